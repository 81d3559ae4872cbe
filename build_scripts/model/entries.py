"""What people enter beside a source: `document.yaml` and `errata.yaml`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from build_scripts.model.kinds import KINDS, UnitKind
from build_scripts.model.shape import (
    A_DATE,
    SLUG,
    Date,
    Digits,
    Filled,
    Keys,
    Known,
    Rule,
    Unless,
    Where,
)
from build_scripts.model.tables import Words

IN_A_UNIT = Unless("kind", ("frame",))
LayoutName: TypeAlias = Literal["printed", "pdftotext", "paragraphs", "markdown", "pandoc"]
Outcome: TypeAlias = Literal["adopted", "adopted without a vote", "approved by committee", "issued"]


@dataclass(frozen=True, slots=True)
class Status:
    """What became of a unit, each statement with the record that states it."""

    how: Annotated[Outcome, "what was done with it"]
    date: Annotated[Date | None, "when"]
    source: Annotated[str, "the record that states all this, with its paragraph: `A/75/479 (20)`"]
    meeting: Annotated[Digits | None, "at which meeting: its number in quotation marks"] = None
    later: Annotated[str | None, "the symbol under which it was adopted later"] = None
    later_date: Annotated[Date | None, "when that was"] = None
    later_meeting: Annotated[Digits | None, "at which meeting that was"] = None


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit as `document.yaml` announces it: how to find it and what is known of it."""

    slug: Annotated[
        str,
        IN_A_UNIT,
        Rule("BAD_SLUG.shape", SLUG.fullmatch),
        "its address: the symbol in lower case with everything else than letters and digits as"
        " `-` (`A/RES/77/235` → `a-res-77-235`). It is unique in the corpus and never changes"
        " once published; names of other pages are taken",
    ]
    kind: Annotated[
        Literal[UnitKind, "frame"], "what it is; a `frame` is text that belongs to no unit"
    ]
    begins: Annotated[
        str | None,
        "the line with which it begins, as printed; `null` for a first unit that begins with the"
        " first line",
    ]
    opening: Annotated[
        str,
        Where("kind", tuple(name for name, kind in KINDS.items() if kind.opens)),
        "the opening formula, as printed, a paragraph of its own: `大会，`",
    ]
    symbol: Annotated[str | None, IN_A_UNIT, "its own symbol"]
    date: Annotated[
        Date | None,
        IN_A_UNIT,
        "its date; without one the page shows the days of the session, or no date",
    ]
    title: Annotated[str, IN_A_UNIT, "the title as printed in the source; `check` compares the two"]
    title_en: Annotated[str, IN_A_UNIT, "the title in English"]
    status: Annotated[Status | None, IN_A_UNIT, "what became of it"]
    line: int
    cited: Annotated[
        Words,
        IN_A_UNIT,
        "how it is cited, where that does not follow from kind, body and symbol:"
        " `General Assembly resolution S-32/1, annex`",
    ] = field(default_factory=dict)

    @property
    def is_frame(self) -> bool:
        """Whether it announces text between the units, which has no page."""
        return self.kind == "frame"


@dataclass(frozen=True, slots=True)
class StatedMark:
    """Where a footnote is marked. Without a `note` the number there is part of the sentence."""

    at_line: Annotated[int, "the line of the source on which the number stands"]
    note: Annotated[
        str | None,
        "the footnote's number, in quotation marks; `null` where the number is no mark",
    ]
    after: Annotated[str, "the words just before the number, enough to be found once"]
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the printed page shows and the extract does not tell."""

    pages: Annotated[tuple[int, ...], "lines of the source with which a page begins"] = ()
    furniture: Annotated[tuple[int, ...], "lines that are page furniture"] = ()
    text: Annotated[tuple[int, ...], "lines that are text, and right as they are read"] = ()
    goes_on: Annotated[tuple[int, ...], "lines that go on with the paragraph before them"] = ()
    marks: Annotated[tuple[StatedMark, ...], "where footnotes are marked"] = ()


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """The metadata of one source document, as people wrote it down."""

    name: str
    path: str
    source: Annotated[str, "the name of the source file in the folder"]
    received_as: Annotated[str, "the name of the file as it was received"]
    layout: Annotated[LayoutName, "how the extract is laid out (below)"]
    symbol: Annotated[
        str | None,
        "the symbol that the document itself has, such as `A/RES/77/235`. Alone on a"
        " line it is a running head",
    ]
    body: Annotated[
        str,
        Known("body", "FIELD_UNKNOWN_VALUE.choice"),
        "the body whose document it is: an `id` of `corpus/bodies.yaml`",
    ]
    session: Annotated[Words, "the session"]
    place: Annotated[Words | None, "the place of the session"]
    dates: Annotated[
        dict[str, str],
        A_DATE,
        Keys(("adopted", "from", "to"), every=False),
        "`{adopted: 2022-12-15}`, or the days of a session"
        " `{from: 2017-11-06, to: 2017-11-10}`, or `{}`",
    ]
    agenda_item: Annotated[str | None, "its number in quotation marks"]
    title: Annotated[
        dict[str, str],
        Keys(("zh-Hans", "en")),
        "the title; Traditional is made from the Simplified",
    ]
    official: Annotated[
        str,
        Rule("FIELD_UNKNOWN_VALUE.official", re.compile("https://").match),
        "the `https://` address of the official document",
    ]
    units: Annotated[
        tuple[UnitEntry, ...], Filled("FIELD_MISSING.units"), "the units in their printed order"
    ]
    reading: Annotated[
        Reading, "what the printed page shows and the extract does not tell; findings ask for it"
    ] = Reading()

    @property
    def source_path(self) -> str:
        return str(Path(self.path).with_name(self.source))


@dataclass(frozen=True, slots=True)
class Erratum:
    """A slip of the source: printed words, likely reading (None: cannot be told), and why."""

    id: str
    kind: Annotated[Literal["text", "link"], "a slip in the words, or a wrong link address"]
    lines: Annotated[tuple[int, ...], "the lines of the source file, from 1"]
    printed: Annotated[
        str,
        "the source to the letter, long enough to be found once on these lines; spaces do not"
        " count. For `link` the whole address",
    ]
    mark: Annotated[str, Where("kind", ("text",)), "the part of `printed` that the page marks"]
    likely: Annotated[
        str | None, "`printed` as it probably should read; `null` where that cannot be told"
    ]
    confidence: Annotated[Literal["certain", "likely", "possible"], "how sure that is"]
    why: Annotated[Words, "the reason, with the place that shows it"]
    line: int
