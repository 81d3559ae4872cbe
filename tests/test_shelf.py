"""Texts that lie as bytes are the texts that were laid there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.build import Assembled, assemble
from build_scripts.model import Unit
from build_scripts.model.shelf import Shelf, folded_document
from build_scripts.publish.mkdocs import edition_for_disk
from tests.site import ROOT
from tests.small_corpus import copy_corpus


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A shelf on which one unit's texts are values, all others bytes."""
    monkeypatch.setattr(Shelf, "ROOM", 0)
    monkeypatch.setattr(Shelf, "CROWDED", 1)


@pytest.mark.usefixtures("crowded")
@pytest.mark.parametrize("is_folded", [False, True])
def test_units_have_the_texts_that_were_laid_there(assembled: Assembled, is_folded: bool) -> None:
    documents = [
        replace(document, units=tuple(replace(unit) for unit in document.units))
        for document in assembled.library.documents
    ]
    shelf = Shelf()
    laid = [
        shelf.unfold(folded_document(document)) if is_folded else shelf.put(document)
        for document in documents
    ]
    for _ in range(2):
        for before, after in zip(documents, laid, strict=True):
            for unit, same in zip(before.units, after.units, strict=True):
                assert (same.title, same.places) == (unit.title, unit.places)
                assert all(same.place(place.id) == place for place in unit.places)
                assert same.place("no-such-id") is None


@pytest.mark.parametrize("room", ["roomy", "crowded"])
@pytest.mark.parametrize("is_folded", [False, True])
@pytest.mark.parametrize("is_asked", [False, True])
def test_a_change_is_made_once_whenever_texts_are_asked_for(
    assembled: Assembled,
    request: pytest.FixtureRequest,
    *,
    room: str,
    is_folded: bool,
    is_asked: bool,
) -> None:
    if room == "crowded":
        request.getfixturevalue(room)
    document = next(one for one in assembled.library.documents if len(one.units) > 2)
    document = replace(document, units=tuple(replace(unit) for unit in document.units))
    shelf = Shelf()
    laid = shelf.unfold(folded_document(document)) if is_folded else shelf.put(document)
    for unit in laid.units:
        if is_asked:
            assert unit.paragraphs
        shelf.change(unit, lambda place: replace(place, id=f"{place.id}-changed"))
    for _ in range(2):
        for before, unit in zip(document.units, laid.units, strict=True):
            assert [one.id for one in unit.places] == [f"{one.id}-changed" for one in before.places]


@pytest.mark.usefixtures("crowded")
def test_a_unit_that_is_changed_has_texts_of_its_own(assembled: Assembled) -> None:
    unit = next(iter(assembled.library.units.values()))
    changed = replace(unit, paragraphs=unit.paragraphs[:1])
    assert type(changed) is Unit
    assert changed.paragraphs == unit.paragraphs[:1]
    (document,) = (d for d in assembled.library.documents if unit in d.units)
    others = tuple(changed if one is unit else one for one in document.units)
    laid = Shelf().put(replace(document, units=others))
    assert laid.units[document.units.index(unit)].paragraphs == unit.paragraphs[:1]


def test_a_crowded_shelf_makes_the_same_site(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    roomy = dict(edition_for_disk(assemble(corpus), ROOT / "mkdocs.yml"))
    request.getfixturevalue("crowded")
    assert dict(edition_for_disk(assemble(corpus), ROOT / "mkdocs.yml")) == roomy
