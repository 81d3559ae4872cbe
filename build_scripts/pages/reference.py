"""The page that leads to the reference rooms."""

from __future__ import annotations

from build_scripts.model import Rendering
from build_scripts.site.site import REFERENCE_ROOMS, Page, Site


def reference(site: Site, rendering: Rendering) -> Page:
    """The page that leads to the reference rooms."""
    rooms = [
        (f"../{room}/", site.say(rendering, room), site.say(rendering, f"{room}_lead"))
        for room in REFERENCE_ROOMS
    ]
    title = site.say(rendering, "reference")
    lead = site.say(rendering, "reference_lead")
    return site.page(
        "pages/reference.html",
        "reference/",
        rendering,
        title,
        assets=("reference.css",),
        lead=lead,
        rooms=rooms,
    )
