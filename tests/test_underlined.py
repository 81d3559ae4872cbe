"""Which terms bear a line: the first in each part of a unit, and never too many."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from build_scripts.model import (
    RENDERINGS,
    Citation,
    Mark,
    Place,
    Rendering,
    TermMention,
    Text,
)
from build_scripts.model.kinds import UnitKind
from build_scripts.site.site import Site
from build_scripts.subjects.glossary.underlined import MOST, underlined_terms
from tests.factories import a_paragraph, a_resolution
from tests.site import page_html

#: Long enough that a term of two characters is no fifth of it.
REST = "有关的各项工作要点和安排以及"


def place(id: str, *terms: str, words: str = REST, parent: str | None = None) -> Place:
    """A paragraph that mentions terms of two characters each, one behind the other."""
    text = Text("资产" * len(terms) + words * len(terms))
    marks = (Mark(2 * at, 2 * at + 2, TermMention(term)) for at, term in enumerate(terms))
    return a_paragraph(id, text.marked(marks), parent)


def lines(
    *places: Place, kind: UnitKind = "resolution", everyday: tuple[str, ...] = ()
) -> dict[str, set[str]]:
    unit = a_resolution(
        *(p for p in places if p.kind != "footnote"),
        footnotes=tuple(p for p in places if p.kind == "footnote"),
    )
    unit = replace(unit, entry=replace(unit.entry, kind=kind))
    return {id: set(terms) for id, terms in underlined_terms(unit, everyday).items()}


def heading(id: str, level: int = 1) -> Place:
    return replace(place("sec-1", "a"), id=id, level=level)


def test_a_term_bears_a_line_once_in_each_part() -> None:
    found = lines(
        place("pp1", "a", "b"),
        place("pp2", "a"),
        place("op1", "a"),
        place("op1-a", "a", "b", parent="op1"),
        place("op2", "b"),
        place("fn1", "a"),
        place("fn2", "a"),
    )
    assert found == {"pp1": {"a", "b"}, "op1": {"a"}, "op1-a": {"b"}, "fn1": {"a"}}


def test_a_section_is_a_part_of_a_text_that_has_sections() -> None:
    places = (heading("sec-1"), place("p1", "a"), heading("sec-1-a", 2), place("p2", "a"))
    assert lines(*places, heading("sec-2"), place("p3", "a"), kind="report") == {
        "p1": {"a"},
        "p3": {"a"},
    }
    # The operative part of a resolution is one part, whatever headings stand in it.
    assert lines(place("op1", "a"), heading("sec-1"), place("op2", "a")) == {"op1": {"a"}}
    assert lines(place("pp1", "a"), place("p1", "a"), place("p2", "a"), kind="declaration") == {
        "pp1": {"a"},
        "p1": {"a"},
    }


def test_an_annex_is_a_part() -> None:
    within = replace(place("op1", "a"), id="annex-op1")
    assert lines(place("op1", "a"), heading("annex"), within) == {"op1": {"a"}, "annex-op1": {"a"}}


def test_everyday_words_bear_no_line() -> None:
    assert lines(place("op1", "a", "b"), everyday=("a",)) == {"op1": {"b"}}


def test_a_term_waits_where_a_paragraph_would_be_full_of_lines() -> None:
    full = place("op1", "a", "b", words="和工作要点等")
    assert 2 <= len(full.words) * MOST < 4
    assert lines(full, place("op2", "b")) == {"op1": {"a"}, "op2": {"b"}}


def test_a_term_in_a_link_waits() -> None:
    cited = place("op1", "a")
    link = Mark(0, len(cited.words), Citation("cosp-7-1"))
    linked = cited.with_text("zh-Hans", cited.source.marked([link]))
    assert lines(linked, place("op2", "a")) == {"op2": {"a"}}


def test_a_term_waits_where_the_english_would_be_full_of_lines() -> None:
    english = Text("the recovery of assets").marked([Mark(4, 22, TermMention("a"))])
    full = place("op1", "a").with_text("en", english)
    assert lines(full, place("op2", "a")) == {"op2": {"a"}}


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_pages_are_calm(site: Site, rendering: Rendering) -> None:
    """At most a tenth of what is read stands under a term's line, and no paragraph is full."""
    characters = under = 0
    for slug in site.library.units:
        page = page_html(site, f"{rendering}/{slug}/")
        for text in re.findall(rf'<p lang="{rendering}">(.*?)</p>', page, re.DOTALL):
            length = len(_words(text))
            lines = sum(len(_words(term)) for term in re.findall(r'<a class="term".*?</a>', text))
            assert lines <= 0.4 * length, text
            characters, under = characters + length, under + lines
    assert 0.05 < under / characters <= 0.1


def _words(html: str) -> str:
    return re.sub("<.*?>", "", html)
