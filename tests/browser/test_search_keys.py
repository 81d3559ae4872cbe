"""One table of what readers type, tried on the index's Python and on the page's JavaScript."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest
from playwright.sync_api import Browser

from build_scripts.subjects.search.keys import Folding, keys, shard_of
from tests.small_corpus import ROOT

TABLE: dict[str, Any] = json.loads((ROOT / "tests" / "search_keys.json").read_text("utf-8"))
RUN = """async ([source, folds, typed, keys, shards]) => {
  const { folding, keysOf, shardOf } = await import(`data:text/javascript;base64,${source}`);
  const fold = folding(folds);
  return {
    keys: typed.map((text) => keysOf(fold(text), false).map(([key, position]) => [key, position])),
    shards: keys.map((key) => shardOf(key, shards)),
  };
}"""


@pytest.fixture(scope="module")
def folding() -> Folding:
    return Folding(map(tuple, TABLE["pairs"]))


@pytest.mark.parametrize(("typed", "expected"), TABLE["keys"])
def test_the_index_has_the_keys(folding: Folding, typed: str, expected: list[list[Any]]) -> None:
    assert [list(key) for key in keys(folding.fold(typed))] == expected


@pytest.mark.parametrize(("key", "shard"), TABLE["shards"]["keys"])
def test_the_index_has_the_key_in_its_shard(key: str, shard: str) -> None:
    assert shard_of(key, TABLE["shards"]["of"]) == shard


@pytest.mark.browser
def test_the_page_looks_up_the_same_keys_in_the_same_shards(
    chromium: Browser, folding: Folding
) -> None:
    source = (ROOT / "docs" / "front" / "scripts" / "search" / "keys.js").read_bytes()
    folds = ["".join(folding.table), "".join(folding.table.values())]
    typed, expected = zip(*TABLE["keys"], strict=True)
    key_list, shards = zip(*TABLE["shards"]["keys"], strict=True)
    page = chromium.new_page()
    found = page.evaluate(
        RUN, [b64encode(source).decode(), folds, typed, key_list, TABLE["shards"]["of"]]
    )
    page.close()
    wrong = [
        (text, got, wanted)
        for text, got, wanted in zip(typed, found["keys"], expected, strict=True)
        if got != wanted
    ]
    assert wrong == []
    assert found["shards"] == list(shards)
