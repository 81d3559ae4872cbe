"""The home page: the bodies with their units, and the ways in."""

from __future__ import annotations

from functools import partial

from build_scripts.model import Rendering
from build_scripts.site.site import REFERENCE_ROOMS, Page, Site
from build_scripts.site.units import counted


def home(site: Site, rendering: Rendering) -> Page:
    """The home page."""
    say = partial(site.say, rendering)
    library = site.library
    groups = []
    for body, names in library.bodies.items():
        documents = [
            {
                "href": f"documents/#{document.entry.name}",
                "session": document.entry.session[rendering],
                "units": [site.unit_line(document, unit, rendering, "") for unit in document.units],
            }
            for document in library.documents
            if document.entry.body == body
        ]
        if documents:
            groups.append({"body": names[rendering], "documents": documents})
    errata = sum(len(found) for found in library.errata.values())
    occurrences = sum(len(places) for places in library.occurrences.values())
    lead = say(
        "home_lead",
        documents=len(library.documents),
        units=len(library.units),
        paragraphs=sum(counted(unit) for _, unit in library.units),
    )
    ways = [
        ("documents/", say("way_documents")),
        ("glossary/", say("way_glossary", terms=len(library.terms), occurrences=occurrences)),
        *((f"{room}/", say(f"way_{room}")) for room in REFERENCE_ROOMS),
        ("about/", say("way_about", errata=errata)),
    ]
    return site.page(
        "pages/home.html",
        "",
        rendering,
        say("tagline"),
        lead=lead,
        groups=groups,
        ways=ways,
    )
