"""What every page is made with: the library, the words of the site, the templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from build_scripts.publish.bundle import Bundle
from build_scripts.subjects.citations.index import CitationIndex
from build_scripts.site.interface import Interface
from build_scripts.model import (
    RENDERINGS,
    Library,
    Rendering,
    Slip,
    Unit,
)
from build_scripts.corpus.published import Published
from build_scripts.subjects.citing.references import public_address
from build_scripts.subjects.requests.words import RequestWords
from build_scripts.site.places import place_links
from build_scripts.subjects.succession.compare import Comparison, compare
from build_scripts.subjects.succession.differences import Wording
from build_scripts.subjects.glossary.usage import Usage
from build_scripts.site.units import counted, unit_date, unit_name, unit_title

#: The reference rooms in the order in which they are shown; each has texts `<room>`, `<room>_lead`.
REFERENCE_ROOMS = ("citations", "convention", "succession", "requests", "votes", "data")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: `path` is its address below the root (`zh-Hans/cosp-7-1/`).

    `head` is markup for the page's head; `assets` are style sheets and scripts below
    `assets/` that this page needs besides those of every page.
    """

    path: str
    rendering: Rendering
    name: str
    title: str
    description: str
    body: str
    head: Markup = field(default_factory=Markup)
    assets: tuple[str, ...] = ()

    @property
    def root(self) -> str:
        """The relative address of the site's root from this page."""
        return "../" * self.path.count("/")


class Site:
    """Sets pages from a library. One site for one build; a room is a function that uses it."""

    def __init__(
        self,
        library: Library,
        published: Published,
        interface: Interface,
        bundle: Bundle | None = None,
        site_url: str = "",
    ) -> None:
        self.library = library
        self.published = published
        self.interface = interface
        self.bundle = bundle
        #: every data file of this build by its path below the root; the data page shows them
        self.files: dict[str, bytes] = {}
        #: where the site stands, and that address as citations may give it: "" where there is none
        self.site_url = site_url
        self.address = public_address(site_url)
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(Path(__file__).resolve().parent.parent),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
        )
        # Han as it is, half as long as in escapes; and in the order in which it was given.
        self._templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False}

    def say(self, rendering: Rendering, name: str, /, **values: object) -> str:
        """A text of the interface."""
        return self.interface.say(rendering, name, **values)

    def page(
        self,
        template: str,
        name: str,
        rendering: Rendering,
        title: str,
        /,
        *,
        description: str = "",
        head: Markup | None = None,
        assets: Iterable[str] = (),
        **values: Any,
    ) -> Page:
        """A page from a template; `name` is its address below the rendering (`glossary/`).

        In the template `t` says a text of the interface and `root` leads to the site's root.
        The description of a page is its lead where nothing else is given.
        """
        path = f"{rendering}/{name}"
        body = self._templates.get_template(template).render(
            t=partial(self.say, rendering),
            rooms_of_reference=REFERENCE_ROOMS,
            root="../" * path.count("/"),
            rendering=rendering,
            **values,
        )
        said = str(description or values.get("lead") or title)
        return Page(path, rendering, name, title, said, body, head or Markup(), tuple(assets))

    def part(self, template: str, rendering: Rendering, **values: Any) -> Markup:
        """A part of a page from a template of its own."""
        part = self._templates.get_template(template)
        said = part.render(t=partial(self.say, rendering), rendering=rendering, **values)
        return Markup(said)  # noqa: S704 - the templates escape every value

    @property
    def has_feed(self) -> bool:
        """Whether this edition has feeds: from disk they would lead nowhere."""
        return bool(self.site_url and self.library.changes)

    # What more than one room says.

    def unit_name(self, slug: str, rendering: Rendering) -> str:
        """What a unit is called in a list."""
        return unit_name(self.library.units[slug], self.interface, rendering)

    def unit_line(self, unit: Unit, rendering: Rendering, up: str) -> dict[str, Any]:
        """A unit in a list of units; `up` leads to the folder of the units."""
        facts = [unit_date(unit, rendering)] if unit.entry.date else []
        facts.append(self.say(rendering, "paragraphs_count", count=counted(unit)))
        return {
            "href": f"{up}{unit.slug}/",
            "name": unit_name(unit, self.interface, rendering),
            "title": unit_title(unit, rendering),
            "facts": facts,
        }

    def document_name(self, name: str, rendering: Rendering) -> str:
        """A document in a few words: its symbol, else what its first unit is called."""
        document = self.library.document(name)
        return document.entry.symbol or unit_name(document.units[0], self.interface, rendering)

    def article(self, article: str, rendering: Rendering) -> str:
        """An article of the Convention by its number, with its title where that is verified."""
        named = self.say(rendering, "article", article=article)
        found = self.library.articles.get(int(article.split(" ", maxsplit=1)[0]))
        if found is None or (found.unverified and rendering != "en"):
            return named
        colon = ": " if rendering == "en" else "："
        return f"{named}{colon}{found.title[rendering]}"

    def places(
        self, places: Iterable[tuple[str, str]], rendering: Rendering, up: str = "../"
    ) -> list[dict[str, Any]]:
        """Places (unit, id) by unit, each once, as short links: for lists of many places."""
        by_unit: dict[str, list[str]] = {}
        for slug, id in places:
            by_unit.setdefault(slug, []).append(id)
        return [
            {
                "href": f"{up}{slug}/",
                "name": self.unit_name(slug, rendering),
                "links": place_links(slug, ids, self.interface, rendering, up),
            }
            for slug, ids in by_unit.items()
        ]

    @cached_property
    def citations(self) -> CitationIndex:
        """Who cites what."""
        return CitationIndex(self.library)

    @cached_property
    def asking(self) -> Counter[str]:
        """How many requests each unit makes."""
        return Counter(request.unit for request in self.library.requests if request.asks)

    @cached_property
    def request_words(self) -> RequestWords:
        """The words of the requests."""
        return RequestWords(self.library)

    @cached_property
    def usage(self) -> Usage:
        """How the terms are used."""
        return Usage(self.library)

    @cached_property
    def comparisons(self) -> dict[str, Comparison]:
        """The pairs of the corpus, aligned, by their names."""
        return {
            pair.name: compare(
                self.library.unit(pair.earlier), self.library.unit(pair.later)
            )
            for pair in self.library.succession.pairs
        }

    @cached_property
    def wording(self) -> dict[Rendering, Wording]:
        """Which characters make words in the texts of each rendering."""
        return {
            rendering: Wording(
                paragraph.text(rendering).words
                for unit in self.library.units.values()
                for paragraph in unit.paragraphs
            )
            for rendering in RENDERINGS
        }

    @cached_property
    def slip_places(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Document and erratum → unit and id of the paragraph or footnote that has the slip."""
        places: dict[tuple[str, str], tuple[str, str]] = {}
        for unit in self.library.units.values():
            for place in unit.places:
                ids = [mark.what.erratum for mark in place.source.of(Slip)]
                for id in filter(None, (*ids, place.label_slip)):
                    places[unit.document.name, id] = (unit.slug, place.id)
        return places

    @cached_property
    def slips_by_unit(self) -> dict[str, set[str]]:
        """The errata that are marked on each unit's page."""
        found: dict[str, set[str]] = {}
        for (_, erratum), (slug, _) in self.slip_places.items():
            found.setdefault(slug, set()).add(erratum)
        return found
