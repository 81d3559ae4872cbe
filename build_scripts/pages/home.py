"""The home page: the bodies with their units, or with their sessions; and the ways in."""

from __future__ import annotations

from functools import partial

from build_scripts.model import Rendering
from build_scripts.site.site import Site, Values
from build_scripts.site.units import counted


def home(site: Site, rendering: Rendering) -> Values:
    """The home page. Of a body whose documents are cut into pages it tells of their groups."""
    say = partial(site.say, rendering)
    library = site.library
    pages = {group.id: group for group in site.lists.documents.groups}
    groups = []
    for body in library.bodies.values():
        cut = pages[body.id].groups if body.id in pages else ()
        documents = [
            {
                "href": f"{site.lists.document_pages[document.entry.name]}/#{document.entry.name}",
                "session": document.entry.session_in(rendering) or document.titles[rendering],
                "units": [site.unit_line(unit, rendering, "") for unit in document.units],
            }
            for document in (() if cut else library.documents)
            if document.entry.body == body.id
        ]
        if documents or cut:
            name = body.names[rendering]
            groups.append({"body": name, "documents": documents, "cut": cut})
    errata = sum(len(document.errata) for document in library.documents)
    occurrences = sum(len(places) for places in library.occurrences.values())
    lead = say(
        "home_lead",
        documents=len(library.documents),
        units=len(library.units),
        paragraphs=sum(map(counted, library.kinds.values())),
    )
    ways = [
        ("documents/", say("way_documents")),
        ("glossary/", say("way_glossary", terms=len(library.terms), occurrences=occurrences)),
        *((f"{name}/", say(f"way_{name}")) for name in site.reference),
        ("about/", say("way_about", errata=errata)),
    ]
    return {
        "lead": lead,
        "groups": groups,
        "ways": ways,
    }
