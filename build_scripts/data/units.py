"""The data beside the pages: JSON as the contract promises it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TypeAlias, cast, get_args

from build_scripts.check import stated_counts
from build_scripts.data.types import (
    CitationData,
    DayName,
    DocumentData,
    IndexData,
    LinkData,
    ParagraphData,
    ParagraphKind,
    StatusData,
    TermData,
    UnitData,
    VerbData,
    VoteData,
)
from build_scripts.model import (
    RENDERINGS,
    Cited,
    Document,
    Library,
    Link,
    Place,
    Rendering,
    Status,
    Unit,
    Vote,
)
from build_scripts.site.units import unit_title
from build_scripts.subjects.citations.index import CitationIndex
from build_scripts.subjects.glossary.terms import terms_of
from build_scripts.subjects.votes.ballots import Choice

Words: TypeAlias = dict[Rendering, str | None]
DAYS: tuple[DayName, ...] = get_args(DayName)


def unit_values(library: Library, citations: CitationIndex) -> Iterator[UnitData]:
    """What each unit's file holds, in the order of the corpus."""
    for unit in library.units.values():
        yield _unit(library, unit, citations)


def words_of(place: Place) -> Words:
    """The words of a place in each rendering; None where it has no English."""
    english = place.texts.get("en")
    return {
        "zh-Hans": place.words,
        "zh-Hant": place.text("zh-Hant").words,
        "en": english.words if english else None,
    }


def _titles(unit: Unit) -> dict[Rendering, str]:
    return {rendering: unit_title(unit, rendering) for rendering in RENDERINGS}


def index_values(library: Library) -> IndexData:
    """Every unit, in the order of the corpus."""
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
        ]
    }


def _unit(library: Library, unit: Unit, index: CitationIndex) -> UnitData:
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
                "text": words_of(note),
                "refs": list(note.mentions),
                "citations": [_citation(cited) for cited in index.made(unit.slug, note.id)],
            }
            for note in unit.footnotes
        ],
        "votes": [_vote(vote, unit, library) for vote in unit.votes],
        "english": unit.english,
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
        "source": status.source,
    }


def _document(document: Document, unit: Unit) -> DocumentData:
    entry = document.entry
    first, last = unit.pages
    return {
        "name": entry.name,
        "symbol": entry.symbol,
        "body": entry.body,
        "session": _said(entry.session),
        "place": _said(entry.place) if entry.place else None,
        "dates": {day: entry.dates[day] for day in DAYS if day in entry.dates},
        "agenda_item": entry.agenda_item,
        "title": {rendering: document.titles[rendering] for rendering in RENDERINGS},
        "official": entry.official,
        "received_as": entry.received_as,
        "pages": [first, last],
        "links": [_link(link) for link in document.links if first <= link.page <= last],
    }


def _said(words: Mapping[str, str]) -> dict[Rendering, str]:
    return {rendering: words[rendering] for rendering in RENDERINGS}


def _link(link: Link) -> LinkData:
    return {"url": link.url, "page": link.page, "line": link.line}


def _paragraph(unit: Unit, place: Place, library: Library, index: CitationIndex) -> ParagraphData:
    lines = [span.line for span in place.spans]
    return {
        "id": place.id,
        "kind": cast(ParagraphKind, place.kind),
        "label": place.label,
        "parent": place.parent,
        "text": words_of(place),
        "verb": _verb(place, library),
        "footnotes": list(dict.fromkeys(mark.note_id for mark in place.notes)),
        "citations": [_citation(cited) for cited in index.made(unit.slug, place.id)],
        "terms": list(terms_of(place)),
        "lines": [min(lines), max(lines)] if lines else None,
    }


def _citation(cited: Cited) -> CitationData:
    """A citation with its words and target, and what the words name as far as they say it."""
    reference = {
        name: value for name, value in asdict(cited.reference).items() if value is not None
    }
    named = {"instrument": cited.instrument} if cited.instrument else {}
    place = {"text": cited.text, "target": cited.target, "start": cited.start, "end": cited.end}
    return cast(CitationData, {**place, **reference, **named})


def _verb(place: Place, library: Library) -> VerbData | None:
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


def _vote(vote: Vote, unit: Unit, library: Library) -> VoteData:
    question = unit.paragraph(vote.paragraph)
    assert question is not None, "a vote stands below its question"
    stated = stated_counts(question.words) or (0, 0, 0)
    lists: dict[Choice, tuple[str, ...]] = {
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstaining": vote.abstaining,
    }
    return {
        "id": vote.id,
        "paragraph": vote.paragraph,
        "question": words_of(question),
        "counts": dict(zip(lists, stated, strict=True)),
        "voters": {
            name: [library.states[voter].iso3 for voter in voters] for name, voters in lists.items()
        },
    }


def glossary_values(library: Library) -> list[TermData]:
    """Every term with its places, in the order of the glossary."""
    return [
        {
            "id": term.id,
            "group": term.group,
            "zh-Hans": term.main.hans,
            "zh-Hant": term.main.hant,
            "en": term.main.en,
            "abbreviations": list(term.abbreviations),
            "variants": [
                {"zh-Hans": form.hans, "zh-Hant": form.hant, "en": form.en}
                for form in term.forms[1:]
            ],
            "article": term.article,
            "definition": _said(term.definition),
            "occurrences": [
                {"unit": place.unit, "paragraph": place.paragraph}
                for place in library.occurrences.get(term.id, ())
            ],
        }
        for term in library.terms
    ]
