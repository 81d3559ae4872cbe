"""The blocks of one unit → its title, paragraphs, footnotes and votes.

Which grammar applies follows from the unit's kind: resolutions, decisions and drafts open with
a formula (`resolution.py`); reports, notes and declarations have a masthead and numbered
paragraphs (`numbered.py`). Annexes follow either (`annex.py`).
"""

from __future__ import annotations

from pathlib import Path

from build_scripts.model import KINDS, DocumentEntry, Erratum, Place, Unit, UnitEntry
from build_scripts.parse.annex import read_annexes, split_annexes
from build_scripts.parse.blocks import PrintedNote
from build_scripts.parse.numbered import read_numbered
from build_scripts.parse.resolution import read_resolution
from build_scripts.parse.spelling import Spelling
from build_scripts.parse.votes import (
    recorded_votes,
    votes_in_notes,
    votes_of_record,
    with_whole_lists,
)
from build_scripts.parse.writer import Marked, Writer, footnotes, numbers_of_headings
from build_scripts.problems import Refused, problem


def read_unit(
    entry: UnitEntry,
    document: DocumentEntry,
    blocks: list[Marked],
    notes: tuple[PrintedNote, ...],
    errata: tuple[Erratum, ...],
) -> Unit:
    """The unit that these blocks are; `Refused` where they are not what the kind asks for."""
    if not blocks:
        raise Refused([problem("UNIT_EMPTY", Path(document.source_path), 1, unit=entry.slug)])
    own, annexes = split_annexes(with_whole_lists(blocks))
    # Nobody can say what is meant in an official file that prints a number twice.
    repeats = document.layout == "akn"
    writer = Writer(printed=numbers_of_headings(own), repeats=repeats)
    spelling = Spelling(entry, document, errata, blocks)
    read = read_resolution if KINDS[entry.kind].opens else read_numbered
    head = read(own, writer, spelling)
    read_annexes(annexes, writer, spelling)
    title = Place("title", "title", None, None, {"zh-Hans": head.title}, head.spans)
    printed = footnotes(notes, (title, *writer.places))
    votes = recorded_votes(writer.places)
    votes += votes_in_notes(printed, len(votes))
    votes += votes_of_record(entry, writer.places, len(votes))
    first, last = blocks[0][0], blocks[-1][0]
    return Unit(
        entry,
        document,
        title,
        tuple(writer.places),
        printed,
        votes,
        {"zh-Hans": head.designation} if head.designation else {},
        (first.pieces[0].page, last.pieces[-1].page),
        aliases=_aliases(blocks, writer.places),
    )


def _aliases(blocks: list[Marked], places: list[Place]) -> dict[str, str]:
    """What a file calls its blocks, each with the id of its place; the first of a name."""
    ids = {place.spans[0]: place.id for place in places if place.spans}
    named = [block for block, _ in blocks if block.eid and block.spans and block.spans[0] in ids]
    return {block.eid: ids[block.spans[0]] for block in reversed(named)}
