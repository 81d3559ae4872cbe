"""Lines → a document: units, paragraphs with their addresses, footnotes, recorded votes.

Pure: the same source and metadata give the same document. Ids follow the contract: printed
numbers where something is printed, positions where nothing is.
"""

from __future__ import annotations

from build_scripts.model import Document, DocumentEntry, Erratum, Place, PlaceKind, Unit
from build_scripts.model.address import note_id
from build_scripts.parse.blocks import PrintedNote
from build_scripts.parse.labels import read_number
from build_scripts.parse.layouts import LAYOUTS
from build_scripts.parse.marks import find_marks
from build_scripts.parse.source import Line
from build_scripts.parse.unit import read_unit
from build_scripts.parse.writer import Marked, text_of
from build_scripts.problems import Refused


def parse_document(
    lines: list[Line], entry: DocumentEntry, errata: tuple[Erratum, ...] = ()
) -> Document:
    """The document that these lines are.

    Guarantees that every character of the source that is not white space is covered by
    exactly one span of a paragraph, heading, title, footnote or piece of furniture. Raises
    `Refused` when a unit, its title or its opening formula is not where the metadata says,
    when marks and footnotes do not answer each other, or when it cannot be told what a line is.
    """
    layout = LAYOUTS[entry.layout]
    parts = layout.read(lines, entry)
    joined = find_marks(parts, layout.tagged, entry)
    problems = [*parts.problems, *joined.problems]
    units: list[Unit] = []
    frame: list[Place] = []
    for index in range(-1, len(entry.units)):
        unit = entry.units[index] if index >= 0 else None
        notes = joined.notes.get(index, ())
        blocks = [
            (block, joined.marks.get(at, ()))
            for at, block in enumerate(parts.blocks)
            if block.unit == index
        ]
        if unit is None or unit.is_frame:
            frame.extend(_frame(blocks, notes, len(frame)))
            continue
        try:
            units.append(read_unit(unit, entry, blocks, notes, errata))
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return Document(
        entry, tuple(units), tuple(frame), parts.furniture, parts.links, titles=entry.title
    )


def _frame(blocks: list[Marked], notes: tuple[PrintedNote, ...], before: int) -> list[Place]:
    """What a document prints outside its units, such as the headings of a report's chapter.

    Its footnotes, if it has any, follow as paragraphs of their own.
    """
    places: list[Place] = []
    for position, (block, marks) in enumerate(blocks, before + 1):
        number = read_number(block.raw)
        kind: PlaceKind = "numbered" if number else "heading" if block.indent > 0 else "plain"
        text = text_of(block.raw, marks, number.end if number else 0)
        label = number.label if number else None
        id = f"frame-{position}"
        places.append(Place(id, kind, label, None, {"zh-Hans": text}, block.spans))
    for note in notes:
        id, text = f"frame-{note_id(note.mark_label)}", text_of(note.raw)
        places.append(Place(id, "plain", note.label, None, {"zh-Hans": text}, note.spans))
    return places
