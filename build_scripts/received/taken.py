"""The text taken from a file that is none: one paragraph a line, notes and marks as `[1]`.

That is the layout `paragraphs`. What cannot be put so, or only by choosing, is noted with its
line: the text is to be laid beside the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from build_scripts.parse.tables import is_row
from build_scripts.problems import Problem, problem

#: Digits in brackets are marks in the layout, whatever they are in the file.
BRACKETED = re.compile(r"\[(?:\d{1,3}|\*)\]")
RAISED = re.compile(r"\d{1,3}|\*")
#: Behind these raised digits are no marks: km², m³.
UNIT = re.compile(r"(?<![A-Za-z])(?:[kcm]?m|CO)$")
NOTE_LABEL = re.compile(r"(?:\[(\d{1,3}|\*)\]|(\d{1,3}|\*)(?=\s))\s*")
#: How many of the words a finding shows.
LONGEST = 40
ENDS_ASCII = re.compile(r"[\x21-\x7e]$")


@dataclass(slots=True)
class Written:
    """Words put together from a file, and what of them is doubtful."""

    words: str = ""
    doubts: list[tuple[str, str]] = field(default_factory=list)

    def problem(self, key: str, *, words: str) -> None:
        """Note what is doubtful; its line is known when the words are."""
        self.doubts.append((key, words))

    def add(self, words: str, is_raised: bool = False) -> None:
        """Go on with words of the file; raised digits and stars are the marks of footnotes."""
        if not is_raised:
            # In a text they would be read as marks.
            for found in BRACKETED.findall(words):
                self.problem("TAKEN_DOUBTFUL.brackets", words=found)
        elif UNIT.search(self.words):
            self.problem("TAKEN_DOUBTFUL.raised", words=f"{self.words[-8:]}{words.strip()}")
        else:
            words = RAISED.sub(r"[\g<0>]", words)
        self.words += words

    def join(self, row: Written) -> None:
        """Go on with the next row: a space between Latin words, none behind a stroke."""
        apart = ENDS_ASCII.search(self.words) and row.words[:1].isascii()
        gap = " " if apart and self.words[-1:] not in "/-" else ""
        self.words += gap + row.words
        self.doubts += row.doubts


@dataclass(slots=True)
class Taken:
    """The lines of the text as they come, those that are page furniture, and what is doubtful.

    `path` is the file that the text will stand in, `command` says how it was taken.
    """

    path: Path
    command: str
    lines: list[str] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)

    def add(self, written: Written) -> None:
        """Add a paragraph; an empty one is none."""
        words = re.sub(" {2,}", " ", written.words).strip(" ")
        if words.strip():
            self.lines.append(words)
        for key, about in written.doubts:
            self.note(key, about)

    def add_note(self, label: str, written: Written) -> None:
        self.add(Written(f"[{label}] {written.words.strip()}", written.doubts))

    def add_furniture(self, written: Written) -> None:
        self.add(written)
        if written.words.strip():
            self.furniture.append(len(self.lines))

    def doubt_tables(self) -> None:
        """Note where tables begin whose rows are told by the gaps in them."""
        rows = {number for number, line in enumerate(self.lines, 1) if is_row(line)}
        rows -= set(self.furniture)
        for number in sorted(n for n in rows if n + 1 in rows and n - 1 not in rows):
            words = self.lines[number - 1][:LONGEST]
            self.problems.append(problem("TAKEN_DOUBTFUL.table", self.path, number, words=words))

    def problem(self, key: str, *, words: str) -> None:
        """Note what is doubtful in the last line."""
        self.note(key, words)

    def note(self, key: str, words: str) -> None:
        self.problems.append(problem(key, self.path, len(self.lines), words=words[:LONGEST]))


def note_of(written: Written) -> tuple[str, str, Written]:
    """The label with which a note begins, raised or not, and the words behind it."""
    match = NOTE_LABEL.match(written.words)
    if match is None:
        return "", "", written
    rest = Written(written.words[match.end() :], written.doubts)
    return match[1] or "", match[2] or "", rest
