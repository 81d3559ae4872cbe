"""The pages that pdftotext makes of a PDF → blocks, footnotes and furniture.

A form feed stands between two pages. With `-layout` a page keeps its left margin as spaces,
another on each page; without it no indent is left, and an empty line, a short one or a number
shows where a paragraph begins. Both are given the indents of a printed extract and read as one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from build_scripts.model import KINDS, DocumentEntry
from build_scripts.parse.blocks import Parts, without_layout
from build_scripts.parse.ending import SIGN_OFF
from build_scripts.parse.foot import NOTE
from build_scripts.parse.furniture import ENDS_PART, RULE
from build_scripts.parse.labels import read_item, read_number
from build_scripts.parse.measure import SHORT, columns, measure_of
from build_scripts.parse.printed import read_printed_layout
from build_scripts.parse.source import Line

#: How far a paragraph is set in at most; what is set in further is a heading or a title.
PARAGRAPH_INDENT = 14
#: With `-layout` more lines than this part are set in.
SET_IN = 0.15


def read_pdftotext_layout(lines: list[Line], entry: DocumentEntry) -> Parts:
    """Take the pages apart; `Refused` when a unit does not begin where it should."""
    printed = [line for line in lines if line.bare]
    set_in = sum(line.indent > 0 for line in printed)
    if set_in > SET_IN * len(printed):
        return read_printed_layout([line for page in _pages(lines) for line in _on(page)], entry)
    return read_printed_layout(_with_indents(lines, entry), entry, printed_indents=False)


def _pages(lines: list[Line]) -> Iterator[list[Line]]:
    page: list[Line] = []
    for line in lines:
        if line.begins_page and page:
            yield page
            page = []
        page.append(line)
    yield page


def _on(page: list[Line]) -> list[Line]:
    """The lines of a page with its margin taken off: as far left as several lines begin."""
    indents = Counter(line.indent for line in page if line.bare)
    common = [indent for indent, times in indents.items() if times > 1]
    margin = min(common or indents, default=0)
    return [set_in(line, _steps(line.indent - margin)) if line.bare else line for line in page]


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
        result.append(set_in(line, _indent(line, before, apart, measure, at_margin)))
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
            opens = read_number(line.bare) or read_item(line.bare) or NOTE.match(line.bare)
            first = at if line.indent == 1 and not opens else None
        last = line.bare
    return result


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


def set_in(line: Line, indent: int) -> Line:
    """The line with another indent; where its words stand in the source stays known."""
    columns_ = line.columns or tuple(range(len(line.text)))
    first = columns_[line.indent]
    kept = columns_[line.indent :]
    text = " " * indent + line.text[line.indent :]
    return replace(line, text=text, columns=(first,) * indent + kept)
