"""What people enter beside a source: `document.yaml` and `errata.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from build_scripts.model.kinds import KINDS, UnitKind
from build_scripts.model.shape import (
    A_DATE,
    Date,
    Digits,
    FileName,
    Filled,
    Given,
    Keys,
    Known,
    Rule,
    Unless,
    Where,
    is_slug,
)
from build_scripts.model.tables import Words
from build_scripts.model.text import Packed, Rendering

IN_A_UNIT = Unless("kind", ("frame",))
LayoutName: TypeAlias = Literal["printed", "pdftotext", "paragraphs", "markdown", "pandoc", "akn"]
Outcome: TypeAlias = Literal[
    "adopted",
    "adopted without a vote",
    "adopted by a recorded vote",
    "approved by committee",
    "issued",
]
#: In favour, against, abstaining: `121-0-43`.
A_COUNT = Rule("BAD_COUNT", re.compile(r"[0-9]{1,3}-[0-9]{1,3}-[0-9]{1,3}").fullmatch)


@dataclass(frozen=True, slots=True)
class Status(Packed):
    """What became of a unit, each statement with the record that states it."""

    how: Outcome
    date: Date | None
    source: str
    meeting: Digits | None = None
    later: str | None = None
    later_date: Date | None = None
    later_meeting: Digits | None = None
    count: Annotated[str | None, Where("how", ("adopted by a recorded vote",)), A_COUNT] = None


@dataclass(frozen=True, slots=True)
class Voters(Packed):
    """How each State voted, by its ISO code, where the record says so and the text does not."""

    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstaining: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proceedings(Packed):
    """How a unit came about, as the record of it says; names and subjects as it has them."""

    draft: str | None = None
    committee: str | None = None
    sponsors: tuple[str, ...] = ()
    later_sponsors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    voters: Voters | None = None


@dataclass(frozen=True, slots=True)
class UnitEntry(Packed):
    """A unit as `document.yaml` announces it: how to find it and what is known of it."""

    slug: Annotated[str, IN_A_UNIT, Rule("BAD_SLUG.shape", is_slug)]
    kind: Literal[UnitKind, "frame"]
    begins: str | None
    opening: Annotated[
        str, Where("kind", tuple(name for name, kind in KINDS.items() if kind.opens))
    ]
    symbol: Annotated[str | None, IN_A_UNIT]
    date: Annotated[Date | None, IN_A_UNIT]
    title: Annotated[str, IN_A_UNIT]
    title_en: Annotated[str, IN_A_UNIT]
    status: Annotated[Status | None, IN_A_UNIT]
    line: Annotated[int, Given()]
    cited: Annotated[Words, IN_A_UNIT] = field(default_factory=dict)
    proceedings: Annotated[Proceedings | None, IN_A_UNIT] = None

    @property
    def is_frame(self) -> bool:
        """Whether it announces text between the units, which has no page."""
        return self.kind == "frame"


@dataclass(frozen=True, slots=True)
class StatedMark:
    """Where a footnote is marked. Without a `note` the number there is part of the sentence."""

    at_line: int
    note: str | None
    after: str
    line: Annotated[int, Given()]


@dataclass(frozen=True, slots=True)
class StatedVerb:
    """What is set off of an opening verb, where the print sets off less than the whole."""

    at_line: int
    set_off: str
    en: str
    line: Annotated[int, Given()]


@dataclass(frozen=True, slots=True)
class Reading(Packed):
    """What the printed page shows and the extract does not tell."""

    pages: tuple[int, ...] = ()
    furniture: tuple[int, ...] = ()
    text: tuple[int, ...] = ()
    goes_on: tuple[int, ...] = ()
    marks: tuple[StatedMark, ...] = ()
    verbs: tuple[StatedVerb, ...] = ()

    def verb_at(self, line: int) -> StatedVerb | None:
        """What is set off of the verb that opens the paragraph on this line, where it is stated."""
        return next((verb for verb in self.verbs if verb.at_line == line), None)


@dataclass(frozen=True, slots=True)
class Origin(Packed):
    """Where the documents of a corpus come from, and what may be done with them."""

    name: Words
    source: Annotated[str, Rule("FIELD_UNKNOWN_VALUE.official", re.compile("https://").match)]
    rights: Words


@dataclass(frozen=True, slots=True)
class DocumentEntry(Packed):
    """The metadata of one source document, as people wrote it down."""

    name: Annotated[str, Given()]
    path: Annotated[str, Given()]
    source: FileName
    received_as: str
    layout: LayoutName
    symbol: str | None
    body: Annotated[str, Known("body", "FIELD_UNKNOWN_VALUE.choice")]
    session: Words | None
    place: Words | None
    dates: Annotated[dict[str, str], A_DATE, Keys(("adopted", "from", "to"), every=False)]
    agenda_item: str | None
    title: Annotated[dict[str, str], Keys(("zh-Hans", "en"))]
    official: Annotated[str, Rule("FIELD_UNKNOWN_VALUE.official", re.compile("https://").match)]
    units: Annotated[tuple[UnitEntry, ...], Filled("FIELD_MISSING.units")]
    reading: Reading = Reading()
    original: FileName | None = None
    taken_with: str | None = None
    origin: Annotated[Origin | None, Given()] = None
    #: whether it is the official text of a unit that another document has
    attached: Annotated[bool, Given()] = False

    @property
    def source_path(self) -> str:
        return str(Path(self.path).with_name(self.source))

    def session_in(self, rendering: Rendering) -> str:
        """The session in a rendering; "" where the body has none, as the Security Council."""
        return self.session[rendering] if self.session else ""


@dataclass(frozen=True, slots=True)
class Erratum(Packed):
    """A slip of the source: printed words, likely reading (None: cannot be told), and why."""

    id: Annotated[str, Given()]
    kind: Literal["text", "link"]
    lines: tuple[int, ...]
    printed: str
    mark: Annotated[str, Where("kind", ("text",))]
    likely: str | None
    confidence: Literal["certain", "likely", "possible"]
    why: Words
    line: Annotated[int, Given()]


@dataclass(frozen=True, slots=True)
class Discrepancy(Packed):
    """A paragraph that reads otherwise in the authentic English, or in the text as adopted."""

    id: Annotated[str, Given()]
    at: str
    kind: Literal["authentic", "adopted"]
    symbol: str
    words: str
    note: Words
    line: Annotated[int, Given()]

    @property
    def place(self) -> tuple[str, str]:
        """The slug of the unit and the id of the paragraph."""
        slug, _, id = self.at.partition("#")
        return slug, id
