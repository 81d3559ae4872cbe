"""What stands in texts of every kind: tables, lists of votes, items."""

from __future__ import annotations

from build_scripts.parse.spelling import Spelling
from build_scripts.parse.votes import VOTE, write_vote
from build_scripts.parse.writer import Marked, Writer


def write_common(marked: Marked, writer: Writer, spelling: Spelling) -> bool:
    """Write a table, a list of a vote or an item; False for any other block."""
    block = marked[0]
    vote, item = VOTE.match(block.raw), spelling.item(block)
    if block.is_table:
        writer.table(marked)
    elif vote:
        write_vote(vote, marked, writer)
    elif item:
        writer.item(item, spelling.following_item(block), marked)
    return bool(block.is_table or vote or item)
