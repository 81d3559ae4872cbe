"""A PDF → its text: paragraphs put together from where the rows stand, marks told by size.

Heads and feet of pages are told by their place, repetition and shape, footnotes by the rule over
them. Where a page ends with a full row and the next begins at the margin, a paragraph may end or
go on: that is noted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium

from build_scripts.model import Reading
from build_scripts.parse.blocks import without_layout
from build_scripts.parse.ending import SIGN_OFF
from build_scripts.parse.furniture import ENDS_PART, HEAD, RULE, Likeness, Recognizer
from build_scripts.parse.labels import read_item, read_number
from build_scripts.parse.tables import is_row
from build_scripts.problems import Problem, Refused, problem
from build_scripts.received.page import LABEL, SMALLER, SMALLER_NOTE, PrintedRow, read_page
from build_scripts.received.statement import nothing_known
from build_scripts.received.taken import Taken, Written, note_of
from build_scripts.received.units import NUMBER

COMMAND = f"pypdfium2 {pdfium.PYPDFIUM_INFO}: paragraphs, raised digits and footnotes as [1]"
#: Parts of the page's height in which heads and feet can stand.
EDGE = 0.15
#: In leadings: a gap between paragraphs; in sizes: what counts as standing elsewhere.
GAP, ELSEWHERE = 1.25, 0.6
#: In points: letters of another size are of another paragraph.
OTHER_SIZE = 0.5
ENDS_SENTENCE = re.compile(r"[。；：，？！.;:,][”’）)》]*(?:\[\d+\])*$")


def take_pdf(data: bytes, path: Path, to: Path) -> Taken:
    """The text of the file at `path`; `Refused` where there is none to take.

    `to` is the file that the text will stand in.
    """
    try:
        with pdfium.PdfDocument(data) as document:
            pages, lost = [], 0
            for page in document:
                rows, missing = read_page(page)
                lost += missing
                pages.append(_Page(page.get_height(), rows))
                page.close()
    except pdfium.PdfiumError as error:
        key = "locked" if "password" in str(error).lower() else "broken"
        raise Refused([_unreadable(key, path)]) from None
    if not any(page.rows for page in pages):
        raise Refused([problem("TAKEN_NOTHING.scanned", path, 0)])
    if lost:
        raise Refused([problem("TAKEN_NOTHING.letters", path, 0, count=lost)])
    return _Reader(pages, Taken(to, COMMAND)).read()


def _unreadable(key: str, path: Path) -> Problem:
    if key == "locked":
        return problem("FILE_UNREADABLE.locked", path, 0)
    return problem("FILE_UNREADABLE.broken", path, 0)


@dataclass(slots=True)
class _Page:
    height: float
    rows: list[PrintedRow]
    head: list[PrintedRow] = field(default_factory=list)
    foot: list[PrintedRow] = field(default_factory=list)
    notes: list[tuple[str, Written]] = field(default_factory=list)

    def is_at(self, row: PrintedRow, top: bool) -> bool:
        return row.base > self.height * (1 - EDGE) if top else row.base < self.height * EDGE

    @property
    def body(self) -> list[PrintedRow]:
        return [row for row in self.rows if not row.is_note]


class _Reader:
    def __init__(self, pages: list[_Page], taken: Taken) -> None:
        self.pages, self.taken = pages, taken
        self._find_edges()
        body = [row for page in pages for row in page.body]
        weights: Counter[float] = Counter()
        for row in body:
            weights[row.size] += len(row.glyphs)
        self.size = weights.most_common(1)[0][0] if weights else 1.0
        main = [row for row in body if abs(row.size - self.size) < 0.3]
        self.right = max((row.right for row in main), default=0)
        rights = Counter(round(row.right) for row in main)
        if rights and rights.most_common(1)[0][1] > 2:
            self.right = rights.most_common(1)[0][0]
        self.left = min((row.left for row in main), default=0)
        gaps = Counter(
            round(a.base - b.base, 1)
            for page in pages
            for a, b in zip(page.body, page.body[1:], strict=False)
            if 0 < a.base - b.base < 3 * self.size
        )
        few = [gap for gap, times in gaps.items() if times >= 0.15 * max(gaps.values())]
        for page in pages:
            self._find_notes(page)
        self.leading = min(few, default=1.5 * self.size)

    # Heads and feet.

    def _find_edges(self) -> None:
        nothing = nothing_known("", self.taken.path, Reading())
        recognizer = Recognizer((row.plain for p in self.pages for row in p.rows), nothing)
        places: dict[tuple[int, str, int], set[int]] = defaultdict(set)
        for at, page in enumerate(self.pages):
            for row in page.rows:
                if page.is_at(row, True) or page.is_at(row, False):
                    places[_key(row, at)].add(at)
        for at, page in enumerate(self.pages):
            for top in (True, False):
                edge = page.head if top else page.foot
                while page.rows:
                    row = page.rows[0 if top else -1]
                    words = row.words
                    sure = recognizer.shape(" ".join(words.split())).likeness is Likeness.SURE
                    symbol = bool(
                        HEAD.match("".join(words.split())) or re.search(r"[A-Z]/\S+/\d", row.plain)
                    )
                    apart = (
                        top and len(page.rows) > 1 and row.base - page.rows[1].base > 1.5 * row.size
                    )
                    times = len(places[_key(row, at)])
                    # A head stands on most pages, or on those of the left or of the right hand.
                    repeated = times > 1 and 2 * times >= len(self.pages) - 1
                    known = repeated or (symbol and apart and not re.search("[，。；]", words))
                    if not (sure or (known and not _opens_or_ends(words))):
                        break
                    if not page.is_at(row, top) or RULE.fullmatch(row.plain):
                        break
                    edge.append(page.rows.pop(0 if top else -1))
            page.foot.reverse()
            page.rows = [row for row in page.rows if not RULE.fullmatch(row.plain)]

    def _find_notes(self, page: _Page) -> None:
        """Small rows at the end of a page that has no rule are footnotes, if they are numbered."""
        small = page.rows[len(page.rows) :]
        for row in reversed(page.rows):
            if row.is_note or row.size >= SMALLER_NOTE * self.size or self._is_mark(row):
                break
            small = [row, *small]
        if small and LABEL.match(small[0].plain):
            for row in small:
                row.is_note = True

    # Paragraphs.

    def read(self) -> Taken:
        paragraph: list[PrintedRow] = []
        waiting: list[_Page] = []
        self._read_notes()
        for page in self.pages:
            for at, row in enumerate(page.body):
                if paragraph and self._goes_on(paragraph, row, not at):
                    paragraph.append(row)
                    continue
                self._write(paragraph)
                self._write_edges(waiting)
                paragraph = [row]
            waiting.append(page)
        self._write(paragraph)
        self._write_edges(waiting)
        self.taken.doubt_tables()
        return self.taken

    def _goes_on(self, paragraph: list[PrintedRow], row: PrintedRow, at_top: bool) -> bool:
        """Whether a row goes on with the paragraph before it."""
        if self._is_mark(row):
            return True
        rows = [one for one in paragraph if not self._is_mark(one)] or paragraph
        first, last = rows[0], rows[-1]
        gap = paragraph[-1].base - row.base > GAP * self.leading + 0.1
        bare = without_layout(row.words)
        is_line = SIGN_OFF.match(bare) or NUMBER.match(bare) or self._is_far_in(last)
        if is_line or (gap and not at_top) or abs(row.size - first.size) > OTHER_SIZE:
            return False
        ends = ENDS_SENTENCE.search(last.words) is not None
        begins = read_number(row.words) or read_item(row.plain)
        # Where paragraphs are set in, a row at the margin goes on, however short the last one is.
        set_in = self._is_set_in(first) and not self._is_centred(first)
        if set_in and not self._is_set_in(row) and not is_row(row.words) and not (begins and ends):
            return True
        short = last.right + row.first_word < self.right - ELSEWHERE * self.size
        if short or is_row(row.words) or (begins and ends):
            # Only what is centred has short rows that go on.
            centred = self._is_centred(first) and self._is_centred(row)
            return centred and self._is_wide(last) and not ends
        return self._is_in_line(rows, row, at_top) or not ends

    def _is_in_line(self, rows: list[PrintedRow], row: PrintedRow, at_top: bool) -> bool:
        """Whether a row stands where the next row of a paragraph should."""
        if len(rows) > 1:
            return abs(row.left - rows[1].left) < ELSEWHERE * self.size
        first = rows[0]
        set_in = self._is_set_in(first)
        as_first = abs(row.left - first.left) < ELSEWHERE * self.size
        if at_top and as_first and not set_in and ENDS_SENTENCE.search(first.words):
            row.written.problem("TAKEN_DOUBTFUL.page", words=row.words[:20])
        return not (set_in and as_first)

    def _is_set_in(self, row: PrintedRow) -> bool:
        return row.left > self.left + ELSEWHERE * self.size

    def _is_mark(self, row: PrintedRow) -> bool:
        """Whether a row is a raised mark that did not fit on the row before it."""
        return row.size < SMALLER * self.size and bool(re.fullmatch(r"\d{1,3}|\*", row.plain))

    def _is_centred(self, row: PrintedRow) -> bool:
        before, after = row.left - self.left, self.right - row.right
        return before > 2 * self.size and abs(before - after) < 2 * self.size

    def _is_far_in(self, row: PrintedRow) -> bool:
        """Whether a row begins where no row of a paragraph does: set at the right, or centred."""
        return row.left - self.left > 0.4 * (self.right - self.left)

    def _is_wide(self, row: PrintedRow) -> bool:
        return row.right - row.left > 0.6 * (self.right - self.left)

    def _write(self, paragraph: list[PrintedRow]) -> None:
        written = Written()
        for row in paragraph:
            if self._is_mark(row):
                written.add(row.plain, is_raised=True)
            else:
                written.join(row.written)
        self.taken.add(written)

    def _read_notes(self) -> None:
        """The footnotes of each page; what has no number of its own goes on with the last."""
        last = ""
        note: Written | None = None
        for page in self.pages:
            for row in (row for row in page.rows if row.is_note):
                raised, plain, words = note_of(row.written)
                if raised or (plain and (not last.isdigit() or int(plain) == int(last) + 1)):
                    last, note = raised or plain, words
                    page.notes.append((last, words))
                elif note is not None:
                    note.join(row.written)
                else:
                    page.foot.insert(0, row)

    def _write_edges(self, pages: list[_Page]) -> None:
        """Notes, heads and feet, behind the paragraph in which their page ends."""
        for page in pages:
            for label, words in page.notes:
                self.taken.add_note(label, words)
            for row in (*page.head, *page.foot):
                self.taken.add_furniture(row.written)
        pages.clear()


def _opens_or_ends(words: str) -> bool:
    """Whether a row opens a paragraph, or ends one or a part of its sentence: no head does."""
    return bool(read_number(words) or ENDS_PART.search(words))


def _key(row: PrintedRow, page: int) -> tuple[int, str, int]:
    """The same on every page: as high, the same words, and the number of the page if one."""
    number = re.search(r"^\d{1,4}(?=\D)|(?<=\D)\d{1,4}$", row.plain)
    if number is None:
        return round(row.base / 4), row.plain, 0
    words = row.plain[: number.start()] + "#" + row.plain[number.end() :]
    return round(row.base / 4), words, int(number.group()) - page
