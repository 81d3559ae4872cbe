"""What readers come to do, each with the number of steps that it takes: a step is a click, a tap, a
key, or words that are typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from build_scripts.build import Assembled
from build_scripts.publish.mkdocs import publish
from build_scripts.site.settings import Bundle
from tests.browser.conftest import wait_until
from tests.site import ROOT, served

pytestmark = pytest.mark.browser

BARE = ".bar, .acts, header.site, .contents, .siblings"


class Steps:
    """A reader whose steps are counted."""

    def __init__(self, context: BrowserContext, server: str, finger: bool = False) -> None:
        self.page: Page = context.new_page()
        self.server, self.finger, self.taken = server, finger, 0

    def open(self, path: str) -> None:
        self.page.goto(f"{self.server}/{path}")
        wait_until(self.page, "!!window.readingRoom")

    def click(self, target: Locator) -> None:
        self.taken += 1
        if self.finger:
            target.tap()
        else:
            target.click()

    def press(self, key: str) -> None:
        self.taken += 1
        self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.taken += 1
        self.page.keyboard.type(words)

    @property
    def clipboard(self) -> str:
        return str(self.page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def desk(chromium: Browser, server: str) -> Iterator[Steps]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
    )
    yield Steps(context, server)
    context.close()


@pytest.fixture
def phone(chromium: Browser, server: str) -> Iterator[Steps]:
    context = chromium.new_context(
        viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True
    )
    yield Steps(context, server, finger=True)
    context.close()


def test_cite_a_sub_paragraph(desk: Steps) -> None:
    desk.open("en/cosp-7-1/#op12-b")
    desk.page.locator("#op12-b > p").first.hover()
    desk.click(desk.page.locator("#op12-b .acts").get_by_role("button", name="Cite"))
    desk.click(desk.page.get_by_role("button", name="Copy the citation · English"))
    assert "resolution 7/1, para. 12 (b)" in desk.clipboard
    assert desk.taken == 2


def test_take_a_paragraph_in_two_languages(desk: Steps) -> None:
    desk.open("en/a-res-75-194/#op5")
    desk.page.locator("#op5 > p").first.hover()
    desk.click(desk.page.locator("#op5 .acts").get_by_role("button", name="Cite"))
    desk.click(desk.page.get_by_role("button", name="Both"))
    text = desk.clipboard
    assert re.search("[\u3400-\u9fff]", text)
    assert re.search("[A-Za-z]{4}", text)
    assert desk.taken == 2


def test_a_student_on_a_phone_learns_what_a_word_means(phone: Steps) -> None:
    phone.open("zh-Hans/")
    phone.click(phone.page.locator("main a[href$='cosp-7-1/']").first)
    expect(phone.page).to_have_url(f"{phone.server}/zh-Hans/cosp-7-1/")
    # Before its scripts have come, a term leads to the glossary.
    wait_until(phone.page, "!!window.readingRoom")
    phone.click(phone.page.locator("#op1 .term").first)
    expect(phone.page.locator(".card")).to_be_visible()
    assert phone.taken == 2


def test_find_an_article_of_the_convention(desk: Steps) -> None:
    desk.open("zh-Hans/")
    desk.press("/")
    desk.type("第57条")
    expect(desk.page.locator("dialog [role=option]").first).to_be_visible()
    desk.press("Enter")
    expect(desk.page).to_have_url(re.compile(r"/zh-Hans/convention/#article-57$"))
    assert desk.taken == 3


def test_see_what_changed_in_the_successor(desk: Steps) -> None:
    desk.open("zh-Hant/a-res-75-194/")
    desk.click(desk.page.locator("details.source > summary"))
    desk.click(desk.page.locator("details.source a[href*='--a-79-459-draft-6/']"))
    expect(desk.page.locator("main ins, main del").first).to_be_attached()
    assert desk.taken == 2


def test_see_who_abstained(desk: Steps) -> None:
    desk.open("en/a-79-459/")
    desk.click(desk.page.locator("details.source > summary"))
    desk.click(desk.page.locator("details.source a[href*='votes/']"))
    expect(desk.page.get_by_role("heading", name=re.compile("Abstaining")).first).to_be_visible()
    assert desk.taken == 2


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("75/194", "a-res-75-194/"),
        ("7/1 12(b)", "cosp-7-1/#op12-b"),
        ("第7/4号决议第3段", "cosp-7-4/#op3"),
        ("draft VI", "a-79-459-draft-6/"),
        ("79/190", "a-79-459-draft-6/"),
        ("art. 57 (2)", "convention/#article-57"),
        ("General Assembly resolution 75/194, para. 12", "a-res-75-194/#op12"),
        ("A/RES/S-32/1", "ga-s32-declaration/"),
        ("７５／１９４", "a-res-75-194/"),
        ("資產追回", "glossary/"),
    ],
)
def test_ten_searches(desk: Steps, asked: str, found: str) -> None:
    desk.open("en/about/")
    desk.press("/")
    desk.type(asked)
    first = desk.page.locator("dialog [role=option]").first
    expect(first).to_have_attribute("href", re.compile(re.escape(found)))
    assert desk.taken == 2


def test_an_hour_on_a_long_text_on_a_phone(phone: Steps) -> None:
    page = phone.page
    phone.open("zh-Hans/a-79-459-draft-6/")
    first = page.locator("#text > *").first.bounding_box()
    assert first
    assert first["y"] < 844
    phone.click(page.locator(".bar .opener"))
    phone.click(page.locator("#contents a[href='#op40']"))
    expect(page.locator("#op40")).to_be_in_viewport()
    phone.click(page.locator(".bar .way"))
    phone.click(page.locator(".bar button.set"))
    expect(page.locator(".settings")).to_be_visible()
    assert phone.taken == 4


def test_print_a_text(desk: Steps) -> None:
    desk.open("en/cosp-7-1/")
    desk.page.emulate_media(media="print")
    for at in desk.page.locator(BARE).all():
        expect(at).to_be_hidden()
    expect(desk.page.locator("#op12 > p").first).to_be_visible()
    assert desk.taken == 0


def test_read_with_the_ears(desk: Steps) -> None:
    desk.open("en/cosp-7-1/")
    said = desk.page.locator("main").aria_snapshot()
    headings = re.findall(r'heading "([^"]+)"', said)
    assert any("Strengthening mutual legal assistance" in one for one in headings)
    for name in ("Preamble", "Operative part", "Notes"):
        assert name in headings
    assert re.search('link "[Pp]aragraph 12"', said)
    # From the top to the text: the way that skips everything else.
    desk.press("Tab")
    desk.press("Enter")
    desk.press("Tab")
    assert desk.page.evaluate("document.activeElement.closest('#text') !== null")
    assert desk.taken == 3


def test_find_the_zip(chromium: Browser, own: Assembled, tmp_path: Path) -> None:
    site, zipped = tmp_path / "site", Bundle("texts.zip", b"PK")
    publish(own, ROOT / "mkdocs.yml", site, zipped)
    with served(site) as server, chromium.new_context() as context:
        desk = Steps(context, server)
        desk.open("en/")
        desk.click(desk.page.get_by_role("navigation").get_by_role("link", name="About").first)
        expect(desk.page.get_by_role("heading", name="Reading offline")).to_be_visible()
        way = desk.page.get_by_role("link", name="texts.zip")
        expect(way).to_have_attribute("href", re.compile(r"/bundle/texts\.zip$"))
        assert desk.taken == 1
