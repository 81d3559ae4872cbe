"""The concordance shows every place of a term or a phrase in two languages."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader, frames

pytestmark = pytest.mark.browser

TERM = "asset-recovery"


def a_term(built: Path) -> dict[str, Any]:
    terms = json.loads((built / "data" / "glossary.json").read_text(encoding="utf-8"))
    return next(term for term in terms if term["id"] == TERM)


def saved(page: Page, kind: str) -> str:
    with page.expect_download() as download:
        page.locator(f"[data-as={kind}]").click()
    return Path(download.value.path()).read_text(encoding="utf-8")


@pytest.mark.parametrize("rendering", ["zh-Hans", "zh-Hant", "en"])
@pytest.mark.parametrize("where", ["http", "file"])
def test_a_term_of_the_glossary_has_all_its_places(
    wide: Reader, server: str, built: Path, rendering: str, where: str
) -> None:
    page, term = wide.page, a_term(built)
    base = server if where == "http" else f"file://{built}"
    page.goto(f"{base}/{rendering}/glossary/index.html#{TERM}")
    page.locator(f"#{TERM} .places a").click()
    page.locator("main a[href*=concordance]").click()
    rows = page.locator(".aligned > li")
    expect(rows).to_have_count(len(term["occurrences"]))
    hrefs = rows.locator(".where a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    assert [href.split("/")[-2:] for href in hrefs] == [
        [place["unit"], f"#{place['paragraph']}"] for place in term["occurrences"]
    ]
    chinese = "zh-Hant" if rendering == "zh-Hant" else "zh-Hans"
    marked = set(rows.locator(f"p[lang={chinese}] mark").all_text_contents())
    names = [term[chinese], *(variant[chinese] for variant in term["variants"])]
    assert term[chinese] in marked <= set(names)
    assert "asset recovery" in rows.locator("p[lang=en] mark").all_text_contents()


def test_a_phrase_is_saved_as_it_is_shown(wide: Reader, server: str, built: Path) -> None:
    page = wide.page
    page.goto(f"{server}/en/concordance/")
    page.locator(".concordance input").fill("returning assets")
    page.keyboard.press("Enter")
    rows = page.locator(".aligned > li")
    expect(rows.first).to_be_visible()
    page.reload()
    expect(page.locator(".aligned")).to_have_attribute("aria-busy", "false")
    count = rows.count()
    table = list(csv.reader(io.StringIO(saved(page, "csv").removeprefix("\ufeff"))))
    assert table[0] == ["place", "zh-Hans", "en", "address"]
    assert len(table) == count + 1
    english = rows.locator("p[lang=en]").all_text_contents()
    assert [row[2] for row in table[1:]] == english
    units = ET.fromstring(saved(page, "tmx")).findall(".//tu")
    assert [unit.findtext("tuv[2]/seg") for unit in units] == english


def test_the_first_places_are_painted_before_the_others_are_there(
    wide: Reader, server: str
) -> None:
    seen = frames(wide.page, f"{server}/en/concordance/?q=asset+recovery", ".aligned")
    assert (min(seen), max(seen)) in {(1, 150), (2, 150)}
    assert len(seen) > 3


def test_a_search_leads_to_the_concordance(wide: Reader, server: str) -> None:
    wide.page.goto(f"{server}/en/search/?q=benificial")
    wide.page.get_by_role("link", name="All places in Chinese and English").click()
    wide.page.wait_for_url("**/en/concordance/?q=beneficial")
    expect(wide.page.locator(".aligned mark").first).to_have_text("beneficial")


@pytest.mark.parametrize("part", ["start", "k", "en-"], ids=["whole", "keys", "texts"])
@pytest.mark.parametrize("asked", ["concordance/?q=recovery", "sides/?a=cosp-7-1&b=cosp-7-2"])
def test_where_the_index_is_not_there_any_more_the_reader_is_asked_to_reload(
    wide: Reader, server: str, asked: str, part: str
) -> None:
    """A tab that was open while the site was built anew; comparing texts needs no keys."""
    page, room = wide.page, asked.partition("/")[0]
    page.route(
        re.compile(rf"/search/[0-9a-f]{{10}}/{part}"), lambda route: route.fulfill(status=404)
    )
    page.goto(f"{server}/en/{asked}")
    status = page.locator(f".{room} [role=status]")
    expect(page.locator(f".{room} [aria-busy]")).to_have_attribute("aria-busy", "false")
    if (room, part) == ("sides", "k"):
        expect(status).to_contain_text("same")
        return
    expect(status).to_contain_text("The site has changed since this page came.")
    page.unroute_all()
    status.get_by_role("button", name="Reload").click()
    expect(page.locator(f".{room} li p").first).to_be_visible()
    expect(status.get_by_role("button")).to_have_count(0)
