"""The data beside the pages: JSON as the contract promises it."""

from __future__ import annotations

import json
from typing import Any

from build_scripts.check import stated_counts
from build_scripts.glossary import terms_of
from build_scripts.model import (
    RENDERINGS,
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

Json = dict[str, Any]


def export_json(library: Library) -> dict[str, str]:
    """The data files by their path below the site's root, UTF-8 text ending in a line feed."""
    files = {
        "data/index.json": _dump(_index(library)),
        "data/glossary.json": _dump(_glossary(library)),
    }
    for document, unit in library.units:
        files[f"data/units/{unit.slug}.json"] = _dump(_unit(library, document, unit))
    return files


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def titles(library: Library, unit: Unit) -> dict[str, str]:
    """The title of a unit in each rendering."""
    return {
        "zh-Hans": plain(unit.title),
        "zh-Hant": plain(library.hant[unit.slug].title),
        "en": unit.entry.title_en,
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
            }
            for document, unit in library.units
        ]
    }


def _unit(library: Library, document: Document, unit: Unit) -> Json:
    hant = library.hant[unit.slug]
    return {
        "slug": unit.slug,
        "symbol": unit.entry.symbol,
        "kind": unit.entry.kind,
        "title": titles(library, unit),
        "date": unit.entry.date,
        "status": _status(unit.entry.status),
        "document": _document(document, unit, library),
        "paragraphs": [
            _paragraph(paragraph, twin, library)
            for paragraph, twin in zip(unit.paragraphs, hant.paragraphs, strict=True)
        ],
        "footnotes": [
            {
                "id": note.id,
                "label": note.label,
                "text": _texts(note, twin),
                "refs": list(note.mentions),
            }
            for note, twin in zip(unit.footnotes, hant.footnotes, strict=True)
        ],
        "votes": [_vote(vote, unit, hant, library) for vote in unit.votes],
        "english": None,
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


def _paragraph(paragraph: Paragraph, twin: Paragraph, library: Library) -> Json:
    lines = [span.line for span in paragraph.spans]
    return {
        "id": paragraph.id,
        "kind": paragraph.kind,
        "label": paragraph.label,
        "parent": paragraph.parent,
        "text": _texts(paragraph, twin),
        "verb": _verb(paragraph, twin, library),
        "footnotes": list(dict.fromkeys(mark.note_id for mark in paragraph.marks)),
        "citations": [],
        "terms": list(terms_of(paragraph)),
        "lines": [min(lines), max(lines)] if lines else None,
    }


def _texts(here: Paragraph | Footnote, twin: Paragraph | Footnote) -> Json:
    return {"zh-Hans": plain(here.runs), "zh-Hant": plain(twin.runs), "en": None}


def _verb(paragraph: Paragraph, twin: Paragraph, library: Library) -> Json | None:
    run = next((run for run in paragraph.runs if isinstance(run, Verb)), None)
    hant = next((run for run in twin.runs if isinstance(run, Verb)), None)
    if run is None or hant is None:
        return None
    form = library.verbs[run.verb]
    english = form.preambular if paragraph.kind == "preambular" else form.operative
    return {"id": run.verb, "zh-Hans": run.text, "zh-Hant": hant.text, "en": english}


def _vote(vote: Vote, unit: Unit, hant: Unit, library: Library) -> Json:
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
        "question": {"zh-Hans": plain(question.runs), "zh-Hant": plain(twin.runs), "en": None},
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
