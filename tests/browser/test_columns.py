"""Two texts beside each other where there is room, and one text with both where there is none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

PAIR = "succession/a-res-75-194--a-79-459-draft-6/"


@pytest.mark.parametrize("width", [820, 1280])
def test_two_columns_stand_beside_each_other(chromium: Browser, server: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{server}/zh-Hans/cosp-7-1/?reading=two")
    first = page.locator("#op2 > p:not(.twin)").bounding_box()
    second = page.locator("#op2 > .twin").bounding_box()
    assert first and second
    assert first["y"] == pytest.approx(second["y"], abs=6)
    assert first["x"] + first["width"] < second["x"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 1280:
        expect(page.locator("#contents")).to_be_visible()
    page.goto(f"{server}/en/{PAIR}")
    before, after = page.locator(".row.changed > div").first, page.locator(".row.changed > .later")
    earlier, later = before.bounding_box(), after.first.bounding_box()
    assert earlier and later
    assert earlier["x"] + earlier["width"] < later["x"]
    expect(page.locator(".woven").first).to_be_hidden()
    context.close()


def test_on_a_phone_a_changed_sentence_stands_once_with_what_changed(
    narrow: Reader, server: str
) -> None:
    page = narrow.page
    page.goto(f"{server}/zh-Hans/{PAIR}")
    row = page.locator(".row.changed:has(.woven)").first
    expect(row.locator(".earlier > p")).to_be_hidden()
    expect(row.locator(".later del").first).to_be_visible()
    expect(row.locator(".later ins").first).to_be_visible()
    without = row.locator(".later > p").evaluate(
        """p => {
          const copy = p.cloneNode(true);
          for (const mark of copy.querySelectorAll("ins")) mark.remove();
          return copy.textContent;
        }"""
    )
    assert without == row.locator(".earlier > p").text_content()
