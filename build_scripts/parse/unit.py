"""The blocks of one unit → its paragraphs, headings, items and votes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path

from build_scripts.model import (
    KINDS,
    DocumentEntry,
    Mark,
    NoteMark,
    Place,
    PlaceKind,
    Rendering,
    Role,
    Span,
    Text,
    Unit,
    UnitEntry,
    Vote,
)
from build_scripts.model.address import Series, heading_id, item_id, note_id, numbered_id, vote_id
from build_scripts.model.numerals import NUMERALS, han_number
from build_scripts.parse.blocks import Block, PrintedNote, without_layout
from build_scripts.parse.footnotes import FoundMark, Marked
from build_scripts.problems import Problem, Refused

Marks = tuple[FoundMark, ...]
NUMBER = re.compile(r"(\d{1,3})([.．])\s+")
ITEM = re.compile(r"\(([a-z]{1,5})\)\s*")
HAN_NUMBERS = "一二三四五六七八九十"
PART = re.compile(rf"([{HAN_NUMBERS}]+)\.\s*")
SECTION = re.compile(r"([A-Z])\.\s*")
VOTE = re.compile(r"(赞成|反对|弃权)：\s*")
VOTE_LISTS = {"赞成": "in-favour", "反对": "against", "弃权": "abstaining"}
SIGN_OFF = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$|第\d+次全体会议$")


def _notes(printed: tuple[PrintedNote, ...], places: Iterable[Place]) -> tuple[Place, ...]:
    mentions: dict[str, list[str]] = {}
    for mark in (mark for place in places for mark in place.notes):
        mentions.setdefault(mark.note_id, []).append(mark.id)
    return tuple(
        Place(
            note_id(note.label),
            "footnote",
            note.label,
            None,
            {"zh-Hans": text_of(note.raw)},
            note.spans,
            mentions=tuple(mentions.get(note_id(note.label), ())),
        )
        for note in printed
    )


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


def _without_start(text: Text, start: str) -> Text:
    """The text without the words with which it begins."""
    words = text.words.removeprefix(start).lstrip()
    gone = len(text.words) - len(words)
    return Text(words, tuple(Mark(m.start - gone, m.end - gone, m.what) for m in text.marks))


def _joined(title: Text, part: Text) -> Text:
    """Two lines of a title as one."""
    at = len(title.words)
    marks = (Mark(at + m.start, at + m.end, m.what) for m in part.marks)
    return Text(title.words + part.words, (*title.marks, *marks))


@dataclass(slots=True)
class UnitReader:
    """Reads the blocks of one unit; which grammar applies follows from the unit's kind."""

    entry: UnitEntry
    document: DocumentEntry
    paragraphs: list[Place] = field(default_factory=list)
    title: Text = field(default_factory=partial(Text, ""))
    title_spans: tuple[Span, ...] = ()
    designation: str | None = None
    #: the numbered or preambular paragraph to which items belong
    parent: Place | None = None
    item: str = ""
    letter: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    positions: dict[str, int] = field(default_factory=dict)
    votes: int = 0
    #: for the line of each block the letters of the item that follows it
    ahead: dict[int, str] = field(default_factory=dict)

    def read(self, blocks: list[tuple[Block, Marks]], marked: Marked, index: int) -> Unit:
        """The unit that these blocks are; `Refused` where they are not what the kind asks for."""
        if not blocks:
            raise Refused(
                [
                    Problem(
                        "UNIT_EMPTY",
                        Path(self.document.source_path),
                        1,
                        f"{self.entry.slug} has no text",
                        "compare `begins` of the units with the source",
                    )
                ]
            )
        for (block, _), (following, _) in pairwise(blocks):
            item = ITEM.match(following.raw)
            self.ahead[block.line] = item.group(1) if item else ""
        if KINDS[self.entry.kind].opens:
            self._read_resolution(blocks)
        else:
            self._read_numbered(blocks)
        title = Place("title", "title", None, None, {"zh-Hans": self.title}, self.title_spans)
        first, last = blocks[0][0], blocks[-1][0]
        return Unit(
            self.entry,
            self.document,
            title,
            tuple(self.paragraphs),
            _notes(marked.notes.get(index, ()), (title, *self.paragraphs)),
            self._recorded_votes(),
            {"zh-Hans": self.designation} if self.designation else {},
            (first.pieces[0].page, last.pieces[-1].page),
        )

    # Resolutions, drafts and decisions: title, opening formula, paragraphs, sign-off.

    def _read_resolution(self, blocks: list[tuple[Block, Marks]]) -> None:
        opening = next((i for i, (b, _) in enumerate(blocks) if self._opens(b)), None)
        if opening is None:
            raise Refused(
                [
                    Problem(
                        "OPENING_NOT_FOUND",
                        Path(self.document.source_path),
                        blocks[0][0].line,
                        f"{self.entry.slug} has no opening formula “{self.entry.opening}”",
                        "copy the formula from the source into `opening` of the unit",
                    )
                ]
            )
        self._read_title(blocks[:opening])
        self._add("opening", "plain", None, *blocks[opening], role="opening")
        for block, marks in blocks[opening + 1 :]:
            words = block.words
            if number := NUMBER.match(block.raw):
                self._add_numbered("operative", "op", number, block, marks)
            elif item := ITEM.match(block.raw):
                self._add_item(item, block, marks)
            elif self.parent is not None and SIGN_OFF.match(words):
                self._add_positioned("signoff", block, marks, "signoff")
            elif self.parent is None or self.parent.kind == "preambular":
                self._add_preambular(block, marks)
                self.parent, self.item, self.letter = self.paragraphs[-1], "", ""
            else:
                self._refuse_unnumbered(block)

    def _opens(self, block: Block) -> bool:
        return block.words == without_layout(self.entry.opening or "")

    def _read_title(self, blocks: list[tuple[Block, Marks]]) -> None:
        begins = without_layout(self.entry.begins or "")
        title = Text("")
        for block, marks in blocks:
            self.title_spans += block.spans
            if block.words == begins:
                self.designation = begins
                continue
            part = text_of(block.raw, marks)
            if begins.endswith(".") and part.words.startswith(begins):
                self.designation = begins
                part = _without_start(part, begins)
            title = _joined(title, part)
        self.title = title
        self._check_title(title.words, blocks[0][0].line if blocks else 0)

    # Reports, notes and declarations: masthead, headings, numbered paragraphs, votes.

    def _read_numbered(self, blocks: list[tuple[Block, Marks]]) -> None:
        kind = KINDS[self.entry.kind]
        masthead, in_preamble = True, False
        for block, marks in blocks:
            words = block.words
            number = NUMBER.match(block.raw)
            at_margin = block.indent == 0 or kind.preamble
            if masthead and not self.title.words and words == without_layout(self.entry.title):
                self.title, self.title_spans = text_of(block.raw, marks), block.spans
                masthead = not kind.preamble
                in_preamble = not masthead
            elif masthead and not (number or PART.match(block.raw)):
                self._add_positioned("head", block, marks, "masthead")
            elif number and at_margin and not block.heading:
                masthead = in_preamble = False
                self._add_numbered("numbered", "p", number, block, marks)
            elif vote := VOTE.match(block.raw):
                self._add_vote(vote, block, marks)
            elif item := ITEM.match(block.raw):
                self._add_item(item, block, marks)
            elif in_preamble and not block.heading:
                self._add_preambular(block, marks)
            elif block.indent or block.heading:
                masthead = in_preamble = False
                self._add_heading(block, marks)
            else:
                self._refuse_unnumbered(block)
        if not self.title.words:
            self._check_title("", blocks[0][0].line if blocks else 0)

    # The parts.

    def _add(
        self,
        id: str,
        kind: PlaceKind,
        label: str | None,
        block: Block,
        marks: Marks,
        start: int = 0,
        parent: str | None = None,
        level: int = 0,
        role: Role = "",
    ) -> None:
        texts: dict[Rendering, Text] = {"zh-Hans": text_of(block.raw, marks, start)}
        self.paragraphs.append(Place(id, kind, label, parent, texts, block.spans, level, role))

    def _add_preambular(self, block: Block, marks: Marks) -> None:
        self._add(
            numbered_id("pp", self._count("preambular") + 1), "preambular", None, block, marks
        )

    def _count(self, kind: PlaceKind) -> int:
        return sum(paragraph.kind == kind for paragraph in self.paragraphs)

    def _add_positioned(self, prefix: str, block: Block, marks: Marks, role: Role) -> None:
        position = sum(paragraph.role == role for paragraph in self.paragraphs) + 1
        self._add(f"{prefix}-{position}", "plain", None, block, marks, role=role)

    def _add_numbered(
        self, kind: PlaceKind, series: Series, number: re.Match[str], block: Block, marks: Marks
    ) -> None:
        label = number.group(1) + number.group(2)
        id = numbered_id(series, int(number.group(1)))
        self._add(id, kind, label, block, marks, number.end())
        self.parent, self.item, self.letter = self.paragraphs[-1], "", ""

    def _add_item(self, match: re.Match[str], block: Block, marks: Marks) -> None:
        letters = match.group(1)
        parent = self.parent.id if self.parent else None
        if self._is_numeral(letters, block):
            id, parent, level = item_id(self.item, letters), self.item, 2
        else:
            id, level = item_id(parent, letters), 1
            # Numerals without letters above them number the items themselves.
            if letters not in NUMERALS or self.item:
                self.item, self.letter = id, letters
        self._add(id, "item", f"({letters})", block, marks, match.end(), parent, level)

    def _is_numeral(self, letters: str, block: Block) -> bool:
        """Whether this is a sub-sub-paragraph: a Roman numeral, and not the next letter.

        After `(h)`, `(i)` is the ninth letter, unless `(ii)` follows.
        """
        if letters not in NUMERALS or not self.item:
            return False
        is_next_letter = letters == chr(ord(self.letter[-1]) + 1)
        return not is_next_letter or (letters == "i" and self.ahead.get(block.line) == "ii")

    def _add_heading(self, block: Block, marks: Marks) -> None:
        raw, kind = block.raw, 0
        if part := PART.match(raw):
            token, label, kind, start = str(han_number(part.group(1))), part.group(0), 1, part.end()
        elif section := SECTION.match(raw):
            token, label, kind = section.group(1).lower(), section.group(0), 2
            start = section.end()
        elif number := NUMBER.match(raw):
            token, label, kind, start = number.group(1), number.group(0), 3, number.end()
        else:
            token, label, start = "", "", 0
        if kind:
            self.headings = [(k, id) for k, id in self.headings if 0 < k < kind]
        else:
            self.headings = [(k, id) for k, id in self.headings if k > 0]
        above = self.headings[-1][1] if self.headings else ""
        if not token:
            self.positions[above] = self.positions.get(above, 0) + 1
            token = str(self.positions[above])
        id = heading_id(above, token)
        self.headings.append((kind, id))
        level = len(self.headings)
        self._add(id, "heading", label.strip() or None, block, marks, start, above or None, level)
        self.parent, self.item, self.letter = None, "", ""

    def _add_vote(self, match: re.Match[str], block: Block, marks: Marks) -> None:
        if match.group(1) == "赞成":
            self.votes += 1
        list_name = VOTE_LISTS[match.group(1)]
        parent = self.parent.id if self.parent else None
        id, label = vote_id(self.votes, list_name), f"{match.group(1)}："
        self._add(id, "plain", label, block, marks, match.end(), parent, role="vote")

    def _recorded_votes(self) -> tuple[Vote, ...]:
        votes = []
        for number in range(1, self.votes + 1):
            lists = {
                name: next((p for p in self.paragraphs if p.id == vote_id(number, name)), None)
                for name in VOTE_LISTS.values()
            }
            names = {
                name: tuple(p.words.rstrip("。").split("、")) if p else ()
                for name, p in lists.items()
            }
            parent = next((p.parent for p in lists.values() if p and p.parent), "")
            votes.append(
                Vote(
                    vote_id(number),
                    parent,
                    names["in-favour"],
                    names["against"],
                    names["abstaining"],
                )
            )
        return tuple(votes)

    def _check_title(self, printed: str, line: int) -> None:
        if printed != without_layout(self.entry.title):
            raise Refused(
                [
                    Problem(
                        "TITLE_DIFFERS",
                        Path(self.document.source_path),
                        line,
                        f"{self.entry.slug} is titled “{printed}” in the source and "
                        f"“{self.entry.title}” in the metadata",
                        "copy the title from the source into the metadata of the unit",
                    )
                ]
            )

    def _refuse_unnumbered(self, block: Block) -> None:
        raise Refused(
            [
                Problem(
                    "PARAGRAPH_WITHOUT_NUMBER",
                    Path(self.document.source_path),
                    block.line,
                    f"“{block.words[:20]}…” stands among numbered paragraphs and has no number",
                    "compare with the printed page: a number is missing, or the line is indented"
                    " where it should continue the paragraph before it",
                )
            ]
        )
