"""Resolutions, decisions and drafts: title, opening formula, paragraphs, sign-off.

Preambular paragraphs end in a comma and have no numbers; operative paragraphs are numbered,
but for the only one of a short resolution. Headings divide long ones, and the numbers may
begin again below each; then paragraphs carry their heading in their ids.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from build_scripts.model import Mark, Text
from build_scripts.parse.blocks import NOTE_MARK, Block, is_number, without_layout
from build_scripts.parse.common import write_common
from build_scripts.parse.ending import ADOPTED
from build_scripts.parse.spelling import Head, Spelling
from build_scripts.parse.votes import VOTE
from build_scripts.parse.writer import Marked, Writer, joined, text_of, without_start
from build_scripts.problems import Problem, Refused, problem

#: A paragraph that ends so is one of the preamble, wherever it stands without a number.
ENDS_PREAMBULAR = ("，", "、", ",")
OPENING_QUOTES, CLOSING_QUOTES = "“", "”"


def read_resolution(blocks: list[Marked], writer: Writer, spelling: Spelling) -> Head:
    """Write the places of a resolution; `Refused` where formula or title are not as announced."""
    opening = next((i for i, (b, _) in enumerate(blocks) if _opens(b, spelling)), None)
    if opening is None:
        entry, line = spelling.entry, blocks[0][0].line
        formula = entry.opening or ""
        raise Refused(
            [problem("OPENING_NOT_FOUND", spelling.source, line, unit=entry.slug, opening=formula)]
        )
    above = blocks[:opening]
    adopted = [marked for marked in above[1:] if ADOPTED.match(marked[0].words)]
    head = _read_title([marked for marked in above if marked not in adopted], spelling)
    for marked in adopted:
        writer.positioned("signoff", marked, "signoff")
    writer.write("opening", "plain", blocks[opening], role="opening")
    _BodyReader(blocks[opening + 1 :], writer, spelling).read()
    return head


def _opens(block: Block, spelling: Spelling) -> bool:
    return block.words == without_layout(spelling.entry.opening or "")


def _read_title(blocks: list[Marked], spelling: Spelling) -> Head:
    """The title. A part (`A`) without one of its own bears that of the metadata; a text without
    one is titled by its number, as those of the Security Council are.
    """
    begins = without_layout(spelling.entry.begins or "")
    title, designation = Text(""), None
    for block, marks in blocks:
        part = text_of(block.raw, marks)
        if part.words == begins:
            designation = begins
            part = without_start(part, begins)
        if is_number(begins) and part.words.startswith(begins):
            designation = begins
            part = without_start(part, begins)
        title = joined(title, part)
    spans = tuple(span for block, _ in blocks for span in block.spans)
    if not title.words and designation:
        is_part = len(designation) == 1
        own = without_layout(spelling.entry.title) if is_part else designation
        designation = designation if is_part else None
        title = Text(own, tuple(Mark(len(own), len(own), m.what) for m in title.marks))
    spelling.check_title(title.words, blocks[0][0].line if blocks else 0)
    return Head(title, spans, designation)


@dataclass(slots=True)
class _BodyReader:
    """What stands between the opening formula and the annexes."""

    blocks: list[Marked]
    writer: Writer
    spelling: Spelling
    #: the heading below which the next paragraphs stand, where numbers begin again
    section: str = ""
    #: whether a numbered paragraph was met since the last heading
    in_operative: bool = False
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> None:
        stretches = self._stretches()
        numbers = [self._has_numbers(stretch) for stretch in stretches]
        restarts = self._restarts(stretches)
        for at, stretch in enumerate(stretches):
            self.in_operative = False
            for marked, number in self.spelling.with_numbers(stretch[0]):
                id = self.writer.heading(marked, number)
                self.section = id if restarts else ""
            self._read_stretch(stretch[1], numbers[at], any(numbers))
        if self.problems:
            raise Refused(self.problems)

    def _stretches(self) -> list[tuple[list[Marked], list[Marked]]]:
        """The blocks in stretches, each with its headings first."""
        stretches: list[tuple[list[Marked], list[Marked]]] = [([], [])]
        for marked in self.blocks:
            block = marked[0]
            if self.spelling.is_heading(block) and not block.is_table and not self._is_form(block):
                if stretches[-1][1]:
                    stretches.append(([], []))
                stretches[-1][0].append(marked)
            else:
                stretches[-1][1].append(marked)
        return stretches

    def _is_form(self, block: Block) -> bool:
        number = self.spelling.number(block)
        return bool(number or self.spelling.is_sign_off(block) or VOTE.match(block.raw))

    def _has_numbers(self, stretch: tuple[list[Marked], list[Marked]]) -> bool:
        return any(self.spelling.number(block) for block, _ in stretch[1])

    def _restarts(self, stretches: list[tuple[list[Marked], list[Marked]]]) -> bool:
        """Whether numbers begin again below a heading."""
        firsts = 0
        for _, blocks in stretches:
            values = [n.value for b, _ in blocks if (n := self.spelling.number(b))]
            firsts += values[:1] == [1] or (not values and self._has_only_one(blocks))
        return firsts > 1

    def _has_only_one(self, blocks: list[Marked]) -> bool:
        words = [b.words for b, _ in blocks if not self.spelling.is_sign_off(b)]
        return bool(words) and _closes(words[-1])

    def _read_stretch(self, blocks: list[Marked], numbered: bool, any_numbered: bool) -> None:
        quoted = self._quoted(blocks)
        for at, marked in enumerate(blocks):
            block = marked[0]
            if at in quoted:
                self.writer.continuation(marked)
            elif number := self.spelling.number(block):
                self.in_operative = True
                self.writer.numbered("operative", "op", number, marked, self.section)
            elif write_common(marked, self.writer, self.spelling):
                if not any_numbered and self._hangs_on_nothing(block):
                    self.problems += [self.spelling.without_number(block)]
            elif self.writer.parent is not None and self.spelling.is_sign_off(block):
                self.writer.positioned("signoff", marked, "signoff")
            elif self.in_operative:
                self._read_among_numbered(marked)
            elif numbered or self._is_preambular(block, blocks[at + 1 :], any_numbered):
                self.writer.preambular(marked)
            else:
                self.in_operative = True
                self.writer.unnumbered(marked, self.section)

    def _is_preambular(self, block: Block, after: list[Marked], any_numbered: bool) -> bool:
        """Whether a paragraph is of the preamble, in a stretch without numbers."""
        words = _without_mark(block.words)
        if words.endswith(ENDS_PREAMBULAR):
            return True
        later = [b.words for b, _ in after if not self.spelling.item(b)]
        if any(_without_mark(w).endswith(ENDS_PREAMBULAR) for w in later):
            return True
        return any_numbered and not self.section and not _closes(words)

    def _hangs_on_nothing(self, block: Block) -> bool:
        """Whether an item follows a preambular paragraph that leads to none: `(1)` and `(2)` may
        be the numbers of an operative part.
        """
        above = [p.words for p in self.writer.places if p.kind == "preambular"]
        is_item = self.spelling.item(block) is not None
        return is_item and not self.in_operative and bool(above) and above[-1].endswith("，")

    def _read_among_numbered(self, marked: Marked) -> None:
        block, writer = marked[0], self.writer
        stated = block.line in self.spelling.document.reading.text
        if writer.table_above is not None:
            writer.note_of_table(marked)
        elif writer.parent is not None and (writer.has_items or stated):
            writer.continuation(marked)
        else:
            self.problems.append(self.spelling.without_number(block))

    def _quoted(self, blocks: list[Marked]) -> set[int]:
        """The blocks within a quotation that a paragraph opens and a later block closes."""
        quoted: set[int] = set()
        for at, (block, _) in enumerate(blocks):
            if at in quoted or not (self.spelling.number(block) or self.spelling.item(block)):
                continue
            within = self._quotation_after(blocks, at)
            quoted |= within
        return quoted

    def _quotation_after(self, blocks: list[Marked], at: int) -> set[int]:
        """The blocks after this one that are quoted: they begin with a quotation mark."""
        depth = _open_quotes(blocks[at][0].words)
        within: set[int] = set()
        for later in range(at + 1, len(blocks)):
            words = blocks[later][0].words
            if not depth and not words.startswith(OPENING_QUOTES):
                break
            if not depth and within and self.spelling.number(blocks[later][0]):
                break
            within.add(later)
            # Each paragraph of a quotation opens it anew; only the last one closes it.
            opened = words.count(OPENING_QUOTES) - (depth > 0 and words.startswith(OPENING_QUOTES))
            depth = max(0, depth + opened - words.count(CLOSING_QUOTES))
        return within if not depth else set()


def _without_mark(words: str) -> str:
    """The words without a footnote's mark at their end."""
    return NOTE_MARK.sub("", words)


def _closes(words: str) -> bool:
    return _without_mark(words).rstrip("”’）)").endswith(("。", "：", ":"))


def _open_quotes(words: str) -> int:
    return max(0, words.count(OPENING_QUOTES) - words.count(CLOSING_QUOTES))
