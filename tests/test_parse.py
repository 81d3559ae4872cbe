"""What the reader does with a source that is not as it should be: it says so, or it holds on."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from build_scripts.check import check_coverage, check_document
from build_scripts.model import Mark, NoteMark, Span, Text, UnitEntry, Vote
from build_scripts.parse.source import PLAIN, read_lines
from build_scripts.parse.votes import stated_counts
from build_scripts.problems import Refused
from build_scripts.subjects.verbs.opening import opens_with_verb
from tests.factories import (
    SOURCE,
    a_frame,
    a_paragraph,
    a_resolution,
    a_unit,
    printed,
    read,
    text_of,
)
from tests.faithful import assert_nothing_lost

HEAD = ("  1/1. 关于合作的决议", " 大会，")
REPORT = ("  预防犯罪", " 一. 导言")


def codes(source: str, *units: UnitEntry) -> list[str]:
    with pytest.raises(Refused) as refused:
        read(source, *units)
    return [problem.code for problem in refused.value.problems]


def test_every_finding_of_a_document_is_told_at_once() -> None:
    source = printed(*HEAD, " 回顾《公约》1 的宗旨，2", " 1. 请秘书长报告。", "______", " 3 同上。")
    assert codes(source) == ["MARK_WITHOUT_NOTE", "MARK_WITHOUT_NOTE", "NOTE_WITHOUT_MARK"]


def test_a_sentence_may_go_on_for_many_pages() -> None:
    first = printed(*HEAD, " 1. 请各国").removesuffix("\n")
    others = "".join(f" 各国{name}\n" for name in "甲乙丙")
    (unit,) = read(first + others).units
    assert text_of(unit.paragraphs[-1]) == ("op1", "1.", "请各国各国甲各国乙各国丙")
    assert unit.pages == (1, 4)


def test_lines_keep_what_they_print_at_their_ends() -> None:
    """Spaces at the end of a line are layout, full-width ones too."""
    paragraph = (
        read(printed(*HEAD, " 1. 请秘书长  ", "报告\u3000", "情况。")).units[0].paragraphs[-1]
    )
    assert text_of(paragraph) == ("op1", "1.", "请秘书长报告情况。")


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("以98票对42票、31票弃权否决了修正案", (42, 98, 31)),
        ("以120票对40票、19票弃权，决定保留第26段", (120, 40, 19)),
        ("以120票对40票、19票弃权通过了决议草案", (120, 40, 19)),
        ("以32票赞成、5票反对、10票弃权获得通过", (32, 5, 10)),
        ("以15票对零票、零票弃权获得通过", (15, 0, 0)),
        ("未经表决通过了决议草案", None),
    ],
)
def test_a_rejection_counts_those_against_first(
    words: str, counts: tuple[int, int, int] | None
) -> None:
    assert stated_counts(words) == counts


def test_a_footnote_between_units_is_not_lost() -> None:
    source = printed(
        *(*HEAD, " 1. 请秘书长报告。", " B. 决定", "1. 会议通过了《公约》1 下的决定。"),
        *("__________________", " 1 联合国，《条约汇编》。"),
    )
    assert_nothing_lost(read(source, a_unit(), a_frame("B. 决定")), source)


@pytest.mark.parametrize(
    "items",
    [
        pytest.param(("(aa) 甲；", "(bb) 乙。"), id="double-letters"),
        pytest.param(("(ii) 甲；", "(iii) 乙。"), id="numeral-first"),
        pytest.param(("(abc) 甲；", "(b) 乙。"), id="word-for-letter"),
        pytest.param(("(a) 甲；", "(a) 乙。"), id="letter-twice"),
        pytest.param(("(a) 甲：", "(i) 乙；", "(iii) 丙。"), id="numeral-missing"),
        pytest.param(("(z) 甲；", "(aa) 乙。"), id="after-z"),
    ],
)
def test_items_out_of_order_are_found(items: tuple[str, ...]) -> None:
    document = read(printed(*HEAD, " 1. 请各国：", *(f" {item}" for item in items)))
    found = {problem.code for problem in check_document(document, (), {})}
    assert "NUMBERING_GAP" in found


def test_only_items_that_stand_for_themselves_in_a_decision_open_with_a_verb() -> None:
    decision = replace(a_resolution(), entry=a_unit("decision"))
    below = a_paragraph("op1-a", "决定开会", "op1")
    assert opens_with_verb(replace(below, id="op-a", parent=None), decision)
    assert not opens_with_verb(below, decision)
    assert not opens_with_verb(below, a_resolution())


@pytest.mark.parametrize("numeral", ["三二", "十十", "一二三", "九十九"])
def test_a_strange_numeral_of_a_heading_breaks_nothing(numeral: str) -> None:
    source = printed(*REPORT, "1. 会议开始。", f" {numeral}. 建议", "2. 会议结束。")
    assert_nothing_lost(read(source, a_unit("report", "预防犯罪", None)), source)


@pytest.mark.parametrize(
    "covered",
    [
        pytest.param((), id="nothing"),
        pytest.param(((1, 4), (5, 11)), id="but one between two parts"),
        pytest.param(((1, 10),), id="but the last"),
        pytest.param(((1, 8), (7, 11)), id="and one twice"),
    ],
)
def test_a_character_in_no_part_or_in_two_is_named(covered: tuple[tuple[int, int], ...]) -> None:
    """The reader holds on to everything, once; should it ever not, the check says where."""
    source = printed(*HEAD, " 1. 请秘书长报告。")
    document = read(source)
    lines = read_lines(source.encode(), SOURCE)
    assert check_coverage(document, lines) == []
    unit = document.units[0]
    last = replace(unit.paragraphs[-1], spans=tuple(Span(5, *part) for part in covered))
    broken = replace(document, units=(replace(unit, paragraphs=(*unit.paragraphs[:-1], last)),))
    assert [(p.code, p.line) for p in check_coverage(broken, lines)] == [("TEXT_LOST", 5)]


def test_an_id_that_stands_twice_is_named_each_time() -> None:
    """Those of paragraphs, of footnotes and their marks, of votes."""
    marked = Text("甲", (Mark(1, 1, NoteMark("1")),))
    unit = a_resolution(
        *(a_paragraph("op1", marked), a_paragraph("op1", marked)),
        footnotes=(a_paragraph("fn1", "同上。"), a_paragraph("fn1", "同上。")),
    )
    vote = Vote("vote-1", "op1", (), (), ())
    document = replace(
        read(printed(*HEAD, " 1. 请秘书长报告。")), units=(replace(unit, votes=(vote, vote)),)
    )
    found = [problem for problem in check_document(document, (), {}) if problem.code == "ID_TWICE"]
    assert [dict(problem.values)["id"] for problem in found] == [
        *("op1", "op1", "fnref1", "fnref1", "fn1", "fn1", "vote-1", "vote-1"),
    ]


def test_a_line_of_plain_signs_has_nothing_to_look_at() -> None:
    """Every sign that lets a line pass unread is what it looks like."""
    for sign in map(chr, range(0x10000)):
        if PLAIN.fullmatch(sign) and sign not in "\t":
            (line,) = read_lines(sign.encode(), SOURCE)
            assert (line.text, line.columns, line.invisible) == (sign, (), ())
            assert unicodedata.category(sign)[0] != "C" or not unicodedata.name(sign, "")


def test_a_sign_that_is_not_plain_is_looked_at() -> None:
    for sign in "\f\r\u200b\ufeff\u2f08\uf900\ufe00\x00\ufffd\ue000\u2e80":
        assert not PLAIN.fullmatch(sign)
