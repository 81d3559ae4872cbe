"""The requests as data: JSON, and a table for spreadsheets."""

from __future__ import annotations

from typing import Any

from build_scripts.data.tables import table
from build_scripts.data.units import as_json
from build_scripts.model import RENDERINGS, Deadline, Library, Named, Request
from build_scripts.subjects.requests.words import RequestWords

COLUMNS = (
    *("unit", "paragraph", "number", "verb", "verb_zh", "verb_en", "asks"),
    *("addressees", "addressees_zh", "addressees_en", "deadlines_zh", "deadlines_en"),
    *("report", "report_to", "words_zh-Hans", "words_zh-Hant", "paragraph_en", "url"),
)


def export_requests(library: Library) -> dict[str, str]:
    """`data/requests.json` and `data/requests.csv`."""
    said = RequestWords(library)
    values = [_request(request, said) for request in library.requests]
    value = {
        "addressees": [
            {"id": one.id, **{name: one.names[name] for name in RENDERINGS}}
            for one in library.addressees
        ],
        "requests": values,
    }
    rows = (_row(*pair, said) for pair in zip(library.requests, values, strict=True))
    return {"data/requests.json": as_json(value), "data/requests.csv": table(COLUMNS, rows)}


def _request(request: Request, said: RequestWords) -> dict[str, Any]:
    return {
        "unit": request.unit,
        "paragraph": request.paragraph,
        "number": request.number,
        "verb": {
            "id": request.verb,
            "base": said.base(request).id,
            **{name: said.verb(request, name) for name in RENDERINGS},
        },
        "asks": request.asks,
        "addressees": [_named(named) for named in request.addressees],
        "deadlines": [_deadline(request, one, said) for one in request.deadlines],
        "report": request.report,
        "report_to": [_named(named) for named in request.recipients],
        "start": request.start,
        "end": request.end,
        "text": {name: said.chinese(request, name) for name in ("zh-Hans", "zh-Hant")},
        "paragraph_en": said.paragraph(request, "en"),
    }


def _named(named: Named) -> dict[str, Any]:
    return {"id": named.id, "text": named.text, "start": named.start, "end": named.end}


def _deadline(request: Request, deadline: Deadline, said: RequestWords) -> dict[str, Any]:
    english, language = said.deadline(request, deadline, "en")
    return {
        "zh-Hans": deadline.text,
        "zh-Hant": said.deadline(request, deadline, "zh-Hant")[0],
        "en": english if language == "en" else None,
        "relation": deadline.relation,
        "session": deadline.ordinal,
        "body": deadline.body,
        "from": deadline.first,
        "to": deadline.last,
        "start": deadline.start,
        "end": deadline.end,
    }


def _row(request: Request, value: dict[str, Any], said: RequestWords) -> list[object]:
    names = [said.addressees[named.id].names for named in request.addressees]
    return [
        *(request.unit, request.paragraph, request.number, request.verb),
        *(value["verb"]["zh-Hans"], value["verb"]["en"], _yes(request.asks)),
        "; ".join(named.id for named in request.addressees),
        "；".join(name["zh-Hans"] for name in names),
        "; ".join(name["en"] for name in names),
        "；".join(one["zh-Hans"] for one in value["deadlines"]),
        "; ".join(one["en"] for one in value["deadlines"] if one["en"]),
        _yes(request.report),
        "; ".join(named.id for named in request.recipients),
        *(value["text"]["zh-Hans"], value["text"]["zh-Hant"], value["paragraph_en"]),
        f"/zh-Hans/{request.unit}/#{request.paragraph}",
    ]


def _yes(value: bool) -> str:
    return "yes" if value else "no"
