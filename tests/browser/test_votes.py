"""The page of the recorded votes, as a reader meets it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import SCREENS, Reader, violations
from tests.browser.test_reading import RENDERINGS

pytestmark = pytest.mark.browser

#: Text in the picture of the changes, in pixels of the screen.
SMALLEST = 11
OVERLAPS = """() => {
  const texts = [...document.querySelectorAll('.flows text')];
  const boxes = texts.map((text) => [text.textContent, text.getBoundingClientRect()]);
  const found = [];
  for (const [i, [a, one]] of boxes.entries()) for (const [b, two] of boxes.slice(i + 1)) {
    const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
    const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
    if (wide > 1 && high > 4) found.push([a, b]);
  }
  return found;
}"""


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_axe_finds_nothing(chromium: Browser, server: str, scheme: Any, width: int) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{server}/en/votes/")
    assert violations(page, scheme) == []
    context.close()


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_narrow_page_holds_everything(narrow: Reader, server: str, rendering: str) -> None:
    page = narrow.page
    page.goto(f"{server}/{rendering}/votes/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = page.evaluate(
        """() => [...document.querySelectorAll('.flows text, .cells li, .matrix th')]
          .map((n) => parseFloat(getComputedStyle(n).fontSize))"""
    )
    drawn = page.locator(".flows svg").evaluate("n => n.getBoundingClientRect().width / 360")
    assert min(sizes) * min(drawn, 1) >= SMALLEST
    assert page.evaluate(OVERLAPS) == []
    outside = page.evaluate(
        """() => [...document.querySelectorAll('.flows text, .matrix th, .cells abbr')]
          .map((n) => [n.textContent, n.getBoundingClientRect()])
          .filter(([_, box]) => box.left < 0 || box.right > 390).map(([text]) => text)"""
    )
    assert outside == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_paper_is_never_dark(wide: Reader, server: str, theme: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/votes/")
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    page.emulate_media(media="print")
    ink = page.locator(".cells li").first.evaluate("n => getComputedStyle(n).color")
    bar = page.locator(".flows rect").first.evaluate("n => getComputedStyle(n).fill")
    assert (ink, bar) == ("rgb(0, 0, 0)", "rgb(0, 0, 0)")
    expect(page.locator(".ballots .filter")).to_be_hidden()


def test_states_are_found_by_name_code_and_vote(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/votes/")
    rows = page.locator("table.states tbody tr:visible")
    status = page.locator(".ballots [role=status]")
    expect(status).to_have_text("States shown: 179")
    field = page.get_by_label("Find a State")
    for asked, code in (("cote d", "CIV"), ("大韓", "KOR"), ("lso", "LSO"), ("津巴布韦", "ZWE")):
        field.fill(asked)
        expect(rows).to_have_count(1)
        expect(rows.first).to_contain_text(code)
    field.fill("")
    page.locator("select").nth(0).select_option("not_recorded")
    expect(rows).to_have_count(8)
    page.locator("select").nth(1).select_option("against")
    expect(rows).to_have_count(0)
    expect(status).to_have_text("States shown: 0")
    assert wide.errors == []


#: The States that come first by pinyin (阿尔…), by strokes (也, 土, 大: three), by letters.
FIRST_OF_ALL = {
    "zh-Hans": {"ALB", "DZA"},
    "zh-Hant": {"YEM", "TUR", "GBR", "KOR"},
    "en": {"ALB", "DZA", "AND", "AGO"},
}


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_columns_sort_and_go_back_to_the_printed_order(
    wide: Reader, server: str, rendering: str
) -> None:
    page = wide.page
    page.goto(f"{server}/{rendering}/votes/")
    codes = page.locator("table.states tbody td:nth-child(2)")
    first = FIRST_OF_ALL[rendering]
    head = page.locator("table.states thead th").first
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert set(codes.all_text_contents()[: len(first)]) == first
    head.locator("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert set(codes.all_text_contents()[-len(first) :]) == first
    head.locator("button").click()
    assert codes.all_text_contents()[:4] == ["ALB", "DZA", "AND", "AGO"]
    expect(codes.last).to_have_text("ZWE")


def test_without_scripts_the_page_is_whole(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/zh-Hant/votes/")
    expect(page.locator("table.states tbody tr:visible")).to_have_count(179)
    expect(page.locator(".ballots .filter")).to_be_hidden()
    page.locator(".matrix a", has_text="98").click()
    expect(page).to_have_url(re.compile("#a-79-459-vote-1-against-vote-2-in-favour$"))
    context.close()
