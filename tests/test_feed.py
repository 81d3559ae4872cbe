"""The feeds of what changed, held against RFC 4287."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path

import pytest

from build_scripts.model import RENDERINGS, Change
from build_scripts.problems import Problem
from build_scripts.site.interface import Interface
from build_scripts.subjects.changes.feed import export_feeds, read_changes
from tests.small_corpus import FIVE

SITE = "https://example.org/room/"
ATOM = "{http://www.w3.org/2005/Atom}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
HOSTILE = "]]> </title><script>alert('&amp;')</script> & \"“"


@pytest.fixture(scope="module")
def changes() -> tuple[Change, ...]:
    problems: list[Problem] = []
    read = read_changes(FIVE / "changes.yaml", problems)
    assert problems == []
    return read


def change(id: str, date: str, words: str = "Words") -> Change:
    texts: dict[str, str] = dict.fromkeys(RENDERINGS, words)
    return Change(id, date, texts, texts, "cosp-7-1/")


def text(element: ET.Element, name: str) -> str:
    (child,) = element.findall(f"{ATOM}{name}")
    assert child.text
    return child.text


def links(element: ET.Element) -> dict[str, str]:
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(f"{ATOM}link")}


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_a_feed_has_what_the_rfc_requires(
    changes: tuple[Change, ...], interface: Interface, rendering: str
) -> None:
    feed = ET.fromstring(export_feeds(changes, interface, SITE)[f"{rendering}/feed.xml"].encode())
    assert feed.tag == f"{ATOM}feed"
    assert feed.get(LANGUAGE) == rendering
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == len(changes)
    # 4.1.1: one id, title and updated; an author; a link to itself.
    assert links(feed) == {
        "self": f"{SITE}{rendering}/feed.xml",
        "alternate": f"{SITE}{rendering}/",
    }
    assert text(feed.find(f"{ATOM}author") or feed, "name")
    moments = [text(entry, "updated") for entry in entries]
    assert text(feed, "updated") == max(moments) == moments[0]
    ids = [text(feed, "id")]
    for entry in entries:  # 4.1.2: id, title, updated; a summary where there is no content
        ids.append(text(entry, "id"))
        assert text(entry, "title")
        assert text(entry, "summary")
        assert datetime.fromisoformat(text(entry, "updated")).tzinfo
        assert links(entry)["alternate"].startswith(f"{SITE}{rendering}/")
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", id) for id in ids)


def test_an_id_outlives_the_address_and_the_words(interface: Interface) -> None:
    def ids(site: str, words: str) -> list[str]:
        made = export_feeds((change("first", "2026-11-20", words),), interface, site)
        feed = ET.fromstring(made["en/feed.xml"].encode())
        return [element.text or "" for element in feed.iter(f"{ATOM}id")]

    before = ids(SITE, "Words")
    assert before == ids("https://elsewhere.example/", "Other words")
    # Readers of feeds know an entry by this: it may never change.
    assert before[1] == "urn:uuid:ae9574d3-86de-5946-b1ef-b381820286a8"


def test_hostile_words_stay_words(interface: Interface) -> None:
    made = export_feeds((change("first", "2026-11-20", HOSTILE),), interface, SITE)
    entry = ET.fromstring(made["en/feed.xml"].encode()).find(f"{ATOM}entry")
    assert entry is not None
    assert text(entry, "title") == text(entry, "summary") == HOSTILE


def test_the_newest_change_stands_first(tmp_path: Path) -> None:
    words = "{zh-Hans: 文, zh-Hant: 文, en: Text}"
    path = tmp_path / "changes.yaml"
    dates = {"a": "2026-11-20", "b": "2026-11-20", "c": "2026-11-19", "d": "2026-11-21"}
    path.write_text(
        "".join(
            f"- {{id: {i}, date: {d}, title: {words}, text: {words}}}\n" for i, d in dates.items()
        ),
        encoding="utf-8",
    )
    problems: list[Problem] = []
    assert [read.id for read in read_changes(path, problems)] == ["d", "b", "a", "c"]
    assert problems == []


def test_an_edition_without_an_address_has_no_feed(
    changes: tuple[Change, ...], interface: Interface
) -> None:
    assert export_feeds(changes, interface, "") == {}
    assert export_feeds((), interface, SITE) == {}
