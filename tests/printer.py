"""A printer: lays an official resolution out as the extracts of printed pages have it.

Lines are wrapped at a width and pages broken at a height, wherever that falls; footnotes stand
under a rule on the page of their mark; marks are bare digits stuck to the word before them;
page furniture of many kinds stands where a printer puts it. Everything is drawn from a seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tests.official import Official, Resolution

MARK = re.compile(r"\[\^(\d+)\]")
#: What cannot be parted at the end of a line: a Latin word up to its strokes, a mark with the
#: word before it, a closing sign with the word before it, an opening sign with the one after.
UNBREAKABLE = re.compile(
    r"[“‘（《〈(]*(?:[\x21-\x27\x2a-\x7e(]+?(?:[/-]|(?![\x21-\x28\x2a-\x7e]))|.)"
    r"(?:[，。；：、？！”’）》〉)]|\[\^\d+\])*"
)
LATIN_BESIDE_HAN = re.compile(
    r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u3400-\u9fff])"
)
Furniture = Literal[
    "none", "links", "job and page", "page", "dashes", "two lines", "geneva", "symbol",
    "organization and symbol", "running head",
]  # fmt: skip
FURNITURE: tuple[Furniture, ...] = (
    *("none", "links", "job and page", "page", "dashes", "two lines", "geneva", "symbol"),
    *("organization and symbol", "running head"),
)


@dataclass(frozen=True)
class Style:
    """How a document is printed."""

    furniture: Furniture
    spacing: Literal["double", "single"]
    #: whether the typesetter's space stands between Han and Latin or digits
    spaced: bool
    #: whether the first line of a page is set one space further in
    indented_tops: bool
    form_feeds: bool
    imprint: bool
    width: int
    height: int
    seed: int


def draw_style(seed: int) -> Style:
    draw = random.Random(seed)
    furniture = draw.choice(FURNITURE)
    spacing: Literal["double", "single"] = draw.choice(("double", "single"))
    return Style(
        furniture,
        spacing,
        draw.random() < 0.5,
        # Without furniture nothing but the indent shows where a page begins.
        spacing == "double" and (furniture in ("none", "links") or draw.random() < 0.5),
        draw.random() < 0.3 or (spacing == "single" and furniture == "none"),
        draw.random() < 0.5,
        draw.randint(33, 42),
        draw.randint(24, 40),
        seed,
    )


def print_resolution(resolution: Resolution, style: Style) -> str:
    """The text of the extract."""
    first = _Printer(resolution, style)
    first.text()
    return _Printer(resolution, style, first.page).text()


def begins(number: str) -> str:
    """The line with which a part begins, for its metadata."""
    return number.rpartition("|")[2]


def lines_of(text: str, width: int) -> list[str]:
    """The text broken into lines of at most `width` columns; a Han character has two."""
    lines, used = [""], 0
    for piece in UNBREAKABLE.findall(text):
        columns = sum(1 if c.isascii() else 2 for c in MARK.sub(r"\1", piece))
        if used + columns > 2 * width and lines[-1]:
            lines.append("")
            used = 0
            if piece == " ":
                continue
        lines[-1] += piece
        used += columns
    return lines


class _Printer:
    def __init__(self, resolution: Resolution, style: Style, of: int = 0) -> None:
        self.resolution, self.style, self.of = resolution, style, of
        self.draw = random.Random(style.seed)
        self.page = 0
        self.job = f"{self.draw.randint(19, 25)}-{self.draw.randint(10000, 29999)}"
        self.symbol = "A/RES/" + re.split(r"\.?\|", resolution.titles[0][0])[0].rstrip(".")

    def text(self) -> str:
        pages: list[str] = []
        notes_of_part = self.resolution.notes
        page: list[tuple[str, int]] = []
        height = 0
        for line, part in self._body():
            labels = MARK.findall(line)
            needed = 1 + sum(
                len(lines_of(notes_of_part[part].get(x, ""), self.style.width)) for x in labels
            )
            if page and height + needed > self.style.height:
                pages.append(self._page(page, last=False))
                page, height = [], 0
            page.append((line, part))
            height += needed
        pages.append(self._page(page, last=True))
        return "".join(pages)

    # The body, line by line.

    def _body(self) -> Iterator[tuple[str, int]]:
        for part in range(len(self.resolution.titles)):
            yield from ((line, part) for line in self._title(part))
            for block in (b for b in self.resolution.blocks if b.part == part):
                yield from ((line, part) for line in self._block(block))

    def _title(self, part: int) -> Iterator[str]:
        number, title = self.resolution.titles[part]
        whole, _, own = number.rpartition("|")
        title_of_whole, _, own_title = title.rpartition("|")
        if whole:
            yield from self._set(f"{whole} {title_of_whole}", 2)
        if re.match(r"\d", own):
            yield from self._set(f"{own} {own_title}", 2)
        else:
            is_marks = not MARK.sub("", own_title)
            yield from self._set(own + own_title if is_marks else own, 3)
            if own_title and not is_marks:
                yield from self._set(own_title, 2)

    def _block(self, block: Official) -> Iterator[str]:
        if block.kind == "table":
            for row in block.rows:
                yield "   " + "    ".join(row)
            return
        indent = {"heading": 2, "signoff": 0}.get(block.kind, 1)
        words = f"{block.label} {block.words}" if block.label else block.words
        yield from self._set(words, indent)

    def _set(self, words: str, indent: int) -> Iterator[str]:
        if self.style.spaced:
            parts = re.split(r"(\[\^\d+\])", words)
            words = "".join(
                part if at % 2 else LATIN_BESIDE_HAN.sub(" ", part) for at, part in enumerate(parts)
            )
            words = re.sub(r"(\[\^\d+\])(?=[\u3400-\u9fff])", self._after_mark, words)
        words = re.sub(r"(\[\^\d+\])(?=\d)", r"\1 ", words)
        first, *others = lines_of(words, self.style.width)
        yield " " * indent + first
        yield from others

    def _after_mark(self, mark: re.Match[str]) -> str:
        return mark.group() + self.draw.choice((" ", ""))

    # A page.

    def _page(self, rows: list[tuple[str, int]], last: bool) -> str:
        self.page += 1
        lines = [MARK.sub(r"\1", row) for row, _ in rows]
        if self.style.indented_tops and self.page > 1:
            lines[0] = " " + lines[0]
        end = "\n\n" if self.style.spacing == "double" else "\n"
        head = self._head()
        text = "".join(f"{line}{end}" for line in [*head, *lines])
        if self.style.form_feeds and self.page > 1:
            text = f"\f{text}"
        foot = self._foot(rows, end)
        if foot:
            text += foot
        if not last and self.style.indented_tops:
            text = text.rstrip("\n") + "\n"
        return text

    def _head(self) -> list[str]:
        if self.page == 1:
            return []
        heads = {
            "symbol": [self.symbol],
            "organization and symbol": [f"联合国 {self.symbol}"],
            "running head": ["大会第七十六届会议正式记录"],
        }
        return heads.get(self.style.furniture, [])

    def _foot(self, rows: list[tuple[str, int]], end: str) -> str:
        text = ""
        marked = [(label, part) for row, part in rows for label in MARK.findall(row)]
        if marked:
            text += f"__________________ {end}"
            for label, part in marked:
                note = self.resolution.notes[part].get(label, "")
                if self.style.spaced:
                    note = LATIN_BESIDE_HAN.sub(" ", note)
                first, *others = lines_of(note, self.style.width)
                text += "".join(f"{line}{end}" for line in [f" {label} {first}", *others])
        if self.page == 1 and self.style.imprint:
            digits = self.job.replace("-", "")
            text += f"{self.job} (C)  100123  160123{end}*{digits}*{end}"
        return text + "".join(f"{line}{end}" for line in self._page_number()) + self._links(rows)

    def _page_number(self) -> list[str]:
        page, job = self.page, self.job
        numbers: dict[str, list[str]] = {
            "job and page": [
                f"{page}/{self.of}  {job}" if page % 2 else f"{job}  {page}/{self.of}"
            ],
            "page": [f"{page}/{self.of}"],
            "dashes": [f"- {page} -"],
            "two lines": [job, f"{page}/{self.of}"],
            "geneva": [f"GE.{job}", str(page)],
        }
        return numbers.get(self.style.furniture, [])

    def _links(self, rows: list[tuple[str, int]]) -> str:
        cited = re.findall(r"A/[0-9A-Z/.-]+", "".join(row for row, _ in rows))
        if self.style.furniture != "links" or not cited:
            return ""
        return "".join(f"https://undocs.org/ch/{symbol}\n" for symbol in cited)
