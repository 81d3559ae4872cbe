"""Where cards stand: on the screen, beside the text that they are about; what Escape closes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

#: What opens a card, by its kind: page, and the word.
OPENERS = {
    "term": ("cosp-7-1", "#pp2 p:not(.twin) a.term"),
    "term low in its paragraph": ("cosp-7-1", "#pp4 p:not(.twin) span.term >> nth=-1"),
    "footnote": ("cosp-7-1", "#fnref2"),
    "slip": ("cosp-7-3", "#op2 a.slip"),
    "citation": ("cosp-7-1", "#op1 p:not(.twin) a.ref:has(span)"),
}
#: How a card stands: what it passes of the screen's edges, and which lines of its text it covers.
STANDS = """card => {
  const box = card.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const about = card.closest(".p, .pair, .notes li");
  const words = document.createTreeWalker(about, NodeFilter.SHOW_TEXT);
  const covered = [];
  while (words.nextNode()) {
    const node = words.currentNode;
    if (card.contains(node) || node.parentElement.closest(".acts")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.right > box.left + 1 && line.left < box.right - 1
        && line.bottom > box.top + 6 && line.top < box.bottom - 6) covered.push(node.data);
    }
  }
  const passes = [box.left < 0, box.right > clientWidth, box.top < 0, box.bottom > clientHeight,
    document.documentElement.scrollWidth > clientWidth];
  return [passes, covered, card.getAttribute("aria-label")];
}"""


@pytest.fixture(params=[(320, True), (390, True), (768, True), (390, False), (768, False)], ids=str)
def screen(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[tuple[Page, bool]]:
    """A page on a screen of this width, under a finger or with a mouse."""
    width, finger = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 700}, is_mobile=finger, has_touch=finger
    )
    yield context.new_page(), finger
    context.close()


def check(page: Page) -> None:
    """The one card is on the screen, covers no line of its text, and has a name."""
    card = page.locator(".card")
    expect(card).to_have_count(1)
    passes, covered, name = card.evaluate(STANDS)
    assert not any(passes), (passes, page.url, name)
    assert covered == []
    assert name


@pytest.mark.parametrize("rendering", ["zh-Hans", "en"])
def test_a_card_stays_on_the_screen_and_covers_no_line_of_its_text(
    screen: tuple[Page, bool], server: str, rendering: str
) -> None:
    page, finger = screen
    for slug, opener in OPENERS.values():
        if rendering == "en" and ".slip" in opener:
            continue
        # A pointer that rests over a word would open its card when the page comes.
        page.mouse.move(0, 0)
        page.goto(f"{server}/{rendering}/{slug}/")
        word = page.locator(opener).first
        if finger or "span.term" in opener:
            (word.tap if finger else word.click)()
        else:
            word.hover()
        check(page)
    for place in ("op12", "op12-b", "fn2"):
        page.goto(f"{server}/{rendering}/cosp-7-1/?{place}#{place}")
        number = page.locator(f"#{place} > :is(.no, .label)").first
        (number.tap if finger else number.hover)()
        cite = page.locator(f"#{place} .acts button").nth(1)
        (cite.tap if finger else cite.click)()
        check(page)


def test_one_escape_closes_one_thing(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    card, acts = page.locator(".card"), page.locator(".acts")
    page.locator("#op2 > p").first.hover()
    page.locator("#op2 .acts button").nth(1).click()
    expect(card).to_have_attribute("aria-label", "复制、引用")
    page.keyboard.press("/")
    panel = page.locator("dialog[open]")
    page.locator("dialog input").fill("资产")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(acts).to_have_count(1)
    page.locator("#op2 > p").first.hover()
    page.locator("#op2 .acts button").nth(1).click()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(acts).to_have_count(1)
    page.keyboard.press("Escape")
    expect(acts).to_have_count(0)
