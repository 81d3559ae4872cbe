"""What holds for citations, requests and comparisons in any text, however broken."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.corpus.reading import read_corpus
from build_scripts.model import Cited, Request, Unit
from build_scripts.subjects.citations.find import find_citations
from build_scripts.subjects.citations.mark import citation_marker
from build_scripts.subjects.citations.resolve import Resolver
from build_scripts.subjects.citations.tables import read_citables
from build_scripts.subjects.requests.addressees import read_addressees
from build_scripts.subjects.requests.deadlines import in_english
from build_scripts.subjects.requests.find import RequestReader
from build_scripts.subjects.succession.compare import compare
from build_scripts.subjects.succession.differences import marks
from build_scripts.subjects.succession.wording import Wording
from build_scripts.subjects.verbs.table import VerbTable
from tests.factories import a_paragraph, a_resolution, opened
from tests.small_corpus import FIVE

#: A paragraph of this many characters is read in less than so many seconds.
LONG, QUICK = 50_000, 5.0

CITABLES = read_citables(FIVE, [])
INSTRUMENTS = {instrument.id: instrument for instrument in CITABLES.instruments}
CORPUS = read_corpus(FIVE, [])
ADDRESSEES = read_addressees(FIVE / "addressees.yaml", [])
READER = RequestReader(ADDRESSEES, VerbTable(CORPUS.verbs, CORPUS.adverbs))
NAMES = {one.id: one.names["en"] for one in ADDRESSEES}

CITING = (
    *("第", "0/0", "99999/1", "1/2/3", "7/1", "S-32/1", "2200 A (XXI)", "63.22", "WHA63.22"),
    *(
        "号",
        "决议",
        "决定",
        "同一份决议",
        "同一份决定",
        "同上",
        "，",
        "。",
        "、",
        "和",
        "的",
        "中的",
    ),
    *("《", "》", "“", "”", "公约", "《公约》", "《宣言》", "联合国反腐败公约", "条约汇编", "其"),
    *("第百条", "第十十条", "第㈠款", "第二项", "条", "章", "款", "一", "九", "十", "百", "零"),
    *("A/", "A/RES/75/194", "A/79/459.", "CAC/COSP/2015/10", "大会", "缔约国会议", "节", " "),
    *("第(a)段", "第3段", "(a)", "段", "执行部分", "序言部分", "决议草案九", ")", "(", "第九章"),
    *("第2349卷，第42146号", "卷", "٣", "²", "9" * 30),
)
ASKING = (
    *("缔约国", "会员国", "秘书长", "各国", "国家", "该办公室", "它们", "大会", "缔约国会议"),
    *(
        "请",
        "还邀请",
        "决定",
        "鼓励",
        "，",
        "；",
        "：",
        "。",
        "、",
        "和",
        "以及",
        "及其",
        "向",
        "与",
    ),
    *("提交", "报告", "在", "到", "不迟于", "通过", "第", "一", "十", "百", "届", "会议", "之前"),
    *(
        "2025年",
        "0000年",
        "13月",
        "2月",
        "40日",
        "30日",
        "至",
        "每年",
        "作为",
        "的议题",
        "闭会期间",
    ),
    *("未", "的", "所有", "各", "各级", "其中", "以便", "一道，", "考虑到", "在完成", "之后", "²"),
)


def texts(pieces: tuple[str, ...], most: int = 14) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), min_size=1, max_size=most).map("".join)


def unit_of(paragraphs: list[str], notes: list[str] | None = None) -> Unit:
    """A resolution of these operative paragraphs and footnotes."""
    numbered = (a_paragraph(f"op{n}", words) for n, words in enumerate(paragraphs, 1))
    footnotes = tuple(a_paragraph(f"fn{n}", words) for n, words in enumerate(notes or [], 1))
    return a_resolution(*numbered, footnotes=footnotes)


def with_english(unit: Unit) -> Unit:
    """The unit with its own words for English, so that every word is looked at."""
    return a_resolution(
        *(paragraph.with_text("en", paragraph.source) for paragraph in unit.paragraphs),
        footnotes=tuple(note.with_text("en", note.source) for note in unit.footnotes),
    )


# Citations.


def resolved(unit: Unit) -> list[Cited]:
    ids = frozenset(place.id for place in unit.places)
    resolver = Resolver(
        CITABLES,
        frozenset({"article-1", "chapter-9"}),
        drafts={("document", "决议草案九"): unit.slug},
        ids={unit.slug: ids},
        document_of={unit.slug: "document"},
    )
    return [resolver.resolve(c) for c in find_citations(unit, "general-assembly", CITABLES)]


@settings(max_examples=400)
@given(st.lists(texts(CITING), max_size=3), st.lists(texts(CITING), max_size=2))
def test_citations_are_the_words_of_their_places_and_do_not_overlap(
    paragraphs: list[str], notes: list[str]
) -> None:
    unit = unit_of(paragraphs, notes)
    words = {place.id: place.words for place in unit.places}
    found = resolved(unit)
    for cited in found:
        assert 0 <= cited.start < cited.end <= len(words[cited.place])
        assert words[cited.place][cited.start : cited.end] == cited.text
    for one, other in pairwise(found):
        assert one.place != other.place or one.end <= other.start
    marked = list(map(citation_marker(found, INSTRUMENTS), with_english(unit).places))
    for rendering in ("zh-Hans", "en"):
        assert {place.id: place.text(rendering).words for place in marked} == words


@pytest.mark.parametrize("words", ["(决议草案九)", "(决议草案十)", "《联合国反腐败公约》第九章"])
def test_a_ninth_draft_or_chapter_is_looked_for_in_english_too(words: str) -> None:
    unit = unit_of([words])
    found = [replace(c, target="a-res-1-1") for c in resolved(unit)]
    assert len(found) == 1
    marked = citation_marker(found, INSTRUMENTS)(with_english(unit).paragraphs[0])
    assert marked.text("en").marks == ()


@pytest.mark.parametrize(
    "words", ["第十十条", "第一二条", "第٣段", "第1/2/3号决议", "《公约", "第(a)段", "同上。", "A/"]
)
def test_what_is_written_as_no_citation_is_none(words: str) -> None:
    assert find_citations(unit_of([words]), "general-assembly", CITABLES) == ()


@pytest.mark.parametrize(
    ("words", "article"),
    [("第十条", 10), ("第六十三条", 63), ("第一百零五条", 105), ("第一百一十条", 110)],
)
def test_an_article_is_counted_as_it_is_written(words: str, article: int) -> None:
    (cited,) = find_citations(unit_of([words]), "general-assembly", CITABLES)
    assert (cited.text, cited.reference.article) == (words, article)


def test_a_symbol_at_the_end_of_a_sentence_has_no_full_stop() -> None:
    (cited,) = find_citations(unit_of(["见A/79/459."]), "general-assembly", CITABLES)
    assert cited.text == "A/79/459"


def seconds(words: str, read: str) -> float:
    long = words * (LONG // len(words))
    start = perf_counter()
    if read == "citations":
        find_citations(unit_of([long]), "general-assembly", CITABLES)
    else:
        requests_of(f"请{long}")
    return perf_counter() - start


@pytest.mark.parametrize(
    "words", ["1", "第一、", "第1、", "第1段", "《a", "第1/1号", "同上。", "A1", "1 A "]
)
def test_citations_of_a_long_text_are_found_quickly(words: str) -> None:
    assert seconds(words, "citations") < QUICK


# Requests.


def requests_of(words: str) -> list[Request]:
    return READER.paragraph("a-res-1-1", a_paragraph("op1", opened(words, CORPUS.verbs)))


@settings(max_examples=400)
@given(st.sampled_from(["请", "鼓励", "促请", "决定"]), texts(ASKING))
def test_requests_are_the_words_of_their_paragraph(verb: str, rest: str) -> None:
    words = f"{verb}{rest}"
    requests = requests_of(words)
    for one, other in pairwise(requests):
        assert one.end <= other.start
    for request in requests:
        assert 0 <= request.start < request.end <= len(words)
        for named in (*request.addressees, *request.recipients):
            assert words[named.start : named.end] == named.text
        for deadline in request.deadlines:
            assert request.start <= deadline.start < deadline.end <= len(words)
            assert words[deadline.start : deadline.end] == deadline.text
            assert in_english(deadline, NAMES) != ""


def test_a_day_that_no_calendar_has_is_said_in_its_words_only() -> None:
    (request,) = requests_of("请秘书长至迟于2025年2月30日提交报告")
    (deadline,) = request.deadlines
    assert deadline.text == "至迟于2025年2月30日"
    assert (deadline.first, deadline.last, deadline.relation) == (None, None, None)
    assert in_english(deadline, NAMES) is None


@pytest.mark.parametrize("words", ["向缔约国提交", "在完成", "，并", "国家和", "缔约国、", "未的"])
def test_requests_of_a_long_text_are_found_quickly(words: str) -> None:
    assert seconds(words, "requests") < QUICK


# Comparisons.

paragraphs = st.lists(texts((*CITING, *ASKING, "a b ", " the "), 8), max_size=5)


@given(paragraphs, paragraphs)
def test_every_paragraph_of_two_texts_stands_in_one_row(
    before: list[str], after: list[str]
) -> None:
    earlier, later = unit_of(before), unit_of([*before[1:], *after])
    rows = compare(earlier, later).rows
    assert sorted(r.earlier for r in rows if r.earlier) == [p.id for p in earlier.paragraphs]
    assert [row.later for row in rows if row.later] == [p.id for p in later.paragraphs]


@given(texts((*CITING, *ASKING)), texts((*CITING, *ASKING)))
def test_the_pieces_of_two_texts_are_both_texts(earlier: str, later: str) -> None:
    pieces = marks(earlier, later, Wording.learnt([earlier, later]))
    assert "".join(piece.earlier for piece in pieces) == earlier
    assert "".join(piece.later for piece in pieces) == later


def test_two_long_texts_of_repetitions_are_compared_quickly() -> None:
    earlier, later = "第一条和第二条" * 3_500, "第二条和第三条" * 3_500
    start = perf_counter()
    pieces = marks(earlier, later, Wording.learnt([earlier, later]))
    assert perf_counter() - start < QUICK
    assert "".join(piece.later for piece in pieces) == later
