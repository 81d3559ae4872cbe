"""A site is a mapping of paths to bytes: pure, whole, and anybody's to publish."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from build_scripts.build import Assembled, assemble
from build_scripts.model import RENDERINGS
from build_scripts.pages.files import SiteFiles, build_site
from build_scripts.pages.table import HEADER, PAGES, REFERENCE, RESERVED, names
from build_scripts.publish.mkdocs import edition_at, publish
from build_scripts.publish.write import write_site
from build_scripts.site.docs import Docs
from build_scripts.site.interface import Interface
from build_scripts.site.page import Page
from build_scripts.site.settings import Bundle, Settings
from tests.site import dead_links, pages
from tests.small_corpus import ROOT, copy_corpus
from tests.small_corpus import replace as replace_in

ADDRESS = "http://127.0.0.1:8000/"
HOSTILE = "\"'><script>alert(1)</script>"


def without_mkdocs(assembled: Assembled, docs: Docs, folder: Path) -> None:
    """Another publisher."""
    site = build_site(assembled.library, assembled.published, docs, Settings())
    for path, data in site.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def test_what_is_written_is_the_mapping_to_the_byte(small: Assembled, tmp_path: Path) -> None:
    publish(small, ROOT / "mkdocs.yml", tmp_path / "site")
    written = {
        path.relative_to(tmp_path / "site").as_posix(): path.read_bytes()
        for path in (tmp_path / "site").rglob("*")
        if path.is_file()
    }
    assert written == dict(edition_at(ADDRESS, small, ROOT / "mkdocs.yml"))


def test_ten_lines_publish_the_site_without_mkdocs(
    small: Assembled, docs: Docs, tmp_path: Path
) -> None:
    without_mkdocs(small, docs, tmp_path)
    html = dict(pages(tmp_path))
    assert "en/a-res-1-2/" in html
    assert dead_links(tmp_path, html) == []
    assert "generator" not in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_the_same_values_give_the_same_bytes_in_any_order(small: Assembled, docs: Docs) -> None:
    first, second = (
        build_site(small.library, small.published, docs, Settings(ADDRESS)) for _ in range(2)
    )
    backwards = {path: second[path] for path in sorted(second, reverse=True)}
    assert dict(first) == backwards
    assert len(first) == len(backwards)


def test_a_path_that_is_no_file_is_none(small: Assembled, docs: Docs) -> None:
    site = build_site(small.library, small.published, docs, Settings())
    for path in ("", "en", "en/", "en/nonesuch/index.html", "data/nonesuch.json", "search/x.js"):
        assert path not in site
        assert site.get(path) is None
    assert f"{site._site.search_folder}start-en.js" in site


def test_a_bundle_is_published_with_its_checksum(small: Assembled, docs: Docs) -> None:
    bundle = Bundle("library.zip", bytes(2_600_000))
    site = build_site(small.library, small.published, docs, Settings(bundle=bundle))
    assert site["bundle/library.zip"] == bundle.data
    # head -c 2600000 /dev/zero | sha256sum
    digest = "3aa297b3f60edd1bb90e65d770881a11cd8ee1796737fa78ee880752e4682c60"
    checksum = site["bundle/library.zip.sha256"].decode()
    assert checksum == f"{digest}  library.zip\n"
    for rendering in RENDERINGS:
        page = site[f"{rendering}/about/index.html"].decode()
        assert digest in page
        assert 'href="../../bundle/library.zip" download>library.zip</a> (2.6 MB)' in page


class Structure(HTMLParser):
    """The elements of a page with the names of their attributes: all that words cannot change."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, ...]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))


def html_of(small: Assembled, docs: Docs, settings: Settings) -> dict[str, str]:
    site = build_site(small.library, small.published, docs, settings)
    return {path: site[path].decode() for path in site if path.endswith((".html", ".xml"))}


def test_no_word_address_or_name_breaks_out_of_the_shell(small: Assembled, docs: Docs) -> None:
    words = {
        name: {rendering: f"{text}{HOSTILE}" for rendering, text in said.items()}
        for name, said in docs.interface.texts.items()
    }
    tame = html_of(small, docs, Settings("https://example.org/x/", None, "x"))
    hostile = html_of(
        small,
        replace(docs, interface=Interface(words)),
        Settings(f"https://example.org/{HOSTILE}/", None, HOSTILE),
    )
    assert hostile.keys() == tame.keys()
    for path, page in hostile.items():
        assert "<script>alert" not in page, path
        if path.endswith(".xml"):
            ElementTree.fromstring(page)
        else:
            assert Structure(page).elements == Structure(tame[path]).elements, path
        for data in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page):
            json.loads(data)
    assert unescape(hostile["en/index.html"]).count(HOSTILE) > 20


# What a change changes.


def made_of(folder: Path, docs: Docs, *change: str) -> SiteFiles:
    """The site of the small corpus, in which words of a file are exchanged."""
    corpus = copy_corpus(folder)
    if change:
        name, before, after = change
        replace_in(corpus / name, before, after)
    small = assemble(corpus)
    return build_site(small.library, small.published, docs, Settings())


def changed(site: SiteFiles, other: SiteFiles) -> set[str]:
    """The pages of which another site has other bytes."""
    pages = {path for path in site if path.endswith(".html")}
    assert pages == {path for path in other if path.endswith(".html")}
    return {path for path in pages if site[path] != other[path]}


def test_a_change_of_a_text_changes_no_page_that_does_not_show_it(
    docs: Docs, tmp_path: Path
) -> None:
    english = "documents/resolution/en.yaml"
    site = made_of(tmp_path / "one", docs)
    other = made_of(tmp_path / "other", docs, english, "that are needed", "that are wanted")
    assert site.search_folder != other.search_folder
    units = {f"{rendering}/a-res-1-2/index.html" for rendering in RENDERINGS}
    # The page of the data says how large its files are.
    assert (
        changed(site, other) - {f"{rendering}/data/index.html" for rendering in RENDERINGS} == units
    )


def test_no_page_says_where_the_search_is(small: Assembled, docs: Docs) -> None:
    site = build_site(small.library, small.published, docs, Settings(ADDRESS))
    for path in site:
        if path.endswith(".html"):
            assert not re.search(r"search/[0-9a-f]{6,}", site[path].decode()), path
    (version,) = set(re.findall(r'data-version="(\w+)"', site["404.html"].decode()))
    pointer = site[f"search/{version}.js"].decode()
    assert pointer == f'readingRoom.searchIn("{site.search_folder}");\n'


def test_the_terms_of_a_page_are_named_by_what_they_say(docs: Docs, tmp_path: Path) -> None:
    site = made_of(tmp_path / "one", docs)
    change = "The tracing, freezing", "The finding, freezing"
    other = made_of(tmp_path / "other", docs, "glossary.yaml", *change)

    def terms(site: SiteFiles) -> dict[str, bytes]:
        return {path: site[path] for path in site if path.startswith("terms/")}

    before, after = terms(site), terms(other)
    gone, new = before.keys() - after.keys(), after.keys() - before.keys()
    assert len(gone) == len(new) > 0
    assert {path.split(".")[0] for path in gone} == {path.split(".")[0] for path in new}
    assert all(path.startswith("terms/en/") for path in gone)
    for path in before.keys() & after.keys():
        assert before[path] == after[path], path
    pages = {path: site[path].decode() for path in site if path.endswith("/index.html")}
    named = {path: re.findall(r'data-explained="([^"]*)"', page) for path, page in pages.items()}
    assert {path for paths in named.values() for path in paths} == before.keys()
    assert all(len(paths) <= 1 for paths in named.values())


# The table of pages.


def test_every_page_has_a_name_of_its_own_and_what_it_needs(small: Assembled, docs: Docs) -> None:
    found = names(small.library)
    assert len(found) == len(set(found))
    for kind in PAGES:
        assert {f"assets/{asset}" for asset in kind.assets} <= docs.assets.keys()
        if kind.name and not kind.each:
            assert kind.name in docs.interface.texts
    for name in REFERENCE:
        assert {f"{name}_lead", f"way_{name}"} <= docs.interface.texts.keys()


def test_no_unit_may_have_the_name_of_a_page(small: Assembled) -> None:
    folders = {name.partition("/")[0] for name in names(small.library)}
    assert folders - set(RESERVED) == set(small.library.units)


def test_the_header_and_the_reference_pages_are_those_that_readers_know() -> None:
    assert HEADER == ("documents", "glossary", "reference", "about")
    assert REFERENCE == (
        "citations",
        "convention",
        "succession",
        "requests",
        "votes",
        "sides",
        "concordance",
        "data",
    )


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_several_processes_write_the_same_bytes(
    small: Assembled, docs: Docs, tmp_path: Path, processes: int
) -> None:
    write_site(build_site(small.library, small.published, docs, Settings()), tmp_path, processes)
    written = {
        path.relative_to(tmp_path).as_posix(): path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert written == dict(build_site(small.library, small.published, docs, Settings()))


def test_what_goes_wrong_in_another_process_is_raised_here(
    small: Assembled, docs: Docs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> str:
        raise ValueError("a page that cannot be made")

    monkeypatch.setattr(Page, "html", broken)
    site = build_site(small.library, small.published, docs, Settings())
    with pytest.raises(ValueError, match="a page that cannot be made"):
        write_site(site, tmp_path, 2)
