"""The lines of a printed extract and what its pages hold: values, and the measure of the lines."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from build_scripts.model import Furniture, Link, Span
from build_scripts.parse.blocks import PrintedNote
from build_scripts.parse.source import Line
from build_scripts.problems import Problem

#: A line of less than this part of the measure ends a paragraph: more words had room.
SHORT = 0.6
LONGEST_MASTHEAD = 15
#: A measure is known where so many lines are full, and as long as those of a page.
LEAST_FULL, NARROWEST = 4, 40
#: A line of more than this part of the measure may go on in the next.
FULL = 0.88
#: No line of a text begins with these unless the line before it was torn.
CLOSES = re.compile("[、，。；：）》〉”’]")
#: Characters that are wide, whatever the font: nearly all of a line.
HAN = re.compile("[\u3001\u3002\u300a\u300b\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the body. `indent` is the paragraph's own, the page's extra space taken off.

    `tops` says that the line is the first of its page as far as the layout shows.
    """

    number: int
    page: int
    indent: int
    text: str
    spans: tuple[Span, ...]
    tops: bool = False


@dataclass(slots=True)
class Pages:
    """A printed extract, page by page."""

    double_spaced: bool
    #: how many columns a full line has
    measure: int
    body: list[PrintedLine] = field(default_factory=list)
    notes: list[PrintedNote] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def is_short(self, text: str) -> bool:
        return columns(text) < SHORT * self.measure

    def ends_early(self, text: str, following: str) -> bool:
        """Whether a line is short although the next word had room in it.

        Not every program breaks a list of numbers behind its commas (`59/296、60/266、61/276`).
        """
        if CLOSES.match(following):
            return False
        word = re.match(r"[!-~]+(?:、[!-~]+)*", following)
        room = columns(text) + (columns(word.group()) if word else 2)
        return self.is_short(text) and room <= self.measure

    def is_full(self, text: str) -> bool:
        return columns(text) > FULL * self.measure


@lru_cache(maxsize=4096)
def columns(text: str) -> int:
    """How wide a text is: a Han character has two columns."""
    rest, wide = HAN.subn("", text.strip())
    return 2 * wide + sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in rest)


def is_double_spaced(printed: list[Line]) -> bool:
    """Whether an empty line follows each printed line, inside a paragraph too."""
    gaps = [(b, b.number - a.number > 1) for a, b in pairwise(printed)]
    inside = [apart for line, apart in gaps if not line.indent] or [apart for _, apart in gaps]
    return sum(inside) > len(inside) / 2 or (len(inside) == len(gaps) and any(inside))


def measure_of(printed: list[Line]) -> int:
    """The width of a full line; a few lines may be longer, as addresses are.

    0 where too few lines are full, or none is as long as those of a page: then nothing can be
    told from the length of a line.
    """
    widths = sorted(columns(line.bare) for line in printed)
    measure = widths[int(len(widths) * 0.9)] if widths else 0
    full = sum(width > FULL * measure for width in widths)
    return measure if full >= LEAST_FULL and measure >= NARROWEST else 0
