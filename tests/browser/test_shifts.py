"""What is on the screen stays where it is while the rest of a page arrives."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site import QuietHandler, served

pytestmark = pytest.mark.browser

KINDS = (
    *("", "documents/", "glossary/", "glossary/asset-recovery/", "reference/", "citations/"),
    *("convention/", "succession/", "succession/a-res-75-194--a-79-459-draft-6/", "requests/"),
    *("succession/a-res-75-194--history/", "votes/", "data/", "about/", "search/?q=asset"),
    *("concordance/?q=asset+recovery", "sides/?a=a-res-75-194&b=a-79-459-draft-6"),
    *("cosp-7-1/", "cosp-7-1/#op12-b", "ga-s32-declaration/?reading=two", "a-79-459-draft-6/"),
)
#: What a page may go on without: faces, and scripts that come when a page asks for them.
LATE = re.compile(
    r"\.woff2$|/search/|/terms/|/(tools|search|said\.[\w-]+)\.(js|css)|/glossary\.[\w.-]+\.js$"
)
DELAY = 0.4
#: Adds up how far what is seen moves without anybody having touched it.
WATCH = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const { hadRecentInput, value } of list.getEntries()) {
    if (!hadRecentInput) window.shifted += value;
  }
}).observe({ type: "layout-shift", buffered: true });
"""


class Late(QuietHandler):
    """Serves a site over a line on which much comes late."""

    def do_GET(self) -> None:
        if LATE.search(self.path.partition("?")[0]):
            time.sleep(DELAY)
        super().do_GET()


@pytest.fixture(scope="module")
def late(built: Path) -> Iterator[str]:
    with served(built, Late) as address:
        yield address


@pytest.mark.parametrize(("width", "rendering"), [(390, "en"), (1280, "zh-Hans")])
def test_nothing_moves_while_a_page_arrives(
    chromium: Browser, late: str, width: int, rendering: str
) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 844}, service_workers="block"
    )
    context.add_init_script(WATCH)
    page = context.new_page()
    shifted = {}
    for kind in KINDS:
        page.goto(f"{late}/{rendering}/{kind}")
        page.wait_for_load_state("networkidle")
        shifted[kind] = float(page.evaluate("window.shifted"))
    context.close()
    assert {kind: value for kind, value in shifted.items() if value >= 0.05} == {}
