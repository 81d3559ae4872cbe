"""The editor's list: every character with more than one Traditional form, in context.

To be read in one sitting: each character once, under it each form that was chosen, and under
each form the different contexts with the number of times they occur.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import opencc

from build_scripts.model import Library

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

    Worked out from OpenCC itself: every character whose Simplified form it is, as Taiwan's
    standard writes them.
    """
    back, forth = opencc.OpenCC("t2s"), opencc.OpenCC("t2tw")
    found: dict[str, set[str]] = {}
    for code in range(0x4E00, 0xA000):
        hant = chr(code)
        hans = back.convert(hant)
        if len(hans) == 1:
            found.setdefault(hans, set()).update((hans, forth.convert(hant)))
    return {hans: frozenset(hants) for hans, hants in found.items() if len(hants) > 1}


def choices(library: Library) -> list[Choice]:
    """The choices made in the corpus, by character and then by the form chosen."""
    contexts: dict[tuple[str, str], Counter[str]] = {}
    places: dict[tuple[str, str, str], str] = {}
    for hans, hant, address in _pairs(library):
        for at, (simple, traditional) in enumerate(zip(hans, hant, strict=True)):
            if simple not in forms():
                continue
            before, after = hant[max(0, at - REACH) : at], hant[at + 1 : at + 1 + REACH]
            context = f"{before}【{traditional}】{after}"
            contexts.setdefault((simple, traditional), Counter())[context] += 1
            places.setdefault((simple, traditional, context), address)
    return [
        Choice(
            simple,
            traditional,
            tuple(
                (context, count, places[simple, traditional, context])
                for context, count in sorted(found.items())
            ),
        )
        for (simple, traditional), found in sorted(contexts.items())
    ]


def print_list(library: Library, every: bool = False) -> None:
    """Print the list. Without `every`, only characters that the corpus sets in two ways."""
    made = choices(library)
    ways = Counter(choice.hans for choice in made)
    for choice in made:
        if every or ways[choice.hans] > 1:
            print(f"\n{choice.hans} → {choice.hant}  ({choice.count})")
            for context, count, address in choice.contexts:
                print(f"  {context}  {count}×  {address}")
    print(
        f"\n{len(ways)} characters with more than one Traditional form, "
        f"{sum(1 for number in ways.values() if number > 1)} of them set in more than one way, "
        f"{sum(choice.count for choice in made)} places."
    )


def _pairs(library: Library) -> Iterator[tuple[str, str, str]]:
    """The words of the corpus in both scripts, with their addresses."""
    for unit in library.units.values():
        yield unit.title.words, unit.title.text("zh-Hant").words, unit.slug
        for place in unit.places:
            yield place.words, place.text("zh-Hant").words, f"{unit.slug}#{place.id}"
