"""Library → every page of the site, room by room, and the words that scripts speak."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import RENDERINGS, Rendering
from build_scripts.pages.about import about
from build_scripts.pages.data import data
from build_scripts.pages.documents import documents
from build_scripts.pages.home import home
from build_scripts.pages.reference import reference
from build_scripts.pages.unit import unit_page
from build_scripts.site.site import Page, Site
from build_scripts.subjects.citations.convention import convention
from build_scripts.subjects.citations.page import citations
from build_scripts.subjects.glossary.page import glossary
from build_scripts.subjects.requests.page import requests
from build_scripts.subjects.search.page import search
from build_scripts.subjects.succession.comparison import comparison_pages
from build_scripts.subjects.succession.page import succession
from build_scripts.subjects.votes.page import votes

#: Texts of the interface that scripts in the page need.
SPOKEN_BY_SCRIPTS = (
    *("copy_link", "copied", "copy_by_hand", "close", "to_glossary", "counterpart"),
    *("cite", "cited", "copy_chinese", "copy_english"),
    *("slip", "slip_printed", "slip_likely", "slip_unknown"),
    *("offline", "search", "search_results", "results", "no_results", "term", "any"),
    *("filter_body", "filter_year", "filter_document", "filter_kind"),
    *("kind_of_title", "kind_of_term", "kind_of_preambular", "kind_of_operative"),
    *("kind_of_numbered", "kind_of_item", "kind_of_heading", "kind_of_plain", "kind_of_note"),
)

#: The rooms that are one page in each rendering.
ROOMS = (
    *(home, documents, glossary, search),
    *(reference, citations, convention, succession, requests, votes, data),
)


def pages(site: Site, abouts: dict[Rendering, str]) -> Iterator[Page]:
    """Every page in every rendering; `abouts` holds the hand-written part of About."""
    for rendering in RENDERINGS:
        for room in ROOMS:
            yield room(site, rendering)
        yield about(site, rendering, abouts.get(rendering, ""))
        yield from comparison_pages(site, rendering)
    for unit in site.library.units.values():
        for rendering in RENDERINGS:
            yield unit_page(site, unit, rendering)


def words(site: Site, rendering: Rendering) -> dict[str, str]:
    """The texts that scripts speak, in the reader's language."""
    return {name: site.say(rendering, name) for name in SPOKEN_BY_SCRIPTS}
