"""The history of a series, and the official English beside a unit, as a reader meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_scripts.build import Assembled
from build_scripts.publish.mkdocs import publish
from tests.browser.conftest import Reader, violations
from tests.small_corpus import ROOT
from tests.test_attached import TwoCorpora
from tests.test_history import TEXTS, series_of

pytestmark = pytest.mark.browser

#: What is copied of the paragraph pp1.
COPIED = """() => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector("#pp1 > p"));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const data = new DataTransfer();
  const event = { clipboardData: data, bubbles: true, cancelable: true };
  document.querySelector("#pp1").dispatchEvent(new ClipboardEvent("copy", event));
  return data.getData("text/plain");
}"""
OFFICIAL = (
    "Recalling chapter V of the Convention, in which it is provided that the Conference should "
    "promote cooperation in asset recovery,"
)
WORKING = (
    "Recalling chapter V of the Convention, under which the Conference of the States Parties "
    "should promote cooperation among States parties in asset recovery,"
)


def opened(page: Page, assembled: Assembled, folder: Path, name: str) -> Page:
    """A page of the site of a corpus, from disk."""
    publish(assembled, ROOT / "mkdocs.yml", folder)
    page.goto(f"{folder.as_uri()}/zh-Hans/{name}/index.html")
    return page


def test_any_two_texts_of_a_series_are_compared(wide: Reader, tmp_path: Path) -> None:
    assembled = series_of(tmp_path, TEXTS)
    page = opened(wide.page, assembled, tmp_path / "site", "succession/a-res-2-1--history")
    assert violations(page) == []
    threads = page.locator(".thread")
    first, last = page.locator(".any-two select").all()
    assert (first.input_value(), last.input_value()) == ("0", "2")
    page.get_by_role("button", name="对照这两篇").click()
    expect(page.locator(".any-two button").last).to_be_visible()
    expect(threads).to_have_count(4)
    changed = threads.nth(1)
    assert changed.locator("ins").all_inner_texts() == ["独立的"]
    assert changed.locator("del").count() == 0
    expect(threads.nth(2).locator("ins")).to_have_text("决定继续审议这一问题；")
    expect(threads.nth(3).locator("del")).to_have_text("鼓励会员国培训司法人员；")
    last.select_option("1")
    page.get_by_role("button", name="对照这两篇").click()
    expect(threads).to_have_count(3)
    page.get_by_role("button", name="显示全部沿革").click()
    expect(threads).to_have_count(4)


def test_the_english_is_chosen_and_remembered(wide: Reader, tmp_path: Path) -> None:
    corpora = TwoCorpora(tmp_path)
    corpora.imported()
    page = opened(wide.page, corpora.assembled(), tmp_path / "site", "a-res-1-2")
    page.goto(page.url.replace("zh-Hans", "en"))
    assert violations(page) == []
    official, working = (page.locator(f"#pp1 .{name}") for name in ("official", "working"))
    expect(official).to_be_visible()
    expect(working).to_be_hidden()
    assert page.evaluate(COPIED) == OFFICIAL
    page.get_by_role("button", name="Both").click()
    expect(working).to_be_visible()
    assert page.evaluate(COPIED) == f"{OFFICIAL} {WORKING}"
    page.get_by_role("button", name="Working").click()
    expect(official).to_be_hidden()
    assert page.evaluate("localStorage.english") == "working"
    assert page.evaluate(COPIED) == WORKING
    # What has but one English is there whatever is chosen, and so is the mark of a footnote.
    expect(page.locator("#op2-a > p").first).to_be_visible()
    page.locator("#fn1 .back").click()
    expect(page.locator("#fnref1")).to_be_in_viewport()
