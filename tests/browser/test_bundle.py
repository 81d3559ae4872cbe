"""The bundle: the same bytes each time, and everything works from disk with no network."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from build_scripts.build import Assembled
from build_scripts.publish.bundle import make_bundle
from build_scripts.publish.mkdocs import edition_for_disk
from tests.browser.conftest import Reader, choose, wait_until
from tests.site import ROOT

pytestmark = pytest.mark.browser

TWELVE_MEGABYTES = 12_000_000


@pytest.fixture(scope="module")
def unpacked(assembled: Assembled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle, made twice, compared, and unpacked."""
    folder = tmp_path_factory.mktemp("bundle")
    edition = edition_for_disk(assembled, ROOT / "mkdocs.yml")
    bundle = make_bundle(edition)
    assert bundle == make_bundle(edition_for_disk(assembled, ROOT / "mkdocs.yml"))
    assert len(bundle.data) < TWELVE_MEGABYTES
    with zipfile.ZipFile(io.BytesIO(bundle.data)) as archive:
        archive.extractall(folder)
    return folder / bundle.name.removesuffix(".zip")


def test_everything_works_from_disk_without_a_network(chromium: Browser, unpacked: Path) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    reader = Reader(context)
    page = reader.page
    page.goto(f"file://{unpacked}/index.html")
    page.locator("ul.choices a[hreflang=zh-Hans]").click()
    wait_until(page, "!!window.readingRoom")
    page.keyboard.press("/")
    page.keyboard.type("常務委員會")
    expect(page.locator("dialog [role=status]")).not_to_be_empty()
    page.locator("dialog input").fill("受益所有權")
    expect(page.locator("dialog mark", has_text="受益所有权").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/index.html*#*")
    choose(page, "reading", "two")
    expect(page.locator(".p p.twin").first).to_be_visible()
    page.locator(".p p:not(.twin) a.term").first.hover()
    expect(page.locator(".card")).to_be_visible()
    page.mouse.move(5, 5)
    page.locator(".renderings a[hreflang=zh-Hant]").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    page.locator(".p").first.hover()
    page.locator(".acts button").first.click()
    expect(page.locator(".toast")).to_be_visible()
    page.goto(f"file://{unpacked}/en/glossary/index.html#asset-recovery")
    page.locator("#asset-recovery .places a").click()
    page.locator("ul.places span a").first.click()
    expect(page).to_have_url(re.compile(r"/en/a-79-459/index\.html#"))
    page.goto(f"file://{unpacked}/data/index.json")
    assert reader.errors == []
    assert all(request.startswith("file://") for request in reader.requests)
    context.close()


def test_from_disk_a_citation_gives_the_official_address(wide: Reader, unpacked: Path) -> None:
    page = wide.page
    page.goto(f"file://{unpacked}/zh-Hans/a-res-75-194/index.html")
    page.locator("#op2 > p").first.hover()
    page.locator("#op2 .acts button").nth(1).click()
    expect(page.locator(".card p[lang=zh-Hans]")).to_have_text(
        "大会第75/194号决议，第2段（A/RES/75/194，第七十五届会议，2020年12月16日），https://undocs.org/zh/A/RES/75/194"
    )
    expect(page.locator(".card p[lang=en]")).to_have_text(
        "General Assembly resolution 75/194, para. 2 (A/RES/75/194, seventy-fifth session,"
        " 16 December 2020), https://undocs.org/en/A/RES/75/194"
        " (working translation, not an official text)"
    )


def test_from_disk_no_feed_is_offered(unpacked: Path) -> None:
    assert not list(unpacked.rglob("feed.xml"))
    assert "feed.xml" not in (unpacked / "en" / "about" / "index.html").read_text("utf-8")


def test_the_search_from_disk_answers_at_once(wide: Reader, unpacked: Path) -> None:
    page = wide.page
    page.goto(f"file://{unpacked}/en/search/index.html?q=asset")
    expect(page.locator(".excerpt").first).to_be_visible()
    took = page.evaluate(
        """async (questions) => {
          const took = [];
          for (const question of questions) {
            const before = performance.now();
            await window.readingRoom.search.search(question);
            took.push(performance.now() - before);
          }
          return took;
        }""",
        ["corruption", "asset recovery", "beneficial ownership", "mutual legal assistance", "资产"],
    )
    assert sorted(took)[2] < 200
