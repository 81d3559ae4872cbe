"""About: the written part, what was counted, and the errata."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from build_scripts.model import Document, Erratum, PlaceKind, Rendering
from build_scripts.pages.books import books_of_library
from build_scripts.site.inline import slip_id
from build_scripts.site.interface import long_date
from build_scripts.site.site import Site, Values
from build_scripts.site.units import paragraph_name, unit_name
from build_scripts.subjects.discrepancies.page import listed_discrepancies


def about(site: Site, rendering: Rendering) -> Values:
    """The written part, what changed, what was counted, the errata and the discrepancies."""
    say = partial(site.say, rendering)
    counts = [
        {
            "href": f"../{unit.slug}/",
            "name": unit_name(unit, site.interface, rendering),
            "numbers": _counts(site.library.kinds[unit.slug]),
        }
        for unit in site.library.units.values()
    ]
    errata = [
        {
            "title": document.titles[rendering],
            "errata": [_erratum(site, document, erratum, rendering) for erratum in document.errata],
        }
        for document in site.library.documents
    ]
    total = sum(len(document.errata) for document in site.library.documents)
    discrepancies = [
        (document.titles[rendering], listed_discrepancies(site, document, rendering))
        for document in site.library.documents
        if document.discrepancies
    ]
    return {
        "written": site.docs.abouts[rendering],
        "counts": counts,
        "errata": [group for group in errata if group["errata"]],
        "errata_lead": say("errata_lead", count=total),
        "discrepancies": discrepancies,
        "parity": _parity(site, rendering),
        "bundle": site.settings.bundle,
        "books": books_of_library(site, rendering),
        "changes": [
            (long_date(change.date, rendering), change, f"../{change.path}")
            for change in site.library.changes
        ],
        "feed": "../feed.xml" if site.has_feed else "",
        "colon": ": " if rendering == "en" else "：",
    }


def _parity(site: Site, rendering: Rendering) -> str:
    tally = site.library.parity
    if tally is None or not tally.segments:
        return ""
    return site.say(
        rendering,
        "parity",
        segments=tally.segments,
        checks=tally.checks,
        exceptions=tally.exceptions,
    )


def _erratum(
    site: Site, document: Document, erratum: Erratum, rendering: Rendering
) -> dict[str, Any]:
    say = partial(site.say, rendering)
    before, mark, after = (
        erratum.printed.partition(erratum.mark) if erratum.mark else ("", erratum.printed, "")
    )
    slug, paragraph = site.slip_places.get((document.entry.name, erratum.id), ("", ""))
    place = say("link_erratum")
    if slug:
        name = site.unit_name(slug, rendering)
        found = site.library.outlined(slug, paragraph)
        label = (
            paragraph_name(found)
            if found and found.kind != "footnote"
            else say("note_number", label=paragraph.removeprefix("fn"))
        )
        place = f"{name} · {label}"
    return {
        "id": slip_id(document.entry.name, erratum.id),
        "before": before,
        "mark": mark,
        "after": after,
        "href": f"../{slug}/#{paragraph}" if slug else "",
        "place": place,
        "likely": erratum.likely,
        "confidence": say(f"confidence_{erratum.confidence}"),
        "lines": say("lines", lines="–".join(str(line) for line in erratum.lines)),
        "why": erratum.why[rendering],
    }


def _counts(kinds: Counter[PlaceKind]) -> list[int]:
    return [
        kinds["preambular"],
        kinds["operative"] + kinds["numbered"],
        kinds["item"],
        kinds["heading"],
        kinds["footnote"],
    ]
