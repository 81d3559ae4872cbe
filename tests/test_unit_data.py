"""What the data say of a unit: looked up in the printed documents, and tried on small ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from build_scripts.build import Assembled, assemble
from build_scripts.data.schema import schema
from build_scripts.data.units import UnitData, unit_value
from build_scripts.model import Library
from build_scripts.subjects.citations.index import CitationIndex
from tests.small_corpus import copy_corpus, replace

Units: TypeAlias = dict[str, UnitData]
corpus = pytest.mark.corpus


def units_of(library: Library) -> Units:
    index = CitationIndex(library)
    return {slug: unit_value(library, unit, index) for slug, unit in library.units.items()}


def by_id(places: Iterable[Any]) -> dict[str, Any]:
    return {place["id"]: place for place in places}


@pytest.fixture(scope="module")
def units(library: Library) -> Units:
    return units_of(library)


@pytest.fixture(scope="module")
def small_units(small: Assembled) -> Units:
    return units_of(small.library)


def source_lines(library: Library, slug: str) -> list[str]:
    path = Path(library.unit(slug).document.source_path)
    return path.read_text(encoding="utf-8").split("\n")


@corpus
def test_a_footnote_names_every_mark_that_refers_to_it(units: Units) -> None:
    """Footnote 1 of 7/1, the Convention, is marked in two paragraphs; footnote 2 in one."""
    notes = by_id(units["cosp-7-1"]["footnotes"])
    assert notes["fn1"]["refs"] == ["fnref1", "fnref1-2"]
    assert notes["fn2"]["refs"] == ["fnref2"]


@corpus
@pytest.mark.parametrize("slug", ["a-res-75-194", "a-79-459-draft-6", "cosp-wg2-2020-progress"])
def test_a_paragraph_names_the_lines_on_which_it_is_printed(
    library: Library, units: Units, slug: str
) -> None:
    lines = source_lines(library, slug)
    several = 0
    for paragraph in units[slug]["paragraphs"]:
        assert paragraph["lines"]
        first, last = paragraph["lines"]
        words = paragraph["text"]["zh-Hans"] or ""
        assert (paragraph["label"] or words)[0] in lines[first - 1]
        assert words[-2:][-1] in lines[last - 1]
        several += first < last
    assert several > 10


@corpus
def test_a_unit_has_the_links_of_its_pages(library: Library, units: Units) -> None:
    """75/194 is all of its document; 7/1 stands on the first six pages of its report."""
    printed = [line for line in source_lines(library, "a-res-75-194") if line.startswith("http")]
    assert [link["url"] for link in units["a-res-75-194"]["document"]["links"]] == printed
    assert [link["url"].split("/ch/")[1] for link in units["cosp-7-1"]["document"]["links"]] == [
        *("CAC/COSP/WG.2/2016/4", "CAC/COSP/WG.2/2017/4"),
        *("A/RES/70/174", "A/RES/69/313", "A/RES/71/208"),
    ]


def test_a_verb_without_english_of_its_own_is_said_as_in_the_list(small_units: Units) -> None:
    draft = by_id(small_units["a-1-3-draft-1"]["paragraphs"])
    assert small_units["a-1-3-draft-1"]["english"] is None
    assert draft["pp1"]["verb"]["en"] == "Recalling"
    assert draft["op1"]["verb"]["en"] == "Requests"


def test_a_unit_without_english_has_no_english_words(small_units: Units) -> None:
    for slug, unit in small_units.items():
        english = [p["text"]["en"] is not None for p in (*unit["paragraphs"], *unit["footnotes"])]
        assert set(english) == {slug == "a-res-1-2"}


@pytest.fixture
def changed(tmp_path: Path) -> Callable[[str, str, str], Units]:
    """The data of the small corpus, one text of it changed, without English."""

    def data(file: str, before: str, after: str) -> Units:
        folder = copy_corpus(tmp_path / "corpus")
        (folder / "documents/resolution/en.yaml").unlink()
        replace(folder / "documents" / file / "source.zh-Hans.txt", before, after)
        return units_of(assemble(folder).library)

    return data


def test_a_footnote_marked_twice_in_a_paragraph_is_named_once(
    changed: Callable[[str, str, str], Units],
) -> None:
    unit = changed("resolution", "《公约》1 第五章", "《公约》1 和《公约》1 第五章")["a-res-1-2"]
    assert by_id(unit["paragraphs"])["pp1"]["footnotes"] == ["fn1"]
    assert by_id(unit["footnotes"])["fn1"]["refs"] == ["fnref1", "fnref1-2"]


def test_a_schema_requires_what_every_citation_has_and_nothing_else() -> None:
    made = schema("units", UnitData, lambda field: field)
    assert made["$defs"]["citation"]["required"] == ["text", "target", "start", "end", "kind"]
    assert set(made["$defs"]["citation"]["properties"]) > {"article", "paragraph", "instrument"}
