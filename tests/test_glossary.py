"""Terms: what is a mention, how often each form is printed, and the sentences that show them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from build_scripts.corpus.tables import read_terms
from build_scripts.model import (
    RENDERINGS,
    Document,
    Library,
    Mark,
    NoteMark,
    Place,
    TermMention,
    Text,
)
from build_scripts.site.site import Site
from build_scripts.subjects.glossary.cards import term_card
from build_scripts.subjects.glossary.terms import Matcher, counts_by_document, mark_terms
from build_scripts.subjects.glossary.usage import CONTEXT, Usage
from tests.factories import a_paragraph, a_resolution, a_term, an_entry
from tests.site import read_html
from tests.small_corpus import OWN

RECOVERY = a_term("recovery", "资产追回", "追回资产")


def mentioned(*paragraphs: Place, title: str = "合作") -> Document:
    """A resolution of these paragraphs, its mentions of asset recovery marked."""
    unit = a_resolution(*paragraphs, title=title)
    return mark_terms(Document(an_entry(), (unit,), (), (), ()), Matcher((RECOVERY,)))


@pytest.mark.parametrize(
    ("at", "terms"), [(0, ("recovery",)), (1, ()), (3, ()), (4, ("recovery",)), (6, ("recovery",))]
)
def test_a_footnote_mark_within_a_term_leaves_no_mention(at: int, terms: tuple[str, ...]) -> None:
    text = Text("资产追回工作").marked([Mark(at, at, NoteMark("1"))])
    (paragraph,) = mentioned(a_paragraph("op1", text)).units[0].paragraphs
    assert paragraph.source.terms == terms


def test_every_mention_is_marked() -> None:
    document = mentioned(a_paragraph("op1", "资产追回和追回资产"), a_paragraph("op2", "资产追回"))
    found = [
        [mark.what for mark in paragraph.source.of(TermMention)]
        for paragraph in document.units[0].paragraphs
    ]
    assert found == [[TermMention("recovery")] * 2, [TermMention("recovery")]]


def test_a_place_that_mentions_a_term_twice_occurs_once() -> None:
    document = mentioned(a_paragraph("op1", "资产追回和追回资产"), a_paragraph("op2", "资产追回"))
    (unit,) = document.units
    assert [paragraph.source.terms for paragraph in unit.paragraphs] == [("recovery",)] * 2
    places = Library((document,), {}).occurrences["recovery"]
    assert [place.paragraph for place in places] == ["op1", "op2"]


def test_forms_are_counted_in_titles_and_paragraphs() -> None:
    document = mentioned(a_paragraph("op1", "资产追回和追回资产"), title="追回资产")
    counts = counts_by_document((document,), (RECOVERY,))
    assert counts == {"recovery": {"追回资产": {"document": 2}, "资产追回": {"document": 1}}}


@pytest.mark.corpus
def test_examples_are_of_different_units_and_cut_no_english_word(library: Library) -> None:
    usage = Usage(library)
    shown = 0
    for term in library.terms:
        examples = usage.examples(term, "en")
        assert len({example.unit for example in examples}) == len(examples)
        for example in examples:
            assert example.english
            place = library.place(example.unit, example.paragraph)
            assert place
            before, after = example.english.before, example.english.after
            words = f" {place.text('en').words} "
            quoted = before.lstrip("…") + example.english.form + after.rstrip("…")
            at = words.index(quoted)
            assert not (words[at - 1] + quoted[0]).isalnum(), quoted
            assert not (quoted[-1] + words[at + len(quoted)]).isalnum(), quoted
            assert len(before.strip("…")) <= CONTEXT["en"]
            shown += 1
    assert shown > 100


@pytest.mark.corpus
def test_the_form_that_is_printed_most_stands_first(library: Library) -> None:
    usage = Usage(library)
    several = 0
    for term in library.terms:
        totals = [sum(n for _, n in counts) for _, counts in usage.forms(term, "zh-Hans")]
        assert totals == sorted(totals, reverse=True), term.id
        several += len(set(totals)) > 1
    assert several > 5


#: Characters of grammar, which say nothing by themselves.
GRAMMAR = set("的是和与及或者以在由为于有所了其他对")


def test_a_definition_says_more_than_the_names_of_its_term() -> None:
    """At least nine characters of the Chinese are in no name of the term."""
    thin = []
    for term in read_terms(OWN / "glossary.yaml", []):
        said = re.findall("[\u3400-\u9fff]", term.definition["zh-Hans"])
        names = GRAMMAR.union(*(form.hans for form in term.forms))
        if sum(sign not in names for sign in said) < 9:
            thin.append(term.id)
    assert thin == []


def test_smuggling_covers_those_who_are_no_permanent_residents() -> None:
    terms = {term.id: term for term in read_terms(OWN / "glossary.yaml", [])}
    definition = terms["smuggling-of-migrants"].definition
    assert "永久居民" in definition["zh-Hans"]
    assert "永久居民" in definition["zh-Hant"]
    assert "permanent resident" in definition["en"]


@pytest.mark.corpus
def test_a_card_says_each_name_once(site: Site) -> None:
    for rendering in RENDERINGS:
        cards = {t.id: term_card(t, site.article, rendering) for t in site.library.terms}
        for names, *_ in cards.values():
            said = [name for name in names if name]
            assert len(said) == len(set(said))
        # 廉正 is the same in both scripts.
        assert cards["integrity"][0].count("廉正") == 1


@pytest.mark.corpus
def test_a_term_has_a_page_of_its_own_with_every_place(built: Path, library: Library) -> None:
    """The glossary has its entry still, and leads on."""
    for rendering in RENDERINGS:
        entries = read_html(built / rendering / "glossary/index.html")
        for term in library.terms:
            assert term.id in entries.ids
            assert f"{term.id}/" in entries.links
            page = read_html(built / rendering / "glossary" / term.id / "index.html")
            places = library.occurrences.get(term.id, ())
            assert {f"../../{one.unit}/#{one.paragraph}" for one in places} <= set(page.links)
