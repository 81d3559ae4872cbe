"""What the data files of votes, requests and succession hold, as types; see `types`."""

from typing import TypedDict

from build_scripts.data.types import (
    BallotName,
    Day,
    Iso3,
    PlaceId,
    Relation,
    Script,
    Slug,
)
from build_scripts.model import Rendering
from build_scripts.subjects.succession.compare import Part, RowKind
from build_scripts.subjects.votes.ballots import Choice, Record


class BallotData(TypedDict):
    name: str
    unit: Slug
    id: PlaceId
    paragraph: PlaceId
    question: dict[Rendering, str | None]
    url: dict[Rendering, str]
    counts: dict[Choice, int]
    voters: dict[Choice, list[Iso3]]


StateData = TypedDict(
    "StateData",
    {
        "iso3": Iso3,
        "zh-Hans": str,
        "zh-Hant": str,
        "en": str,
        "votes": dict[BallotName, Choice | None],
    },
)


class ChangeData(TypedDict):
    first: Record
    second: Record
    count: int
    states: list[Iso3]


class ComparisonData(TypedDict):
    first: str
    second: str
    changes: list[ChangeData]


class VotesData(TypedDict):
    ballots: list[BallotData]
    states: list[StateData]
    comparisons: list[ComparisonData]


AddresseeData = TypedDict(
    "AddresseeData",
    {
        "id": str,
        "zh-Hans": str,
        "zh-Hant": str,
        "en": str,
    },
)


RequestVerbData = TypedDict(
    "RequestVerbData",
    {
        "id": str,
        "base": str,
        "zh-Hans": str,
        "zh-Hant": str,
        "en": str | None,
    },
)


class NamedData(TypedDict):
    id: str
    text: str
    start: int
    end: int


DeadlineData = TypedDict(
    "DeadlineData",
    {
        "zh-Hans": str,
        "zh-Hant": str,
        "en": str | None,
        "relation": Relation | None,
        "session": int | None,
        "body": str | None,
        "from": str | None,
        "to": str | None,
        "start": int,
        "end": int,
    },
)


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
    text: dict[Script, str]
    paragraph_en: str | None


class RequestsData(TypedDict):
    addressees: list[AddresseeData]
    requests: list[RequestData]


class StageData(TypedDict):
    unit: Slug | None
    symbol: str | None
    date: Day | None
    later: str | None
    later_date: Day | None
    stated_at: list[str]


class RowData(TypedDict):
    earlier: PlaceId | None
    later: PlaceId | None
    kind: RowKind
    part: Part
    punctuation_only: bool


class PairData(TypedDict):
    earlier: Slug
    later: Slug
    stated_at: list[str]
    counts: dict[RowKind, int]
    rows: list[RowData]


class SuccessionData(TypedDict):
    series: list[list[StageData]]
    pairs: list[PairData]
