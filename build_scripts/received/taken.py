"""The text taken from a file that is none: one paragraph a line, notes and marks as `[1]`.

That is the layout `paragraphs`. What cannot be put so, or only by choosing, is noted with its
line: the text is to be laid beside the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from build_scripts.problems import Problem, problem

#: Digits in brackets are marks in the layout, whatever they are in the file.
BRACKETED = re.compile(r"\[(?:\d{1,3}|\*)\]")
RAISED = re.compile(r"\d{1,3}|\*")
#: Behind these raised digits are no marks: km², m³.
UNIT = re.compile(r"(?<![A-Za-z])(?:[kcm]?m|CO)$")
NOTE_LABEL = re.compile(r"(?:\[(\d{1,3}|\*)\]|(\d{1,3}|\*)(?=\s))\s*")


@dataclass(slots=True)
class Taken:
    """The lines of the text as they come, those that are page furniture, and what is doubtful."""

    path: Path
    command: str
    lines: list[str] = field(default_factory=list)
    furniture: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)

    @property
    def line(self) -> int:
        """The number of the last line."""
        return len(self.lines)

    def add(self, words: str) -> None:
        """Add a paragraph; an empty one is none."""
        if words := " ".join(words.split(" ")).strip():
            self.lines.append(words)

    def add_note(self, label: str, words: str) -> None:
        self.lines.append(f"[{label}] {words.strip()}")

    def add_furniture(self, words: str) -> None:
        if words.strip():
            self.lines.append(words.strip())
            self.furniture.append(self.line)

    def literal(self, words: str) -> str:
        """Words of the file; those that read as a mark and are none are doubtful."""
        for match in BRACKETED.finditer(words):
            at = self.line + 1
            self.problems.append(
                problem("TAKEN_DOUBTFUL.brackets", self.path, at, words=match.group())
            )
        return words

    def raised(self, words: str, before: str) -> str:
        """Raised words: digits and stars are the marks of footnotes."""
        bare = words.strip()
        if UNIT.search(before) or not RAISED.search(bare):
            if bare and UNIT.search(before):
                at = self.line + 1
                self.problems.append(
                    problem("TAKEN_DOUBTFUL.raised", self.path, at, words=f"{before[-8:]}{bare}")
                )
            return words
        return RAISED.sub(r"[\g<0>]", words)
