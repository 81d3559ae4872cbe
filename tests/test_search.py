"""The index of the search: its keys, and what a reader of its files finds."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from build_scripts.build import Assembled
from build_scripts.model import Library
from build_scripts.site.interface import Interface
from build_scripts.subjects.search.index import export_search, search_folder
from build_scripts.subjects.search.keys import Folding, in_order, keys
from tests.small_corpus import TESTS

#: What readers type and the keys of it; `browser/test_search_keys.py` tries it on the page.
TABLE: dict[str, Any] = json.loads((TESTS / "search_keys.json").read_text("utf-8"))
FOLDING = Folding(map(tuple, TABLE["pairs"]))
FOLDING_OF_NONE = Folding(())
HAN_AT_END = re.compile(r"[\u3400-\u9fff]{2}$")


@pytest.mark.parametrize(("typed", "expected", "asked"), TABLE["keys"])
def test_the_index_has_the_keys(
    typed: str, expected: list[list[Any]], asked: list[list[Any]]
) -> None:
    assert [list(key) for key in keys(FOLDING.fold(typed))] == expected
    assert all(key in expected for key in asked)


class IndexReader:
    """Reads the files of an index as a page does, by itself."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = {path.rsplit("/")[-1]: text for path, text in files.items()}
        self.start = self.read("start-zh-Hans")

    def read(self, name: str) -> Any:
        script = self.files[f"{name}.js"]
        match = re.fullmatch(r"readingRoom\.shard\((\"[^\"]+\"),(.*)\);\n", script)
        assert match
        assert json.loads(match[1]) == name
        return json.loads(match[2])

    def fold(self, words: str) -> str:
        return FOLDING_OF_NONE.fold(words).translate(str.maketrans(*self.start["fold"]))

    def postings(self, key: str) -> dict[int, list[int]]:
        """The texts that have a key, each with the positions of the key."""
        firsts = [in_order(first) for first in self.start["keys"]]
        shard = self.read(f"k{max(bisect_right(firsts, in_order(key)) - 1, 0)}")
        found: dict[int, list[int]] = {}
        text = 0
        for posting in filter(None, shard.get(key, "").split(";")):
            step, *positions = (int(number, 36) for number in posting.split(","))
            text += step
            at = 0
            found[text] = [at := at + more for more in positions]
        return found

    def find(self, phrase: str) -> list[int]:
        """The number of each text in which the keys of a phrase follow one another."""
        wanted = list(keys(self.fold(phrase)))
        if HAN_AT_END.search(phrase):
            # The last character of a row stands by itself where the row of the text ends too.
            wanted = wanted[:-1]
        of_key = [self.postings(key) for key, _ in wanted]
        found = []
        for text in of_key[0]:
            starts = [
                {position - offset for position in postings.get(text, ())}
                for postings, (_, offset) in zip(of_key, wanted, strict=True)
            ]
            if set.intersection(*starts):
                found.append(text)
        return found

    def shown(self, text: int) -> list[str]:
        """What is shown of the place that a text belongs to: id, name, words."""
        place = text // 2
        chunk = bisect_right(self.start["chunks"], place) - 1
        shown: list[str] = self.read(f"zh-Hans-{chunk}")[place - self.start["chunks"][chunk]]
        return shown


def exported(library: Library, interface: Interface) -> dict[str, str]:
    """The files of the index, by their paths."""
    files = export_search(search_folder(library, interface), library, interface)
    return {path: make().decode() for path, _, make in files}


@pytest.fixture(scope="module")
def index(small: Assembled, interface: Interface) -> IndexReader:
    return IndexReader(exported(small.library, interface))


@pytest.mark.parametrize(
    ("phrase", "ids"),
    [
        ("记录表决", {"p2"}),
        ("各项措施", {"pp2"}),
        ("追回资产", {"", "op2-a", "asset-recovery"}),
        ("return assets", {"op2-b"}),
        # Neither across a comma nor with another word between.
        ("各国的代表重申", set()),
        ("return the assets", set()),
    ],
)
def test_a_phrase_is_found_where_it_is_printed(
    index: IndexReader, phrase: str, ids: set[str]
) -> None:
    assert {index.shown(found)[0] for found in index.find(phrase)} == ids


def test_a_term_is_found_by_what_it_means(index: IndexReader, small: Assembled) -> None:
    """Behind `@` and the number of a term stand the places that mention it by any of its names."""
    for term in small.library.terms:
        text = index.find(term.main.en)
        number = next(at // 2 for at in text if index.shown(at)[0] == term.id)
        meant = [index.shown(at)[0] for at in index.postings(f"@{number}")]
        expected = [
            place.id
            for unit in small.library.units.values()
            for place in unit.places
            if term.id in place.source.terms
        ]
        assert meant == expected, term.id


def test_the_words_of_most_texts_come_first(index: IndexReader) -> None:
    latin, simplified, traditional = index.read("words")
    counts = [len(index.postings(word)) for word in latin.split()]
    assert counts == sorted(counts, reverse=True)
    assert {"assets", "return"} <= set(latin.split())
    assert "追回资产" in simplified.split()
    assert "追回資產" in traditional.split()


def test_chinese_words_are_in_no_text_for_english(index: IndexReader) -> None:
    """Chinese texts have even numbers, English ones odd; the report has no English."""
    for key in map(index.fold, ("委员", "各国")):
        assert all(text % 2 == 0 for text in index.postings(key))


def test_a_place_is_found_by_its_number(index: IndexReader, small: Assembled) -> None:
    """The start tells unit and kind of every place without a chunk being read."""
    start = index.start
    kinds = start["kinds"]
    every = [
        kind for kind, count in zip(kinds[::2], kinds[1::2], strict=True) for _ in range(count)
    ]
    for unit, first in zip(small.library.units.values(), start["firsts"], strict=True):
        assert [index.shown(2 * (first + n))[0] for n in range(len(unit.places))] == [
            place.id for place in unit.places
        ]
        assert [kind.replace("note", "footnote") for kind in every[first:][: len(unit.places)]] == [
            place.kind for place in unit.places
        ]


def test_the_folder_names_the_content(small: Assembled, interface: Interface) -> None:
    folder = search_folder(small.library, interface)
    files = exported(small.library, interface)
    assert all(path.startswith(folder) for path in files)
    terms = small.library.terms
    fewer = replace(small.library, terms=terms[:-1])
    assert search_folder(fewer, interface) != folder


def test_keys_stand_in_the_order_of_a_browser(index: IndexReader) -> None:
    firsts = [index.read(f"k{n}") for n in range(len(index.start["keys"]))]
    every = [in_order(key) for shard in firsts for key in shard]
    assert every == sorted(every)
