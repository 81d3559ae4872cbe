"""Any two texts are laid side by side in the browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader, frames

pytestmark = pytest.mark.browser


def texts(built: Path, slug: str, language: str) -> list[str]:
    data = json.loads((built / "data" / "units" / f"{slug}.json").read_text(encoding="utf-8"))
    return [paragraph["text"][language] for paragraph in data["paragraphs"]]


@pytest.mark.parametrize("where", ["http", "file"])
def test_two_texts_are_shown_whole(wide: Reader, server: str, built: Path, where: str) -> None:
    """Each paragraph of both stands there once, and its marks say what the other has not."""
    page = wide.page
    base = server if where == "http" else f"file://{built}"
    page.goto(f"{base}/zh-Hans/sides/index.html")
    page.locator("select[name=a]").select_option("a-res-75-194")
    page.locator("select[name=b]").select_option("a-79-459-draft-6")
    page.get_by_role("button", name="对照").click()
    expect(page.locator(".rows")).to_have_attribute("aria-busy", "false")
    for side, slug in (("earlier", "a-res-75-194"), ("later", "a-79-459-draft-6")):
        shown = page.locator(f".rows .{side} > p").all_text_contents()
        assert sorted(shown) == sorted(texts(built, slug, "zh-Hans"))
    same = page.locator(".row.same")
    assert same.locator(".earlier > p").all_text_contents() == (
        same.locator(".later > p").all_text_contents()
    )
    assert same.count() > 40
    changed = page.locator(".row.changed").first
    kept = "n => [...n.childNodes].filter((c) => c.nodeType === 3).map((c) => c.data).join('')"
    assert changed.locator(".earlier > p").evaluate(kept) == (
        changed.locator(".later > p").evaluate(kept)
    )
    assert wide.errors == []


def test_two_texts_have_an_address(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/sides/?a=cosp-7-1&b=cosp-7-2")
    expect(page.locator(".rows > li").first).to_be_visible()
    expect(page.locator(".sides [role=status]")).to_contain_text("same")
    page.locator(".row.new .later a").first.click()
    page.wait_for_url("**/en/cosp-7-2/#*")


def test_the_last_two_texts_that_were_asked_for_are_shown(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/sides/?a=a-res-75-194&b=a-79-459-draft-6")
    page.locator("select[name=a]").select_option("cosp-7-1")
    page.locator("select[name=b]").select_option("cosp-7-2")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".rows")).to_have_attribute("aria-busy", "false")
    links = page.locator(".rows .at").evaluate_all("all => all.map((a) => a.pathname)")
    assert {link.split("/")[-2] for link in links} == {"cosp-7-1", "cosp-7-2"}


def test_rows_are_painted_while_others_are_compared(wide: Reader, server: str) -> None:
    seen = frames(wide.page, f"{server}/en/sides/?a=a-res-75-194&b=a-79-459-draft-6", ".rows")
    assert len(seen) > 3


def test_a_text_is_proposed_beside_its_successor_and_never_beside_itself(
    wide: Reader, server: str
) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hant/sides/")
    first, second = page.locator("select[name=a]"), page.locator("select[name=b]")
    expect(first).to_have_value("a-res-75-194")
    expect(second).to_have_value("a-79-459-draft-6")
    # A text that nothing succeeds leaves the second choice to the reader.
    first.select_option("cosp-7-1")
    expect(second).to_have_value("")
    page.get_by_role("button", name="對照").click()
    expect(page.locator(".rows > li")).to_have_count(0)
    second.select_option("cosp-7-2")
    first.select_option("a-79-459-draft-6")
    expect(second).to_have_value("cosp-7-2")
    first.select_option("cosp-7-2")
    expect(second).to_have_value("")
    assert wide.errors == []
