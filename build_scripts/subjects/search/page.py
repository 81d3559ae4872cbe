"""The page of the search."""

from __future__ import annotations

from functools import partial

from build_scripts.model import Rendering
from build_scripts.site.site import Page, Site


def search(site: Site, rendering: Rendering) -> Page:
    """The page of the search: the field, the filters and room for the results."""
    say = partial(site.say, rendering)
    return site.page(
        "subjects/search/page.html", "search/", rendering, say("search"), lead=say("search_lead")
    )
