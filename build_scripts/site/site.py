"""What every page is made with: the library, the words of the site, the templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from build_scripts.cache import Cache
from build_scripts.corpus.published import Published
from build_scripts.model import RENDERINGS, Library, Rendering, State, Unit, outline
from build_scripts.site.assets import call
from build_scripts.site.docs import Docs
from build_scripts.site.fonts import verb_faces
from build_scripts.site.inline import UnitTexts
from build_scripts.site.lists import Lists
from build_scripts.site.parts import DataParts, parts_of
from build_scripts.site.places import place_links
from build_scripts.site.settings import Settings
from build_scripts.site.templates import environment
from build_scripts.site.units import counted, unit_date, unit_name, unit_title
from build_scripts.subjects.citations.index import CitationIndex
from build_scripts.subjects.citing.references import public_address
from build_scripts.subjects.glossary.cards import TermCards
from build_scripts.subjects.glossary.usage import Usage
from build_scripts.subjects.requests.rows import RequestRows
from build_scripts.subjects.requests.words import RequestWords
from build_scripts.subjects.search.index import search_folder
from build_scripts.subjects.succession.compare import Comparison, compare
from build_scripts.subjects.succession.wording import Wording, word_pairs
from build_scripts.subjects.votes.ballots import states_by_english

#: What a template is filled with, besides what every page has.
Values: TypeAlias = dict[str, Any]


class Site:
    """What is known of a site while its pages are made. One for one build.

    `header` and `reference` name the pages of the header and the reference pages in their
    order; `data_files` makes the data files, which the data page shows. `digests` has, for each
    document by its name, that of all that it was read from, where it is known. In a folder is
    `kept` for the next build what is worked out of the documents.
    """

    def __init__(
        self,
        library: Library,
        published: Published,
        docs: Docs,
        settings: Settings = Settings(),  # noqa: B008 - a frozen value
        header: Sequence[str] = (),
        reference: Sequence[str] = (),
        data_files: Callable[[Site], Mapping[str, bytes]] = lambda _: {},
        digests: Mapping[str, str] = MappingProxyType({}),
        kept: Path | None = None,
    ) -> None:
        self.library = library
        self.published = published
        self.faces = verb_faces(library, docs.faces)
        self.docs = docs.naming(self.faces)
        self.interface = docs.interface
        self.settings = settings
        self.header = header
        self.reference = reference
        self.digests = digests
        #: what builds keep under a name
        self.kept = partial(Cache.below, kept)
        self._data_files = data_files
        self._templates = environment()
        self._unit: UnitTexts | None = None
        #: how large the data files are that were made already
        self.sizes: dict[str, int] = {}
        #: the units as books by their paths; most builds make none
        self.books: Mapping[str, bytes] = {}
        #: the address of the site as citations may give it: "" where there is none
        self.address = public_address(settings.address)

    def say(self, rendering: Rendering, name: str, /, **values: object) -> str:
        """A text of the interface."""
        return self.interface.say(rendering, name, **values)

    def fill(self, template: str, **values: Any) -> Markup:
        """A template, named by its path below `build_scripts/`, with its values set in."""
        return Markup(self._templates.get_template(template).render(values))  # noqa: S704 - escaped

    def part(self, template: str, rendering: Rendering, **values: Any) -> Markup:
        """A part of a page from a template of its own."""
        return self.fill(template, t=partial(self.say, rendering), rendering=rendering, **values)

    @cached_property
    def spoken(self) -> dict[Rendering, Markup]:
        """The texts that scripts speak, as JSON: written once and not once for each page."""
        return {
            name: htmlsafe_json_dumps(
                self.interface.spoken(name), sort_keys=True, ensure_ascii=False
            )
            for name in RENDERINGS
        }

    def said_when_asked(self, rendering: Rendering) -> str:
        """The words of cards and menus, and the settings, as a script that pages load late."""
        words = self.interface.spoken_when_asked(rendering)
        settings = self.part("site/settings.html", rendering)
        return call("said", words, settings)

    def of_unit(self, unit: Unit) -> UnitTexts:
        """What the pages of a unit share. They are made one after another: the last is kept."""
        if self._unit is None or self._unit.unit is not unit:
            self._unit = UnitTexts(unit, self.everyday)
        return self._unit

    @cached_property
    def term_cards(self) -> TermCards:
        """The cards of the terms that the page of each unit mentions."""
        return TermCards(self.library, self.article)

    @cached_property
    def search_folder(self) -> str:
        """Where the search index of this build lies. No page says it: a script of its own does."""
        return search_folder(self.library, self.interface)

    @property
    def search_pointer(self) -> str:
        """Where that script is, for pages that load the same version of the assets."""
        return f"search/{self.docs.version}.js"

    @property
    def has_feed(self) -> bool:
        """Whether this edition has feeds: from disk they would lead nowhere."""
        return bool(self.settings.address and self.library.changes)

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Every data file of this build by its path below the root."""
        return self._data_files(self)

    @cached_property
    def parts(self) -> DataParts:
        """The units as the data files that grow with each are cut."""
        return parts_of(self.library)

    def size(self, path: str) -> int:
        """How large a data file is."""
        if path not in self.sizes:
            self.sizes[path] = len(self.files[path])
        return self.sizes[path]

    # What more than one page says.

    def unit_name(self, slug: str, rendering: Rendering) -> str:
        """What a unit is called in a list."""
        return unit_name(self.library.units[slug], self.interface, rendering)

    def unit_line(self, unit: Unit, rendering: Rendering, up: str) -> dict[str, Any]:
        """A unit in a list of units; `up` leads to the folder of the units."""
        facts = [unit_date(unit, rendering)] if unit.entry.date else []
        count = counted(self.library.kinds[unit.slug])
        facts.append(self.say(rendering, "paragraphs_count", count=count))
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
    def lists(self) -> Lists:
        """What stands in the lists, and how they are cut."""
        return Lists(self.library, self.interface, self.request_words, self.citations)

    @cached_property
    def asking(self) -> Counter[str]:
        """How many requests each unit makes."""
        return Counter(request.unit for request in self.library.requests if request.asks)

    @cached_property
    def by_symbol(self) -> dict[str, str]:
        """The units that have a symbol, by it."""
        units = self.library.units.values()
        return {unit.entry.symbol: unit.slug for unit in units if unit.entry.symbol}

    @cached_property
    def before_adoption(self) -> dict[str, list[str]]:
        """The units that were adopted later, by the symbol under which they were."""
        found: dict[str, list[str]] = {}
        for unit in self.library.units.values():
            if unit.entry.status and unit.entry.status.later:
                found.setdefault(unit.entry.status.later, []).append(unit.slug)
        return found

    @cached_property
    def states_by_english(self) -> dict[str, State]:
        """The States by each English name that a record may have."""
        return states_by_english(self.library.states.values())

    @cached_property
    def request_words(self) -> RequestWords:
        """The words of the requests."""
        return RequestWords(self.library)

    @cached_property
    def request_rows(self) -> RequestRows:
        """Their rows in the table."""
        return RequestRows(self.request_words, self.interface, self.kept("requests"))

    @cached_property
    def usage(self) -> Usage:
        """How the terms are used."""
        return Usage(self.library)

    @cached_property
    def everyday(self) -> frozenset[str]:
        """The terms that everybody knows: no text marks them."""
        return frozenset(term.id for term in self.library.terms if term.everyday)

    @cached_property
    def comparisons(self) -> dict[str, Comparison]:
        """The pairs that are laid side by side, aligned, by their names."""
        return {
            pair.name: compare(self.library.unit(pair.earlier), self.library.unit(pair.later))
            for pair in self.library.succession.compared
        }

    @cached_property
    def word_pairs(self) -> Mapping[Rendering, Collection[str]]:
        """Which characters make words in the texts of each rendering."""
        return word_pairs(self.library, self.kept("words"))

    @cached_property
    def wording(self) -> dict[Rendering, Wording]:
        """What cuts the texts of each rendering into words."""
        return {rendering: Wording(self.word_pairs.get(rendering, ())) for rendering in RENDERINGS}

    @cached_property
    def slip_places(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Document and erratum → unit and id of the paragraph or footnote that has the slip."""
        places: dict[tuple[str, str], tuple[str, str]] = {}
        for unit in self.library.units.values():
            for place in unit.known(outline).places:
                for id in place.slips:
                    places[unit.document.name, id] = (unit.slug, place.id)
        return places

    @cached_property
    def slips_by_unit(self) -> dict[str, set[str]]:
        """The errata that are marked on each unit's page."""
        found: dict[str, set[str]] = {}
        for (_, erratum), (slug, _) in self.slip_places.items():
            found.setdefault(slug, set()).add(erratum)
        return found
