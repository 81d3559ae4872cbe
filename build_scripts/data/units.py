"""The data beside the pages: JSON as the contract promises it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, TypeAlias

from build_scripts.check import stated_counts
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

Json = dict[str, Any]
Words: TypeAlias = dict[Rendering, str | None]


def export_json(library: Library) -> dict[str, str]:
    """The data files by their path below the site's root, UTF-8 text ending in a line feed."""
    files = {
        "data/index.json": as_json(_index(library)),
        "data/glossary.json": as_json(_glossary(library)),
    }
    for value in unit_values(library):
        files[f"data/units/{value['slug']}.json"] = as_json(value)
    return files


def unit_values(library: Library) -> Iterator[Json]:
    """What each unit's file holds, in the order of the corpus."""
    index = CitationIndex(library)
    for unit in library.units.values():
        yield _unit(library, unit, index)


def as_json(value: object) -> str:
    """A value as the text of a data file: compact, Han as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def words_of(place: Place) -> Words:
    """The words of a place in each rendering; None where it has no English."""
    english = place.texts.get("en")
    return {
        "zh-Hans": place.words,
        "zh-Hant": place.text("zh-Hant").words,
        "en": english.words if english else None,
    }


def _titles(unit: Unit) -> Words:
    return {rendering: unit_title(unit, rendering) for rendering in RENDERINGS}


def _index(library: Library) -> Json:
    return {
        "units": [
            {
                "slug": unit.slug,
                "symbol": unit.entry.symbol,
                "kind": unit.entry.kind,
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


def _unit(library: Library, unit: Unit, index: CitationIndex) -> Json:
    return {
        "slug": unit.slug,
        "symbol": unit.entry.symbol,
        "kind": unit.entry.kind,
        "title": _titles(unit),
        "date": unit.entry.date,
        "status": _status(unit.entry.status),
        "document": _document(library.document(unit.document.name), unit),
        "paragraphs": [_paragraph(unit, place, library, index) for place in unit.paragraphs],
        "footnotes": [
            {
                "id": note.id,
                "label": note.label,
                "text": words_of(note),
                "refs": list(note.mentions),
                "citations": [_citation(cited) for cited in index.made(unit.slug, note.id)],
            }
            for note in unit.footnotes
        ],
        "votes": [_vote(vote, unit, library) for vote in unit.votes],
        "english": unit.english,
    }


def _status(status: Status | None) -> Json | None:
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


def _document(document: Document, unit: Unit) -> Json:
    entry = document.entry
    first, last = unit.pages
    return {
        "name": entry.name,
        "symbol": entry.symbol,
        "body": entry.body,
        "session": entry.session,
        "place": entry.place,
        "dates": entry.dates,
        "agenda_item": entry.agenda_item,
        "title": {rendering: document.titles[rendering] for rendering in RENDERINGS},
        "official": entry.official,
        "received_as": entry.received_as,
        "pages": [first, last],
        "links": [_link(link) for link in document.links if first <= link.page <= last],
    }


def _link(link: Link) -> Json:
    return {"url": link.url, "page": link.page, "line": link.line}


def _paragraph(unit: Unit, place: Place, library: Library, index: CitationIndex) -> Json:
    lines = [span.line for span in place.spans]
    return {
        "id": place.id,
        "kind": place.kind,
        "label": place.label,
        "parent": place.parent,
        "text": words_of(place),
        "verb": _verb(place, library),
        "footnotes": list(dict.fromkeys(mark.note_id for mark in place.notes)),
        "citations": [_citation(cited) for cited in index.made(unit.slug, place.id)],
        "terms": list(terms_of(place)),
        "lines": [min(lines), max(lines)] if lines else None,
    }


def _citation(cited: Cited) -> Json:
    """A citation with its words and target, and what the words name as far as they say it."""
    reference = {
        name: value for name, value in asdict(cited.reference).items() if value is not None
    }
    named = {"instrument": cited.instrument} if cited.instrument else {}
    return {
        "text": cited.text,
        "target": cited.target,
        "start": cited.start,
        "end": cited.end,
        **reference,
        **named,
    }


def _verb(place: Place, library: Library) -> Json | None:
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


def _vote(vote: Vote, unit: Unit, library: Library) -> Json:
    question = unit.paragraph(vote.paragraph)
    assert question is not None, "a vote stands below its question"
    stated = stated_counts(question.words) or (0, 0, 0)
    lists = {
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


def _glossary(library: Library) -> list[Json]:
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
            "definition": term.definition,
            "occurrences": [
                {"unit": place.unit, "paragraph": place.paragraph}
                for place in library.occurrences.get(term.id, ())
            ],
        }
        for term in library.terms
    ]
