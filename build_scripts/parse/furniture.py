"""Page furniture: what a page prints beside its text, told by its shape.

The United Nations prints a job number (`22-28822`, `V.18-00227`, `GE.22-16872`), the page of
so many (`2/11`), at times the number alone (`- 2 -`, `2`), the symbol of the document as a
running head, and on the first page the language, the days of printing and a bar code
(`22-29001 (C)  100123  160123`, `*2229001*`). Some of these shapes are furniture wherever
they stand on a line of their own (`SURE`); the others only where a page can end (`LIKELY`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from build_scripts.model import DocumentEntry, FurnitureKind

RULE = re.compile(r"[_＿]{5,}|[─—━]{5,}")
LINK = re.compile(r"https?://[!-~]+")
JOB = r"(?:[A-Z]{1,3}\.)?\d{2}-\d{5}(?:\([A-Z]\))?"
SYMBOL = r"(?:[A-Z]{1,8}|CONF)(?:/[0-9A-Z][0-9A-Za-z.()\[\]-]*)+"
#: Words of which each makes its line furniture, and those that may stand beside it.
MARKS_A_PAGE = re.compile(
    rf"{JOB}|\*\d{{7}}\*|[-–—]\d{{1,3}}[-–—]|\d{{1,3}}/\d{{1,3}}"
    r"|第\d{1,3}页|共\d{1,3}页|[Pp]age\d{1,3}|\d{1,3}页|♻|♲|请回收|Distr\.:.*|[Pp]leaserecycle"
)
#: What such a line has no other signs than: lines of a text have, and are passed over.
OF_FURNITURE = re.compile(r"[\s\d\x21-\x7e–—，♻♲第页共请回收联合国]*")
#: Spaces inside such a word, in the order in which they are taken out.
SPACES_IN_WORDS = tuple(
    map(
        re.compile,
        (
            r"(?<=[-–—])\s+(?=\d)|(?<=\d)\s+(?=[-–—])",
            r"(?<=第)\s+|\s+(?=页)|(?<=[Pp]age)\s+|(?<=共)\s+|(?<=lease)\s+",
            r"(?<=Distr\.:)\s+|(?<=\d)\s*(?=\([A-Z]\))|(?<=/)\s+(?=\d)|\s+(?=/)",
        ),
    )
)
BESIDE = re.compile(rf"\([A-Z]\)|\d{{6}}|\d{{1,3}}|联合国|{SYMBOL}|，")
HEAD = re.compile(rf"(?:联合国)?({SYMBOL})(?:\([A-Z]\))?")
#: The session of a body over the pages of its records: 大会第七十六届会议正式记录.
SESSION_HEAD = re.compile(
    r"[\u3400-\u9fff]{0,20}第[一二三四五六七八九十百\d]+届(?:特别|紧急特别)?会议"
    r"(?:正式记录|决议和决定|决议|决定)"
)
PAGE_AT_AN_END = re.compile(r"^\d+(?=\D)|(?<=\D)\d+$")
PAGE_OF_PAGES = re.compile(r"(\d{1,3})/(\d{1,3})")
#: A head has room beside it; a note or a numbered paragraph is none.
LONGEST_HEAD, SHORTEST_TITLE = 30, 4
OPENS_TEXT = re.compile(r"[\d*]+[.．、]?\s|[(（][a-z\d]+[)）]|第\s*\d+\s*次|\d{4}\s*年")
#: Of more pages than these an extract has several, or `76/89` is no page at all.
FEW_PAGES = 40
LONE_NUMBER = re.compile(r"\d{1,3}")
#: What ends a sentence or a paragraph, a note's mark behind it allowed.
ENDS_PART = re.compile(
    r"[。：；，？！…,;][”’）)》〉\]]*(?:\d{0,3}|\[\^?\d{1,3}\]|<sup>\d{1,3}</sup>)$"
)
#: The number with which the United Nations opens a resolution: `77/235.` is A/RES/77/235.
OPENING_NUMBER = re.compile(r"((?:S-|ES-)?\d{1,3}/\d{1,3})")


class Likeness(Enum):
    """How surely a line is furniture by its shape and its repetition."""

    TEXT = 0
    LIKELY = 1
    SURE = 2


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line looks like."""

    likeness: Likeness
    kind: FurnitureKind = "page number"


class Recognizer:
    """Tells furniture from text for the lines of one document."""

    def __init__(self, lines: Iterable[str], entry: DocumentEntry) -> None:
        bare = [_squeeze(line) for line in lines]
        self.own = own_symbols(entry)
        self._longest_first = sorted(self.own, key=len, reverse=True)
        self.titles = {_squeeze(unit.title) for unit in entry.units if unit.title}
        self.repeated = {
            line for line, times in Counter(_without_page(b) for b in bare).items() if times > 1
        }
        #: repeated lines that are known to stand inside pages, as headings do
        self.inside: set[str] = set()
        self.numbers = _run_of_numbers(bare)
        self.numbers_of_texts = _numbers_of_texts(bare)

    def shape(self, line: str) -> Shape:
        """The shape of a line, spaces at its ends taken off."""
        words = _squeeze(line)
        kind: FurnitureKind = "page number"
        if RULE.fullmatch(words):
            likeness, kind = Likeness.SURE, "rule"
        elif LINK.fullmatch(line):
            likeness, kind = Likeness.SURE, "link"
        elif words in self.numbers_of_texts:
            likeness = Likeness.LIKELY
        elif _marks_a_page(line) or self._is_own(words):
            likeness = Likeness.SURE
        elif HEAD.fullmatch(words) or LONE_NUMBER.fullmatch(words) or SESSION_HEAD.fullmatch(words):
            likeness = Likeness.LIKELY
        else:
            likeness = Likeness.LIKELY if self.may_be_head(line) else Likeness.TEXT
        return Shape(likeness, kind)

    def _is_own(self, words: str) -> bool:
        """Whether a line has the document's own symbol, or the number of one of its pages."""
        if head := HEAD.fullmatch(words):
            return head.group(1) in self.own or _without_page(words) in self.repeated
        for symbol in self._longest_first:
            if words.startswith(symbol) or words.endswith(symbol):
                # Beside it stands the title, or as much of it as there is room for.
                return self._is_title(words.removeprefix(symbol).removesuffix(symbol))
        return bool(LONE_NUMBER.fullmatch(words)) and int(words) in self.numbers

    def _is_title(self, words: str) -> bool:
        """Whether these are a title of the text, or as much of it as a head has room for."""
        is_part = len(words) >= SHORTEST_TITLE and any(t.startswith(words) for t in self.titles)
        return words in self.titles or is_part

    def is_title(self, line: str) -> bool:
        """Whether a line is the whole title of a unit."""
        return _squeeze(line) in self.titles

    def may_be_head(self, line: str) -> bool:
        """Whether a line that no shape tells is repeated as a running head is."""
        words = _squeeze(line)
        if len(words) > LONGEST_HEAD or OPENS_TEXT.match(line) or ENDS_PART.search(words):
            return False
        key = _without_page(words)
        return key not in self.inside and (key in self.repeated or self._is_title(words))

    def stands_inside(self, line: str) -> None:
        """Note that this line was met inside a page: it is no running head."""
        self.inside.add(_without_page(_squeeze(line)))


def own_symbols(entry: DocumentEntry) -> frozenset[str]:
    """The symbols of the document and its units, as far as the metadata and `begins` tell."""
    symbols = {entry.symbol or ""}
    for unit in entry.units:
        symbols.add(unit.symbol or "")
        if number := OPENING_NUMBER.match(unit.begins or ""):
            symbols.add(f"A/RES/{number.group(1)}")
    return frozenset(symbols - {""})


def _squeeze(line: str) -> str:
    return "".join(line.split())


def _without_page(words: str) -> str:
    """A running head is the same on each page but for the page's number at one of its ends."""
    has_number = words[:1].isdecimal() or words[-1:].isdecimal()
    return PAGE_AT_AN_END.sub("", words) if has_number else words


def _marks_a_page(line: str) -> bool:
    """Whether every word of the line belongs to furniture, and one of them to nothing else."""
    if "Distr.:" not in line and not OF_FURNITURE.fullmatch(line):
        return False
    for spaces in SPACES_IN_WORDS:
        line = spaces.sub("", line)
    words = line.replace("，", " ").replace(",", " ").split()
    marks = [word for word in words if MARKS_A_PAGE.fullmatch(word)]
    others = [word for word in words if word not in marks]
    pages = [PAGE_OF_PAGES.fullmatch(word) for word in marks]
    # `75/194` alone is the number of a resolution: a page is one of so many.
    impossible = any(page and int(page.group(1)) > int(page.group(2)) for page in pages)
    return bool(marks) and not impossible and all(BESIDE.fullmatch(word) for word in others)


def _numbers_of_texts(lines: list[str]) -> frozenset[str]:
    """What looks like a page of so many and may be the number of a text: `第` or `号` stand beside
    it on the lines around it, or no other page is one of so many.
    """
    found = set()
    totals = Counter(page.group(2) for page in map(PAGE_OF_PAGES.fullmatch, set(lines)) if page)
    for before, line, after in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        if page := PAGE_OF_PAGES.fullmatch(line):
            alone = totals[page.group(2)] == 1 and int(page.group(2)) > FEW_PAGES
            if alone or before.endswith("第") or after.startswith("号"):
                found.add(line)
    return frozenset(found)


def _run_of_numbers(lines: list[str]) -> frozenset[int]:
    """Numbers alone on their lines that count up by one: those of the pages."""
    numbers = [int(line) for line in lines if LONE_NUMBER.fullmatch(line)]
    counts_up = all(b == a + 1 for a, b in pairwise(numbers))
    return frozenset(numbers) if len(numbers) > 1 and counts_up else frozenset()
