"""The accessibility tree: everything that can be used has a name, and texts are read in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Reader
from tests.browser.test_shifts import KINDS

pytestmark = pytest.mark.browser

#: What a reader can do something with.
USED = {
    *("button", "checkbox", "combobox", "link", "listbox", "menuitem", "option", "radio"),
    *("searchbox", "slider", "tab", "textbox", "dialog", "DisclosureTriangle"),
}


def spoken(page: Page) -> Iterator[tuple[str, str]]:
    """The role and the name of each node that is told, in the order in which it is read."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}

    def below(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
        if not node.get("ignored"):
            yield node["role"]["value"], node.get("name", {}).get("value", "")
        for child in node.get("childIds", ()):
            if child in by_id:
                yield from below(by_id[child])

    yield from below(nodes[0])


def test_whatever_can_be_used_has_a_name(wide: Reader, server: str) -> None:
    page = wide.page
    for kind in KINDS:
        page.goto(f"{server}/en/{kind}")
        page.wait_for_load_state("networkidle")
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        told = list(spoken(page))
        assert [role for role, name in told if role in USED and not name.strip()] == [], kind
        assert sum(role in USED for role, _ in told) > 10, kind


@pytest.mark.parametrize("reading", ["one", "two"])
def test_a_text_is_read_in_the_order_in_which_it_is_printed(
    chromium: Browser, server: str, built: Path, reading: str
) -> None:
    """Paragraph by paragraph as the data have them; with its English right behind it."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{server}/zh-Hans/cosp-7-1/?reading={reading}")
    page.wait_for_load_state("load")
    heard = "".join(name for role, name in spoken(page) if role == "StaticText")
    heard = "".join(heard.split())
    unit = json.loads((built / "data/units/cosp-7-1.json").read_text(encoding="utf-8"))
    at = 0
    for paragraph in unit["paragraphs"]:
        for language in ("zh-Hans", "en") if reading == "two" else ("zh-Hans",):
            # Up to the first mark of a footnote, which is heard and is none of the text.
            words = "".join(paragraph["text"][language].split())[-8:]
            found = heard.find(words, at)
            assert found >= 0, (paragraph["id"], language, words)
            at = found
    context.close()
