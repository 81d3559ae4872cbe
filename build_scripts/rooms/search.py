"""The page of the search."""

from __future__ import annotations

from functools import partial

from build_scripts.model import Rendering
from build_scripts.rooms.press import Page, Press


def search(press: Press, rendering: Rendering) -> Page:
    """The page of the search: the field, the filters and room for the results."""
    say = partial(press.say, rendering)
    return press.page("search.html", "search/", rendering, say("search"), lead=say("search_lead"))
