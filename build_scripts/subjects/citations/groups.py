"""What is cited, in groups: the bodies that adopted it, documents, treaties, titles; its year."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.model import RENDERINGS, Cited, Library
from build_scripts.site.groups import GroupKey, Level, Names, in_every_rendering
from build_scripts.site.interface import Interface
from build_scripts.subjects.citations.chronology import Chronology
from build_scripts.subjects.citations.resolve import CONVENTION_PAGE

DOCUMENTS, TREATIES, INSTRUMENTS, UNKNOWN = "documents", "treaties", "instruments", "unknown"
#: What is cited without a year.
UNDATED = (INSTRUMENTS, TREATIES)


def group_of(cited: Cited) -> str | None:
    """The group of what is cited; None for the Convention and for the text's own parts."""
    reference = cited.reference
    if (cited.target or "").partition("#")[0] in (CONVENTION_PAGE, cited.unit):
        return None
    if reference.kind == "treaty":
        return TREATIES
    if reference.symbol or reference.kind == "document":
        return DOCUMENTS
    if reference.number:
        return reference.body or UNKNOWN
    return INSTRUMENTS


def group_names(library: Library, interface: Interface) -> dict[str, dict[str, str]]:
    """What each group is called, in the order of the page."""
    adopters = {body.id: body.names for body in library.adopters}
    return adopters | {
        id: {rendering: interface.say(rendering, f"citations_{id}") for rendering in RENDERINGS}
        for id in (DOCUMENTS, INSTRUMENTS, TREATIES, UNKNOWN)
    }


def year_of(cited: Cited, chronology: Chronology) -> int | None:
    """The year of what is cited; titles and treaties have none."""
    return None if group_of(cited) in UNDATED else chronology.year(cited.reference)


def citation_levels(
    library: Library, interface: Interface, year_in: Callable[[Cited], int | None]
) -> tuple[Level[Cited], ...]:
    """The group of what is cited, its decade and its year, the latest first."""
    names = group_names(library, interface)
    places = {id: at for at, id in enumerate(names)}
    no_year: Names = {r: interface.say(r, "no_year") for r in RENDERINGS}

    def group(cited: Cited) -> GroupKey:
        id = group_of(cited) or UNKNOWN
        return GroupKey(id, names[id], places[id])

    def decade(cited: Cited) -> GroupKey | None:
        year = year_in(cited)
        if year is None:
            return None if group_of(cited) in UNDATED else GroupKey("no-year", no_year, 0)
        first = year // 10 * 10
        return GroupKey(f"{first}s", in_every_rendering(f"{first}–{first + 9}"), -first)

    def single_year(cited: Cited) -> GroupKey | None:
        year = year_in(cited)
        return None if year is None else GroupKey(str(year), in_every_rendering(str(year)), -year)

    return group, decade, single_year
