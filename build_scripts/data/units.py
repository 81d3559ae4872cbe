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
    Footnote,
    Library,
    Link,
    Paragraph,
    Status,
    Unit,
    Verb,
    Vote,
    plain,
)
from build_scripts.subjects.citations.index import CitationIndex
from build_scripts.subjects.glossary.terms import terms_of

Json = dict[str, Any]
Place: TypeAlias = Paragraph | Footnote
Places: TypeAlias = dict[str, Paragraph | Footnote]


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
    for document, unit in library.units:
        yield _unit(library, document, unit, index)


def as_json(value: object) -> str:
    """A value as the text of a data file: compact, Han as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def titles(library: Library, unit: Unit) -> dict[str, str]:
    """The title of a unit in each rendering."""
    return {
        "zh-Hans": plain(unit.title),
        "zh-Hant": plain(library.hant[unit.slug].title),
        "en": plain(library.english[unit.slug].title)
        if unit.slug in library.english
        else unit.entry.title_en,
    }


def _index(library: Library) -> Json:
    return {
        "units": [
            {
                "slug": unit.slug,
                "symbol": unit.entry.symbol,
                "kind": unit.entry.kind,
                "title": titles(library, unit),
                "date": unit.entry.date,
                "body": document.entry.body,
                "url": {rendering: f"/{rendering}/{unit.slug}/" for rendering in RENDERINGS},
                "document": document.entry.name,
                "english": library.english_status.get(unit.slug),
            }
            for document, unit in library.units
        ]
    }


def _unit(library: Library, document: Document, unit: Unit, index: CitationIndex) -> Json:
    hant = library.hant[unit.slug]
    english = library.english.get(unit.slug)
    places = {place.id: place for place in english.places} if english else {}
    return {
        "slug": unit.slug,
        "symbol": unit.entry.symbol,
        "kind": unit.entry.kind,
        "title": titles(library, unit),
        "date": unit.entry.date,
        "status": _status(unit.entry.status),
        "document": _document(document, unit, library),
        "paragraphs": [
            _paragraph(unit.slug, paragraph, twin, places, library, index)
            for paragraph, twin in zip(unit.paragraphs, hant.paragraphs, strict=True)
        ],
        "footnotes": [
            {
                "id": note.id,
                "label": note.label,
                "text": _texts(note, twin, places),
                "refs": list(note.mentions),
                "citations": [_citation(cited) for cited in index.made(unit.slug, note.id)],
            }
            for note, twin in zip(unit.footnotes, hant.footnotes, strict=True)
        ],
        "votes": [_vote(vote, unit, hant, places, library) for vote in unit.votes],
        "english": library.english_status.get(unit.slug),
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


def _document(document: Document, unit: Unit, library: Library) -> Json:
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
        "title": {
            "zh-Hans": entry.title["zh-Hans"],
            "zh-Hant": library.hant_titles[entry.name],
            "en": entry.title["en"],
        },
        "official": entry.official,
        "received_as": entry.received_as,
        "pages": [first, last],
        "links": [_link(link) for link in document.links if first <= link.page <= last],
    }


def _link(link: Link) -> Json:
    return {"url": link.url, "page": link.page, "line": link.line}


def _paragraph(
    slug: str,
    paragraph: Paragraph,
    twin: Paragraph,
    english: Places,
    library: Library,
    index: CitationIndex,
) -> Json:
    lines = [span.line for span in paragraph.spans]
    return {
        "id": paragraph.id,
        "kind": paragraph.kind,
        "label": paragraph.label,
        "parent": paragraph.parent,
        "text": _texts(paragraph, twin, english),
        "verb": _verb(paragraph, twin, english, library),
        "footnotes": list(dict.fromkeys(mark.note_id for mark in paragraph.marks)),
        "citations": [_citation(cited) for cited in index.made(slug, paragraph.id)],
        "terms": list(terms_of(paragraph)),
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


def _texts(here: Place, twin: Place, english: Places) -> Json:
    translated = english.get(here.id)
    return {
        "zh-Hans": plain(here.runs),
        "zh-Hant": plain(twin.runs),
        "en": plain(translated.runs) if translated else None,
    }


def _verb(paragraph: Paragraph, twin: Paragraph, english: Places, library: Library) -> Json | None:
    run, hant = _opening(paragraph), _opening(twin)
    if run is None or hant is None:
        return None
    form = library.verbs[run.verb]
    listed = form.preambular if paragraph.kind == "preambular" else form.operative
    translated = _opening(english[paragraph.id]) if paragraph.id in english else None
    return {
        "id": run.verb,
        "zh-Hans": run.text,
        "zh-Hant": hant.text,
        "en": translated.text if translated else listed,
    }


def _opening(place: Place) -> Verb | None:
    return next((run for run in place.runs if isinstance(run, Verb)), None)


def _vote(vote: Vote, unit: Unit, hant: Unit, english: Places, library: Library) -> Json:
    question = next(p for p in unit.paragraphs if p.id == vote.paragraph)
    twin = next(p for p in hant.paragraphs if p.id == vote.paragraph)
    stated = stated_counts(plain(question.runs)) or (0, 0, 0)
    lists = {
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstaining": vote.abstaining,
    }
    return {
        "id": vote.id,
        "paragraph": vote.paragraph,
        "question": _texts(question, twin, english),
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
