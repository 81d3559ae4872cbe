"""Structure for ears and eyes: headings, the names of numbers, the way to the text, landing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader, violations

pytestmark = pytest.mark.browser

HEADINGS = {
    "zh-Hans": ["序言部分", "执行部分", "脚注"],
    "zh-Hant": ["序言部分", "執行部分", "腳註"],
    "en": ["Preamble", "Operative part", "Notes"],
}
NUMBERS = {
    "zh-Hans": ["序言部分第3段", "第12段", "第(b)项"],
    "zh-Hant": ["序言部分第3段", "第12段", "第(b)項"],
    "en": ["preambular paragraph 3", "paragraph 12", "item (b)"],
}


@pytest.mark.parametrize("rendering", HEADINGS)
def test_parts_are_headings_and_a_number_says_what_it_numbers(
    wide: Reader, server: str, rendering: str
) -> None:
    page = wide.page
    page.goto(f"{server}/{rendering}/cosp-7-1/")
    assert page.locator("article h2:visible").all_inner_texts() == HEADINGS[rendering]
    for id, name in zip(("pp3", "op12", "op12-b"), NUMBERS[rendering], strict=True):
        expect(page.locator(f"#{id} > .no")).to_have_accessible_name(name)
    assert violations(page) == []


def test_few_stops_lead_to_the_text(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    stops = 0
    while not page.evaluate("document.activeElement.matches('.body *')"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops < 18
    page.reload()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#pp1 *')")


def test_a_number_that_is_a_slip_is_a_link_to_itself_too(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/a-res-75-194/")
    number = page.locator("#op5 > a.no")
    number.hover()
    expect(page.locator(".card")).to_contain_text("原文如此")
    number.click()
    expect(page).to_have_url(f"{server}/zh-Hans/a-res-75-194/#op5")


def top(page: Page, place: str) -> float:
    box = page.locator(place).bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize("width", [390, 1280])
def test_an_item_is_shown_below_the_beginning_of_its_paragraph(
    chromium: Browser, server: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{server}/zh-Hans/cosp-7-1/#op12-b")
    page.wait_for_load_state("load")
    page.wait_for_timeout(100)
    assert 0 <= top(page, "#op12") < top(page, "#op12-b") < 700
    page.goto(f"{server}/zh-Hans/cosp-7-1/#op20")
    page.wait_for_timeout(100)
    page.goto(f"{server}/zh-Hans/cosp-7-1/#op12-c")
    page.wait_for_timeout(100)
    assert 0 <= top(page, "#op12") < top(page, "#op12-c") < 700
    context.close()
