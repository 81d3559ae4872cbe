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

from build_scripts.parse.blocks import without_layout
from build_scripts.parse.ending import SIGN_OFF
from build_scripts.parse.furniture import HEAD, RULE, Likeness, Recognizer
from build_scripts.parse.labels import read_item, read_number
from build_scripts.parse.layouts import LAYOUTS
from build_scripts.problems import Problem, Refused, problem
from build_scripts.received.page import SMALLER, Row, read_page
from build_scripts.received.statement import blank_entry
from build_scripts.received.taken import NOTE_LABEL, Taken

COMMAND = f"pypdfium2 {pdfium.PYPDFIUM_INFO}: paragraphs, raised digits and footnotes as [1]"
#: Parts of the page's height in which heads and feet can stand.
EDGE = 0.15
#: In leadings: a gap between paragraphs; in sizes: what counts as standing elsewhere.
GAP, ELSEWHERE = 1.25, 0.6
ENDS_SENTENCE = re.compile(r"[。；：，？！.;:,][”’）)》]*(?:\[\d+\])*$")
#: Where words are only looked at.
QUIET = Taken(Path(), "")
ENDS_ASCII = re.compile(r"[\x21-\x7e]$")


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
    rows: list[Row]
    head: list[Row] = field(default_factory=list)
    foot: list[Row] = field(default_factory=list)

    def is_at(self, row: Row, top: bool) -> bool:
        return row.base > self.height * (1 - EDGE) if top else row.base < self.height * EDGE

    @property
    def body(self) -> list[Row]:
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
        self.leading = min(few, default=1.5 * self.size)

    # Heads and feet.

    def _find_edges(self) -> None:
        nothing = blank_entry(LAYOUTS["paragraphs"], "", self.taken.path)
        recognizer = Recognizer((row.plain for p in self.pages for row in p.rows), nothing)
        places: dict[str, set[int]] = defaultdict(set)
        for at, page in enumerate(self.pages):
            for row in page.rows:
                if page.is_at(row, True) or page.is_at(row, False):
                    places[_key(row)].add(at)
        for page in self.pages:
            for top in (True, False):
                edge = page.head if top else page.foot
                while page.rows:
                    row = page.rows[0 if top else -1]
                    words = row.words(QUIET)
                    sure = recognizer.shape(" ".join(words.split())).likeness is Likeness.SURE
                    symbol = bool(HEAD.match("".join(words.split())) or re.search(r"[A-Z]/\S+/\d", row.plain))
                    apart = top and len(page.rows) > 1 and row.base - page.rows[1].base > 1.5 * row.size
                    known = len(places[_key(row)]) > 1 or sure or (symbol and apart)
                    if not known or not page.is_at(row, top) or RULE.fullmatch(row.plain):
                        break
                    edge.append(page.rows.pop(0 if top else -1))
            page.foot.reverse()
            page.rows = [row for row in page.rows if not RULE.fullmatch(row.plain)]

    # Paragraphs.

    def read(self) -> Taken:
        paragraph: list[Row] = []
        waiting: list[_Page] = []
        notes: list[tuple[str, str]] = []
        for page in self.pages:
            for at, row in enumerate(page.body):
                if paragraph and self._goes_on(paragraph, row, not at):
                    paragraph.append(row)
                    continue
                self._write(paragraph)
                self._write_edges(waiting, notes)
                paragraph = [row]
            self._read_notes(page, notes)
            waiting.append(page)
        self._write(paragraph)
        self._write_edges(waiting, notes)
        return self.taken

    def _goes_on(self, paragraph: list[Row], row: Row, at_top: bool) -> bool:
        """Whether a row goes on with the paragraph before it."""
        last, first = paragraph[-1], paragraph[0]
        if self._is_mark(row):
            return True
        if self._is_mark(last):
            last = paragraph[-2] if len(paragraph) > 1 else last
        if SIGN_OFF.match(without_layout(row.words(QUIET))) or self._is_far_in(last):
            return False
        if not at_top and paragraph[-1].base - row.base > GAP * self.leading + 0.1:
            return False
        if abs(row.size - first.size) > 0.5 or "\t" in row.words(QUIET)[8:]:
            return False
        begins = read_number(row.words(QUIET)) or read_item(row.plain)
        ends = ENDS_SENTENCE.search(last.words(QUIET))
        if last.right + row.first_word < self.right - ELSEWHERE * self.size or (begins and ends):
            return self._is_centred(first) and self._is_centred(row) and self._is_wide(last) and not ends
        if len(paragraph) > 1:
            return abs(row.left - paragraph[1].left) < ELSEWHERE * self.size or not ends
        set_in = first.left > self.left + ELSEWHERE * self.size
        as_first = abs(row.left - first.left) < ELSEWHERE * self.size
        if at_top and as_first and not set_in and ends:
            at = self.taken.line + 1
            words = row.words(QUIET)[:20]
            self.taken.problems.append(
                problem("TAKEN_DOUBTFUL.page", self.taken.path, at, words=words)
            )
        return not (set_in and as_first) or not ends

    def _is_mark(self, row: Row) -> bool:
        """Whether a row is a raised mark that did not fit on the row before it."""
        return row.size < SMALLER * self.size and bool(re.fullmatch(r"\d{1,3}|\*", row.plain))

    def _is_centred(self, row: Row) -> bool:
        before, after = row.left - self.left, self.right - row.right
        return before > 2 * self.size and abs(before - after) < 2 * self.size

    def _is_far_in(self, row: Row) -> bool:
        """Whether a row begins where no row of a paragraph does: set at the right, or centred."""
        return row.left - self.left > 0.4 * (self.right - self.left)

    def _is_wide(self, row: Row) -> bool:
        return row.right - row.left > 0.6 * (self.right - self.left)

    def _write(self, paragraph: list[Row]) -> None:
        words = ""
        for row in paragraph:
            words = joined_rows(words, self._words(row))
        self.taken.add(words)

    def _words(self, row: Row) -> str:
        return f"[{row.plain}]" if self._is_mark(row) else row.words(self.taken)

    def _read_notes(self, page: _Page, notes: list[tuple[str, str]]) -> None:
        """The footnotes of a page; what has no number of its own goes on with the last."""
        for row in (row for row in page.rows if row.is_note):
            words = row.words(self.taken)
            match = NOTE_LABEL.match(words)
            due = not notes or not notes[-1][0].isdigit() or (match and match[1])
            if match and (due or int(match[2]) == int(notes[-1][0]) + 1):
                notes.append((match[1] or match[2], words[match.end() :]))
            elif notes:
                label, before = notes[-1]
                notes[-1] = label, joined_rows(before, words)
            else:
                self.taken.add_furniture(words)

    def _write_edges(self, pages: list[_Page], notes: list[tuple[str, str]]) -> None:
        """Notes, heads and feet behind the paragraph in which their page ends."""
        for label, words in notes:
            self.taken.add_note(label, words)
        for page in pages:
            for row in (*page.head, *page.foot):
                self.taken.add_furniture(row.words(QUIET))
        pages.clear()
        notes.clear()


def _key(row: Row) -> str:
    """The same on every page but for its numbers, and as high."""
    return f"{round(row.base / 4)} {re.sub('[0-9]+', '0', row.plain)}"


def joined_rows(first: str, second: str) -> str:
    """Two rows of a paragraph as one: a space between Latin words, none behind a stroke."""
    apart = ENDS_ASCII.search(first) and second[:1].isascii() and first[-1:] not in "/-"
    return f"{first} {second}" if apart else first + second
