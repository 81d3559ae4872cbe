"""Every notation in which people name a paragraph finds it, first of all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_scripts.build import Assembled
from build_scripts.model import RENDERINGS
from build_scripts.site.interface import Interface
from build_scripts.subjects.citing.references import citation
from tests.browser.conftest import Reader
from tests.browser.test_search import opened
from tests.small_corpus import TESTS

TABLE: list[list[str]] = json.loads((TESTS / "references.json").read_text("utf-8"))["references"]
ASK = """async (queries) => {
  const { search, href } = readingRoom.search;
  const found = [];
  for (const query of queries) {
    const { results } = await search(query, 1);
    found.push(results.length > 0 ? href(results[0]) : "nothing");
  }
  return found;
}"""


def place(href: str) -> str:
    """`../../en/cosp-7-1/#op12` → `cosp-7-1#op12`."""
    return "/".join(href.split("/")[3:]).replace("/#", "#").rstrip("/")


def test_the_table_names_places_that_there_are(assembled: Assembled) -> None:
    for _, target in TABLE:
        slug, _, id = target.partition("#")
        if slug == "convention":
            assert int(id.removeprefix("article-")) in assembled.library.articles
            continue
        unit = assembled.library.unit(slug)
        assert not id or any(place.id == id for place in unit.places), target


@pytest.mark.browser
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_any_reference_finds_what_it_names(wide: Reader, server: str, rendering: str) -> None:
    opened(wide.page, f"{server}/{rendering}/search/")
    found = wide.page.evaluate(ASK, [query for query, _ in TABLE])
    wrong = [
        (query, target, place(href))
        for (query, target), href in zip(TABLE, found, strict=True)
        if place(href) != target
    ]
    assert wrong == []


@pytest.mark.browser
def test_what_the_site_gives_as_a_citation_leads_back(
    wide: Reader, server: str, assembled: Assembled, interface: Interface, built: Path
) -> None:
    opened(wide.page, f"{server}/en/search/")
    library = assembled.library
    asked = {
        citation(library, interface, unit, rendering, "https://example.org/"): unit.slug
        for unit in library.units.values()
        for rendering in RENDERINGS
    }
    found = wide.page.evaluate(ASK, list(asked))
    assert [place(href) for href in found] == list(asked.values())
