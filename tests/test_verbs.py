"""The verbs that open paragraphs, listed and composed.

The forms are those that resolutions of the 76th to 80th sessions of the General Assembly open
with; the English is that of the official resolutions of the 76th session.
"""

from __future__ import annotations

import pytest

from build_scripts.corpus.reading import read_corpus
from build_scripts.languages.script import Script
from build_scripts.languages.traditional import Converter
from build_scripts.model import Mark, Slip
from build_scripts.subjects.verbs.opening import mark_verbs
from build_scripts.subjects.verbs.table import VerbTable
from tests.factories import printed, read
from tests.small_corpus import FIVE

CORPUS = read_corpus(FIVE, [])
HEAD = ("  1/1. 关于合作的决议", " 大会，")
TABLE = VerbTable(CORPUS.verbs, CORPUS.adverbs)


@pytest.mark.parametrize(
    ("words", "hans", "hant", "preambular", "operative"),
    [
        ("着重指出必须", "着重指出", "著重指出", "Underlining", "Underlines"),
        ("特别指出必须", "特别指出", "特別指出", "Underscoring", "Underscores"),
        ("遵循《宪章》", "遵循", "遵循", "Guided", None),
        ("期待会议", "期待", "期待", "Looking forward", "Looks forward"),
        ("表示深为关切的是", "表示深为关切", "表示深為關切", None, None),
        ("又强调必须", "又强调", "又強調", "Emphasizing also", "Also emphasizes"),
        ("还重申其决心", "还重申", "還重申", "Reaffirming further", "Further reaffirms"),
        ("再次关切局势", "再次关切", "再次關切", None, None),
        ("在这方面促请各国", "促请", "促請", "Calling upon", "Calls upon"),
        ("在这方面，鼓励各国", "鼓励", "鼓勵", "Encouraging", "Encourages"),
        ("为此欢迎努力", "欢迎", "歡迎", "Welcoming", "Welcomes"),
        ("强烈敦促各方", "强烈敦促", "強烈敦促", None, "Strongly urges"),
        ("又强烈谴责攻击", "又强烈谴责", "又強烈譴責", None, "Also strongly condemns"),
        ("又大力鼓励各国", "又大力鼓励", "又大力鼓勵", None, "Also strongly encourages"),
        (
            "还赞赏地回顾报告",
            "还赞赏地回顾",
            "還讚賞地回顧",
            "Recalling with appreciation further",
            "Further recalls with appreciation",
        ),
        ("又再次请秘书长", "又再次请", "又再次請", None, "Also reiterates its request"),
        ("继续鼓励各国", "继续鼓励", "繼續鼓勵", None, None),
        ("在这方面强调必须", "在这方面强调", "在這方面強調", "Emphasizing", None),
    ],
)
def test_a_verb_is_found_with_its_adverbs(
    words: str, hans: str, hant: str, preambular: str | None, operative: str | None
) -> None:
    verb = TABLE.opening(words)
    assert verb is not None
    assert words[verb.start : verb.end] == hans
    form = TABLE.forms[verb.what.verb]
    assert (form.hans, form.hant) == (hans, hant)
    assert (form.preambular, form.operative) == (preambular, operative)


@pytest.mark.parametrize("words", ["又", "在这方面，", "各国应当合作；", "又在会议上讨论；", ""])
def test_words_that_are_no_verb_are_none(words: str) -> None:
    assert TABLE.opening(words) is None


@pytest.mark.parametrize(
    ("hans", "asks", "again", "base"),
    [
        ("又请", True, True, "requests"),
        ("还再次邀请", True, True, "invites"),
        ("强烈敦促", True, True, "urges"),
        ("又要求", True, False, "calls-for-requiring"),
        ("又欢迎", False, False, "welcoming"),
        ("赞赏地欢迎", False, False, "welcomes-with-appreciation"),
    ],
)
def test_a_verb_with_adverbs_asks_as_its_verb_does(
    hans: str, asks: bool, again: bool, base: str
) -> None:
    verb = TABLE.opening(hans)
    assert verb is not None
    form = TABLE.forms[verb.what.verb]
    assert (form.asks, form.again, form.base) == (asks, again, base)


def test_a_slip_in_the_opening_verb_leaves_the_verb() -> None:
    slip = Mark(0, 3, Slip("1"))
    document = read(printed(*HEAD, " 又重申还承诺合作，")).with_places(
        lambda place, _: (
            place.with_text("zh-Hans", place.source.marked([slip]))
            if "又重申" in place.words
            else place
        )
    )
    text = mark_verbs(document, TABLE, []).units[0].paragraphs[-1].source
    assert [text.at(mark) for mark in text.of(Slip)] == ["又重申"]
    assert text.verb is not None
    assert text.at(text.verb) == "又重申"


def test_a_composed_verb_is_set_as_its_parts_are() -> None:
    document = mark_verbs(read(printed(*HEAD, " 在这方面又着重指出合作，")), TABLE, [])
    converter = Converter(Script((), CORPUS.states), (), TABLE.forms.values())
    paragraph = converter.document(document).units[0].paragraphs[-1]
    assert paragraph.text("zh-Hant").words == "在這方面又著重指出合作，"
