"""The project's own corpus, whatever is in it: what holds for every document.

A document, a term or a verb may be added to it, and these tests stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from build_scripts.build import Assembled
from build_scripts.model import RENDERINGS, Library
from tests.faithful import (
    assert_every_character_once,
    assert_order_is_the_source,
    assert_words_are_the_source,
)
from tests.small_corpus import OWN

pytestmark = pytest.mark.corpus

DOCUMENTS = sorted(path.parent.name for path in OWN.glob("documents/*/document.yaml"))


@pytest.fixture(scope="module")
def library(own: Assembled) -> Library:
    return own.library


@pytest.fixture(scope="module")
def texts(library: Library) -> dict[str, tuple[str, str]]:
    """The Simplified and the Traditional words of every title and place, by address."""
    return {
        f"{slug}#{place.id}": (place.words, place.text("zh-Hant").words)
        for slug, unit in library.units.items()
        for place in (unit.title, *unit.places)
    }


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_lost_added_or_moved(library: Library, name: str) -> None:
    document = library.document(name)
    source = Path(document.entry.source_path).read_text(encoding="utf-8")
    assert_every_character_once(document, source)
    assert_words_are_the_source(document, source)
    assert_order_is_the_source(document, source)


def test_ids_are_unique_in_their_unit(library: Library) -> None:
    for slug, unit in library.units.items():
        ids = [place.id for place in unit.places]
        ids += [mark.id for mark in unit.notes]
        ids += [vote.id for vote in unit.votes]
        assert [id for id, times in Counter(ids).items() if times > 1] == [], slug


def test_every_place_has_its_text_in_all_renderings(library: Library) -> None:
    for unit in library.units.values():
        renderings = {*RENDERINGS} if unit.english else {*RENDERINGS} - {"en"}
        assert all(place.texts.keys() == renderings for place in (unit.title, *unit.places))


def test_footnotes_and_marks_answer_each_other(library: Library) -> None:
    for unit in library.units.values():
        marks = [(m.note_id, m.id) for m in unit.notes]
        answers = [(note.id, mention) for note in unit.footnotes for mention in note.mentions]
        assert sorted(marks) == sorted(answers)
        assert all(note.mentions for note in unit.footnotes)


def test_every_address_is_recorded_as_published(library: Library) -> None:
    """`make site` records what is new; the list is kept with the documents."""
    lines = (OWN / "published-ids.txt").read_text(encoding="utf-8").splitlines()
    recorded = {line.split(" -> ")[0] for line in lines if line and not line.startswith("#")}
    addresses = {
        f"{unit.slug}#{id}"
        for unit in library.units.values()
        for id in [
            *(place.id for place in unit.places),
            *(mark.id for mark in unit.notes),
            *(vote.id for vote in unit.votes),
        ]
    }
    addresses |= {f"glossary#{term.id}" for term in library.terms}
    assert addresses - recorded == set()


def test_traditional_text_has_the_length_of_the_simplified(
    texts: dict[str, tuple[str, str]],
) -> None:
    assert [at for at, (hans, hant) in texts.items() if len(hans) != len(hant)] == []


def test_nothing_but_han_characters_and_quotation_marks_differs_between_the_scripts(
    texts: dict[str, tuple[str, str]],
) -> None:
    marks = str.maketrans("「」『』", "“”‘’")

    def rest(words: str) -> str:
        return re.sub("[\u3400-\u9fff]", "字", words.translate(marks))

    assert [at for at, (hans, hant) in texts.items() if rest(hans) != rest(hant)] == []


def test_terms_differ_between_the_scripts_in_script_only(own: Assembled) -> None:
    back = own.script.back
    forms = [form for term in own.corpus.terms for form in term.forms]
    assert [f.hans for f in forms if len(f.hans) != len(f.hant)] == []
    assert [f.hans for f in forms if back(f.hant) != f.hans] == []
