"""Where the footnotes of a page begin, where no rule is left to say so, and their raised marks.

A rule above footnotes is a drawing: what takes the text out of a PDF leaves it behind. A
footnote's mark is raised, and may come out on a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from build_scripts.model import DocumentEntry
from build_scripts.parse.blocks import without_layout
from build_scripts.parse.ending import SIGN_OFF
from build_scripts.parse.foot import NOTE, as_mark, begins_note
from build_scripts.parse.furniture import RULE, Likeness, Recognizer
from build_scripts.parse.labels import is_labelled
from build_scripts.parse.measure import columns
from build_scripts.parse.source import Line, set_in

#: How many columns a raised mark stands beside its place at most: it is set smaller.
NEAR = 4
#: The label of a footnote, alone.
LABEL = re.compile(r"\d{1,3}|\*")


def page_by_page(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines of each page: a form feed stands between two."""
    page: list[Line] = []
    for line in lines:
        if line.begins_page and page:
            yield page
            page = []
        page.append(line)
    yield page


def with_notes(lines: list[Line], entry: DocumentEntry) -> list[Line]:
    """The lines, with where the footnotes of each page begin: a drawn rule is no text.

    They stand last on their page, but for furniture. The first of them has the number that is
    due, and that number is a mark in the words above it. A mark that stands alone on its line,
    because it is raised, is put behind the line that it belongs to.
    """
    lines = with_labels(lines)
    recognizer = Recognizer((line.bare for line in lines if line.bare), entry)
    result: list[Line] = []
    last = ""
    for page in page_by_page(lines):
        first, labels = _notes_of(page, recognizer, last)
        last = labels[-1] if labels else last
        body, notes = page[:first], page[first:]
        if notes and not RULE.fullmatch(notes[0].bare):
            notes[0] = replace(notes[0], begins_notes=True)
        result += _with_raised_marks(body, labels, recognizer) + notes
    return result


def with_labels(lines: list[Line]) -> list[Line]:
    """The lines; the label of a footnote that stands alone above its words, before them.

    It is raised, as the marks are. The first stands right below the rule, the others have the
    number that is due: another number alone is that of the page.
    """
    result = list(lines)
    due: str | None = None
    for at, (line, below) in enumerate(pairwise(lines)):
        if RULE.fullmatch(line.bare):
            due = ""
        elif line.bare and due is not None:
            found = LABEL.fullmatch(line.bare) and due in ("", line.bare)
            has_words = below.bare and not (below.begins_page or LABEL.fullmatch(below.bare))
            if found and has_words and below.indent >= line.indent and not line.begins_page:
                result[at] = replace(line, text="")
                result[at + 1] = _with_mark(below, below.indent, line, " ")
                due = str(int(line.bare) + 1) if line.bare.isdigit() else "1"
            elif due == "":
                due = None
    return result


def _notes_of(page: list[Line], recognizer: Recognizer, last: str) -> tuple[int, list[str]]:
    """Where the footnotes of a page begin (its end, if it has none), and their labels."""
    rule = next((at for at, line in enumerate(page) if RULE.fullmatch(line.bare)), None)
    if rule is not None:
        return rule, _labels(page[rule + 1 :], recognizer, last)
    due = (str(int(last) + 1) if last.isdigit() else "1", "1", "*")
    for at in range(len(page) - 1, -1, -1):
        note = NOTE.match(page[at].bare)
        if note is None or as_mark(note[1]) not in due:
            continue
        labels = _labels(page[at:], recognizer, last)
        if labels and labels[0] in due and _is_marked(labels[0], page[:at]):
            return at, labels
    return len(page), []


def _with_raised_marks(body: list[Line], labels: list[str], recognizer: Recognizer) -> list[Line]:
    """The lines of a page, each mark that stands alone on its line put where it belongs.

    Such a number is a footnote of this page that is marked nowhere else on it. At the margin
    it was carried over from the line before, and what follows directly goes on with the
    sentence; further in it is raised above a gap of the line that follows directly.
    """
    marks = {
        at: line
        for at, line in enumerate(body)
        if line.bare in labels and not _is_marked(line.bare, body[:at] + body[at + 1 :])
    }
    margin = min((line.indent for line in body if line.bare), default=0)
    result = list(body)
    for at, mark in marks.items():
        before = next((n for n in range(at - 1, -1, -1) if result[n].bare), None)
        follows = at + 1 < len(body) and bool(body[at + 1].bare)
        if mark.indent > margin:
            gap = _gap(body[at + 1], mark.indent) if follows else 0
            if gap:
                result[at + 1] = _with_mark(result[at + 1], gap, mark)
                result[at] = replace(mark, text="")
            continue
        if follows:
            result[at + 1] = set_in(result[at + 1], 0)
        if before is not None and recognizer.shape(body[before].bare).likeness is Likeness.TEXT:
            result[before] = _with_mark(result[before], len(result[before].text.rstrip()), mark)
            result[at] = replace(mark, text="")
    return result


def _gap(line: Line, column: int) -> int:
    """Where a line has a space near this column of the page that only a mark can have left.

    Beside a figure or a Latin letter a space may be of the text. 0 if there is no such place,
    or more than one.
    """
    places = [match.start() for match in re.finditer(r"(?<=[^ -~])\s+(?=[^ -~])", line.text)]
    near = [place for place in places if abs(column - columns(line.text[:place])) <= NEAR]
    return near[0] if len(near) == 1 else 0


def _with_mark(line: Line, at: int, mark: Line, gap: str = "") -> Line:
    """The line with the mark at this place, and a gap behind it; where both stand in the source
    stays known.
    """
    end = len(line.text) - len(line.text[at:].lstrip())
    places = line.columns or tuple(range(len(line.text)))
    before = sum(a >= 0 > b for a, b in pairwise((0, *places[:at])))
    return replace(
        line,
        text=line.text[:at] + mark.bare + gap + line.text[end:],
        columns=places[:at] + (-1,) * len(mark.bare + gap) + places[end:],
        raised=(*line.raised[:before], *mark.whole, *line.raised[before:]),
    )


def _labels(lines: list[Line], recognizer: Recognizer, last: str) -> list[str]:
    """The labels of footnotes that these lines are, the first of them one; [] if they are not."""
    labels: list[str] = []
    for line in lines:
        shape = recognizer.shape(line.bare)
        if not line.bare or shape.likeness is Likeness.SURE:
            continue
        note = NOTE.match(line.bare)
        if note and begins_note(line.bare, labels[-1] if labels else last):
            labels.append(as_mark(note[1]))
        elif not labels or _opens_text(line):
            return []
    return labels


def _opens_text(line: Line) -> bool:
    """Whether a line opens something that is no footnote."""
    words = without_layout(line.bare)
    return is_labelled(line.bare) or SIGN_OFF.match(words) is not None


def _is_marked(label: str, lines: list[Line]) -> bool:
    """Whether the number stands in these lines as a mark does: behind a word, or raised alone."""
    number = rf"{re.escape(label)}(?![\d./])"
    # Between spaces stand the numbers that count: `12 月 2 日`.
    mark = re.compile(rf"[^\s\d(（/.,-](?:{number}|\s{number}(?!\s?[\u3400-\u9fff]))")
    return any(line.bare == label or mark.search(line.bare) for line in lines)
