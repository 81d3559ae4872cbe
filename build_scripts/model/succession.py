"""What succeeded what, as `succession.yaml` states it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Annotated, TypeAlias

from build_scripts.model.apparatus import Occurrence
from build_scripts.model.citable import A_SYMBOL
from build_scripts.model.shape import Date, Filled, Given, Key, Known, Parsed, Unless
from build_scripts.model.tables import Words

UnitSlug: TypeAlias = Annotated[str, Known("unit", "SUCCESSION_UNKNOWN.unit")]
#: The places of the corpus that state something, as `slug#id`.
Stated: TypeAlias = Annotated[
    tuple[Occurrence, ...],
    Key("stated_at"),
    Known("place", "SUCCESSION_UNKNOWN.place"),
    Filled("SUCCESSION_UNSTATED"),
    Parsed(lambda text: Occurrence(*text.partition("#")[::2])),
]


@dataclass(frozen=True, slots=True)
class Stage:
    """A text in a series of successors: a unit of the corpus, or a symbol with its date.

    What became of a unit its `Status` says; of a symbol, the places of the corpus in `stated`.
    """

    unit: UnitSlug | None
    symbol: Annotated[str, Unless("unit"), A_SYMBOL]
    date: Annotated[Date | None, Unless("unit")]
    stated: Annotated[Stated, Unless("unit")]
    line: Annotated[int, Given()]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units of which the later one succeeds the earlier, and the places that show it."""

    earlier: UnitSlug
    later: UnitSlug
    stated: Stated
    line: Annotated[int, Given()]
    note: Words = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the pair is called in addresses."""
        return f"{self.earlier}--{self.later}"


@dataclass(frozen=True, slots=True)
class SuccessionSeries:
    """Texts of which each took the place of the one before."""

    stages: tuple[Stage, ...]
    line: Annotated[int, Given()]

    @property
    def units(self) -> tuple[UnitSlug, ...]:
        """The texts of the series that the corpus has."""
        return tuple(stage.unit for stage in self.stages if stage.unit)

    @property
    def neighbours(self) -> tuple[Pair, ...]:
        """Each text that the corpus has with the next one that it has."""
        return tuple(Pair(one, other, (), self.line) for one, other in pairwise(self.units))

    @property
    def name(self) -> str:
        """What the history of the series is called in addresses."""
        return f"{self.units[0]}--history"


@dataclass(frozen=True, slots=True)
class Succession:
    """What succeeded what, as the corpus states it."""

    series: tuple[SuccessionSeries, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @property
    def compared(self) -> tuple[Pair, ...]:
        """The pairs that are laid side by side: those that are stated, and of each series the
        neighbours and the first with the last. Their number grows as the series does; any other
        two can be compared on the page of the history.
        """
        found = {frozenset((pair.earlier, pair.later)): pair for pair in self.pairs}
        for series in self.histories:
            ends = Pair(series.units[0], series.units[-1], (), series.line)
            for pair in (*series.neighbours, ends):
                found.setdefault(frozenset((pair.earlier, pair.later)), pair)
        return tuple(found.values())

    @property
    def histories(self) -> tuple[SuccessionSeries, ...]:
        """The series of which the corpus has several texts."""
        return tuple(series for series in self.series if len(series.units) > 1)
