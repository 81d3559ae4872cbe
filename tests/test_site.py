"""The built site as files: addresses, links, languages, and nothing from elsewhere."""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from build_scripts.build import Assembled
from build_scripts.publish.mkdocs import edition_at
from build_scripts.site.interface import Interface
from tests.site import ROOT, Html, dead_links, pages, read_html

RENDERINGS = ("zh-Hans", "zh-Hant", "en")
UNITS = (
    *("a-res-75-194", "ga-s32-declaration", "cosp-wg2-2020-progress", "cosp-7-dec-1", "a-79-459"),
    *(f"cosp-7-{number}" for number in range(1, 9)),
    *(f"a-79-459-draft-{number}" for number in range(1, 7)),
)

pytestmark = pytest.mark.corpus


def test_no_space_is_typed_between_han_and_latin(interface: Interface) -> None:
    """The style sheet sets them apart; code in a text counts as Latin."""
    apart = re.compile(r"[\u3400-\u9fff] [A-Za-z0-9`]|[A-Za-z0-9`] [\u3400-\u9fff]")
    assert [
        n for n, said in interface.texts.items() if apart.search(said["zh-Hans"] + said["zh-Hant"])
    ] == []


def test_one_is_said_as_one() -> None:
    texts = {"cited": {"en": "Cited {count} times"}, "cited_one": {"en": "Cited once"}}
    assert Interface(texts).say("en", "cited", count=1) == "Cited once"
    assert Interface(texts).say("en", "cited", count=2) == "Cited 2 times"


@pytest.fixture(scope="module")
def html(own_built: Path) -> dict[str, Html]:
    return dict(pages(own_built))


@pytest.fixture(scope="module")
def units(own: Assembled) -> tuple[str, ...]:
    """The slugs of the project's own corpus: those of the contract, and those that came later."""
    assert own.library.units.keys() >= set(UNITS)
    return tuple(own.library.units)


def test_every_unit_has_its_page_in_every_rendering(
    units: tuple[str, ...], html: dict[str, Html]
) -> None:
    expected = {f"{rendering}/{slug}/" for rendering in RENDERINGS for slug in units}
    assert expected <= html.keys()


def test_every_id_of_the_data_stands_on_its_page_once(
    own_built: Path, units: tuple[str, ...], html: dict[str, Html]
) -> None:
    for slug in units:
        data = json.loads(
            (own_built / "data" / "units" / f"{slug}.json").read_text(encoding="utf-8")
        )
        ids = [p["id"] for p in data["paragraphs"]] + [n["id"] for n in data["footnotes"]]
        ids += [vote["id"] for vote in data["votes"]]
        for rendering in RENDERINGS:
            present = html[f"{rendering}/{slug}/"].ids
            missing = [id for id in ids if present.count(id) != 1]
            assert not missing, (rendering, slug, missing[:5])


def test_no_id_stands_twice_on_a_page(html: dict[str, Html]) -> None:
    for address, page in html.items():
        assert len(page.ids) == len(set(page.ids)), address


def test_every_internal_link_and_fragment_resolves(own_built: Path, html: dict[str, Html]) -> None:
    assert dead_links(own_built, html) == []


def test_no_page_loads_anything_from_another_host(html: dict[str, Html], own_built: Path) -> None:
    for address, page in html.items():
        assert not [load for load in page.loads if urlsplit(load).netloc], address
    for path in own_built.rglob("*"):
        if path.suffix in (".js", ".css"):
            text = path.read_text(encoding="utf-8")
            assert "unpkg.com" not in text
            assert "@import" not in text
            assert "url(http" not in text


def test_the_language_of_each_page_is_its_rendering(html: dict[str, Html]) -> None:
    for address, page in html.items():
        if address:
            assert page.language == address.split("/", maxsplit=1)[0]


class Said(HTMLParser):
    """The texts of a page, each with the language that it is said to be in, and where it stands."""

    WITHOUT_END = ("br", "hr", "img", "input", "link", "meta", "wbr")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.texts: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        language = values.get("lang") or self.open[-1][1]
        for name in ("aria-label", "title", "placeholder", "alt"):
            self.texts.append((language, tag, values.get(name) or ""))
        if tag not in self.WITHOUT_END:
            self.open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts.append((self.open[-1][1], tag, ""))

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1]
        self.texts.append((language, tag, data))


def test_chinese_says_that_it_is_chinese(own_built: Path) -> None:
    """Also within English pages. What has no room for markup is not asked."""
    han = re.compile(r"[\u3400-\u9fff]")
    wrong, seen = [], 0
    for path in sorted(own_built.rglob("*.html")):
        page = Said()
        page.feed(path.read_text(encoding="utf-8"))
        for language, tag, text in page.texts:
            if not han.search(text) or tag in ("script", "style", "option", "title"):
                continue
            seen += language.startswith("zh")
            if not language.startswith("zh"):
                wrong.append((path.relative_to(own_built), tag, text[:40]))
    assert seen > 1000
    assert wrong == []


def test_alternates_name_the_same_page_in_the_three_renderings(html: dict[str, Html]) -> None:
    for address, page in html.items():
        if address:
            rest = address.split("/", maxsplit=1)[1]
            for rendering in RENDERINGS:
                assert page.alternates[rendering].endswith(f"/{rendering}/{rest}")


def test_the_sitemap_has_every_page_with_its_alternates(
    own_built: Path, html: dict[str, Html]
) -> None:
    tree = ET.parse(own_built / "sitemap.xml")
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    xhtml = "{http://www.w3.org/1999/xhtml}link"
    urls = tree.findall("s:url", space)
    assert len(urls) == len(html)
    for url in urls:
        languages = {link.get("hreflang") for link in url.findall(xhtml)}
        assert languages == {*RENDERINGS, "x-default"}


def test_the_error_page_speaks_three_languages(own_built: Path) -> None:
    page = read_html(own_built / "404.html")
    assert {f"/{rendering}/" for rendering in RENDERINGS} <= {
        urlsplit(link).path for link in page.links
    }
    assert all(not urlsplit(load).netloc for load in page.loads)


def test_the_data_index_answers_the_contract(own_built: Path, units: tuple[str, ...]) -> None:
    index = json.loads((own_built / "data" / "index.json").read_text(encoding="utf-8"))
    assert {unit["slug"] for unit in index["units"]} == set(units)
    for unit in index["units"]:
        assert set(unit) == {
            *("slug", "symbol", "kind", "title", "date", "body", "url", "document", "english")
        }
        assert set(unit["title"]) == set(unit["url"]) == set(RENDERINGS)


def test_every_page_names_the_feed_of_its_rendering(own_built: Path) -> None:
    for path in own_built.rglob("*/index.html"):
        address = path.parent.relative_to(own_built)
        link = re.search(
            r'type="application/atom\+xml"[^>]* href="([^"]+)"', path.read_text("utf-8")
        )
        assert link, address
        feed = (path.parent / link[1]).resolve()
        assert feed == own_built.resolve() / address.parts[0] / "feed.xml"
        assert ET.parse(feed).getroot().tag == "{http://www.w3.org/2005/Atom}feed"


def test_what_belongs_together_is_named_together(own_built: Path) -> None:
    """The name of all that pages load, at once or late, says what is in it.

    So a page of one build never shows styles, scripts, words or faces of another.
    """
    named = re.compile(
        r"(assets|search)/[0-9a-f]{8,}/.+|assets/[\w.-]+\.[0-9a-f]{8,}\.(js|woff2)"
        r"|terms/[\w-]+/[\w-]+\.[0-9a-f]{10}\.js|search/[0-9a-f]{8}\.js|sw\.js"
    )
    paths = [path.relative_to(own_built).as_posix() for path in own_built.rglob("*")]
    loaded = [path for path in paths if path.endswith((".js", ".css", ".woff2"))]
    assert len([path for path in loaded if "/cited/" in path]) > len(RENDERINGS)
    assert [path for path in loaded if not named.fullmatch(path)] == []
    # What scripts ask for is put together of these names.
    faces = [path for path in loaded if path.endswith(".woff2")]
    (style,) = (path for path in loaded if path.endswith("/site.css"))
    asked = re.findall(r'url\("\.\./([^"]+)"\)', (own_built / style).read_text("utf-8"))
    assert {f"assets/{name}" for name in asked} == set(faces)


@pytest.mark.parametrize("address", ["", "https://example.org/library/"])
def test_pages_stay_light(assembled: Assembled, address: str) -> None:
    """Both languages and every asset, gzipped: under 100 KB, and 130 KB for draft VI."""
    site = edition_at(address, assembled, ROOT / "mkdocs.yml")

    def weight(path: str) -> int:
        return len(gzip.compress(site[path], mtime=0))

    of_all = ("first.js", "site.css", "site.js", "mark.svg")
    found = [path for path in site if path.startswith("assets/") and path.endswith(of_all)]
    assert len(found) == len(of_all)
    assets = sum(map(weight, found))
    for rendering in RENDERINGS:
        for slug in UNITS:
            bound = 130_000 if slug == "a-79-459-draft-6" else 100_000
            (terms,) = (path for path in site if path.startswith(f"terms/{rendering}/{slug}."))
            first = weight(f"{rendering}/{slug}/index.html") + assets + weight(terms)
            assert first < bound, (rendering, slug, first)
