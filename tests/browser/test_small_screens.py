"""Small screens: nothing scrolls sideways, a finger hits, nothing is hidden by the header."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

RENDERINGS = ("zh-Hans", "zh-Hant", "en")
KINDS = (
    *("", "cosp-7-1/", "cosp-wg2-2020-progress/", "a-79-459-draft-6/", "documents/", "glossary/"),
    *("about/", "search/?q=asset", "data/", "reference/", "requests/", "votes/", "citations/"),
    *("succession/", "succession/a-res-75-194--a-79-459-draft-6/", "convention/"),
    "glossary/asset-recovery/",
)
#: With all folds open: how wide the page is, and the links and buttons under 24 px that stand in
#: no sentence.
MEASURE = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const inSentence = (node) => getComputedStyle(node).display === "inline"
    && [...node.parentElement.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const small = [...document.querySelectorAll("a[href], button, select, input, summary")]
    .filter((node) => node.checkVisibility() && !node.closest("svg, sup") && !inSentence(node))
    .map((node) => [node.textContent.slice(0, 30), node.getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 0 && (width < 24 || height < 24))
    .map(([text, { width, height }]) => `${text} ${width} × ${height}`);
  return [document.documentElement.scrollWidth, [...new Set(small)]];
}"""
#: Whether the header hides the top of what has the focus, or of the target.
HIDDEN = """async (selector) => {
  const header = document.querySelector("header.site");
  const hidden = () => {
    const node = document.querySelector(selector);
    if (header.contains(node) || node.matches(".skip, body")) return "";
    const { top, bottom } = node.getBoundingClientRect();
    const covered = getComputedStyle(header).position === "sticky"
      ? header.getBoundingClientRect().bottom : 0;
    const inside = top >= covered - 1 && top < innerHeight;
    return inside ? "" : `${node.outerHTML.slice(0, 80)}: ${top} to ${bottom}, ${covered}`;
  };
  // A card that opens or closes moves the page, and then moves it back.
  for (let wait = 0; wait < 20 && hidden(); wait++) {
    await new Promise((done) => { setTimeout(done, 50); });
  }
  return hidden();
}"""


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_nothing_scrolls_sideways_and_every_target_is_24_px(
    chromium: Browser, server: str, rendering: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, is_mobile=True, has_touch=True
    )
    reader = Reader(context)
    page = reader.page
    wrong = []
    for kind in KINDS:
        page.goto(f"{server}/{rendering}/{kind}")
        width, small = page.evaluate(MEASURE)
        if width > 320 or small:
            wrong.append((kind, width, small[:5]))
    context.close()
    assert (wrong, reader.errors) == ([], [])


@pytest.mark.parametrize("size", [(320, 256), (360, 640), (390, 844), (820, 1180), (1280, 900)])
def test_the_header_hides_no_target_and_no_focus(
    chromium: Browser, server: str, size: tuple[int, int]
) -> None:
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    hidden = []
    for rendering in RENDERINGS:
        for place in ("op12-b", "fn2", "pp3"):
            page.goto(f"{server}/{rendering}/cosp-7-1/?{place}#{place}")
            page.wait_for_load_state("load")
            hidden.append(page.evaluate(HIDDEN, ":target"))
        for key in ("Tab", "Shift+Tab"):
            for _ in range(25):
                page.keyboard.press(key)
                hidden.append(page.evaluate(HIDDEN, ":focus, body:not(:focus-within)"))
    context.close()
    assert list(filter(None, hidden)) == []


@pytest.mark.parametrize(("width", "highest"), [(320, 100), (360, 100), (390, 100), (820, 60)])
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_header_leaves_room_for_the_text(
    chromium: Browser, server: str, rendering: str, width: int, highest: int
) -> None:
    """Two lines of names on a phone, one from 820 px, in every language."""
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{server}/{rendering}/about/")
    box = page.locator("header.site").bounding_box()
    page.close()
    assert box is not None
    assert box["height"] < highest
