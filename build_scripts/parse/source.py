"""Bytes → lines that remember where they came from."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from build_scripts.problems import Refused, bad_encoding, problem


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source, without its line end; `number` counts from 1."""

    number: int
    text: str

    @property
    def bare(self) -> str:
        return self.text.strip()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


def read_lines(data: bytes, path: Path) -> list[Line]:
    """The lines of a source.

    Guarantees that the bytes are UTF-8 without a byte order mark and hold no control
    characters but line feeds; `Refused` with the line of each offence otherwise. Nothing is
    repaired: a source is evidence.
    """
    problems = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused([bad_encoding(path, error)]) from None
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    for candidate in lines:
        for character in candidate.text:
            if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs"):
                problems.append(
                    problem(
                        "CONTROL_CHARACTER.source",
                        path,
                        candidate.number,
                        character=f"U+{ord(character):04X}",
                    )
                )
                break
    if problems:
        raise Refused(problems)
    return lines
