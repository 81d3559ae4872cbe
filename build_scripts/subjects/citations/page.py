"""What the texts cite, by body and year, and who cites it: a map, and tables with its content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from build_scripts.model import Cited, Rendering
from build_scripts.site.groups import Group, ListLine
from build_scripts.site.inline import address
from build_scripts.site.site import Site, Values
from build_scripts.site.units import unit_number
from build_scripts.subjects.citations.groups import (
    UNDATED,
    UNKNOWN,
    group_names,
    group_of,
)
from build_scripts.subjects.citations.map import MapRow, citation_map


@dataclass(slots=True)
class CitedItem:
    """One thing that is cited: its name, where it stands, and every citation of it."""

    name: str
    target: str | None
    year: int | None
    places: list[Cited] = field(default_factory=list)


def citations(site: Site, rendering: Rendering, group: Group[Cited] | None = None) -> Values:
    """Everything that is cited, or what is in a group.

    The Convention has a page of its own. Where the list is cut, its page tells of its groups.
    """
    listed = group or site.lists.citations
    shown = _groups(site, listed.entries if not listed.groups else (), rendering)
    lead = site.say(rendering, "citations_in", count=len(listed.entries))
    drawn = "" if group else _map(site, shown, rendering)
    return {
        "list": listed,
        "lead": lead if group else _lead(site, rendering),
        "map": drawn,
        "columns": [
            (f"../{slug}/", short_unit(site, slug, rendering))
            for slug in (site.library.units if drawn else ())
        ],
        "groups": [_table(site, id, items, rendering, listed.up) for id, items in shown.items()],
    }


def citation_line(site: Site, rendering: Rendering, cited: Cited) -> ListLine:
    """What is cited, in the finder of a list that is cut."""
    group = group_of(cited) or UNKNOWN
    return _named(site, cited, rendering), _group_names(site)[group][rendering], ""


@lru_cache(maxsize=1)
def _group_names(site: Site) -> dict[str, dict[str, str]]:
    """The names of the groups: each line of the finder asks for one."""
    return group_names(site.library, site.interface)


def _lead(site: Site, rendering: Rendering) -> str:
    every = site.library.citations
    open_ones = [cited for cited in every if cited.target is None]
    official = sum(cited.target is not None and cited.target[:6] == "https:" for cited in every)
    return site.say(
        rendering,
        "citations_lead_counts",
        units=len(site.library.units),
        citations=len(every),
        here=len(every) - len(open_ones) - official,
        official=official,
        open=len(open_ones),
    )


def _groups(site: Site, every: Iterable[Cited], rendering: Rendering) -> dict[str, list[CitedItem]]:
    """What is cited by group: the adopting bodies, documents, treaties, titles; latest first."""
    groups: dict[str, dict[str, CitedItem]] = {
        id: {} for id in group_names(site.library, site.interface)
    }
    for cited in every:
        group, name = group_of(cited) or UNKNOWN, _named(site, cited, rendering)
        year = site.citations.year(cited)
        target = cited.target if cited.reference.kind != "paragraph" else _whole(cited.target)
        item = groups[group].setdefault(name, CitedItem(name, target, year))
        item.places.append(cited)
    return {
        id: sorted(items.values(), key=lambda item: (-(item.year or 0), _order(item.name)))
        for id, items in groups.items()
        if items
    }


def _named(site: Site, cited: Cited, rendering: Rendering) -> str:
    """The name of what is cited."""
    reference = cited.reference
    if reference.kind == "treaty":
        volume = (reference.volume or "").replace("+", ", ")
        number = reference.number
        return site.say(rendering, "treaty_number", volume=volume, number=number)
    if reference.symbol or reference.kind == "document":
        return reference.symbol or _own_symbol(site, cited, rendering)
    if reference.number:
        decision = reference.kind == "decision"
        name = site.say(rendering, "name_decision", number=reference.number) if decision else ""
        return name or reference.number
    title = _title(site, cited, rendering) if cited.instrument else reference.title
    return title or cited.text


def _own_symbol(site: Site, cited: Cited, rendering: Rendering) -> str:
    """The symbol of a draft that its report cites by number; else its name."""
    if cited.target is None:
        return cited.text
    return site.library.units[cited.target].entry.symbol or site.unit_name(cited.target, rendering)


def _title(site: Site, cited: Cited, rendering: Rendering) -> str:
    """An instrument as it is called first of all: by its first title, in English by its name."""
    instrument = next(i for i in site.library.instruments if i.id == cited.instrument)
    if rendering == "en":
        return instrument.en
    if rendering == "zh-Hant":
        return instrument.hant
    return instrument.name


def _whole(target: str | None) -> str | None:
    return target.partition("#")[0] if target else None


def _order(name: str) -> tuple[Any, ...]:
    """Numbers within a name in their order: 7/8 before 7/10."""
    digits = re.findall("[0-9]{1,9}", name)
    return (tuple(int(number) for number in digits), name)


def _table(
    site: Site, id: str, items: list[CitedItem], rendering: Rendering, up: str
) -> dict[str, Any]:
    return {
        "id": id,
        "title": group_names(site.library, site.interface)[id][rendering],
        "years": id not in UNDATED,
        "rows": [
            {
                "year": item.year or site.say(rendering, "no_year"),
                "name": item.name,
                "href": address(item.target, up, rendering) if item.target else "",
                "count": len(item.places),
                "places": site.places([(c.unit, c.place) for c in item.places], rendering, up),
            }
            for item in items
        ],
    }


def _map(site: Site, groups: dict[str, list[CitedItem]], rendering: Rendering) -> Any:
    """The map of everything that has a year or could have one; "" where nothing does."""
    rows: list[MapRow] = []
    names = group_names(site.library, site.interface)
    for id, items in groups.items():
        if id in UNDATED:
            continue
        by_year: dict[int | None, dict[str, tuple[int, str]]] = defaultdict(dict)
        for item in items:
            for cited in item.places:
                first = f"../{cited.unit}/#{cited.place}"
                count, href = by_year[item.year].get(cited.unit, (0, first))
                by_year[item.year][cited.unit] = count + 1, href
        rows.append(MapRow(names[id][rendering], f"#{id}", {}))
        rows += [
            MapRow(str(year or site.say(rendering, "no_year")), "", counts)
            for year, counts in sorted(by_year.items(), key=lambda entry: -(entry[0] or 0))
        ]
    if not rows:
        return ""
    columns = [(slug, short_unit(site, slug, rendering)) for slug in site.library.units]
    return citation_map(columns, rows, site.say(rendering, "citations_map"))


def short_unit(site: Site, slug: str, rendering: Rendering) -> str:
    """A unit in as few signs as tell it from the others: `75/194`, `draft VI`."""
    unit = site.library.units[slug]
    kind, number = unit.entry.kind, unit_number(unit, rendering)
    if kind == "resolution" and number:
        return number
    if kind in ("decision", "draft") and number:
        return site.say(rendering, f"short_{kind}", number=number)
    return site.unit_name(slug, rendering)
