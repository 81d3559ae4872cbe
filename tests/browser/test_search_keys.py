"""One table of what readers type, tried on the index's Python and on the page's JavaScript."""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

import pytest
from playwright.sync_api import Browser

from build_scripts.subjects.search.keys import Folding
from tests.small_corpus import ROOT

TABLE: dict[str, Any] = json.loads((ROOT / "tests" / "search_keys.json").read_text("utf-8"))
RUN = """async ([source, folds, typed]) => {
  const { folding, keysOf } = await import(`data:text/javascript;base64,${source}`);
  const fold = folding(folds);
  return typed.map((text) => keysOf(fold(text), false).map(([key, position]) => [key, position]));
}"""


@pytest.mark.browser
def test_the_page_looks_up_keys_that_the_index_has(chromium: Browser) -> None:
    folding = Folding(map(tuple, TABLE["pairs"]))
    source = (ROOT / "docs" / "front" / "scripts" / "search" / "keys.js").read_bytes()
    folds = ["".join(folding.table), "".join(folding.table.values())]
    typed, _, asked = zip(*TABLE["keys"], strict=True)
    page = chromium.new_page()
    found = page.evaluate(RUN, [b64encode(source).decode(), folds, typed])
    page.close()
    wrong = [
        (text, got, wanted)
        for text, got, wanted in zip(typed, found, asked, strict=True)
        if got != wanted
    ]
    assert wrong == []
