"""In which layout a text is: the one that it shows, and in which it reads without findings."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import DocumentEntry
from build_scripts.parse.layouts import LAYOUTS, Detected, detect
from build_scripts.parse.source import Line
from build_scripts.problems import Language, closing, messages
from build_scripts.received.stated import KnownBodies
from build_scripts.received.statement import Statement, read_statement


@dataclass(frozen=True, slots=True)
class FoundLayout:
    """The layout of a text, its signs, and what the text states when it is read so.

    `others` are layouts of which the text shows signs too, and which read it less well.
    """

    statement: Statement
    signs: tuple[str, ...]
    others: tuple[str, ...]

    def said(self, language: Language) -> str:
        """By which signs it was told, in one line."""
        signs = tuple(messages()["signs"][sign][language] for sign in self.signs)
        if self.others:
            return closing(language, "signs_of_several", signs=signs, others=self.others)
        return closing(language, "signs", signs=signs)


def find_layout(
    lines: list[Line], entry: DocumentEntry, bodies: KnownBodies, known: str = ""
) -> FoundLayout:
    """Read the text in each layout of which it shows signs, the surest first.

    The first in which nothing is found wrong is taken; where there is none, the first in which
    units are found. A layout that is `known` is taken.
    """
    text = "\n".join(f"\f{line.text}" if line.begins_page else line.text for line in lines)
    possible = [Detected(LAYOUTS[known], ("taken",))] if known else detect(text)
    tried: list[tuple[Detected, Statement]] = []
    for detected in possible:
        statement = read_statement(lines, entry, detected.layout, bodies)
        tried.append((detected, statement))
        if statement.read:
            break
    best, statement = max(tried, key=lambda one: (one[1].read is not None, bool(one[1].units)))
    others = tuple(detected.layout.name for detected, _ in tried if detected is not best)
    return FoundLayout(statement, best.signs, others)
