"""The table of all paragraphs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from typing import Annotated, TypedDict, cast

from build_scripts.cache import Cache, code_key, key_of
from build_scripts.data.formats import JOINT, columns_of, head_of, rows_of, said_in_each
from build_scripts.data.types import Meaning, PlaceId, SitePath, Slug
from build_scripts.data.units import notes_of, verb_value
from build_scripts.model import Library, ParagraphKind, Place, Unit
from build_scripts.model.shelf import texts_said

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


class ParagraphRows:
    """The rows of the paragraphs, a unit's at a time.

    What the cache has of a unit is not made again: the rows rest on its texts and on the table of
    verbs.
    """

    def __init__(self, library: Library, cache: Cache | None = None) -> None:
        self._library, self._cache = library, cache
        self._columns = list(columns_of(ParagraphRow))

    def table(self, units: Iterable[Unit]) -> str:
        """A row for each paragraph of units, in the order of the corpus."""
        rows = "".join(map(self._rows, units))
        if self._cache:
            for unit in self._library.units.values():
                self._cache.leave(self._key(unit))
            self._cache.end()
        return head_of(self._columns) + rows

    def _rows(self, unit: Unit) -> str:
        make = partial(self._made, unit)
        return self._cache.value(self._key(unit), make) if self._cache else make()

    def _made(self, unit: Unit) -> str:
        return rows_of(self._columns, (_row(unit, p, self._library) for p in unit.paragraphs))

    def _key(self, unit: Unit) -> str:
        return key_of(self._common, unit.known(texts_said), unit.slug, unit.entry.symbol)

    @cached_property
    def _common(self) -> str:
        return key_of(code_key(), self._library.verbs)


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
