"""The editor's list: every character with more than one Traditional form, in context.

To be read in one sitting: each character once, under it each form that was chosen, and under
each form the different contexts with the number of times they occur.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import opencc

from build_scripts.model import Document, Runs, Unit, plain

REACH = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """A form chosen for a character: how often, and in which contexts."""

    hans: str
    hant: str
    contexts: tuple[tuple[str, int, str], ...]

    @property
    def count(self) -> int:
        return sum(count for _, count, _ in self.contexts)


@cache
def forms() -> dict[str, frozenset[str]]:
    """For each Simplified character its Traditional forms, where there are at least two.

    Worked out from OpenCC itself: every character that Taiwan's standard knows and that
    `tw2s` leads back to the same Simplified one.
    """
    back, forth = opencc.OpenCC("t2s"), opencc.OpenCC("t2tw")
    found: dict[str, set[str]] = {}
    for code in range(0x4E00, 0xA000):
        hant = chr(code)
        hans = back.convert(hant)
        if len(hans) == 1:
            found.setdefault(hans, set()).update((hans, forth.convert(hant)))
    return {hans: frozenset(hants) for hans, hants in found.items() if len(hants) > 1}


def choices(pairs: Iterable[tuple[str, str, str]]) -> list[Choice]:
    """The choices made in pairs of Simplified and Traditional words, with where they stand.

    Each pair is (Simplified, Traditional, address); both words have the same length.
    """
    contexts: dict[tuple[str, str], Counter[str]] = {}
    places: dict[tuple[str, str, str], str] = {}
    for hans, hant, address in pairs:
        for at, (simple, traditional) in enumerate(zip(hans, hant, strict=True)):
            if simple not in _ambiguous():
                continue
            context = (
                f"{hant[max(0, at - REACH) : at]}【{traditional}】{hant[at + 1 : at + 1 + REACH]}"
            )
            contexts.setdefault((simple, traditional), Counter())[context] += 1
            places.setdefault((simple, traditional, context), address)
    return [
        Choice(
            simple,
            traditional,
            tuple(
                (context, count, places[simple, traditional, context])
                for context, count in sorted(found.items(), key=lambda item: item[0])
            ),
        )
        for (simple, traditional), found in sorted(contexts.items())
    ]


@cache
def _ambiguous() -> frozenset[str]:
    """Characters with two forms in use. `forms` without those where no choice is open."""
    return frozenset(hans for hans, hants in forms().items() if len(hants) > 1)


def pairs(hans: Document, hant: dict[str, Unit]) -> Iterator[tuple[str, str, str]]:
    """The words of a document in both scripts with their addresses."""
    for unit in hans.units:
        other = hant[unit.slug]
        yield plain(unit.title), plain(other.title), unit.slug
        for paragraph, twin in zip(unit.paragraphs, other.paragraphs, strict=True):
            yield _words(paragraph.runs, twin.runs, f"{unit.slug}#{paragraph.id}")
        for note, note_twin in zip(unit.footnotes, other.footnotes, strict=True):
            yield _words(note.runs, note_twin.runs, f"{unit.slug}#{note.id}")


def _words(hans: Runs, hant: Runs, address: str) -> tuple[str, str, str]:
    return plain(hans), plain(hant), address
