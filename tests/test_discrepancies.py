"""Where another text reads otherwise: said at the paragraph, on the About page, and in the data."""

from __future__ import annotations

import re

import pytest

from build_scripts.data.units import unit_value
from build_scripts.model import RENDERINGS, Library, Rendering
from build_scripts.site.site import Site
from build_scripts.subjects.citations.index import CitationIndex
from tests.site import page_html

corpus = pytest.mark.corpus
#: Six paragraphs were reworded on adoption: 还 is 又 in the adopted text.
REWORDED = {
    "a-79-459-draft-1": ("A/RES/79/186", ["op6", "op8", "op19", "op27"]),
    "a-79-459-draft-2": ("A/RES/79/187", ["pp4", "pp8"]),
}


def notes(site: Site, rendering: Rendering, slug: str) -> dict[str, str]:
    """The notes of a unit's page by the paragraph at which they stand."""
    page = page_html(site, f"{rendering}/{slug}/")
    found = {}
    for paragraph in re.split(r'<div class="p ', page)[1:]:
        id = re.search(r'id="([^"]+)"', paragraph)
        note = re.search(r'<div class="discrepancy" role="note" lang="[^"]+">([^<]*)', paragraph)
        if id and note:
            found[id[1]] = note[1]
    return found


@corpus
@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("slug", REWORDED)
def test_a_draft_says_where_it_was_reworded_on_adoption(
    site: Site, rendering: Rendering, slug: str
) -> None:
    symbol, ids = REWORDED[slug]
    found = notes(site, rendering, slug)
    assert list(found) == ids
    assert all(symbol in note for note in found.values())


@corpus
def test_a_paragraph_says_what_the_authentic_english_has(site: Site) -> None:
    found = notes(site, "en", "a-res-75-194")
    assert "plays an important role" in found["pp14"]
    assert "pending" in found["op22"]
    # The translation follows its Chinese.
    page = re.sub("<[^>]+>", "", page_html(site, "en/a-res-75-194/"))
    assert "can play an important role" in page
    assert "before confiscation proceedings in another State begin" in page


@corpus
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_about_page_lists_every_discrepancy(
    site: Site, library: Library, rendering: Rendering
) -> None:
    page = page_html(site, f"{rendering}/about/")
    listed = [one for document in library.documents for one in document.discrepancies]
    assert len(listed) == 14
    for one in listed:
        assert f'href="../{one.at.replace("#", "/#")}"' in page
        assert one.note[rendering] in page


def test_the_data_have_the_discrepancies_of_a_unit(library: Library) -> None:
    index = CitationIndex(library)
    units = {slug: unit_value(library, unit, index) for slug, unit in library.units.items()}
    for slug, (symbol, ids) in REWORDED.items():
        found = units[slug]["discrepancies"]
        assert [one["paragraph"] for one in found] == ids
        assert {one["symbol"] for one in found} == {symbol}
        assert {one["kind"] for one in found} == {"adopted"}
    assert units["cosp-7-1"]["discrepancies"] == []
