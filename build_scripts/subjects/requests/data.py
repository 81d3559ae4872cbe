"""The requests as data: JSON, and a table for spreadsheets."""

from __future__ import annotations

from build_scripts.data.formats import JOINT, Columns, column_names, table
from build_scripts.data.reference_types import DeadlineData, NamedData, RequestData, RequestsData
from build_scripts.model import Deadline, Library, Named, Request
from build_scripts.subjects.requests.words import RequestWords

COLUMNS: Columns = (
    ("unit", "column.unit"),
    ("paragraph", "request.paragraph"),
    ("number", "request.number"),
    ("verb", "request_verb.id"),
    ("verb_zh verb_en", "column.verb"),
    ("asks", "request.asks"),
    ("addressees", "request.addressees"),
    ("addressees_zh addressees_en", "column.addressees"),
    ("deadlines_zh deadlines_en", "request.deadlines"),
    ("report", "request.report"),
    ("report_to", "request.report_to"),
    ("words_zh-Hans words_zh-Hant", "request.text"),
    ("paragraph_en", "request.paragraph_en"),
    ("url", "column.address"),
)


def request_values(library: Library, said: RequestWords) -> RequestsData:
    """Every addressee, and every request in the order of the corpus."""
    return {
        "addressees": [
            {
                "id": one.id,
                "zh-Hans": one.names["zh-Hans"],
                "zh-Hant": one.names["zh-Hant"],
                "en": one.names["en"],
            }
            for one in library.addressees
        ],
        "requests": [_request(request, said) for request in library.requests],
    }


def requests_table(library: Library, values: RequestsData, said: RequestWords) -> str:
    """A row for each request."""
    pairs = zip(library.requests, values["requests"], strict=True)
    return table(column_names(COLUMNS), (_row(*pair, said) for pair in pairs))


def _request(request: Request, said: RequestWords) -> RequestData:
    return {
        "unit": request.unit,
        "paragraph": request.paragraph,
        "number": request.number,
        "verb": {
            "id": request.verb,
            "base": said.base(request).id,
            "zh-Hans": said.verb(request, "zh-Hans") or "",
            "zh-Hant": said.verb(request, "zh-Hant") or "",
            "en": said.verb(request, "en"),
        },
        "asks": request.asks,
        "addressees": [_named(named) for named in request.addressees],
        "deadlines": [_deadline(request, one, said) for one in request.deadlines],
        "report": request.report,
        "report_to": [_named(named) for named in request.recipients],
        "start": request.start,
        "end": request.end,
        "text": {
            "zh-Hans": said.chinese(request, "zh-Hans"),
            "zh-Hant": said.chinese(request, "zh-Hant"),
        },
        "paragraph_en": said.paragraph(request, "en"),
    }


def _named(named: Named) -> NamedData:
    return {"id": named.id, "text": named.text, "start": named.start, "end": named.end}


def _deadline(request: Request, deadline: Deadline, said: RequestWords) -> DeadlineData:
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


def _row(request: Request, value: RequestData, said: RequestWords) -> list[object]:
    names = [said.addressees[named.id].names for named in request.addressees]
    return [
        *(request.unit, request.paragraph, request.number, request.verb),
        *(value["verb"]["zh-Hans"], value["verb"]["en"], _yes(request.asks)),
        JOINT.join(named.id for named in request.addressees),
        "；".join(name["zh-Hans"] for name in names),
        JOINT.join(name["en"] for name in names),
        "；".join(one["zh-Hans"] for one in value["deadlines"]),
        JOINT.join(one["en"] for one in value["deadlines"] if one["en"]),
        _yes(request.report),
        JOINT.join(named.id for named in request.recipients),
        *(value["text"]["zh-Hans"], value["text"]["zh-Hant"], value["paragraph_en"]),
        f"/zh-Hans/{request.unit}/#{request.paragraph}",
    ]


def _yes(value: bool) -> str:
    return "yes" if value else "no"
