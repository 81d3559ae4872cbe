"""Who is asked to do what, held against paragraphs that people read.

`requests/sample.tsv` was written by hand while reading the Chinese texts, before there was any
code to run: every verb of 196 operative paragraphs, with whom it addresses, the words of the
deadline or session, and whether a report is due. The lists below were read in the same way.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from build_scripts.model import (
    RENDERINGS,
    Addressee,
    Adverb,
    Deadline,
    Library,
    Named,
    Rendering,
    Request,
    Text,
    VerbForm,
)
from build_scripts.site.site import Site
from build_scripts.subjects.requests.data import request_values, requests_table
from build_scripts.subjects.requests.deadlines import in_english, ordinal_words
from build_scripts.subjects.requests.find import RequestReader
from build_scripts.subjects.requests.words import RequestWords
from build_scripts.subjects.verbs.table import VerbTable
from tests.factories import a_paragraph, opened
from tests.site import Html, page_html


def requests_of(library: Library, slug: str) -> tuple[Request, ...]:
    return tuple(request for request in library.requests if request.unit == slug)


SAMPLE = Path(__file__).parent / "requests" / "sample.tsv"
PARTS = {"addressees", "deadlines", "report", "verb"}

#: Every verb that asks and addresses nobody: 鼓励收集…, 呼吁除其他外….
NOBODY = {
    ("a-79-459-draft-3", "op1", 2),
    *(("a-79-459-draft-6", "op12", 2), ("a-79-459-draft-6", "op38", 3)),
    *(("a-79-459-draft-6", "op53", 1), ("a-79-459-draft-6", "op54", 2)),
    *(("a-79-459-draft-6", "op67", 2), ("a-79-459-draft-6", "op70", 1)),
    *(("a-79-459-draft-6", "op71", 1), ("a-res-75-194", "op8", 2)),
    *(("a-res-75-194", "op30", 3), ("a-res-75-194", "op41", 1)),
    *(("a-res-75-194", "op54", 1), ("a-res-75-194", "op55", 1)),
    *(("cosp-7-1", "op19", 1), ("cosp-7-3", "op6", 2)),
}
#: Every report due: where, who reports, to whom.
REPORTS = {
    ("a-79-459-draft-1", "op26", "secretary-general", "general-assembly"),
    ("a-79-459-draft-1", "op27", "secretary-general", "general-assembly"),
    ("a-79-459-draft-2", "op1", "reoffending-expert-group", "ccpcj"),
    ("a-79-459-draft-4", "op22", "secretary-general", "general-assembly"),
    ("a-79-459-draft-5", "op22", "unafri", "unodc african-ministers"),
    ("a-79-459-draft-5", "op29", "secretary-general", "general-assembly"),
    ("a-79-459-draft-6", "op84", "secretary-general", "general-assembly"),
    ("a-res-75-194", "op67", "secretary-general", "general-assembly"),
    ("cosp-7-4", "op1", "secretariat", "irg"),
    ("cosp-7-4", "op2", "secretariat", "irg"),
    ("cosp-7-4", "op5", "secretariat", "irg"),
    ("cosp-7-5", "op14", "secretariat", "conference subsidiary-bodies"),
    ("cosp-7-6", "op22", "secretariat", "wg-prevention conference"),
    ("cosp-7-7", "op9", "secretariat", "conference"),
    ("cosp-7-dec-1", "op-d", "secretariat", "conference"),
}


def read_sample() -> dict[tuple[str, str], list[dict[str, str]]]:
    sample: dict[tuple[str, str], list[dict[str, str]]] = {}
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            sample.setdefault((row["unit"], row["paragraph"]), []).append(row)
    return sample


def as_row(request: Request, library: Library) -> dict[str, str]:
    return {
        "verb": library.verbs[request.verb].hans,
        "addressees": ",".join(named.id for named in request.addressees),
        "deadlines": "|".join(deadline.text for deadline in request.deadlines),
        "report": "yes" if request.report else "no",
    }


@pytest.mark.corpus
def test_requests_agree_with_what_people_read(library: Library) -> None:
    sample = read_sample()
    assert len(sample) >= 120
    assert {slug for slug, _ in sample} == {
        slug for slug, unit in library.units.items() if unit.kind.opens
    }
    misses: Counter[str] = Counter()
    seen = 0
    told: list[str] = []
    for (slug, paragraph), rows in sample.items():
        found = [r for r in requests_of(library, slug) if r.paragraph == paragraph]
        got = [as_row(request, library) for request in found]
        seen += max(len(rows), len(got))
        lacking = abs(len(rows) - len(got))
        misses.update(dict.fromkeys(PARTS, lacking))
        for row, other in zip(rows, got, strict=False):
            for part in PARTS:
                if row[part] != other[part]:
                    misses[part] += 1
                    told.append(f"{slug}#{paragraph} {part}: {row[part]!r}, not {other[part]!r}")
    agreement = {part: 1 - misses[part] / seen for part in PARTS}
    assert min(agreement.values()) >= 0.95, (agreement, told)


@pytest.mark.corpus
def test_verbs_that_address_nobody_and_reports_due_are_those_that_were_read(
    library: Library,
) -> None:
    nobody = {
        (r.unit, r.paragraph, r.number) for r in library.requests if r.asks and not r.addressees
    }
    assert nobody == NOBODY
    reports = {
        (
            *(r.unit, r.paragraph, " ".join(named.id for named in r.addressees)),
            " ".join(named.id for named in r.recipients),
        )
        for r in library.requests
        if r.report
    }
    assert reports == REPORTS


@pytest.mark.corpus
def test_every_operative_paragraph_is_listed_and_its_words_stand_where_they_say(
    library: Library,
) -> None:
    listed = {(request.unit, request.paragraph) for request in library.requests}
    words = RequestWords(library)
    operative = {
        (unit.slug, p.id)
        for unit in library.units.values()
        for p in unit.paragraphs
        if p.kind == "operative" or (unit.entry.kind == "decision" and p.kind == "item")
    }
    assert listed == operative
    for request in library.requests:
        text = words.paragraph(request, "zh-Hans") or ""
        hant = words.paragraph(request, "zh-Hant") or ""
        # One character for one: the offsets hold in both scripts.
        assert len(text) == len(hant)
        assert words.chinese(request, "zh-Hans").startswith(library.verbs[request.verb].hans)
        assert words.chinese(request, "zh-Hant").startswith(library.verbs[request.verb].hant)
        quoted: list[Named | Deadline] = [*request.addressees, *request.recipients]
        for one in [*quoted, *request.deadlines]:
            assert text[one.start : one.end] == one.text
            assert request.start <= one.start < one.end <= request.end


ASKING = ("requests", "encourages", "invites", "calls-upon", "decides")
VERBS = tuple(
    VerbForm(id, hans, hant, None, english, (), 1, asks=id in ASKING, again=id in ASKING)
    for id, hans, hant, english in (
        ("requests", "请", "請", "Requests"),
        ("also-requests", "还请", "還請", "Also requests"),
        ("encourages", "鼓励", "鼓勵", "Encourages"),
        ("invites", "邀请", "邀請", "Invites"),
        ("calls-upon", "吁请", "籲請", "Calls upon"),
        ("decides", "决定", "決定", "Decides"),
        ("welcomes", "欢迎", "歡迎", "Welcomes"),
        ("recalls", "回顾", "回顧", "Recalls"),
    )
)
ADVERBS = (Adverb("further", "adverb", "还", "還", "{} further", "Further {}", 1),)
ADDRESSEES = tuple(
    Addressee(id, {"zh-Hans": id, "zh-Hant": id, "en": id.title()}, forms, anaphors, 1)
    for id, forms, anaphors in (
        ("parties", ("缔约国",), ()),
        ("signatories", ("签署国",), ()),
        ("conference", ("缔约国会议",), ()),
        ("secretariat", ("秘书处",), ()),
        ("requesting", ("请求国",), ()),
        ("members", ("会员国",), ()),
        ("system", ("联合国系统",), ()),
        ("states", ("各国", "国家"), ()),
        ("assembly", ("大会",), ()),
        ("group-a", ("预防工作组",), ("该工作组",)),
        ("group-b", ("追回工作组",), ("该工作组",)),
    )
)


def read(words: str, before: str = "") -> list[tuple[str, str, str]]:
    """Verb, addressees and deadlines of each request of a paragraph."""
    reader = RequestReader(ADDRESSEES, VerbTable(VERBS, ADVERBS))
    paragraph = a_paragraph("op1", opened(words, VERBS))
    return [
        (
            request.verb,
            " ".join(named.id for named in request.addressees),
            "|".join(deadline.text for deadline in request.deadlines),
        )
        for request in reader.paragraph("unit", paragraph, before)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("请缔约国采取措施；", [("requests", "parties", "")]),
        ("请缔约国会议审议；", [("requests", "conference", "")]),
        ("请缔约国和签署国采取措施；", [("requests", "parties signatories", "")]),
        ("鼓励会员国、联合国系统以及各国合作；", [("encourages", "members system states", "")]),
        ("请尚未批准《公约》的缔约国批准；", [("requests", "parties", "")]),
        ("请尚未通知秘书处的缔约国通知；", [("requests", "parties", "")]),
        ("请，在资源允许的情况下，秘书处继续工作；", [("requests", "secretariat", "")]),
        ("请考虑到各国情况，秘书处继续工作；", [("requests", "secretariat", "")]),
        # Part of the list is unknown: nobody is guessed.
        ("请缔约国和海洋管理局合作；", [("requests", "", "")]),
        # A name that only describes another noun is nobody's.
        ("鼓励缔约国的主管机关合作；", [("encourages", "", "")]),
        ("鼓励各国际组织合作；", [("encourages", "", "")]),
        ("鼓励收集良好做法；", [("encourages", "", "")]),
        ("欢迎缔约国的努力；", [("welcomes", "", "")]),
        # A second request, in its own words.
        (
            "欢迎缔约国的努力，并请秘书处继续工作，还请它向会议报告；",
            [("welcomes", "", ""), ("requests", "secretariat", ""), ("also-requests", "", "")],
        ),
        (
            "鼓励缔约国参与，并邀请它们提供资源；",
            [("encourages", "parties", ""), ("invites", "parties", "")],
        ),
        # No second request: 请求国 is a noun, 其 leads back to whom is asked already.
        ("鼓励缔约国合作，请求国除外；", [("encourages", "parties", "")]),
        ("鼓励请求国合作；", [("encourages", "requesting", "")]),
        ("鼓励缔约国采取措施，鼓励其主管机关合作；", [("encourages", "parties", "")]),
        ("吁请缔约国与管理机构一道，鼓励秘书处合作；", [("calls-upon", "parties", "")]),
        # What another text asked is not asked again.
        ("回顾第6/1号决议，其中会议请秘书处工作，请缔约国合作；", [("recalls", "", "")]),
        # By when, or at which session.
        ("请缔约国到2030年完成工作；", [("requests", "parties", "到2030年")]),
        ("请秘书处至迟于2025年3月1日完成；", [("requests", "secretariat", "至迟于2025年3月1日")]),
        ("请秘书处每年向大会报告；", [("requests", "secretariat", "每年")]),
        ("请秘书处在闭会期间继续工作；", [("requests", "secretariat", "在闭会期间")]),
        ("决定在其第七十七届会议上审议；", [("decides", "", "在其第七十七届会议上")]),
        (
            "请秘书处向缔约国会议第八届会议提交报告；",
            [("requests", "secretariat", "向缔约国会议第八届会议")],
        ),
        # What is named for its own sake is no deadline.
        ("请秘书处在2025年方案预算范围内工作；", [("requests", "secretariat", "")]),
        ("请缔约国铭记2019年12月16日通过的宣言；", [("requests", "parties", "")]),
        ("请缔约国，并注意到2012年的声明；", [("requests", "parties", "")]),
        ("请秘书处编写草案，以便会议在2025年举行；", [("requests", "secretariat", "")]),
    ],
)
def test_small_cases(words: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(words) == expected


def test_words_that_point_back_take_the_addressee_named_last() -> None:
    words = "请该工作组继续工作；"
    assert read(words, "追回工作组开会。预防工作组开会。") == [("requests", "group-a", "")]
    assert read(words, "预防工作组开会。追回工作组开会。") == [("requests", "group-b", "")]
    assert read(words) == [("requests", "", "")]


def test_a_request_ends_before_the_mark_at_its_end() -> None:
    words = "请缔约国合作，鼓励会员国参加；"
    paragraph = a_paragraph("op1", opened(words, VERBS))
    found = RequestReader(ADDRESSEES, VerbTable(VERBS)).paragraph("unit", paragraph)
    assert [words[r.start : r.end] for r in found] == ["请缔约国合作", "鼓励会员国参加"]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("在2026年4月25日至30日", "2026-04-25", "2026-04-30"),
        ("在2026年4月25日至5月2日", "2026-04-25", "2026-05-02"),
        ("在2026年4月", "2026-04", "2026-04"),
        ("在2026年", "2026", "2026"),
    ],
)
def test_days_of_a_deadline(words: str, first: str, last: str) -> None:
    paragraph = a_paragraph("op1", opened(f"请秘书处{words}提出报告；", VERBS))
    (request,) = RequestReader(ADDRESSEES, VerbTable(VERBS)).paragraph("unit", paragraph)
    (deadline,) = request.deadlines
    assert (deadline.text, deadline.first, deadline.last) == (words, first, last)


def test_a_verb_is_listed_under_the_verb_without_adverbs() -> None:
    verbs = VerbTable(VERBS, ADVERBS).forms
    assert verbs["also-requests"].base == "requests"
    assert verbs["welcomes"].base == "welcomes"


def test_the_table_of_verbs_says_which_ask() -> None:
    begs = VerbForm("begs", "恳请", "懇請", None, "Begs", (), 1)
    for asks in (False, True):
        table = VerbTable([replace(begs, asks=asks)], ADVERBS)
        words = Text("还恳请秘书处提交报告；")
        verb = table.opening(words.words)
        assert verb is not None
        paragraph = a_paragraph("op1", words.marked([verb]))
        (request,) = RequestReader(ADDRESSEES, table).paragraph("a-res-1-1", paragraph)
        assert request.asks is asks
        assert [named.id for named in request.addressees] == ["secretariat"] * asks


NAMES = {"assembly": "General Assembly", "crime-congress": "United Nations Congress"}


@pytest.mark.parametrize(
    ("deadline", "expected"),
    [
        (
            Deadline("", 0, 0, "to", 81, "assembly"),
            "eighty-first session of the General Assembly",
        ),
        (Deadline("", 0, 0, "before", 8), "before the eighth session"),
        (Deadline("", 0, 0, "at", 15, "crime-congress"), "Fifteenth United Nations Congress"),
        (
            Deadline("", 0, 0, "at", first="2026-04-25", last="2026-04-30"),
            "25 to 30 April 2026",
        ),
        (Deadline("", 0, 0, "by", first="2030", last="2030"), "by 2030"),
        (Deadline("", 0, 0, "yearly"), "annual"),
        (Deadline("", 0, 0), None),
    ],
)
def test_deadlines_in_english(deadline: Deadline, expected: str | None) -> None:
    assert in_english(deadline, NAMES) == expected


def test_ordinals() -> None:
    said = {1: "first", 12: "twelfth", 19: "nineteenth", 20: "twentieth", 77: "seventy-seventh"}
    assert {number: ordinal_words(number) for number in said} == said


@pytest.mark.corpus
def test_data_says_the_same_twice(library: Library) -> None:
    said = RequestWords(library)
    data = request_values(library.addressees, library.requests, said)
    table = requests_table(data)
    assert table.startswith("\ufeffunit,")
    assert not re.search(r"(?<!\r)\n", table)
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
    assert len(rows) == len(data["requests"]) == len(library.requests)
    known = {one["id"] for one in data["addressees"]}
    for row, request in zip(rows, data["requests"], strict=True):
        assert (row["unit"], row["paragraph"]) == (request["unit"], request["paragraph"])
        assert row["words_zh-Hant"] == request["text"]["zh-Hant"]
        assert row["addressees"] == "; ".join(one["id"] for one in request["addressees"])
        assert {one["id"] for one in request["addressees"] + request["report_to"]} <= known
    report = next(r for r in data["requests"] if (r["unit"], r["paragraph"]) == REPORT)
    assert report["deadlines"] == [
        {
            **{"zh-Hans": "向大会第七十七届会议", "zh-Hant": "向大會第七十七屆會議"},
            **{"en": "seventy-seventh session of the General Assembly", "relation": "to"},
            **{"session": 77, "body": "general-assembly", "from": None, "to": None},
            **{"start": 31, "end": 41},
        }
    ]


REPORT = ("a-res-75-194", "op67")


@pytest.mark.corpus
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_page_shows_every_request_once_and_leads_to_it(
    site: Site, library: Library, rendering: Rendering
) -> None:
    page = page_html(site, f"{rendering}/requests/")
    assert page.count("<tr data-a=") == len(library.requests)
    html = Html()
    html.feed(page)
    assert len(html.ids) == len(set(html.ids))
    linked = {link.removeprefix("../") for link in html.links if "/#" in link}
    assert linked == {f"{request.unit}/#{request.paragraph}" for request in library.requests}
    names = ("site.css", "site.js", "requests.css", "requests.js")
    weight = sum(len(gzip.compress(site.docs.assets[f"assets/{name}"])) for name in names)
    assert weight + len(gzip.compress(page.encode())) < 120_000
    say = partial(site.say, rendering)
    assert page.count(f"<i>{say('requests_nobody')}</i>") == sum(
        not request.addressees for request in library.requests
    )


@pytest.mark.corpus
def test_the_room_quotes_what_is_short_whole_and_cuts_what_is_long(
    site: Site, library: Library
) -> None:
    page = page_html(site, "zh-Hans/requests/")
    words = RequestWords(library)
    whole = [words.chinese(request, "zh-Hans") for request in library.requests]
    assert {len(said) for said in whole} >= {59, 60, 61}
    for said in whole:
        assert f"<td>{said if len(said) <= 60 else f'{said[:60]}……'}<td" in page


@pytest.mark.corpus
def test_the_addressee_of_most_requests_stands_first(site: Site, library: Library) -> None:
    page = page_html(site, "en/requests/")
    shown = re.findall(r'<details id="addressee-([^"]+)"', page)
    counts = Counter(
        id for r in library.requests for id in {named.id for named in r.addressees} or {"none"}
    )
    assert shown[-1] == "none"
    assert [counts[id] for id in shown[:-1]] == sorted(
        (n for id, n in counts.items() if id != "none"), reverse=True
    )


@pytest.mark.corpus
def test_a_later_request_in_english_is_quoted_only_where_its_verb_is_certain(
    library: Library,
) -> None:
    words = RequestWords(library)
    request = next(
        r
        for r in library.requests
        if (r.unit, r.paragraph, r.number) == ("cosp-7-dec-1", "op-d", 2)
    )
    english = words.english(request)
    assert english is not None
    assert english.startswith("requested the Secretariat to report to the Conference")
    whole = words.paragraph(request, "en")
    assert whole is not None
    assert whole.endswith(english)
    # 7/1 (27): …, invites States parties to consider …, invites the meeting to propose …
    found = requests_of(library, "cosp-7-1")
    twice = [r for r in found if (r.paragraph, r.verb) == ("op27", "invites")]
    assert len(twice) == 2
    for invites in twice:
        assert words.english(invites) == words.paragraph(invites, "en")


@pytest.mark.corpus
def test_declarations_and_reports_ask_for_nothing(library: Library) -> None:
    kinds = {unit.slug: unit.entry.kind for unit in library.units.values()}
    assert {kinds[request.unit] for request in library.requests} == {
        "resolution",
        "decision",
        "draft",
    }
    assert requests_of(library, "ga-s32-declaration") == ()
    first = requests_of(library, "cosp-7-1")[0]
    paragraph = library.place("cosp-7-1", first.paragraph)
    assert paragraph
    assert paragraph.words.startswith("促请所有缔约国")


def test_a_request_ends_where_its_part_of_the_sentence_ends(library: Library) -> None:
    joined = re.compile("(?:并且|而且|并|且|此外|同时|在这方面|为此|我们)，?$")
    words = RequestWords(library)
    quoted = [words.chinese(request, "zh-Hans") for request in library.requests]
    assert [one for one in quoted if joined.search(one)] == []


def test_decisions_and_reminders_are_no_requests(library: Library) -> None:
    """Eight decisions and a reminder stand among the verbs of the first five documents."""
    bases = Counter(library.verbs[library.verbs[one.verb].base].hans for one in library.requests)
    assert (bases["决定"], bases["提醒"]) == (8, 1)
    asking = {library.verbs[one.verb].base for one in library.requests if one.asks}
    assert not {"decides", "reminding"} & asking
    assert not any(one.addressees or one.deadlines for one in library.requests if not one.asks)


def test_a_verb_that_the_table_has_in_no_english_is_called_as_it_is_printed(
    library: Library,
) -> None:
    urges = replace(library.verbs["urges"], operative=None, preambular="Urging")
    words = RequestWords(replace(library, verbs={**library.verbs, "urges": urges}))
    assert words.english_name(urges, library.requests) == "Urges"
    assert words.english_name(urges, []) == "Urging"


def test_no_chinese_stands_among_the_requests_in_english(site: Site) -> None:
    page = page_html(site, "en/requests/")
    rows = [line for line in page.splitlines() if "<tr" in line and "<td>" in line]
    assert len(rows) > 498
    assert re.findall("[\u3400-\u9fff]+", "".join(rows)) == []
