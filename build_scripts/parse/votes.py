"""Recorded votes: the three lists of States that follow a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_scripts.model import Place, Vote
from build_scripts.model.address import vote_id
from build_scripts.parse.writer import Marked, Writer

VOTE = re.compile(r"(赞成|反对|弃权)：\s*")
VOTE_LISTS = {"赞成": "in-favour", "反对": "against", "弃权": "abstaining"}


def write_vote(match: re.Match[str], marked: Marked, writer: Writer) -> None:
    """Write one list of a vote; 赞成 opens the next one."""
    if match.group(1) == "赞成":
        writer.count("vote")
    parent = writer.parent.id if writer.parent else None
    id = vote_id(writer.counts["vote"], VOTE_LISTS[match.group(1)])
    label = f"{match.group(1)}："
    writer.write(id, "plain", marked, label=label, start=match.end(), parent=parent, role="vote")


def recorded_votes(places: Sequence[Place]) -> tuple[Vote, ...]:
    """The votes that these places record, in order."""
    by_id = {place.id: place for place in places if place.role == "vote"}
    votes = []
    for number in range(1, len(by_id) + 1):
        lists = [by_id.get(vote_id(number, name)) for name in VOTE_LISTS.values()]
        found = [place for place in lists if place]
        if not found:
            break
        names = [tuple(p.words.rstrip("。").split("、")) if p else () for p in lists]
        parent = next((place.parent for place in found if place.parent), "")
        votes.append(Vote(vote_id(number), parent, *names))
    return tuple(votes)
