"""The table of all paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, TypedDict, cast

from build_scripts.data.formats import JOINT, columns_of, said_in_each, table
from build_scripts.data.types import Meaning, PlaceId, SitePath, Slug
from build_scripts.data.units import notes_of, verb_value
from build_scripts.model import Library, ParagraphKind, Place, Unit

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


def paragraphs_table(library: Library, units: Iterable[Unit]) -> str:
    """A row for each paragraph, in the order of the corpus."""
    rows = (_row(unit, place, library) for unit in units for place in unit.paragraphs)
    return table(columns_of(ParagraphRow), rows)


def _row(unit: Unit, place: Place, library: Library) -> ParagraphRow:
    verb, said, at = verb_value(place, library), said_in_each(place), f"{unit.slug}/#{place.id}"
    return {
        "unit": unit.slug,
        "symbol": unit.entry.symbol,
        "id": place.id,
        "kind": cast(ParagraphKind, place.kind),
        "label": place.label,
        "parent": place.parent,
        "text_zh-Hans": said["zh-Hans"],
        "text_zh-Hant": said["zh-Hant"],
        "text_en": said["en"],
        "verb": verb and verb["id"],
        "verb_zh-Hans": verb and verb["zh-Hans"],
        "verb_zh-Hant": verb and verb["zh-Hant"],
        "verb_en": verb and verb["en"],
        "footnotes": JOINT.join(notes_of(place)),
        "terms": JOINT.join(place.source.terms),
        "url_zh-Hans": f"/zh-Hans/{at}",
        "url_zh-Hant": f"/zh-Hant/{at}",
        "url_en": f"/en/{at}",
    }
