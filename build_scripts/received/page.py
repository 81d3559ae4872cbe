"""A page of a PDF: its glyphs → the rows that it prints, from the top."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from ctypes import byref, c_double
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from build_scripts.received.taken import Written

#: In sizes of the row's letters: how far apart cells stand, and words of Latin letters.
CELL_GAP, WORD_GAP = 1.9, 0.16
#: A raised letter is smaller and stands higher than this part of the size.
SMALLER, HIGHER = 0.86, 0.12
#: A footnote is smaller than this part of the text.
SMALLER_NOTE = 0.93
LABEL = re.compile(r"[\d*]")
#: A rule over footnotes: its least length in points, and its part of the page at most.
SHORTEST_RULE, LONGEST_RULE = 30, 0.6
#: PDFium gives a hyphen at the end of a row as a control character.
HYPHEN = "-"
OPENING = "《“‘（〈(["
LATIN = re.compile(r"[\x21-\x7e]")


@dataclass(frozen=True, slots=True)
class Glyph:
    """A letter where it stands: its left and right edge, its base line, its size."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class PrintedRow:
    """What stands on one base line, from left to right."""

    glyphs: list[Glyph]
    #: whether it stands below the rule over footnotes
    is_note: bool = False
    size: float = field(init=False)
    base: float = field(init=False)
    written: Written = field(init=False)

    def __post_init__(self) -> None:
        self.glyphs.sort(key=lambda glyph: glyph.left)
        sizes = Counter(round(glyph.size, 1) for glyph in self.glyphs)
        self.size = max(sizes, key=lambda size: (sizes[size] * size, size))
        on_line = [g.base for g in self.glyphs if g.size >= SMALLER * self.size]
        self.base = Counter(round(base, 1) for base in on_line).most_common(1)[0][0]
        self.written = self._write()

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return max(glyph.right for glyph in self.glyphs)

    @property
    def words(self) -> str:
        return self.written.words

    @property
    def plain(self) -> str:
        """Its letters without any space."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def first_word(self) -> float:
        """How wide that is with which it begins and which no line can break."""
        # No row ends in an opening sign.
        at = next((n for n, g in enumerate(self.glyphs) if g.text not in OPENING), 0)
        first, word = self.glyphs[0], self.glyphs[at]
        right = word.right
        latin = LATIN.match(word.text)
        for before, glyph in pairwise(self.glyphs[at:]):
            closing = glyph.text in "，。；：、）》”’〉"
            goes_on = latin and LATIN.match(glyph.text)
            apart = glyph.left - before.right > WORD_GAP * self.size
            if not (closing or goes_on or self._is_raised(glyph)) or (apart and not closing):
                break
            right = glyph.right
        return right - first.left

    def _is_raised(self, glyph: Glyph) -> bool:
        return glyph.size < SMALLER * self.size and glyph.base > self.base + HIGHER * self.size

    def _write(self) -> Written:
        """The words of the row, marks as `[1]`, a tab where there is a gap of cells."""
        written = Written()
        for raised, glyphs in self._runs():
            written.add(self._spaced(glyphs), raised)
        return written

    def _runs(self) -> Iterator[tuple[bool, list[Glyph]]]:
        run: list[Glyph] = []
        for glyph in self.glyphs:
            if run and self._is_raised(run[0]) != self._is_raised(glyph):
                yield self._is_raised(run[0]), run
                run = []
            run.append(glyph)
        yield self._is_raised(run[0]), run

    def _spaced(self, glyphs: list[Glyph]) -> str:
        before = next((g for g in reversed(self.glyphs) if g.right <= glyphs[0].left + 0.1), None)
        words = ""
        for glyph in glyphs:
            gap = (glyph.left - before.right) / self.size if before else 0.0
            if gap > CELL_GAP:
                words += "\t"
            elif gap > WORD_GAP:
                words += " "
            words += glyph.text
            before = glyph
        return words


def read_page(page: Any) -> tuple[list[PrintedRow], int]:
    """The rows of a page from the top, and how many of its glyphs stand for no letter."""
    text = page.get_textpage()
    glyphs, lost = _glyphs(text)
    rows = _rows(glyphs)
    rule = _rule(page, rows)
    for row in rows:
        row.is_note = rule is not None and row.base < rule
    text.close()
    return rows, lost


def _glyphs(text: Any) -> tuple[list[Glyph], int]:
    found: list[Glyph] = []
    lost = 0
    x, y = c_double(), c_double()
    edges = [c_double() for _ in range(4)]
    matrix = raw.FS_MATRIX()
    high = 0
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if 0xD800 <= code <= 0xDBFF:
            high = code
            continue
        if high and 0xDC00 <= code <= 0xDFFF:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        if raw.FPDFText_HasUnicodeMapError(text, at) == 1 or code == 0:
            lost += 1
            code = 0xFFFD
        letter = HYPHEN if code == 2 else chr(code)
        if letter.isspace():
            continue
        raw.FPDFText_GetCharOrigin(text, at, byref(x), byref(y))
        raw.FPDFText_GetCharBox(text, at, *(byref(edge) for edge in edges))
        size = raw.FPDFText_GetFontSize(text, at)
        if raw.FPDFText_GetMatrix(text, at, byref(matrix)):
            size *= math.hypot(matrix.c, matrix.d)
        advance = _advance(text, at, x.value, size)
        found.append(Glyph(letter, x.value, x.value + advance, y.value, size or 1.0))
    return found, lost


def _advance(text: Any, at: int, left: float, size: float) -> float:
    """How far a glyph goes: its box with the room beside it."""
    box = raw.FS_RECTF()
    if raw.FPDFText_GetLooseCharBox(text, at, byref(box)) and box.right > left:
        return float(min(box.right - left, 1.2 * size))
    return size / 2


def _rows(glyphs: Iterable[Glyph]) -> list[PrintedRow]:
    """Glyphs on one base line are a row; a raised one belongs to the row below it."""
    lines: list[tuple[float, float, list[Glyph]]] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.size):
        for base, size, row in lines:
            if (
                -0.25 * size
                < glyph.base - base
                < (0.25 if glyph.size > SMALLER * size else 0.6) * size
            ):
                row.append(glyph)
                break
        else:
            lines.append((glyph.base, glyph.size, [glyph]))
    return sorted((PrintedRow(row) for _, _, row in lines), key=lambda row: -row.base)


def _rule(page: Any, rows: list[PrintedRow]) -> float | None:
    """Where the rule over the footnotes stands: the lowest short one with words below it."""
    width = page.get_width()
    found = []
    for shape in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = shape.get_bounds()
        short = SHORTEST_RULE < right - left < LONGEST_RULE * width
        if short and top - bottom < 3 and left < width / 3:
            found.append(top)
    for row in rows:
        if re.fullmatch(r"[_＿─—━]{5,}", row.plain):
            found.append(row.base)
    usual = Counter(row.size for row in rows for _ in row.glyphs).most_common(1)
    for top in sorted(found):
        below = [row for row in rows if row.base < top]
        # A note that goes on from the page before has no number.
        if below and (below[0].size < SMALLER_NOTE * usual[0][0] or LABEL.match(below[0].plain)):
            return float(top)
    return None
