"""75/194 beside draft resolution VI, as it was read from beginning to end, and its pages.

The pairs below were written down by reading the two texts, before any program aligned them.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

from build_scripts.build import assemble
from build_scripts.model import RENDERINGS, Cited, Library, Place, Reference, Rendering, Unit
from build_scripts.pages.files import site_of
from build_scripts.site.docs import read_docs
from build_scripts.site.settings import Settings
from build_scripts.site.site import Site
from build_scripts.subjects.citations.resolve import Resolver
from build_scripts.subjects.citations.tables import read_citables
from build_scripts.subjects.succession.compare import Comparison, compare
from build_scripts.subjects.succession.data import succession_values
from build_scripts.subjects.succession.differences import marks
from build_scripts.subjects.succession.page import succession_links
from build_scripts.subjects.succession.table import read_succession
from build_scripts.subjects.succession.wording import Wording
from tests.site import page_html
from tests.small_corpus import ROOT, copy_corpus, replace

pytestmark = pytest.mark.corpus

EARLIER, LATER = "a-res-75-194", "a-79-459-draft-6"

#: Paragraphs with the same words in both: number in 75/194, number in draft VI.
SAME_PREAMBULAR = """
3-4 5-6 6-8 7-9 8-10 11-20 14-24 15-25 17-27 18-29 20-31 21-33 24-40 26-43 27-44 29-47 30-48
31-49 32-50 33-51 34-52 35-53 36-54 37-55 38-56 40-58 41-59 43-62 44-63 45-64 49-68
"""
CHANGED_PREAMBULAR = """
1-1 2-2 4-5 9-13 10-15 12-21 13-22 16-26 19-30 23-35 25-41 28-46 39-57 42-60 46-65 47-66 48-67
50-69
"""
NEW_PREAMBULAR = "3 7 11 12 14 16 17 18 19 23 28 32 34 36 37 38 39 42 45 61 70 71"
GONE_PREAMBULAR = "22"
SAME_OPERATIVE = """
2-4 3-5 5-8 8-12 9-13 11-15 12-16 13-17 20-24 22-29 25-33 28-36 30-38 31-39 33-41 35-46 36-47
37-48 39-51 41-53 46-58 49-62 51-65 52-66 55-71 57-73 58-74 59-75
"""
CHANGED_OPERATIVE = """
1-1 4-7 7-11 10-14 14-18 15-19 16-20 17-21 18-22 19-23 21-28 23-31 24-32 26-34 27-35 29-37 32-40
34-43 38-49 40-52 42-54 43-55 44-56 45-57 47-59 50-63 53-68 54-70 56-72 60-76 61-77 62-78 63-80
65-82 66-83 67-84
"""
NEW_OPERATIVE = "2 3 6 9 10 25 26 27 30 42 44 45 50 60 61 64 67 69 79 81"
GONE_OPERATIVE = "6 48 64"


def pairs(prefix: str, numbers: str) -> set[tuple[str, str]]:
    split = (pair.split("-") for pair in numbers.split())
    return {(f"{prefix}{before}", f"{prefix}{after}") for before, after in split}


def ids(prefix: str, numbers: str) -> set[str]:
    return {f"{prefix}{number}" for number in numbers.split()}


@pytest.fixture(scope="module")
def comparison(library: Library) -> Comparison:
    return compare(library.unit(EARLIER), library.unit(LATER))


def of_kind(comparison: Comparison, kind: str) -> set[tuple[str | None, str | None]]:
    return {(row.earlier, row.later) for row in comparison.rows if row.kind == kind}


def test_the_paragraphs_that_are_the_same(comparison: Comparison) -> None:
    expected = pairs("pp", SAME_PREAMBULAR) | pairs("op", SAME_OPERATIVE)
    assert of_kind(comparison, "same") == expected


def test_the_paragraphs_that_changed(comparison: Comparison) -> None:
    expected = pairs("pp", CHANGED_PREAMBULAR) | pairs("op", CHANGED_OPERATIVE)
    assert of_kind(comparison, "changed") == expected


def test_the_paragraphs_that_are_new_and_gone(comparison: Comparison) -> None:
    new = ids("pp", NEW_PREAMBULAR) | ids("op", NEW_OPERATIVE)
    assert of_kind(comparison, "new") == {(None, id) for id in new}
    gone = ids("pp", GONE_PREAMBULAR) | ids("op", GONE_OPERATIVE)
    assert of_kind(comparison, "gone") == {(id, None) for id in gone}


def test_the_counts_of_the_reading(comparison: Comparison) -> None:
    counts = Counter((row.part, row.kind) for row in comparison.rows)
    assert counts == {
        ("preambular", "same"): 31,
        ("preambular", "changed"): 18,
        ("preambular", "new"): 22,
        ("preambular", "gone"): 1,
        ("operative", "same"): 28,
        ("operative", "changed"): 36,
        ("operative", "new"): 20,
        ("operative", "gone"): 3,
    }


def test_the_two_changes_of_punctuation_alone(comparison: Comparison) -> None:
    only = {(row.earlier, row.later) for row in comparison.rows if row.punctuation}
    assert only == {("pp42", "pp60"), ("op18", "op22")}


@pytest.mark.parametrize(
    ("earlier", "later", "gone", "come"),
    [
        ("pp2", "pp2", ["欢迎"], ["又回顾"]),
        ("pp4", "pp5", ["预防"], ["防止"]),
        ("pp28", "pp46", ["须"], ["必须"]),
        ("op4", "op7", ["187个"], ["191个"]),
        ("op7", "op11", ["又"], [""]),
        ("op14", "op18", [""], ["和返还"]),
        ("op15", "op19", [""], ["和数据隐私"]),
        ("op27", "op35", ["归还"], ["返还"]),
        ("op32", "op40", ["", ""], ["根据《公约》第五条第一款", "各国和"]),
        ("op67", "op84", ["第七十七届", "第九届"], ["第八十一届", "第十一届"]),
    ],
)
def test_what_is_marked_within_a_sentence(
    library: Library, earlier: str, later: str, gone: list[str], come: list[str]
) -> None:
    wording = Wording.learnt(p.words for unit in library.units.values() for p in unit.paragraphs)
    before, after = library.place(EARLIER, earlier), library.place(LATER, later)
    assert before
    assert after
    pieces = marks(before.words, after.words, wording)
    changed = [piece for piece in pieces if not piece.same]
    assert [piece.earlier for piece in changed] == gone
    assert [piece.later for piece in changed] == come


def test_what_is_the_same_in_chinese_is_the_same_in_every_rendering(
    library: Library, comparison: Comparison
) -> None:
    for rendering in RENDERINGS:
        before, after = (
            {p.id: p.text(rendering).words.rstrip("，；。,;.") for p in unit.paragraphs}
            for unit in (comparison.earlier, comparison.later)
        )
        for row in comparison.rows:
            if row.kind == "same" and row.earlier and row.later:
                assert before[row.earlier] == after[row.later], (rendering, row)


def test_every_two_texts_can_be_laid_beside_each_other(library: Library) -> None:
    units = list(library.units.values())
    for earlier in units:
        later = units[(units.index(earlier) + 7) % len(units)]
        rows = compare(earlier, later).rows
        assert [row.later for row in rows if row.later] == [p.id for p in said_by(later)]
        assert sorted(row.earlier for row in rows if row.earlier) == sorted(
            p.id for p in said_by(earlier)
        )


def said_by(unit: Unit) -> list[Place]:
    """The paragraphs of a unit without its lines of form."""
    return [p for p in unit.paragraphs if p.role not in ("masthead", "opening", "signoff")]


# The pages.


class Words(HTMLParser):
    """The text of an element's paragraphs, and the marked words within."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: dict[str, dict[str, str]] = {}
        self.row = self.side = ""
        self.marked: dict[str, list[str]] = {"del": [], "ins": []}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        classes = (values.get("class") or "").split()
        if tag == "li" and "row" in classes:
            self.row = values["id"] or ""
            self.rows[self.row] = {}
        elif tag == "div":
            self.side = next((c for c in classes if c in ("earlier", "later")), "")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass
        if tag == "div":
            self.side = ""

    def handle_data(self, data: str) -> None:
        # What went stands in the later text too, for a screen that shows one text only.
        woven = self.side == "later" and "del" in self.open
        if self.row and self.side and "p" in self.open and not woven:
            said = self.rows[self.row]
            said[self.side] = said.get(self.side, "") + data
        if self.open and self.open[-1] in self.marked and self.row:
            self.marked[self.open[-1]].append(data)


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_page_has_both_texts_whole(site: Site, rendering: Rendering) -> None:
    html = Words(page(site, rendering))
    for slug, side in ((EARLIER, "earlier"), (LATER, "later")):
        shown = site.library.unit(slug)
        texts = Counter(said[side] for said in html.rows.values() if side in said)
        assert texts == Counter(p.text(rendering).words for p in said_by(shown))
    assert html.marked["del"]
    assert html.marked["ins"]


def test_the_summary_says_the_counts(site: Site) -> None:
    said = {rendering: description(page(site, rendering)) for rendering in RENDERINGS}
    assert said["zh-Hans"] == (
        "决议草案六共155段：59段与第75/194号决议相同，54段有改动，42段新增；没有移位的段落。"
        "第75/194号决议有4段不见于决议草案六。"
    )
    assert said["en"] == (
        "Of the 155 paragraphs of draft resolution VI, 59 are the same as in resolution 75/194,"
        " 54 are changed and 42 are new; none has moved. Of resolution 75/194, 4 were removed."
    )


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_summary_the_table_and_the_buttons_count_alike(
    site: Site, rendering: Rendering
) -> None:
    """59 the same, 54 changed, 42 new, 4 gone: none of the lines of form among them."""
    html = page(site, rendering)
    totals = [int(n) for n in re.findall(r'<td class="total">(\d+)</td>', html)]
    buttons = [int(n) for n in re.findall(r"<button[^>]*>[^<]*<span>(\d+)</span>", html)]
    rows = Counter(re.findall(r'<li id="[^"]*" class="row ([a-z-]+)"', html))
    assert totals == [59, 54, 0, 0, 42, 4]
    assert buttons == [59, 54, 42, 4]
    assert rows == {"same": 59, "changed": 54, "new": 42, "gone": 4}


def description(html: str) -> str:
    """What the head of a page says of it."""
    return unescape(html.partition('<meta name="description" content="')[2].partition('"')[0])


def page(site: Site, rendering: Rendering) -> str:
    return page_html(site, f"{rendering}/succession/{EARLIER}--{LATER}/")


def test_a_change_that_english_does_not_show_says_so(site: Site) -> None:
    """防止 and 预防 are both `prevent`; two changes are of punctuation only."""
    body = page(site, "en")
    assert body.count("in the Chinese only; the English is the same") == 9
    assert body.count("in punctuation of the Chinese only") == 2


#: What the drafts became, from the resolutions and their meetings.
BECAME = {
    "a-79-459-draft-1": ("A/RES/79/186", "2024年12月17日", "第53次"),
    "a-79-459-draft-2": ("A/RES/79/187", "2024年12月17日", "第53次"),
    "a-79-459-draft-3": ("A/RES/79/188", "2024年12月17日", "第53次"),
    "a-79-459-draft-4": ("A/RES/79/189", "2024年12月17日", "第53次"),
    "a-79-459-draft-5": ("A/RES/79/242", "2024年12月24日", "第55次"),
    "a-79-459-draft-6": ("A/RES/79/190", "2024年12月17日", "第53次"),
    "ga-s32-declaration": ("A/RES/S-32/1", "2021年6月2日", ""),
}


def test_the_stages_of_every_text(site: Site) -> None:
    body = page_html(site, "zh-Hans/succession/")
    stages = {part.split('"')[0]: part for part in body.split('<tr id="')[1:]}
    assert stages.keys() == site.library.units.keys()
    for slug, facts in BECAME.items():
        assert all(fact in stages[slug] for fact in facts), slug
    assert "A/S-32/L.1" in stages["ga-s32-declaration"]
    assert "A/RES/77/235</a> <span>2022年12月15日" in body


def test_the_page_of_a_text_leads_to_what_followed(site: Site) -> None:
    assert succession_links(site, EARLIER, "en") == [
        (
            f"../succession/{EARLIER}--{LATER}/",
            "Beside draft resolution VI (A/79/459), paragraph by paragraph",
        ),
        (f"../succession/{EARLIER}--history/", "History of each paragraph in the series"),
    ]
    assert [href for href, _ in succession_links(site, "a-79-459-draft-1", "zh-Hans")] == [
        "../succession/#a-79-459-draft-1"
    ]
    assert succession_links(site, "cosp-7-3", "zh-Hant") == []


def test_the_alignment_is_data_too(site: Site) -> None:
    data = succession_values(site.library, site.comparisons)
    (pair,) = data["pairs"]
    assert (pair["earlier"], pair["later"]) == (EARLIER, LATER)
    assert pair["counts"]["changed"] == 54
    assert {"earlier": "op6", "later": None, "kind": "gone", "part": "operative"}.items() <= next(
        row for row in pair["rows"] if row["earlier"] == "op6"
    ).items()
    assert [stage["symbol"] for stage in data["series"][0]] == [
        *("A/RES/75/194", "A/RES/77/235", "A/C.3/79/L.15/Rev.1")
    ]


def test_what_names_the_series_is_in_the_places_that_state_it(library: Library) -> None:
    """The date and the title of 77/235 stand where the table says that they do."""
    unit = library.unit(LATER)
    said = {p.id: p.words for p in unit.paragraphs}
    assert "2022年12月15日第77/235号决议" in said["pp1"]
    assert f"关于{unit.title.words}的第77/235号决议" in said["pp36"]


def test_a_corpus_without_the_table_has_no_pairs(tmp_path: Path) -> None:
    problems: list[object] = []
    assert read_succession(tmp_path / "succession.yaml", (), problems).pairs == ()  # type: ignore[arg-type]
    assert problems == []


def test_a_text_that_arrives_is_led_to(tmp_path: Path) -> None:
    """Draft I says that it was adopted as 1/2, which is in the corpus: each leads to the other."""
    corpus = copy_corpus(tmp_path / "corpus")
    path = corpus / "documents/report/document.yaml"
    replace(path, "later: A/RES/1/9, later_date: 2020-12-17", "later: A/RES/1/2")
    assembled = assemble(corpus)
    site = site_of(assembled.library, assembled.published, read_docs(ROOT / "docs", []), Settings())
    assert '<a href="../a-res-1-2/">Adopted later as A/RES/1/2</a>' in page_html(
        site, "en/a-1-3-draft-1/"
    )
    assert '<a href="../a-1-3-draft-1/">通过前的文本：' in page_html(site, "zh-Hans/a-res-1-2/")


def test_what_is_cited_leads_to_the_adopted_text_and_not_to_its_draft(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    replace(
        corpus / "documents/report/document.yaml",
        "later: A/RES/1/9, later_date: 2020-12-17",
        "later: A/RES/1/2",
    )
    documents = assemble(corpus).library.documents
    reference = Reference("document", symbol="A/RES/1/2")
    for order in (documents, documents[::-1]):
        resolver = Resolver.of(order, read_citables(corpus, []), ())
        cited = Cited("declaration", "p1", 0, 1, "", reference, None)
        assert resolver.resolve(cited).target == "a-res-1-2"
