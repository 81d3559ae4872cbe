"""How the blocks of a unit read by themselves: number, item, heading, sign-off, quotation.

An erratum on a printed number says which number is meant: the id follows what is meant, the
label is what is printed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.model import DocumentEntry, Erratum, Span, Text, UnitEntry
from build_scripts.parse.blocks import UNKNOWN, Block, without_layout
from build_scripts.parse.ending import ENDS_PARAGRAPH, SIGN_OFF
from build_scripts.parse.furniture import ENDS_PART
from build_scripts.parse.labels import PART, SECTION, ItemLabel, Number, read_item, read_number
from build_scripts.parse.writer import Marked, is_number_of_heading
from build_scripts.problems import Problem, Refused, problem

#: Where no indent tells, a heading is short.
LONGEST_HEADING = 60


@dataclass(frozen=True, slots=True)
class Head:
    """The title of a unit, where it stands, and the printed number before it."""

    title: Text
    spans: tuple[Span, ...]
    designation: str | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """Reads single blocks of one unit."""

    entry: UnitEntry
    document: DocumentEntry
    errata: tuple[Erratum, ...]
    blocks: list[Marked]

    @property
    def source(self) -> Path:
        return Path(self.document.source_path)

    def number(self, block: Block) -> Number | None:
        """The number of a paragraph: the one that is meant, with the label that is printed."""
        if block.is_table:
            return None
        printed = read_number(block.raw)
        erratum = self._erratum(block, printed.label if printed else "")
        meant = read_number(erratum.likely or "") if erratum else None
        if erratum is None or meant is None:
            return printed
        if printed is None:
            # Printed without its full stop: `7决定`.
            return replace(meant, label=erratum.mark, end=len(erratum.mark))
        return replace(printed, value=meant.value, insert=meant.insert)

    def item(self, block: Block) -> ItemLabel | None:
        """The label of an item, as `number` has that of a paragraph."""
        printed = None if block.is_table else read_item(block.raw)
        if printed is None:
            return None
        erratum = self._erratum(block, printed.label)
        meant = read_item(erratum.likely or "") if erratum else None
        return replace(printed, token=meant.token, values=meant.values) if meant else printed

    def _erratum(self, block: Block, label: str) -> Erratum | None:
        """The erratum on the number with which a block opens."""
        if not self.errata:
            return None
        lines = {span.line for span in block.spans}
        for erratum in self.errata:
            if lines.isdisjoint(erratum.lines):
                continue
            printed, mark = without_layout(erratum.printed), without_layout(erratum.mark)
            marks_label = mark in label if label else mark.isdigit() and printed.startswith(mark)
            if marks_label and printed.startswith(label) and block.words.startswith(printed):
                return erratum
        return None

    def following_item(self, block: Block) -> ItemLabel | None:
        """The label of the next item before another paragraph begins."""
        at = next(i for i, (b, _) in enumerate(self.blocks) if b is block)
        for later, _ in self.blocks[at + 1 :]:
            if item := self.item(later):
                return item
            if self.number(later):
                return None
        return None

    def is_heading(self, block: Block) -> bool:
        """Whether a block is set as a heading: further in, marked as one, or closing nothing."""
        if block.heading or (block.indent > 1 and not ENDS_PARAGRAPH.search(block.words)):
            return True
        words = block.words
        if (PART.match(block.raw) or SECTION.match(block.raw)) and not ENDS_PART.search(words):
            return True
        if block.indent != UNKNOWN or self.item(block):
            return False
        closes = ENDS_PART.search(words) or SIGN_OFF.match(words)
        return not closes and len(words) <= LONGEST_HEADING

    def is_sign_off(self, block: Block) -> bool:
        return SIGN_OFF.match(block.words) is not None

    def with_numbers(self, blocks: list[Marked]) -> list[tuple[Marked, Marked | None]]:
        """The blocks, a heading's number on a line of its own joined to its heading."""
        result: list[tuple[Marked, Marked | None]] = []
        number: Marked | None = None
        for at, marked in enumerate(blocks):
            following = blocks[at + 1][0] if at + 1 < len(blocks) else None
            heading = self.is_heading(marked[0])
            above = heading and is_number_of_heading(marked[0]) and number is None
            if above and following is not None and self._may_be_titled(following):
                number = marked
                continue
            result.append((marked, number))
            number = None
        return result

    def _may_be_titled(self, block: Block) -> bool:
        return self.is_heading(block) and not is_number_of_heading(block)

    def check_title(self, printed: str, line: int) -> None:
        """Raise `Refused` where the source is titled otherwise than the metadata say."""
        entry = self.entry
        if printed != without_layout(entry.title):
            raise Refused(
                [
                    problem(
                        "TITLE_DIFFERS",
                        self.source,
                        line,
                        unit=entry.slug,
                        printed=printed,
                        title=entry.title,
                    )
                ]
            )

    def without_number(self, block: Block) -> Problem:
        """The finding that a block among numbered paragraphs has no number."""
        words = block.words[:20]
        return problem("PARAGRAPH_WITHOUT_NUMBER", self.source, block.line, words=words)
