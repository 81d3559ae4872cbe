"""Lists that are cut into pages, as a reader meets them who opens them from disk."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from build_scripts.build import Assembled
from build_scripts.pages.files import build_site
from build_scripts.site.docs import Docs
from build_scripts.site.settings import Settings
from tests.browser.conftest import SCREENS, Reader, violations

pytestmark = pytest.mark.browser

LISTS = ("documents", "citations", "requests", "votes", "data")


@pytest.fixture(scope="module")
def cut(assembled: Assembled, docs: Docs, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the five documents' lists, of which each page may have a kilobyte."""
    folder = tmp_path_factory.mktemp("cut")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("build_scripts.site.groups.HEAVIEST", 1000)
        site = build_site(assembled.library, assembled.published, docs, Settings())
    beginnings = (
        "assets/",
        "search/",
        *(f"{lang}/{name}/" for lang in ("en", "zh-Hant") for name in LISTS),
    )
    for path in (path for path in site if path.startswith(beginnings)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(site[path])
    return folder.as_uri()


@pytest.mark.parametrize(
    ("name", "asked", "found", "leads"),
    [
        (
            "documents",
            "preparations special session",
            "Report of the Conference",
            "/ga-s32-declaration/",
        ),
        ("votes", "459", "A/79/459", "#a-79-459"),
        ("citations", "58/4", "58/4", "/citations/"),
        ("requests", "drugs and crime", "United Nations Office", "/requests/addressee-unodc/"),
        ("requests", "resolution 7/6", "Resolution 7/6", "#cosp-7-6"),
    ],
)
def test_whoever_types_finds_in_all_pages(
    wide: Reader, cut: str, name: str, asked: str, found: str, leads: str
) -> None:
    page = wide.page
    page.goto(f"{cut}/en/{name}/index.html")
    assert not any("/lists/en/" in request for request in wide.requests)
    page.locator("#list-find").press_sequentially(asked)
    row = page.locator("#list-found a", has_text=found).first
    expect(row).to_be_visible()
    address = str(row.evaluate("link => link.href"))
    assert leads in address
    row.click()
    folder, place = address.rsplit("/", 1)
    expect(page).to_have_url(f"{folder}/index.html{place}")
    expect(page.locator("h1")).to_have_count(1)
    assert wide.errors == []


def test_what_is_nowhere_is_said_to_be_nowhere(wide: Reader, cut: str) -> None:
    page = wide.page
    page.goto(f"{cut}/en/votes/index.html")
    page.locator("#list-find").press_sequentially("Atlantis")
    expect(page.locator("#list-count")).to_have_text("Found: 0")
    page.locator("#list-find").fill("")
    expect(page.locator("#list-found")).to_be_hidden()


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("votes/index.html#a-79-459-vote-1", "#a-79-459-vote-1"),
        ("requests/index.html?unit=cosp-7-6#all", "#cosp-7-6"),
        ("requests/index.html?addressee=unodc#all", "/requests/addressee-unodc/index.html"),
    ],
)
def test_an_old_address_leads_on(wide: Reader, cut: str, old: str, now: str) -> None:
    page = wide.page
    page.goto(f"{cut}/en/{old}")
    page.wait_for_url(lambda url: url.endswith(now) and not url.endswith(old))
    assert wide.errors == []


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(("scheme", "width"), SCREENS)
def test_axe_finds_nothing(chromium: Browser, cut: str, name: str, scheme: Any, width: int) -> None:
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{cut}/{'en' if width == 1280 else 'zh-Hant'}/{name}/index.html")
    assert violations(page, scheme) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
