"""The pages that pdftotext makes of a PDF → blocks, footnotes and furniture.

A form feed stands between two pages. With `-layout` a page keeps its left margin as spaces,
another on each page; without it no indent is left, and an empty line, a short one or a number
shows where a paragraph begins. Both are given the indents of a printed extract and read as one.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from build_scripts.model import KINDS, DocumentEntry
from build_scripts.parse.blocks import Parts, is_number, without_layout
from build_scripts.parse.ending import SIGN_OFF
from build_scripts.parse.foot import NOTE
from build_scripts.parse.furniture import ENDS_PART, RULE
from build_scripts.parse.labels import is_labelled, read_item, read_number
from build_scripts.parse.measure import SHORT, columns, measure_of
from build_scripts.parse.page_notes import page_by_page, with_notes
from build_scripts.parse.printed import read_printed_layout
from build_scripts.parse.source import Line, set_in
from build_scripts.parse.tables import is_row
from build_scripts.problems import Problem, problem

#: How far a paragraph is set in at most; what is set in further is a heading or a title.
PARAGRAPH_INDENT = 14
#: A heading that fills most of its line is set in so far at least, and so near the middle.
LEAST_CENTRED, OFF_CENTRE = 8, 4
#: How much of its line a heading fills at most, where nothing else tells it from a paragraph.
FULLEST_HEADING = 0.8
#: A line of more than this part of the measure goes on in the next, or did go on in it.
FULL = 0.8
#: With `-layout` more lines than this part are set in.
SET_IN = 0.15
ENDS_NOTE = re.compile(r"[。.；;)）”’》〉\]]$")
#: With these no paragraph of a preamble begins: they join what follows to the words before.
GOES_ON = re.compile("并|和|以?及|以便|以期|但|而|或|且|从而|因而|其中|包括|特别是|尤其|例如")
ENDS_COMMA = re.compile(r"，\d{0,3}$")


def read_pdftotext_layout(lines: list[Line], entry: DocumentEntry) -> Parts:
    """Take the pages apart; `Refused` when a unit does not begin where it should."""
    lines = with_notes(lines, entry)
    printed = [line for line in lines if line.bare]
    if sum(line.indent > 0 for line in printed) > SET_IN * len(printed):
        measure = measure_of(printed)
        lines = [line for page in page_by_page(lines) for line in _on(page, measure)]
        lines = _with_lone_headings(_with_units_set_in(lines, entry), measure)
        parts = read_printed_layout(lines, entry)
        return _doubted(parts, [*_torn_notes(parts, entry), *_wrapped_cells(parts, entry)])
    parts = read_printed_layout(_with_indents(lines, entry), entry, printed_indents=False)
    return _doubted(parts, [*_torn_notes(parts, entry), *_lost_beginnings(lines, parts, entry)])


def _doubted(parts: Parts, problems: list[Problem]) -> Parts:
    return replace(parts, problems=(*parts.problems, *problems))


def _torn_notes(parts: Parts, entry: DocumentEntry) -> list[Problem]:
    """A problem for each last footnote of a page that closes nothing: the next page may go on."""
    last = {note.page: note for note in parts.notes}
    return [
        problem("NOTE_END_DOUBTFUL", Path(entry.source_path), note.line, words=note.raw[:20])
        for note in last.values()
        if not ENDS_NOTE.search(note.raw) and note.line not in entry.reading.text
    ]


def _wrapped_cells(parts: Parts, entry: DocumentEntry) -> list[Problem]:
    """A problem for each line of a table that stands close under a row and is none itself.

    It goes on with one cell of that row, or with several, and which cannot be told.
    """
    doubtful = []
    for block in parts.blocks:
        rows = list(zip(block.raw.split("\n"), block.pieces, strict=True)) if block.is_table else []
        for (_, above), (words, piece) in pairwise(rows):
            number = piece.spans[0].line
            close = number == above.spans[0].line + 1
            if close and not is_row(words) and number not in entry.reading.text:
                doubtful.append((number, words))
    return [
        problem("LINE_DOUBTFUL", Path(entry.source_path), number, words=words[:30])
        for number, words in doubtful
    ]


def _lost_beginnings(lines: list[Line], parts: Parts, entry: DocumentEntry) -> list[Problem]:
    """A problem for each line of a preamble that may begin a paragraph: nothing shows it.

    A paragraph of the preamble ends in a comma. Where that fills its line, the next line begins
    a paragraph or goes on with the sentence.
    """
    text = {line.number: line for line in lines}
    measure = measure_of([line for line in lines if line.bare])
    stated = {*entry.reading.text, *entry.reading.goes_on}
    doubtful = []
    for block in parts.blocks:
        if read_number(block.raw) or block.unit < 0 or block.is_table:
            continue
        numbers = sorted({span.line for span in block.spans})
        doubtful += [
            b
            for a, b in pairwise(numbers)
            if ENDS_COMMA.search(text[a].bare)
            and columns(text[a].bare) >= SHORT * measure
            and not GOES_ON.match(text[b].bare)
            and b not in stated
        ]
    return [
        problem("BEGINNING_DOUBTFUL", Path(entry.source_path), n, words=text[n].bare[:20])
        for n in doubtful
    ]


def _on(page: list[Line], measure: int) -> list[Line]:
    """The lines of a page with its margin taken off."""
    margin = _margin(page, measure)
    return [
        set_in(line, 2 if _is_centred(line, margin, measure) else _steps(line.indent - margin))
        if line.bare
        else line
        for line in page
    ]


def _margin(page: list[Line], measure: int) -> int:
    """As far left as several lines of the text begin: full ones, and what goes on below them.

    The masthead of a document stands further left. Where no line is full, several lines of any
    kind.
    """
    printed = [line for line in page if line.bare]
    full = {line.number for line in printed if columns(line.bare) > FULL * measure > 0}
    text = [line for line in printed if not full.isdisjoint((line.number, line.number - 1))]
    for lines in (text, printed):
        indents = Counter(line.indent for line in lines)
        several = [indent for indent, times in indents.items() if times > 1]
        if several:
            return min(several)
    return min((line.indent for line in printed), default=0)


def _is_centred(line: Line, margin: int, measure: int) -> bool:
    """Whether a line has as much room before it as behind it, and closes nothing."""
    before = line.indent - margin
    behind = measure - before - columns(line.bare)
    opens = is_labelled(line.bare)
    even = before >= LEAST_CENTRED and abs(before - behind) <= OFF_CENTRE
    return even and not opens and not ENDS_PART.search(line.bare)


def _with_units_set_in(lines: list[Line], entry: DocumentEntry) -> list[Line]:
    """The lines, those set in that open with the number of a unit: it hangs in the margin."""
    numbers = tuple(n for unit in entry.units if is_number(n := without_layout(unit.begins or "")))
    return [
        set_in(line, 2)
        if numbers and not line.indent and without_layout(line.bare).startswith(numbers)
        else line
        for line in lines
    ]


def _steps(columns_in: int) -> int:
    """The indent in steps of a printed extract: none, a paragraph's, a heading's."""
    return 0 if columns_in < 2 else 1 if columns_in <= PARAGRAPH_INDENT else 2


def _with_indents(lines: list[Line], entry: DocumentEntry) -> list[Line]:
    """The lines with the indents that empty lines, short lines and numbers show."""
    measure = measure_of([line for line in lines if line.bare])
    at_margin = not any(not u.is_frame and KINDS[u.kind].opens for u in entry.units)
    result: list[Line] = []
    before = text = ""
    apart = True
    for line in lines:
        if not line.bare:
            apart = True
            result.append(line)
            continue
        if RULE.fullmatch(line.bare):
            text = before
        elif line.begins_page and text:
            # A page goes on with the text before the footnotes of the last one.
            before, text = text, ""
        indent = _indent(line, before, apart, measure, at_margin)
        if line.number in entry.reading.text:
            indent = max(indent, 1)
        elif line.number in entry.reading.goes_on:
            indent = 0
        result.append(set_in(line, indent))
        before, apart = line.bare, False
    return _with_headings(result)


def _with_headings(lines: list[Line]) -> list[Line]:
    """The lines, those that begin what closes nothing set further in: titles, headings."""
    result = list(lines)
    first: int | None = None
    last = ""
    for at, line in enumerate(lines):
        if not line.bare:
            continue
        if line.indent or RULE.fullmatch(line.bare) or SIGN_OFF.match(without_layout(line.bare)):
            if first is not None and not ENDS_PART.search(last):
                result[first] = set_in(lines[first], 2)
            opens = is_labelled(line.bare) or NOTE.match(line.bare)
            first = at if line.indent == 1 and not opens else None
        last = line.bare
    return result


def _with_lone_headings(lines: list[Line], measure: int) -> list[Line]:
    """The lines, those further in that stand alone, are not full and close nothing: headings."""
    bare = ["", *(line.bare for line in lines), ""]
    return [
        set_in(line, 2)
        if line.indent == 1
        and not (bare[at] or bare[at + 2])
        and columns(line.bare) < FULLEST_HEADING * measure
        and not (is_labelled(line.bare) or NOTE.match(line.bare))
        and not ENDS_PART.search(line.bare)
        else line
        for at, line in enumerate(lines)
    ]


def _indent(line: Line, before: str, apart: bool, measure: int, at_margin: bool) -> int:
    words = without_layout(line.bare)
    short = columns(before) < SHORT * measure
    signed = SIGN_OFF.match(without_layout(before))
    ended = not before or bool(signed or ENDS_PART.search(before))
    number, item = read_number(line.bare), read_item(line.bare)
    if SIGN_OFF.match(words):
        return 0
    if number and (ended or apart or line.begins_page):
        return 0 if at_margin else 1
    if (item and ended) or (NOTE.match(line.bare) and (apart or ended)):
        return 1
    begins = short or (ended if line.begins_page else apart)
    if not begins:
        return 0
    is_heading = not ENDS_PART.search(line.bare) and columns(line.bare) < SHORT * measure
    return 2 if is_heading else 1
