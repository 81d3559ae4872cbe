"""In which layout a text is: the one that it shows, and in which it reads without findings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from build_scripts.model import Reading
from build_scripts.parse.layouts import LAYOUTS, Detected, detect
from build_scripts.parse.source import Line
from build_scripts.received.statement import Statement, Tables, read_statement


@dataclass(frozen=True, slots=True)
class Found:
    """The layout of a text, why, and what the text states when it is read so."""

    statement: Statement
    signs: tuple[str, ...]
    #: other layouts that were possible, with the number of their findings
    others: tuple[tuple[str, int], ...] = ()


def find_layout(
    lines: list[Line], tables: Tables, name: str, path: Path, reading: Reading, known: str = ""
) -> Found:
    """Read the text in each layout of which it shows signs, the surest first.

    The first in which nothing is found wrong is taken; where there is none, the first of all.
    A layout that is `known` is taken.
    """
    text = "\n".join(line.text if not line.begins_page else f"\f{line.text}" for line in lines)
    possible = [Detected(LAYOUTS[known], ())] if known else detect(text)
    tried: list[tuple[Detected, Statement]] = []
    for detected in possible:
        statement = read_statement(lines, detected.layout, tables, name, path, reading)
        tried.append((detected, statement))
        if statement.read:
            break
    best, statement = max(tried, key=lambda one: (bool(one[1].read), bool(one[1].units)))
    others = tuple(
        (detected.layout.name, len(other.problems))
        for detected, other in tried
        if detected is not best
    )
    return Found(statement, best.reasons, others)
