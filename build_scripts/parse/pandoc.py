"""Markdown as pandoc writes it → blocks, footnotes and furniture.

A paragraph may be wrapped over several lines and ends with an empty one; notes are `[^1]` in
the text and `[^1]: …` below it; `**` and `*` set words apart; pandoc escapes signs of its own.
The bullet of a list is markup where an item's own label follows.
"""

from __future__ import annotations

import re

from build_scripts.model import DocumentEntry
from build_scripts.parse.blocks import UNKNOWN, Parts, without_layout
from build_scripts.parse.markup import Gathered
from build_scripts.parse.source import Line

MARKUP = re.compile(
    r"^#{1,6}\s+|^\s*[-+*]\s+(?=[(（])|\*{1,2}(?=\S)|(?<=\S)\*{1,2}|\[\^(?=\w+\])|(?<=\^\d)\](?::)?"
    r"|(?<=\^\d\d)\](?::)?|(?<=\^\d\d\d)\](?::)?|\\(?=[\W])|\\$|^>\s?"
)
NOTE = re.compile(r"\[\^(\d+)\]:\s*")
HEADING = re.compile(r"(#{1,6})\s+")


def read_pandoc_layout(lines: list[Line], entry: DocumentEntry) -> Parts:
    """Take pandoc's Markdown apart; `Refused` when a unit does not begin where it should."""
    gathered = Gathered.of(lines, entry)
    goes_on = in_note = False
    for line in lines:
        if not line.bare:
            goes_on = False
            continue
        spans = gathered.set_aside(line, MARKUP)
        note, heading = NOTE.match(line.bare), HEADING.match(line.bare)
        text = _words(line.bare[note.end() if note else 0 :])
        if note:
            gathered.add_note(note.group(1), text, spans)
        elif (goes_on and in_note) or (in_note and line.indent >= 4):
            gathered.extend_note(text, spans)
        elif goes_on and not heading:
            gathered.go_on(text, spans)
        else:
            gathered.finder.begins(without_layout(text))
            gathered.begin(text, spans, UNKNOWN, len(heading.group(1)) if heading else 0)
        in_note = bool(note) or (in_note and (goes_on or line.indent >= 4))
        goes_on = True
    return gathered.parts()


def _words(text: str) -> str:
    """The words without pandoc's markup; footnote marks stay tagged."""
    text = re.sub(r"^[-+*]\s+(?=[(（])", "", re.sub(r"^>\s?", "", text))
    text = re.sub(r"\\$", "", HEADING.sub("", text))
    return re.sub(r"\\(?=\W)|\*{1,2}(?=\S)|(?<=\S)\*{1,2}", "", text)
