"""What holds for every input, tried on generated ones."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from build_scripts.corpus.reading import read_corpus
from build_scripts.languages.script import Script
from build_scripts.model import (
    Citation,
    Mark,
    NoteMark,
    OpeningVerb,
    Slip,
    TermMention,
    Text,
    What,
)
from build_scripts.parse.blocks import without_layout
from build_scripts.parse.measure import columns
from build_scripts.reader import read_document
from build_scripts.subjects.glossary.terms import Matcher
from tests.factories import a_term, a_unit, read, text_of
from tests.faithful import assert_nothing_lost, places, squeeze
from tests.small_corpus import FIVE

HAN = "大会回顾各国合作资产返还腐败公约措施执行并在这方面鼓励缔约继续努力里制采系发"
LATIN = "AZaz019/-.()"
LAYOUT = " \n\u3000\u00a0"

# Marks.

words = st.text(HAN + "，《》", max_size=12)
whats: st.SearchStrategy[What] = st.one_of(
    st.builds(OpeningVerb, st.just("verb")),
    st.builds(TermMention, st.sampled_from(["term", "other"])),
    st.builds(Slip, st.just("erratum-1")),
    st.builds(Citation, st.just("cosp-7-1")),
)
labels = st.sampled_from(["1", "2", "12", "*"])


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """Words with marks of all kinds that overlap at random, and footnote marks between them."""
    text = Text(draw(words))
    places = st.integers(0, len(text.words))
    spans = draw(st.lists(st.tuples(places, places, whats), max_size=6))
    marks = [Mark(start, end, what) for start, end, what in spans if start < end]
    notes = draw(st.lists(st.tuples(places, labels), max_size=3))
    return text.marked([*marks, *(Mark(at, at, NoteMark(label)) for at, label in notes)])


@given(texts())
def test_the_segments_of_a_text_are_its_words(text: Text) -> None:
    assert "".join(segment.words for segment in text.segments()) == text.words
    assert all(bool(segment.words) != bool(segment.note) for segment in text.segments())


@given(texts())
def test_a_segment_lies_under_every_mark_that_covers_it_and_no_other(text: Text) -> None:
    at = 0
    for segment in text.segments():
        if segment.words:
            end = at + len(segment.words)
            over = [m for m in text.marks if m.start < end and at < m.end and m.start < m.end]
            assert Counter(segment.marks) == Counter(over)
            assert all(mark.start <= at and end <= mark.end for mark in over)
            at = end


@given(texts())
def test_every_footnote_mark_stands_once_between_the_characters_where_it_is_printed(
    text: Text,
) -> None:
    at, found = 0, []
    for segment in text.segments():
        if segment.note:
            found.append((at, segment.note))
            assert all(mark.start < at < mark.end for mark in segment.marks)
        at += len(segment.words)
    assert Counter(found) == Counter((mark.start, mark.what) for mark in text.of(NoteMark))


@given(texts(), st.data())
def test_one_more_mark_leaves_the_words_and_the_other_marks(
    text: Text, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(text.words)))
    more = Mark(at, data.draw(st.integers(at, len(text.words))), TermMention("new"))
    after = text.marked([more])
    assert after.words == text.words
    assert Counter(after.marks) == Counter([*text.marks, more])
    starts = [(mark.start, -mark.end) for mark in after.marks if mark.start < mark.end]
    assert starts == sorted(starts)


@given(texts())
@example(Text("甲乙丙").marked(Mark(n, n + 1, TermMention(id)) for n, id in enumerate("bab")))
def test_a_text_names_each_term_once_in_the_order_of_the_first_mentions(text: Text) -> None:
    mentions = [mark.what.term for mark in text.of(TermMention)]
    assert list(text.terms) == sorted(set(mentions), key=mentions.index)


spans = st.tuples(st.integers(0, 6), st.integers(1, 3)).map(lambda span: (span[0], sum(span)))


@given(spans, spans)
def test_a_mark_overlaps_words_of_which_it_has_a_character(
    marked: tuple[int, int], asked: tuple[int, int]
) -> None:
    """One without width does so between two of them, and not at their edges."""
    shared = set(range(*marked)) & set(range(*asked))
    assert Mark(*marked, Slip("erratum-1")).overlaps(*asked) == bool(shared)
    at, between = marked[0], range(asked[0] + 1, asked[1])
    assert Mark(at, at, NoteMark("1")).overlaps(*asked) == (at in between)


# Layout.


@given(st.text(HAN + LATIN + LAYOUT))
@example("CAC/COSP/\n 2015/10")
@example("155 C\n(VII)号 决议")
def test_taking_the_layout_out_changes_nothing_but_white_space(raw: str) -> None:
    assert squeeze(without_layout(raw)) == squeeze(raw)


@given(st.text(HAN + LATIN + LAYOUT))
def test_no_white_space_is_left_beside_a_han_character(raw: str) -> None:
    text = without_layout(raw)
    assert not re.search(r"[\u3400-\u9fff，《》]\s|\s[\u3400-\u9fff，《》]", text)
    assert not re.search(r"\s\s|[^\S ]", text)
    assert text == text.strip()


# Terms.

forms = st.text("甲乙丙", min_size=1, max_size=4)


@given(st.sets(forms, min_size=1, max_size=6), st.text("甲乙丙丁", max_size=24))
def test_matches_are_the_longest_and_do_not_overlap(known: set[str], text: str) -> None:
    matcher = Matcher(tuple(a_term(f"term-{form}", form) for form in sorted(known)))
    found = list(matcher.find(text))
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(found))
    starts = {start for start, _, _ in found}
    inside = {at for start, end, _ in found for at in range(start, end)}
    for start, end, term in found:
        assert term == f"term-{text[start:end]}"
        longer = [form for form in known if text.startswith(form, start)]
        assert end - start == max(map(len, longer))
    for at in range(len(text)):
        if at not in inside and at not in starts:
            assert not any(text.startswith(form, at) for form in known)


# Printed pages: a small typesetter, and the reader that must undo its work.

TOKENS = ("A/RES/70/1", "155 C (VII)", "COVID-19", "2016-2019", "CAC/COSP/2015/10")
WIDTH = 30
NOTE = "见第 {0} 号决议和大会正式记录第七十五届会议补编第 {0} 号所载委员会的报告。"
#: Where a line may end: after any Han character, after a stroke or hyphen, at a space.
UNBREAKABLE = re.compile(r"[\x21-\x7e]+?(?:[/-]|(?![\x21-\x7e]))|[^\x20-\x7e](?:\[\^\d+\])*| ")

content = st.lists(
    st.one_of(st.text(HAN, min_size=1, max_size=14), st.sampled_from(TOKENS)),
    min_size=1,
    max_size=4,
).map("".join)


@dataclass(frozen=True)
class Planned:
    """A paragraph to be typeset: its label, its words, and whether a note hangs on its end."""

    id: str
    label: str | None
    words: str
    noted: bool


@st.composite
def resolutions(draw: st.DrawFn) -> list[Planned]:
    """Preambular paragraphs, then operative ones, some with sub-paragraphs."""

    def plan(id: str, label: str | None, end: str) -> Planned:
        # A Latin token at either end would touch the label or the mark.
        return Planned(id, label, f"回{draw(content)}顾{end}", draw(st.booleans()))

    planned = [plan(f"pp{n}", None, "，") for n in range(1, draw(st.integers(1, 4)))]
    for number in range(1, draw(st.integers(2, 5))):
        planned.append(plan(f"op{number}", f"{number}.", "；"))
        letters = "abc"[: draw(st.integers(0, 3))]
        planned += [plan(f"op{number}-{x}", f"({x})", "；") for x in letters]
    return planned


@st.composite
def notes(draw: st.DrawFn) -> list[Planned]:
    """Numbered paragraphs at the margin, as reports and notes have them."""
    count = draw(st.integers(1, 6))
    return [
        Planned(f"p{n}", f"{n}.", f"回{draw(content)}顾。", draw(st.booleans()))
        for n in range(1, count + 1)
    ]


def typeset(planned: list[Planned], head: list[str], indent: str, height: int) -> str:
    """Pages as the extracts have them, `height` lines of text each.

    A printed line is followed by an empty one, but for the last of a page; the first line of
    a page has one space more; notes stand below a rule, and a link below the notes.
    """
    rows: list[str] = list(head)
    number = 0
    for paragraph in planned:
        text = f"{paragraph.label} {paragraph.words}" if paragraph.label else paragraph.words
        if paragraph.noted:
            number += 1
            text += f"[^{number}]"
        first, *others = lines_of(text)
        rows += [f"{indent}{first}", *others]
    pages = [rows[at : at + height] for at in range(0, len(rows), height)]
    return "".join(page_of(page, first=not at) for at, page in enumerate(pages))


def lines_of(text: str) -> list[str]:
    lines = [""]
    for piece in UNBREAKABLE.findall(text):
        if columns(lines[-1] + piece) > 2 * WIDTH and lines[-1]:
            lines.append("")
            if piece == " ":
                continue
        lines[-1] += piece
    return [line for line in lines if line]


def page_of(rows: list[str], first: bool) -> str:
    lines = [row if first or at else f" {row}" for at, row in enumerate(rows)]
    marks = re.findall(r"\[\^(\d+)\]", "".join(rows))
    text = "\n\n".join(re.sub(r"\[\^(\d+)\]", r"\1", line) for line in lines)
    if marks:
        block = "\n\n".join(
            f" {mark} " + "\n\n".join(lines_of(NOTE.format(mark))) for mark in marks
        )
        text += f"\n\n__________________ \n\n{block}\n\nhttps://undocs.org/ch/A/{marks[0]}"
    return text + "\n"


def expected_texts(planned: list[Planned]) -> list[tuple[str, str | None, str]]:
    number = 0
    texts = []
    for paragraph in planned:
        mark = ""
        if paragraph.noted:
            number += 1
            mark = f"[^{number}]"
        texts.append((paragraph.id, paragraph.label, f"{without_layout(paragraph.words)}{mark}"))
    return texts


@given(resolutions(), st.integers(2, 9))
def test_a_typeset_resolution_is_read_back(planned: list[Planned], height: int) -> None:
    source = typeset(planned, ["  1/1. 关于合作的决议", " 大会，"], " ", height)
    document = read(source)
    opening, *paragraphs = document.units[0].paragraphs
    assert opening.role == "opening"
    assert [text_of(paragraph) for paragraph in paragraphs] == expected_texts(planned)
    assert len(document.units[0].footnotes) == sum(paragraph.noted for paragraph in planned)
    assert_nothing_lost(document, source)


@given(notes(), st.integers(2, 9))
def test_a_typeset_note_is_read_back(planned: list[Planned], height: int) -> None:
    source = typeset(planned, ["  工作的进展", " 一. 导言"], "", height)
    document = read(source, a_unit("note", "工作的进展", None))
    heading, *paragraphs = document.units[0].paragraphs
    assert heading.id == "sec-1"
    assert [text_of(paragraph) for paragraph in paragraphs] == expected_texts(planned)
    assert_nothing_lost(document, source)


# Traditional script.

CORPUS = read_corpus(FIVE, [])


@pytest.fixture(scope="module")
def script() -> Script:
    return Script(CORPUS.corrections, CORPUS.states, CORPUS.characters)


@pytest.fixture(scope="module")
def sentences() -> list[str]:
    """Every paragraph of the real corpus, as it stands in its source."""
    documents = [read_document(entry) for entry in CORPUS.documents]
    return sorted({squeeze(text) for document in documents for text, _ in places(document)})


@given(st.text(HAN + "里干后面表台只", max_size=30))
def test_conversion_keeps_the_length(script: Script, text: str) -> None:
    assert len(script.words(text)) == len(text)


@given(st.data())
def test_sentences_of_the_corpus_survive_the_way_there_and_back(
    script: Script, sentences: list[str], data: st.DataObject
) -> None:
    sentence = data.draw(st.sampled_from(sentences))
    there = script.words(sentence)
    assert len(there) == len(sentence)
    assert script.back(there) == sentence
