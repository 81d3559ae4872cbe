"""The pages of citations and of the Convention: their numbers are those noted by hand."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from build_scripts.model import Library, Reference, Rendering
from build_scripts.site.places import place_links
from build_scripts.site.site import Site
from build_scripts.subjects.citations.chronology import Chronology
from build_scripts.subjects.citations.page import short_unit
from tests.site import page_html
from tests.test_cite import noted_rows

pytestmark = pytest.mark.corpus

GA, COSP = "general-assembly", "conference-of-the-states-parties"


def invoked(body: str) -> Counter[str]:
    """How often the page says that each article is invoked."""
    found: Counter[str] = Counter()
    for part in re.split(r'<div class="article" id="', body)[1:]:
        count = re.search(r'<p class="count">Invoked (once|\d+)', part.split("</div>")[0])
        if count:
            found[part.partition('"')[0]] = 1 if count[1] == "once" else int(count[1])
    return found


def test_articles_are_counted_as_they_were_noted(site: Site) -> None:
    expected: Counter[str] = Counter()
    for (_, _, what), count in noted_rows().items():
        if match := re.match(r"art (\d+)", what):
            expected[f"article-{match[1]}"] += count
    assert expected["article-57"] > 5
    assert invoked(page_html(site, "en/convention/")) == expected


@pytest.mark.parametrize("rendering", ["zh-Hans", "zh-Hant", "en"])
def test_all_articles_stand_in_their_chapters(site: Site, rendering: str) -> None:
    body = page_html(site, f"{rendering}/convention/")
    assert re.findall(r'id="article-(\d+)"', body) == [str(n) for n in range(1, 72)]
    assert re.findall(r'<h2 id="chapter-(\d)"', body) == [str(n) for n in range(1, 9)]


def test_titles_without_a_source_are_marked_in_chinese_only(site: Site) -> None:
    assert page_html(site, "zh-Hans/convention/").count("条文标题未经核对") == 13
    assert "not verified" not in page_html(site, "en/convention/")


@pytest.mark.parametrize(
    ("rendering", "name"), [("zh-Hans", "草案六"), ("zh-Hant", "草案六"), ("en", "draft VI")]
)
def test_a_draft_is_short_in_the_map(site: Site, rendering: Rendering, name: str) -> None:
    assert short_unit(site, "a-79-459-draft-6", rendering) == name


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        # 75/194 has both; a decision has items of its own; a report has headings and notes.
        (["pp3", "op12", "op12-b", "pp22-a"], "preamble 3 22 (a) paras. 12 12 (b)"),
        (["op-a", "p37", "p37"], "(a) 37"),
        (["fn-star", "p1", "sec-2-a-1", "fn3"], "1 headings 2.A.1 notes * 3"),
        (["head-1", "opening", "signoff-2"], "masthead opening words sign-off"),
    ],
)
def test_places_are_named_by_their_kind(site: Site, ids: list[str], said: str) -> None:
    links = place_links("a-unit", ids, site.interface, "en")
    assert links.striptags() == said
    for id in ids:
        assert links.count(f'href="../a-unit/#{id}"') == 1


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
        # The number of a document is no year.
        (Reference("document", symbol="CD/2039"), None),
        (Reference("document", symbol="E/CN.15/1999"), 1999),
        (Reference("title", title="《儿童权利公约》"), None),
    ],
)
def test_year_of_what_is_cited(library: Library, reference: Reference, year: int | None) -> None:
    assert Chronology(library).year(reference) == year


def test_every_citation_but_the_conventions_stands_in_a_table(site: Site, library: Library) -> None:
    body = page_html(site, "en/citations/")
    tables = body[body.index("<table") :]
    counts = [int(n) for n in re.findall(r"</th><td>(\d+)</td><td>", tables)]
    inside = [
        cited
        for cited in library.citations
        if (cited.target or "").partition("#")[0] in ("convention", cited.unit)
    ]
    assert sum(counts) == len(library.citations) - len(inside)
    assert len(inside) > 200


def test_resolutions_of_a_year_stand_in_the_order_of_their_numbers(site: Site) -> None:
    """The tenth session of the Conference, as it was noted: 10/2 before 10/11."""
    body = page_html(site, "en/citations/")
    table = body.partition('id="conference-of-the-states-parties"')[2].partition("</table>")[0]
    numbers = re.findall(r">(10/\d+)<", table)
    noted = {what.split()[1] for _, _, what in noted_rows() if re.match(r"cosp 10/", what)}
    assert numbers == sorted(noted, key=lambda number: int(number[3:]))
    assert numbers != sorted(noted)


def test_a_resolution_of_the_corpus_is_named_and_linked(site: Site) -> None:
    body = page_html(site, "zh-Hans/citations/")
    row = next(r for r in body.split("<tr>")[1:] if '<a href="../cosp-7-1/">7/1</a>' in r)
    # 75/194 pp49 and pp50, draft VI pp68 and pp69, the note p23, p30, p64 and p102.
    assert "<td>2017</td>" in row
    assert "<td>8</td>" in row
    for place in ("a-res-75-194/#pp49", "a-79-459-draft-6/#pp69", "cosp-wg2-2020-progress/#p64"):
        assert f'href="../{place}"' in row
