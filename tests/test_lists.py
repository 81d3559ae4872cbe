"""Lists that are cut into pages at their groups, where one page would be too heavy."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from build_scripts.build import Assembled
from build_scripts.model import RENDERINGS, Library
from build_scripts.pages.files import build_site
from build_scripts.site.docs import Docs
from build_scripts.site.groups import Division, Group, GroupKey, in_every_rendering
from build_scripts.site.lists import Lists
from build_scripts.site.settings import Settings
from build_scripts.site.site import Site
from tests.site import Html, dead_links

LISTS = ("documents", "citations", "requests", "votes", "data")


def initial(word: str) -> GroupKey:
    return GroupKey(word[0], in_every_rendering(word[0]), word[0])


def pair(word: str) -> GroupKey | None:
    return GroupKey(word[:2], in_every_rendering(word[:2]), word[:2]) if len(word) > 1 else None


def divided(words: list[str], monkeypatch: pytest.MonkeyPatch, heaviest: int) -> Group[str]:
    monkeypatch.setattr("build_scripts.site.groups.HEAVIEST", heaviest)
    return Division((initial, pair), lambda _: 10, str).of("words", words)


WORDS = ["ba", "ab", "aa", "c", "ac", "aab"]


@pytest.mark.parametrize(
    ("heaviest", "pages"),
    [
        (60, []),
        (50, ["words/a", "words/b", "words/c"]),
        (30, ["words/a", "words/a/aa", "words/a/ab", "words/a/ac", "words/b", "words/c"]),
        # What the last level does not divide is not cut, however heavy it is.
        (5, ["words/a", "words/a/aa", "words/a/ab", "words/a/ac", "words/b", "words/c"]),
    ],
)
def test_a_group_is_cut_as_far_as_it_is_too_heavy(
    monkeypatch: pytest.MonkeyPatch, heaviest: int, pages: list[str]
) -> None:
    whole = divided(WORDS, monkeypatch, heaviest)
    assert [group.path for group in whole.below] == pages
    assert bool(whole.groups) == bool(pages)


def test_groups_of_one_name_share_no_id(monkeypatch: pytest.MonkeyPatch) -> None:
    """`b` is a group of its own and one below `a`: an address of the list asks for the first."""
    monkeypatch.setattr("build_scripts.site.groups.HEAVIEST", 30)

    def last(word: str) -> GroupKey:
        return GroupKey(word[-1], in_every_rendering(word[-1]), word[-1])

    words = Division((initial, last), lambda _: 10, str).of("words", ["ab", "ac", "aab", "ac", "b"])
    assert [group.path for group in words.below] == ["words/a", "words/a/b", "words/a/c", "words/b"]
    assert words.anchors == {"words/a", "words/b", "words/a/c"}


def test_a_group_that_has_a_page_keeps_it_when_the_list_grows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = {group.path for group in divided(WORDS, monkeypatch, 40).below}
    after = {group.path for group in divided([*WORDS, "ad", "ae", "bb"], monkeypatch, 40).below}
    assert before < after


def test_a_list_that_is_not_cut_keeps_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    assert divided(WORDS, monkeypatch, 60).entries == tuple(WORDS)
    (first, *_) = divided(WORDS, monkeypatch, 50).groups
    assert first.entries == ("aa", "aab", "ab", "ac")


def test_every_entry_stands_on_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    placed = list(divided(WORDS, monkeypatch, 30).placed)
    assert sorted(word for word, _ in placed) == sorted(WORDS)
    assert ("aab", "words/a/aa") in placed


@pytest.fixture(scope="module")
def cut(assembled: Assembled, docs: Docs) -> Any:
    """The site of the five documents whose lists may only have a kilobyte."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("build_scripts.site.groups.HEAVIEST", 1000)
        return build_site(assembled.library, assembled.published, docs, Settings())


@pytest.fixture(scope="module")
def pages(cut: Any) -> dict[str, Html]:
    """The pages of the lists that are cut, and the home page, by their addresses."""
    found = {}
    for path in cut:
        if re.fullmatch(rf"[^/]+/(({'|'.join(LISTS)})/.*)?index\.html", path):
            found[path.removesuffix("index.html")] = Html()
            found[path.removesuffix("index.html")].feed(cut[path].decode())
    return found


@pytest.mark.corpus
def test_the_lists_of_five_documents_are_whole(site: Site) -> None:
    lists = site.lists
    for one in (lists.documents, lists.units, lists.citations, lists.requests, lists.votes):
        assert one.groups == ()


@pytest.mark.corpus
@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_is_cut_has_the_same_pages_in_all_renderings(
    pages: dict[str, Html], name: str
) -> None:
    found = [
        sorted(path.partition("/")[2] for path in pages if path.startswith(f"{rendering}/{name}/"))
        for rendering in RENDERINGS
    ]
    assert len(found[0]) > 3
    assert found[0] == found[1] == found[2]


@pytest.mark.corpus
def test_no_id_stands_twice_on_a_page_of_a_list(cut: Any) -> None:
    for path in cut:
        if path.endswith(".html"):
            ids = re.findall(r' id="([^"]+)"', cut[path].decode())
            assert len(ids) == len(set(ids)), path


@pytest.mark.corpus
def test_every_request_stands_on_the_page_of_its_text(
    cut: Any, site: Site, library: Library
) -> None:
    """And on those of all whom it asks, or of those who are asked little under their names."""
    rows = {"by text": 0, "by addressee": 0}
    for path in cut:
        if re.fullmatch(r"en/requests/.+/index\.html", path):
            which = "by addressee" if "/addressee-" in path else "by text"
            rows[which] += cut[path].decode().count("<tr data-a=")
    folded = cut["en/requests/index.html"].decode().partition('id="by-verb"')[0]
    rows["by addressee"] += folded.partition('id="by-addressee"')[2].count("/#")
    asked = site.lists.by_addressee(library.requests).values()
    places = [[(one.unit, one.paragraph) for one in found] for found in asked]
    counted = [len(found) if len(found) > 20 else len(set(found)) for found in places]
    assert rows == {"by text": len(library.requests), "by addressee": sum(counted)}


@pytest.mark.corpus
def test_who_is_asked_little_has_no_page(cut: Any, library: Library) -> None:
    asked = Counter(id for one in library.requests for id in {n.id for n in one.addressees})
    assert 0 < asked["conference"] <= 20 < asked["unodc"]
    assert "en/requests/addressee-conference/index.html" not in cut
    assert "en/requests/addressee-unodc/index.html" in cut


@pytest.mark.corpus
def test_every_citation_stands_on_a_page(cut: Any, site: Site) -> None:
    counts = 0
    for path in cut:
        if re.fullmatch(r"en/citations/.+/index\.html", path):
            counts += sum(map(int, re.findall(r"</th><td>(\d+)</td>", cut[path].decode())))
    assert counts == len(site.lists.citations.entries) > 500


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("old", "page"),
    [
        # What stood on the pages of the five documents: ids, and where each stands now.
        ("documents/#cosp-7", "documents/conference-of-the-states-parties/"),
        ("votes/#a-79-459-vote-1", "votes/third-committee/"),
        ("citations/#general-assembly", "citations/general-assembly/"),
        ("requests/#addressee-unodc", "requests/addressee-unodc/"),
        ("requests/#verb-urges", "requests/verb-urges/"),
        ("requests/#reports", "requests/reports-due/"),
        ("requests/?unit=a-res-75-194#all", "requests/general-assembly/"),
    ],
)
def test_an_old_address_finds_what_it_meant(
    cut: Any, pages: dict[str, Html], old: str, page: str
) -> None:
    name, _, id = re.split(r"([?#])", old)[:3]
    links = pages[f"en/{name}"].links
    if id in pages[f"en/{name}"].ids:
        assert any(link.endswith(page.removeprefix(name)) for link in links)
    else:
        wanted = id.removeprefix("unit=").removesuffix("-vote-1")
        (path,) = (path for path in cut if path.endswith(f"/lists/en/{name[:-1]}.js"))
        script = cut[path].decode()
        found = json.loads(script.removeprefix("readingRoom.entries(").removesuffix(");\n"))
        (holder,) = [at for at, lines in found.items() if wanted in [line[2] for line in lines]]
        assert f"{holder}/".startswith(page)
        assert wanted in pages[f"en/{holder}/"].ids


@pytest.mark.corpus
def test_no_link_of_a_cut_list_is_dead(
    cut: Any, pages: dict[str, Html], built: Path, tmp_path: Path
) -> None:
    """With the pages of the texts, which name the pages of their requests and votes."""
    every = dict(pages)
    for path in cut:
        if path.endswith("index.html"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(cut[path])
            page = Html()
            page.feed(cut[path].decode())
            every[path.removesuffix("index.html")] = page
    for other in ("data", "bundle"):
        (tmp_path / other).symlink_to(built / other)
    dead = [link for link in dead_links(tmp_path, every) if "feed.xml" not in link[1]]
    assert dead == []


@pytest.mark.corpus
def test_pages_of_a_group_say_what_they_are(cut: Any) -> None:
    page = cut["en/requests/addressee-unodc/index.html"].decode()
    assert "<title>United Nations Office on Drugs and Crime · Who is asked to do what ·" in page
    assert "<h1>United Nations Office on Drugs and Crime</h1>" in page
    assert '<a href="../../../en/requests/">Who is asked to do what</a>' in page


def test_lists_of_nothing_are_whole(docs: Docs) -> None:
    empty = Library(documents=(), bodies={})
    site = Site(empty, *(None, docs))  # type: ignore[arg-type]
    assert isinstance(site.lists, Lists)
    assert (site.lists.requests.entries, site.lists.request_pages) == ((), {})
    assert (site.lists.documents.groups, site.lists.citations.groups) == ((), ())
