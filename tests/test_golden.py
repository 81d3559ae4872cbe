"""Small sources, one construct each, and what is read from them.

A case is a folder in `tests/golden`: the files of one document, and tables where the case is
about them. `expected.json` holds what the reader makes of it. `pytest --update-goldens`
rewrites it; whoever does so reads the difference.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from build_scripts.build import assemble
from build_scripts.model import Document, Library, Place, Slip, TermMention, Unit
from tests.factories import marked
from tests.faithful import assert_nothing_lost
from tests.small_corpus import SMALL, folders, lay_over

TABLES = {"glossary.yaml": "# No terms.\n", "hant.tsv": "# No corrections.\n"}


def read_case(case: Path, root: Path) -> Library:
    """The library of a corpus with the case's document only, its own tables laid over."""
    root.mkdir()
    for name in ("bodies.yaml", "states.yaml", "verbs.yaml"):
        shutil.copy(SMALL / name, root / name)
    for name, text in TABLES.items():
        (root / name).write_text(text, encoding="utf-8")
    document = root / "documents" / case.name
    lay_over(case, document)
    for table in TABLES:
        if (document / table).exists():
            (document / table).rename(root / table)
    return assemble(root).library


def golden(library: Library, case: Path) -> dict[str, Any]:
    """What a reader of the golden checks by hand."""
    document = library.documents[0]
    value: dict[str, Any] = {"units": [unit_golden(unit) for unit in document.units]}
    if document.frame:
        value["frame"] = [
            [place.id, place.kind, place.label, marked(place.source)] for place in document.frame
        ]
    value["furniture"] = [piece.kind for piece in document.furniture]
    value["links"] = [[link.url, link.page] for link in document.links]
    if (case / "errata.yaml").exists():
        value["slips"] = slips(document)
    if (case / "glossary.yaml").exists():
        value["terms"] = mentions(document)
    if (case / "hant.tsv").exists():
        value["hant"] = {
            unit.slug: {p.id: marked(p.text("zh-Hant")) for p in (unit.title, *unit.places)}
            for unit in document.units
        }
    return value


def unit_golden(unit: Unit) -> dict[str, Any]:
    return {
        "slug": unit.slug,
        "designation": unit.designations.get("zh-Hans"),
        "title": marked(unit.title.source),
        "pages": list(unit.pages),
        "paragraphs": [paragraph_golden(paragraph) for paragraph in unit.paragraphs],
        "footnotes": [
            [note.id, note.label, marked(note.source), list(note.mentions)]
            for note in unit.footnotes
        ],
        "votes": [
            [
                vote.id,
                vote.paragraph,
                list(vote.in_favour),
                list(vote.against),
                list(vote.abstaining),
            ]
            for vote in unit.votes
        ],
    }


def paragraph_golden(paragraph: Place) -> list[Any]:
    """Id, kind, label, parent, words, verb, role."""
    text = paragraph.source
    return [
        paragraph.id,
        paragraph.kind,
        paragraph.label,
        paragraph.parent,
        marked(text),
        text.at(text.verb) if text.verb else None,
        paragraph.role,
    ]


def slips(document: Document) -> list[list[str]]:
    """Where a slip is marked, on which words, by which erratum."""
    found = []
    for unit in document.units:
        for paragraph in unit.paragraphs:
            if paragraph.label_slip:
                found.append([paragraph.id, paragraph.label or "", paragraph.label_slip])
        for place in unit.places:
            found += [
                [place.id, place.source.at(mark), mark.what.erratum]
                for mark in place.source.of(Slip)
            ]
    return found


def mentions(document: Document) -> list[list[Any]]:
    """Where a term is mentioned, in which words, which term."""
    return [
        [place.id, place.source.at(mark), mark.what.term]
        for unit in document.units
        for place in (unit.title, *unit.places)
        for mark in place.source.of(TermMention)
    ]


def dump(value: object, indent: str = "") -> str:
    """JSON with a paragraph a line, so that a difference reads like a difference of text."""
    deeper = indent + "  "
    if isinstance(value, dict) and value:
        rows = [f"{json.dumps(key)}: {dump(item, deeper)}" for key, item in value.items()]
        return "{\n" + ",\n".join(deeper + row for row in rows) + f"\n{indent}}}"
    if isinstance(value, list) and any(isinstance(item, list | dict) for item in value):
        rows = [
            dump(item, deeper) if isinstance(item, dict) else json.dumps(item, ensure_ascii=False)
            for item in value
        ]
        return "[\n" + ",\n".join(deeper + row for row in rows) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("case", folders("golden"))
def test_source_is_read_as_expected(case: Path, tmp_path: Path, update_goldens: bool) -> None:
    library = read_case(case, tmp_path / "corpus")
    actual = golden(library, case)
    path = case / "expected.json"
    if update_goldens and not (case / "xfail.txt").exists():
        path.write_text(dump(actual) + "\n", encoding="utf-8")
    assert actual == json.loads(path.read_text(encoding="utf-8"))
    source = (case / "source.zh-Hans.txt").read_text(encoding="utf-8")
    assert_nothing_lost(library.documents[0], source)
