"""What a page says of discrepancies: a note at the paragraph, a list on the About page."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from build_scripts.model import Discrepancy, Document, Rendering, Unit
from build_scripts.site.site import Site
from build_scripts.site.units import paragraph_name


def discrepancy_notes(site: Site, unit: Unit, id: str, rendering: Rendering) -> Markup:
    """The notes at a paragraph; nothing where no other text is known to differ."""
    notes = [
        _shown(site, one, rendering)
        for one in site.library.document(unit.document.name).discrepancies
        if one.place == (unit.slug, id)
    ]
    if not notes:
        return Markup("")
    return site.part("subjects/discrepancies/notes.html", rendering, notes=notes)


def discrepancy_lead(site: Site, one: Discrepancy, rendering: Rendering) -> str:
    """Which other text reads otherwise, before what is said of it."""
    return site.say(rendering, f"discrepancy_{one.kind}", symbol=one.symbol)


def listed_discrepancies(
    site: Site, document: Document, rendering: Rendering
) -> list[dict[str, Any]]:
    """The discrepancies of a document, each with a link to its paragraph."""
    listed = []
    for one in document.discrepancies:
        slug, id = one.place
        place = site.library.outlined(slug, id)
        name = site.unit_name(slug, rendering)
        listed.append(
            {
                **_shown(site, one, rendering),
                "id": f"{document.entry.name}-{one.id}",
                "words": one.words,
                "href": f"../{slug}/#{id}",
                "place": f"{name} · {paragraph_name(place)}" if place else name,
            }
        )
    return listed


def _shown(site: Site, one: Discrepancy, rendering: Rendering) -> dict[str, Any]:
    return {"lead": discrepancy_lead(site, one, rendering), "note": one.note[rendering]}
