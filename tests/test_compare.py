"""Two texts aligned: small constructed cases, and what holds for every two texts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.model import Place, Unit
from build_scripts.subjects.succession.compare import Comparison, compare
from build_scripts.subjects.succession.differences import marks
from build_scripts.subjects.succession.wording import Wording
from tests.factories import a_paragraph, a_resolution

REPORT = "请秘书长就本决议的执行情况向大会提交一份报告"
WATER = "敦促沿海各国保护河流和湖泊不受污染"
SCHOOL = "鼓励会员国在学校开设反腐败课程"
SPORT = "回顾体育组织在廉正方面的责任"
NO_WORDING = Wording()


def rows(comparison: Comparison) -> list[tuple[str, str | None, str | None]]:
    return [(row.kind, row.earlier, row.later) for row in comparison.rows]


def compared(earlier: list[Place], later: list[Place]) -> Comparison:
    return compare(a_resolution(*earlier), a_resolution(*later))


def aligned(earlier: list[Place], later: list[Place]) -> list[tuple[str, ...]]:
    return [tuple(str(value) for value in row) for row in rows(compared(earlier, later))]


def test_same_changed_new_and_gone() -> None:
    earlier = [a_paragraph("op1", f"{WATER}；"), a_paragraph("op2", f"{REPORT}；")]
    earlier.append(a_paragraph("op3", f"{SPORT}。"))
    later = [a_paragraph("op1", f"{WATER}；"), a_paragraph("op2", f"{SCHOOL}；")]
    later.append(a_paragraph("op3", f"{REPORT}和建议。"))
    assert aligned(earlier, later) == [
        ("same", "op1", "op1"),
        ("new", "None", "op2"),
        ("changed", "op2", "op3"),
        ("gone", "op3", "None"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("敦促各国合作打击腐败；", "敦促各国合作打击腐败。", "same"),
        ("敦促各国合作打击腐败；", "又敦促各国合作打击腐败；", "changed"),
        ("欢迎187个国家加入公约；", "欢迎191个国家加入公约；", "changed"),
        ("各国在罪犯受审时，尤其如此；", "各国在罪犯受审时尤其如此；", "changed"),
    ],
)
def test_a_mark_at_the_end_is_no_change_and_any_word_or_number_is(
    before: str, after: str, kind: str
) -> None:
    (row,) = compared([a_paragraph("op1", before)], [a_paragraph("op1", after)]).rows
    assert row.kind == kind


def test_a_change_of_punctuation_alone_is_said_to_be_one() -> None:
    earlier = [a_paragraph("op1", "各国在受审时，尤其如此；"), a_paragraph("op2", WATER)]
    later = [a_paragraph("op1", "各国在受审时尤其如此；"), a_paragraph("op2", WATER + "者")]
    assert [row.punctuation for row in compared(earlier, later).rows] == [True, False]


def test_a_paragraph_in_another_place_is_moved_and_says_so_when_it_changed_too() -> None:
    earlier = [a_paragraph("op1", WATER), a_paragraph("op2", REPORT), a_paragraph("op3", SCHOOL)]
    later = [a_paragraph("op1", REPORT), a_paragraph("op2", SCHOOL), a_paragraph("op3", WATER)]
    assert aligned(earlier, later) == [
        ("same", "op2", "op1"),
        ("same", "op3", "op2"),
        ("moved", "op1", "op3"),
    ]
    later[2] = a_paragraph("op3", f"又{WATER}")
    assert aligned(earlier, later)[2] == ("moved and changed", "op1", "op3")


def test_a_paragraph_that_is_only_somewhat_alike_is_not_moved() -> None:
    somewhat = "敦促沿海各国保护森林和耕地免遭砍伐"
    earlier = [a_paragraph("op1", WATER), a_paragraph("op2", REPORT), a_paragraph("op3", SCHOOL)]
    later = [
        *(a_paragraph("op1", REPORT), a_paragraph("op2", SCHOOL)),
        *(a_paragraph("op3", SPORT), a_paragraph("op4", somewhat)),
    ]
    assert ("gone", "op1", "None") in aligned(earlier, later)
    assert ("new", "None", "op4") in aligned(earlier, later)


def test_what_is_likest_is_what_was_moved() -> None:
    less, more = WATER.replace("湖泊", "森林"), f"又{WATER}"
    earlier = [a_paragraph("op1", WATER), a_paragraph("op2", REPORT), a_paragraph("op3", SCHOOL)]
    later = [
        *(a_paragraph("op1", REPORT), a_paragraph("op2", SCHOOL)),
        *(a_paragraph("op3", less), a_paragraph("op4", more)),
    ]
    assert aligned(earlier, later)[-2:] == [
        ("new", "None", "op3"),
        ("moved and changed", "op1", "op4"),
    ]


def test_an_item_that_is_gone_stands_before_the_next_item() -> None:
    earlier = [
        *(a_paragraph("op1", "敦促各国："), a_paragraph("op1-a", WATER, "op1")),
        a_paragraph("op1-b", REPORT, "op1"),
    ]
    later = [
        *(a_paragraph("op1", "敦促各国："), a_paragraph("op1-a", WATER, "op1")),
        a_paragraph("op1-b", SCHOOL, "op1"),
    ]
    assert [kind for kind, _, _ in aligned(earlier, later)] == ["same", "same", "gone", "new"]


def test_a_preambular_paragraph_that_became_operative_is_moved() -> None:
    earlier = [a_paragraph("pp1", f"{SPORT}，"), a_paragraph("op1", f"{WATER}。")]
    later = [a_paragraph("op1", f"{SPORT}；"), a_paragraph("op2", f"{WATER}。")]
    assert aligned(earlier, later) == [("moved", "pp1", "op1"), ("same", "op1", "op2")]


def test_items_are_aligned_within_paragraphs_that_answer_each_other() -> None:
    earlier = [
        a_paragraph("op1", "敦促各国："),
        a_paragraph("op1-a", f"{WATER}；", "op1"),
        a_paragraph("op1-b", f"{REPORT}；", "op1"),
        a_paragraph("op2", f"{SPORT}："),
        a_paragraph("op2-a", f"{SCHOOL}；", "op2"),
    ]
    later = [
        a_paragraph("op1", "又敦促各国："),
        a_paragraph("op1-a", f"{WATER}；", "op1"),
        a_paragraph("op2", f"{SPORT}："),
        a_paragraph("op2-a", f"{SCHOOL}；", "op2"),
        a_paragraph("op2-b", f"{REPORT}。", "op2"),
    ]
    assert aligned(earlier, later) == [
        ("changed", "op1", "op1"),
        ("same", "op1-a", "op1-a"),
        ("same", "op2", "op2"),
        ("same", "op2-a", "op2-a"),
        ("moved", "op1-b", "op2-b"),
    ]


def test_what_is_gone_stands_where_it_stood_before_what_is_new() -> None:
    earlier = [a_paragraph("op1", WATER), a_paragraph("op2", SPORT), a_paragraph("op3", REPORT)]
    later = [a_paragraph("op1", WATER), a_paragraph("op2", SCHOOL), a_paragraph("op3", REPORT)]
    assert [kind for kind, _, _ in aligned(earlier, later)] == ["same", "gone", "new", "same"]


def test_a_heading_answers_a_heading_only() -> None:
    earlier = [a_paragraph("sec-1", REPORT)]
    later = [a_paragraph("op1", REPORT)]
    assert aligned(earlier, later) == [("gone", "sec-1", "None"), ("new", "None", "op1")]


def test_numbers_dates_and_titles_do_not_make_texts_alike() -> None:
    earlier = [a_paragraph("op1", "欢迎2017年11月10日第7/8号决议和2019年12月20日第8/4号决议")]
    later = [a_paragraph("op1", "谴责2017年11月10日第7/8号公报和2019年12月20日第8/4号公报")]
    assert [kind for kind, _, _ in aligned(earlier, later)] == ["gone", "new"]


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("欢迎187个国家；", "欢迎191个国家；", "欢迎[187个|191个]国家；"),
        ("在2019年5月7日举行", "在2019年6月7日举行", "在[2019年5月7日|2019年6月7日]举行"),
        (
            "通过《追回资产原则》，",
            "通过《追回资产指南》，",
            "通过[《追回资产原则》|《追回资产指南》]，",
        ),
        ("第七十七届会议", "第八十一届会议", "[第七十七届|第八十一届]会议"),
        ("重要的作用，", "重要作用；", "重要[的|]作用，/；"),
        # A single character between two changes is no landmark.
        ("预防腐败", "防止腐败", "[预防|防止]腐败"),
        # Seven characters between two longer changes are none either; eight are one.
        (
            "甲乙丙丁戊己庚辛一二三四五六七甲乙丙丁戊己庚辛",
            "子丑寅卯辰巳午未一二三四五六七子丑寅卯辰巳午未",
            "[甲乙丙丁戊己庚辛一二三四五六七甲乙丙丁戊己庚辛"
            "|子丑寅卯辰巳午未一二三四五六七子丑寅卯辰巳午未]",
        ),
        (
            "甲乙丙丁戊己庚辛壬一二三四五六七八甲乙丙丁戊己庚辛壬",
            "子丑寅卯辰巳午未申一二三四五六七八子丑寅卯辰巳午未申",
            "[甲乙丙丁戊己庚辛壬|子丑寅卯辰巳午未申]一二三四五六七八"
            "[甲乙丙丁戊己庚辛壬|子丑寅卯辰巳午未申]",
        ),
        # A number that stayed is worth seeing, however short.
        ("甲乙丙5丁戊己", "子丑寅5卯辰巳", "[甲乙丙|子丑寅]5[丁戊己|卯辰巳]"),
        (
            "Welcomes the 187 States",
            "Recalls the 191 States",
            "[Welcomes|Recalls] the [187|191] States",
        ),
        ("on 7 July 2017,", "on 8 July 2017;", "on [7 July 2017|8 July 2017],/;"),
    ],
)
def test_marks_never_cut_a_number_a_date_or_a_title(before: str, after: str, shown: str) -> None:
    pieces = marks(before, after, NO_WORDING)
    said = [
        (piece.later if piece.earlier == piece.later else f"{piece.earlier}/{piece.later}")
        if piece.same
        else f"[{piece.earlier}|{piece.later}]"
        for piece in pieces
    ]
    assert "".join(said) == shown


def test_characters_that_mostly_stand_together_are_a_word() -> None:
    wording = Wording.learnt(["归还资产", "应当归还", "予以返还", "返还之", "归还和返还"])
    (first, change, last) = marks("没收和归还所得", "没收和返还所得", wording)
    assert (first.later, change.earlier, change.later, last.later) == (
        *("没收和", "归还", "返还", "所得"),
    )


# What holds for every input.

words = st.text("大会回顾各国合作资产返还腐败公约措施，；12", max_size=14)
kinds = st.sampled_from(["pp", "op", "item"])


@st.composite
def texts(draw: st.DrawFn) -> Unit:
    paragraphs: list[Place] = []
    parent = ""
    for number, (kind, said) in enumerate(draw(st.lists(st.tuples(kinds, words), max_size=8))):
        if kind == "item" and parent:
            paragraphs.append(a_paragraph(f"{parent}-{number}", said, parent))
        elif kind != "item":
            parent = f"{kind}{number}"
            paragraphs.append(a_paragraph(parent, said))
    return a_resolution(*paragraphs)


@given(texts(), texts())
def test_every_paragraph_of_both_stands_in_exactly_one_row(earlier: Unit, later: Unit) -> None:
    found = compare(earlier, later).rows
    assert sorted(row.earlier for row in found if row.earlier) == sorted(
        p.id for p in earlier.paragraphs
    )
    assert [row.later for row in found if row.later] == [p.id for p in later.paragraphs]


@given(texts())
def test_a_text_beside_itself_is_the_same(unit: Unit) -> None:
    copy = replace(unit, paragraphs=tuple(replace(p) for p in unit.paragraphs))
    found = compare(unit, copy)
    assert {row.kind for row in found.rows} <= {"same"}


@given(words, words, st.lists(words, max_size=4))
def test_marks_joined_are_both_texts(before: str, after: str, known: list[str]) -> None:
    pieces = marks(before, after, Wording.learnt([before, after, *known]))
    assert "".join(piece.earlier for piece in pieces) == before
    assert "".join(piece.later for piece in pieces) == after
    changed = [piece for piece in pieces if not piece.same]
    assert all(piece.earlier != piece.later for piece in changed)
