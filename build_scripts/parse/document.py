"""Blocks → a document: units, paragraphs with their addresses, footnotes, recorded votes.

Pure: the same source and metadata give the same document. Ids follow the contract: printed
numbers where something is printed, positions where nothing is.
"""

from __future__ import annotations

from pathlib import Path

from build_scripts.model import (
    Document,
    DocumentEntry,
    Place,
    PlaceKind,
    Unit,
)
from build_scripts.model.address import note_id
from build_scripts.parse.blocks import Block, PrintedNote
from build_scripts.parse.footnotes import find_marks
from build_scripts.parse.markdown import read_markdown_layout
from build_scripts.parse.printed import read_printed_layout
from build_scripts.parse.source import Line
from build_scripts.parse.unit import NUMBER, Marks, UnitReader, text_of
from build_scripts.problems import Refused


def parse(lines: list[Line], entry: DocumentEntry) -> Document:
    """The document that these lines are.

    Guarantees that every character of the source that is not white space is covered by
    exactly one span of a paragraph, heading, title, footnote or piece of furniture. Raises
    `Refused` when a unit, its title or its opening formula is not where the metadata says,
    or when marks and footnotes do not answer each other.
    """
    source = Path(entry.source_path)
    markdown = entry.layout == "markdown"
    layout = read_markdown_layout(lines, entry) if markdown else read_printed_layout(lines, entry)
    marked = find_marks(layout, markdown, source)
    problems = list(marked.problems)
    units: list[Unit] = []
    frame: list[Place] = []
    for index in range(-1, len(entry.units)):
        unit_entry = entry.units[index] if index >= 0 else None
        blocks = [
            (block, marked.marks.get(at, ()))
            for at, block in enumerate(layout.blocks)
            if block.unit == index
        ]
        if unit_entry is None or unit_entry.is_frame:
            frame.extend(_frame(blocks, marked.notes.get(index, ()), len(frame)))
            continue
        reader = UnitReader(unit_entry, entry)
        try:
            units.append(reader.read(blocks, marked, index))
        except Refused as refused:
            problems.extend(refused.problems)
    if problems:
        raise Refused(problems)
    return Document(
        entry, tuple(units), tuple(frame), layout.furniture, layout.links, titles=entry.title
    )


def _frame(
    blocks: list[tuple[Block, Marks]], notes: tuple[PrintedNote, ...], before: int
) -> list[Place]:
    """What a document prints outside its units, such as the headings of a report's chapter.

    Its footnotes, if it has any, follow as paragraphs of their own.
    """
    paragraphs: list[Place] = []
    for position, (block, marks) in enumerate(blocks, before + 1):
        number = NUMBER.match(block.raw)
        kind: PlaceKind = "numbered" if number else "heading" if block.indent else "plain"
        label = number.group(1) + number.group(2) if number else None
        start = number.end() if number else 0
        paragraphs.append(
            Place(
                f"frame-{position}",
                kind,
                label,
                None,
                {"zh-Hans": text_of(block.raw, marks, start)},
                block.spans,
            )
        )
    for note in notes:
        id, text = f"frame-{note_id(note.label)}", text_of(note.raw)
        paragraphs.append(Place(id, "plain", note.label, None, {"zh-Hans": text}, note.spans))
    return paragraphs
