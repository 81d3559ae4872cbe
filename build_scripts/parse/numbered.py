"""Reports, notes and declarations: masthead, headings, numbered paragraphs, votes."""

from __future__ import annotations

from build_scripts.model import KINDS, Text
from build_scripts.parse.blocks import UNKNOWN, Block, without_layout
from build_scripts.parse.common import write_common
from build_scripts.parse.labels import PART
from build_scripts.parse.spelling import Head, Spelling
from build_scripts.parse.writer import Marked, Writer, text_of
from build_scripts.problems import Problem, Refused


def read_numbered(blocks: list[Marked], writer: Writer, spelling: Spelling) -> Head:
    """Write the places; `Refused` where the title is not as announced."""
    kind = KINDS[spelling.entry.kind]
    head = Head(Text(""), ())
    problems: list[Problem] = []
    masthead, in_preamble = True, False
    for marked, above in spelling.with_numbers(blocks):
        block = marked[0]
        number = spelling.number(block)
        is_title = masthead and block.words == without_layout(spelling.entry.title)
        if is_title and not head.title.words:
            head = Head(text_of(block.raw, marked[1]), block.spans)
            masthead, in_preamble = not kind.preamble, kind.preamble
        elif masthead and not (number or PART.match(block.raw) or above):
            writer.positioned("head", marked, "masthead")
        elif number and _is_paragraph(block, kind.preamble):
            masthead = in_preamble = False
            writer.numbered("numbered", "p", number, marked)
        elif write_common(marked, writer, spelling):
            continue
        elif in_preamble and not block.heading:
            writer.preambular(marked)
        elif _may_be_heading(block, spelling):
            masthead = in_preamble = False
            writer.heading(marked, above)
        elif writer.parent is not None and _goes_on(block, writer, spelling):
            writer.continuation(marked)
        else:
            problems.append(spelling.without_number(block))
    if not head.title.words:
        spelling.check_title("", blocks[0][0].line if blocks else 0)
    if problems:
        raise Refused(problems)
    return head


def _is_paragraph(block: Block, preamble: bool) -> bool:
    """Numbered paragraphs stand at the margin, numbered headings further in."""
    return (block.indent in (0, UNKNOWN) or preamble) and not block.heading


def _may_be_heading(block: Block, spelling: Spelling) -> bool:
    if block.indent == UNKNOWN:
        return spelling.is_heading(block)
    return bool(block.indent or block.heading)


def _goes_on(block: Block, writer: Writer, spelling: Spelling) -> bool:
    return writer.has_items or block.line in spelling.document.reading.text
