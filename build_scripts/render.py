"""Library → pages: the body of each page as HTML, with what the frame around it needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from build_scripts.bundle import Bundle
from build_scripts.inline import Targets, inline, slip_id
from build_scripts.interface import Interface, long_date
from build_scripts.model import (
    RENDERINGS,
    Document,
    Erratum,
    Library,
    Paragraph,
    Rendering,
    Slip,
    Term,
    Unit,
)
from build_scripts.paragraphs import Voice, contents_html, paragraph_html
from build_scripts.published import Published
from build_scripts.usage import Usage
from build_scripts.views import (
    contents,
    counted,
    counterpart,
    edition,
    notes,
    paragraph_name,
    status_words,
    text_language,
    unit_date,
    unit_name,
    unit_title,
)

GROUPS = ("concept", "body", "instrument", "procedure")
#: Texts of the interface that scripts in the page need.
SPOKEN_BY_SCRIPTS = (
    *("copy_link", "copied", "copy_by_hand", "close", "to_glossary", "cite", "cited"),
    *("counterpart", "in_paragraph", "in_preamble", "in_item", "in_note", "working"),
    *("slip", "slip_printed", "slip_likely", "slip_unknown"),
    *("offline", "search", "search_results", "results", "no_results", "term", "any"),
    *("filter_body", "filter_year", "filter_document", "filter_kind"),
    *("kind_of_title", "kind_of_term", "kind_of_preambular", "kind_of_operative"),
    *("kind_of_numbered", "kind_of_item", "kind_of_heading", "kind_of_plain", "kind_of_note"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: `path` is its address below the root (`zh-Hans/cosp-7-1/`)."""

    path: str
    rendering: Rendering
    name: str
    title: str
    description: str
    body: str

    @property
    def root(self) -> str:
        """The relative address of the site's root from this page."""
        return "../" * self.path.count("/")


class Renderer:
    """Renders the pages of a library. One renderer for one build."""

    def __init__(
        self,
        library: Library,
        published: Published,
        interface: Interface,
        bundle: Bundle | None = None,
    ) -> None:
        self.bundle = bundle
        self.library = library
        self.published = published
        self.interface = interface
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
        )
        self.places = _slip_places(library)
        self.slips_by_unit: dict[str, set[str]] = {}
        for (_, erratum), (slug, _) in self.places.items():
            self.slips_by_unit.setdefault(slug, set()).add(erratum)
        self.usage = Usage(library)
        self.document_names = {d.entry.name: d for d in library.documents}
        self.place_links = {term.id: self._place_links(term) for term in library.terms}

    def pages(self, abouts: dict[Rendering, str]) -> Iterator[Page]:
        """Every page in every rendering; `abouts` holds the hand-written part of About."""
        for rendering in RENDERINGS:
            yield self.home(rendering)
            yield self.documents(rendering)
            yield self.glossary(rendering)
            yield self.search(rendering)
            yield self.about(rendering, abouts.get(rendering, ""))
        for document, unit in self.library.units:
            for rendering in RENDERINGS:
                yield self.unit(document, unit, rendering)

    def _render(
        self, template: str, path: str, rendering: Rendering, head: str, **values: Any
    ) -> Page:
        say = partial(self.interface.say, rendering)
        body = self.environment.get_template(template).render(
            t=say, root="../" * path.count("/"), rendering=rendering, **values
        )
        name = path.removeprefix(f"{rendering}/")
        description = str(values.get("lead") or values.get("summary") or head)
        return Page(path, rendering, name, head, description, body)

    # Units.

    def unit(self, document: Document, unit: Unit, rendering: Rendering) -> Page:
        say = partial(self.interface.say, rendering)
        shown = edition(self.library, unit, rendering)
        voice = Voice(
            text_language(self.library, unit, rendering),
            Targets("../glossary/", "../about/", document.entry.name),
        )
        beside = counterpart(self.library, unit, rendering)
        twin = beside[0] if beside else None
        other = self._other(unit, document, beside[1]) if beside else None
        english = self.library.english_status.get(unit.slug)
        has_text = rendering != "en" or english is not None
        name = unit_name(unit, self.interface, rendering)
        title = unit_title(self.library, unit, rendering)
        status = unit.entry.status
        siblings = [
            {
                "href": f"../{sibling.slug}/",
                "name": unit_name(sibling, self.interface, rendering),
                "current": sibling.slug == unit.slug,
            }
            for sibling in document.units
        ]
        at = next(i for i, sibling in enumerate(siblings) if sibling["current"])
        return self._render(
            "unit.html",
            f"{rendering}/{unit.slug}/",
            rendering,
            f"{name} {title}",
            name=name,
            summary=title,
            title=inline(shown.title, voice.targets) if has_text else title,
            lang=voice.language,
            twin_title=unit_title(self.library, unit, other.language) if other else "",
            twin_lang=other.language if other else "",
            english=say("english_" + english.replace(" ", "_")) if english else "",
            parallel=beside is not None,
            body=self.library.bodies[document.entry.body][rendering],
            session=document.entry.session[rendering],
            siblings=siblings,
            previous=siblings[at - 1] if at else None,
            next=siblings[at + 1] if at + 1 < len(siblings) else None,
            status=status_words(status, self.interface, rendering) if status else [],
            facts=self._unit_facts(document, unit, rendering),
            official=_official(unit, document, rendering),
            data=f"../../data/units/{unit.slug}.json",
            missing=say("english_missing") if rendering == "en" and not english else "",
            contents=contents_html(contents(shown, self.interface, rendering)),
            text=self._text(shown, voice, twin, other, say("votes")),
            notes=notes(shown, voice.targets, self.published.aliases(unit.slug)),
            twin_notes=notes(twin, other.targets) if twin and other else [],
            citation=self._citation(document, unit),
            slips=self._slips(document, unit, rendering),
        )

    def _other(self, unit: Unit, document: Document, language: Rendering) -> Voice:
        """The second voice of a unit's page: no ids, links into the rooms of the first."""
        targets = Targets("../glossary/", "../about/", document.entry.name, with_ids=False)
        return Voice(language, targets, f"../../{language}/{unit.slug}/")

    def _citation(self, document: Document, unit: Unit) -> dict[str, str | None]:
        """What a copied citation says of a unit, in both languages, with the English's status."""
        bodies = self.library.bodies[document.entry.body]
        names = {rendering: unit_name(unit, self.interface, rendering) for rendering in RENDERINGS}
        return {
            "zh-Hans": f"{bodies['zh-Hans']}{names['zh-Hans']}",
            "zh-Hant": f"{bodies['zh-Hant']}{names['zh-Hant']}",
            "en": f"{bodies['en']}, {names['en'][0].lower()}{names['en'][1:]}"
            if unit.entry.kind in ("resolution", "decision", "draft")
            else f"{bodies['en']}, {names['en']}",
            "english": self.library.english_status.get(unit.slug),
        }

    def _text(
        self, shown: Unit, voice: Voice, twin: Unit | None, other: Voice | None, votes: str
    ) -> Markup:
        """The paragraphs of a unit, each recorded vote with its lists as one section."""
        aliases = _gathered(self.published.aliases(shown.slug), shown)
        twins = twin.paragraphs if twin else (None,) * len(shown.paragraphs)
        starts = {f"{vote.id}-in-favour": vote.id for vote in shown.votes}
        ends = {f"{vote.id}-abstaining" for vote in shown.votes}
        parts = []
        for paragraph, second in zip(shown.paragraphs, twins, strict=True):
            if paragraph.id in starts:
                id = starts[paragraph.id]
                parts.append(
                    f'<section class="votes" id="{id}" aria-label="{escape(votes)} {id[5:]}">'
                )
            parts.append(
                paragraph_html(paragraph, voice, second, other, aliases.get(paragraph.id, ()))
            )
            if paragraph.id in ends:
                parts.append("</section>")
        return Markup("\n".join(parts))  # noqa: S704 - made of escaped parts

    def _unit_facts(
        self, document: Document, unit: Unit, rendering: Rendering
    ) -> list[tuple[str, str]]:
        say = partial(self.interface.say, rendering)
        entry = document.entry
        session = entry.session[rendering]
        if entry.agenda_item:
            comma = ", " if rendering == "en" else "，"
            session += comma + say("agenda_item", item=entry.agenda_item)
        date = unit_date(document, unit, rendering) or say("no_date")
        place = entry.place[rendering] if entry.place else None
        separator = ", " if rendering == "en" else "，"
        first, last = unit.pages
        pages = say("page", first=first) if first == last else say("pages", first=first, last=last)
        facts = [
            (say("symbol"), unit.entry.symbol or say("no_symbol")),
            (say("body"), self.library.bodies[entry.body][rendering]),
            (say("session"), session),
            (say("date"), f"{place}{separator}{date}" if place else date),
        ]
        if unit.entry.status:
            facts.append((say("source"), unit.entry.status.source))
        facts.append((say("received"), f"{entry.received_as}{separator}{pages}"))
        return facts

    def _slips(
        self, document: Document, unit: Unit, rendering: Rendering
    ) -> dict[str, dict[str, str | None]]:
        """The errata marked on a unit's page, for the cards that explain them."""
        here = self.slips_by_unit.get(unit.slug, set())
        return {
            erratum.id: {
                "printed": erratum.printed,
                "likely": erratum.likely,
                "why": erratum.why[rendering],
            }
            for erratum in self.library.errata.get(document.entry.name, ())
            if erratum.id in here
        }

    # Lists.

    def _unit_line(
        self, document: Document, unit: Unit, rendering: Rendering, up: str
    ) -> dict[str, Any]:
        facts = [unit_date(document, unit, rendering)] if unit.entry.date else []
        facts.append(self.interface.say(rendering, "paragraphs_count", count=counted(unit)))
        return {
            "href": f"{up}{unit.slug}/",
            "name": unit_name(unit, self.interface, rendering),
            "title": unit_title(self.library, unit, rendering),
            "facts": facts,
        }

    def home(self, rendering: Rendering) -> Page:
        say = partial(self.interface.say, rendering)
        library = self.library
        groups = []
        for body, names in library.bodies.items():
            documents = [
                {
                    "href": f"documents/#{document.entry.name}",
                    "session": document.entry.session[rendering],
                    "units": [
                        self._unit_line(document, unit, rendering, "") for unit in document.units
                    ],
                }
                for document in library.documents
                if document.entry.body == body
            ]
            if documents:
                groups.append({"body": names[rendering], "documents": documents})
        errata = sum(len(found) for found in library.errata.values())
        occurrences = sum(len(places) for places in library.occurrences.values())
        lead = say(
            "home_lead",
            documents=len(library.documents),
            units=len(library.units),
            paragraphs=sum(counted(unit) for _, unit in library.units),
        )
        ways = [
            ("documents/", say("way_documents")),
            ("glossary/", say("way_glossary", terms=len(library.terms), occurrences=occurrences)),
            ("about/", say("way_about", errata=errata)),
        ]
        return self._render(
            "home.html",
            f"{rendering}/",
            rendering,
            say("tagline"),
            lead=lead,
            groups=groups,
            ways=ways,
        )

    def documents(self, rendering: Rendering) -> Page:
        documents = [
            {
                "name": document.entry.name,
                "title": self._document_title(document, rendering),
                "official": document.entry.official,
                "facts": self._document_facts(document, rendering),
                "units": [
                    self._unit_line(document, unit, rendering, "../") for unit in document.units
                ],
                "frame": self._frame(document, rendering),
                "links": self._links(document, rendering),
            }
            for document in self.library.documents
        ]
        title = self.interface.say(rendering, "documents")
        return self._render(
            "documents.html", f"{rendering}/documents/", rendering, title, documents=documents
        )

    def _document_title(self, document: Document, rendering: Rendering) -> str:
        if rendering == "zh-Hant":
            return self.library.hant_titles[document.entry.name]
        return document.entry.title[rendering]

    def _document_facts(self, document: Document, rendering: Rendering) -> list[tuple[str, str]]:
        say = partial(self.interface.say, rendering)
        entry = document.entry
        facts = [
            (say("symbol"), entry.symbol or say("no_symbol")),
            (say("body"), self.library.bodies[entry.body][rendering]),
            (say("session"), entry.session[rendering]),
        ]
        days = [long_date(date, rendering) for date in entry.dates.values() if date]
        if days:
            facts.append((say("date"), "–".join(days)))
        facts.append((say("received"), entry.received_as))
        return facts

    def _frame(self, document: Document, rendering: Rendering) -> list[dict[str, Any]]:
        frame = document.frame
        if rendering == "zh-Hant":
            frame = self.library.hant_frames[document.entry.name]
        elif rendering == "en":
            frame = self.library.english_frames.get(document.entry.name, frame)
        targets = Targets("../glossary/", "../about/", document.entry.name, with_ids=False)
        return [
            {"label": paragraph.label, "text": inline(paragraph.runs, targets)}
            for paragraph in frame
        ]

    def _links(self, document: Document, rendering: Rendering) -> list[dict[str, str]]:
        wrong = {
            (erratum.printed, line): erratum.id
            for erratum in self.library.errata.get(document.entry.name, ())
            if erratum.kind == "link"
            for line in erratum.lines
        }
        name = document.entry.name
        return [
            {
                "url": link.url,
                "place": self.interface.say(rendering, "page", first=link.page),
                "erratum": f"../about/#{slip_id(name, wrong[link.url, link.line])}"
                if (link.url, link.line) in wrong
                else "",
            }
            for link in document.links
        ]

    def glossary(self, rendering: Rendering) -> Page:
        say = partial(self.interface.say, rendering)
        units = {unit.slug: unit for _, unit in self.library.units}
        groups = [
            {
                "id": group,
                "title": say(f"group_{group}"),
                "terms": [
                    self._term(term, units, rendering)
                    for term in self.library.terms
                    if term.group == group
                ],
            }
            for group in GROUPS
        ]
        lead = say("glossary_lead", terms=len(self.library.terms))
        chinese = "zh-Hant" if rendering == "zh-Hant" else "zh-Hans"
        return self._render(
            "glossary.html",
            f"{rendering}/glossary/",
            rendering,
            say("glossary"),
            lead=lead,
            groups=groups,
            lang=chinese,
        )

    def _term(self, term: Term, units: dict[str, Unit], rendering: Rendering) -> dict[str, Any]:
        say = partial(self.interface.say, rendering)
        order: list[Rendering] = [rendering, *(r for r in RENDERINGS if r != rendering)]
        script = {"zh-Hans": "hans", "zh-Hant": "hant", "en": "hans"}[rendering]
        return {
            "id": term.id,
            "aliases": self.published.aliases("glossary").get(term.id, []),
            "names": [(name, term.name(name)) for name in order],
            "definition": term.definition[rendering],
            "abbreviations": ", ".join(term.abbreviations),
            "variants": "、".join(getattr(form, script) for form in term.forms[1:]),
            "also": "; ".join(term.en_variants),
            "article": self._article(term, rendering),
            "examples": [
                (f"../{e.unit}/#{e.paragraph}", e.chinese, e.english)
                for e in self.usage.examples(term, rendering)
            ],
            "forms": [
                (
                    form,
                    "; ".join(
                        f"{self._short(self.document_names[name], rendering)} {count}"
                        for name, count in counts
                    ),
                )
                for form, counts in self.usage.forms(term, rendering)
            ],
            "count": say("occurrences_count", count=len(self.library.occurrences.get(term.id, ()))),
            "places": [
                {
                    "href": f"../{slug}/",
                    "name": unit_name(units[slug], self.interface, rendering),
                    "paragraphs": links,
                }
                for slug, links in self.place_links[term.id].items()
            ],
        }

    def _article(self, term: Term, rendering: Rendering) -> str:
        """Where the Convention has a term: the article, with its title where that is certain."""
        if not term.article:
            return ""
        named = self.interface.say(rendering, "article", article=term.article)
        title = self.library.articles.get(int(term.article.split(" ")[0]), {}).get(rendering)
        comma = ": " if rendering == "en" else "："
        return f"{named}{comma}{title}" if title else named

    def _short(self, document: Document, rendering: Rendering) -> str:
        """A document in a few words: its symbol, else what its first unit is called."""
        return document.entry.symbol or unit_name(document.units[0], self.interface, rendering)

    def _place_links(self, term: Term) -> dict[str, Markup]:
        """For each unit the links to a term's places, the same in all renderings.

        Thousands of links: written once, not by the template. Ids and slugs hold nothing that
        would need escaping.
        """
        by_unit: dict[str, list[str]] = {}
        for place in self.library.occurrences.get(term.id, ()):
            id = place.paragraph
            name = id if id.startswith("pp") else id.removeprefix("op").removeprefix("p")
            by_unit.setdefault(place.unit, []).append(f'<a href="../{place.unit}/#{id}">{name}</a>')
        return {
            slug: Markup(" ".join(links))  # noqa: S704 - made above
            for slug, links in by_unit.items()
        }

    def search(self, rendering: Rendering) -> Page:
        """The page of the search: the field, the filters and room for the results."""
        say = partial(self.interface.say, rendering)
        return self._render(
            "search.html", f"{rendering}/search/", rendering, say("search"), lead=say("search_lead")
        )

    # About.

    def about(self, rendering: Rendering, written: str) -> Page:
        say = partial(self.interface.say, rendering)
        counts = [
            {
                "href": f"../{unit.slug}/",
                "name": unit_name(unit, self.interface, rendering),
                "numbers": _counts(unit),
            }
            for _, unit in self.library.units
        ]
        errata = [
            {
                "title": self._document_title(document, rendering),
                "errata": [
                    self._erratum(document, erratum, rendering)
                    for erratum in self.library.errata.get(document.entry.name, ())
                ],
            }
            for document in self.library.documents
        ]
        total = sum(len(found) for found in self.library.errata.values())
        page = self._render(
            "faithful.html",
            f"{rendering}/about/",
            rendering,
            say("about"),
            counts=counts,
            errata=[group for group in errata if group["errata"]],
            errata_lead=say("errata_lead", count=total),
            parity=self._parity(rendering),
            bundle=self.bundle,
            colon=": " if rendering == "en" else "：",
        )
        body = f'<div class="page plain-page about">\n{written}\n{page.body}\n</div>'
        return Page(page.path, page.rendering, page.name, page.title, say("faithful"), body)

    def _parity(self, rendering: Rendering) -> str:
        tally = self.library.parity
        if tally is None or not tally.segments:
            return ""
        return self.interface.say(
            rendering,
            "parity",
            segments=tally.segments,
            checks=tally.checks,
            exceptions=tally.exceptions,
        )

    def _erratum(
        self, document: Document, erratum: Erratum, rendering: Rendering
    ) -> dict[str, Any]:
        say = partial(self.interface.say, rendering)
        before, mark, after = (
            erratum.printed.partition(erratum.mark) if erratum.mark else ("", erratum.printed, "")
        )
        slug, paragraph = self.places.get((document.entry.name, erratum.id), ("", ""))
        units = {unit.slug: unit for unit in document.units}
        place = say("link_erratum")
        if slug:
            name = unit_name(units[slug], self.interface, rendering)
            found = next((p for p in units[slug].paragraphs if p.id == paragraph), None)
            label = (
                paragraph_name(found)
                if found
                else say("note_number", label=paragraph.removeprefix("fn"))
            )
            place = f"{name} · {label}"
        return {
            "id": slip_id(document.entry.name, erratum.id),
            "before": before,
            "mark": mark,
            "after": after,
            "href": f"../{slug}/#{paragraph}" if slug else "",
            "place": place,
            "likely": erratum.likely,
            "confidence": say(f"confidence_{erratum.confidence}"),
            "lines": say("lines", lines="–".join(str(line) for line in erratum.lines)),
            "why": erratum.why[rendering],
        }

    # What scripts read.

    def glossary_script(self, rendering: Rendering) -> str:
        """The cards of all terms as a script, so that it loads from `file://` too."""
        order: list[Rendering] = [rendering, *(r for r in RENDERINGS if r != rendering)]
        cards = {
            term.id: [
                [[name, term.name(name)] for name in order],
                term.definition[rendering],
                self._article(term, rendering),
                ", ".join(term.abbreviations),
            ]
            for term in self.library.terms
        }
        data = json.dumps(cards, ensure_ascii=False, separators=(",", ":"))
        return f"readingRoom.terms({data.replace('</', '<' + chr(92) + '/')});\n"

    def words(self, rendering: Rendering) -> dict[str, str]:
        """The texts that scripts speak, in the reader's language."""
        return {name: self.interface.say(rendering, name) for name in SPOKEN_BY_SCRIPTS}


def _gathered(aliases: dict[str, list[str]], unit: Unit) -> dict[str, list[str]]:
    """Old ids by the paragraph that shows them: those of marks and votes stand with theirs."""
    gathered: dict[str, list[str]] = {}
    starts = {vote.id: f"{vote.id}-in-favour" for vote in unit.votes}
    for paragraph in unit.paragraphs:
        for id in (paragraph.id, *(mark.id for mark in paragraph.marks)):
            gathered.setdefault(paragraph.id, []).extend(aliases.get(id, ()))
    for vote, first in starts.items():
        gathered.setdefault(first, []).extend(aliases.get(vote, ()))
    return gathered


def _official(unit: Unit, document: Document, rendering: Rendering) -> str:
    """The address of the official text, in the reader's language.

    The unit's own where its symbol has a document; else that of the document.
    """
    symbol = unit.entry.symbol or ""
    address = f"https://undocs.org/zh/{symbol}" if symbol.startswith("A/") else ""
    address = address or document.entry.official
    return address.replace("undocs.org/zh/", "undocs.org/en/") if rendering == "en" else address


def _counts(unit: Unit) -> list[int]:
    kinds = [paragraph.kind for paragraph in unit.paragraphs]
    return [
        kinds.count("preambular"),
        kinds.count("operative") + kinds.count("numbered"),
        kinds.count("item"),
        kinds.count("heading"),
        len(unit.footnotes),
    ]


def _slip_places(library: Library) -> dict[tuple[str, str], tuple[str, str]]:
    """Document and erratum → unit and id of the paragraph or footnote that has the slip."""
    places: dict[tuple[str, str], tuple[str, str]] = {}
    for document, unit in library.units:
        for place in unit.places:
            ids = [run.erratum for run in place.runs if isinstance(run, Slip)]
            if isinstance(place, Paragraph) and place.label_slip:
                ids.append(place.label_slip)
            for id in ids:
                places[document.entry.name, id] = (unit.slug, place.id)
    return places
