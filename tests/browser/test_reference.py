"""The reference pages, as a reader meets them: whole at every width, in the dark, on paper."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import SCREENS, Reader, violations
from tests.browser.test_reading import RENDERINGS

pytestmark = pytest.mark.browser

PAIR = "succession/a-res-75-194--a-79-459-draft-6"
PAGES = ("reference", "citations", "convention", "succession", PAIR, "requests")
#: The smallest text in a picture, in pixels of the screen.
SMALLEST = 9.5


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_axe_finds_nothing(
    chromium: Browser, server: str, name: str, scheme: Any, width: int
) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{server}/{'en' if width == 1280 else 'zh-Hant'}/{name}/")
    assert violations(page, scheme) == []
    context.close()


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_map_can_be_read_on_a_telephone(narrow: Reader, server: str, rendering: str) -> None:
    page = narrow.page
    page.goto(f"{server}/{rendering}/citations/")
    scale = page.locator("figure.map .grid").evaluate("n => n.getBoundingClientRect().width / 360")
    sizes = page.evaluate(
        "() => [...document.querySelectorAll('figure.map text')]"
        ".map((n) => parseFloat(getComputedStyle(n).fontSize))"
    )
    assert min(sizes) * scale >= SMALLEST


def test_the_map_and_the_tables_say_the_same(wide: Reader, server: str) -> None:
    """The numbers of each group of the map add up to the counts of its table."""
    page = wide.page
    page.goto(f"{server}/en/citations/")
    groups = page.evaluate(
        """() => {
          const found = {};
          let group = "";
          const nodes = document.querySelectorAll('figure.map :is(a:has(.group), .count)');
          for (const node of nodes) {
            if (node.matches('a')) { group = node.getAttribute('href').slice(1); found[group] = 0; }
            else found[group] += Number(node.textContent);
          }
          return found;
        }"""
    )
    assert len(groups) >= 6
    for group, total in groups.items():
        cells = page.locator(f"#{group} ~ table td:nth-of-type(2)").all_text_contents()
        assert sum(int(cell) for cell in cells) == total


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_paper_is_never_dark(wide: Reader, server: str, theme: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/citations/")
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    color = page.locator("figure.map text.count").first.evaluate("n => getComputedStyle(n).fill")
    assert color == "rgb(0, 0, 0)"


def test_a_citation_leads_to_the_article_and_back(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/#op12")
    page.locator("#op12 a.ref", has_text="第五十一条").first.click()
    page.wait_for_url("**/zh-Hans/convention/#article-51")
    page.locator("#article-51 ul.places a", has_text="12").click()
    page.wait_for_url("**/zh-Hans/cosp-7-1/#op12")
    assert wide.errors == []


def test_who_cites_is_there_when_asked_for(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/cosp-7-1/")
    head = page.locator(".unit-head details.cited")
    expect(head.locator("ul")).to_be_hidden()
    head.locator("summary").click()
    head.locator("a", has_text="68").click()
    page.wait_for_url("**/en/a-79-459-draft-6/#pp68")
    page.go_back()
    expect(page.locator("#op28-c details.cited summary")).to_have_text("Cited once")


def test_only_what_changed_is_shown_when_asked_for(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/{PAIR}/")
    page.get_by_role("button", name="New", exact=False).first.click()
    expect(page.locator("ol.rows > li:visible")).to_have_count(42)
    expect(page.locator("ol.rows > li.new:visible")).to_have_count(42)


def test_requests_are_filtered_by_their_address(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/requests/?unit=cosp-7-4#all")
    rows = page.locator("#all ~ table tbody tr:visible, #all table tbody tr:visible")
    links = rows.locator("a").evaluate_all("nodes => nodes.map((node) => node.pathname)")
    assert links
    assert {link.split("/")[2] for link in links} == {"cosp-7-4"}
