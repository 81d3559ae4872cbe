"""The alignments beside the pages: `data/succession.json`."""

from __future__ import annotations

from collections.abc import Mapping

from build_scripts.data.reference_types import PairData, StageData, SuccessionData
from build_scripts.model import Library, Occurrence, Pair, Stage
from build_scripts.subjects.succession.compare import ROW_KINDS, Comparison


def succession_values(library: Library, comparisons: Mapping[str, Comparison]) -> SuccessionData:
    """The series, and the pairs with their rows."""
    table = library.succession
    return {
        "series": [[_stage(library, stage) for stage in stages] for stages in table.series],
        "pairs": [_pair(pair, comparisons[pair.name]) for pair in table.pairs],
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
        "symbol": entry.symbol if entry else stage.symbol,
        "date": entry.date if entry else stage.date,
        "later": entry.status.later if entry and entry.status else None,
        "later_date": entry.status.later_date if entry and entry.status else None,
        "stated_at": [_place(place) for place in stage.stated],
    }


def _place(place: Occurrence) -> str:
    return f"{place.unit}#{place.paragraph}"
