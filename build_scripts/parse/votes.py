"""Recorded votes: the three lists of States that follow a paragraph, or stand in a footnote."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from build_scripts.model import Place, UnitEntry, Vote
from build_scripts.model.address import vote_id
from build_scripts.parse.writer import Marked, Writer

VOTE = re.compile(r"(赞成|反对|弃权)：\s*")
#: 以120票对40票、19票弃权; 以32票赞成、5票反对、零票弃权.
COUNTS = re.compile(
    r"以(\d+|零)票(?:对|赞成[、，])(\d+|零)票(?:反对)?[、，](\d+|零)票弃权(?P<rejected>，?否决)?"
)
#: A footnote that reports a vote: the numbers, then the lists, each up to the next or the end.
IN_A_NOTE = re.compile(
    r"票弃权.*?赞成：(?P<favour>.*?)(?:反对：(?P<against>.*?))?(?:弃权：(?P<abstaining>.*?))?$",
    re.DOTALL,
)
#: Where a list has nobody.
NOBODY = ("", "无", "没有")
VOTE_LISTS = {"赞成": "in-favour", "反对": "against", "弃权": "abstaining"}


def stated_counts(words: str) -> tuple[int, int, int] | None:
    """In favour, against, abstaining, as the sentence before a recorded vote states them."""
    found = COUNTS.search(words)
    if found is None:
        return None
    one, two, abstaining = (int(n) if n.isdigit() else 0 for n in found.group(1, 2, 3))
    # 以 98 票对 42 票、31 票弃权否决: the first number voted for the rejection, so against.
    return (two, one, abstaining) if found["rejected"] else (one, two, abstaining)


def write_vote(match: re.Match[str], marked: Marked, writer: Writer) -> None:
    """Write one list of a vote; 赞成 opens the next one."""
    if match.group(1) == "赞成":
        writer.count("vote")
    signed = next((p for p in reversed(writer.places) if p.role != "vote"), None)
    if signed and signed.role == "signoff":
        parent: str | None = signed.id
    else:
        parent = writer.parent.id if writer.parent else None
    id = vote_id(writer.counts["vote"], VOTE_LISTS[match.group(1)])
    label = f"{match.group(1)}："
    writer.write(id, "plain", marked, label=label, start=match.end(), parent=parent, role="vote")


def with_whole_lists(blocks: list[Marked]) -> list[Marked]:
    """The blocks, those of a list's name and of its States (`赞成：` on a line alone) as one."""
    whole: list[Marked] = []
    for block, marks in blocks:
        before = whole[-1][0] if whole else None
        if before and VOTE.fullmatch(before.raw.strip()) and not marks:
            start = len(before.raw) + 1
            moved = (replace(piece, offset=piece.offset + start) for piece in block.pieces)
            joined = replace(
                before, raw=f"{before.raw}\n{block.raw}", pieces=(*before.pieces, *moved)
            )
            whole[-1] = joined, whole[-1][1]
        else:
            whole.append((block, marks))
    return whole


def recorded_votes(places: Sequence[Place]) -> tuple[Vote, ...]:
    """The votes that these places record, in order."""
    by_id = {place.id: place for place in places if place.role == "vote"}
    votes = []
    for number in range(1, len(by_id) + 1):
        lists = [by_id.get(vote_id(number, name)) for name in VOTE_LISTS.values()]
        found = [place for place in lists if place]
        if not found:
            break
        names = [_names(place.words if place else "") for place in lists]
        parent = next((place.parent for place in found if place.parent), "")
        votes.append(Vote(vote_id(number), parent, *names))
    return tuple(votes)


def votes_in_notes(notes: Sequence[Place], before: int) -> tuple[Vote, ...]:
    """The votes that footnotes report, numbered behind the `before` others of their unit."""
    found = [(note.id, match) for note in notes if (match := IN_A_NOTE.search(note.words))]
    return tuple(
        Vote(vote_id(number), id, *map(_names, match.group("favour", "against", "abstaining")))
        for number, (id, match) in enumerate(found, before + 1)
    )


def votes_of_record(entry: UnitEntry, places: Sequence[Place], before: int) -> tuple[Vote, ...]:
    """The vote that the record of a unit has and its text has not."""
    voters = entry.proceedings.voters if entry.proceedings else None
    if voters is None or not places:
        return ()
    day = next((place for place in places if place.role == "signoff"), places[0])
    lists = (voters.in_favour, voters.against, voters.abstaining)
    return (Vote(vote_id(before + 1), day.id, *lists, recorded=True),)


def _names(words: str | None) -> tuple[str, ...]:
    """The States of a printed list."""
    listed = (words or "").strip().rstrip("。；]")
    return () if listed in NOBODY else tuple(listed.split("、"))
