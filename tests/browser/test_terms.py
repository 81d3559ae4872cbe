"""Terms on the page: a line under few of them, a card at all of them, and the reader's switch.

Read from the source of resolution 7/1: its preambular paragraph 1 is the first to speak of
腐败行为, paragraph 4 speaks of it again.
"""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Reader, choose, violations


def quiet(page: Page) -> Locator:
    """A mention that bears no line."""
    return page.locator('#pp4 p:not(.twin) span.term[data-term="corrupt-practices"]')


def line(mention: Locator) -> str:
    return str(mention.evaluate("node => getComputedStyle(node).textDecorationLine"))


def test_a_word_without_a_line_opens_its_card_when_it_is_asked(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    card, mention = page.locator(".card"), quiet(page)
    assert line(mention) == "none"
    assert "underline" in line(page.locator("#pp1 p:not(.twin) a.term").first)
    mention.hover()
    page.wait_for_timeout(300)
    expect(card).to_have_count(0)
    mention.click()
    expect(card).to_contain_text("corrupt practices")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    mention.focus()
    expect(card).to_have_count(0)
    page.keyboard.press("Enter")
    expect(card).to_contain_text("corrupt practices")
    assert violations(page) == []
    assert wide.errors == []


def test_a_word_without_a_line_opens_under_a_finger(narrow: Reader, server: str) -> None:
    narrow.page.goto(f"{server}/zh-Hant/cosp-7-1/")
    quiet(narrow.page).tap()
    expect(narrow.page.locator(".card")).to_contain_text("corrupt practices")


def test_words_that_are_dragged_over_open_nothing(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    box = quiet(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 4, box["y"] + box["height"] / 2, steps=5)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()") in "腐败行为"
    assert page.evaluate("getSelection().isCollapsed") is False
    page.wait_for_timeout(200)
    expect(page.locator(".card")).to_have_count(0)


def test_the_reader_chooses_which_terms_bear_a_line(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    first = page.locator("#pp1 p:not(.twin) a.term").first
    choose(page, "terms", "all")
    assert "underline" in line(quiet(page))
    quiet(page).hover()
    expect(page.locator(".card")).to_be_visible()
    choose(page, "terms", "none")
    page.reload()
    assert line(first) == "none"
    assert first.get_attribute("tabindex") == "-1"
    assert quiet(page).get_attribute("tabindex") is None
    first.hover(force=True)
    page.wait_for_timeout(300)
    expect(page.locator(".card")).to_have_count(0)
    assert violations(page) == []
