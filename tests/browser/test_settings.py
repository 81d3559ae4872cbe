"""What a reader sets: in one place, kept, and in force before anything is shown."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Reader, choose, violations

pytestmark = pytest.mark.browser

RENDERINGS = ("zh-Hans", "zh-Hant", "en")
#: What is in force when the page has its first words, before scripts that may wait.
EARLY = """new MutationObserver((_, watching) => {
  if (!document.body) return;
  const { theme, size, terms, reading } = document.documentElement.dataset;
  window.early = [theme, size, terms, reading];
  watching.disconnect();
}).observe(document, { childList: true, subtree: true });"""


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_settings_hold_on_every_page_before_the_first_paint(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    light, size = background(page), page.locator("#op1 > p").first.bounding_box()
    for name, way in (("theme", "dark"), ("size", "xl"), ("terms", "none"), ("reading", "two")):
        choose(page, name, way)
    larger = page.locator("#op1 > p").first.bounding_box()
    assert size and larger
    assert larger["height"] > size["height"]
    page.add_init_script(EARLY)
    for address in ("en/cosp-7-2/", "zh-Hant/glossary/", "en/about/", "zh-Hans/"):
        page.goto(f"{server}/{address}")
        assert page.evaluate("early") == ["dark", "xl", "none", "two"]
        assert background(page) != light
    choose(page, "theme", "")
    assert background(page) == light
    assert wide.errors == []


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_settings_are_reached_by_keyboard_and_say_what_is_set(
    narrow: Reader, server: str, rendering: str
) -> None:
    page = narrow.page
    page.goto(f"{server}/{rendering}/ga-s32-declaration/")
    page.locator("header button.set").focus()
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.settings")
    expect(dialog).to_be_visible()
    assert violations(page) == []
    pressed = dialog.locator("[aria-pressed=true]")
    kept = [pressed.nth(at).get_attribute(f"data-{name}") for at, name in enumerate(GROUPS)]
    assert kept == ["m", "one", "first", "", "on"]
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


#: The settings in the order of the dialog.
GROUPS = ("size", "reading", "terms", "theme", "keys")


def test_single_keys_can_be_turned_off(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/cosp-7-1/")
    choose(page, "keys", "off")
    page.reload()
    page.keyboard.press("/")
    page.keyboard.press("s")
    page.locator("#op2 .no").focus()
    page.keyboard.press("t")
    expect(page.locator("#op2 .twin")).to_be_hidden()
    expect(page.locator("dialog[open]")).to_have_count(0)
    choose(page, "keys", "on")
    page.keyboard.press("/")
    expect(page.locator("dialog[open]")).to_have_count(1)


def test_what_is_set_moves_no_reader(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/#op20")
    page.wait_for_load_state("load")
    place = page.locator("#op20")
    before = place.bounding_box()
    choose(page, "reading", "between")
    choose(page, "size", "l")
    after = place.bounding_box()
    assert before and after
    assert abs(after["y"] - before["y"]) < 30


@pytest.mark.parametrize("size", ["s", "xl"])
def test_nothing_scrolls_sideways_at_any_size(chromium: Browser, server: str, size: str) -> None:
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    page.goto(f"{server}/en/")
    page.evaluate("size => localStorage.setItem('size', size)", size)
    for address in ("cosp-7-1/", "glossary/", "about/", "votes/", ""):
        page.goto(f"{server}/en/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    choose(page, "terms", "all")
    context.close()


def test_without_scripts_no_settings_are_offered(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/en/cosp-7-1/")
    expect(page.locator("button.set")).to_be_hidden()
    expect(page.locator("dialog.settings")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_text_begins_on_the_first_screen_of_a_phone(
    chromium: Browser, server: str, scripts: bool
) -> None:
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, java_script_enabled=scripts
    )
    page = context.new_page()
    late = {}
    for rendering in RENDERINGS:
        for slug in ("a-res-75-194", "a-79-459-draft-6", "cosp-7-1", "ga-s32-declaration"):
            page.goto(f"{server}/{rendering}/{slug}/")
            box = page.locator(".body p").first.bounding_box()
            assert box
            if box["y"] > 780:
                late[rendering, slug] = box["y"]
    context.close()
    assert late == {}
