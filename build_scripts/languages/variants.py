"""The editor's list: every character with more than one Traditional form, in context.

To be read in one sitting: each character once, under it each form that was chosen, and under
each form the different contexts with the number of times they occur.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from build_scripts.languages.script import Script
from build_scripts.model import Library, Unit
from build_scripts.problems import Problem, problem

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


def choices(library: Library, script: Script, name: str | None = None) -> list[Choice]:
    """The choices made in the corpus, or one document, by character and by the form chosen."""
    contexts: dict[tuple[str, str], Counter[str]] = {}
    places: dict[tuple[str, str, str], str] = {}
    for hans, hant, address in _pairs(library, name):
        for at, (simple, traditional) in enumerate(zip(hans, hant, strict=True)):
            if simple not in script.forms:
                continue
            context = _context(hant, at)
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


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place where no known word says which form is meant."""

    hans: str
    hant: str
    context: str
    address: str
    line: int
    source: str


def doubts(units: Iterable[Unit], script: Script) -> list[Doubt]:
    """Every doubtful form of the units."""
    places = [(unit, place) for unit in units for place in (unit.title, *unit.places)]
    texts = [(place.words, place.text("zh-Hant").words) for _, place in places]
    doubtful = zip(places, texts, script.doubtful(texts), strict=True)
    return [
        Doubt(
            hans[at],
            hant[at],
            _context(hant, at),
            unit.slug if place.kind == "title" else f"{unit.slug}#{place.id}",
            place.line,
            unit.document.source_path,
        )
        for (unit, place), (hans, hant), found in doubtful
        for at in found
    ]


def check_script(units: Iterable[Unit], script: Script) -> list[Problem]:
    """A warning for each form of a character that an editor should look at."""
    return [
        problem(
            "SCRIPT_DOUBTFUL",
            Path(doubt.source),
            doubt.line,
            address=doubt.address,
            hans=doubt.hans,
            hant=doubt.hant,
            context=doubt.context,
        )
        for doubt in doubts(units, script)
    ]


def print_list(
    library: Library, script: Script, name: str | None = None, every: bool = False
) -> None:
    """Print the list. Without `every`, only characters that the corpus sets in two ways."""
    made = choices(library, script, name)
    ways = Counter(choice.hans for choice in made)
    for choice in made:
        if every or ways[choice.hans] > 1:
            print(f"\n{choice.hans} → {choice.hant}  ({choice.count})")
            for context, count, address in choice.contexts:
                print(f"  {context}  {count}×  {address}")
    units = (u for u in library.units.values() if name in (None, u.document.name))
    doubtful = doubts(units, script)
    if doubtful:
        print("\nDoubtful: no word of corpus/characters.tsv or corpus/hant.tsv says which form")
    for doubt in doubtful:
        print(f"  {doubt.hans} → {doubt.hant}  {doubt.context}  {doubt.address}")
    print(
        f"\n{len(ways)} characters with more than one Traditional form, "
        f"{sum(1 for number in ways.values() if number > 1)} of them set in more than one way, "
        f"{sum(choice.count for choice in made)} places, "
        f"{len(doubtful)} of them doubtful."
    )


def _context(hant: str, at: int) -> str:
    before, after = hant[max(0, at - REACH) : at], hant[at + 1 : at + 1 + REACH]
    return f"{before}【{hant[at]}】{after}"


def _pairs(library: Library, name: str | None) -> Iterator[tuple[str, str, str]]:
    """The words of the corpus, or of one document, in both scripts, with their addresses."""
    for unit in library.units.values():
        if name not in (None, unit.document.name):
            continue
        yield unit.title.words, unit.title.text("zh-Hant").words, unit.slug
        for place in unit.places:
            yield place.words, place.text("zh-Hant").words, f"{unit.slug}#{place.id}"
