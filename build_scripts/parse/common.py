"""What stands in texts of every kind: tables, lists of votes, items, points without a label."""

from __future__ import annotations

import re

from build_scripts.parse.spelling import Spelling
from build_scripts.parse.votes import VOTE, write_vote
from build_scripts.parse.writer import Marked, Writer

#: A point of a list that has no numbers.
POINT = re.compile(r"[•●▪■◦‣∙·–—]\s*(?=[^\s\d])")


def write_common(marked: Marked, writer: Writer, spelling: Spelling) -> bool:
    """Write a table, a list of a vote, an item or a point; False for any other block.

    A point belongs to the paragraph that leads to it with a colon, or to the point before it.
    """
    block = marked[0]
    vote, item = VOTE.match(block.raw), spelling.item(block)
    if block.is_table:
        writer.table(marked)
    elif vote:
        write_vote(vote, marked, writer)
    elif item:
        writer.item(item, spelling.following_item(block), marked)
    elif POINT.match(block.raw) and _may_be_point(writer):
        writer.continuation(marked)
    else:
        return False
    return True


def _may_be_point(writer: Writer) -> bool:
    before = writer.places[-1] if writer.places else None
    if before is None or writer.parent is None:
        return False
    return before.words.endswith("：") or POINT.match(before.words) is not None
