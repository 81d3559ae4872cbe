"""The terms as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict, cast

from build_scripts.data.types import PlaceId, Said, Slug
from build_scripts.model import Library, TermGroup, Unit


class PlaceData(TypedDict):
    unit: Slug
    paragraph: PlaceId


TermData = TypedDict(
    "TermData",
    {
        "id": Slug,
        "group": TermGroup,
        "zh-Hans": str,
        "zh-Hant": str,
        "en": str,
        "abbreviations": list[str],
        "variants": list[Said],
        "article": str | None,
        "definition": Said,
        "occurrences": list[PlaceData],
    },
)


def glossary_values(library: Library, units: Iterable[Unit]) -> list[TermData]:
    """Every term with its places in units, in the order of the glossary."""
    slugs = {unit.slug for unit in units}
    return [
        {
            "id": term.id,
            "group": term.group,
            "zh-Hans": term.main.hans,
            "zh-Hant": term.main.hant,
            "en": term.main.en,
            "abbreviations": list(term.abbreviations),
            "variants": [
                {"zh-Hans": form.hans, "zh-Hant": form.hant, "en": form.en}
                for form in term.forms[1:]
            ],
            "article": term.article,
            "definition": cast(Said, term.definition),
            "occurrences": [
                {"unit": place.unit, "paragraph": place.paragraph}
                for place in library.occurrences.get(term.id, ())
                if place.unit in slugs
            ],
        }
        for term in library.terms
    ]
