"""Join the footnotes of a document with their marks in the text.

Extraction leaves of a raised mark a bare digit stuck to the word before it. Footnotes are
numbered in the order of their first marks and stand on the page of the first: between the
marks of its neighbours each footnote has few places where it can be marked. One such place is
its mark. Of several the evidence decides (`candidates.py`); where it does not, that is a
problem, and an editor says in `document.yaml` what the printed page shows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.model import DocumentEntry, StatedMark
from build_scripts.parse.blocks import Block, Parts, PrintedNote, without_layout
from build_scripts.parse.candidates import Candidate, Strength, find_candidates, is_spaced
from build_scripts.problems import Problem, problem


@dataclass(frozen=True, slots=True)
class FoundMark:
    """A mark in the raw text of a block, from `start` to `end`."""

    start: int
    end: int
    label: str
    mention: int


@dataclass(frozen=True, slots=True)
class Joined:
    """`marks` by block index, in order; `notes` by unit index, in order."""

    marks: dict[int, tuple[FoundMark, ...]]
    notes: dict[int, tuple[PrintedNote, ...]]
    problems: tuple[Problem, ...]


def find_marks(parts: Parts, tagged: bool, entry: DocumentEntry) -> Joined:
    """Join marks and footnotes of a document.

    Guarantees that every footnote belongs to the unit of its first mark and that mentions
    count from 1 in each unit. A footnote without a mark, a footnote with two possible marks and
    a certain mark without a footnote are problems. `tagged` says that marks are tagged as such.
    """
    return _Joiner(parts, tagged, entry).join()


class _Joiner:
    def __init__(self, parts: Parts, tagged: bool, entry: DocumentEntry) -> None:
        self.parts, self.entry = parts, entry
        self.source = Path(entry.source_path)
        self.problems: list[Problem] = []
        self.chosen: list[Candidate] = []
        self.notes: dict[int, list[PrintedNote]] = defaultdict(list)
        self.known: set[tuple[int, str]] = set()
        #: labels of marks for which no footnote stands on their page
        self.missing: set[tuple[int, str]] = set()
        self.candidates: dict[int, list[Candidate]] = defaultdict(list)
        spaced = is_spaced(block.raw for block in parts.blocks)
        found = [
            candidate
            for index, block in enumerate(parts.blocks)
            if not block.is_table
            for candidate in find_candidates(index, block, tagged, spaced)
        ]
        for candidate in self._as_stated(found):
            page = parts.blocks[candidate.block].page_at(candidate.start)
            self.candidates[page].append(candidate)

    def join(self) -> Joined:
        by_page: dict[int, list[PrintedNote]] = defaultdict(list)
        for note in self.parts.notes:
            by_page[note.page].append(note)
        for page in sorted({*by_page, *self.candidates}):
            firsts = self._join_page(by_page[page], self.candidates[page])
            self._add_mentions(self.candidates[page], firsts)
        return Joined(
            self._numbered(),
            {unit: tuple(notes) for unit, notes in self.notes.items()},
            tuple(sorted(self.problems, key=lambda problem: problem.line)),
        )

    # What the editor says.

    def _as_stated(self, found: list[Candidate]) -> list[Candidate]:
        """The candidates without those that the metadata rules out, the stated ones certain."""
        for stated in self.entry.reading.marks:
            there = [c for c in found if self._is_meant(c, stated)]
            if len(there) != 1:
                self._refuse_stated(stated, len(there))
                continue
            found.remove(there[0])
            if stated.note is not None:
                found.append(replace(there[0], strength=Strength.TAGGED))
        return sorted(found, key=lambda c: (c.block, c.start, c.end))

    def _is_meant(self, candidate: Candidate, stated: StatedMark) -> bool:
        block = self.parts.blocks[candidate.block]
        before = without_layout(block.raw[: candidate.start])
        return (
            block.line_at(candidate.start) == stated.at_line
            and before.endswith(without_layout(stated.after))
            and (stated.note in (None, candidate.label))
        )

    def _refuse_stated(self, stated: StatedMark, found: int) -> None:
        path = Path(self.entry.path)
        self.problems.append(
            problem(
                "STATED_MARK_NOT_FOUND.many" if found else "STATED_MARK_NOT_FOUND.none",
                path,
                stated.line,
                at=stated.at_line,
                after=stated.after,
            )
        )

    # The first mark of each footnote of a page.

    def _join_page(self, notes: list[PrintedNote], candidates: list[Candidate]) -> set[Candidate]:
        """Choose the first mark of each footnote: after that of the one before it."""
        places = self._possible_places(notes, candidates)
        firsts: set[Candidate] = set()
        for note, possible in zip(notes, places, strict=True):
            mark = self._choose(note, possible)
            if mark is None:
                continue
            unit = self.parts.blocks[mark.block].unit
            firsts.add(mark)
            self.chosen.append(mark)
            self.notes[unit].append(note)
            self.known.add((unit, note.mark_label))
        return firsts

    def _possible_places(
        self, notes: list[PrintedNote], candidates: list[Candidate]
    ) -> list[list[Candidate]]:
        """For each footnote the places that leave one to each of its neighbours."""
        places = [
            [c for c in candidates if c.label == note.mark_label and self._is_new(c)]
            for note in notes
        ]
        places = _in_order(places)
        return _in_order([_strongest(possible) for possible in places])

    def _is_new(self, candidate: Candidate) -> bool:
        return (self.parts.blocks[candidate.block].unit, candidate.label) not in self.known

    def _choose(self, note: PrintedNote, possible: list[Candidate]) -> Candidate | None:
        if not possible:
            self.problems.append(self._note_without_mark(note))
            return None
        # Several behind closing signs are the first mark and later mentions of one note.
        if possible[0].strength >= Strength.CLOSING:
            return possible[0]
        if possible[0].strength >= Strength.NOUN and len(possible) == 1:
            return possible[0]
        self.problems.append(self._doubtful(note, possible))
        return None

    # Later marks of footnotes that are known.

    def _add_mentions(self, candidates: Iterable[Candidate], firsts: set[Candidate]) -> None:
        for candidate in candidates:
            if candidate in firsts or candidate.strength < Strength.CLOSING:
                continue
            block = self.parts.blocks[candidate.block]
            if (block.unit, candidate.label) in self.known:
                self.chosen.append(candidate)
            elif candidate.strength is Strength.TAGGED or self._is_next(block.unit, candidate):
                self.missing.add((block.unit, candidate.label))
                self.problems.append(self._mark_without_note(candidate, block))

    def _is_next(self, unit: int, candidate: Candidate) -> bool:
        """Whether the number is that of the footnote which would come next."""
        met = self.known | self.missing
        labels = [int(label) for u, label in met if u == unit and label.isdigit()]
        return candidate.label.isdigit() and int(candidate.label) == max(labels, default=0) + 1

    def _numbered(self) -> dict[int, tuple[FoundMark, ...]]:
        mentions: dict[tuple[int, str], int] = defaultdict(int)
        marks: dict[int, list[FoundMark]] = defaultdict(list)
        for mark in sorted(self.chosen, key=_place):
            unit = self.parts.blocks[mark.block].unit
            mentions[unit, mark.label] += 1
            number = mentions[unit, mark.label]
            marks[mark.block].append(FoundMark(mark.start, mark.end, mark.label, number))
        return {index: tuple(found) for index, found in marks.items()}

    # Findings.

    def _note_without_mark(self, note: PrintedNote) -> Problem:
        if not note.label:
            return problem("NOTE_WITHOUT_MARK.unlabelled", self.source, note.line)
        return problem("NOTE_WITHOUT_MARK.numbered", self.source, note.line, label=note.label)

    def _mark_without_note(self, candidate: Candidate, block: Block) -> Problem:
        line = block.line_at(candidate.start)
        return problem("MARK_WITHOUT_NOTE", self.source, line, label=candidate.label)

    def _doubtful(self, note: PrintedNote, places: list[Candidate]) -> Problem:
        lines = [self.parts.blocks[c.block].line_at(c.start) for c in places]
        where = tuple(
            f"{line}: “{self._context(c)}”" for line, c in zip(lines, places, strict=True)
        )
        return problem(
            "MARK_DOUBTFUL", self.source, lines[0], label=note.label, line=lines[0], places=where
        )

    def _context(self, candidate: Candidate) -> str:
        raw = self.parts.blocks[candidate.block].raw
        return without_layout(raw[max(0, candidate.start - 8) : candidate.end])


def _place(candidate: Candidate) -> tuple[int, int]:
    return candidate.block, candidate.start


def _strongest(candidates: list[Candidate]) -> list[Candidate]:
    """Those for which most speaks; those for which little speaks stay side by side."""
    best = max((c.strength for c in candidates), default=Strength.GLUED)
    if best >= Strength.CLOSING:
        return [c for c in candidates if c.strength >= Strength.CLOSING]
    if best is Strength.WORD:
        return [c for c in candidates if c.strength is Strength.WORD]
    return candidates


def _in_order(places: list[list[Candidate]]) -> list[list[Candidate]]:
    """Only the places that stand behind one of the note before and before one of the next."""
    behind: list[list[Candidate]] = []
    edge: tuple[int, int] | None = None
    for possible in places:
        kept = [c for c in possible if edge is None or _place(c) > edge]
        edge = _place(kept[0]) if kept else edge
        behind.append(kept)
    result: list[list[Candidate]] = []
    edge = None
    for possible in reversed(behind):
        kept = [c for c in possible if edge is None or _place(c) < edge]
        edge = _place(kept[-1]) if kept else edge
        result.insert(0, kept)
    return result
