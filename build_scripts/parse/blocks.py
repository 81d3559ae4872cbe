"""What a page sets as one paragraph, heading or title line, in one piece: a block.

A block keeps its words as they stand, line by line (`raw`, lines joined by a line feed),
and knows for each of them the source line and the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from build_scripts.model import DocumentEntry, Furniture, Link, Span, UnitEntry
from build_scripts.parse.foot import as_mark
from build_scripts.problems import Problem, Refused, problem

#: The indent of a block in a layout that does not show it.
UNKNOWN = -1
#: The mark of a footnote at the end of a line, in any layout.
NOTE_MARK = re.compile(r"(?:(?<=\D)\d{1,3}|\*|\[\^?\d{1,3}\]|<sup>\d{1,3}</sup>)$")
#: The end of a line inside a symbol or a range of years.
BROKEN = re.compile(r"(?<=[/-])\s*\n\s*")
#: A space that no word has on both sides.
LAYOUT_SPACE = re.compile(r"(?<![\x21-\x7e]) | (?![\x21-\x7e])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a block's raw text: where it begins in it, and where it stands in the source."""

    offset: int
    spans: tuple[Span, ...]
    page: int


@dataclass(frozen=True, slots=True)
class Block:
    """`unit` is the index into the document's units, -1 before the first of them.

    `indent` counts from the margin, the page's extra space taken off, and is `UNKNOWN` where
    a layout has none; `heading` is the depth of a Markdown heading and 0 for everything else;
    `is_table` says that the lines are the rows of a table; `eid` is its name in its own file.
    """

    raw: str
    indent: int
    pieces: tuple[Piece, ...]
    unit: int
    heading: int = 0
    is_table: bool = False
    eid: str = ""

    @property
    def line(self) -> int:
        return self.pieces[0].spans[0].line

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(span for piece in self.pieces for span in piece.spans)

    @property
    def words(self) -> str:
        return without_layout(self.raw)

    def line_at(self, offset: int) -> int:
        """The source line on which the character at this place of the raw text stands."""
        return [piece for piece in self.pieces if piece.offset <= offset][-1].spans[0].line

    def page_at(self, offset: int) -> int:
        """The page on which the character at this place of the raw text stands."""
        return [piece.page for piece in self.pieces if piece.offset <= offset][-1]


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A footnote as it stands at the foot of its page."""

    label: str
    page: int
    raw: str
    spans: tuple[Span, ...]

    @property
    def line(self) -> int:
        return self.spans[0].line

    @property
    def mark_label(self) -> str:
        """The label as its mark in the text has it: full-width and raised digits are digits."""
        return as_mark(self.label)


@dataclass(frozen=True, slots=True)
class Parts:
    """A source taken apart: every character that is not white space is in exactly one part."""

    blocks: tuple[Block, ...]
    notes: tuple[PrintedNote, ...]
    furniture: tuple[Furniture, ...]
    links: tuple[Link, ...]
    #: what cannot be told for sure; nothing is published while there is any
    problems: tuple[Problem, ...] = ()


@lru_cache(maxsize=1024)
def without_layout(raw: str) -> str:
    """The words without the spaces and line ends of the layout.

    A space stays only between two ASCII characters (`155 C (VII)`): the contract's rule for
    `text`. Where a line ends in a stroke or a hyphen, a symbol or a range of years is
    broken there, and the parts join without a space.
    """
    return LAYOUT_SPACE.sub("", " ".join(BROKEN.sub("", raw).split()))


def is_number(begins: str) -> bool:
    """Whether a unit begins with its number, which may have the title behind it."""
    return re.fullmatch(r"[A-Z\d/-]+\.(?:[A-Z]\.?)?", begins.replace(" ", "")) is not None


class UnitFinder:
    """Follows the units of a document in their printed order."""

    def __init__(self, entry: DocumentEntry) -> None:
        self.entry = entry
        self.current = 0 if entry.units and entry.units[0].begins is None else -1
        self.missed: list[UnitEntry] = []

    @property
    def unit(self) -> UnitEntry | None:
        return self.entry.units[self.current] if self.current >= 0 else None

    def begins(self, words: str) -> bool:
        """Whether these words open the next unit; if so, it is now the current one.

        A unit begins with a line of its own (`决议草案一`), or with a number that its title
        follows on the line (`75/194. 根据…`, `76/244. B`).
        """
        for index in range(self.current + 1, len(self.entry.units)):
            begins = without_layout(self.entry.units[index].begins or "")
            alone = NOTE_MARK.sub("", words)
            if begins in (words, alone) or (is_number(begins) and words.startswith(begins)):
                self.missed += self.entry.units[self.current + 1 : index]
                self.current = index
                return True
        return False

    def refuse_missing(self) -> None:
        """Raise `Refused` for every unit whose beginning was not found."""
        missing = [*self.missed, *self.entry.units[self.current + 1 :]]
        if missing:
            raise Refused(
                problem(
                    "UNIT_NOT_FOUND",
                    Path(self.entry.path),
                    unit.line,
                    begins=unit.begins or "",
                    unit=unit.slug,
                )
                for unit in missing
            )
