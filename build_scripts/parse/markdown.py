"""An extract that came as Markdown → blocks, footnotes and furniture.

Only what the extracts use is Markdown here: `##` headings, `<sup>1</sup>` for footnote marks
and footnotes, an escaped asterisk, and a closing `---`. Everything else is text, to the
letter. A page break can cut a sentence, and has left its footnotes there: a paragraph that does
not end a sentence goes on behind it.
"""

from __future__ import annotations

import re

from build_scripts.model import KINDS, DocumentEntry, Furniture
from build_scripts.parse.blocks import NOTE_MARK, Parts, without_layout
from build_scripts.parse.ending import SIGN_OFF
from build_scripts.parse.labels import is_labelled
from build_scripts.parse.markup import Gathered
from build_scripts.parse.source import Line

MARKUP = re.compile(r"^#{1,6}\s|<sup>(?=\d{1,3}</sup>)|(?<=\d)</sup>|\\(?=\*)")
HEADING = re.compile(r"(#{1,6})\s+")
NOTE = re.compile(r"<sup>(\d{1,3})</sup>\s+|\\(\*)\s+")
RULE = re.compile(r"-{3,}$")
ENDS_SENTENCE = ("。", "：", "；", "？", "！", "。”")


def read_markdown_layout(lines: list[Line], entry: DocumentEntry) -> Parts:
    """Take a Markdown extract apart; `Refused` when a unit does not begin where it should."""
    gathered = Gathered.of(lines, entry)
    after_notes = in_text = False
    for line in (line for line in lines if line.bare):
        if RULE.match(line.bare):
            gathered.furniture += [Furniture("rule", line.bare, span) for span in line.whole]
            continue
        spans = gathered.set_aside(line, MARKUP)
        if note := NOTE.match(line.bare):
            label = note.group(1) or note.group(2)
            gathered.add_note(label, line.bare[note.end() :], spans)
            after_notes = True
            continue
        if after_notes:
            gathered.page, after_notes = gathered.page + 1, False
        heading = HEADING.match(line.bare)
        text = line.bare[heading.end() :] if heading else line.bare
        if heading:
            gathered.finder.begins(without_layout(text))
            in_text = True
        if in_text and not heading and _goes_on(gathered, text):
            gathered.go_on(text, spans)
        else:
            gathered.begin(text, spans, 1, len(heading.group(1)) if heading else 0)
    return gathered.parts()


def _goes_on(gathered: Gathered, text: str) -> bool:
    """Whether a line goes on with the sentence that a page break has cut.

    In a resolution a preambular paragraph ends in a comma.
    """
    if not gathered.blocks or gathered.blocks[-1].heading or gathered.finder.unit is None:
        return False
    before = NOTE_MARK.sub("", gathered.blocks[-1].raw)
    alone = (without_layout(text), without_layout(before))
    opening = without_layout(gathered.finder.unit.opening or "")
    if any(SIGN_OFF.match(words) or words == opening for words in alone):
        return False
    opens = KINDS[gathered.finder.unit.kind].opens if not gathered.finder.unit.is_frame else False
    ends = (*ENDS_SENTENCE, "，", ",", ";") if opens else ENDS_SENTENCE
    return not before.endswith(ends) and not is_labelled(text)
