"""The alignments beside the pages: `data/succession.json`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, TypeAlias, TypedDict

from build_scripts.data.types import Day, NamedKeys, PlaceId, PlaceName, Slug
from build_scripts.model import Library, Occurrence, Pair, Stage
from build_scripts.subjects.succession.compare import ROW_KINDS, Comparison, Part, RowKind
from build_scripts.subjects.succession.history import StepKind, history

EachRowKind: TypeAlias = Annotated[RowKind, NamedKeys("row kind")]


class StageData(TypedDict):
    unit: Slug | None
    symbol: str | None
    date: Day | None
    later: str | None
    later_date: Day | None
    stated_at: list[PlaceName]


class RowData(TypedDict):
    earlier: PlaceId | None
    later: PlaceId | None
    kind: RowKind
    part: Part
    punctuation_only: bool


class PairData(TypedDict):
    earlier: Slug
    later: Slug
    stated_at: list[PlaceName]
    counts: dict[EachRowKind, int]
    rows: list[RowData]


class StepData(TypedDict):
    unit: Slug
    paragraph: PlaceId | None
    kind: StepKind


class HistoryData(TypedDict):
    units: list[Slug]
    threads: list[list[StepData]]


class SuccessionData(TypedDict):
    series: list[list[StageData]]
    pairs: list[PairData]
    histories: list[HistoryData]


def succession_values(library: Library, comparisons: Mapping[str, Comparison]) -> SuccessionData:
    """The series, the pairs with their rows, and what became of each paragraph of a series."""
    table = library.succession
    return {
        "series": [[_stage(library, stage) for stage in series.stages] for series in table.series],
        "pairs": [_pair(pair, comparisons[pair.name]) for pair in table.compared],
        "histories": [
            {
                "units": list(series.units),
                "threads": [
                    [
                        {"unit": step.unit, "paragraph": step.paragraph, "kind": step.kind}
                        for step in thread.steps
                    ]
                    for thread in history(series, comparisons)
                ],
            }
            for series in table.histories
        ],
    }


def _pair(pair: Pair, comparison: Comparison) -> PairData:
    return {
        "earlier": pair.earlier,
        "later": pair.later,
        "stated_at": [_place(place) for place in pair.stated],
        "counts": {kind: comparison.count(kind) for kind in ROW_KINDS},
        "rows": [
            {
                "earlier": row.earlier,
                "later": row.later,
                "kind": row.kind,
                "part": row.part,
                "punctuation_only": row.punctuation,
            }
            for row in comparison.rows
        ],
    }


def _stage(library: Library, stage: Stage) -> StageData:
    entry = library.unit(stage.unit).entry if stage.unit else None
    return {
        "unit": stage.unit,
        "symbol": entry.symbol if entry else stage.symbol or None,
        "date": entry.date if entry else stage.date,
        "later": entry.status.later if entry and entry.status else None,
        "later_date": entry.status.later_date if entry and entry.status else None,
        "stated_at": [_place(place) for place in stage.stated],
    }


def _place(place: Occurrence) -> str:
    return f"{place.unit}#{place.paragraph}"
