"""How units are named, dated and listed: numbers, meetings, days, tables of contents."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from build_scripts.model import Library, Rendering, Status, Unit, Vote
from build_scripts.site.interface import Interface, long_date, ordinal
from build_scripts.site.official import document_address, in_language
from build_scripts.site.places import place_links
from build_scripts.site.units import (
    contents,
    counted,
    in_a_sentence,
    notes,
    old_addresses,
    status_words,
    unit_date,
    unit_name,
    unit_title,
)
from tests.factories import a_paragraph, a_resolution, a_unit
from tests.test_inline import TARGETS


@pytest.mark.parametrize(
    ("number", "said"),
    [
        *(("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("4", "4th"), ("11", "11th"), ("13", "13th")),
        *(("46", "46th"), ("53", "53rd"), ("111", "111th"), ("112", "112th"), ("121", "121st")),
    ],
)
def test_a_meeting_is_an_ordinal(number: str, said: str) -> None:
    assert ordinal(number) == said


@pytest.mark.parametrize(
    ("date", "chinese", "english"),
    [
        ("2020-12-16", "2020年12月16日", "16 December 2020"),
        ("2021-01-02", "2021年1月2日", "2 January 2021"),
    ],
)
def test_a_date_is_written_as_the_united_nations_writes_it(
    date: str, chinese: str, english: str
) -> None:
    assert (long_date(date, "zh-Hant"), long_date(date, "en")) == (chinese, english)


@pytest.mark.parametrize(
    ("first", "last", "chinese", "english"),
    [
        ("2020-11-16", "2020-11-18", "2020年11月16–18日", "16–18 November 2020"),
        (
            *("2020-11-28", "2020-12-02"),
            *("2020年11月28日–2020年12月2日", "28 November 2020–2 December 2020"),
        ),
    ],
)
def test_the_days_of_a_session(first: str, last: str, chinese: str, english: str) -> None:
    unit = a_resolution()
    unit = replace(unit, document=replace(unit.document, dates={"from": first, "to": last}))
    assert (unit_date(unit, "zh-Hans"), unit_date(unit, "en")) == (chinese, english)


def test_a_status_is_said_in_words(interface: Interface) -> None:
    status = Status(
        how="adopted",
        date="2020-12-16",
        source="a record",
        meeting="46",
        later="A/RES/75/194",
        later_date="2020-12-17",
        later_meeting="53",
    )
    assert status_words(status, interface, "en") == [
        "Adopted",
        "16 December 2020",
        "46th meeting",
        "later adopted by the Assembly as A/RES/75/194 (17 December 2020, 53rd plenary meeting)",
    ]
    assert status_words(status, interface, "zh-Hans")[2:] == [
        "第46次会议",
        "其后大会通过为A/RES/75/194（2020年12月17日，第53次全体会议）",
    ]


def named(kind: str, symbol: str | None = None, designation: str = "") -> Unit:
    entry = replace(a_unit(kind), symbol=symbol)  # type: ignore[arg-type]
    designations: dict[Rendering, str] = {"zh-Hans": designation} if designation else {}
    return replace(a_resolution(), entry=entry, designations=designations)


@pytest.mark.parametrize(
    ("unit", "chinese", "english", "inside"),
    [
        (named("resolution", "A/RES/75/194"), "第75/194号决议", "Resolution 75/194", "resolution"),
        (named("decision", "7/1"), "第7/1号决定", "Decision 7/1", "decision"),
        (named("draft", None, "决议草案六"), "决议草案六", "Draft resolution VI", "draft"),
        # A symbol is a name of its own, whatever stands before it.
        (named("report", "A/79/459"), "A/79/459", "A/79/459", "A/79/459"),
        (named("note"), "说明", "Note", "Note"),
    ],
)
def test_a_unit_is_called_by_its_number_or_by_its_kind(
    interface: Interface, unit: Unit, chinese: str, english: str, inside: str
) -> None:
    assert unit_name(unit, interface, "zh-Hans") == chinese
    assert unit_name(unit, interface, "en") == english
    assert in_a_sentence(unit, english).startswith(inside)


def test_a_title_without_english_is_that_of_the_metadata() -> None:
    unit = a_resolution(title="合作")
    assert unit_title(unit, "en") == unit.entry.title_en == "A title"
    assert unit_title(unit, "zh-Hans") == "合作"


def test_paragraphs_are_counted_without_their_items() -> None:
    paragraphs = [a_paragraph("pp1", "回顾"), a_paragraph("op1", "请")]
    items = [a_paragraph("op1-a", "甲", "op1"), a_paragraph("op1-b", "乙", "op1")]
    heading = a_paragraph("sec-1", "导言")
    assert counted(Counter(place.kind for place in (*paragraphs, *items, heading))) == 2
    assert counted(Counter(place.kind for place in items)) == 2


def test_the_contents_name_each_part_and_its_numbers(interface: Interface) -> None:
    heading = replace(a_paragraph("sec-1", "导言"), label="一.", level=1)
    unit = a_resolution(
        *(a_paragraph("pp1", "回顾"), a_paragraph("pp2", "铭记"), a_paragraph("op1", "请")),
        *(heading, a_paragraph("p2", "会议"), a_paragraph("p3", "会议")),
    )
    entries = [
        (entry.title, entry.target, [name for _, name in entry.numbers])
        for entry in contents(unit, interface, "zh-Hans")
    ]
    assert entries == [
        (interface.say("zh-Hans", "preambular"), "pp1", ["1", "2"]),
        (interface.say("zh-Hans", "operative"), "op1", ["1"]),
        ("一. 导言", "sec-1", ["2", "3"]),
    ]


def test_a_footnote_keeps_the_old_addresses_that_lead_to_it() -> None:
    unit = a_resolution(a_paragraph("pp1", "回顾"), footnotes=(a_paragraph("fn1", "见附件。"),))
    (note,) = notes(unit, "zh-Hans", TARGETS, aliases={"fn1": ["fn9"], "fn2": ["fn8"]})
    assert (note.id, note.aliases) == ("fn1", ("fn9",))


def test_the_old_addresses_of_a_vote_stand_where_the_vote_stands() -> None:
    first = replace(a_paragraph("op2", "中国。"), id="vote-1-in-favour")
    unit = a_resolution(
        *(a_paragraph("op1", "表决如下："), first),
        footnotes=(a_paragraph("fn1", "表决如下：……"),),
    )
    votes = (Vote("vote-1", "op1", (), (), ()), Vote("vote-2", "fn1", (), (), ()))
    old = {"vote-1": ["vote-8"], "vote-2": ["vote-9"], "vote-3": ["gone"]}
    found = old_addresses(replace(unit, votes=votes), old)
    assert {id: ids for id, ids in found.items() if ids} == {
        "vote-1-in-favour": ["vote-8"],
        "fn1": ["vote-9"],
    }


@pytest.mark.parametrize(
    ("rendering", "address"),
    [
        ("zh-Hans", "https://undocs.org/zh/A/1"),
        ("zh-Hant", "https://undocs.org/zh/A/1"),
        ("en", "https://undocs.org/en/A/1"),
    ],
)
def test_a_document_is_found_in_the_readers_language(rendering: Rendering, address: str) -> None:
    assert document_address("A/1", rendering) == address
    assert document_address("A/1 B", rendering) == f"{address}%20B"
    assert in_language("https://undocs.org/zh/A/1", rendering) == address
    assert in_language("https://example.org/zh/A/1", rendering) == "https://example.org/zh/A/1"


def test_places_stand_by_kind_and_each_once(interface: Interface) -> None:
    links = place_links("a", ["fn3", "op12", "pp3", "op12", "op12-b"], interface, "en")
    assert links.striptags() == "preamble 3 paras. 12 12 (b) notes 3"
    assert links.count('#op12"') == 1
    assert place_links("a", ["op1", "op2"], interface, "en").striptags() == "1 2"


@pytest.mark.corpus
def test_a_draft_is_numbered_in_the_readers_numerals(
    library: Library, interface: Interface
) -> None:
    draft = library.unit("a-79-459-draft-6")
    assert unit_name(draft, interface, "zh-Hant") == "決議草案六"
    assert unit_name(draft, interface, "en") == "Draft resolution VI"
