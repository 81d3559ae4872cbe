"""The requests as data: JSON, and a table for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, TypedDict

from build_scripts.data.formats import JOINT, columns_of, table
from build_scripts.data.types import DayOrYear, EachScript, Meaning, PlaceId, SitePath, Slug
from build_scripts.model import Addressee, Deadline, Named, Relation, Request
from build_scripts.subjects.requests.words import RequestWords

AddresseeData = TypedDict("AddresseeData", {"id": Slug, "zh-Hans": str, "zh-Hant": str, "en": str})
RequestVerbData = TypedDict(
    "RequestVerbData", {"id": str, "base": str, "zh-Hans": str, "zh-Hant": str, "en": str | None}
)
DeadlineData = TypedDict(
    "DeadlineData",
    {
        "zh-Hans": str,
        "zh-Hant": str,
        "en": str | None,
        "relation": Relation | None,
        "session": int | None,
        "body": Slug | None,
        "from": DayOrYear | None,
        "to": DayOrYear | None,
        "start": int,
        "end": int,
    },
)


class NamedData(TypedDict):
    id: Slug
    text: str
    start: int
    end: int


class RequestData(TypedDict):
    unit: Slug
    paragraph: PlaceId
    number: int
    verb: RequestVerbData
    asks: bool
    addressees: list[NamedData]
    deadlines: list[DeadlineData]
    report: bool
    report_to: list[NamedData]
    start: int
    end: int
    text: dict[EachScript, str]
    paragraph_en: str | None


class RequestsData(TypedDict):
    addressees: list[AddresseeData]
    requests: list[RequestData]


RequestRow = TypedDict(
    "RequestRow",
    {
        "unit": Annotated[Slug, Meaning("column.unit")],
        "paragraph": Annotated[PlaceId, Meaning("request.paragraph")],
        "number": Annotated[int, Meaning("request.number")],
        "verb": Annotated[str, Meaning("request_verb.id")],
        "verb_zh": Annotated[str, Meaning("column.verb")],
        "verb_en": Annotated[str | None, Meaning("column.verb")],
        "asks": Annotated[str, Meaning("request.asks")],
        "addressees": Annotated[str, Meaning("request.addressees")],
        "addressees_zh": Annotated[str, Meaning("column.addressees")],
        "addressees_en": Annotated[str, Meaning("column.addressees")],
        "deadlines_zh": Annotated[str, Meaning("request.deadlines")],
        "deadlines_en": Annotated[str, Meaning("request.deadlines")],
        "report": Annotated[str, Meaning("request.report")],
        "report_to": Annotated[str, Meaning("request.report_to")],
        "words_zh-Hans": Annotated[str, Meaning("request.text")],
        "words_zh-Hant": Annotated[str, Meaning("request.text")],
        "paragraph_en": Annotated[str | None, Meaning("request.paragraph_en")],
        "url": Annotated[SitePath, Meaning("column.address")],
    },
)


def request_values(
    addressees: Iterable[Addressee], requests: Iterable[Request], said: RequestWords
) -> RequestsData:
    """Every addressee, and the requests."""
    return {
        "addressees": [
            {
                "id": one.id,
                "zh-Hans": one.names["zh-Hans"],
                "zh-Hant": one.names["zh-Hant"],
                "en": one.names["en"],
            }
            for one in addressees
        ],
        "requests": [_request(request, said) for request in requests],
    }


def requests_table(values: RequestsData) -> str:
    """A row for each request."""
    names = {addressee["id"]: addressee for addressee in values["addressees"]}
    return table(columns_of(RequestRow), (_row(one, names) for one in values["requests"]))


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
    return {
        "zh-Hans": deadline.text,
        "zh-Hant": said.deadline(request, deadline, "zh-Hant") or "",
        "en": said.deadline(request, deadline, "en"),
        "relation": deadline.relation,
        "session": deadline.ordinal,
        "body": deadline.body,
        "from": deadline.first,
        "to": deadline.last,
        "start": deadline.start,
        "end": deadline.end,
    }


def _row(request: RequestData, names: Mapping[str, AddresseeData]) -> RequestRow:
    addressees = [names[named["id"]] for named in request["addressees"]]
    return {
        "unit": request["unit"],
        "paragraph": request["paragraph"],
        "number": request["number"],
        "verb": request["verb"]["id"],
        "verb_zh": request["verb"]["zh-Hans"],
        "verb_en": request["verb"]["en"],
        "asks": _yes(request["asks"]),
        "addressees": JOINT.join(one["id"] for one in addressees),
        "addressees_zh": "；".join(one["zh-Hans"] for one in addressees),
        "addressees_en": JOINT.join(one["en"] for one in addressees),
        "deadlines_zh": "；".join(one["zh-Hans"] for one in request["deadlines"]),
        "deadlines_en": JOINT.join(one["en"] for one in request["deadlines"] if one["en"]),
        "report": _yes(request["report"]),
        "report_to": JOINT.join(named["id"] for named in request["report_to"]),
        "words_zh-Hans": request["text"]["zh-Hans"],
        "words_zh-Hant": request["text"]["zh-Hant"],
        "paragraph_en": request["paragraph_en"],
        "url": f"/zh-Hans/{request['unit']}/#{request['paragraph']}",
    }


def _yes(value: bool) -> str:
    return "yes" if value else "no"
