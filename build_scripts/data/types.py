"""What the data files hold, as types: every object and its fields.

The page of the data, the JSON Schema files and the functions that make the values all follow
from these types. What a field means is a text of the interface, `<shape>.<field>`, where the
shape is the type's name without `Data` in lower case. A field is not taken out and does not
change its meaning; new ones are added here and in `docs/interface/fields.yaml`.
"""

from typing import Annotated, Literal, NotRequired, TypeAlias, TypedDict

from build_scripts.model import CitationKind, EnglishStatus, Rendering, UnitKind
from build_scripts.subjects.succession.compare import RowKind
from build_scripts.subjects.votes.ballots import Choice

#: A pattern beside a text is that of JSON Schema.
Slug: TypeAlias = Annotated[str, r"^[a-z0-9]+(-[a-z0-9]+)*$"]
PlaceId: TypeAlias = Annotated[str, r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"]
Day: TypeAlias = Annotated[str, r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"]
Iso3: TypeAlias = Annotated[str, r"^[A-Z]{3}$"]
Address: TypeAlias = Annotated[str, r"^https?://"]
BallotName: TypeAlias = Annotated[str, r"^[a-z0-9-]+#vote-[0-9]+$"]
ParagraphKind: TypeAlias = Literal[
    "preambular", "operative", "numbered", "item", "heading", "plain"
]
Outcome: TypeAlias = Literal["adopted", "adopted without a vote", "approved by committee", "issued"]
TermGroup: TypeAlias = Literal["concept", "body", "instrument", "procedure"]
Relation: TypeAlias = Literal["at", "to", "before", "by", "through", "yearly"]
Script: TypeAlias = Literal["zh-Hans", "zh-Hant"]
DayName: TypeAlias = Literal["adopted", "from", "to"]

#: What the page calls the keys of an object that has a value for each of them.
KEYS: dict[object, str] = {
    Rendering: "rendering",
    Script: "script",
    Choice: "choice",
    RowKind: "row kind",
    DayName: "day",
    BallotName: "ballot",
}
#: Keys of which an object has those that apply.
SOME = (DayName, BallotName)


class EntryData(TypedDict):
    slug: Slug
    symbol: str | None
    kind: UnitKind
    title: dict[Rendering, str]
    date: Day | None
    body: str
    url: dict[Rendering, str]
    document: str
    english: EnglishStatus | None


class IndexData(TypedDict):
    units: list[EntryData]


class StatusData(TypedDict):
    how: Outcome
    date: Day | None
    meeting: str | None
    later: str | None
    later_date: Day | None
    later_meeting: str | None
    source: str


class LinkData(TypedDict):
    url: Address
    page: int
    line: int


class DocumentData(TypedDict):
    name: str
    symbol: str | None
    body: str
    session: dict[Rendering, str]
    place: dict[Rendering, str] | None
    dates: dict[DayName, str]
    agenda_item: str | None
    title: dict[Rendering, str]
    official: Address
    received_as: str
    pages: list[int]
    links: list[LinkData]


VerbData = TypedDict(
    "VerbData",
    {
        "id": str,
        "zh-Hans": str,
        "zh-Hant": str,
        "en": str | None,
    },
)


class CitationData(TypedDict):
    text: str
    target: str | None
    start: int
    end: int
    kind: CitationKind
    body: NotRequired[str]
    number: NotRequired[str]
    symbol: NotRequired[str]
    title: NotRequired[str]
    article: NotRequired[int]
    chapter: NotRequired[int]
    last: NotRequired[int]
    paragraph: NotRequired[str]
    volume: NotRequired[str]
    instrument: NotRequired[str]


class ParagraphData(TypedDict):
    id: PlaceId
    kind: ParagraphKind
    label: str | None
    parent: PlaceId | None
    text: dict[Rendering, str | None]
    verb: VerbData | None
    footnotes: list[PlaceId]
    citations: list[CitationData]
    terms: list[str]
    lines: list[int] | None


class FootnoteData(TypedDict):
    id: PlaceId
    label: str
    text: dict[Rendering, str | None]
    refs: list[PlaceId]
    citations: list[CitationData]


class VoteData(TypedDict):
    id: PlaceId
    paragraph: PlaceId
    question: dict[Rendering, str | None]
    counts: dict[Choice, int]
    voters: dict[Choice, list[Iso3]]


class UnitData(TypedDict):
    slug: Slug
    symbol: str | None
    kind: UnitKind
    title: dict[Rendering, str]
    date: Day | None
    status: StatusData | None
    document: DocumentData
    paragraphs: list[ParagraphData]
    footnotes: list[FootnoteData]
    votes: list[VoteData]
    english: EnglishStatus | None


class PlaceData(TypedDict):
    unit: Slug
    paragraph: PlaceId


TermData = TypedDict(
    "TermData",
    {
        "id": str,
        "group": TermGroup,
        "zh-Hans": str,
        "zh-Hant": str,
        "en": str,
        "abbreviations": list[str],
        "variants": list[dict[Rendering, str]],
        "article": str | None,
        "definition": dict[Rendering, str],
        "occurrences": list[PlaceData],
    },
)
