"""An extract that came as Markdown → blocks, footnotes and furniture.

Only what the extracts use is Markdown here: `##` headings, `<sup>1</sup>` for footnote marks
and footnotes, an escaped asterisk, and a closing `---`. Everything else is text, to the
letter. A page break has left its footnotes in the middle of a sentence: a paragraph that
does not end a sentence goes on after them.
"""

from __future__ import annotations

import re

from build_scripts.model import DocumentEntry, Furniture, Span
from build_scripts.parse.blocks import Block, Layout, Piece, PrintedNote, UnitFinder, without_layout
from build_scripts.parse.source import Line

MARKUP = re.compile(r"^#{1,6}\s|<sup>(?=\d{1,3}</sup>)|(?<=\d)</sup>|\\(?=\*)")
HEADING = re.compile(r"(#{1,6})\s+")
NOTE = re.compile(r"<sup>(\d{1,3})</sup>\s+|\\(\*)\s+")
NUMBERED = re.compile(r"\d{1,3}\.\s")
RULE = re.compile(r"-{3,}$")
ENDS_SENTENCE = ("。", "：", "；", "？", "！", "。”")


def read_markdown_layout(lines: list[Line], entry: DocumentEntry) -> Layout:
    """Take a Markdown extract apart; `Refused` when a unit does not begin where it should."""
    finder = UnitFinder(entry)
    blocks: list[Block] = []
    notes: list[PrintedNote] = []
    furniture: list[Furniture] = []
    page, after_notes, in_text = 1, False, False
    for line in lines:
        if not line.bare:
            continue
        whole = Span(line.number, line.indent, line.indent + len(line.bare))
        if RULE.match(line.bare):
            furniture.append(Furniture("rule", line.bare, whole))
            continue
        markup, spans = _set_markup_aside(line)
        furniture.extend(markup)
        if note := NOTE.match(line.bare):
            label = note.group(1) or note.group(2)
            notes.append(PrintedNote(label, page, line.bare[note.end() :], spans))
            after_notes = True
            continue
        if after_notes:
            page, after_notes = page + 1, False
        heading = HEADING.match(line.bare)
        text = line.bare[heading.end() :] if heading else line.bare
        if heading:
            finder.begins(without_layout(text))
            in_text = True
        piece = Piece(0, spans, page)
        if _continues(blocks, heading is not None, text, in_text):
            blocks[-1] = _join(blocks[-1], text, piece)
        else:
            depth = len(heading.group(1)) if heading else 0
            blocks.append(Block(text, 1, (piece,), finder.current, depth))
    finder.refuse_missing()
    return Layout(tuple(blocks), tuple(notes), tuple(furniture), ())


def _set_markup_aside(line: Line) -> tuple[list[Furniture], tuple[Span, ...]]:
    markup: list[Furniture] = []
    spans: list[Span] = []
    end = line.indent
    for match in MARKUP.finditer(line.text):
        markup.append(Furniture("markup", match.group().strip(), Span(line.number, *match.span())))
        if match.start() > end:
            spans.append(Span(line.number, end, match.start()))
        end = match.end()
    last = line.indent + len(line.bare)
    if last > end:
        spans.append(Span(line.number, end, last))
    return markup, tuple(spans)


def _continues(blocks: list[Block], is_heading: bool, text: str, in_text: bool) -> bool:
    return (
        in_text
        and bool(blocks)
        and not is_heading
        and not blocks[-1].heading
        and not blocks[-1].raw.endswith(ENDS_SENTENCE)
        and not re.search(r"。<sup>\d+</sup>$", blocks[-1].raw)
        and not NUMBERED.match(text)
    )


def _join(block: Block, text: str, piece: Piece) -> Block:
    at = Piece(len(block.raw) + 1, piece.spans, piece.page)
    return Block(
        f"{block.raw}\n{text}", block.indent, (*block.pieces, at), block.unit, block.heading
    )
