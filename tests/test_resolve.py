"""Who adopted what a number names, where a citation leads and when it was: rule by rule."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from build_scripts.model import AdoptingBody, Cited, Document, Library, Place, Reference
from build_scripts.subjects.citations.adopters import Adopters, can_number
from build_scripts.subjects.citations.chronology import Chronology
from build_scripts.subjects.citations.find import find_citations
from build_scripts.subjects.citations.index import CitationIndex
from build_scripts.subjects.citations.resolve import Resolver
from build_scripts.subjects.citations.tables import Citables, read_citables
from tests.factories import a_paragraph, a_resolution, an_entry
from tests.small_corpus import FIVE

TREATIES = "https://treaties.un.org/doc/Publication/UNTS"


@pytest.fixture(scope="module")
def citables() -> Citables:
    return read_citables(FIVE, [])


def a_body(id: str, *forms: str, first: int = 1, last: int = 99) -> AdoptingBody:
    return AdoptingBody(
        id, {}, forms, (), None, "session", first, last, False, "X/RES/{number}", None, ()
    )


def a_library(citations: Iterable[Cited], *paragraphs: Place) -> Library:
    document = Document(an_entry(), (a_resolution(*paragraphs),), (), (), ())
    return Library((document,), {}, citations=tuple(citations))


# Whose number it is.


def test_a_longer_name_wins_over_one_with_which_it_begins() -> None:
    bodies = (a_body("council", "理事会"), a_body("council-meeting", "理事会会议"))
    found = Adopters(bodies, "").mentions("回顾理事会会议和理事会")
    named = [(at, body and body.id) for at, body in found]
    assert named == [(2, "council-meeting"), (8, "council")]


@pytest.mark.parametrize("title", ["题为“大会的贡献”的", "关于《大会手册》的", "关于《“大会”》的"])
def test_a_body_that_a_title_or_a_quotation_names_adopts_nothing(
    citables: Citables, title: str
) -> None:
    unit = a_resolution(a_paragraph("pp1", f"回顾人权理事会{title}第53/1号决议"))
    *_, cited = find_citations(unit, "", citables)
    assert (cited.reference.body, cited.reference.number) == ("human-rights-council", "53/1")


@pytest.mark.parametrize(
    ("number", "can"), [("6/1", False), ("7/1", True), ("10/1", True), ("11/1", False)]
)
def test_a_body_numbers_from_its_first_session_to_its_last(number: str, can: bool) -> None:
    assert can_number(a_body("body", first=7, last=10), number) == can


# Where a citation leads.


def target(citables: Citables, words: str) -> str | None:
    """Where the last citation of a resolution leads that has one operative paragraph."""
    unit = a_resolution(a_paragraph("op1", f"回顾{words}，"))
    *_, cited = find_citations(unit, "general-assembly", citables)
    resolver = Resolver(
        citables,
        divisions=frozenset({"article-3"}),
        numbers={("general-assembly", "resolution", "75/194"): "a-res-75-194"},
        ids={"a-res-1-1": frozenset({"op1"}), "a-res-75-194": frozenset({"op2", "op2-b"})},
    )
    return resolver.resolve(cited).target


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        # Of several volumes the first; the article of another treaty is no article of ours.
        ("《条约汇编》，第2225、2237和2326卷，第39574号", f"{TREATIES}/Volume%202225/v2225.pdf"),
        ("《儿童权利公约》第三条", f"{TREATIES}/Volume%201577/v1577.pdf"),
        ("《公约》第三条", "convention#article-3"),
        ("《公约》第四条", None),
        # A paragraph that is not there: the whole text, but a text does not lead to itself.
        ("第1段", "a-res-1-1#op1"),
        ("第99段", None),
        ("大会第75/194号决议，第2段", "a-res-75-194#op2"),
        ("大会第75/194号决议，第99段", "a-res-75-194"),
    ],
)
def test_leads_to_the_place_or_to_the_document(
    citables: Citables, words: str, leads: str | None
) -> None:
    assert target(citables, words) == leads


def test_a_unit_is_cited_by_others_and_not_by_itself() -> None:
    reference = Reference("paragraph", paragraph="1")
    own = Cited("a-res-1-1", "op2", 0, 3, "第1段", reference, "a-res-1-1#op1")
    other = Cited("a-res-1-2", "op2", 0, 3, "第1段", reference, "a-res-1-1#op1")
    index = CitationIndex(a_library((own, other)))
    assert index.received("a-res-1-1#op1") == (own, other)
    assert index.received_by_unit("a-res-1-1") == (other,)


# When it was.


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("人权理事会2014年6月27日第26/1号决议", 2014),
        # Two dates for one number: nothing is certain.
        ("人权理事会2014年6月27日第26/1号和2015年3月5日第26/1号决议", None),
        # Its session is dated by another resolution.
        ("人权理事会2014年6月27日第26/2号和第26/1号决议", 2014),
    ],
)
def test_year_of_a_resolution_as_the_texts_date_it(
    citables: Citables, words: str, year: int | None
) -> None:
    paragraph = a_paragraph("op1", f"回顾{words}，")
    found = find_citations(a_resolution(paragraph), "", citables)
    reference = Reference("resolution", "human-rights-council", "26/1")
    assert Chronology(a_library(found, paragraph)).year(reference) == year
