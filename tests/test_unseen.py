"""Kinds of texts that the first five documents do not have, each in its smallest form."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_scripts.check import check_coverage, check_document
from build_scripts.model import (
    Document,
    Erratum,
    LayoutName,
    Mark,
    Reading,
    Slip,
    StatedMark,
    Text,
    UnitEntry,
)
from build_scripts.model.address import parse
from build_scripts.parse.document import parse_document
from build_scripts.parse.layouts import detect
from build_scripts.parse.show import show_reading
from build_scripts.parse.source import read_lines
from build_scripts.problems import Refused
from build_scripts.site.inline import Targets, table_html
from tests.factories import SOURCE, a_unit, an_entry, printed, read, text_of

HEAD = ("  1/1. 关于合作的决议", " 大会，")
BEFORE = " 1. 请各国采取措施，以便在本国法律制度的基本原则范围内充分执行联合国反腐败"
AFTER = "公约缔约国会议各项决议和决定，并就执行情况向缔约国会议下一届会议提出报告；"
SENTENCE = f"{BEFORE[4:]}{AFTER}"


def placed(document: Document, unit: int = 0) -> list[tuple[str, str | None, str]]:
    """Id, label and marked words of everything behind the opening formula."""
    return [text_of(place) for place in document.units[unit].paragraphs if place.role != "opening"]


def codes(source: str, *units: UnitEntry, layout: LayoutName = "printed") -> list[str]:
    with pytest.raises(Refused) as refused:
        read(source, *units, layout=layout)
    return [problem.code for problem in refused.value.problems]


def whole(document: Document, source: str) -> Document:
    """The document, when nothing of its source is lost and its numbers have no gaps."""
    assert check_coverage(document, read_lines(source.encode(), SOURCE)) == []
    assert check_document(document, (), {}) == []
    return document


# Furniture inside a paragraph.


@pytest.mark.parametrize(
    "furniture",
    [
        ("2/11  22-28822",),
        ("2/11",),
        ("- 2 -",),
        ("22-28822", "2/11"),
        ("GE.22-16872", "2"),
        ("A/RES/1/1",),
        ("联合国 A/RES/1/1",),
        ("V.22-00227 (C)",),
        ("第 2 页，共 11 页",),
        ("22-29001 (C)  100123  160123", "*2229001*"),
    ],
)
def test_furniture_leaves_the_sentence_whole(furniture: tuple[str, ...]) -> None:
    source = printed(*HEAD, BEFORE, *furniture, AFTER)
    document = whole(read(source), source)
    assert placed(document) == [("op1", "1.", SENTENCE)]
    assert [piece.kind for piece in document.furniture] == ["page number"] * len(furniture)


@pytest.mark.parametrize(("before", "after"), [("第", "号决议"), ("大会", "决议")])
def test_the_number_of_a_resolution_alone_on_its_line_is_no_page(before: str, after: str) -> None:
    start = "请各国执行大会二〇二〇年十二月二十一日题为预防和打击腐败行为与转移犯罪所得的"
    source = printed(*HEAD, f" 1. {start}{before}", "75/194", f"{after}和缔约国会议各项决议；")
    document = whole(read(source), source)
    words = f"{start}{before}75/194{after}和缔约国会议各项决议；"
    assert (placed(document), document.furniture) == ([("op1", "1.", words)], ())


def test_first_page_furniture_leaves_the_last_footnote_whole() -> None:
    source = printed(
        *HEAD,
        " 1. 欢迎专家组的报告；1",
        "__________________",
        " 1 A/1/5。",
        "22-29001 (C)  100123  160123",
        "*2229001*",
    )
    document = read(source)
    assert [text_of(note) for note in document.units[0].footnotes] == [("fn1", "1", "A/1/5。")]


FULL = ("各国应当依照本国法律制度的基本原则采取一切必要的措施以便充分执行这些决议",) * 5


def test_a_symbol_that_the_metadata_do_not_know_is_a_running_head() -> None:
    """It leaves its line short, and words go on behind it."""
    source = printed(*HEAD, BEFORE, *FULL, "A/RES/77/998", *FULL, AFTER)
    assert "77/998" not in placed(whole(read(source), source))[0][2]


@pytest.mark.parametrize("line", ["42", "内部传阅文件"])
def test_a_line_that_may_be_either_is_named(line: str) -> None:
    source = printed(*HEAD, BEFORE, *FULL, line, *FULL, AFTER)
    with pytest.raises(Refused) as refused:
        read(source)
    (problem,) = refused.value.problems
    assert (problem.code, problem.line) == ("LINE_DOUBTFUL", 17)


def test_numbers_that_do_not_count_up_are_not_those_of_the_pages() -> None:
    source = printed(*HEAD, BEFORE, *FULL, "42", *FULL, "17", *FULL, AFTER)
    assert codes(source) == ["LINE_DOUBTFUL", "LINE_DOUBTFUL"]


def test_a_number_of_a_resolution_is_no_page_of_so_many() -> None:
    """No page is the 75th of 19; the number of a resolution may stand on a line of its own."""
    source = printed("  75/19", "  关于合作的决议", " 大会，", " 1. 核可报告。")
    (unit,) = whole(read(source, a_unit(begins="75/19")), source).units
    assert (unit.designations["zh-Hans"], unit.title.words) == ("75/19", "关于合作的决议")


def test_a_symbol_of_another_document_ends_a_heading() -> None:
    heading = (" A. 决议草案 A/C.3/1/L.3 和", "A/C.3/1/L.3/Rev.1")
    source = printed("  预防犯罪", " 一. 导言", "1. 会议开始。", *heading, "2. 会议结束。")
    document = whole(read(source, a_unit("report", "预防犯罪", None)), source)
    words = [place.words for place in document.units[0].paragraphs]
    assert words[2] == "决议草案A/C.3/1/L.3和A/C.3/1/L.3/Rev.1"


def test_an_editor_says_what_a_line_is() -> None:
    source = printed(*HEAD, BEFORE, "42", AFTER)
    lines = read_lines(source.encode(), SOURCE)
    furniture = replace(an_entry(), reading=Reading(furniture=(7,)))
    assert placed(parse_document(lines, furniture)) == [("op1", "1.", SENTENCE)]
    text = replace(an_entry(), reading=Reading(text=(7,)))
    assert placed(parse_document(lines, text))[0][2] == f"{BEFORE[4:]}42{AFTER}"


# Forms of resolutions.


def test_a_resumed_meeting_is_a_line_of_the_sign_off() -> None:
    source = printed(*HEAD, " 1. 请秘书长报告。", "2022 年 12 月 30 日", "第 56 次全体会议(续会)")
    places = placed(whole(read(source), source))
    assert places[1:] == [
        ("signoff-1", None, "2022年12月30日"),
        ("signoff-2", None, "第56次全体会议(续会)"),
    ]


def test_no_sign_off_stands_before_the_first_paragraph() -> None:
    source = printed(*HEAD, " 2022 年 12 月 30 日", " 回顾其决议，", " 1. 核可报告。")
    places = placed(whole(read(source), source))
    assert [place[0] for place in places] == ["pp1", "pp2", "op1"]


def test_words_behind_items_go_on_with_their_paragraph() -> None:
    lines = (" 1. 请各国：", " (a) 合作；", " (b) 交流；", " 并请它们提出报告；", " 2. 感谢各国。")
    source = printed(*HEAD, *lines)
    document = whole(read(source), source)
    assert [place[0] for place in placed(document)] == [
        "op1",
        "op1-a",
        "op1-b",
        "op1-text-1",
        "op2",
    ]
    assert document.units[0].paragraphs[4].parent == "op1"


def test_an_annex_has_ids_of_its_own() -> None:
    source = printed(
        *HEAD,
        " 1. 通过本决议附件所载宣言。",
        "2022 年 12 月 30 日",
        "  附件一",
        "  合作宣言",
        " 1. 合作应当：",
        " (a) 持久；",
        "  附件二",
        "  工作计划",
        " 一. 导言",
        " 1. 计划自明年起实施。",
    )
    places = placed(whole(read(source), source))
    assert [place[:2] for place in places[2:]] == [
        ("annex", "附件一"),
        ("annex-p1", "1."),
        ("annex-p1-a", "(a)"),
        ("annex-2", "附件二"),
        ("annex-2-sec-1", "一."),
        ("annex-2-p1", "1."),
    ]


def test_a_line_set_in_as_a_paragraph_begins_no_annex() -> None:
    """The heading of an annex is set further in."""
    rows = (" 1. 核可下列各处的建议：", " (a) 专家组的报告；", " 附件二。")
    source = printed(*HEAD, *rows)
    assert placed(whole(read(source), source))[2] == ("op1-text-1", None, "附件二。")


def test_the_only_operative_paragraph_may_have_no_number() -> None:
    source = printed(*HEAD, " 审查了委员会的报告，", " 核准委员会的报告。")
    places = placed(whole(read(source), source))
    assert places == [("pp1", None, "审查了委员会的报告，"), ("op1", None, "核准委员会的报告。")]


def test_a_heading_between_operative_paragraphs() -> None:
    source = printed(*HEAD, " 1. 核可报告；", "  一", "  执行情况", " 2. 请秘书长报告。")
    places = placed(whole(read(source), source))
    assert places[1] == ("sec-1", "一", "执行情况")


def test_a_heading_without_a_number_takes_none_that_another_prints() -> None:
    rows = (" 1. 核可报告；", "  总则", " 2. 感谢各国；", "  一", "  经费", " 3. 请秘书长报告。")
    source = printed(*HEAD, *rows)
    places = placed(whole(read(source), source))
    assert [place[0] for place in places] == ["op1", "sec-2", "op2", "sec-1", "op3"]


def test_numbers_that_begin_again_carry_their_heading() -> None:
    rows = (" 1. 核可报告；", "  一", "  人员", " 1. 请求；", "  二", "  经费", " 1. 决定。")
    source = printed(*HEAD, *rows)
    places = placed(whole(read(source), source))
    assert [place[0] for place in places] == [
        *("op1", "sec-1", "sec-1-op1", "sec-2", "sec-2-op1"),
    ]


def test_parts_are_units() -> None:
    source = printed(
        "  1/1. 关于合作的决议",
        "   A",
        " 大会，",
        " 1. 核可报告。",
        "   B",
        "  经费",
        " 大会，",
        " 1. 请秘书长报告。",
    )
    units = (a_unit(begins="A", slug="a"), a_unit(begins="B", slug="b", title="经费"))
    document = read(source, *units)
    assert [unit.title.words for unit in document.units] == ["关于合作的决议", "经费"]
    assert [placed(document, n)[0][2] for n in (0, 1)] == ["核可报告。", "请秘书长报告。"]


def test_a_unit_begins_with_the_whole_of_its_line() -> None:
    rows = ("1. 会议收到报告。", "  决议草案一的提案国", "2. 主席宣读了名单。")
    draft = ("  决议草案一", "  关于合作的决议", " 大会，", " 1. 核可报告。")
    source = printed("  预防犯罪", " 一. 导言", *rows, *draft)
    units = (a_unit("report", "预防犯罪", None, "a"), a_unit("draft", begins="决议草案一"))
    document = whole(read(source, *units), source)
    assert placed(document)[-2:] == [
        ("sec-1-1", None, "决议草案一的提案国"),
        ("p2", "2.", "主席宣读了名单。"),
    ]
    assert document.units[1].title.words == "关于合作的决议"


def test_a_number_at_the_margin_of_a_sentence_begins_no_paragraph() -> None:
    rows = ("1. 会议合并审议了议程项目", "7、项目 8 和项目 9。", "2. 会议结束。")
    source = printed("  预防犯罪", " 一. 导言", *rows)
    document = whole(read(source, a_unit("report", "预防犯罪", None)), source)
    assert placed(document)[1:] == [
        ("p1", "1.", "会议合并审议了议程项目7、项目8和项目9。"),
        ("p2", "2.", "会议结束。"),
    ]


def test_items_go_on_after_z() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    items = [f" ({x}) 项目；" for x in (*letters, "aa", "bb")]
    source = printed(*HEAD, " 1. 请各国：", *items)
    ids = [place[0] for place in placed(whole(read(source), source))]
    assert ids[-4:] == ["op1-y", "op1-z", "op1-aa", "op1-bb"]


@pytest.mark.parametrize(
    ("labels", "ids"),
    [
        (("(一)", "(二)"), ("op1-1", "op1-2")),
        (("㈠", "㈡"), ("op1-1", "op1-2")),
        (("(子)", "(丑)"), ("op1-1", "op1-2")),
        (("（a）", "（b）"), ("op1-a", "op1-b")),
        (("(1)", "(2)"), ("op1-1", "op1-2")),
        (("(A)", "(B)"), ("op1-a", "op1-b")),
        (("a)", "i)", "ii)", "b)"), ("op1-a", "op1-a-i", "op1-a-ii", "op1-b")),
        (("a.", "b."), ("op1-a", "op1-b")),
        (("①", "②"), ("op1-1", "op1-2")),
        (("(a)", "㈠", "㈡", "(b)"), ("op1-a", "op1-a-1", "op1-a-2", "op1-b")),
    ],
)
def test_items_of_every_numbering(labels: tuple[str, ...], ids: tuple[str, ...]) -> None:
    source = printed(*HEAD, " 1. 请各国：", *(f" {label} 合作；" for label in labels))
    places = placed(whole(read(source), source))[1:]
    assert [place[:2] for place in places] == list(zip(ids, labels, strict=True))


@pytest.mark.parametrize("numbers", [("(1)", "(2)"), ("1)", "2)"), ("①", "②")])
def test_items_below_a_preamble_that_leads_to_none_may_be_the_operative_part(
    numbers: tuple[str, str],
) -> None:
    first, second = numbers
    items = (f" {first} 请各国加强合作；", f" {second} 请秘书长提出报告。")
    source = printed(*HEAD, " 回顾公约，", *items)
    assert set(codes(source, a_unit())) <= {"PARAGRAPH_WITHOUT_NUMBER", "LINE_DOUBTFUL"}


def test_items_begin_anew_below_each_paragraph() -> None:
    """What is the first numeral below one paragraph belongs to no letter of another."""
    first = (" 1. 请各国：", " (a) 合作：", " (i) 交流；", " (ii) 报告；")
    source = printed(*HEAD, *first, " 2. 请秘书长：", " (i) 开会；", " (ii) 报告。")
    document = whole(read(source), source)
    above = {place.id: (place.parent, place.level) for place in document.units[0].paragraphs}
    assert (above["op1-a-i"], above["op2-i"]) == (("op1-a", 2), ("op2", 1))


@pytest.mark.parametrize(
    ("label", "id"),
    [("1 bis.", "op1-bis"), ("1之二.", "op1-bis"), ("2．", "op2"), ("2、", "op2")],
)
def test_numbers_of_every_kind(label: str, id: str) -> None:
    source = printed(*HEAD, " 1. 感谢各国；", f" {label} 请秘书长报告。")
    assert placed(whole(read(source), source))[1][:2] == (id, label.replace(" ", ""))


def test_a_quoted_amendment_stays_in_its_paragraph() -> None:
    source = printed(
        *HEAD,
        " 1. 决定将第 3 条改为：",
        " “委员会应：",
        " “(a) 开会；",
        " “(b) 报告。”",
        " 2. 请秘书长报告。",
    )
    ids = [place[0] for place in placed(whole(read(source), source))]
    assert ids == ["op1", "op1-text-1", "op1-text-2", "op1-text-3", "op2"]


def test_a_quotation_that_nothing_closes_is_a_paragraph_long() -> None:
    source = printed(*HEAD, " 1. 决定将第 3 条改为：“委员会应开会；", " 2. 请秘书长报告。")
    assert [place[0] for place in placed(whole(read(source), source))] == ["op1", "op2"]


def erratum(line: int, printed_words: str, mark: str, likely: str) -> Erratum:
    return Erratum("erratum-1", "text", (line,), printed_words, mark, likely, "certain", {}, 1)


@pytest.mark.parametrize(
    ("misprint", "mark"), [("16. 请秘书长", "16."), ("1. 请秘书长", "1."), ("2请秘书长", "2")]
)
def test_an_erratum_says_which_number_is_meant(misprint: str, mark: str) -> None:
    """The number on the line of the erratum, and no other with the same words behind it."""
    source = printed(*HEAD, " 1. 请秘书长开会；", f" {misprint}报告。")
    slip = erratum(7, misprint, mark, "2. 请秘书长")
    lines = read_lines(source.encode(), SOURCE)
    document = parse_document(lines, an_entry(), (slip,))
    assert placed(document) == [
        ("op1", "1.", "请秘书长开会；"),
        ("op2", mark, "请秘书长报告。"),
    ]
    assert check_document(document, (), {}) == []


def test_rows_are_a_table() -> None:
    rows = ("   区域组    数目    百分比", "   非洲    54    28", "   亚洲    55    29")
    source = printed("  预防犯罪", " 一. 导言", "1. 席位如下：", *rows, "2. 会议结束。")
    document = whole(read(source, a_unit("report", "预防犯罪", None)), source)
    table = document.units[0].paragraphs[2]
    assert (table.id, table.kind) == ("table-1", "table")
    assert table.words == "区域组\t数目\t百分比\n非洲\t54\t28\n亚洲\t55\t29"


def test_a_table_is_shown_row_by_row() -> None:
    words = "区域\t数目\n非洲 <54>\t《公约》"
    term = Mark(14, 18, Slip("erratum-1"))
    shown = table_html(Text(words, (term,)), Targets("g/", "about/", "d"))
    assert "<tr><td>区域</td><td>数目</td></tr><tr><td>非洲 &lt;54&gt;</td><td><a" in shown
    assert "《公约》</a></td></tr></table>" in shown


def test_rows_set_with_narrow_spaces_are_named() -> None:
    rows = ("  区域组 数目 百分比", "  非洲 54 28")
    source = printed("  预防犯罪", " 一. 导言", "1. 席位如下：", *rows, "2. 会议结束。")
    assert codes(source, a_unit("report", "预防犯罪", None)) == ["LINE_DOUBTFUL"]


# The foot of a page, where nothing but the lines tells its end.


def single_spaced(*lines: str) -> str:
    return "".join(f"{line}\n" for line in (*HEAD, BEFORE, *FULL, *lines))


def test_an_address_that_has_no_room_goes_on_with_its_footnote() -> None:
    address = "Living_Heritage_in_the_face_of_the_disease_-_High_Resolution_of_the_year.pdf。"
    source = single_spaced(
        "公约1缔约国会议各项决议和决定，并就执行情况向缔约国会议",
        "__________________",
        " 1 见 https://example.org/doc/",
        address,
        "2/3",
        "下一届会议提出报告；",
    )
    (note,) = read(source).units[0].footnotes
    assert note.words.endswith(address)


def test_a_sign_off_is_no_part_of_a_footnote() -> None:
    note = "见大会正式记录第七十五届会议补编第五十三号所载委员会的报告第三章和第四章第六段。"
    source = single_spaced(
        "公约1缔约国会议各项决议和决定。",
        "__________________",
        f" 1 {note}",
        "2021年12月24日",
        "第54次全体会议",
    )
    document = read(source)
    assert document.units[0].footnotes[0].words == note
    assert [place[0] for place in placed(document)] == ["op1", "signoff-1", "signoff-2"]


# Words that look right.


def noted(words: str, label: str = "1", note: str = "同上。") -> str:
    return printed(*HEAD, f" 1. {words}", "__________________", f" {label} {note}")


@pytest.mark.parametrize(
    ("before", "label", "after"),
    [
        ("本决议附件1所载的缔约国工作计划", "1", "；"),
        ("可持续发展目标16，特别是《议程》", "16", "的落实；"),
        ("执行第3、5和9段以及《公约》", "5", "的规定；"),
        ("欢迎报告", "1", "，并决定将于1月开会；"),
        ("欢迎报告", "3", "，并决定设立3个工作组；"),
    ],
    ids=["of an annex", "of a goal", "of a list", "of a date", "of counted things"],
)
def test_a_number_of_the_sentence_is_no_mark(before: str, label: str, after: str) -> None:
    document = read(noted(f"{before}{label}{after}", label))
    assert placed(document)[0][2] == f"{before}[^{label}]{after}"


@pytest.mark.parametrize(
    ("words", "label", "expected"),
    [
        ("《公约》1国际合作章；", "1", "《公约》[^1]国际合作章；"),
        ("欢迎专家组的报告；100", "100", "欢迎专家组的报告；[^100]"),
        ("《公约》¹的规定；", "1", "《公约》[^1]的规定；"),
        ("经 World Bank¹ Group 核可；", "1", "经World Bank[^1] Group核可；"),
        (
            "第23/9号、12015年7月2日第29/11号决议；",
            "1",
            "第23/9号、[^1]2015年7月2日第29/11号决议；",
        ),
    ],
)
def test_marks_that_are_read(words: str, label: str, expected: str) -> None:
    assert placed(read(noted(words, label)))[0][2] == expected


def test_a_mark_stands_behind_that_of_the_note_before() -> None:
    notes = ("__________________", " 1 同上。", " 2 同上。")
    source = printed(*HEAD, " 1. 执行方案2、公约1和宣言2的规定；", *notes)
    assert placed(whole(read(source), source))[0][2] == "执行方案2、公约[^1]和宣言[^2]的规定；"


def test_the_marks_of_a_title_are_those_of_its_unit() -> None:
    notes = ("__________________", " 1 同上。")
    source = printed("  1/1. 关于合作的", "  决议1", " 大会，", " 1. 核可报告。", *notes)
    (unit,) = whole(read(source), source).units
    assert text_of(unit.title) == ("title", None, "关于合作的决议[^1]")
    assert [mark.id for mark in unit.notes] == ["fnref1"]


@pytest.mark.parametrize("words", ["见文件A/76/2991；", "欢迎报告1和意见1的要点；"])
def test_a_mark_that_cannot_be_told_is_named(words: str) -> None:
    assert codes(noted(words)) == ["MARK_DOUBTFUL"]


def test_an_editor_says_where_a_mark_stands() -> None:
    lines = read_lines(noted("见文件A/76/2991；").encode(), SOURCE)
    stated = Reading(marks=(StatedMark(5, "1", "A/76/299", 1),))
    document = parse_document(lines, replace(an_entry(), reading=stated))
    assert placed(document)[0][2] == "见文件A/76/299[^1]；"


def test_a_stated_mark_that_is_not_there_is_a_problem() -> None:
    lines = read_lines(noted("见《文件》1；").encode(), SOURCE)
    stated = Reading(marks=(StatedMark(5, "1", "别的文件", 1),))
    with pytest.raises(Refused) as refused:
        parse_document(lines, replace(an_entry(), reading=stated))
    assert [p.code for p in refused.value.problems] == ["STATED_MARK_NOT_FOUND"]


def test_a_full_width_label_is_the_note_of_its_mark() -> None:
    document = read(noted("《公约》1的规定；", "１"))
    assert [text_of(note) for note in document.units[0].footnotes] == [("fn1", "１", "同上。")]


def test_letters_in_another_form_are_read_as_the_letter() -> None:
    source = printed(*HEAD, " 1. 重视⼈⼒资源和⾦融；")
    document = read(source)
    assert placed(document)[0][2] == "重视人力资源和金融；"
    (row,) = [r for r in show_reading(document, read_lines(source.encode(), SOURCE)) if "⼈" in r]
    assert row.endswith("(⼈ = 人)  (⼒ = 力)  (⾦ = 金)")


@pytest.mark.parametrize("character", ["\ufffd", "\ue000", "\u2e8c"])
def test_a_letter_that_is_lost_is_named(character: str) -> None:
    source = printed(*HEAD, f" 1. 重视{character}力资源；")
    assert codes(source) == ["LETTER_LOST"]


# Files as people have them.


@pytest.mark.parametrize("invisible", ["\u200e", "\u200b", "\u00ad", "\ufe0f", "\ufeff"])
def test_what_is_invisible_is_layout(invisible: str) -> None:
    source = printed(*HEAD, f" 1. 请秘{invisible}书长报告；")
    document = whole(read(source), source)
    assert placed(document) == [("op1", "1.", "请秘书长报告；")]
    assert [(piece.kind, piece.text) for piece in document.furniture] == [("layout", invisible)]


def test_a_byte_order_mark_and_carriage_returns_are_layout() -> None:
    source = "\ufeff" + printed(*HEAD, " 1. 请秘书长报告；").replace("\n", "\r\n")
    assert placed(whole(read(source), source)) == [("op1", "1.", "请秘书长报告；")]


def test_a_resolution_in_markdown_keeps_its_paragraphs() -> None:
    rows = ("## 1/1. 关于合作的决议", "大会，", "回顾其决议，", "铭记《公约》，<sup>1</sup>",
            "1. 请秘书长报告。", "<sup>1</sup> 同上。")  # fmt: skip
    source = "\n\n".join(rows)
    document = whole(read(source, layout="markdown"), source)
    assert [place[0] for place in placed(document)] == ["pp1", "pp2", "op1"]


def test_a_number_or_a_letter_begins_a_line_of_its_own_in_markdown() -> None:
    """Also behind a line that ends no sentence."""
    rows = ("## 预防犯罪", "1. 我们承诺", "(a) 加强合作", "(b) 交流信息", "2. 我们将提出报告。")
    source = "\n".join(rows)
    document = read(source, a_unit("declaration", "预防犯罪", None), layout="markdown")
    assert [place[0] for place in placed(whole(document, source))] == [
        *("p1", "p1-a", "p1-b", "p2"),
    ]


def test_an_opening_without_a_comma_stands_alone_in_markdown() -> None:
    unit = replace(a_unit(), opening="大会")
    rows = ("## 1/1. 关于合作的决议", "大会", "核准委员会的报告。")
    document = read("\n\n".join(rows), unit, layout="markdown")
    assert placed(document) == [("op1", None, "核准委员会的报告。")]


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("报告，[^1]\n\n[^1]: 同上。\n", "pandoc"),
        ("报告，<sup>1</sup>\n", "markdown"),
        (" 大会，\n\f 回顾\n", "pdftotext"),
        (" 欢迎联合国反腐败公约缔约国会议的\n\n报告，\n", "printed"),
        ("大会，\n回顾其决议，[1]\n1.\t请秘书长报告。\n", "paragraphs"),
    ],
)
def test_a_layout_is_told_by_its_signs(text: str, layout: str) -> None:
    detected = detect(text)[0]
    assert detected.layout.name == layout
    assert detected.signs


def test_points_belong_to_the_paragraph_that_leads_to_them() -> None:
    rows = (
        "1/1. 关于合作的决议",
        "大会，",
        "1. 请各国：",
        "• 预防腐败；",
        "– 追回资产；",
        "2. 请秘书长报告。",
    )
    document = read("\n\n".join(rows), a_unit(), layout="paragraphs")
    assert placed(document) == [
        ("op1", "1.", "请各国："),
        ("op1-text-1", None, "•预防腐败；"),
        ("op1-text-2", None, "–追回资产；"),
        ("op2", "2.", "请秘书长报告。"),
    ]


def test_a_point_that_nothing_leads_to_is_a_finding() -> None:
    rows = ("1/1. 关于合作的决议", "大会，", "1. 请各国合作。", "• 预防腐败。")
    assert codes("\n\n".join(rows), layout="paragraphs") == ["PARAGRAPH_WITHOUT_NUMBER"]


def test_a_bullet_before_the_label_of_an_item_is_markup() -> None:
    rows = (
        "# 1/1. 关于合作的决议",
        "大会，",
        "1\\. 请各国：",
        "* (a) 预防腐败；",
        "  - (b) 追回资产。",
    )
    document = read("\n\n".join(rows), a_unit(), layout="pandoc")
    assert [place[:2] for place in placed(document)] == [
        *(("op1", "1."), ("op1-a", "(a)"), ("op1-b", "(b)"))
    ]
    whole(document, "\n\n".join(rows))
    assert [piece.text for piece in document.furniture] == ["#", "\\", "*", "-"]


def test_labels_of_notes_may_stand_above_their_words_and_the_masthead_further_left() -> None:
    """As `pdftotext -layout` gives the documents of the United Nations."""
    full = "请各国采取措施，以便在本国法律制度的基本原则范围内充分执行公约各项决议和决定，"
    rows = (
        *(
            "   联合国",
            "",
            "第七十六届会议",
            "议程项目109",
            "",
            "          1/1. 关于合作的决议",
            "",
        ),
        *("                大会，", "", f"                回顾{full}1", ""),
        *(f"                1.   {full}并", "          报告情况；2", ""),
        *(f"                2.   {full}并", "          说明理由；", ""),
        *(f"                3.   {full}并", "          转递本决议。", "", "          ____________"),
        *("            1", "              同上。", "            2", "              另见决议。"),
    )
    document = read("\n".join(rows) + "\n\f\n", a_unit(), layout="pdftotext")
    numbers = [place[:2] for place in placed(document)]
    assert numbers == [("pp1", None), ("op1", "1."), ("op2", "2."), ("op3", "3.")]
    notes = [(note.label, note.words) for note in document.units[0].footnotes]
    assert notes == [("1", "同上。"), ("2", "另见决议。")]
    whole(document, "\n".join(rows) + "\n\f\n")


# Ids.


@pytest.mark.parametrize(
    ("id", "within", "name"),
    [
        ("annex-op3-b", "annex", "3 (b)"),
        ("annex-2-p1", "annex-2", "1"),
        ("annex-sec-2-a", "annex", "2.A"),
        ("sec-2-op1", "sec-2", "1"),
        ("op1-text-1", "", "1"),
        ("op12-b-ii", "", "12 (b) (ii)"),
        ("op-a", "", "(a)"),
    ],
)
def test_ids_are_taken_apart(id: str, within: str, name: str) -> None:
    address = parse(id)
    assert address is not None
    assert (address.within, address.name) == (within, name)


# Recorded votes.

LISTS = {"in_favour": ("中国", "马里"), "against": ("法国",), "abstaining": ()}


@pytest.mark.parametrize(
    "lists",
    [
        ("赞成：", "中国、马里", "反对：", "法国", "弃权：", "无。]"),
        ("赞成：中国、马里。", "反对：法国。", "弃权：无。"),
    ],
)
def test_a_vote_may_follow_the_sign_off(lists: tuple[str, ...]) -> None:
    """As the Human Rights Council prints it."""
    source = "\n\n".join(
        [
            *("1/1. 关于合作的决议", "大会，", "回顾公约，", "1. 欢迎各国的努力。"),
            *("2022年10月6日", "第40次会议"),
            "[经记录表决，以2票对1票、0票弃权获得通过。表决情况如下：",
            *lists,
        ]
    )
    (unit,) = read(source, a_unit(), layout="paragraphs").units
    (vote,) = unit.votes
    assert (vote.id, vote.paragraph) == ("vote-1", "signoff-3")
    assert {name: getattr(vote, name) for name in LISTS} == LISTS
    assert [place.id for place in unit.paragraphs[-4:]] == [
        *("signoff-3", "vote-1-in-favour", "vote-1-against", "vote-1-abstaining"),
    ]


@pytest.mark.parametrize("signed", ["2022年10月6日第40次会议", "第40次会议2022年10月6日"])
def test_day_and_meeting_may_stand_on_one_line(signed: str) -> None:
    rows = ("1/1. 关于合作的决议", "大会，", "1. 欢迎各国的努力。", signed)
    (unit,) = read("\n\n".join(rows), a_unit(), layout="paragraphs").units
    assert [(place.id, place.words) for place in unit.paragraphs[-1:]] == [("signoff-1", signed)]


def test_printed_lines_that_nothing_measures_end_with_their_sentence() -> None:
    """Too few are full to tell: a heading at the margin would go on with the paragraph above."""
    rows = (*HEAD, " 1. 请秘书处报告。", "附件")
    assert codes("\n\n".join(rows) + "\n") == ["LINE_DOUBTFUL"]


def test_a_vote_may_stand_in_a_footnote() -> None:
    note = (
        "经记录表决，以2票对1票、0票弃权获得通过，表决情况如下："
        "赞成：中国、马里。反对：法国。弃权：无。"
    )
    source = "\n\n".join(
        ["1/1. 关于合作的决议[1]", "大会，", "回顾公约，", "1. 欢迎各国的努力。", f"[1] {note}"]
    )
    (unit,) = read(source, a_unit(), layout="paragraphs").units
    (vote,) = unit.votes
    assert (vote.id, vote.paragraph) == ("vote-1", "fn1")
    assert {name: getattr(vote, name) for name in LISTS} == LISTS
    assert unit.footnotes[0].words == note
