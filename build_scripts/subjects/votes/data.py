"""The recorded votes as data: in the units' files, and all of them in a file and a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, TypeAlias, TypedDict

from build_scripts.check import counts_of
from build_scripts.data.formats import columns_of, said_in_each, table
from build_scripts.data.types import (
    EachRendering,
    Iso3,
    Meaning,
    NamedKeys,
    PlaceId,
    PlaceName,
    SaidOrNot,
    SitePath,
    Slug,
)
from build_scripts.model import RENDERINGS, Library, State, Unit, Vote
from build_scripts.subjects.votes.ballots import (
    CHOICES,
    Ballot,
    BallotComparison,
    Choice,
    Record,
    ballots,
    comparisons,
    roll,
)

EachChoice: TypeAlias = Annotated[Choice, NamedKeys("choice")]
EachBallot: TypeAlias = Annotated[PlaceName, NamedKeys("ballot", some=True)]


class VoteData(TypedDict):
    id: PlaceId
    paragraph: PlaceId
    question: SaidOrNot
    counts: dict[EachChoice, int]
    voters: dict[EachChoice, list[Iso3]]


class BallotData(TypedDict):
    name: PlaceName
    unit: Slug
    id: PlaceId
    paragraph: PlaceId
    question: SaidOrNot
    url: dict[EachRendering, SitePath]
    counts: dict[EachChoice, int]
    voters: dict[EachChoice, list[Iso3]]


StateData = TypedDict(
    "StateData",
    {
        "iso3": Iso3,
        "zh-Hans": str,
        "zh-Hant": str,
        "en": str,
        "votes": dict[EachBallot, Choice | None],
    },
)


class ChangeData(TypedDict):
    first: Record
    second: Record
    count: int
    states: list[Iso3]


class ComparisonData(TypedDict):
    first: PlaceName
    second: PlaceName
    changes: list[ChangeData]


class VotesData(TypedDict):
    ballots: list[BallotData]
    states: list[StateData]
    comparisons: list[ComparisonData]


#: `*` stands for the columns of the votes, which bear their names.
StateRow = TypedDict(
    "StateRow",
    {
        "iso3": Annotated[Iso3, Meaning("state.iso3")],
        "zh-Hans": Annotated[str, Meaning("column.state")],
        "zh-Hant": Annotated[str, Meaning("column.state")],
        "en": Annotated[str, Meaning("column.state")],
        "*#vote-*": Annotated[Choice | None, Meaning("column.vote")],
    },
)


def vote_value(vote: Vote, unit: Unit, library: Library) -> VoteData:
    """A vote as its unit reports it: the numbers that are stated, and the lists."""
    question = unit.question(vote)
    assert question is not None, "a vote stands below its question"
    stated = counts_of(unit, vote) or (0, 0, 0)
    lists = (vote.in_favour, vote.against, vote.abstaining)
    return {
        "id": vote.id,
        "paragraph": vote.paragraph,
        "question": said_in_each(question),
        "counts": dict(zip(CHOICES, stated, strict=True)),
        "voters": {
            choice: [library.states[name].iso3 for name in names]
            for choice, names in zip(CHOICES, lists, strict=True)
        },
    }


def vote_values(library: Library, units: Iterable[Unit]) -> VotesData:
    """The recorded votes of units, every State of them once, and what changed between two."""
    cast = ballots(library, units)
    states = roll(library, cast)
    compared = comparisons(cast, [state.iso3 for state in states])
    return {
        "ballots": [_ballot(library, ballot) for ballot in cast],
        "states": [_state(state, cast) for state in states],
        "comparisons": [_comparison(comparison) for comparison in compared],
    }


def _ballot(library: Library, ballot: Ballot) -> BallotData:
    question = library.place(ballot.unit, ballot.paragraph)
    return {
        "name": ballot.name,
        "unit": ballot.unit,
        "id": ballot.id,
        "paragraph": ballot.paragraph,
        "question": said_in_each(question) if question else dict.fromkeys(RENDERINGS),
        "url": {r: f"/{r}/{ballot.unit}/#{ballot.id}" for r in RENDERINGS},
        "counts": ballot.counts,
        "voters": {choice: list(ballot.voters(choice)) for choice in CHOICES},
    }


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
    own = [name for name in columns_of(StateRow) if "*" not in name]
    rows = ({**state, **state["votes"]} for state in values["states"])
    return table([*own, *(ballot["name"] for ballot in values["ballots"])], rows)
