"""Citations whose words are also a term or a slip: one link, and a card that says both.

The cases are read from the sources: operative paragraph 1 of resolution 7/1 cites the Convention,
a term; preambular paragraph 7 of 75/194 cites 69/313 with two terms, 9 cites 70/174 with a slip,
50 cites 7/1, which is a slip.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Reader, violations

pytestmark = pytest.mark.browser


def citation(page: Page, paragraph: str, href: str) -> Locator:
    return page.locator(f'#{paragraph} p:not(.twin) a.ref[href="{href}"]:has(span)')


def way(page: Page, href: str) -> Locator:
    return page.locator(f'.card a[href="{href}"]')


@pytest.mark.parametrize(
    ("rendering", "label", "name"),
    [
        ("zh-Hans", "链接通往", "《联合国反腐败公约》"),
        ("zh-Hant", "連結通往", "《聯合國反腐敗公約》"),
        ("en", "Leads to", "United Nations Convention against Corruption"),
    ],
)
def test_a_pointer_opens_what_the_words_mean_and_where_they_lead(
    wide: Reader, server: str, rendering: str, label: str, name: str
) -> None:
    page = wide.page
    page.goto(f"{server}/{rendering}/cosp-7-1/")
    link = citation(page, "op1", "../convention/")
    link.hover()
    card = page.locator(".card")
    expect(card).to_have_count(1)
    expect(card.locator(".names span")).to_have_count(3)
    expect(card).to_contain_text(f"{label} {name}")
    expect(way(page, "../convention/")).to_have_text(name)
    expect(link).to_have_attribute("aria-expanded", "true")
    link.click()
    expect(page).to_have_url(f"{server}/{rendering}/convention/")


def test_the_card_of_an_official_document_names_its_symbol_and_host(
    wide: Reader, server: str
) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/a-res-75-194/")
    official = "https://undocs.org/zh/A/RES/69/313"
    citation(page, "pp7", official).hover()
    card = page.locator(".card")
    expect(card.locator(".names")).to_have_count(2)
    expect(card).to_contain_text("Addis Ababa Action Agenda")
    expect(way(page, official)).to_have_text("A/RES/69/313")
    expect(card).to_contain_text("A/RES/69/313 · undocs.org")


@pytest.mark.parametrize(
    ("paragraph", "href", "printed", "words"),
    [
        ("pp9", "https://undocs.org/zh/A/RES/70/174", "的", "A/RES/70/174"),
        ("pp50", "../cosp-7-1/", "第7/1号决议", "第7/1号决议"),
    ],
)
def test_a_slip_inside_a_citation_is_explained(
    wide: Reader, server: str, paragraph: str, href: str, printed: str, words: str
) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/a-res-75-194/")
    link = citation(page, paragraph, href)
    expect(link.locator(".slip")).to_have_text(printed)
    link.hover()
    expect(page.locator(".card")).to_have_count(1)
    expect(page.locator(".card")).to_contain_text("原文如此")
    expect(way(page, href)).to_have_text(words)


def test_the_keyboard_reaches_the_way_on(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hant/cosp-7-1/")
    link = citation(page, "op1", "../convention/")
    link.focus()
    card = page.locator(".card")
    expect(card).to_be_visible()
    # A pointer that passes outside closes nothing that has the focus.
    page.mouse.move(5, 400)
    page.wait_for_timeout(400)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert way(page, "../convention/").evaluate("node => node === document.activeElement")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert link.evaluate("node => node === document.activeElement")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}/zh-Hant/convention/")


def test_under_a_finger_the_card_opens_first_and_the_way_on_is_in_it(
    narrow: Reader, server: str
) -> None:
    page = narrow.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    link = citation(page, "op1", "../convention/")
    link.tap()
    card = page.locator(".card")
    expect(card).to_be_visible()
    assert page.url == f"{server}/zh-Hans/cosp-7-1/"
    assert violations(page) == []
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    link.tap()
    expect(card).to_have_count(0)
    link.tap()
    way(page, "../convention/").tap()
    page.wait_for_url(f"{server}/zh-Hans/convention/")


def test_an_official_document_that_is_nothing_else_is_a_plain_link(
    wide: Reader, server: str
) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/a-res-75-194/")
    page.locator(".body p:not(.twin) a.ref[href^='https:']:not(:has(span))").first.hover()
    page.wait_for_timeout(400)
    expect(page.locator(".card")).to_have_count(0)


#: Resolution 7/1 cites in its paragraph 28 (d) its paragraph 28 (c), and in 12 article 57.
IN_PLACE = {
    "zh-Hans": ("(c) 继续收集最佳做法数据", "资产的返还和处分", "被援引"),
    "zh-Hant": ("(c) 繼續收集最佳做法數據", "資產的返還和處分", "被援引"),
    "en": ("(c) Continuing to collect data", "Return and disposal of assets", "Cited"),
}


@pytest.mark.parametrize("rendering", IN_PLACE)
def test_a_card_shows_what_is_cited_where_it_stands_here(
    narrow: Reader, built: Path, rendering: str
) -> None:
    page = narrow.page
    said, title, invoked = IN_PLACE[rendering]
    page.goto(f"file://{built}/{rendering}/cosp-7-1/index.html")
    page.locator("#op28-d p:not(.twin) a.ref[href='../cosp-7-1/#op28-c']").tap()
    card = page.locator(".card")
    expect(card).to_contain_text(said)
    card.locator("a").last.tap()
    page.wait_for_url("**/cosp-7-1/index.html#op28-c")
    page.locator("#op12 p:not(.twin) a.ref[href='../convention/#article-57']").tap()
    expect(card).to_contain_text(title)
    card.locator("summary").tap()
    expect(card.locator("summary")).to_contain_text(invoked)
    assert card.locator(".places a[href*='#op']").count() > 5
    assert narrow.errors == []
    assert violations(page) == []


def test_without_scripts_the_citation_leads_there(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    link = citation(page, "op1", "../convention/")
    term = link.locator(".term")
    assert "underline" in link.evaluate("node => getComputedStyle(node).textDecorationLine")
    assert term.evaluate("node => getComputedStyle(node).textDecorationLine") == "none"
    link.click()
    expect(page).to_have_url(f"{server}/zh-Hans/convention/")
    context.close()
