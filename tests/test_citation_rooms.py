"""The rooms of citations and of the Convention: their numbers are those that two readers noted."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from build_scripts.citations.chronology import Chronology
from build_scripts.interface import read_interface
from build_scripts.model import Library, Reference
from build_scripts.published import read_published
from build_scripts.rooms.citations import citations
from build_scripts.rooms.convention import convention
from build_scripts.rooms.press import Press
from build_scripts.stages import assemble
from tests.test_cite import rows_of_readers

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.corpus

GA, COSP = "general-assembly", "conference-of-the-states-parties"


@pytest.fixture(scope="module")
def library() -> Library:
    return assemble(ROOT / "corpus").library


@pytest.fixture(scope="module")
def press(library: Library) -> Press:
    interface = read_interface(ROOT / "docs" / "interface", [])
    return Press(library, read_published(ROOT / "corpus" / "published-ids.txt", []), interface)


def invoked(body: str) -> Counter[str]:
    """How often the page says that each article is invoked."""
    found: Counter[str] = Counter()
    for part in re.split(r'<div class="article" id="', body)[1:]:
        count = re.search(r'<p class="count">Invoked: (\d+)</p>', part.split("</div>")[0])
        if count:
            found[part.partition('"')[0]] = int(count[1])
    return found


def test_articles_are_counted_as_the_readers_counted_them(press: Press) -> None:
    expected: Counter[str] = Counter()
    for (_, _, what), count in rows_of_readers().items():
        if match := re.match(r"art (\d+)", what):
            expected[f"article-{match[1]}"] += count
    assert expected["article-57"] > 5
    assert invoked(convention(press, "en").body) == expected


@pytest.mark.parametrize("rendering", ["zh-Hans", "zh-Hant", "en"])
def test_all_articles_stand_in_their_chapters(press: Press, rendering: str) -> None:
    body = convention(press, rendering).body  # type: ignore[arg-type]
    assert re.findall(r'id="article-(\d+)"', body) == [str(n) for n in range(1, 72)]
    assert re.findall(r'<h2 id="chapter-(\d)"', body) == [str(n) for n in range(1, 9)]


def test_titles_without_a_source_are_marked_in_chinese_only(press: Press) -> None:
    assert convention(press, "zh-Hans").body.count("条文标题未经核对") == 13
    assert "not verified" not in convention(press, "en").body


@pytest.mark.parametrize(
    ("reference", "year"),
    [
        # Dates printed before the number; the Assembly's sessions by the year of their opening.
        (Reference("resolution", GA, "54/205"), 1999),
        (Reference("resolution", GA, "74/276"), 2019),
        (Reference("resolution", GA, "217 A (III)"), 1948),
        (Reference("resolution", GA, "2200 A (XXI)"), 1966),
        (Reference("resolution", COSP, "5/4"), 2013),
        (Reference("resolution", "human-rights-council", "23/9"), 2013),
        (Reference("resolution", "economic-and-social-council", "1996/31"), 1996),
        (Reference("document", symbol="CAC/COSP/2017/14"), 2017),
        (Reference("document", symbol="A/C.3/79/L.68"), 2024),
        (Reference("resolution", GA, "S-32/1"), 2021),
        # Nothing says when: no date stands at 1/4, nor at any resolution of that session.
        (Reference("resolution", COSP, "1/4"), None),
        (Reference("document", symbol="A/CONF.234/16"), None),
        (Reference("title", title="《儿童权利公约》"), None),
    ],
)
def test_year_of_what_is_cited(library: Library, reference: Reference, year: int | None) -> None:
    assert Chronology(library).year(reference) == year


def test_every_citation_but_the_conventions_stands_in_a_table(
    press: Press, library: Library
) -> None:
    body = citations(press, "en").body
    tables = body[body.index("<table") :]
    counts = [int(n) for n in re.findall(r"</th><td>(\d+)</td><td>", tables)]
    inside = [
        cited
        for cited in library.citations
        if (cited.target or "").partition("#")[0] in ("convention", cited.unit)
    ]
    assert sum(counts) == len(library.citations) - len(inside)
    assert len(inside) > 200


def test_a_resolution_of_the_corpus_is_named_and_linked(press: Press) -> None:
    body = citations(press, "zh-Hans").body
    tables = body[body.index("<table") :]
    row = next(r for r in tables.split("<tr>") if '<a href="../cosp-7-1/">7/1</a>' in r)
    # 75/194 pp49 and pp50, draft VI pp68 and pp69, the note p23, p30, p64 and p102.
    assert "<td>2017</td>" in row
    assert "<td>8</td>" in row
    for place in ("a-res-75-194/#pp49", "a-79-459-draft-6/#pp69", "cosp-wg2-2020-progress/#p64"):
        assert f'href="../{place}"' in row
