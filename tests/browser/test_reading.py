"""What a reader does, in a real browser, over http and from disk."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import SCREENS, Reader, choose, violations, wait_until

pytestmark = pytest.mark.browser

RENDERINGS = ("zh-Hans", "zh-Hant", "en")
PAGES = (
    *("", "404.html", "zh-Hans/", "zh-Hant/cosp-7-1/", "en/cosp-7-1/", "zh-Hans/a-79-459/"),
    *("zh-Hant/about/", "en/documents/", "zh-Hans/ga-s32-declaration/"),
    "en/search/?q=asset+recovery",
)
LEVEL = """() => [...document.querySelectorAll('.body .p')].map((row) => {
  const [first, second] = [row.querySelector('p:not(.twin)'), row.querySelector('p.twin')];
  return [row.id, Math.abs(first.getBoundingClientRect().top - second.getBoundingClientRect().top)];
})"""

#: How far the actions at op13 keep from the letters of the line above and the line below: a
#: line's box has half its leading above and below its letters.
BLANK = """() => {
  const acts = document.querySelector('#op13 .acts').getBoundingClientRect();
  const leading = (node) => {
    const style = getComputedStyle(node);
    return (parseFloat(style.lineHeight) - parseFloat(style.fontSize)) / 2;
  };
  const [last, first] = ['#op12-c > p', '#op13 > p'].map((at) => document.querySelector(at));
  return [acts.top - (last.getBoundingClientRect().bottom - leading(last)),
    first.getBoundingClientRect().top + leading(first) - acts.bottom];
}"""


@pytest.mark.parametrize(("scheme", "width"), SCREENS)
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(
    chromium: Browser, server: str, address: str, scheme: Any, width: int
) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{server}/{address}")
    assert violations(page, scheme) == []
    context.close()


@pytest.mark.parametrize("way", ["two", "between"])
def test_axe_finds_nothing_in_parallel_reading(narrow: Reader, server: str, way: str) -> None:
    narrow.page.goto(f"{server}/zh-Hant/cosp-7-4/?reading={way}")
    assert violations(narrow.page) == []


def test_axe_finds_nothing_in_the_search_panel(narrow: Reader, server: str) -> None:
    narrow.page.goto(f"{server}/zh-Hant/cosp-7-4/")
    wait_until(narrow.page, "!!window.readingRoom")
    narrow.page.keyboard.press("/")
    narrow.page.keyboard.type("資產追回")
    expect(narrow.page.locator("dialog [role=option]").first).to_be_visible()
    assert violations(narrow.page) == []


def test_axe_finds_nothing_in_the_glossary(wide: Reader, server: str) -> None:
    for address in ("glossary/", "glossary/asset-recovery/"):
        wide.page.goto(f"{server}/en/{address}")
        assert violations(wide.page) == []


def test_a_link_to_an_item_opens_there_below_the_words_that_lead_to_it(
    narrow: Reader, server: str
) -> None:
    for rendering in RENDERINGS:
        narrow.page.goto(f"{server}/{rendering}/cosp-7-1/#op12-b")
        narrow.page.wait_for_timeout(100)
        chapeau, item = (narrow.page.locator(at).bounding_box() for at in ("#op12", "#op12-b"))
        assert chapeau and item
        # On a phone the header goes with the page.
        assert 0 <= chapeau["y"] < item["y"] < 0.75 * 844


def test_switching_the_rendering_keeps_the_paragraph(wide: Reader, server: str) -> None:
    wide.page.goto(f"{server}/zh-Hans/cosp-7-1/#op12-b")
    wide.page.locator(".renderings a[hreflang=zh-Hant]").click()
    expect(wide.page).to_have_url(f"{server}/zh-Hant/cosp-7-1/#op12-b")
    # Before its scripts have come, the link leads to the head of the page.
    wait_until(wide.page, "!!window.readingRoom")
    wide.page.locator(".renderings a[hreflang=en]").click()
    expect(wide.page).to_have_url(f"{server}/en/cosp-7-1/#op12-b")


def test_a_term_opens_on_hover_and_on_focus_and_closes_with_escape(
    wide: Reader, server: str
) -> None:
    wide.page.goto(f"{server}/zh-Hant/cosp-7-1/")
    term = wide.page.locator("#pp1 p:not(.twin) a.term").first
    term.hover()
    card = wide.page.locator(".card")
    expect(card).to_contain_text("United Nations Convention against Corruption")
    wide.page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    wide.page.mouse.move(5, 400)
    term.focus()
    wide.page.keyboard.press("Shift+Tab")
    wide.page.keyboard.press("Tab")
    expect(card).to_be_visible()
    wide.page.keyboard.press("Tab")
    assert wide.page.evaluate("document.activeElement.closest('.card') !== null")
    wide.page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert term.evaluate("node => node === document.activeElement")


def test_a_term_opens_under_a_finger_and_stays_on_the_page(narrow: Reader, server: str) -> None:
    narrow.page.goto(f"{server}/zh-Hans/cosp-7-1/")
    term = narrow.page.locator("#pp2 p:not(.twin) a.term").first
    term.tap()
    card = narrow.page.locator(".card")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert narrow.page.url.endswith("/zh-Hans/cosp-7-1/")


def test_footnotes_go_there_and_back(wide: Reader, server: str) -> None:
    wide.page.goto(f"{server}/zh-Hans/cosp-7-1/")
    wide.page.locator("#fnref2").hover()
    expect(wide.page.locator(".card")).to_contain_text("CAC/COSP/WG.2/2016/4")
    wide.page.locator("#fnref2").click()
    expect(wide.page).to_have_url(f"{server}/zh-Hans/cosp-7-1/#fn2")
    wide.page.locator("#fn2 .back").first.click()
    expect(wide.page).to_have_url(f"{server}/zh-Hans/cosp-7-1/#fnref2")
    expect(wide.page.locator("#fn1 .back")).to_have_count(2)


def test_a_slip_is_marked_and_explained(wide: Reader, server: str) -> None:
    wide.page.goto(f"{server}/zh-Hans/cosp-7-3/")
    slip = wide.page.locator("#op2 a.slip")
    expect(slip).to_have_text("提供提供")
    slip.hover()
    expect(wide.page.locator(".card")).to_contain_text("彼此提供最广泛")


def test_the_link_of_a_paragraph_is_copied(chromium: Browser, server: str) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{server}/en/cosp-7-1/?reading=two")
    page.locator("#op12-b").hover()
    page.locator("#op12-b .acts button").nth(0).click()
    expect(page.locator(".toast")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{server}/en/cosp-7-1/#op12-b"
    context.close()


def test_citing_works_by_keyboard(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hant/cosp-7-1/")
    page.locator("#op2 .no").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    card = page.locator("#op2 .card")
    expect(card).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.card') !== null")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert page.evaluate("document.activeElement.matches('#op2 .acts button:nth-child(2)')")


def test_citing_works_under_a_finger(narrow: Reader, server: str) -> None:
    page = narrow.page
    page.goto(f"{server}/en/cosp-7-1/")
    page.locator("#op2 .no").tap()
    page.locator("#op2 .acts button").nth(1).tap()
    box = page.locator("#op2 .card").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert violations(page) == []
    page.locator("#op2 .acts button").nth(1).tap()
    expect(page.locator(".card")).to_have_count(0)


def test_a_footnote_and_a_heading_are_cited_too(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    page.locator("#fn2").hover()
    page.locator("#fn2 .acts button").nth(1).click()
    expect(page.locator(".card p[lang=zh-Hans]")).to_contain_text("决议，脚注2（CAC/COSP/2017/14")
    expect(page.locator(".card p[lang=en]")).to_contain_text("resolution 7/1, footnote 2 (CAC/")
    page.goto(f"{server}/en/a-79-459/")
    heading = page.locator(".body h2").first
    heading.hover()
    page.locator(".heading-pair .acts button").nth(1).click()
    expect(page.locator(".card p[lang=en]")).to_contain_text(
        "A/79/459 (seventy-ninth session), http"
    )


def test_the_head_of_a_unit_is_cited_without_scripts(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/zh-Hans/a-res-75-194/")
    words = page.locator("details.cite p[lang=zh-Hans]")
    expect(words).to_be_hidden()
    page.locator("details.cite summary").click()
    expect(words).to_contain_text("大会第75/194号决议（A/RES/75/194，")
    with page.expect_download() as download:
        page.locator("details.cite a").first.click()
    assert download.value.suggested_filename == "a-res-75-194.zho.ris"
    context.close()


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("width", [390, 1280])
def test_the_actions_cover_no_line(wide: Reader, server: str, rendering: str, width: int) -> None:
    page = wide.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{server}/{rendering}/cosp-7-1/")
    page.locator("#op13 > p").first.hover()
    above, below = page.evaluate(BLANK)
    assert above >= 0
    assert below >= 0


def test_columns_stay_level_when_the_window_changes(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    choose(page, "reading", "two")
    assert "reading=two" in page.url
    page.evaluate("document.fonts.ready")
    for width in (1280, 1000, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        uneven = [(id, gap) for id, gap in page.evaluate(LEVEL) if gap > 6]
        assert not uneven, (width, uneven[:3])
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-reading", "two")


def test_a_narrow_screen_interleaves(narrow: Reader, server: str) -> None:
    narrow.page.goto(f"{server}/zh-Hant/cosp-7-1/?reading=two")
    first = narrow.page.locator("#op1 p:not(.twin)").bounding_box()
    second = narrow.page.locator("#op1 p.twin").bounding_box()
    assert first and second
    assert second["y"] >= first["y"] + first["height"]
    width = narrow.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


def test_the_counterpart_is_revealed_in_place(narrow: Reader, wide: Reader, server: str) -> None:
    narrow.page.goto(f"{server}/zh-Hans/cosp-7-1/")
    twin = narrow.page.locator("#op2 p.twin")
    expect(twin).to_be_hidden()
    narrow.page.locator("#op2 .no").tap()
    narrow.page.locator("#op2 .acts button").nth(2).tap()
    expect(twin).to_be_visible()
    wide.page.goto(f"{server}/zh-Hans/cosp-7-1/")
    wide.page.locator("#op2 .no").focus()
    wide.page.keyboard.press("t")
    expect(wide.page.locator("#op2 p.twin")).to_be_visible()


def test_without_scripts_everything_can_still_be_reached(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    page.locator("#op2 a.other").click()
    expect(page).to_have_url(f"{server}/en/cosp-7-1/#op2")
    page.locator("#op2 a.term").first.click()
    expect(page).to_have_url(re.compile("/en/glossary/#"))
    context.close()


def test_the_built_site_works_from_disk(wide: Reader, built: Path) -> None:
    page = wide.page
    page.goto(f"file://{built}/index.html")
    page.locator("a[hreflang=zh-Hant]").first.click()
    page.locator("a[href='cosp-7-1/']").click()
    expect(page.locator("h1")).to_contain_text("加強司法協助")
    page.locator("#pp2 a.term").first.hover()
    expect(page.locator(".card")).to_be_visible()
    choose(page, "reading", "between")
    expect(page.locator("#op1 p.twin")).to_be_visible()
    page.locator(".renderings a[hreflang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert wide.errors == []
    assert all(request.startswith("file://") for request in wide.requests)


def test_nothing_is_asked_of_another_host(wide: Reader, server: str) -> None:
    for address in PAGES:
        wide.page.goto(f"{server}/{address}")
    wide.page.wait_for_timeout(300)
    assert all(request.startswith(server) for request in wide.requests)
    assert [error for error in wide.errors if "404" not in error] == []
