"""Every finding of every stage has one shape and one way of being shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

#: How much of a message is shown, and how a sign without a shape: a finding is one line.
LONGEST = 300
SHOWN = "\\u{:04x}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: what is wrong, where, and what to do about it.

    `path` is shown as given, `line` counts from 1 (0: the file as a whole), `code` is
    stable and upper case, `message` is a sentence without its full stop.
    """

    code: str
    path: Path
    line: int
    message: str
    hint: str

    def __str__(self) -> str:
        message = self.message if len(self.message) <= LONGEST else f"{self.message[:LONGEST]}…"
        said = f"{self.path}:{self.line}: {self.code} {message}. Hint: {self.hint}"
        return "".join(sign if sign.isprintable() else SHOWN.format(ord(sign)) for sign in said)


def bad_encoding(path: Path, error: UnicodeDecodeError) -> Problem:
    """The problem of a file that is not UTF-8, with the line of its first wrong byte."""
    line = error.object.count(b"\n", 0, error.start) + 1
    return Problem(
        "BAD_ENCODING",
        path,
        line,
        f"byte 0x{error.object[error.start]:02x} is not UTF-8",
        "save the file as UTF-8 without changing its words",
    )


class Refused(Exception):
    """Raised when a stage cannot go on; carries every problem found up to there."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problem(s)")


def refuse_if(problems: Iterable[Problem]) -> None:
    """Raise `Refused` when there is at least one problem, with all of them, in file order."""
    found = sorted(set(problems), key=lambda p: (str(p.path), p.line, p.code, p.message))
    if found:
        raise Refused(found)
