"""The page of the recorded votes: each vote, what changed between two, and every State."""

from __future__ import annotations

from functools import partial
from typing import Any

from build_scripts.model import Place, Rendering, Unit, names_by_rendering
from build_scripts.site.groups import Group, ListLine
from build_scripts.site.site import Site, Values
from build_scripts.site.units import paragraph_name, unit_title
from build_scripts.subjects.votes.ballots import (
    CHOICES,
    RECORDS,
    Ballot,
    BallotComparison,
    Record,
    ballots,
    comparisons,
    roll,
)
from build_scripts.subjects.votes.flows import BAR, LEFT, RIGHT, WIDTH, flows

#: A mark for each choice that does not need colour.
MARKS: dict[Record, str] = {
    "in_favour": "+",
    "against": "−",
    "abstaining": "○",
    "not_recorded": "·",
}


def votes(site: Site, rendering: Rendering, group: Group[Unit] | None = None) -> Values:
    """Every recorded vote by the units that report them, or those of a group.

    Where the list is cut, its page tells of its groups.
    """
    listed = group or site.lists.votes
    say = partial(site.say, rendering)
    count = len(listed.entries)
    return {
        "list": listed,
        "lead": say("votes_in", count=count) if group else say("votes_lead"),
        "units": [
            _unit(site, rendering, unit, ballots(site.library, (unit,)))
            for unit in (() if listed.groups else listed.entries)
        ],
        "choices": CHOICES,
        "records": RECORDS,
        "names": {record: site.say(rendering, f"choice_{record}") for record in RECORDS},
        "marks": MARKS,
        "frame": {"width": WIDTH, "left": LEFT, "right": RIGHT, "bar": BAR},
    }


def vote_line(site: Site, rendering: Rendering, unit: Unit) -> ListLine:
    """A unit in the finder of the votes, where they are cut."""
    return site.unit_name(unit.slug, rendering), unit_title(unit, rendering), unit.slug


def _unit(site: Site, rendering: Rendering, unit: Unit, cast: tuple[Ballot, ...]) -> dict[str, Any]:
    say = partial(site.say, rendering)
    states = roll(site.library, cast)
    order = [state.iso3 for state in states]
    named = {state.iso3: state.name(rendering) for state in states}
    language = unit.language(rendering)
    status = unit.english if rendering == "en" else None
    numbers = {ballot.id: number for number, ballot in enumerate(cast, 1)}
    return {
        "slug": unit.slug,
        "name": site.unit_name(unit.slug, rendering),
        "title": unit_title(unit, rendering),
        "lang": language,
        "english": say("english_" + status.replace(" ", "_")) if status else "",
        "named": named,
        "ballots": [_ballot(site, rendering, ballot, numbers[ballot.id], unit) for ballot in cast],
        "comparisons": [
            _comparison(site, rendering, comparison, numbers, named)
            for comparison in comparisons(cast, order)
        ],
        "states": [
            {
                "iso3": state.iso3,
                "names": list(names_by_rendering(state, rendering).items()),
                "records": [ballot.record(state.iso3) for ballot in cast],
            }
            for state in states
        ],
    }


def _ballot(
    site: Site, rendering: Rendering, ballot: Ballot, number: int, unit: Unit
) -> dict[str, Any]:
    say = partial(site.say, rendering)
    counts = ballot.counts
    at = next(i for i, p in enumerate(unit.places) if p.id == ballot.paragraph)
    question = unit.places[at]
    above = () if question.kind == "footnote" else unit.places[:at]
    headings = [p for p in above if p.kind == "heading"]
    return {
        "id": ballot.id,
        "title": say("vote_number", number=number),
        "heading": headings[-1].text(rendering).words if headings else "",
        "question": question.text(rendering).words,
        "source": _source(site, rendering, question, unit),
        "counts": say("vote_counts", **counts, all=sum(counts.values())),
        "note": say("vote_against_first") if ballot.against_first else "",
        "groups": [(choice, ballot.voters(choice)) for choice in CHOICES],
    }


def _source(site: Site, rendering: Rendering, question: Place, unit: Unit) -> str:
    """Where the vote is reported: a paragraph, a footnote, a line at the end, or the record."""
    if any(vote.recorded and vote.paragraph == question.id for vote in unit.votes):
        return site.say(rendering, "vote_source_record")
    if question.kind == "footnote":
        return site.say(rendering, "vote_source_note", note=question.label_in(rendering))
    if question.role == "signoff":
        return site.say(rendering, "vote_source_end")
    return site.say(rendering, "vote_source", paragraph=paragraph_name(question))


def _comparison(
    site: Site,
    rendering: Rendering,
    comparison: BallotComparison,
    numbers: dict[str, int],
    named: dict[str, str],
) -> dict[str, Any]:
    say = partial(site.say, rendering)
    first, second = comparison.first, comparison.second
    pair = {"first": numbers[first.id], "second": numbers[second.id]}
    comma = ", " if rendering == "en" else "、"
    changes = [
        {
            "id": _change_id(comparison, change.before, change.after),
            "words": _change_words(site, rendering, change.before, change.after, change.states),
            "states": comma.join(named[iso3] for iso3 in change.states),
        }
        for change in comparison.changes
    ]
    totals = [
        {record: sum(rows[record] for rows in table.values()) for record in RECORDS}
        for table in (_table(comparison), _turned(_table(comparison)))
    ]
    return {
        "id": f"{first.id}-{second.id}",
        "title": say("votes_changed", **pair),
        "picture": say("votes_flows", **pair),
        "matrix": say("votes_matrix", **pair),
        "heads": [say("vote_number", number=number) for number in pair.values()],
        "flows": flows(comparison),
        "changes": changes,
        "after": totals[0],
        "before": totals[1],
        "cells": {
            before: [(count, _change_id(comparison, before, after)) for after, count in row.items()]
            for before, row in _table(comparison).items()
        },
    }


def _table(comparison: BallotComparison) -> dict[Record, dict[Record, int]]:
    return {
        before: {after: comparison.count(before, after) for after in RECORDS} for before in RECORDS
    }


def _turned(table: dict[Record, dict[Record, int]]) -> dict[Record, dict[Record, int]]:
    return {after: {before: table[before][after] for before in RECORDS} for after in RECORDS}


def _change_id(comparison: BallotComparison, before: Record, after: Record) -> str:
    ends = f"{comparison.first.id}-{before}", f"{comparison.second.id}-{after}"
    return f"{comparison.first.unit}-{'-'.join(ends)}".replace("_", "-")


def _change_words(
    site: Site, rendering: Rendering, before: Record, after: Record, states: tuple[str, ...]
) -> str:
    words = [site.say(rendering, f"choice_{record}") for record in (before, after)]
    return site.say(
        rendering,
        "votes_change",
        before=words[0],
        after=words[1][0].lower() + words[1][1:],
        count=len(states),
    )
