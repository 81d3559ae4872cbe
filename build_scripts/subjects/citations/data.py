"""The citations as data: in the units' files, and a table of all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Annotated, NotRequired, TypedDict, cast

from build_scripts.data.formats import columns_of, table
from build_scripts.data.types import Meaning, PlaceId, Slug, Target
from build_scripts.model import CitationKind, Cited, Reference

NAMED = tuple(field.name for field in fields(Reference))


class CitationData(TypedDict):
    text: str
    target: Target | None
    start: int
    end: int
    kind: CitationKind
    body: NotRequired[Slug]
    number: NotRequired[str]
    symbol: NotRequired[str]
    title: NotRequired[str]
    article: NotRequired[int]
    chapter: NotRequired[int]
    last: NotRequired[int]
    paragraph: NotRequired[str]
    volume: NotRequired[str]
    instrument: NotRequired[Slug]


class CitationRow(TypedDict):
    unit: Annotated[Slug, Meaning("column.unit")]
    place: Annotated[PlaceId, Meaning("column.place")]
    start: Annotated[int, Meaning("column.offsets")]
    end: Annotated[int, Meaning("column.offsets")]
    text: Annotated[str, Meaning("citation.text")]
    kind: Annotated[CitationKind, Meaning("citation.kind")]
    body: Annotated[Slug, Meaning("citation.body")]
    number: Annotated[str, Meaning("citation.number")]
    symbol: Annotated[str, Meaning("citation.symbol")]
    title: Annotated[str, Meaning("citation.title")]
    article: Annotated[int, Meaning("citation.article")]
    chapter: Annotated[int, Meaning("citation.chapter")]
    paragraph: Annotated[str, Meaning("citation.paragraph")]
    volume: Annotated[str, Meaning("citation.volume")]
    instrument: Annotated[Slug, Meaning("citation.instrument")]
    target: Annotated[Target, Meaning("citation.target")]


def citation_value(cited: Cited) -> CitationData:
    """A citation with its words and target, and what the words name as far as they say it."""
    place = {"text": cited.text, "target": cited.target, "start": cited.start, "end": cited.end}
    named = {name: getattr(cited.reference, name) for name in NAMED}
    stated = {**named, "instrument": cited.instrument}
    return cast(
        CitationData, place | {n: value for n, value in stated.items() if value is not None}
    )


def citations_table(cited: Iterable[Cited]) -> str:
    """A row for each citation, in the order of the corpus; what does not apply is empty."""
    rows = ({"unit": one.unit, "place": one.place, **citation_value(one)} for one in cited)
    return table(columns_of(CitationRow), rows)
