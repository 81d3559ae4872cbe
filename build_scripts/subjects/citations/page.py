"""What the texts cite, by body and year, and who cites it: a map, and tables with its content."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from build_scripts.model import Cited, Rendering
from build_scripts.site.inline import address
from build_scripts.site.site import Site, Values
from build_scripts.site.units import unit_number
from build_scripts.subjects.citations.chronology import Chronology
from build_scripts.subjects.citations.map import MapRow, citation_map
from build_scripts.subjects.citations.resolve import CONVENTION_PAGE

DOCUMENTS, TREATIES, INSTRUMENTS, UNKNOWN = "documents", "treaties", "instruments", "unknown"


@dataclass(slots=True)
class CitedItem:
    """One thing that is cited: its name, where it stands, and every citation of it."""

    name: str
    target: str | None
    year: int | None
    places: list[Cited] = field(default_factory=list)


def citations(site: Site, rendering: Rendering) -> Values:
    """Everything that is cited, except the Convention, which has a page of its own."""
    say = partial(site.say, rendering)
    groups = _groups(site, rendering)
    every = site.library.citations
    open_ones = [cited for cited in every if cited.target is None]
    official = sum(cited.target is not None and cited.target[:6] == "https:" for cited in every)
    return {
        "lead": say(
            "citations_lead_counts",
            units=len(site.library.units),
            citations=len(every),
            here=len(every) - len(open_ones) - official,
            official=official,
            open=len(open_ones),
        ),
        "map": _map(site, groups, rendering),
        "columns": [
            (f"../{slug}/", short_unit(site, slug, rendering)) for slug in site.library.units
        ],
        "groups": [_table(site, id, items, rendering) for id, items in groups.items()],
    }


def _groups(site: Site, rendering: Rendering) -> dict[str, list[CitedItem]]:
    """What is cited by group: the adopting bodies, documents, treaties, titles; latest first."""
    chronology = Chronology(site.library)
    groups: dict[str, dict[str, CitedItem]] = {body.id: {} for body in site.library.adopters}
    groups |= {DOCUMENTS: {}, INSTRUMENTS: {}, TREATIES: {}, UNKNOWN: {}}
    for cited in site.library.citations:
        named = _named(site, cited, rendering)
        if named is None:
            continue
        group, name = named
        year = chronology.year(cited.reference) if group not in (INSTRUMENTS, TREATIES) else None
        target = cited.target if cited.reference.kind != "paragraph" else _whole(cited.target)
        item = groups[group].setdefault(name, CitedItem(name, target, year))
        item.places.append(cited)
    return {
        id: sorted(items.values(), key=lambda item: (-(item.year or 0), _order(item.name)))
        for id, items in groups.items()
        if items
    }


def _named(site: Site, cited: Cited, rendering: Rendering) -> tuple[str, str] | None:
    """Group and name of what is cited; None for the Convention and for the text's own parts."""
    reference = cited.reference
    if (cited.target or "").partition("#")[0] in (CONVENTION_PAGE, cited.unit):
        return None
    if reference.kind == "treaty":
        volume = (reference.volume or "").replace("+", ", ")
        number = reference.number
        return TREATIES, site.say(rendering, "treaty_number", volume=volume, number=number)
    if reference.symbol or reference.kind == "document":
        return DOCUMENTS, reference.symbol or _own_symbol(site, cited, rendering)
    if reference.number:
        decision = reference.kind == "decision"
        name = site.say(rendering, "name_decision", number=reference.number) if decision else ""
        return reference.body or UNKNOWN, name or reference.number
    title = _title(site, cited, rendering) if cited.instrument else reference.title
    return INSTRUMENTS, title or cited.text


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


def _heading(site: Site, group: str, rendering: Rendering) -> str:
    for body in site.library.adopters:
        if body.id == group:
            return body.names[rendering]
    return site.say(rendering, f"citations_{group}")


def _table(site: Site, id: str, items: list[CitedItem], rendering: Rendering) -> dict[str, Any]:
    return {
        "id": id,
        "title": _heading(site, id, rendering),
        "years": id not in (INSTRUMENTS, TREATIES),
        "rows": [
            {
                "year": item.year or site.say(rendering, "no_year"),
                "name": item.name,
                "href": address(item.target, "../", rendering) if item.target else "",
                "count": len(item.places),
                "places": site.places([(c.unit, c.place) for c in item.places], rendering),
            }
            for item in items
        ],
    }


def _map(site: Site, groups: dict[str, list[CitedItem]], rendering: Rendering) -> Any:
    """The map of everything that has a year or could have one; "" where nothing does."""
    rows: list[MapRow] = []
    for id, items in groups.items():
        if id in (INSTRUMENTS, TREATIES):
            continue
        by_year: dict[int | None, dict[str, tuple[int, str]]] = defaultdict(dict)
        for item in items:
            for cited in item.places:
                first = f"../{cited.unit}/#{cited.place}"
                count, href = by_year[item.year].get(cited.unit, (0, first))
                by_year[item.year][cited.unit] = count + 1, href
        rows.append(MapRow(_heading(site, id, rendering), f"#{id}", {}))
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
