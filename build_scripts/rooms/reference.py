"""The page that leads to the reference rooms."""

from __future__ import annotations

from build_scripts.model import Rendering
from build_scripts.rooms.press import REFERENCE_ROOMS, Page, Press


def reference(press: Press, rendering: Rendering) -> Page:
    """The page that leads to the reference rooms."""
    rooms = [
        (f"../{room}/", press.say(rendering, room), press.say(rendering, f"{room}_lead"))
        for room in REFERENCE_ROOMS
    ]
    title = press.say(rendering, "reference")
    lead = press.say(rendering, "reference_lead")
    return press.page(
        "reference.html",
        "reference/",
        rendering,
        title,
        assets=("reference.css",),
        lead=lead,
        rooms=rooms,
    )
