"""A printed extract → blocks, footnotes and furniture.

The extracts keep the layout of the page. In most a printed line is followed by an empty one;
the first line of a new page is not, and it carries one space more than its paragraph asks for.
With that space taken off, the indent tells everything: none continues the paragraph, one
begins a paragraph, two or more begin a heading or a title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from build_scripts.model import KINDS, DocumentEntry, UnitEntry
from build_scripts.parse.blocks import Block, Parts, Piece, UnitFinder, without_layout
from build_scripts.parse.doubts import doubtful_lines
from build_scripts.parse.ending import ENDS_PARAGRAPH, SIGN_OFF
from build_scripts.parse.furniture import ENDS_PART
from build_scripts.parse.labels import PART, is_labelled, read_number
from build_scripts.parse.measure import Pages, PrintedLine
from build_scripts.parse.page_notes import with_labels
from build_scripts.parse.pages import split_pages
from build_scripts.parse.source import Line
from build_scripts.parse.tables import is_row
from build_scripts.problems import problem

VOTE_LABEL = re.compile(r"(?:赞成|反对|弃权)：$")
# A sentence may end in the mark of a footnote: `简要记录。1`.
ENDS_SENTENCE = re.compile(r"[。：；？！][”’）)》]*\d{0,3}$")
ENDS_TEXT = re.compile(r"。[”’）)》]*\d{0,3}$")

Group = list[PrintedLine]


def read_printed_layout(
    lines: list[Line], entry: DocumentEntry, printed_indents: bool = True
) -> Parts:
    """Take a printed extract apart; `Refused` when a unit does not begin where it should.

    Without `printed_indents` the indents are inferred and say nothing at the head of a page.
    """
    pages = split_pages(with_labels(lines), entry)
    if printed_indents:
        _take_off_indent_of_tops(pages, entry)
    else:
        _doubt_tops([at for at, line in enumerate(pages.body) if line.tops and at], pages, entry)
    for at, line in enumerate(pages.body):
        if line.number in entry.reading.goes_on:
            pages.body[at] = replace(line, indent=0)
    finder = UnitFinder(entry)
    groups = _Grouper(pages, finder).groups()
    finder.refuse_missing()
    blocks = [_block(unit, group, is_table) for unit, group, is_table in groups]
    pages.problems += doubtful_lines(groups, pages, entry)
    return Parts(
        tuple(blocks),
        tuple(pages.notes),
        tuple(pages.furniture),
        tuple(pages.links),
        tuple(pages.problems),
    )


def _take_off_indent_of_tops(pages: Pages, entry: DocumentEntry) -> None:
    """Take the page's extra space off, where the pages of a document have one.

    They have it when a first line that stands in the middle of a sentence is set in.
    """
    tops = [at for at, line in enumerate(pages.body) if line.tops and at]
    inside = [at for at in tops if _goes_on(pages, at)]
    if inside and all(pages.body[at].indent > 0 for at in inside):
        for at in tops:
            line = pages.body[at]
            if line.indent:
                pages.body[at] = replace(line, indent=line.indent - 1)
    elif not inside:
        _doubt_tops(tops, pages, entry)


def _goes_on(pages: Pages, at: int) -> bool:
    """Whether a line at the head of a page stands inside a sentence.

    A heading closes nothing either, but what follows it begins.
    """
    line, before = pages.body[at], pages.body[at - 1]
    if before.indent > 1 or is_labelled(line.text):
        return False
    return not ENDS_PART.search(before.text) and not pages.is_short(before.text)


def _doubt_tops(tops: list[int], pages: Pages, entry: DocumentEntry) -> None:
    """Note first lines of pages that may go on with the sentence before them or begin one.

    One that opens as another paragraph does begins one.
    """
    openings = {line.text[:2] for line in pages.body if line.indent == 1 and not line.tops}
    for at in tops:
        line, before = pages.body[at], pages.body[at - 1].text
        if line.text[:2] in openings or is_labelled(line.text):
            continue
        is_open = pages.is_full(before) and ENDS_PART.search(before) is not None
        if line.indent != 1 or not is_open or line.number in (
            *entry.reading.text,
            *entry.reading.goes_on,
        ):  # fmt: skip
            continue
        path = Path(entry.source_path)
        pages.problems.append(problem("PAGE_TOP_DOUBTFUL", path, line.number, words=line.text[:20]))


class _Grouper:
    """Puts the lines together that belong to one block."""

    def __init__(self, pages: Pages, finder: UnitFinder) -> None:
        self.pages, self.finder = pages, finder
        self.found: list[tuple[int, Group, bool]] = []
        self.in_masthead = _has_masthead(finder.unit)

    def groups(self) -> list[tuple[int, Group, bool]]:
        body = self.pages.body
        for at, line in enumerate(body):
            words = without_layout(line.text)
            begins_unit = line.indent > 0 and self.finder.begins(words)
            if begins_unit or self._ends_masthead(line):
                self.in_masthead = False
            if not begins_unit and self._is_in_table(at):
                self._add_row(line)
            elif begins_unit or self._begins_block(line, words):
                self.found.append((self.finder.current, [line], False))
            else:
                self.found[-1][1].append(line)
        return self.found

    def _ends_masthead(self, line: PrintedLine) -> bool:
        unit = self.finder.unit
        at_margin = unit is None or _at_margin(unit)
        numbered = at_margin and read_number(line.text) is not None
        return numbered or PART.match(line.text) is not None

    def _is_in_table(self, at: int) -> bool:
        """Whether a line is a row: it has cells, or stands alone among rows, as 小计 does."""
        line, *after = self.pages.body[at : at + 4]
        if self.in_masthead or not after:
            return bool(not self.in_masthead and self._in_table and is_row(line.text))
        if not self._in_table:
            return is_row(line.text) and self._has_row(after)
        return is_row(line.text) or (_may_be_alone(line) and self._has_row(after))

    @property
    def _in_table(self) -> bool:
        return bool(self.found) and self.found[-1][2]

    @staticmethod
    def _has_row(lines: Sequence[PrintedLine]) -> bool:
        """Whether a row follows, with nothing but what may stand alone before it."""
        for line in lines:
            if is_row(line.text):
                return True
            if not _may_be_alone(line):
                return False
        return False

    def _add_row(self, line: PrintedLine) -> None:
        if self._in_table:
            self.found[-1][1].append(line)
        else:
            self.found.append((self.finder.current, [line], True))

    def _begins_block(self, line: PrintedLine, words: str) -> bool:
        if not self.found or line.indent > 0 or self.in_masthead or self._in_table:
            return True
        group = self.found[-1][1]
        last = without_layout(group[-1].text)
        unit = self.finder.unit
        if VOTE_LABEL.match(words):
            return True
        if SIGN_OFF.match(words):
            return ENDS_TEXT.search(last) is not None or SIGN_OFF.match(last) is not None
        if SIGN_OFF.match(last):
            return True
        if unit is None or _at_margin(unit):
            return read_number(line.text) is not None and _may_end(group)
        numbered = is_labelled(line.text)
        short = self.pages.is_short(group[-1].text) or len(group) == 1
        return numbered and short and ENDS_SENTENCE.search(last) is not None


def _may_be_alone(line: PrintedLine) -> bool:
    """Whether a line can be a row of one cell: set in, short, and no sentence."""
    return line.indent > 1 and not ENDS_PARAGRAPH.search(line.text) and not read_number(line.text)


def _has_masthead(unit: UnitEntry | None) -> bool:
    return unit is not None and _at_margin(unit) and not unit.is_frame


def _at_margin(unit: UnitEntry) -> bool:
    """Whether paragraphs of a unit are numbered at the margin, without an indent."""
    return unit.is_frame or not KINDS[unit.kind].opens


def _may_end(group: Group) -> bool:
    """Whether a numbered paragraph may follow: after a heading or after a finished sentence."""
    first, last = group[0], group[-1].text
    is_heading = first.indent > 0 and not first.text.startswith("(")
    return is_heading or ENDS_SENTENCE.search(last) is not None


def _block(unit: int, group: Group, is_table: bool) -> Block:
    pieces: list[Piece] = []
    raw = ""
    for line in group:
        raw += "\n" if raw else ""
        pieces.append(Piece(len(raw), line.spans, line.page))
        raw += line.text
    return Block(raw, group[0].indent, tuple(pieces), unit, is_table=is_table)
