"""Every notation in which people name a paragraph finds it, first of all."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from build_scripts.build import Assembled
from build_scripts.model import RENDERINGS
from build_scripts.site.interface import Interface
from build_scripts.subjects.citations.find import find_citations
from build_scripts.subjects.citations.resolve import Resolver
from build_scripts.subjects.citations.tables import read_citables
from build_scripts.subjects.citing.references import citation
from tests.browser.conftest import Reader
from tests.browser.test_search import opened
from tests.factories import a_paragraph, a_resolution
from tests.small_corpus import ROOT, TESTS

TABLE: list[list[str]] = json.loads((TESTS / "references.json").read_text("utf-8"))["references"]
#: A reference in the notation of the texts in Simplified Chinese.
PRINTED = re.compile(
    r"(?:参见)?(?:联合国大会|大会|(?:《公约》|联合国反腐败公约)?缔约国会议)?第(?:S-)?[0-9]+/[0-9]+号(?:决议|决定)"
    r"(?:，?(?:执行部分)?第[0-9]+(?:\([a-z]\))?段(?:\([a-z]\)(?:分段|项))?)?。?"
    r"|《(?:联合国反腐败)?公约》第[一二三四五六七八九十]+条(?:第[一二三四五六七八九十]+款)?"
    r"|A/[A-Z0-9/]+(?:，第[0-9]+段)?"
)
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
            part, number = id.split("-")
            known = {"article": assembled.library.articles, "chapter": range(1, 9)}
            assert int(number) in known[part]
            continue
        unit = assembled.library.unit(slug)
        assert not id or any(place.id == id for place in unit.places), target


def test_the_texts_are_read_as_what_is_typed(assembled: Assembled) -> None:
    """What is typed as the texts print it is read in a text as the same reference."""
    library, citables = assembled.library, read_citables(ROOT / "corpus", [])
    resolver = Resolver.of(library.documents, citables, library.chapters)
    printed = [row for row in TABLE if PRINTED.fullmatch(row[0])]
    assert len(printed) > 20
    found = {}
    for words, _ in printed:
        unit = a_resolution(a_paragraph("pp1", words))
        cited = find_citations(unit, "conference-of-the-states-parties", citables)
        # A paragraph is cited behind its resolution.
        found[words] = resolver.resolve(cited[-1]).target if cited else None
    assert found == dict(printed)


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
