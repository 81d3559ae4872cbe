"""What succeeded what, as `succession.yaml` states it."""

from __future__ import annotations

from dataclasses import dataclass, field
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
class SuccessionSeries:
    """Texts of which each took the place of the one before."""

    stages: tuple[Stage, ...]
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
class Succession:
    """What succeeded what, as the corpus states it."""

    series: tuple[SuccessionSeries, ...] = ()
    pairs: tuple[Pair, ...] = ()
