"""The page of the data, as a reader meets it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import SCREENS, Reader, violations, wait_until
from tests.browser.test_reading import RENDERINGS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_axe_finds_nothing(chromium: Browser, server: str, scheme: Any, width: int) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{server}/en/data/")
    page.locator(".data-page summary").click()
    assert violations(page, scheme) == []
    context.close()


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_narrow_page_holds_everything(narrow: Reader, server: str, rendering: str) -> None:
    page = narrow.page
    page.goto(f"{server}/{rendering}/data/")
    page.locator(".data-page summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    outside = page.evaluate(
        """() => [...document.querySelectorAll('.data-page :is(dt, dd, li, p, h2, h3, h4) *')]
          .map((n) => [n.textContent, n.getBoundingClientRect()])
          .filter(([_, box]) => box.right > 390).map(([text]) => text)"""
    )
    assert outside == []


def test_code_scrolls_within_itself_by_keyboard(narrow: Reader, server: str) -> None:
    page = narrow.page
    page.goto(f"{server}/zh-Hans/data/")
    code = page.get_by_role("region", name="read_unit.py 的代码")
    assert code.evaluate("n => n.scrollWidth > n.clientWidth")
    page.get_by_role("link", name="read_unit.py").focus()
    page.keyboard.press("Tab")
    expect(code).to_be_focused()
    page.keyboard.press("ArrowRight")
    wait_until(page, "n => n.scrollLeft > 0", code.element_handle())
    assert page.evaluate("scrollX") == 0


def test_code_is_whole_on_paper(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/data/")
    page.emulate_media(media="print")
    cut = page.locator("pre").evaluate_all(
        "all => all.filter((n) => n.scrollWidth > n.clientWidth)"
    )
    assert cut == []


def test_a_unit_offers_its_files(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/cosp-7-1/")
    page.locator("details.source > summary").click()
    for name, file in (("中文", "cosp-7-1.zho.xml"), ("English", "cosp-7-1.eng.xml")):
        link = page.locator(".unit-head .links").get_by_role("link", name=name, exact=True)
        expect(link).to_have_attribute("href", f"../../data/akn/{file}")
        assert page.request.get(f"{server}/data/akn/{file}").ok
