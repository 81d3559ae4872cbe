"""The recorded votes: ballots, their comparison, the data and the page.

What is expected here was read off the printed lists of A/79/459, paragraphs 23 and 27.
"""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from build_scripts.build import Assembled, assemble
from build_scripts.data.formats import as_json
from build_scripts.model import RENDERINGS, Library, Rendering
from build_scripts.pages.files import site_of
from build_scripts.site.docs import Docs
from build_scripts.site.settings import Settings
from build_scripts.site.site import Site
from build_scripts.subjects.votes.ballots import (
    CHOICES,
    RECORDS,
    Ballot,
    BallotComparison,
    Record,
    ballots,
    compare_ballots,
    comparisons,
    roll,
)
from build_scripts.subjects.votes.data import vote_values, votes_table
from build_scripts.subjects.votes.flows import flows
from tests.site import page_html
from tests.small_corpus import copy_corpus, replace

corpus = pytest.mark.corpus

FIRST, SECOND = "a-79-459#vote-1", "a-79-459#vote-2"

#: Some of the names in each list: its first, its last, and others from its middle.
PRINTED: dict[str, dict[str, str]] = {
    FIRST: {
        "in_favour": (
            "阿尔巴尼亚 阿根廷 捷克 以色列 莱索托 荷兰王国 北马其顿 大韩民国 "
            "摩尔多瓦共和国 美利坚合众国"
        ),
        "against": (
            "阿尔及利亚 巴西 中国 刚果 朝鲜民主主义人民共和国 几内亚比绍 伊朗伊斯兰共和国 "
            "尼日尔 尼日利亚 秘鲁 圣文森特和格林纳丁斯 南苏丹 坦桑尼亚联合共和国 赞比亚"
        ),
        "abstaining": (
            "安提瓜和巴布达 多民族玻利维亚国 加拿大 日本 老挝人民民主共和国 缅甸 土耳其 图瓦卢 越南"
        ),
    },
    SECOND: {
        "in_favour": (
            "阿尔及利亚 贝宁 多民族玻利维亚国 中国 科特迪瓦 刚果民主共和国 海地 莱索托 "
            "马绍尔群岛 缅甸 所罗门群岛 汤加 图瓦卢 越南 津巴布韦"
        ),
        "against": (
            "阿尔巴尼亚 阿根廷 捷克 以色列 拉脱维亚 立陶宛 荷兰王国 摩尔多瓦共和国 "
            "乌克兰 大不列颠及北爱尔兰联合王国 美利坚合众国"
        ),
        "abstaining": ("澳大利亚 巴哈马 加拿大 日本 巴布亚新几内亚 大韩民国 土耳其 乌拉圭"),
    },
}

#: Every change of the two votes; all its States where they are few, else how many they are.
CHANGES: dict[tuple[str, str], str | int] = {
    ("in_favour", "in_favour"): ("莱索托"),
    ("in_favour", "against"): 40,
    ("in_favour", "abstaining"): ("大韩民国"),
    ("against", "in_favour"): 98,
    ("abstaining", "in_favour"): (
        "安提瓜和巴布达 多民族玻利维亚国 文莱达鲁萨兰国 柬埔寨 智利 哥伦比亚 哥斯达黎加 "
        "印度尼西亚 牙买加 老挝人民民主共和国 缅甸 图瓦卢 越南"
    ),
    ("abstaining", "abstaining"): (
        "澳大利亚 巴哈马 加拿大 斐济 格鲁吉亚 洪都拉斯 冰岛 日本 基里巴斯 列支敦士登 "
        "新西兰 挪威 巴拿马 巴布亚新几内亚 巴拉圭 瑞士 土耳其 乌拉圭"
    ),
    ("not_recorded", "in_favour"): (
        "贝宁 刚果民主共和国 海地 马达加斯加 马绍尔群岛 所罗门群岛 汤加 津巴布韦"
    ),
}
NUMBERS = [n if isinstance(n, int) else len(n.split()) for n in CHANGES.values()]

#: Codes of ISO 3166-1 that are easily mistaken for one another.
CODES = {
    "NER": ("尼日尔", "尼日爾", "Niger"),
    "NGA": ("尼日利亚", "尼日利亞", "Nigeria"),
    "COD": ("刚果民主共和国", "剛果民主共和國", "Democratic Republic of the Congo"),
    "COG": ("刚果", "剛果", "Congo"),
    "PRK": (
        "朝鲜民主主义人民共和国",
        "朝鮮民主主義人民共和國",
        "Democratic People’s Republic of Korea",
    ),
    "KOR": ("大韩民国", "大韓民國", "Republic of Korea"),
    "CIV": ("科特迪瓦", "科特迪瓦", "Côte d’Ivoire"),
    "AUT": ("奥地利", "奧地利", "Austria"),
    "AUS": ("澳大利亚", "澳大利亞", "Australia"),
    "SVK": ("斯洛伐克", "斯洛伐克", "Slovakia"),
    "SVN": ("斯洛文尼亚", "斯洛文尼亞", "Slovenia"),
    "NLD": ("荷兰王国", "荷蘭王國", "Netherlands (Kingdom of the)"),
    "TUR": ("土耳其", "土耳其", "Türkiye"),
}


@pytest.fixture(scope="module")
def cast(library: Library) -> dict[str, Ballot]:
    return {ballot.name: ballot for ballot in ballots(library)}


@pytest.fixture(scope="module")
def files(library: Library) -> dict[str, bytes]:
    values = vote_values(library, library.units.values())
    return {
        "data/votes.json": as_json(values).encode(),
        "data/votes.csv": votes_table(values).encode(),
    }


def a_ballot(id: str, unit: str = "unit", **lists: str) -> Ballot:
    made = {iso3: choice for choice in CHOICES for iso3 in lists.get(choice, "").split()}
    return Ballot(unit, id, "p1", made, against_first=False)


def shown(comparison: BallotComparison) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(change.before, change.after): change.states for change in comparison.changes}


def test_every_state_of_two_ballots_is_in_one_change() -> None:
    first = a_ballot("vote-1", in_favour="AAA BBB", against="CCC", abstaining="DDD")
    second = a_ballot("vote-2", in_favour="AAA", against="BBB EEE", abstaining="CCC")
    assert shown(compare_ballots(first, second, ["EEE", "DDD", "CCC", "BBB", "AAA", "FFF"])) == {
        ("in_favour", "in_favour"): ("AAA",),
        ("in_favour", "against"): ("BBB",),
        ("against", "abstaining"): ("CCC",),
        ("abstaining", "not_recorded"): ("DDD",),
        ("not_recorded", "against"): ("EEE",),
    }


def test_votes_of_one_unit_are_compared_in_their_order() -> None:
    cast = [a_ballot(f"vote-{n}", unit) for unit, n in (("a", 1), ("a", 2), ("a", 3), ("b", 1))]
    pairs = [(c.first.unit, c.first.id, c.second.id) for c in comparisons(cast, [])]
    assert pairs == [("a", "vote-1", "vote-2"), ("a", "vote-2", "vote-3")]


def test_an_empty_comparison_has_no_picture() -> None:
    assert flows(compare_ballots(a_ballot("vote-1"), a_ballot("vote-2"), [])) is None


def test_numbers_of_thin_bands_do_not_stand_on_one_another() -> None:
    many = " ".join(f"S{n:02}" for n in range(90))
    first = a_ballot("vote-1", in_favour=f"AAA BBB CCC {many}")
    second = a_ballot("vote-2", in_favour="AAA", against="BBB", abstaining=f"CCC {many}")
    picture = flows(compare_ballots(first, second, first.choices))
    assert picture is not None
    heights = [band.at for band in picture.bands]
    assert [band.count for band in picture.bands] == [1, 1, 91]
    assert all(low - high >= 15 for high, low in pairwise(heights))
    assert picture.height > max(heights)


def test_a_corpus_with_one_vote_compares_nothing(small: Assembled, docs: Docs) -> None:
    (ballot,) = ballots(small.library)
    assert ballot.choices == {
        "CHN": "in_favour",
        "MLI": "in_favour",
        "NLD": "against",
        "PER": "abstaining",
    }
    assert not ballot.against_first
    page = page_html(site_of(small.library, small.published, docs, Settings()), "en/votes/")
    assert "<svg" not in page
    assert re.findall(r'<th scope="row">([^<]*)<small>', page) == [
        *("China", "Kingdom of the Netherlands", "Mali", "Peru")
    ]
    data = vote_values(small.library, small.library.units.values())
    assert data["comparisons"] == []


@corpus
def test_the_counts_are_those_that_the_text_states(cast: dict[str, Ballot]) -> None:
    counts = {name: tuple(ballot.counts.values()) for name, ballot in cast.items()}
    assert counts == {FIRST: (42, 98, 31), SECOND: (120, 40, 19)}
    # “以98票对42票…否决” names the votes against first; “以120票对40票…决定保留” does not.
    assert [ballot.against_first for ballot in cast.values()] == [True, False]


@corpus
@pytest.mark.parametrize("name", PRINTED)
def test_states_stand_where_the_printed_lists_have_them(
    cast: dict[str, Ballot], library: Library, name: str
) -> None:
    for choice, names in PRINTED[name].items():
        for printed in names.split():
            assert cast[name].record(library.states[printed].iso3) == choice, printed


@corpus
def test_what_changed_is_what_the_lists_show(cast: dict[str, Ballot], library: Library) -> None:
    order = [state.iso3 for state in roll(library, cast.values())]
    (comparison,) = comparisons(cast.values(), order)
    found = shown(comparison)
    assert found.keys() == CHANGES.keys()
    for cell, expected in CHANGES.items():
        if isinstance(expected, int):
            assert len(found[cell]) == expected
        else:
            names = expected.split()
            assert set(found[cell]) == {library.states[name].iso3 for name in names}
            assert len(found[cell]) == len(names)
    assert sum(len(states) for states in found.values()) == len(order) == 179


@corpus
def test_the_lists_are_printed_in_the_order_of_the_roll(
    cast: dict[str, Ballot], library: Library
) -> None:
    order = [state.iso3 for state in roll(library, cast.values())]
    for ballot in cast.values():
        for choice in CHOICES:
            voters = ballot.voters(choice)
            assert sorted(voters, key=order.index) == list(voters), (ballot.name, choice)


@corpus
def test_names_are_those_printed_in_each_rendering(
    cast: dict[str, Ballot], library: Library
) -> None:
    """The table of States agrees with the lists of the document, name by name."""
    states = {state.iso3: state for state in library.states.values()}
    for ballot in cast.values():
        for choice in CHOICES:
            listed = library.place(ballot.unit, f"{ballot.id}-{choice.replace('_', '-')}")
            assert listed
            names = [states[iso3] for iso3 in ballot.voters(choice)]
            assert "、".join(state.hans for state in names) + "。" == listed.words
            assert "、".join(state.hant for state in names) + "。" == listed.text("zh-Hant").words
            assert ", ".join(state.en for state in names) + "." == listed.text("en").words


@corpus
def test_the_json_holds_every_state_with_three_names(files: dict[str, bytes]) -> None:
    data = json.loads(files["data/votes.json"].decode("utf-8"))
    states = {state["iso3"]: state for state in data["states"]}
    assert len(states) == len(data["states"]) == 179
    for iso3, (hans, hant, en) in CODES.items():
        state = states[iso3]
        assert (state["zh-Hans"], state["zh-Hant"], state["en"]) == (hans, hant, en)
    assert states["LSO"]["votes"] == {FIRST: "in_favour", SECOND: "in_favour"}
    assert states["ZWE"]["votes"] == {FIRST: None, SECOND: "in_favour"}
    assert states["KOR"]["votes"] == {FIRST: "in_favour", SECOND: "abstaining"}
    first, second = data["ballots"]
    assert first["counts"] == {"in_favour": 42, "against": 98, "abstaining": 31}
    assert second["counts"] == {"in_favour": 120, "against": 40, "abstaining": 19}
    assert first["url"]["en"] == "/en/a-79-459/#vote-1"
    assert "否决了修正案A/C.3/79/L.68" in first["question"]["zh-Hans"]
    assert "決定保留決議草案A/C.3/79/L.10/Rev.1" in second["question"]["zh-Hant"]
    assert "rejected amendment A/C.3/79/L.68" in first["question"]["en"]
    for ballot in data["ballots"]:
        for choice, voters in ballot["voters"].items():
            assert all(states[iso3]["votes"][ballot["name"]] == choice for iso3 in voters)
    counts = {(c["first"], c["second"]): c["count"] for c in data["comparisons"][0]["changes"]}
    assert counts == dict(zip(CHANGES, NUMBERS, strict=True))


@corpus
def test_the_csv_reads_back(files: dict[str, bytes]) -> None:
    data = files["data/votes.csv"]
    assert data.startswith(
        b"\xef\xbb\xbfiso3,zh-Hans,zh-Hant,en,a-79-459#vote-1,a-79-459#vote-2\r\n"
    )
    assert data.count(b"\n") == data.count(b"\r\n") == 180
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    by_code = {row["iso3"]: row for row in rows}
    assert len(by_code) == len(rows) == 179
    for iso3, names in CODES.items():
        assert tuple(by_code[iso3][rendering] for rendering in RENDERINGS) == names
    assert [by_code["BEN"][FIRST], by_code["BEN"][SECOND]] == ["", "in_favour"]
    for name, counts in {FIRST: (42, 98, 31), SECOND: (120, 40, 19)}.items():
        made = [row[name] for row in rows]
        assert tuple(made.count(choice) for choice in CHOICES) == counts


class Shown:
    """The page of a rendering, taken apart by the marks of its own template."""

    def __init__(self, site: Site, rendering: Rendering) -> None:
        self.html = page_html(site, f"{rendering}/votes/")

    def cells(self) -> list[tuple[str, list[str]]]:
        """The picture of each list: its choice and the codes in it."""
        lists = re.findall(r'<ul class="cells (\w+)">(.*?)</ul>', self.html, re.S)
        return [(choice, re.findall(r">([A-Z]{3})</abbr>", items)) for choice, items in lists]

    def table(self) -> list[tuple[str, str, list[str]]]:
        """The rows of the table of States: name, code, records."""
        rows = re.findall(
            r'<tr><th scope="row">([^<]*)<small>.*?</th><td>([A-Z]{3})</td>(.*?)</tr>',
            self.html,
            re.S,
        )
        return [(n, c, re.findall(r'data-record="(\w+)"', rest)) for n, c, rest in rows]

    def matrix(self) -> dict[tuple[Record, Record], int]:
        """The table of the changes, cell by cell."""
        (body,) = re.findall(r'<table class="matrix">.*?<tbody>(.*?)</tbody>', self.html, re.S)
        found = {}
        for before, row in zip(RECORDS, re.findall(r"<tr>(.*?)</tr>", body, re.S), strict=True):
            numbers = re.findall(r"<td>(?:<a [^>]*>)?(\d*)", row)
            for after, number in zip(RECORDS, numbers, strict=True):
                if number:
                    found[before, after] = int(number)
        return found

    def picture(self) -> tuple[list[int], list[int]]:
        """The numbers in the picture of the changes: on the bands, and at the bars."""
        (svg,) = re.findall(r"<svg.*?</svg>", self.html, re.S)
        bands = [int(n) for n in re.findall(r'<text class="number"[^>]*>(\d+)<', svg)]
        bars = [int(n) for n in re.findall(r'<text class="(?:end )?total"[^>]*>\S+ (\d+)<', svg)]
        return bands, bars

    def listed(self) -> list[int]:
        """How many States the list of each change names."""
        main = self.html.partition("<main")[2].partition("</main>")[0]
        return [len(re.split("、|, ", names)) for names in re.findall(r"<dd>([^<]*)</dd>", main)]


@corpus
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_page_shows_every_state_once_for_each_vote(
    site: Site, cast: dict[str, Ballot], rendering: Rendering
) -> None:
    page = Shown(site, rendering)
    pictured = iter(page.cells())
    for ballot in cast.values():
        for choice in CHOICES:
            assert next(pictured) == (choice, list(ballot.voters(choice)))
    assert next(pictured, None) is None
    table = page.table()
    assert len(table) == len({code for _, code, _ in table}) == 179
    for _, code, records in table:
        assert records == [ballot.record(code) for ballot in cast.values()]


@corpus
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_picture_table_and_lists_have_the_same_numbers(site: Site, rendering: Rendering) -> None:
    page = Shown(site, rendering)
    matrix = page.matrix()
    assert {cell for cell, count in matrix.items() if count} == CHANGES.keys()
    assert [count for count in matrix.values() if count] == NUMBERS
    assert page.picture() == (NUMBERS, [42, 98, 31, 8, 120, 40, 19])
    assert page.listed() == NUMBERS


@corpus
def test_the_page_quotes_each_question_in_the_readers_language(site: Site) -> None:
    pages = {rendering: Shown(site, rendering).html for rendering in RENDERINGS}
    for words in ("否决了修正案A/C.3/79/L.68", "决定保留决议草案A/C.3/79/L.10/Rev.1执行部分第26段"):
        assert words in pages["zh-Hans"]
    assert "否決了修正案A/C.3/79/L.68" in pages["zh-Hant"]
    assert "the Committee rejected amendment A/C.3/79/L.68" in pages["en"]
    assert "working translation" in pages["en"]
    for page in pages.values():
        for link in ("../a-79-459/#vote-1", "../a-79-459/#vote-2", "../../data/votes.csv"):
            assert f'href="{link}"' in page


def test_no_vote_leaves_an_empty_room() -> None:
    library = Library(documents=(), bodies={})
    assert ballots(library) == ()
    assert vote_values(library, library.units.values()) == {
        "ballots": [],
        "states": [],
        "comparisons": [],
    }


def test_a_vote_in_a_footnote_is_on_the_page_and_in_the_data(tmp_path: Path, docs: Docs) -> None:
    folder = copy_corpus(tmp_path / "corpus")
    document = folder / "documents/resolution"
    (document / "en.yaml").unlink()
    lists = "以2票对1票、0票弃权通过：赞成：中国、马里。反对：法国。弃权：无。"
    replace(document / "source.zh-Hans.txt", "见第 1/1 号决议。", f"见第 1/1 号决议，{lists}")
    replace(
        document / "document.yaml",
        "how: adopted without a vote",
        "how: adopted by a recorded vote\n      count: 2-1-0",
    )
    assembled = assemble(folder)
    site = site_of(assembled.library, assembled.published, docs, Settings())
    said = json.loads(site.files["data/units/a-res-1-2.json"])
    assert said["status"]["count"] == "2-1-0"
    (vote,) = said["votes"]
    assert (vote["id"], vote["paragraph"]) == ("vote-1", "fn2")
    assert vote["counts"] == {"in_favour": 2, "against": 1, "abstaining": 0}
    assert vote["voters"] == {"in_favour": ["CHN", "MLI"], "against": ["FRA"], "abstaining": []}
    page = page_html(site, "zh-Hant/a-res-1-2/")
    assert page.count('id="vote-1"') == 1
    assert "經記錄表決通過" in page
    assert "2票贊成、1票反對、0票棄權" in page
    assert "../a-res-1-2/#vote-1" in page_html(site, "zh-Hans/votes/")
    akn = site.files["data/akn/a-res-1-2.zho.xml"].decode()
    assert '<voting eId="voting_1" wId="vote-1"' in akn
    assert 'href="#authorialNote_2"' in akn
