"""The table of all paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, TypedDict

from build_scripts.data.formats import JOINT, columns_of, table
from build_scripts.data.types import Meaning, PlaceId, SitePath, Slug
from build_scripts.data.units import ParagraphData, UnitData
from build_scripts.model import ParagraphKind

ParagraphRow = TypedDict(
    "ParagraphRow",
    {
        "unit": Annotated[Slug, Meaning("column.unit")],
        "symbol": Annotated[str | None, Meaning("unit.symbol")],
        "id": Annotated[PlaceId, Meaning("paragraph.id")],
        "kind": Annotated[ParagraphKind, Meaning("paragraph.kind")],
        "label": Annotated[str | None, Meaning("paragraph.label")],
        "parent": Annotated[PlaceId | None, Meaning("paragraph.parent")],
        "text_zh-Hans": Annotated[str | None, Meaning("paragraph.text")],
        "text_zh-Hant": Annotated[str | None, Meaning("paragraph.text")],
        "text_en": Annotated[str | None, Meaning("paragraph.text")],
        "verb": Annotated[str | None, Meaning("verb.id")],
        "verb_zh-Hans": Annotated[str | None, Meaning("column.verb")],
        "verb_zh-Hant": Annotated[str | None, Meaning("column.verb")],
        "verb_en": Annotated[str | None, Meaning("column.verb")],
        "footnotes": Annotated[str, Meaning("paragraph.footnotes")],
        "terms": Annotated[str, Meaning("paragraph.terms")],
        "url_zh-Hans": Annotated[SitePath, Meaning("column.url")],
        "url_zh-Hant": Annotated[SitePath, Meaning("column.url")],
        "url_en": Annotated[SitePath, Meaning("column.url")],
    },
)


def paragraphs_table(units: Iterable[UnitData]) -> str:
    """A row for each paragraph, in the order of the corpus."""
    rows = (_row(unit, paragraph) for unit in units for paragraph in unit["paragraphs"])
    return table(columns_of(ParagraphRow), rows)


def _row(unit: UnitData, paragraph: ParagraphData) -> ParagraphRow:
    verb, place = paragraph["verb"], f"{unit['slug']}/#{paragraph['id']}"
    return {
        "unit": unit["slug"],
        "symbol": unit["symbol"],
        "id": paragraph["id"],
        "kind": paragraph["kind"],
        "label": paragraph["label"],
        "parent": paragraph["parent"],
        "text_zh-Hans": paragraph["text"]["zh-Hans"],
        "text_zh-Hant": paragraph["text"]["zh-Hant"],
        "text_en": paragraph["text"]["en"],
        "verb": verb and verb["id"],
        "verb_zh-Hans": verb and verb["zh-Hans"],
        "verb_zh-Hant": verb and verb["zh-Hant"],
        "verb_en": verb and verb["en"],
        "footnotes": JOINT.join(paragraph["footnotes"]),
        "terms": JOINT.join(paragraph["terms"]),
        "url_zh-Hans": f"/zh-Hans/{place}",
        "url_zh-Hant": f"/zh-Hant/{place}",
        "url_en": f"/en/{place}",
    }
