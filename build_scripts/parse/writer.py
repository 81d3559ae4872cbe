"""Blocks → places: the one file of the reader in which texts, ids and places are made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from build_scripts.model import Mark, NoteMark, Place, PlaceKind, Role, Text
from build_scripts.model.address import Series, heading_id, item_id, note_id, numbered_id, text_id
from build_scripts.model.numerals import han_number
from build_scripts.parse.blocks import Block, PrintedNote, without_layout
from build_scripts.parse.labels import PART, SECTION, ItemLabel, Items, Level, Number, read_number
from build_scripts.parse.marks import FoundMark
from build_scripts.parse.tables import table_words

Marks = tuple[FoundMark, ...]
Marked = tuple[Block, Marks]
PART_ALONE = re.compile(r"([一二三四五六七八九十]{1,3})$")
LETTER_ALONE = re.compile(r"([A-Z])$")


def text_of(raw: str, marks: Marks = (), start: int = 0) -> Text:
    """The text of a raw one from `start` on, its layout taken out, its footnote marks in place."""
    words = ""
    found: list[Mark[NoteMark]] = []
    for mark in marks:
        if mark.start < start:
            continue
        words += _words(raw, start, mark.start, words)
        found.append(Mark(len(words), len(words), NoteMark(mark.label, mark.mention)))
        start = mark.end
    return Text(words + _words(raw, start, len(raw), words), tuple(found))


def _words(raw: str, start: int, end: int, before: str) -> str:
    """The words from `start` to `end`; a space stays between Latin words around a mark."""
    words = without_layout(raw[start:end].strip())
    apart = words and raw[start].isspace() and before[-1:].isascii() and words[0].isascii()
    return f" {words}" if before and apart else words


def joined(first: Text, second: Text) -> Text:
    """Two lines of a title as one."""
    at = len(first.words)
    marks = (Mark(at + m.start, at + m.end, m.what) for m in second.marks)
    return Text(first.words + second.words, (*first.marks, *marks))


def without_start(text: Text, start: str) -> Text:
    """The text without the words with which it begins."""
    words = text.words.removeprefix(start).lstrip()
    gone = len(text.words) - len(words)
    return Text(words, tuple(Mark(m.start - gone, m.end - gone, m.what) for m in text.marks))


def footnotes(printed: tuple[PrintedNote, ...], places: Iterable[Place]) -> tuple[Place, ...]:
    """The footnotes of a unit, each with the ids of its marks in these places."""
    mentions: dict[str, list[str]] = {}
    for mark in (mark for place in places for mark in place.notes):
        mentions.setdefault(mark.note_id, []).append(mark.id)
    return tuple(
        Place(
            note_id(note.mark_label),
            "footnote",
            note.label,
            None,
            {"zh-Hans": text_of(note.raw)},
            note.spans,
            mentions=tuple(mentions.get(note_id(note.mark_label), ())),
        )
        for note in printed
    )


@dataclass(slots=True)
class Writer:
    """Writes the places of a unit in their order, and knows to what the next one belongs.

    `within` stands before the ids of an annex's places (`annex`), and before those of
    paragraphs whose numbers begin again below a heading (`sec-2`).
    """

    places: list[Place] = field(default_factory=list)
    within: str = ""
    #: the numbered, preambular or plain paragraph to which items belong
    parent: Place | None = None
    items: Items = field(default_factory=Items)
    headings: list[tuple[int, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    #: numbers that headings print: no position is taken for one of them
    printed: frozenset[str] = frozenset()
    #: whether a second part 一 may stand beside the first; it has its position for a number
    repeats: bool = False

    def write(
        self,
        id: str,
        kind: PlaceKind,
        marked: Marked,
        *,
        label: str | None = None,
        start: int = 0,
        parent: str | None = None,
        level: int = 0,
        role: Role = "",
    ) -> Place:
        block, marks = marked
        words = table_words(block.raw) if block.is_table else ""
        text = Text(words) if block.is_table else text_of(block.raw, marks, start)
        place = Place(id, kind, label, parent, {"zh-Hans": text}, block.spans, level, role)
        self.places.append(place)
        return place

    def id(self, name: str, section: str = "") -> str:
        """A name below what the writer is in: `op3` is `annex-op3` in an annex."""
        return "-".join(part for part in (section or self.within, name) if part)

    def count(self, name: str) -> int:
        self.counts[name] += 1
        return self.counts[name]

    # Paragraphs.

    def numbered(
        self, kind: PlaceKind, series: Series, number: Number, marked: Marked, section: str = ""
    ) -> None:
        id = self.id(numbered_id(series, number.token), section)
        self._open(self.write(id, kind, marked, label=number.label, start=number.end))

    def unnumbered(self, marked: Marked, section: str = "") -> None:
        """The only operative paragraph of its unit, without a number."""
        self._open(self.write(self.id("op1", section), "operative", marked))

    def preambular(self, marked: Marked) -> None:
        id = self.id(numbered_id("pp", self.count(f"{self.within}/pp")))
        self._open(self.write(id, "preambular", marked))

    def plain(self, marked: Marked) -> None:
        """A paragraph without a number among others: `text-1`."""
        id = text_id(self.within, self.count(f"{self.within}/text"))
        self._open(self.write(id, "plain", marked))

    @property
    def table_above(self) -> Place | None:
        """The table right behind which the next place stands, or behind whose notes."""
        for place in reversed(self.places):
            if place.kind == "table":
                return place
            if not (place.parent or "").startswith(self.id("table-")):
                return None
        return None

    def note_of_table(self, marked: Marked) -> None:
        """What stands below a table without a number explains it: `table-1-text-1`."""
        table = self.table_above
        assert table is not None
        id = text_id(table.id, self.count(f"{table.id}/text"))
        self.write(id, "plain", marked, parent=table.id)

    def continuation(self, marked: Marked) -> None:
        """Words that go on with a paragraph after its items, or are quoted in it: `op1-text-1`."""
        assert self.parent is not None
        id = text_id(self.parent.id, self.count(f"{self.parent.id}/text"))
        self.write(id, "plain", marked, parent=self.parent.id)

    def positioned(self, prefix: str, marked: Marked, role: Role) -> None:
        self.write(f"{prefix}-{self.count(prefix)}", "plain", marked, role=role)

    def table(self, marked: Marked) -> None:
        parent = self.parent.id if self.parent else None
        self.write(self.id(f"table-{self.count(f'{self.within}/table')}"), "table", marked,
                   parent=parent)  # fmt: skip

    def _open(self, place: Place) -> None:
        self.parent, self.items = place, Items()

    def close(self) -> None:
        """No item belongs to what was written last."""
        self.parent, self.items = None, Items()

    # Items.

    def item(self, item: ItemLabel, following: ItemLabel | None, marked: Marked) -> None:
        depth = self.items.place(item, following)
        style = self.items.style(item, depth)
        above = self.items.levels[depth - 1].id if depth else None
        parent = above or (self.parent.id if self.parent else None)
        base = parent or (self.id("op") if self.within else None)
        id = item_id(base, item.token)
        value = item.value(style) or 0
        self.items.levels[depth:] = [Level(style, value, parent, id)]
        self.write(id, "item", marked, label=item.label, start=item.end, parent=parent,
                   level=depth + 1)  # fmt: skip

    @property
    def has_items(self) -> bool:
        return bool(self.items.levels)

    # Headings.

    def heading(self, marked: Marked, number: Marked | None = None) -> str:
        """Write a heading, with the number that stands on a line of its own above it; its id."""
        raw = marked[0].raw
        token, label, depth, start = _heading_number(number[0].raw if number else raw)
        if depth:
            self.headings = [(k, id) for k, id in self.headings if 0 < k < depth]
        else:
            self.headings = [(k, id) for k, id in self.headings if k > 0]
        above = self.headings[-1][1] if self.headings else ""
        root = above or (self.id("sec") if self.within else "")
        stands = any(place.id == heading_id(root, token) for place in self.places)
        if not token or (self.repeats and stands):
            token = str(self._free_position(root))
        id = heading_id(root, token)
        self.headings.append((depth, id))
        parent, level = above or self.within or None, len(self.headings)
        if number:
            self.titled(id, number, marked, parent, level)
        else:
            label = label.strip()
            self.write(id, "heading", marked, label=label or None, start=start, parent=parent,
                       level=level)  # fmt: skip
        self.close()
        return id

    def titled(
        self, id: str, label: Marked, title: Marked, parent: str | None = None, level: int = 1
    ) -> None:
        """A heading whose number, or 附件, stands on a line of its own above its words."""
        (above, _), (below, marks) = label, title
        text = text_of(below.raw, marks)
        spans = (*above.spans, *below.spans)
        self.places.append(
            Place(id, "heading", above.words, parent, {"zh-Hans": text}, spans, level)
        )

    def _free_position(self, root: str) -> int:
        taken = {place.id for place in self.places}
        position = self.count(f"{root}/sec")
        while heading_id(root, str(position)) in taken or (
            not self.headings and str(position) in self.printed
        ):
            position = self.count(f"{root}/sec")
        return position


def _heading_number(raw: str) -> tuple[str, str, int, int]:
    """Token, label, depth and length of the number of a heading; depth 0: it has none."""
    raw = raw.strip()
    if part := PART.match(raw) or PART_ALONE.match(raw):
        return str(han_number(part.group(1))), part.group(0), 1, part.end()
    if section := SECTION.match(raw) or LETTER_ALONE.match(raw):
        return section.group(1).lower(), section.group(0), 2, section.end()
    if number := read_number(raw):
        return str(number.value), number.label, 3, number.end
    return "", "", 0, 0


def is_number_of_heading(block: Block) -> bool:
    """Whether a line is nothing but the number of the heading below it: `一`, `A`."""
    return bool(PART_ALONE.match(block.words) or LETTER_ALONE.match(block.words))


def numbers_of_headings(blocks: Iterable[Marked]) -> frozenset[str]:
    """The numbers that headings of the first order print: 一, 二."""
    parts = (PART.match(block.raw) or PART_ALONE.match(block.raw.strip()) for block, _ in blocks)
    return frozenset(str(han_number(part.group(1))) for part in parts if part)
