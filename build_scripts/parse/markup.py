"""What the layouts of typed texts share: lines that are paragraphs, markup set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from build_scripts.model import DocumentEntry, Furniture, FurnitureKind, Span
from build_scripts.parse.blocks import Block, Parts, Piece, PrintedNote, UnitFinder
from build_scripts.parse.source import Line


@dataclass(slots=True)
class Gathered:
    """The parts of a text that comes paragraph by paragraph, as they are met."""

    finder: UnitFinder
    page: int = 1
    blocks: list[Block] = field(default_factory=list)
    notes: list[PrintedNote] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)

    @classmethod
    def of(cls, lines: list[Line], entry: DocumentEntry) -> Gathered:
        gathered = cls(UnitFinder(entry))
        for line in lines:
            gathered.furniture += line.invisible
        return gathered

    def set_aside(self, line: Line, markup: re.Pattern[str]) -> tuple[Span, ...]:
        """Record what of a line is markup; where the rest stands."""
        spans: list[Span] = []
        at = line.indent
        for match in markup.finditer(line.text):
            for span in line.spans(*match.span()):
                words = line.printed[span.start : span.end].strip()
                if words:
                    self.furniture.append(Furniture("markup", words, span))
            if match.start() > at:
                spans += line.spans(at, match.start())
            at = max(at, match.end())
        last = line.indent + len(line.bare)
        if last > at:
            spans += line.spans(at, last)
        return tuple(spans)

    def begin(
        self,
        text: str,
        spans: tuple[Span, ...],
        indent: int,
        heading: int = 0,
        is_table: bool = False,
    ) -> None:
        piece = Piece(0, spans, self.page)
        block = Block(text, indent, (piece,), self.finder.current, heading, is_table)
        self.blocks.append(block)

    def go_on(self, text: str, spans: tuple[Span, ...]) -> None:
        """Add words to the last block."""
        block = self.blocks[-1]
        piece = Piece(len(block.raw) + 1, spans, self.page)
        self.blocks[-1] = replace(block, raw=f"{block.raw}\n{text}", pieces=(*block.pieces, piece))

    def add_note(self, label: str, text: str, spans: tuple[Span, ...]) -> None:
        self.notes.append(PrintedNote(label, self.page, text, spans))

    def extend_note(self, text: str, spans: tuple[Span, ...]) -> None:
        last = self.notes.pop()
        note = replace(last, raw=f"{last.raw}\n{text}", spans=(*last.spans, *spans))
        self.notes.append(note)

    def add_furniture(self, line: Line, kind: FurnitureKind) -> None:
        self.furniture += [
            Furniture(kind, line.printed[span.start : span.end], span) for span in line.whole
        ]

    def parts(self) -> Parts:
        """What was gathered; `Refused` when a unit does not begin where it should."""
        self.finder.refuse_missing()
        return Parts(tuple(self.blocks), tuple(self.notes), tuple(self.furniture), ())
