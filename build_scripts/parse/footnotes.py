"""Find the marks of footnotes in the text, where extraction left bare digits.

A mark is a number of one or two digits stuck to the word or the punctuation before it, with
no unit after it. The footnotes of its page decide: they are numbered in the order of their
first marks, so a number in the text is the mark of the next footnote of the page or of one
already met in the unit, or it is no mark.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from build_scripts.parse.blocks import Block, Layout, PrintedNote
from build_scripts.problems import Problem

# What may follow a number that counts something: then it is part of the sentence.
UNITS = "年月日时号段届次条款项票个名章节卷页份种周期届国"
DIGITS = re.compile(rf"(?<![0-9A-Za-z/.\-(])(\d{{1,2}})(?![0-9/.\-%A-Za-z]|\s*[{UNITS}])")
TAGGED = re.compile(r"<sup>(\d{1,3})</sup>")
STAR = re.compile(r"(?<!\*)\\?(?<!\*)(\*)(?!\*)")
# After these a number always belongs to the sentence.
IN_SENTENCE = "第"
CLOSING = "》〉”）)、，；。,：】"


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark in the raw text of a block, from `start` to `end`."""

    start: int
    end: int
    label: str
    mention: int


@dataclass(frozen=True, slots=True)
class Candidate:
    block: int
    start: int
    end: int
    label: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """`marks` by block index, in order; `notes` by unit index, in order."""

    marks: dict[int, tuple[FoundMark, ...]]
    notes: dict[int, tuple[PrintedNote, ...]]
    problems: tuple[Problem, ...]


def find_marks(layout: Layout, tagged: bool, path: Path) -> Marked:
    """Join marks and footnotes of a document.

    Guarantees that every footnote belongs to the unit of its first mark and that mentions
    count from 1 in each unit. A footnote without a mark and a certain mark without a
    footnote are problems. `tagged` says that marks are tagged as such (Markdown extracts).
    """
    by_page: dict[int, list[PrintedNote]] = defaultdict(list)
    for note in layout.notes:
        by_page[note.page].append(note)
    candidates: dict[int, list[Candidate]] = defaultdict(list)
    for index, block in enumerate(layout.blocks):
        for candidate in _candidates(index, block, tagged):
            candidates[block.page_at(candidate.start)].append(candidate)

    marks: dict[int, list[FoundMark]] = defaultdict(list)
    notes: dict[int, list[PrintedNote]] = defaultdict(list)
    problems: list[Problem] = []
    mentions: dict[tuple[int, str], int] = {}
    for page in sorted({*by_page, *candidates}):
        waiting = list(by_page[page])
        for candidate in candidates[page]:
            block = layout.blocks[candidate.block]
            known = (block.unit, candidate.label) in mentions
            if waiting and candidate.label == waiting[0].label and not known:
                notes[block.unit].append(waiting.pop(0))
                mentions[block.unit, candidate.label] = 0
            elif not (known and candidate.certain):
                if candidate.certain:
                    problems.append(_mark_without_note(candidate, block, path))
                continue
            mentions[block.unit, candidate.label] += 1
            marks[candidate.block].append(
                FoundMark(
                    candidate.start,
                    candidate.end,
                    candidate.label,
                    mentions[block.unit, candidate.label],
                )
            )
        problems.extend(_note_without_mark(note, path) for note in waiting)
    return Marked(
        {index: tuple(found) for index, found in marks.items()},
        {unit: tuple(found) for unit, found in notes.items()},
        tuple(problems),
    )


def _candidates(index: int, block: Block, tagged: bool) -> list[Candidate]:
    found = [Candidate(index, *m.span(), m.group(1), True) for m in STAR.finditer(block.raw)]
    if tagged:
        found += [Candidate(index, *m.span(), m.group(1), True) for m in TAGGED.finditer(block.raw)]
        return sorted(found, key=lambda c: c.start)
    for match in DIGITS.finditer(block.raw):
        before = block.raw[: match.start()].replace("\n", "")
        if not before or before[-1] in IN_SENTENCE or before[-1].isspace():
            continue
        if before[-1].isascii() and before[-1] not in CLOSING:
            continue
        after_number = len(before) > 1 and before[-2].isdigit() and before[-1] in "、，"
        if after_number:
            continue
        certain = before[-1] in CLOSING
        found.append(Candidate(index, *match.span(), match.group(1), certain))
    return sorted(found, key=lambda c: c.start)


def _mark_without_note(candidate: Candidate, block: Block, path: Path) -> Problem:
    piece = [piece for piece in block.pieces if piece.offset <= candidate.start][-1]
    return Problem(
        "MARK_WITHOUT_NOTE",
        path,
        piece.spans[0].line,
        f"the text refers to footnote {candidate.label}, and its page has no such footnote",
        "compare with the printed page: a footnote is missing, or the number is part of the text",
    )


def _note_without_mark(note: PrintedNote, path: Path) -> Problem:
    return Problem(
        "NOTE_WITHOUT_MARK",
        path,
        note.line,
        f"nothing on its page refers to footnote {note.label or '(no label)'}",
        "compare with the printed page: the mark is missing in the text, or stands elsewhere",
    )
