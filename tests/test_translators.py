"""The files for translators, opened by the Translate Toolkit."""

from __future__ import annotations

import pytest
from translate.storage import tbx, tmx

from build_scripts.data.tmx import export_tmx
from build_scripts.model import RENDERINGS, Library, Rendering
from build_scripts.subjects.glossary.tbx import export_tbx

TMX_HEADER = {"segtype", "o-tmf", "adminlang", "srclang", "datatype"}


@pytest.mark.corpus
@pytest.mark.parametrize("target", ["zh-Hant", "en"])
def test_a_translation_memory_has_every_aligned_segment(
    library: Library, target: Rendering
) -> None:
    files = export_tmx(library)
    assert len(files) == len(library.units)
    for slug, unit in library.units.items():
        store = tmx.tmxfile(sourcelanguage="zh-Hans", targetlanguage=target)
        store.parse(files[f"data/tmx/{slug}.tmx"].encode())
        found = {one.getid(): (str(one.source), str(one.target)) for one in store.units}
        assert found == {
            f"{slug}#{place.id}": (place.words, place.texts[target].words)
            for place in (unit.title, *unit.places)
            if place.words
        }


@pytest.mark.corpus
def test_a_translation_memory_says_its_status_and_rights(library: Library) -> None:
    store = tmx.tmxfile()
    store.parse(export_tmx(library)["data/tmx/a-res-75-194.tmx"].encode())
    header = store.document.getroot().find("header")
    assert set(header.attrib) >= TMX_HEADER
    assert {prop.get("type"): prop.text for prop in header.findall("prop")} == {
        "x-symbol": "A/RES/75/194",
        "x-english": "working translation",
    }
    assert "not an official text" in header.findtext("note")


@pytest.mark.corpus
@pytest.mark.parametrize("target", ["zh-Hant", "en"])
def test_the_glossary_has_every_term(library: Library, target: Rendering) -> None:
    store = tbx.tbxfile(sourcelanguage="zh-Hans", targetlanguage=target)
    store.parse(export_tbx(library).encode())
    found = {one.getid(): (str(one.source), str(one.target)) for one in store.units}
    assert found == {
        f"term-{term.id}": (term.main.hans, term.name(target)) for term in library.terms
    }


@pytest.mark.corpus
def test_the_glossary_has_definitions_and_every_form(library: Library) -> None:
    store = tbx.tbxfile(sourcelanguage="zh-Hans", targetlanguage="en")
    store.parse(export_tbx(library).encode())
    root = store.document.getroot()
    assert "CC BY 4.0" in root.findtext("martifHeader/fileDesc/sourceDesc/p")
    entry = next(e for e in root.iter("termEntry") if e.get("id") == "term-natural-person")
    languages = list(entry.iter("langSet"))
    assert [one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in languages] == list(
        RENDERINGS
    )
    assert all(one.findtext("descripGrp/descrip") for one in languages)
    assert [term.text for term in languages[2].iter("term")] == [
        "natural person",
        "natural persons",
    ]
