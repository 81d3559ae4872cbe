"""Recorded votes as ballots: what each State was recorded as, and what changed between two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal, TypeAlias

from build_scripts.model import Document, Library, State, Unit, Vote
from build_scripts.problems import Problem, problem

Choice: TypeAlias = Literal["in_favour", "against", "abstaining"]
#: `not_recorded`: the State stands in none of the lists. Why, the document does not say.
Record: TypeAlias = Literal["in_favour", "against", "abstaining", "not_recorded"]
CHOICES: tuple[Choice, ...] = ("in_favour", "against", "abstaining")
RECORDS: tuple[Record, ...] = (*CHOICES, "not_recorded")

FIRST_NUMBER = re.compile(r"以(\d+)票(?:对|赞成)")


def folded(name: str) -> str:
    """A name without what capitals, accents and apostrophes change."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum() or letter in "() ")


def states_by_english(states: Iterable[State]) -> dict[str, State]:
    """The States by each English name, folded."""
    return {folded(name): state for state in states for name in (state.en, *state.en_variants)}


@dataclass(frozen=True, slots=True)
class Ballot:
    """One recorded vote: the choice of each State by its ISO code, in the order printed.

    `against_first` tells whether its sentence names the votes against before those in favour,
    as a sentence that reports a rejection does.
    """

    unit: str
    id: str
    paragraph: str
    choices: dict[str, Choice]
    against_first: bool

    @property
    def name(self) -> str:
        """The ballot's name in the data: `a-79-459#vote-1`, its address on the site."""
        return f"{self.unit}#{self.id}"

    @property
    def counts(self) -> dict[Choice, int]:
        return {choice: len(self.voters(choice)) for choice in CHOICES}

    def voters(self, choice: Choice) -> tuple[str, ...]:
        """The States that made a choice, in the order printed."""
        return tuple(iso3 for iso3, made in self.choices.items() if made == choice)

    def record(self, iso3: str) -> Record:
        return self.choices.get(iso3, "not_recorded")


@dataclass(frozen=True, slots=True)
class Shift:
    """The States that were recorded as `before` in one ballot and as `after` in the next."""

    before: Record
    after: Record
    states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BallotComparison:
    """Two ballots of one unit. Every State of either is in exactly one of the changes.

    Changes that no State made are left out; the others stand in the order of `RECORDS`.
    """

    first: Ballot
    second: Ballot
    changes: tuple[Shift, ...]

    def count(self, before: Record, after: Record) -> int:
        return next(
            (len(c.states) for c in self.changes if (c.before, c.after) == (before, after)), 0
        )


def ballots(library: Library, units: Iterable[Unit] | None = None) -> tuple[Ballot, ...]:
    """Every recorded vote of the library in the order of the corpus, or those of units."""
    return tuple(
        _ballot(unit, vote, library.states)
        for unit in (library.units.values() if units is None else units)
        for vote in unit.votes
    )


def compare_ballots(first: Ballot, second: Ballot, order: Iterable[str]) -> BallotComparison:
    """What changed between two ballots; `order` is that of the States in each change."""
    cells: dict[tuple[Record, Record], list[str]] = {}
    for iso3 in order:
        cell = first.record(iso3), second.record(iso3)
        if cell != ("not_recorded", "not_recorded"):
            cells.setdefault(cell, []).append(iso3)
    changes = tuple(
        Shift(before, after, tuple(cells[before, after]))
        for before in RECORDS
        for after in RECORDS
        if (before, after) in cells
    )
    return BallotComparison(first, second, changes)


def comparisons(cast: Iterable[Ballot], order: Iterable[str]) -> tuple[BallotComparison, ...]:
    """Each ballot beside the next one of the same unit."""
    ranked = tuple(order)
    return tuple(
        compare_ballots(first, second, ranked)
        for first, second in pairwise(cast)
        if first.unit == second.unit
    )


def roll(library: Library, cast: Iterable[Ballot]) -> tuple[State, ...]:
    """Every State of the ballots once, in the English alphabet.

    That is the order in which the United Nations prints the lists, in Chinese too.
    """
    present = {iso3 for ballot in cast for iso3 in ballot.choices}
    states = {state.iso3: state for state in library.states.values() if state.iso3 in present}
    return tuple(sorted(states.values(), key=lambda state: _alphabetical(state.en)))


def check_voters(documents: Iterable[Document], states: Mapping[str, State]) -> Iterator[Problem]:
    """A State that stands twice in one vote, under one name or two."""
    for document in documents:
        for unit in document.units:
            for vote in unit.votes:
                yield from _check_vote(document, unit, vote, states)


def _check_vote(
    document: Document, unit: Unit, vote: Vote, states: Mapping[str, State]
) -> Iterator[Problem]:
    seen: set[str] = set()
    question = unit.question(vote)
    line = question.line if question else 0
    for name in (*vote.in_favour, *vote.against, *vote.abstaining):
        iso3 = states[name].iso3 if name in states else name
        if iso3 in seen:
            yield problem(
                "VOTER_TWICE",
                Path(document.entry.source_path),
                line,
                vote=f"{unit.slug}#{vote.id}",
                name=name,
            )
        seen.add(iso3)


def _ballot(unit: Unit, vote: Vote, states: Mapping[str, State]) -> Ballot:
    lists: dict[Choice, tuple[str, ...]] = {
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstaining": vote.abstaining,
    }
    choices = {states[name].iso3: choice for choice, names in lists.items() for name in names}
    question = unit.question(vote)
    stated = FIRST_NUMBER.search(question.words) if question else None
    first = int(stated.group(1)) if stated else len(vote.in_favour)
    against_first = first != len(vote.in_favour) and first == len(vote.against)
    return Ballot(unit.slug, vote.id, vote.paragraph, choices, against_first)


def _alphabetical(name: str) -> str:
    """`Côte d’Ivoire` as `cote divoire`: letters without accents, and spaces."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(letter for letter in letters if letter.isalpha() or letter == " ")
