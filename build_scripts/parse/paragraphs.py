"""One paragraph a line, as text copied from a word processor → blocks and footnotes.

A number or a letter is parted from its words by a tab. A note is marked `[1]`, its text stands
on a line of its own that begins so, behind the text or below its paragraph. Several lines with
tabs between their words are a table.
"""

from __future__ import annotations

import re

from build_scripts.model import DocumentEntry
from build_scripts.parse.blocks import UNKNOWN, Parts, without_layout
from build_scripts.parse.furniture import Likeness, Recognizer
from build_scripts.parse.markup import Gathered
from build_scripts.parse.source import Line
from build_scripts.parse.tables import is_row

MARKUP = re.compile(r"\[(?=\^?(?:\d{1,3}|\*)\])|(?<=[\d*])\]")
#: A number of several parts that no paragraph has, but a quoted text may: `1.1.`.
LABEL = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.?\t")
NOTE = re.compile(r"\[\^?(\d{1,3}|\*)\]\s*")


def read_paragraphs_layout(lines: list[Line], entry: DocumentEntry) -> Parts:
    """Take a text of paragraphs apart; `Refused` when a unit does not begin where it should."""
    gathered = Gathered.of(lines, entry)
    recognizer = Recognizer((line.bare for line in lines), entry)
    printed = [line for line in lines if line.bare]
    rows = _rows(printed)
    for at, line in enumerate(printed):
        shape = recognizer.shape(line.bare)
        if shape.likeness is Likeness.SURE or line.number in entry.reading.furniture:
            gathered.add_furniture(line, shape.kind)
            continue
        spans = gathered.set_aside(line, MARKUP)
        if note := NOTE.match(line.bare):
            gathered.add_note(note.group(1), line.bare[note.end() :], spans)
            continue
        gathered.finder.begins(without_layout(line.bare))
        if at in rows and at - 1 in rows:
            gathered.go_on(line.bare, spans)
        else:
            gathered.begin(line.bare, spans, UNKNOWN, is_table=at in rows)
    return gathered.parts()


def _rows(lines: list[Line]) -> set[int]:
    """Which of the lines are rows of tables: two or more, one after the other, with tabs.

    A row whose last cells are empty ends in a tab.
    """
    tabbed = {
        at
        for at, line in enumerate(lines)
        if ("\t" in line.bare and is_row(line.bare) and not LABEL.match(line.bare))
        or line.text.rstrip(" \r").endswith("\t")
    }
    return {at for at in tabbed if tabbed & {at - 1, at + 1}}
