"""The alignments beside the pages: `data/succession.json`."""

from __future__ import annotations

from typing import Any

from build_scripts.data.units import as_json
from build_scripts.model import Library, Occurrence, Pair, Stage
from build_scripts.subjects.succession.compare import ROW_KINDS, Comparison


def export_succession(library: Library, comparisons: dict[str, Comparison]) -> dict[str, str]:
    """The series and the pairs with their rows, by the path of the file below the site's root."""
    table = library.succession
    value = {
        "series": [[_stage(library, stage) for stage in stages] for stages in table.series],
        "pairs": [_pair(pair, comparisons[pair.name]) for pair in table.pairs],
    }
    return {"data/succession.json": as_json(value)}


def _pair(pair: Pair, comparison: Comparison) -> dict[str, Any]:
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


def _stage(library: Library, stage: Stage) -> dict[str, Any]:
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
