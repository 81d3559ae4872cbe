"""What a page is on paper: printed by Chromium, and read back from the PDF."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

COMPARISON = "succession/a-res-75-194--a-79-459-draft-6"


def sheets(page: Page, folder: Path) -> list[str]:
    """The page printed on A4: what stands on each sheet."""
    if shutil.which("pdftotext") is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing("NO pdftotext: install Debian's package poppler-utils")
    printed = folder / "printed.pdf"
    page.pdf(path=printed, format="A4", prefer_css_page_size=True)
    read = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, check=True)
    return read.stdout.decode("utf-8").split("\f")[:-1]


@pytest.mark.parametrize(("rendering", "bound"), [("en", 24), ("zh-Hans", 17), ("zh-Hant", 17)])
def test_a_comparison_takes_few_sheets(
    wide: Reader, server: str, tmp_path: Path, rendering: str, bound: int
) -> None:
    wide.page.goto(f"{server}/{rendering}/{COMPARISON}/")
    assert len(sheets(wide.page, tmp_path)) <= bound


def test_every_sheet_says_what_it_is_of(wide: Reader, server: str, tmp_path: Path) -> None:
    """Symbol and address, and its number among all; the first has the symbol in its own text."""
    wide.page.goto(f"{server}/en/a-res-75-194/")
    address = wide.page.locator("link[rel=canonical]").get_attribute("href")
    found = sheets(wide.page, tmp_path)
    for number, sheet in enumerate(found, 1):
        first, *_, last = sheet.strip().splitlines()
        assert re.fullmatch(rf"{re.escape(str(address))}\s+{number} / {len(found)}", last)
        assert number == 1 or "(A/RES/75/194," in first


@pytest.mark.parametrize("path", ["en/a-79-459/", "zh-Hans/cosp-wg2-2020-progress/", "en/about/"])
def test_no_heading_is_the_last_on_its_sheet(
    wide: Reader, server: str, tmp_path: Path, path: str
) -> None:
    wide.page.goto(f"{server}/{path}")
    headings = wide.page.locator("main :is(h2, h3, h4, h5)").all_inner_texts()
    assert len(headings) > 3
    for sheet in sheets(wide.page, tmp_path):
        *_, last, _foot = (" ".join(line.split()) for line in sheet.splitlines() if line.strip())
        assert not any(heading.endswith(last) for heading in headings), last


@pytest.mark.parametrize(
    ("path", "controls"),
    [
        ("en/cosp-7-1/", (".bar", "button.set", ".find", ".folds summary", ".contents")),
        ("zh-Hant/glossary/", (".filter", ".jump", ".find")),
        ("en/glossary/asset-recovery/", (".find", ".links a")),
        (f"en/{COMPARISON}/", (".show", ".jump")),
        ("en/requests/", ("#requests-filters", ".jump")),
        ("en/search/", ("main input",)),
        ("zh-Hans/sides/", ("form",)),
    ],
)
def test_nothing_that_can_only_be_pressed_is_printed(
    wide: Reader, server: str, path: str, controls: tuple[str, ...]
) -> None:
    page = wide.page
    page.goto(f"{server}/{path}")
    page.wait_for_load_state("networkidle")
    for control in controls:
        assert page.locator(control).count(), control
    page.emulate_media(media="print")
    for control in (*controls, "input", "select", ":not(th) > button"):
        expect(page.locator(control).locator("visible=true")).to_have_count(0)


def test_two_columns_stay_two_on_paper(wide: Reader, server: str) -> None:
    page = wide.page
    page.set_viewport_size({"width": 673, "height": 900})
    page.goto(f"{server}/en/cosp-7-1/")
    page.evaluate("document.documentElement.dataset.reading = 'two'")
    page.emulate_media(media="print")
    text, twin = (page.locator(f"#op1 > p{of}").bounding_box() for of in (":not(.twin)", ".twin"))
    assert text and twin
    assert text["y"] == twin["y"]
    assert text["x"] + text["width"] < twin["x"]


def test_the_screen_does_not_wait_for_the_rules_of_the_paper(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/cosp-7-1/")
    sheet = page.locator("link[href$='/print.css']")
    expect(sheet).to_have_attribute("media", "print")
    entry = "(href) => performance.getEntriesByName(href)[0].renderBlockingStatus"
    assert page.evaluate(entry, sheet.evaluate("n => n.href")) == "non-blocking"
