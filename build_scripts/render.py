"""Library → every page of the site, room by room, and the words that scripts speak."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import RENDERINGS, Rendering
from build_scripts.rooms.about import about
from build_scripts.rooms.citations import citations
from build_scripts.rooms.comparison import comparison_pages
from build_scripts.rooms.convention import convention
from build_scripts.rooms.data import data
from build_scripts.rooms.documents import documents
from build_scripts.rooms.glossary import glossary
from build_scripts.rooms.home import home
from build_scripts.rooms.press import Page, Press
from build_scripts.rooms.reference import reference
from build_scripts.rooms.requests import requests
from build_scripts.rooms.search import search
from build_scripts.rooms.succession import succession
from build_scripts.rooms.unit import unit_page
from build_scripts.rooms.votes import votes

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


def pages(press: Press, abouts: dict[Rendering, str]) -> Iterator[Page]:
    """Every page in every rendering; `abouts` holds the hand-written part of About."""
    for rendering in RENDERINGS:
        for room in ROOMS:
            yield room(press, rendering)
        yield about(press, rendering, abouts.get(rendering, ""))
        yield from comparison_pages(press, rendering)
    for document, unit in press.library.units:
        for rendering in RENDERINGS:
            yield unit_page(press, document, unit, rendering)


def words(press: Press, rendering: Rendering) -> dict[str, str]:
    """The texts that scripts speak, in the reader's language."""
    return {name: press.say(rendering, name) for name in SPOKEN_BY_SCRIPTS}
