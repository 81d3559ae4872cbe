"""The recorded votes as data: one JSON file for programs, one CSV file for spreadsheets."""

from __future__ import annotations

from typing import Any

from build_scripts.data.tables import table
from build_scripts.data.units import Words, as_json, words_of
from build_scripts.model import RENDERINGS, Library, State
from build_scripts.subjects.votes.ballots import (
    CHOICES,
    Ballot,
    Comparison,
    ballots,
    comparisons,
    roll,
)

Json = dict[str, Any]
JSON_PATH, CSV_PATH = "data/votes.json", "data/votes.csv"


def export_votes(library: Library) -> dict[str, str]:
    """The data files of the votes by their path below the site's root.

    Both hold every State of the votes once, in one order.
    """
    cast = ballots(library)
    states = roll(library, cast)
    return {
        JSON_PATH: _json(library, cast, states),
        CSV_PATH: _csv(cast, states),
    }


def _json(library: Library, cast: tuple[Ballot, ...], states: tuple[State, ...]) -> str:
    compared = comparisons(cast, [state.iso3 for state in states])
    data = {
        "ballots": [_ballot(library, ballot) for ballot in cast],
        "states": [_state(state, cast) for state in states],
        "comparisons": [_comparison(comparison) for comparison in compared],
    }
    return as_json(data)


def _ballot(library: Library, ballot: Ballot) -> Json:
    return {
        "name": ballot.name,
        "unit": ballot.unit,
        "id": ballot.id,
        "paragraph": ballot.paragraph,
        "question": _question(library, ballot),
        "url": {r: f"/{r}/{ballot.unit}/#{ballot.id}" for r in RENDERINGS},
        "counts": ballot.counts,
        "voters": {choice: ballot.voters(choice) for choice in CHOICES},
    }


def _question(library: Library, ballot: Ballot) -> Words:
    question = library.place(ballot.unit, ballot.paragraph)
    return words_of(question) if question else dict.fromkeys(RENDERINGS)


def _state(state: State, cast: tuple[Ballot, ...]) -> Json:
    return {
        "iso3": state.iso3,
        "zh-Hans": state.hans,
        "zh-Hant": state.hant,
        "en": state.en,
        "votes": {ballot.name: ballot.choices.get(state.iso3) for ballot in cast},
    }


def _comparison(comparison: Comparison) -> Json:
    return {
        "first": comparison.first.name,
        "second": comparison.second.name,
        "changes": [
            {"first": c.before, "second": c.after, "count": len(c.states), "states": c.states}
            for c in comparison.changes
        ],
    }


def _csv(cast: tuple[Ballot, ...], states: tuple[State, ...]) -> str:
    """One row a State and a column for each vote, empty where the State is not recorded."""
    columns = ["iso3", *RENDERINGS, *(ballot.name for ballot in cast)]
    rows = (
        [
            *(state.iso3, state.hans, state.hant, state.en),
            *(ballot.choices.get(state.iso3) for ballot in cast),
        ]
        for state in states
    )
    return table(columns, rows)
