"""The units as data: the index of all, and a file for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias, TypedDict, cast

from build_scripts.data.formats import said_in_each
from build_scripts.data.origin import (
    OriginData,
    ProceedingsData,
    origin_value,
    proceedings_value,
)
from build_scripts.data.types import (
    Day,
    EachRendering,
    Https,
    NamedKeys,
    PlaceId,
    Said,
    SaidOrNot,
    SitePath,
    Slug,
)
from build_scripts.model import (
    RENDERINGS,
    Document,
    EnglishStatus,
    Library,
    Outcome,
    ParagraphKind,
    Place,
    Status,
    Unit,
    UnitKind,
)
from build_scripts.site.units import unit_title
from build_scripts.subjects.citations.data import CitationData, citation_value
from build_scripts.subjects.citations.index import CitationIndex
from build_scripts.subjects.discrepancies.data import DiscrepancyData, discrepancy_value
from build_scripts.subjects.votes.data import VoteData, vote_value

DayName: TypeAlias = Annotated[Literal["adopted", "from", "to"], NamedKeys("day", some=True)]


class EntryData(TypedDict):
    slug: Slug
    symbol: str | None
    kind: UnitKind
    title: Said
    date: Day | None
    body: str
    url: dict[EachRendering, SitePath]
    document: str
    english: EnglishStatus | None


class PartsData(TypedDict):
    file: str
    parts: list[str]


class IndexData(TypedDict):
    units: list[EntryData]
    files: list[PartsData]


class StatusData(TypedDict):
    how: Outcome
    date: Day | None
    meeting: str | None
    later: str | None
    later_date: Day | None
    later_meeting: str | None
    count: str | None
    source: str


class LinkData(TypedDict):
    url: str
    page: int
    line: int


class DocumentData(TypedDict):
    name: str
    symbol: str | None
    body: str
    session: Said | None
    place: Said | None
    dates: dict[DayName, Day]
    agenda_item: str | None
    title: Said
    official: Https
    received_as: str
    original: str | None
    taken_with: str | None
    origin: OriginData | None
    pages: tuple[int, int]
    links: list[LinkData]


VerbData = TypedDict("VerbData", {"id": str, "zh-Hans": str, "zh-Hant": str, "en": str | None})


class ParagraphData(TypedDict):
    id: PlaceId
    kind: ParagraphKind
    label: str | None
    parent: PlaceId | None
    text: SaidOrNot
    verb: VerbData | None
    footnotes: list[PlaceId]
    citations: list[CitationData]
    terms: list[Slug]
    lines: tuple[int, int] | None


class FootnoteData(TypedDict):
    id: PlaceId
    label: str
    text: SaidOrNot
    refs: list[PlaceId]
    citations: list[CitationData]


class AliasData(TypedDict):
    eid: str
    id: PlaceId


class UnitData(TypedDict):
    slug: Slug
    symbol: str | None
    kind: UnitKind
    title: Said
    date: Day | None
    status: StatusData | None
    document: DocumentData
    paragraphs: list[ParagraphData]
    footnotes: list[FootnoteData]
    votes: list[VoteData]
    proceedings: ProceedingsData | None
    aliases: list[AliasData]
    english: EnglishStatus | None
    discrepancies: list[DiscrepancyData]


def _titles(unit: Unit) -> Said:
    return {rendering: unit_title(unit, rendering) for rendering in RENDERINGS}


def index_values(library: Library, parts: Mapping[str, list[str]]) -> IndexData:
    """Every unit, in the order of the corpus, and every file that may be cut, with its parts."""
    return {
        "units": [
            {
                "slug": unit.slug,
                "symbol": unit.entry.symbol,
                "kind": unit.kind.name,
                "title": _titles(unit),
                "date": unit.entry.date,
                "body": unit.document.body,
                "url": {rendering: f"/{rendering}/{unit.slug}/" for rendering in RENDERINGS},
                "document": unit.document.name,
                "english": unit.english,
            }
            for unit in library.units.values()
        ],
        "files": [{"file": file, "parts": paths} for file, paths in parts.items()],
    }


def unit_value(library: Library, unit: Unit, index: CitationIndex) -> UnitData:
    """What a unit's file holds."""
    return {
        "slug": unit.slug,
        "symbol": unit.entry.symbol,
        "kind": unit.kind.name,
        "title": _titles(unit),
        "date": unit.entry.date,
        "status": _status(unit.entry.status),
        "document": _document(library.document(unit.document.name), unit),
        "paragraphs": [_paragraph(unit, place, library, index) for place in unit.paragraphs],
        "footnotes": [
            {
                "id": note.id,
                "label": note.label or "",
                "text": said_in_each(note),
                "refs": list(note.mentions),
                "citations": [citation_value(c) for c in index.made(unit.slug, note.id)],
            }
            for note in unit.footnotes
        ],
        "votes": [vote_value(vote, unit, library) for vote in unit.votes],
        "proceedings": proceedings_value(unit.entry.proceedings),
        "aliases": [{"eid": eid, "id": id} for eid, id in sorted(unit.aliases.items())],
        "english": unit.english,
        "discrepancies": [
            discrepancy_value(one)
            for one in library.document(unit.document.name).discrepancies
            if one.place[0] == unit.slug
        ],
    }


def _status(status: Status | None) -> StatusData | None:
    if status is None:
        return None
    return {
        "how": status.how,
        "date": status.date,
        "meeting": status.meeting,
        "later": status.later,
        "later_date": status.later_date,
        "later_meeting": status.later_meeting,
        "count": status.count,
        "source": status.source,
    }


def _document(document: Document, unit: Unit) -> DocumentData:
    entry = document.entry
    first, last = unit.pages
    return {
        "name": entry.name,
        "symbol": entry.symbol,
        "body": entry.body,
        "session": cast(Said | None, entry.session),
        "place": cast(Said | None, entry.place),
        "dates": cast(dict[DayName, str], entry.dates),
        "agenda_item": entry.agenda_item,
        "title": {rendering: document.titles[rendering] for rendering in RENDERINGS},
        "official": entry.official,
        "received_as": entry.received_as,
        "original": entry.original,
        "taken_with": entry.taken_with,
        "origin": origin_value(entry.origin),
        "pages": unit.pages,
        "links": [
            {"url": link.url, "page": link.page, "line": link.line}
            for link in document.links
            if first <= link.page <= last
        ],
    }


def _paragraph(unit: Unit, place: Place, library: Library, index: CitationIndex) -> ParagraphData:
    lines = [span.line for span in place.spans]
    return {
        "id": place.id,
        "kind": cast(ParagraphKind, place.kind),
        "label": place.label,
        "parent": place.parent,
        "text": said_in_each(place),
        "verb": verb_value(place, library),
        "footnotes": notes_of(place),
        "citations": [citation_value(c) for c in index.made(unit.slug, place.id)],
        "terms": list(place.source.terms),
        "lines": (min(lines), max(lines)) if lines else None,
    }


def notes_of(place: Place) -> list[str]:
    """The ids of the footnotes that a place has marks of, each once."""
    return list(dict.fromkeys(mark.note_id for mark in place.notes))


def verb_value(place: Place, library: Library) -> VerbData | None:
    """The verb that opens a paragraph, as each text has it."""
    opening = place.source.verb
    if opening is None:
        return None
    form = library.verbs[opening.what.verb]
    listed = form.preambular if place.kind == "preambular" else form.operative
    english = place.texts.get("en")
    translated = english.verb if english else None
    return {
        "id": form.id,
        "zh-Hans": place.source.at(opening),
        "zh-Hant": place.text("zh-Hant").at(opening),
        "en": english.at(translated) if english and translated else listed,
    }
