"""Official texts beside units as data: a file for each unit that has one."""

from __future__ import annotations

from typing import TypedDict

from build_scripts.data.formats import said_in_each
from build_scripts.data.origin import OriginData, origin_value
from build_scripts.data.types import Https, PlaceId, Said, SaidOrNot, Slug
from build_scripts.model import RENDERINGS, AttachedText, ForceDifference, Library, Place
from build_scripts.site.units import unit_title


class ForceData(TypedDict):
    official: str | None
    working: str | None


class OfficialPlaceData(TypedDict):
    paragraph: PlaceId
    official: PlaceId
    label: str | None
    text: SaidOrNot
    same_chinese: bool
    force: list[ForceData]


class AloneData(TypedDict):
    official: PlaceId
    label: str | None
    text: SaidOrNot


class OfficialData(TypedDict):
    unit: Slug
    symbol: str | None
    title: Said
    address: Https
    origin: OriginData | None
    places: list[OfficialPlaceData]
    missing: list[PlaceId]
    alone: list[AloneData]


def official_value(library: Library, slug: str, text: AttachedText) -> OfficialData:
    """The official text of a unit: what answers each place, and what stands alone on either side.

    Places stand in the order of the unit.
    """
    official = text.official
    return {
        "unit": slug,
        "symbol": official.entry.symbol,
        "title": {rendering: unit_title(official, rendering) for rendering in RENDERINGS},
        "address": official.document.official,
        "origin": origin_value(official.document.origin),
        "places": [
            _place(place, text) for place in library.unit(slug).places if place.id in text.answers
        ],
        "missing": [place.id for place in text.missing],
        "alone": [
            {"official": place.id, "label": place.label, "text": said_in_each(place)}
            for place in text.alone
        ],
    }


def _place(place: Place, text: AttachedText) -> OfficialPlaceData:
    answer = text.answers[place.id]
    return {
        "paragraph": place.id,
        "official": answer.id,
        "label": answer.label,
        "text": said_in_each(answer),
        "same_chinese": place.id not in text.differing,
        "force": [_force(one) for one in text.force.get(place.id, ())],
    }


def _force(one: ForceDifference) -> ForceData:
    return {
        "official": one.official.verb if one.official else None,
        "working": one.working.verb if one.working else None,
    }
