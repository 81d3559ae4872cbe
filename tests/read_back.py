"""Official texts read back: what a text laid out from the XML should give, and what it gives."""

from __future__ import annotations

import re
from typing import TypeAlias

from build_scripts.check import check_coverage
from build_scripts.model import Document, DocumentEntry, LayoutName, Place, Unit, UnitEntry
from build_scripts.parse.document import parse_document
from build_scripts.parse.source import read_lines
from tests.factories import SOURCE, an_entry, marked
from tests.official import Resolution
from tests.printer import MARK, begins

ANNEX = "附件"
#: The number of a heading on a line of its own.
NUMBER_OF_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}|[A-Z]|附件")
Row: TypeAlias = tuple[str, str]


def entry_of(resolution: Resolution, layout: LayoutName = "printed") -> DocumentEntry:
    """The metadata of a text, from what the XML states."""
    units = tuple(_unit(resolution, part) for part in range(len(resolution.titles)))
    return an_entry(*units, layout=layout)


def _unit(resolution: Resolution, part: int) -> UnitEntry:
    number, title = resolution.titles[part]
    whole, _, own = title.rpartition("|")
    name = MARK.sub("", own) or MARK.sub("", whole) or resolution.titles[0][1].partition("|")[0]
    opening = next(
        block.words for block in resolution.blocks if (block.part, block.kind) == (part, "opening")
    )
    return UnitEntry(
        f"part-{part}", "resolution", begins(number), opening, None, None, name, name, None, 1
    )


def read_back(text: str, resolution: Resolution, layout: LayoutName = "printed") -> Document:
    """The document that a text is; raises `Refused` with what cannot be told."""
    lines = read_lines(text.encode(), SOURCE)
    document = parse_document(lines, entry_of(resolution, layout))
    assert check_coverage(document, lines) == []
    return document


def differences(resolution: Resolution, document: Document) -> list[object]:
    """Where the document is not what the XML has: paragraphs, numbers, items, notes, ids."""
    found: list[object] = []
    for part, unit in enumerate(document.units):
        due, there = _expected(resolution, part), [_row(place) for place in unit.paragraphs]
        pairs = zip(due, there, strict=False)
        found += [(a, b) for a, b in pairs if a != b][:1] or [(len(due), len(there))] * (
            len(due) != len(there)
        )
        found += _different_notes(resolution, part, unit)
        found += [(p.id, p.label) for p in unit.paragraphs if not _has_its_number(p)]
        ids = [place.id for place in unit.paragraphs]
        found += [id for id in set(ids) if ids.count(id) > 1]
    return found


def _expected(resolution: Resolution, part: int) -> list[Row]:
    rows: list[Row] = []
    above = ""
    blocks = [block for block in resolution.blocks if block.part == part]
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if block.kind == "table":
            rows.append(("table", "".join("".join(cells) for cells in block.rows)))
            continue
        titled = after is not None and after.kind == block.kind == "heading"
        if titled and NUMBER_OF_HEADING.fullmatch(block.words) and not above:
            assert after is not None
            if not NUMBER_OF_HEADING.fullmatch(after.words):
                above = block.words
                continue
        rows.append((block.kind, above + (block.label or "") + block.words))
        above = ""
    return [(kind, _squeeze(words)) for kind, words in rows]


def _row(place: Place) -> Row:
    kind = place.kind if place.kind in ("table", "heading") else place.role or "text"
    return kind, _squeeze((place.label or "") + marked(place.source))


def _different_notes(resolution: Resolution, part: int, unit: Unit) -> list[object]:
    words = " ".join(words for _, words in _expected(resolution, part))
    used = set(MARK.findall(words + resolution.titles[part][1]))
    due = {a: _squeeze(b) for a, b in resolution.notes[part].items() if a in used}
    there = {note.label or "": _squeeze(note.words) for note in unit.footnotes}
    return [(label, due.get(label), there.get(label)) for label in {*due, *there}
            if due.get(label) != there.get(label)]  # fmt: skip


def _has_its_number(place: Place) -> bool:
    """Whether an operative paragraph has its printed number in its id."""
    if place.kind != "operative" or place.label is None:
        return True
    return place.id.endswith(f"op{re.sub('[^0-9]', '', place.label)}")


def _squeeze(words: str) -> str:
    return "".join(words.split())
