"""The bar that follows the reader of a unit: place, progress, contents, ways back, settings."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader, violations

pytestmark = pytest.mark.browser

RENDERINGS = ("zh-Hans", "zh-Hant", "en")
OPERATIVE = {"zh-Hans": "执行部分", "zh-Hant": "執行部分", "en": "Operative part"}
#: What of the thing in focus the bar hides.
UNDER = """() => {
  const node = document.activeElement, bar = document.querySelector(".bar");
  if (bar.contains(node) || node === document.body) return 0;
  const { bottom, height } = node.getBoundingClientRect();
  return height > 200 ? 0 : Math.max(bottom - bar.getBoundingClientRect().top, 0);
}"""


def read_to(page: Page, place: str) -> None:
    """Scroll until a place is the one being read."""
    page.locator(place).evaluate(
        "node => node.scrollIntoView({ behavior: 'instant', block: 'start' })"
    )
    page.wait_for_timeout(100)


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_bar_says_where_one_is_and_opens_the_contents_there(
    narrow: Reader, server: str, rendering: str
) -> None:
    page = narrow.page
    page.goto(f"{server}/{rendering}/cosp-7-1/")
    read_to(page, "#op12-b")
    opener = page.locator(".bar .opener")
    expect(opener).to_contain_text(f"{OPERATIVE[rendering]} 12")
    bar = page.locator(".bar").bounding_box()
    assert bar
    assert bar["height"] <= 44
    assert bar["y"] + bar["height"] == pytest.approx(844, abs=1)
    assert bar["width"] == 390
    for target in page.locator(".bar > :is(a, button):visible").all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 36
    opener.tap()
    contents = page.locator("#contents")
    expect(contents).to_be_in_viewport()
    expect(contents.locator("[aria-current]")).to_have_text("12")
    assert violations(page) == []
    contents.locator("a[href='#op20']").tap()
    expect(page.locator("#op20")).to_be_in_viewport()
    expect(contents).not_to_be_in_viewport()
    back = page.locator(".bar .way")
    expect(back).to_have_text(f"↩ {OPERATIVE[rendering]} 12")
    back.tap()
    expect(page.locator("#op12-b")).to_be_in_viewport()
    expect(back).to_be_hidden()
    assert narrow.errors == []


def test_the_place_is_offered_at_the_next_visit_and_nothing_jumps(
    narrow: Reader, server: str
) -> None:
    page = narrow.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    read_to(page, "#op20")
    page.wait_for_timeout(1500)
    assert "op20" in page.evaluate("localStorage.getItem('places')")
    page.goto(f"{server}/zh-Hans/cosp-7-2/")
    expect(page.locator(".bar .way")).to_be_hidden()
    page.goto(f"{server}/zh-Hant/cosp-7-1/")
    assert page.evaluate("scrollY") == 0
    offer = page.locator(".bar .way")
    expect(offer).to_have_text("上次讀到 執行部分 20")
    offer.tap()
    expect(page.locator("#op20")).to_be_in_viewport()


def test_the_bar_turns_to_two_languages_and_back_to_the_top(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/cosp-7-1/")
    read_to(page, "#op20")
    page.get_by_role("button", name="Side by side").click()
    expect(page.locator("#op20 .twin")).to_be_in_viewport()
    page.get_by_role("button", name="Side by side").click()
    expect(page.locator("#op20 .twin")).to_be_hidden()
    assert page.locator(".bar .share").inner_text() != "0%"
    page.locator(".bar").get_by_role("link", name="To the top").click()
    expect(page.locator("h1")).to_be_in_viewport()
    expect(page.locator(".bar .share")).to_have_text("0%")


def test_on_a_phone_settings_and_search_are_under_the_thumb(narrow: Reader, server: str) -> None:
    page = narrow.page
    page.goto(f"{server}/en/cosp-7-1/")
    read_to(page, "#op20")
    page.locator(".bar .set").tap()
    expect(page.locator("dialog.settings")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".bar .find").tap()
    expect(page.locator("dialog.panel")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_in_focus_is_under_the_bar(chromium: Browser, server: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(f"{server}/zh-Hans/cosp-7-1/#op10")
    page.wait_for_load_state("load")
    hidden = []
    for _ in range(30):
        page.keyboard.press("Tab")
        hidden.append(page.evaluate(UNDER))
    context.close()
    assert max(hidden) <= 1


def test_without_scripts_the_contents_stand_behind_the_text(chromium: Browser, server: str) -> None:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    page.locator(".to-contents").click()
    expect(page.locator("#contents a[href='#op20']")).to_be_in_viewport()
    context.close()
