"""The recorded votes as data: one JSON file for programs, one CSV file for spreadsheets."""

from __future__ import annotations

from build_scripts.data.formats import Columns, table
from build_scripts.data.reference_types import BallotData, ComparisonData, StateData, VotesData
from build_scripts.data.units import Words, words_of
from build_scripts.model import RENDERINGS, Library, State
from build_scripts.subjects.votes.ballots import (
    CHOICES,
    Ballot,
    BallotComparison,
    ballots,
    comparisons,
    roll,
)

COLUMNS: Columns = (
    ("iso3", "state.iso3"),
    ("zh-Hans zh-Hant en", "column.state"),
    ("*#vote-*", "column.vote"),
)


def vote_values(library: Library) -> VotesData:
    """Every recorded vote, every State of the votes once, and what changed between two votes."""
    cast = ballots(library)
    states = roll(library, cast)
    compared = comparisons(cast, [state.iso3 for state in states])
    return {
        "ballots": [_ballot(library, ballot) for ballot in cast],
        "states": [_state(state, cast) for state in states],
        "comparisons": [_comparison(comparison) for comparison in compared],
    }


def _ballot(library: Library, ballot: Ballot) -> BallotData:
    return {
        "name": ballot.name,
        "unit": ballot.unit,
        "id": ballot.id,
        "paragraph": ballot.paragraph,
        "question": _question(library, ballot),
        "url": {r: f"/{r}/{ballot.unit}/#{ballot.id}" for r in RENDERINGS},
        "counts": ballot.counts,
        "voters": {choice: list(ballot.voters(choice)) for choice in CHOICES},
    }


def _question(library: Library, ballot: Ballot) -> Words:
    question = library.place(ballot.unit, ballot.paragraph)
    return words_of(question) if question else dict.fromkeys(RENDERINGS)


def _state(state: State, cast: tuple[Ballot, ...]) -> StateData:
    return {
        "iso3": state.iso3,
        "zh-Hans": state.hans,
        "zh-Hant": state.hant,
        "en": state.en,
        "votes": {ballot.name: ballot.choices.get(state.iso3) for ballot in cast},
    }


def _comparison(comparison: BallotComparison) -> ComparisonData:
    return {
        "first": comparison.first.name,
        "second": comparison.second.name,
        "changes": [
            {"first": c.before, "second": c.after, "count": len(c.states), "states": list(c.states)}
            for c in comparison.changes
        ],
    }


def votes_table(values: VotesData) -> str:
    """One row a State and a column for each vote, empty where the State is not recorded."""
    votes = [ballot["name"] for ballot in values["ballots"]]
    rows = (
        [
            *(state["iso3"], *(state[rendering] for rendering in RENDERINGS)),
            *(state["votes"][name] for name in votes),
        ]
        for state in values["states"]
    )
    return table(["iso3", *RENDERINGS, *votes], rows)
