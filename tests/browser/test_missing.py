"""What is not there is answered with what is nearest to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("en/cosp-7-11/#op3", "/en/cosp-7-1/#op3"),
        ("zh-Hant/a-res-75-149/", "/zh-Hant/a-res-75-194/"),
        ("zh-hans/cosp71/", "/zh-Hans/cosp-7-1/"),
        ("zh-TW/cosp-7-1/#op3", "/zh-Hant/cosp-7-1/#op3"),
        ("fr/cosp-7-1/", "/en/cosp-7-1/"),
        ("COSP-7-1/", "/en/cosp-7-1/"),
        ("a/res/75/194/", "/en/a-res-75-194/"),
        ("en/cosp-7-1.html", "/en/cosp-7-1/"),
        ("en/A/RES/75/194/", "/en/a-res-75-194/"),
        ("en/glossery/", "/en/glossary/"),
        ("zh-Hant/glossary/no-such-term/", "/zh-Hant/glossary/"),
        ("nothing/of/the/kind/", None),
        ("en/%E0%A4%A/#%E0%A4%A", None),
    ],
)
def test_the_error_page_offers_the_nearest_address(
    wide: Reader, server: str, built: Path, address: str, nearest: str | None
) -> None:
    page = wide.page
    error = (built / "404.html").read_text(encoding="utf-8")
    path = address.partition("#")[0]
    page.route(f"{server}/{path}", lambda route: route.fulfill(status=404, body=error))
    page.goto(f"{server}/{address}")
    expect(page.locator("header.site a")).to_have_count(3)
    expect(page.locator("nav.jump")).to_have_count(3)
    expect(page.locator("form[role=search]")).to_have_count(3)
    if nearest:
        expect(page.locator(".nearest a")).to_have_attribute("href", nearest)
    else:
        page.wait_for_load_state("networkidle")
        expect(page.locator(".nearest")).to_have_count(0)
    page.locator("form[role=search] input").last.fill("op12")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/?q=op12")


@pytest.mark.parametrize(
    ("place", "nearest"),
    [
        *(("op99", "#op32"), ("pp99", "#pp22"), ("fn77", "#fn5"), ("zzz", None)),
        *(("op12-z", "#op12"), ("op12-b-ix", "#op12-b"), ("OP12-B", "#op12-b")),
        *(("p12", "#op12"), ("12", "#op12"), ("para99", "#op32"), ("vote-3", None), ("((1", None)),
    ],
)
def test_a_text_tells_the_place_nearest_to_one_that_it_has_not(
    wide: Reader, server: str, place: str, nearest: str | None
) -> None:
    page = wide.page
    page.goto(f"{server}/en/cosp-7-1/#{place}")
    told = page.locator(".nearest")
    expect(told).to_contain_text(f"This text has no “{place}”.")
    if nearest:
        expect(told.locator("a")).to_have_attribute("href", nearest)
    assert wide.errors == []


def test_a_place_that_is_there_says_nothing(wide: Reader, server: str) -> None:
    wide.page.goto(f"{server}/en/cosp-7-1/#op12-b")
    wide.page.wait_for_load_state("networkidle")
    assert not any("search.js" in request for request in wide.requests)
    expect(wide.page.locator(".nearest")).to_have_count(0)


def test_an_address_that_is_badly_written_breaks_nothing(wide: Reader, server: str) -> None:
    wide.page.goto(f"{server}/en/cosp-7-1/#%E0%A4%A")
    expect(wide.page.locator(".nearest")).to_have_text("This text has no “%E0%A4%A”.")
    assert wide.errors == []


def test_the_nearest_place_is_told_in_three_renderings_and_from_disk(
    wide: Reader, built: Path
) -> None:
    for rendering, words in (
        ("zh-Hans", "本篇没有“op99”，最接近的是#op32。"),
        ("zh-Hant", "本篇沒有「op99」，最接近的是#op32。"),
        ("en", "This text has no “op99”. The nearest is #op32."),
    ):
        wide.page.goto(f"file://{built}/{rendering}/cosp-7-1/index.html#op99")
        expect(wide.page.locator(".nearest")).to_have_text(words)


def test_the_error_page_leads_on_without_scripts(
    chromium: Browser, server: str, built: Path
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    error = (built / "404.html").read_text(encoding="utf-8")
    page.route(f"{server}/en/nothing/", lambda route: route.fulfill(status=404, body=error))
    page.goto(f"{server}/en/nothing/")
    page.locator('.choices [lang="en"] .jump a', has_text="Votes").click()
    page.wait_for_url(f"{server}/en/votes/")
    context.close()
