"""The site in WebKit, over http and from disk: every kind of page, and what readers do on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.webkit import WebKit, find_webkit, webkit
from tests.site import QuietHandler, served

pytestmark = pytest.mark.browser

RENDERINGS = ("zh-Hans", "zh-Hant", "en")
PAIR = "succession/a-res-75-194--a-79-459-draft-6"
KINDS = (
    *("", "documents/", "glossary/", "glossary/asset-recovery/", "reference/", "citations/"),
    *("convention/", "succession/", f"{PAIR}/", "succession/a-res-75-194--history/", "requests/"),
    *("votes/", "data/", "about/", "cosp-7-1/", "ga-s32-declaration/", "search/?q=asset"),
    *("concordance/?q=asset+recovery", "sides/?a=a-res-75-194&b=a-79-459-draft-6"),
)
#: Gathers what goes wrong in a page; it stands before every other script.
WATCH = b"""window.wrong = [];
addEventListener("error", (event) => wrong.push(event.message ?? event.target.outerHTML), true);
addEventListener("unhandledrejection", (event) => wrong.push(String(event.reason)));
addEventListener("securitypolicyviolation", (event) => wrong.push(event.violatedDirective));
"""
FIRST = b'<meta name="color-scheme"'
#: A reader's screen of 320 px, within a window that cannot be so narrow.
NARROW = """document.body.innerHTML = "";
const frame = Object.assign(document.createElement("iframe"), { src: arguments[0], width: 320 });
frame.onload = () => { frame.dataset.there = true; };
document.body.append(frame);"""


class Watched(QuietHandler):
    """Serves the site with the watching script in every page."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if path.name == "watch.js":
            self._answer("text/javascript", WATCH)
        elif path.suffix == ".html" and path.exists():
            page = path.read_bytes().replace(FIRST, b'<script src="/watch.js"></script>' + FIRST)
            self._answer("text/html; charset=utf-8", page)
        else:
            super().do_GET()

    def _answer(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def window() -> Iterator[WebKit]:
    browser = find_webkit()
    if browser is None:
        pytest.skip("NO WEBKIT: install Debian's packages webkit2gtk-driver and xvfb")
    with webkit(browser) as window:
        window.resize(1280, 900)
        yield window


@pytest.fixture(scope="module")
def watched(built: Path) -> Iterator[str]:
    with served(built, Watched) as address:
        yield address


@pytest.fixture(params=["http", "disk"])
def root(request: pytest.FixtureRequest, watched: str, built: Path) -> str:
    return watched if request.param == "http" else f"file://{built}"


def page(root: str, path: str) -> str:
    """The address of a page, which on disk is that of its file."""
    path, _, query = path.partition("?")
    file = "index.html" if root.startswith("file:") else ""
    return f"{root}/{path}{file}" + (f"?{query}" if query else "")


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_every_kind_of_page_is_whole(window: WebKit, watched: str, rendering: str) -> None:
    for kind in KINDS:
        window.open(page(watched, f"{rendering}/{kind}"))
        assert window.run("return wrong") == [], kind
        assert window.run("return document.querySelector('h1').innerText"), kind
        assert window.run("return document.documentElement.lang") == rendering


def test_nothing_scrolls_sideways(window: WebKit, watched: str) -> None:
    for kind in KINDS:
        window.open(f"{watched}/")
        window.run(NARROW, page(watched, f"zh-Hans/{kind}"))
        window.wait("return document.querySelector('iframe').dataset.there")
        wide = "return document.querySelector('iframe').contentDocument.documentElement.scrollWidth"
        assert window.run(wide) <= 320, kind


def test_a_term_shows_its_card_and_escape_closes_it(window: WebKit, root: str) -> None:
    window.open(page(root, "zh-Hant/cosp-7-1/"))
    window.hover("#pp1 p:not(.twin) a.term")
    said = window.wait("return document.querySelector('.card')?.innerText")
    assert "United Nations Convention against Corruption" in said
    window.press("Escape")
    window.wait("return !document.querySelector('.card')")


def test_a_paragraph_offers_what_can_be_copied_of_it(window: WebKit, root: str) -> None:
    window.open(page(root, "en/cosp-7-1/"))
    window.hover("#op2 > .no")
    window.wait("return document.querySelector('#op2 .acts')")
    window.click("#op2 .acts button:nth-child(2)")
    said = window.wait("return document.querySelector('#op2 .card')?.innerText")
    assert "resolution 7/1" in said
    assert "cosp-7-1/#op2" in said


def test_the_search_opens_with_a_key_and_leads_there(window: WebKit, root: str) -> None:
    window.open(page(root, "zh-Hans/cosp-7-1/"))
    window.press("/")
    window.wait("return document.activeElement.matches('dialog input')")
    window.press(*"article 57")
    found = "return document.querySelector('dialog [role=option]')?.href"
    assert window.wait(found).startswith(root)
    window.press("ArrowDown", "Enter")
    window.wait("return !location.href.includes('cosp-7-1')")


def test_what_is_set_holds_on_the_next_page(window: WebKit, root: str) -> None:
    window.open(page(root, "en/cosp-7-1/"))
    window.click("header button.set")
    window.wait("return document.querySelector('dialog.settings button[data-theme=dark]')")
    window.click("dialog.settings button[data-theme=dark]")
    window.open(page(root, "en/cosp-7-2/"))
    dark = "return getComputedStyle(document.body).backgroundColor"
    assert window.run(dark) == "rgb(23, 25, 27)"
    window.run("localStorage.clear()")


def test_the_rendering_changes_at_the_same_paragraph(window: WebKit, root: str) -> None:
    window.open(page(root, "zh-Hans/cosp-7-1/") + "#op12-b")
    window.click('.renderings a[lang="en"]')
    window.wait("return document.documentElement.lang === 'en'")
    top = window.wait("return document.getElementById('op12-b').getBoundingClientRect().top")
    assert 0 < top < 900


def test_a_comparison_shows_only_what_is_new(window: WebKit, root: str) -> None:
    window.open(page(root, f"en/{PAIR}/"))
    window.click('.show button[data-show="new"]')
    rows = "[...document.querySelectorAll('ol.rows > li')].filter((row) => row.offsetParent)"
    assert window.run(f"return {rows}.length") == 42


def test_what_is_not_there_is_answered_with_what_is_nearest(window: WebKit, root: str) -> None:
    window.open(page(root, "en/cosp-7-1/") + "#op99")
    nearest = window.wait("return document.querySelector('.nearest a')?.getAttribute('href')")
    assert nearest == "#op32"


def test_what_was_read_is_there_without_a_network(window: WebKit, built: Path) -> None:
    with served(built) as address:
        window.open(f"{address}/en/cosp-7-1/")
        window.wait(
            "caches.match(location.href).then((found) => { window.kept = Boolean(found); });"
            "return window.kept"
        )
    window.open(f"{address}/en/cosp-7-1/")
    assert window.wait("return document.querySelector('.offline')?.innerText")
    window.open(f"{address}/en/cosp-7-3/")
    assert "not kept" in window.run("return document.title")
