"""Traditional of words that the corpus does not hold, and of words that people write by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.corpus.reading import read_corpus
from build_scripts.corpus.wording import converted, other_form, still_simplified
from build_scripts.languages.known import KnownWords
from build_scripts.languages.script import HIDDEN, Script
from build_scripts.languages.traditional import Converter
from build_scripts.model import (
    CharacterForm,
    Correction,
    Library,
    Mark,
    NoteMark,
    OpeningVerb,
    State,
    TermMention,
    Text,
    VerbForm,
)
from tests.factories import a_paragraph, a_term
from tests.small_corpus import FIVE, ROOT, TESTS

CORPUS = read_corpus(FIVE, [])
SCRIPT = Script(CORPUS.corrections, CORPUS.states, CORPUS.characters)
LINES = (TESTS / "readings" / "traditional-beyond.tsv").read_text(encoding="utf-8").splitlines()
READINGS = [line.split("\t") for line in LINES if not line.startswith("#")]


@pytest.mark.parametrize(("hans", "hant"), READINGS)
def test_an_unseen_phrase_is_set_as_an_editor_sets_it(hans: str, hant: str) -> None:
    assert SCRIPT.words(hans) == hant


@pytest.mark.parametrize(("hans", "hant"), READINGS)
def test_an_unseen_phrase_leads_back_to_the_simplified(hans: str, hant: str) -> None:
    assert SCRIPT.back(hant) == hans


@given(st.lists(st.sampled_from([hans for hans, _ in READINGS]), max_size=4))
def test_phrases_in_a_row_keep_their_length(phrases: list[str]) -> None:
    hans = "".join(phrases)
    assert len(SCRIPT.words(hans)) == len(hans)


@given(st.lists(st.sampled_from(READINGS), max_size=4))
def test_phrases_between_commas_do_not_touch_each_other(rows: list[list[str]]) -> None:
    assert SCRIPT.words("，".join(hans for hans, _ in rows)) == "，".join(hant for _, hant in rows)


def test_the_sign_that_hides_known_words_is_kept_where_a_text_has_it() -> None:
    assert SCRIPT.words(f"发展{HIDDEN}干部") == f"發展{HIDDEN}幹部"


# Known words.


def found(text: str, *words: str, **ranks: int) -> list[tuple[int, str]]:
    return list(KnownWords(dict.fromkeys(words, ""), ranks).find(text))


def test_the_longest_word_is_found() -> None:
    assert found("在联合国大会上", "联合国", "联合国大会", "大会") == [(1, "联合国大会")]


def test_a_word_that_begins_later_wins_where_it_leaves_fewer_pieces() -> None:
    assert found("国内制度", "内制", "国内", "制度") == [(0, "国内"), (2, "制度")]


def test_the_lower_rank_wins_among_equals() -> None:
    assert found("若干活动", "若干", "干活", 若干=0, 干活=5) == [(0, "若干")]
    assert found("可能干预", "能干", "干预", 能干=5, 干预=0) == [(2, "干预")]


def test_single_characters_are_found_between_words() -> None:
    assert found("干发展发", "发", "发展") == [(1, "发展"), (3, "发")]


# The tables.


def script(*rows: CharacterForm) -> Script:
    return Script((), (), rows)


def test_a_word_follows_the_shorter_words_that_it_holds() -> None:
    """The shorter one is set as no dictionary sets it, so that it is seen who has set it."""
    rows = (
        CharacterForm("制", "製", False, ("制度",), 1),
        CharacterForm("烟", "菸", False, ("烟草制度",), 2),
    )
    for table in (script(*rows), script(*reversed(rows))):
        assert table.words("烟草制度") == "菸草製度"


def test_a_correction_stands_over_the_table_and_a_state_over_opencc() -> None:
    rows = (CharacterForm("划", "畫", False, ("计划",), 1),)
    states = (State("MLI", "马里", "馬里", "Mali", (), 1),)
    corrected = Script((Correction("计划在", "計劃在", "a verb", 1),), states, rows)
    assert corrected.words("计划在马里") == "計劃在馬里"
    assert corrected.words("计划和马里") == "計畫和馬里"


# What is doubtful.


def test_nothing_is_doubtful_where_known_words_decide() -> None:
    for hans in ("秘书长发出呼吁", "干旱和干预", "这里和公里", "国家具体情况", "为了解决"):
        assert [*SCRIPT.doubtful([(hans, SCRIPT.words(hans))])] == [[]]


@pytest.mark.parametrize(
    ("hans", "at"),
    [
        ("塔夫里达公路", [2]),  # OpenCC takes 里 for “inside”
        ("干一番事业", [0]),  # 干, 幹 or 乾: no word says which
        ("这一干人", [2]),
        ("范增", [0]),  # OpenCC knows the name
    ],
)
def test_a_choice_that_no_known_word_decides_is_doubtful(hans: str, at: list[int]) -> None:
    assert [*SCRIPT.doubtful([(hans, SCRIPT.words(hans))])] == [at]


def test_a_rare_form_written_by_hand_is_doubtful() -> None:
    assert [*SCRIPT.doubtful([("发起", "髮起")])] == [
        []
    ]  # a known word: its table is asked instead
    assert [*SCRIPT.doubtful([("发往", "髮往")])] == [[0]]


# Words written by hand.


def test_every_character_that_only_simplified_has_is_seen() -> None:
    at = (Path("glossary.yaml"), 1)
    for hans in ("还重申", "发展筹资", "着重指出"):
        assert [problem.code for problem in still_simplified(at, hans)] == ["STILL_SIMPLIFIED"]
    for hant in ("還重申", "發展籌資", "著重指出", "皇后", "公里", "干預", "台", "污染", "群峰"):
        assert still_simplified(at, hant) == []


def test_no_traditional_text_of_the_site_is_still_simplified() -> None:
    for path in (ROOT / "docs" / "zh-Hant").glob("*.md"):
        at, text = (path, 1), path.read_text(encoding="utf-8")
        assert [*still_simplified(at, text), *other_form(at, text)] == []


def test_every_form_of_the_table_is_one_that_opencc_leaves_alone() -> None:
    changed = {
        row.hant: converted("t2tw", row.hant)
        for row in CORPUS.characters
        if converted("t2tw", row.hant) != row.hant
    }
    assert changed == {"污": "汙"}  # statutes write 污


# Texts.

#: Tables that set a word as no dictionary does, so that it is seen who has set it.
CONVERTER = Converter(
    Script(), (a_term("term", "头发"),), (VerbForm("verb", "头发", "頭发", None, None, (), 1),)
)


def test_terms_and_verbs_are_set_as_their_tables_have_them() -> None:
    verb, term = Mark(0, 2, OpeningVerb("verb")), Mark(2, 4, TermMention("term"))
    (text,) = CONVERTER.texts([Text("头发头发头发").marked((verb, term))])
    assert text.words == "頭发" + "头发" + "頭髮"
    assert text.marks == (verb, term)


def test_no_word_is_found_across_a_footnote_mark() -> None:
    parted = Text("头发").marked([Mark(1, 1, NoteMark("1"))])
    assert [one.words for one in CONVERTER.texts([Text("头发"), parted])] == ["頭髮", "頭發"]


def test_a_printed_label_is_set_too() -> None:
    place = replace(a_paragraph("op1", "头发"), label="赞成：")
    assert CONVERTER.place(place, Text("頭髮")).label_in("zh-Hant") == "贊成："
    assert CONVERTER.place(place, Text("頭髮")).label_in("zh-Hans") == "赞成："


def test_a_word_has_one_form(library: Library) -> None:
    for place in (p for unit in library.units.values() for p in (unit.title, *unit.places)):
        assert other_form((Path("texts"), 1), place.text("zh-Hant").words) == []


def test_quotation_marks_are_those_of_the_script(library: Library) -> None:
    """“” in Simplified are 「」 in Traditional, one for one, and no other mark is left."""
    marks = str.maketrans("“”‘’", "「」『』")
    counted = 0
    for place in (p for unit in library.units.values() for p in (unit.title, *unit.places)):
        hans, hant = place.words, place.text("zh-Hant").words
        simple = [sign for sign in hans if sign in "“”‘’"]
        assert [sign for sign in hant if sign in "「」『』“”‘’"] == [
            sign.translate(marks) for sign in simple
        ]
        counted += hans.count("“")
    assert counted == 67
