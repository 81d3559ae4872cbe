"""Discrepancies as data."""

from __future__ import annotations

from typing import Literal, TypedDict

from build_scripts.data.types import PlaceId, Said
from build_scripts.model import RENDERINGS, Discrepancy


class DiscrepancyData(TypedDict):
    paragraph: PlaceId
    kind: Literal["authentic", "adopted"]
    symbol: str
    words: str
    note: Said


def discrepancy_value(one: Discrepancy) -> DiscrepancyData:
    """Where another text reads otherwise, and what it says."""
    return {
        "paragraph": one.place[1],
        "kind": one.kind,
        "symbol": one.symbol,
        "words": one.words,
        "note": {rendering: one.note[rendering] for rendering in RENDERINGS},
    }
