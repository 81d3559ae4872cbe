"""A printed extract → blocks, footnotes and furniture.

The extracts keep the layout of the page. A printed line is followed by an empty one; the
first line of a new page is not, and it carries one space more than its paragraph asks for.
With that space taken off, the indent tells everything: none continues the paragraph, one
begins a paragraph, two or more begin a heading or a title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_scripts.model import (
    KINDS,
    DocumentEntry,
    Furniture,
    FurnitureKind,
    Link,
    Span,
    UnitEntry,
)
from build_scripts.parse.blocks import Block, Layout, Piece, PrintedNote, UnitFinder, without_layout
from build_scripts.parse.source import Line

RULE = re.compile(r"_{5,}$")
LINK = re.compile(r"https?://[!-~]+$")
# Job number with page number, as the United Nations prints them at the foot of a page:
# `V.18-00227 2/22` on a left page, `21/48 24-22518` on a right one.
PAGE_NUMBER = re.compile(r"(?:V\.)?\d{2}-\d{5} \d+/\d+$|\d+/\d+ (?:V\.)?\d{2}-\d{5}$")
NOTE = re.compile(r"(\d{1,3}|\*)\s+(?=\S)")
NUMBERED = re.compile(r"\d{1,3}[.．]\s+")
PART = re.compile(r"[一二三四五六七八九十]+\.\s")
VOTE_LABEL = re.compile(r"(?:赞成|反对|弃权)：$")
SIGN_OFF = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日$|第\d+次全体会议$")
# A sentence may end in the mark of a footnote: `简要记录。1`.
ENDS_SENTENCE = re.compile(r"[。：；？！][”’）)》]*\d{0,2}$")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the body. `indent` is the paragraph's own, the page's extra space taken off."""

    number: int
    page: int
    indent: int
    text: str
    span: Span


def read_printed_layout(lines: list[Line], entry: DocumentEntry) -> Layout:
    """Take a printed extract apart; `Refused` when a unit does not begin where it should."""
    body, notes, furniture, links = split_pages(lines, entry.symbol)
    finder = UnitFinder(entry)
    blocks = [_block(unit, group) for unit, group in _group(body, finder)]
    finder.refuse_missing()
    return Layout(tuple(blocks), tuple(notes), tuple(furniture), tuple(links))


def split_pages(
    lines: list[Line], symbol: str | None
) -> tuple[list[PrintedLine], list[PrintedNote], list[Furniture], list[Link]]:
    """Set page furniture and footnotes aside; give every other line its page and true indent.

    `symbol` is the document's own: alone on a line it is a running head.
    """
    body: list[PrintedLine] = []
    notes: list[PrintedNote] = []
    furniture: list[Furniture] = []
    links: list[Link] = []
    page, under_rule, page_ended, previous = 1, False, False, 0
    printed = [line for line in lines if line.bare]
    for at, line in enumerate(printed):
        span = Span(line.number, line.indent, line.indent + len(line.bare))
        follows_directly = 0 < previous == line.number - 1
        previous = line.number
        kind = _furniture_kind(line.bare, symbol)
        if kind == "link" and body and not page_ended and _in_sentence(printed, at, symbol):
            kind = None
        if kind is not None:
            furniture.append(Furniture(kind, line.bare, span))
            if kind == "link":
                links.append(Link(line.bare, page, line.number))
            under_rule, page_ended = kind == "rule", kind != "rule"
            continue
        if under_rule and not (follows_directly and line.indent and _has_notes(notes, page)):
            _add_note(line, span, page, notes)
            continue
        new_page = page_ended or (follows_directly and line.indent > 0)
        if new_page:
            page, under_rule, page_ended = page + 1, False, False
        extra = 1 if follows_directly and line.indent else 0
        body.append(PrintedLine(line.number, page, line.indent - extra, line.bare, span))
    return body, notes, furniture, links


def _furniture_kind(bare: str, symbol: str | None) -> FurnitureKind | None:
    if RULE.match(bare):
        return "rule"
    if LINK.match(bare):
        return "link"
    if PAGE_NUMBER.match(bare) or bare == symbol:
        return "page number"
    return None


def _in_sentence(printed: list[Line], at: int, symbol: str | None) -> bool:
    """Whether an address alone on its line belongs to the sentence around it.

    The addresses of a page stand under its last line, in a block that the next page follows
    directly. An address with an empty line on both sides is a line of its paragraph or note.
    """
    if at == 0 or at + 1 >= len(printed):
        return False
    before, line, after = printed[at - 1 : at + 2]
    apart = before.number < line.number - 1 and line.number + 1 < after.number
    return apart and _furniture_kind(after.bare, symbol) is None


def _has_notes(notes: list[PrintedNote], page: int) -> bool:
    return bool(notes) and notes[-1].page == page


def _add_note(line: Line, span: Span, page: int, notes: list[PrintedNote]) -> None:
    match = NOTE.match(line.bare)
    if match and (line.indent or not _has_notes(notes, page)):
        notes.append(PrintedNote(match.group(1), page, line.bare[match.end() :], (span,)))
    elif _has_notes(notes, page):
        last = notes.pop()
        raw, spans = f"{last.raw}\n{line.bare}", (*last.spans, span)
        notes.append(PrintedNote(last.label, page, raw, spans))
    else:
        notes.append(PrintedNote("", page, line.bare, (span,)))


def _group(body: list[PrintedLine], finder: UnitFinder) -> list[tuple[int, list[PrintedLine]]]:
    """Lines that belong to one block, with the index of its unit."""
    groups: list[tuple[int, list[PrintedLine]]] = []
    in_masthead = finder.unit is not None and _at_margin(finder.unit) and not finder.unit.is_frame
    for line in body:
        words = without_layout(line.text)
        begins_unit = line.indent > 0 and finder.begins(words)
        at_margin = finder.unit is None or _at_margin(finder.unit)
        numbered = at_margin and NUMBERED.match(line.text) is not None
        if numbered or PART.match(line.text) or begins_unit:
            in_masthead = False
        if (
            not groups
            or begins_unit
            or line.indent > 0
            or in_masthead
            or (numbered and _may_end(groups[-1][1]))
            or VOTE_LABEL.match(words)
            or (SIGN_OFF.match(words) and _may_be_signed(groups[-1][1]))
        ):
            groups.append((finder.current, [line]))
        else:
            groups[-1][1].append(line)
    return groups


def _at_margin(unit: UnitEntry) -> bool:
    """Whether paragraphs of a unit are numbered at the margin, without an indent."""
    return unit.is_frame or not KINDS[unit.kind].opens


def _may_end(group: list[PrintedLine]) -> bool:
    """Whether a numbered paragraph may follow: after a heading or after a finished sentence."""
    first, last = group[0].text, group[-1].text
    is_heading = group[0].indent > 0 and not first.startswith("(")
    return is_heading or ENDS_SENTENCE.search(last) is not None


def _may_be_signed(group: list[PrintedLine]) -> bool:
    last = group[-1].text
    return last.endswith("。") or SIGN_OFF.match(without_layout(last)) is not None


def _block(unit: int, group: list[PrintedLine]) -> Block:
    pieces: list[Piece] = []
    raw = ""
    for line in group:
        raw += "\n" if raw else ""
        pieces.append(Piece(len(raw), (line.span,), line.page))
        raw += line.text
    return Block(raw, group[0].indent, tuple(pieces), unit)
