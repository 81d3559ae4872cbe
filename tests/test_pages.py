"""What pages say, looked up in the documents: what stands beside a unit, its slips, its links."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from build_scripts.build import Assembled
from build_scripts.model import Library
from build_scripts.pages.files import SiteFiles, site_of
from build_scripts.site.docs import Docs
from build_scripts.site.interface import Interface
from build_scripts.site.settings import Settings
from build_scripts.site.site import Site
from tests.site import Html, page_html

ADDRESS = "https://example.org/room/"
corpus = pytest.mark.corpus


@pytest.fixture(scope="module")
def small_site(small: Assembled, docs: Docs) -> Site:
    return site_of(small.library, small.published, docs, Settings(address=ADDRESS))


def parsed(site: Site, path: str) -> Html:
    html = Html()
    html.feed(page_html(site, path))
    return html


# Units.


@corpus
@pytest.mark.parametrize(
    ("slug", "before", "after"),
    [
        ("a-79-459", None, "a-79-459-draft-1"),
        ("a-79-459-draft-5", "a-79-459-draft-4", "a-79-459-draft-6"),
        ("a-79-459-draft-6", "a-79-459-draft-5", None),
        ("a-res-75-194", None, None),
    ],
)
def test_a_unit_leads_to_those_before_and_after_it_in_its_document(
    site: Site, slug: str, before: str | None, after: str | None
) -> None:
    page = page_html(site, f"en/{slug}/")
    turns = dict(re.findall(r'<a rel="(prev|next)" href="\.\./([^/]+)/">', page))
    assert (turns.get("prev"), turns.get("next")) == (before, after)


@corpus
def test_a_unit_names_its_pages(site: Site) -> None:
    assert "<dd>pages 1 to 6</dd>" in page_html(site, "en/cosp-7-1/")
    assert "<dd>第22页</dd>" in page_html(site, "zh-Hans/cosp-7-dec-1/")


def test_a_unit_without_english_says_so_in_english_and_shows_the_chinese(small_site: Site) -> None:
    missing = "The English text of this document is not here yet."
    english = page_html(small_site, "en/a-1-3-draft-1/")
    assert missing in english
    assert '<p lang="zh-Hans">' in english
    assert not re.search(r'lang="en">(?:<[^>]+>)*[\u3400-\u9fff]', english)
    assert missing not in page_html(small_site, "en/a-res-1-2/")
    assert missing not in page_html(small_site, "zh-Hant/a-1-3-draft-1/")


def test_each_text_of_a_page_says_its_language(small_site: Site) -> None:
    page = page_html(small_site, "en/a-res-1-2/")
    assert '<html lang="en"' in page
    assert re.search(r'<p lang="en">(?:<span class="verb">)?Bearing in mind', page)
    assert re.search(r'<p class="twin" lang="zh-Hans">(?:<span class="verb">)?铭记', page)


@corpus
def test_a_page_explains_the_slips_that_it_marks_and_no_others(site: Site) -> None:
    explained = 0
    for slug in site.library.units:
        page = page_html(site, f"zh-Hans/{slug}/")
        found = re.search(r'<script type="application/json" id="slips">(.*?)</script>', page)
        slips = json.loads(found[1]) if found else {}
        assert slips.keys() == set(re.findall(r'data-slip="([^"]+)"', page)), slug
        explained += len(slips)
    assert explained > 15


# The other pages.


@corpus
def test_the_errata_lead_to_the_places_that_have_the_slips(site: Site, library: Library) -> None:
    """Those of a text each to its place; those of a link are explained at the document's links."""
    about = page_html(site, "en/about/")
    text, link = (
        {
            f"{document.entry.name}-{erratum.id}"
            for document in library.documents
            for erratum in document.errata
            if erratum.kind == kind
        }
        for kind in ("text", "link")
    )
    for id in text:
        item = about.partition(f'<li id="{id}">')[2].partition("</li>")[0]
        assert re.search(r'<a href="\.\./[a-z0-9-]+/#(?:op|pp|p|fn|sec)[a-z0-9-]+">', item), id
    documents = page_html(site, "en/documents/")
    led = set(re.findall(r'href="\.\./about/#([a-z0-9-]+-erratum-\d+)"', documents))
    assert led == link
    assert len(link) == 19


@corpus
@pytest.mark.parametrize(
    ("slug", "counts"),
    [("a-res-75-194", [50, 67, 0, 0, 24]), ("cosp-wg2-2020-progress", [0, 109, 11, 29, 1])],
)
def test_what_was_counted_is_what_the_printed_pages_have(
    site: Site, slug: str, counts: list[int]
) -> None:
    """Preambular paragraphs, numbered ones, items, headings and footnotes.

    The note of the Working Group has 17 numbered headings and twelve times 已采取的行动.
    """
    row = re.search(rf'<a href="\.\./{slug}/">.*?</tr>', page_html(site, "en/about/"))
    assert row
    assert [int(n) for n in re.findall(r"<td>(\d+)</td>", row[0])] == counts


@corpus
def test_a_title_of_an_article_that_nobody_verified_is_shown_in_english_only(
    site: Site, library: Library
) -> None:
    unverified = [a for a in library.articles.values() if a.unverified]
    assert len(unverified) == 13
    for article in unverified:
        assert site.article(str(article.number), "zh-Hans") == f"《公约》第{article.number}条"
        assert site.article(str(article.number), "en").endswith(f": {article.title['en']}")
    assert site.article("57", "zh-Hans").startswith("《公约》第57条：")


def test_only_what_asks_is_counted_as_a_request(small_site: Site) -> None:
    """Resolution 1/2 welcomes in its first paragraph and urges in its second."""
    assert small_site.asking["a-res-1-2"] == 1


# What stands around the text.


def test_an_edition_with_an_address_names_it_in_full(small_site: Site) -> None:
    page = parsed(small_site, "en/a-res-1-2/")
    pages = {name: f"{ADDRESS}{name}/a-res-1-2/" for name in ("zh-Hans", "zh-Hant", "en")}
    assert page.alternates == {**pages, "x-default": pages["en"]}
    assert f'<link rel="canonical" href="{ADDRESS}en/a-res-1-2/">' in page_html(
        small_site, "en/a-res-1-2/"
    )


@pytest.mark.parametrize(
    ("path", "current"),
    [("en/reference/", "page"), ("en/votes/", "true"), ("en/data/", "true"), ("en/about/", None)],
)
def test_the_header_says_to_what_a_page_belongs(
    small_site: Site, path: str, current: str | None
) -> None:
    page = page_html(small_site, path)
    said = re.search(r'<a href="[./]*en/reference/"(?: aria-current="(\w+)")?>', page)
    assert said
    assert said[1] == current


def test_a_page_loads_what_the_site_has(small_site: Site) -> None:
    files = SiteFiles(small_site)
    for path, up in (("", 0), ("en/", 1), ("en/a-res-1-2/", 2)):
        loads = [load.partition("?")[0] for load in parsed(small_site, path).loads]
        assert loads
        assert all(load.startswith("../" * up) and not load.startswith("../" * (up + 1))
                   for load in loads)  # fmt: skip
        assert {load.removeprefix("../" * up) for load in loads} <= set(files)


def test_a_change_of_a_page_is_a_change_of_what_browsers_keep(small: Assembled, docs: Docs) -> None:
    """The service worker has another version when only the words of a page have changed."""

    def worker(assembled: Assembled, docs: Docs) -> bytes:
        return SiteFiles(site_of(assembled.library, assembled.published, docs, Settings()))["sw.js"]

    texts = {name: dict(said) for name, said in docs.interface.texts.items()}
    texts["not_official"]["en"] += " And one more sentence."
    changed = replace(docs, interface=Interface(texts))
    assert worker(small, docs) == worker(small, docs)
    assert worker(small, changed) != worker(small, docs)


# For programs that look for pages.


def test_programs_are_told_where_the_pages_are(small_site: Site) -> None:
    site = SiteFiles(small_site)
    assert site["robots.txt"] == (
        b"User-agent: *\nAllow: /\nSitemap: https://example.org/room/sitemap.xml\n"
    )
    default = b'hreflang="x-default" href="https://example.org/room/en/a-res-1-2/"/></url>'
    # Whoever reads none of the three languages is led to English, from each of the three pages.
    assert site["sitemap.xml"].count(default) == 3


# The policy.


def test_no_page_holds_what_its_policy_forbids(small_site: Site) -> None:
    """Every page states the policy; none has a script, a style or a handler written into it."""
    site = SiteFiles(small_site)
    pages = {path: site[path].decode() for path in site if path.endswith(".html")}
    assert {"404.html", "index.html", "en/a-res-1-2/index.html"} <= pages.keys()
    forbidden = re.compile(
        r"""<style|\s(?:style|on[a-z]+)=|<script(?! src=| type="application/(?:ld\+)?json")"""
        r"""|\ssrc="(?:https?:)?//|<base\b|<object\b"""
    )
    for path, html in pages.items():
        assert re.search(
            r"""<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="""
            r""""default-src 'self' file:; object-src 'none'; base-uri 'none'">""",
            html,
        ), path
        assert forbidden.findall(html) == [], path
