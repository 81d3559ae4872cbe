"""The index of the search: its keys, and what a reader of its files finds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from build_scripts.build import Assembled
from build_scripts.site.interface import Interface
from build_scripts.subjects.search.index import export_search
from build_scripts.subjects.search.keys import Folding, keys, shard_of
from tests.small_corpus import TESTS

#: What readers type and the keys of it; `browser/test_search_keys.py` tries it on the page.
TABLE: dict[str, Any] = json.loads((TESTS / "search_keys.json").read_text("utf-8"))
FOLDING = Folding(map(tuple, TABLE["pairs"]))


@pytest.mark.parametrize(("typed", "expected"), TABLE["keys"])
def test_the_index_has_the_keys(typed: str, expected: list[list[Any]]) -> None:
    assert [list(key) for key in keys(FOLDING.fold(typed))] == expected


@pytest.mark.parametrize(("key", "shard"), TABLE["shards"]["keys"])
def test_the_index_has_the_key_in_its_shard(key: str, shard: str) -> None:
    assert shard_of(key, TABLE["shards"]["of"]) == shard


class IndexReader:
    """Reads the files of an index as a page does, by itself."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files
        self.start = self.read("start")

    def read(self, name: str) -> Any:
        script = self.files[f"search/{name}.js"]
        match = re.fullmatch(r"readingRoom\.shard\((\"[^\"]+\"),(.*)\);\n", script)
        assert match
        assert json.loads(match[1]) == name
        return json.loads(match[2])

    def fold(self, words: str) -> str:
        return words.lower().translate(str.maketrans(*self.start["fold"]))

    def postings(self, segment: int, key: str) -> dict[int, list[int]]:
        """The texts of a segment that have a key, each with the positions of the key."""
        name = f"{segment}/{shard_of(key, self.start['shards'])}"
        if f"search/{name}.js" not in self.files or key not in (shard := self.read(name)):
            return {}
        found: dict[int, list[int]] = {}
        text = 0
        for posting in shard[key].split(";"):
            step, *positions = (int(number, 36) for number in posting.split(","))
            text += step
            at = 0
            found[text] = [at := at + more for more in positions]
        return found

    def find(self, phrase: str) -> list[tuple[int, int]]:
        """Segment and number of each text in which the keys of a phrase follow one another."""
        wanted = list(keys(self.fold(phrase)))
        found = []
        for segment in range(self.start["segments"]):
            of_key = [self.postings(segment, key) for key, _ in wanted]
            for text in of_key[0]:
                starts = [
                    {position - offset for position in postings.get(text, ())}
                    for postings, (_, offset) in zip(of_key, wanted, strict=True)
                ]
                if set.intersection(*starts):
                    found.append((segment, text))
        return found

    def shown(self, segment: int, text: int) -> list[Any]:
        """What is shown of the place that a text belongs to: unit, id, kind, name, words."""
        place = text // 2
        chunk = self.read(f"{segment}/zh-Hans-{place // self.start['chunk']}")
        shown: list[Any] = chunk["places"][place % self.start["chunk"]]
        return shown


@pytest.fixture(scope="module")
def index(small: Assembled, interface: Interface) -> IndexReader:
    return IndexReader(dict(export_search(small.library, interface)))


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
    assert {index.shown(*found)[1] for found in index.find(phrase)} == ids


def test_chinese_words_are_in_no_text_for_english(index: IndexReader) -> None:
    """Chinese texts have even numbers, English ones odd; the report has no English."""
    for key in map(index.fold, ("委员", "各国")):
        for segment in range(index.start["segments"]):
            assert all(text % 2 == 0 for text in index.postings(segment, key))


def test_the_directory_names_every_segment_that_has_a_key(index: IndexReader) -> None:
    for key in map(index.fold, ("资产", "assets", "委员")):
        segments = index.read(f"d/{shard_of(key, index.start['shards'])}")[key]
        assert segments == [n for n in range(index.start["segments"]) if index.postings(n, key)]
