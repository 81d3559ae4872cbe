"""A text as HTML: every word escaped, every mark what it promises, one link for the same words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from build_scripts.model import (
    Citation,
    Mark,
    NoteMark,
    OpeningVerb,
    Rendering,
    Slip,
    TermMention,
    Text,
    What,
)
from build_scripts.site.inline import Targets, inline, table_html
from build_scripts.site.paragraphs import TextOnPage, number, shown
from tests.factories import a_paragraph

TARGETS = Targets("../glossary/", "../about/", "document")
HOSTILE, SHOWN = "<b>\"'&</b>", "&lt;b&gt;&quot;&#x27;&amp;&lt;/b&gt;"
TERM, OTHER = TermMention("asset"), TermMention("state")
CARD = '<a class="term" href="../glossary/#asset">'
SLIP = '<a class="slip" href="../about/#document-erratum-1" data-slip="erratum-1">'
LINK = '<a class="ref" href="../cosp-7-1/#op6">'


def html(words: str, *marks: tuple[int, int, What]) -> str:
    return str(inline(Text(words).marked(Mark(*mark) for mark in marks), TARGETS, ["asset"]))


def test_words_are_escaped_with_marks_and_without() -> None:
    assert html(HOSTILE) == SHOWN
    assert html(HOSTILE, (0, len(HOSTILE), TERM)) == f"{CARD}{SHOWN}</a>"
    slipped = replace(a_paragraph("op3", "请"), label=HOSTILE, label_slip="erratum-1")
    assert f'data-slip="erratum-1">{SHOWN}</span></a>' in str(number(slipped, TARGETS))


def test_addresses_are_escaped() -> None:
    said = html("甲", (0, 1, Citation('https://example.org/?a=1&b="')))
    assert said == '<a class="ref" href="https://example.org/?a=1&amp;b=&quot;">甲</a>'


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ([(0, 1, OpeningVerb("v"))], '<span class="verb">甲</span>乙丙丁'),
        ([(1, 3, TERM)], f"甲{CARD}乙丙</a>丁"),
        (
            [(0, 1, TERM), (1, 2, OTHER), (2, 3, TERM)],
            f'{CARD}甲</a><span class="term" data-term="state">乙</span>'
            '<span class="term" data-term="asset">丙</span>丁',
        ),
        ([(1, 3, Slip("erratum-1"))], f"甲{SLIP}乙丙</a>丁"),
        ([(1, 3, Citation("cosp-7-1#op6"))], f"甲{LINK}乙丙</a>丁"),
        ([(1, 3, Citation("cosp-7-1"))], '甲<a class="ref" href="../cosp-7-1/">乙丙</a>丁'),
        # Words with two meanings have one link, that of the citation, and say the other.
        (
            [(0, 4, Citation("cosp-7-1#op6")), (1, 3, TERM)],
            f'{LINK}甲<span class="term" data-term="asset">乙丙</span>丁</a>',
        ),
        # A mention that a citation has a part in bears no line of its own.
        (
            [(0, 2, Citation("cosp-7-1#op6")), (1, 3, TERM), (3, 4, TERM)],
            f'{LINK}甲<span class="term" data-term="asset">乙</span></a>'
            f'<span class="term" data-term="asset">丙</span>{CARD}丁</a>',
        ),
        (
            [(0, 4, Citation("cosp-7-1#op6")), (1, 3, Slip("erratum-1"))],
            f'{LINK}甲<span class="slip" data-slip="erratum-1">乙丙</span>丁</a>',
        ),
        (
            [(0, 4, Slip("erratum-1")), (1, 3, TERM)],
            f'{SLIP}甲<span class="term" data-term="asset">乙丙</span>丁</a>',
        ),
        (
            [(0, 2, OpeningVerb("v")), (0, 1, Citation("cosp-7-1#op6"))],
            f'{LINK}<span class="verb">甲</span></a><span class="verb">乙</span>丙丁',
        ),
        (
            [(2, 2, NoteMark("1", 2))],
            '甲乙<sup class="mark"><a id="fnref1-2" href="#fn1" role="doc-noteref">1</a></sup>丙丁',
        ),
    ],
)
def test_marks(marks: list[tuple[int, int, What]], said: str) -> None:
    assert html("甲乙丙丁", *marks) == said


def test_headings_and_everyday_words_say_nothing_of_terms() -> None:
    text = Text("甲乙").marked([Mark(0, 1, TERM), Mark(1, 2, OTHER)])
    assert str(inline(text, TARGETS)) == "甲乙"
    calm = replace(TARGETS, everyday={"asset"})
    assert str(inline(text, calm, ())) == '甲<span class="term" data-term="state">乙</span>'


def test_a_table_underlines_a_term_once() -> None:
    text = Text("甲\t甲\n甲").marked(Mark(at, at + 1, TERM) for at in (0, 2, 4))
    quiet = '<span class="term" data-term="asset">甲</span></td>'
    made = str(table_html(text, TARGETS, ["asset"]))
    first = f"<tr><td>{CARD}甲</a></td><td>{quiet}</tr>"
    assert made == f'<table>{first}<tr><td colspan="2">{quiet}</tr></table>'


@pytest.mark.parametrize(
    ("language", "address"),
    [("zh-Hant", "https://undocs.org/zh/A/1"), ("en", "https://undocs.org/en/A/1")],
)
def test_an_official_document_is_linked_in_the_language_of_the_text(
    language: Rendering, address: str
) -> None:
    text = Text("甲").marked([Mark(0, 1, Citation("https://undocs.org/zh/A/1"))])
    targets = replace(TARGETS, language=language)
    assert str(inline(text, targets)) == f'<a class="ref" href="{address}">甲</a>'


def test_the_second_text_of_a_page_has_no_ids() -> None:
    text = Text("甲").marked([Mark(1, 1, NoteMark("1"))])
    assert ' id="' not in inline(text, replace(TARGETS, with_ids=False))


# Paragraphs.

TEXTS = (
    TextOnPage("zh-Hans", TARGETS, "../../zh-Hans/a/"),
    TextOnPage("en", replace(TARGETS, language="en", with_ids=False), "../../en/a/"),
)


def test_a_paragraph_leads_to_itself_in_the_other_text() -> None:
    paragraph = replace(a_paragraph("op3", "请"), label="3.").with_text("en", Text("Requests"))
    made = shown(paragraph, TEXTS)
    assert made.other == ("../../en/a/#op3", "en", "EN")
    assert [(half.language, str(half.text)) for half in made.halves] == [
        ("zh-Hans", "请"),
        ("en", "Requests"),
    ]
    assert str(made.number) == '<a class="no" href="#op3">3</a>'
    assert shown(paragraph, TEXTS[:1]).other is None


@pytest.mark.parametrize(("level", "tag"), [(1, "h2"), (2, "h3"), (3, "h4"), (4, "h5"), (7, "h5")])
def test_a_heading_stands_below_the_title_of_the_page(level: int, tag: str) -> None:
    heading = replace(a_paragraph("sec-1", "导言"), level=level)
    assert (shown(heading, TEXTS).tag, shown(heading, TEXTS).line) == (tag, True)


def test_a_label_before_its_words_is_set_apart_in_english_only() -> None:
    vote = replace(a_paragraph("p1", "中国。"), role="vote", label="赞成：")
    vote = vote.with_text("en", Text("China.")).with_label("en", "In favour:")
    halves = shown(vote, TEXTS).halves
    assert [f"{half.label}{half.text}" for half in halves] == ["赞成：中国。", "In favour: China."]
    heading = replace(a_paragraph("sec-1", "导言"), label="一.")
    assert str(shown(heading, TEXTS[:1]).halves[0].text) == " 导言"


def test_the_number_in_the_margin_is_the_printed_one() -> None:
    paragraph = replace(a_paragraph("op5", "请"), label="5．", label_slip="erratum-1")
    marked = '<span class="slip" data-slip="erratum-1">5．</span>'
    assert str(number(paragraph, TARGETS)) == f'<a class="no" href="#op5">{marked}</a>'
    narrow = paragraph.with_label("en", "5.")
    english = number(narrow, replace(TARGETS, language="en"))
    assert str(english) == '<a class="no" href="#op5">5</a>'
    unmarked = replace(paragraph, label_slip=None)
    assert str(number(unmarked, TARGETS)) == '<a class="no" href="#op5">5</a>'
    assert str(number(a_paragraph("pp3", "回顾"), TARGETS)) == '<a class="no" href="#pp3">3</a>'


def test_figures_of_a_table_stand_at_the_right_and_a_total_in_the_last_column() -> None:
    text = Text(
        "员额职称\t职类\t数目\n干事\tP-3\t12\n助理\t\t1 234\n共计\t1 246\n备注\t见上文\n其他"
    )
    assert str(table_html(text, TARGETS)) == (
        "<table>"
        '<tr><td>员额职称</td><td>职类</td><td class="figure">数目</td></tr>'
        '<tr><td>干事</td><td>P-3</td><td class="figure">12</td></tr>'
        '<tr><td>助理</td><td></td><td class="figure">1 234</td></tr>'
        '<tr><td colspan="2">共计</td><td class="figure">1 246</td></tr>'
        "<tr><td>备注</td><td>见上文</td></tr>"
        '<tr><td colspan="3">其他</td></tr>'
        "</table>"
    )
