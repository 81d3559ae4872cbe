"""An official resolution in AKN4UN XML, flattened to what its page prints, in the order of print.

Read by rules of its own, so that the reader under test has nothing to do with what is expected
of it. The unofficial copies of the United Nations are open to everyone; none is kept here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from lxml import etree

NAMESPACE = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
BlockKind = Literal["heading", "opening", "text", "signoff", "table"]
#: A label that the files leave in the words of a paragraph: `6．`, `(a)`, `(子)`.
TYPED_LABEL = re.compile(
    r"(\d{1,3}[.．](?=\D)|\([a-z]{1,4}\)|[㈠-㈩]|\([子丑寅卯辰巳午未申酉戌亥]\))\s*"
)
HEADING_LABEL = re.compile(r"[A-Z]\.|[一二三四五六七八九十]+[.、]")
NUMBER = re.compile(r"\d{1,3}[.．]")


@dataclass(frozen=True)
class Official:
    """One thing that the page prints. `words` has footnote marks as `[^1]`; `rows` is a table's."""

    kind: BlockKind
    label: str | None
    words: str
    part: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass
class Resolution:
    """A file: its parts (one, or A and B) with their numbers and titles, blocks, notes."""

    name: str
    titles: list[tuple[str, str]] = field(default_factory=list)
    blocks: list[Official] = field(default_factory=list)
    notes: list[dict[str, str]] = field(default_factory=list)


def tidy(words: str) -> str:
    """One space where the file has white space, none beside a Han character."""
    words = re.sub(r"\s+", " ", words).strip()
    return re.sub(r"(?<![\x21-\x7e]) | (?![\x21-\x7e])", "", words)


def read_official(path: Path) -> Resolution:
    """The resolution in a file; its parts in their order."""
    root = etree.parse(str(path)).getroot()
    resolution = Resolution(path.stem)
    statements = list(root.iter(f"{NAMESPACE}statement"))
    whole = _title(root.find(f"{NAMESPACE}documentCollection/{NAMESPACE}preface"))
    for part, statement in enumerate(statements):
        reader = _Reader(part)
        number, title = _title(statement.find(f"{NAMESPACE}preface"), reader)
        if not number:
            number, title = _of_cover(statement.find(f"{NAMESPACE}coverPage"))
        if part == 0 and whole[0]:
            number, title = f"{whole[0]}|{number}", f"{whole[1]}|{title}"
        resolution.titles.append((number, title))
        for name in ("preamble", "mainBody", "conclusions", "attachments"):
            for element in statement.iterchildren(f"{NAMESPACE}{name}"):
                reader.read(element)
        resolution.blocks += reader.blocks
        resolution.notes.append(reader.notes)
    return resolution


def _title(preface: Any, reader: _Reader | None = None) -> tuple[str, str]:
    if preface is None:
        return "", ""
    words = reader.words(preface) if reader else tidy("".join(preface.itertext()))
    numbers = [tidy("".join(n.itertext())) for n in preface.iter(f"{NAMESPACE}docNumber")]
    numbers = [number for number in numbers if number] or [""]
    title = words.removeprefix(tidy(" ".join(numbers))).removeprefix(numbers[0]).strip()
    if len(numbers) > 1:
        # A later part of a resolution: `76/244.`, its title, and `B` below it.
        letter = re.escape(numbers[-1]) + r"((?:\[\^\d+\])?)$"
        return f"{numbers[0]}|{numbers[-1]}", re.sub(letter, r"|\1", title)
    return "".join(numbers), title


def _of_cover(cover: Any) -> tuple[str, str]:
    """Number and title where the file has no preface: the symbol, the name of the agenda item."""
    symbol = tidy(cover.findtext(f".//{NAMESPACE}docNumber") or "")
    names = [e for e in cover.iter(f"{NAMESPACE}inline") if e.get("name") == "agenda item name"]
    return f"{symbol.removeprefix('A/RES/')}.", tidy("".join(names[0].itertext()))


class _Reader:
    def __init__(self, part: int) -> None:
        self.part = part
        self.blocks: list[Official] = []
        self.notes: dict[str, str] = {}

    def read(self, element: Any) -> None:
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "formula":
            self._add("opening", element)
        elif name == "conclusions":
            self._sign_off(element)
        elif name == "table":
            self._table(element)
        elif name in ("heading", "subheading", "crossHeading", "listIntroduction", "p"):
            self._block(element)
        elif name == "num":
            self.label = tidy("".join(element.itertext())) or None
        elif name != "meta":
            for child in element:
                self.read(child)

    label: str | None = None

    def _block(self, element: Any) -> None:
        name = etree.QName(element).localname
        words = self.words(element)
        if not words and self.label is None:
            return
        heading = name in ("heading", "subheading") or (
            self.label is None and not re.search(r"[，。；：、,;)）\]]$|.{9}”$|\[\^\d+\]$", words)
        )
        heading = heading or bool(self.label and HEADING_LABEL.fullmatch(self.label))
        if heading and self.label and not NUMBER.fullmatch(self.label):
            words, self.label = f"{self.label}{words}", None
        self.blocks.append(self._labelled("heading" if heading else "text", words))
        self.label = None

    def _labelled(self, kind: BlockKind, words: str) -> Official:
        label, self.label = self.label, None
        typed = TYPED_LABEL.match(words) if label is None else None
        if typed:
            label, words = typed.group(1), words[typed.end() :]
        return Official(kind, label, words, self.part)

    def _add(self, kind: BlockKind, element: Any) -> None:
        self.blocks.append(Official(kind, None, self.words(element), self.part))

    def _sign_off(self, element: Any) -> None:
        date = element.find(f".//{NAMESPACE}docDate")
        meeting = element.find(f".//{NAMESPACE}inline")
        for line in (date, meeting):
            if line is not None and tidy("".join(line.itertext())):
                self._add("signoff", line)

    def _table(self, element: Any) -> None:
        rows = []
        for row in element.iter(f"{NAMESPACE}tr"):
            cells = tuple(tidy("".join(cell.itertext())) for cell in row)
            if any(cells):
                rows.append(tuple(cell for cell in cells if cell))
        self.blocks.append(Official("table", None, "", self.part, tuple(rows)))

    def words(self, element: Any) -> str:
        """The words of an element; its notes are kept aside and leave their marks."""
        pieces: list[str] = []
        self._gather(element, pieces)
        words = "".join(pieces)
        label, _, rest = words.partition("\t") if "\t" in words.strip() else ("", "", "")
        if label.strip() and len(label.strip()) < 6 and TYPED_LABEL.match(f"{label.strip()} "):
            return f"{label.strip()} {tidy(rest)}"
        return tidy(words)

    def _gather(self, element: Any, pieces: list[str]) -> None:
        pieces.append(element.text or "")
        for child in element:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if name == "authorialNote":
                marker = child.get("marker") or "?"
                self.notes[marker] = tidy("".join(child.itertext()))
                while pieces and (not pieces[-1] or pieces[-1][-1].isspace()):
                    if not pieces[-1]:
                        pieces.pop()
                    else:
                        pieces[-1] = pieces[-1].rstrip()
                pieces.append(f"[^{marker}]")
            elif name == "num":
                self.label = tidy("".join(child.itertext())) or self.label
            else:
                self._gather(child, pieces)
            pieces.append(child.tail or "")
