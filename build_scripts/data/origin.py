"""Where a text comes from and how it came about, as data."""

from __future__ import annotations

from typing import TypedDict, cast

from build_scripts.data.types import Https, Said
from build_scripts.model import Origin, Proceedings


class OriginData(TypedDict):
    name: Said
    source: Https
    rights: Said


class ProceedingsData(TypedDict):
    draft: str | None
    committee: str | None
    sponsors: list[str]
    later_sponsors: list[str]
    subjects: list[str]


def origin_value(origin: Origin | None) -> OriginData | None:
    if origin is None:
        return None
    return {
        "name": cast(Said, origin.name),
        "source": origin.source,
        "rights": cast(Said, origin.rights),
    }


def proceedings_value(known: Proceedings | None) -> ProceedingsData | None:
    if known is None:
        return None
    return {
        "draft": known.draft,
        "committee": known.committee,
        "sponsors": list(known.sponsors),
        "later_sponsors": list(known.later_sponsors),
        "subjects": list(known.subjects),
    }
