"""Annexes: what follows a text under the heading 附件, with numbers of its own.

The ids of an annex's places begin with `annex`, or `annex-2` where there are several.
"""

from __future__ import annotations

import re
from itertools import pairwise

from build_scripts.parse.blocks import NOTE_MARK
from build_scripts.parse.common import write_common
from build_scripts.parse.spelling import Spelling
from build_scripts.parse.writer import Marked, Writer, numbers_of_headings

ANNEX = re.compile(r"(?:附件|附录|附文)(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[A-Z])?[.。]?$")
ENDS_PREAMBULAR = ("，", "、", ",")


def split_annexes(blocks: list[Marked]) -> tuple[list[Marked], list[list[Marked]]]:
    """The blocks before the first annex, and those of each annex, its heading first."""
    starts = [
        at
        for at, (block, _) in enumerate(blocks)
        if at and ANNEX.match(block.words) and (block.indent != 1 or block.heading)
    ]
    edges = [*starts, len(blocks)]
    return blocks[: edges[0]], [blocks[a:b] for a, b in pairwise(edges)]


def read_annexes(annexes: list[list[Marked]], writer: Writer, spelling: Spelling) -> None:
    """Write the places of the annexes, after those of the text."""
    for position, blocks in enumerate(annexes, 1):
        writer.within = "annex" if position == 1 else f"annex-{position}"
        writer.headings, writer.printed = [], numbers_of_headings(blocks)
        writer.close()
        _read_annex(blocks, writer, spelling)


def _read_annex(blocks: list[Marked], writer: Writer, spelling: Spelling) -> None:
    rest = _write_heading(blocks, writer, spelling)
    restarts = _restarts(rest, spelling)
    section, numbered = "", False
    for marked, above in spelling.with_numbers(rest):
        block = marked[0]
        number = spelling.number(block)
        if number and not (block.indent > 1 or block.heading):
            numbered = True
            writer.numbered("numbered", "p", number, marked, section if restarts else "")
        elif write_common(marked, writer, spelling):
            continue
        elif spelling.is_sign_off(block):
            writer.positioned("signoff", marked, "signoff")
        elif above or spelling.is_heading(block):
            section, numbered = writer.heading(marked, above), False
        elif writer.table_above is not None:
            writer.note_of_table(marked)
        elif writer.parent is not None and writer.has_items:
            writer.continuation(marked)
        elif not numbered and NOTE_MARK.sub("", block.words).endswith(ENDS_PREAMBULAR):
            writer.preambular(marked)
        else:
            writer.plain(marked)


def _write_heading(blocks: list[Marked], writer: Writer, spelling: Spelling) -> list[Marked]:
    """Write the annex's heading, 附件 its label and the title below it its words; the rest."""
    first, *rest = blocks
    titled = bool(rest) and spelling.is_heading(rest[0][0]) and not spelling.number(rest[0][0])
    if not titled:
        writer.write(writer.within, "heading", first, level=1)
        return rest
    writer.titled(writer.within, first, rest[0])
    return rest[1:]


def _restarts(blocks: list[Marked], spelling: Spelling) -> bool:
    """Whether numbers begin again below a heading of the annex."""
    values = [number.value for block, _ in blocks if (number := spelling.number(block))]
    return values.count(1) > 1
