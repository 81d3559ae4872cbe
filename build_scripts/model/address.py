"""The ids of places: written here, and taken apart here.

An id is the printed number (`op12-b`): letters for what it is, its number, then the letters and
numerals of items. Renderings have the same ids, and an id once published stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Literal, TypeAlias

Series: TypeAlias = Literal["pp", "op", "p", "fn", "sec", "vote"]

#: An annex, or a section below which numbers begin again, stands before the rest of an id.
ID = re.compile(
    r"(?:(?P<within>(?:annex(?:-\d+)?)?(?:-?sec(?:-[a-z\d]+?)+(?=-(?:pp|op|p)\d))?)-)?"
    r"(?P<series>pp|op|p|fn|sec|vote)(?=[\d-])-?(?P<rest>.+)"
)
STAR, TEXT = "star", "text"


@dataclass(frozen=True, slots=True)
class Address:
    """An id taken apart: `op12-b-ii` is the series `op`, the number `12`, the items `b`, `ii`.

    Lettered items of a decision have no number above them: `op-a`. `within` is the annex or
    the section in which a number is counted: `annex` of `annex-p5`, `sec-2` of `sec-2-op1`.
    """

    series: Series
    number: str
    items: tuple[str, ...] = ()
    within: str = ""

    @property
    def name(self) -> str:
        """As people cite it: `12`, `12 (b)`, `12 (b) (ii)`, `(a)`; of a starred note `*`."""
        if self.series == "sec":
            return ".".join((self.number, *self.items)).upper()
        number = "*" if self.number == STAR else self.number
        # What goes on with a paragraph (`op1-text-1`) is cited as the paragraph.
        items = takewhile(lambda item: item != TEXT, self.items)
        return " ".join([number, *(f"({item})" for item in items)]).strip()


@cache
def parse(id: str) -> Address | None:
    """An id taken apart; None for a line of form, such as `signoff-1`."""
    match = ID.fullmatch(id)
    if match is None:
        return None
    series, within = match["series"], match["within"] or ""
    number, *items = match["rest"].split("-")
    if series == "op" and match[0][match.end("series")] == "-":
        number, items = "", [number, *items]
    return Address(series, number, tuple(items), within)  # type: ignore[arg-type]


def numbered_id(series: Series, number: int | str) -> str:
    """`op12`, `pp3`, `p37`."""
    return f"{series}{number}"


def item_id(parent: str | None, letters: str) -> str:
    """`op12-b` of the item (b) below `op12`; without a paragraph above it `op-b`."""
    return f"{parent or 'op'}-{letters}"


def heading_id(parent: str, token: str) -> str:
    """`sec-2`, and below that `sec-2-a`."""
    return f"{parent or 'sec'}-{token}"


def text_id(above: str, position: int) -> str:
    """`op1-text-1` of words that go on with paragraph 1; `text-2` of a paragraph by itself."""
    return "-".join(part for part in (above, TEXT, str(position)) if part)


def vote_id(number: int, choice: str = "") -> str:
    """`vote-1` of a recorded vote, `vote-1-in-favour` of one of its lists."""
    return f"vote-{number}-{choice}" if choice else f"vote-{number}"


def note_id(label: str) -> str:
    """`fn3`; `fn-star` of a starred note."""
    return f"fn-{STAR}" if label == "*" else f"fn{label}"


def note_mark_id(label: str, mention: int = 1) -> str:
    """`fnref3` of the first mark of a footnote, `fnref3-2` of the second."""
    base = f"fnref-{STAR}" if label == "*" else f"fnref{label}"
    return base if mention == 1 else f"{base}-{mention}"
