"""English beside the Chinese: which text is taken, what is marked in it, what must agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from build_scripts.build import assemble
from build_scripts.languages.english import EnglishSegment, EnglishText, add_english
from build_scripts.languages.english_terms import EnglishTerms
from build_scripts.languages.parity import facts_chinese, facts_english
from build_scripts.model import (
    RENDERINGS,
    Library,
    Mark,
    NoteMark,
    OpeningVerb,
    Place,
    Term,
    TermMention,
    Text,
    VerbForm,
)
from build_scripts.problems import Refused
from tests.factories import a_paragraph, a_resolution, a_term
from tests.small_corpus import copy_corpus, replace

RECALLING = VerbForm(
    "recalling-also", "又回顾", "又回顧", "Recalling also", None, ("Recalling",), 1
)


def translated(
    segments: dict[str, str], *paragraphs: Place, terms: Iterable[Term] = ()
) -> dict[str, Text]:
    """The English of a resolution by the ids of its paragraphs."""
    written = {id: EnglishSegment(text, 1) for id, text in segments.items()}
    text = EnglishText("working translation", Path("en.yaml"), 1, written)
    known, verbs = EnglishTerms(terms), {RECALLING.id: RECALLING}
    unit = add_english(a_resolution(*paragraphs), text, known, verbs)
    return {place.id: place.text("en") for place in unit.paragraphs}


def marked(id: str, words: str, *terms: Term) -> Place:
    """A paragraph whose words are the first forms of these terms, each of them marked."""
    found, at = [], 0
    for term in terms:
        found.append(Mark(at, at + len(term.main.hans), TermMention(term.id)))
        at += len(term.main.hans)
    return a_paragraph(id, Text(words).marked(found))


def test_official_english_takes_the_place_of_the_working_translation(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    working = corpus / "documents/resolution/en.yaml"
    text = working.read_text(encoding="utf-8").replace("that are needed", "that are required")
    working.with_name("en.official.yaml").write_text(text, encoding="utf-8")
    unit = assemble(corpus).library.unit("a-res-1-2")
    assert unit.english == "official"
    assert unit.paragraphs[2].text("en").words == "Bearing in mind the measures that are required,"


def test_official_english_is_never_asked_to_be_mended(tmp_path: Path) -> None:
    """Another number, another verb and a term in other words: notices, and the site is made."""
    corpus = copy_corpus(tmp_path / "corpus")
    working = corpus / "documents/resolution/en.yaml"
    text = working.read_text(encoding="utf-8")
    for before, after in (
        ("Welcomes resolution 1/1", "Applauds resolution 1/7"),
        ("To continue asset recovery", "To continue getting assets back"),
    ):
        assert before in text
        text = text.replace(before, after)
    working.with_name("en.official.yaml").write_text(text, encoding="utf-8")
    assembled = assemble(corpus)
    assert assembled.warnings == ()
    found = {(notice.code, notice.value("address")) for notice in assembled.notices}
    assert found == {
        ("EN_VERB", "a-res-1-2#op1"),
        ("EN_LOST", "a-res-1-2#op1"),
        ("EN_ADDED", "a-res-1-2#op1"),
        ("EN_TERM", "a-res-1-2#op2-a"),
    }
    # Its ids are ours: the file has to answer the paragraphs.
    replace(working.with_name("en.official.yaml"), "  op2-b:", "  op2-c:")
    with pytest.raises(Refused) as refused:
        assemble(corpus)
    assert {problem.code for problem in refused.value.problems} == {"EN_MISSING", "EN_EXTRA"}


def test_the_marks_of_a_footnote_are_counted_through_the_unit() -> None:
    note = Mark(2, 2, NoteMark("1"))
    first = a_paragraph("pp1", Text("回顾公约").marked([note]))
    second = a_paragraph("pp2", Text("回顾公约").marked([note]))
    english = translated({"pp1": "First[^1] and[^1]", "pp2": "Again[^1]"}, first, second)
    assert english["pp1"].words == "First and"
    assert [mark.mention for mark in english["pp1"].notes] == [1, 2]
    assert [mark.mention for mark in english["pp2"].notes] == [3]


def test_every_mention_of_a_term_is_marked_in_singular_and_plural() -> None:
    asset = a_term("asset", "资产")
    paragraph = marked("op1", "资产", asset)
    english = translated({"op1": "An asset, assets and asset"}, paragraph, terms=[asset])["op1"]
    assert [english.at(mark) for mark in english.of(TermMention)] == ["asset", "assets", "asset"]


def test_the_longer_of_two_terms_is_marked() -> None:
    asset, recovery = a_term("asset", "资产"), a_term("asset recovery", "追回")
    paragraph = marked("op1", "资产追回", asset, recovery)
    english = translated({"op1": "Asset recovery"}, paragraph, terms=[asset, recovery])["op1"]
    assert [mark.what.term for mark in english.of(TermMention)] == ["asset recovery"]


def test_the_longest_verb_opens_the_english_and_no_term_stands_in_it() -> None:
    term = a_term("also", "又")
    verb = Mark(0, 3, OpeningVerb("recalling-also"))
    text = Text("又回顾又").marked([verb, Mark(3, 4, TermMention("also"))])
    english = translated(
        {"pp1": "Recalling also that also"}, a_paragraph("pp1", text), terms=[term]
    )["pp1"]
    assert english.verb
    assert english.at(english.verb) == "Recalling also"
    assert [mark.start for mark in english.of(TermMention)] == [len("Recalling also that ")]


@pytest.mark.corpus
def test_labels_are_printed_as_english_prints_them(library: Library) -> None:
    """Votes in words, headings in Roman numerals, full stops narrow; no Han is left."""
    report = library.unit("a-79-459")
    labels = {place.id: place.label_in("en") for place in report.paragraphs}
    assert [labels[f"vote-1-{choice}"] for choice in ("in-favour", "against", "abstaining")] == [
        *("In favour:", "Against:", "Abstaining:")
    ]
    assert (labels["sec-1"], labels["sec-2"]) == ("I.", "II.")
    wide = [
        (unit.slug, place.id)
        for unit in library.units.values()
        if unit.english
        for place in unit.places
        if re.search(r"[^\x20-\x7e]", place.label_in("en"))
    ]
    assert wide == []
    assert any("．" in (p.label or "") for u in library.units.values() for p in u.paragraphs)


# Facts.


@pytest.mark.parametrize(
    ("words", "stated"),
    [
        ("2017年11月10日第7/8号决议", {"2017", "November", "10", "7/8"}),
        ("1月至12月", {"January", "December"}),
        ("第五十七条和第二款", {"57", "2"}),
        ("第㈡项和(c)段", {"(b)", "(c)"}),
        ("A/79/459.", {"A/79/459"}),
    ],
)
def test_what_a_chinese_text_states(words: str, stated: set[str]) -> None:
    assert facts_chinese(words).stated == stated


@pytest.mark.parametrize(
    ("words", "stated", "possible"),
    [
        ("10 November 2017, resolution 7/8", {"10", "November", "2017", "7/8"}, set()),
        ("1,200 million and 8.2 billion", {"1200", "8.2"}, set()),
        ("the twenty-first session", set(), {"20", "21", "1"}),
        ("the thirtieth of ninety States", set(), {"30", "90"}),
        ("chapters II and XIV", set(), {"2", "14"}),
        ("and/or", set(), set()),
    ],
)
def test_what_an_english_text_states_or_may_state(
    words: str, stated: set[str], possible: set[str]
) -> None:
    facts = facts_english(words)
    assert facts.stated == stated
    assert facts.possible - facts.stated == possible


def test_a_title_is_held_against_the_chinese_too(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    english = corpus / "documents/resolution/en.yaml"
    replace(english, 'title: "The work', 'title: "The 7 works')
    with pytest.raises(Refused) as refused:
        assemble(corpus)
    assert [problem.code for problem in refused.value.problems] == ["EN_ADDED"]


#: Verbs whose force the Chinese cannot tell, as the authentic English has them: how often each
#: stands in the paragraph.
AUTHENTIC = {
    "a-res-75-194#op30": ("invites Member States", 1),
    "a-res-75-194#op45": ("invites the Conference", 1),
    "a-79-459-draft-6#op38": ("invites Member States", 1),
    "a-79-459-draft-6#op57": ("invites the Conference", 1),
    "a-79-459-draft-6#pp17": ("invited States parties", 1),
    "ga-s32-declaration#p79": ("we invite the secretariat", 1),
    "ga-s32-declaration#p82": ("also invite the Conference", 2),
    "ga-s32-declaration#p83": ("We invite the Conference", 1),
    "ga-s32-declaration#p85": ("invite the Conference", 1),
    "a-res-75-194#op4": ("urges all Member States", 1),
    "a-79-459-draft-6#op7": ("urges all Member States", 1),
    "a-79-459-draft-6#op64": ("urges States parties", 1),
    "ga-s32-declaration#pp4": ("we urge all States", 1),
    "a-res-75-194#pp14": ("Realizing that", 1),
    "a-79-459-draft-6#pp24": ("Realizing that", 1),
    "a-res-75-194#pp29": ("Reaffirming its concern", 1),
    "a-79-459-draft-6#pp47": ("Reaffirming its concern", 1),
    "a-79-459-draft-1#pp11": ("Praising the Government", 1),
    "a-79-459-draft-5#pp24": ("Acknowledging the Member States", 1),
}


@pytest.mark.parametrize("address", AUTHENTIC)
def test_a_verb_binds_as_the_authentic_english_has_it(library: Library, address: str) -> None:
    words, times = AUTHENTIC[address]
    place = library.place(*address.split("#"))
    assert place is not None
    assert place.text("en").words.count(words) == times


def test_less_than_the_whole_verb_is_set_off_where_the_print_does_so(library: Library) -> None:
    for id, english in (("pp12", "Reiterating"), ("op10", "Reiterates")):
        place = library.place("a-79-459-draft-6", id)
        assert place is not None
        texts = [place.text(rendering) for rendering in RENDERINGS]
        said = [text.at(text.verb) for text in texts if text.verb]
        assert said == ["再次", "再次", english]
