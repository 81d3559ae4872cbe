"""The units in parts: data files that grow with every unit are cut where they would be too large.

A corpus whose files stay small has one part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import NamedTuple, TypeAlias

from build_scripts.model import Library, Unit

#: No data file that is cut is to have more bytes.
LARGEST = 5_000_000
#: What a row has at most besides its texts, and how often the name of its unit.
PARAGRAPH, REQUEST, NAMES = 400, 1000, 4
#: What a term has in the glossary besides its definition, and each of its places.
TERM, PLACE = 600, 60
#: What a vote has besides its question, and for each State; and what a State has.
BALLOT, CHOICE, STATE = 1000, 90, 200

UnitParts: TypeAlias = tuple[tuple[Unit, ...], ...]


class DataParts(NamedTuple):
    """The units in their order: as the tables are cut, all at the same units; the glossary by the
    units that mention its terms; the votes.
    """

    tables: UnitParts
    glossary: UnitParts
    votes: UnitParts


def parts_of(library: Library, largest: int = LARGEST) -> DataParts:
    """The parts whose files have at most so many bytes, as far as one unit has not more."""
    requests = _requests(library)
    mentions = Counter(at.unit for places in library.occurrences.values() for at in places)
    definitions = [text for term in library.terms for text in term.definition.values()]
    terms = len(library.terms) * TERM + len("".join(definitions).encode())
    states = len(library.states)

    def vote(unit: Unit) -> int:
        said = sum(_said(library, unit.slug, vote.paragraph) for vote in unit.votes)
        return said + len(unit.votes) * (BALLOT + CHOICE * states)

    return DataParts(
        _cut(library, lambda unit: max(unit.known(rows_size), requests[unit.slug]), largest),
        _cut(library, lambda unit: mentions[unit.slug] * PLACE, largest, terms),
        _cut(library, vote, largest, states * STATE),
    )


def _cut(library: Library, weight: Callable[[Unit], int], largest: int, each: int = 0) -> UnitParts:
    """The units in parts; `each` is what every part has whatever its units are."""
    parts: list[tuple[Unit, ...]] = []
    part: list[Unit] = []
    size = each
    for unit in library.units.values():
        if part and size + weight(unit) > largest:
            parts.append(tuple(part))
            part, size = [], each
        part.append(unit)
        size += weight(unit)
    return (*parts, tuple(part))


def part_paths(path: str, count: int) -> list[str]:
    """What the parts of a file are called: `paragraphs.csv`, or `paragraphs-1.csv` and so on."""
    return [path] if count == 1 else [part_path(path, str(at + 1)) for at in range(count)]


def part_path(path: str, number: str) -> str:
    """What a part of a file is called: the number follows its name."""
    whole = PurePosixPath(path)
    return str(whole.with_stem(f"{whole.stem}-{number}"))


def rows_size(unit: Unit) -> int:
    """At least as many bytes as the rows of the unit's paragraphs have."""
    texts = [p.texts[name].words for p in unit.paragraphs for name in p.texts]
    rows = len(unit.paragraphs) * (PARAGRAPH + NAMES * len(unit.slug))
    return rows + len("".join(texts).encode()) + sum(text.count('"') for text in texts)


def _requests(library: Library) -> Counter[str]:
    """For each unit at least as many bytes as its requests have, which repeat their paragraph."""
    sizes: Counter[str] = Counter()
    for one in library.requests:
        sizes[one.unit] += REQUEST + _said(library, one.unit, one.paragraph)
    return sizes


def _said(library: Library, slug: str, id: str) -> int:
    """How many bytes a place has in all renderings."""
    place = library.outlined(slug, id)
    return place.size if place else 0
