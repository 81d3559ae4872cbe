"""The units in parts: data files that grow with every unit are cut where they would be too large.

All are cut at the same units. A corpus whose files stay small has one part.
"""

from __future__ import annotations

from collections import Counter
from pathlib import PurePosixPath

from build_scripts.model import RENDERINGS, Library, Unit

#: No data file that is cut is to have more bytes.
LARGEST = 5_000_000
#: What a row has at most besides its texts, and how often the name of its unit.
PARAGRAPH, REQUEST, NAMES = 400, 1000, 4


def parts_of(library: Library, largest: int = LARGEST) -> tuple[tuple[Unit, ...], ...]:
    """The units in their order, in parts whose files have at most so many bytes."""
    requests = _requests(library)
    parts: list[tuple[Unit, ...]] = []
    part: list[Unit] = []
    size = 0
    for unit in library.units.values():
        weight = max(_paragraphs(unit), requests[unit.slug])
        if part and size + weight > largest:
            parts.append(tuple(part))
            part, size = [], 0
        part.append(unit)
        size += weight
    return (*parts, tuple(part))


def part_paths(path: str, count: int) -> list[str]:
    """What the parts of a file are called: `paragraphs.csv`, or `paragraphs-1.csv` and so on."""
    return [path] if count == 1 else [part_path(path, str(at + 1)) for at in range(count)]


def part_path(path: str, number: str) -> str:
    """What a part of a file is called: the number follows its name."""
    whole = PurePosixPath(path)
    return str(whole.with_stem(f"{whole.stem}-{number}"))


def _paragraphs(unit: Unit) -> int:
    """At least as many bytes as the rows of the unit's paragraphs have."""
    texts = [p.texts[name].words for p in unit.paragraphs for name in p.texts]
    rows = len(unit.paragraphs) * (PARAGRAPH + NAMES * len(unit.slug))
    return rows + len("".join(texts).encode()) + sum(text.count('"') for text in texts)


def _requests(library: Library) -> Counter[str]:
    """For each unit at least as many bytes as its requests have, which repeat their paragraph."""
    sizes: Counter[str] = Counter()
    for one in library.requests:
        place = library.place(one.unit, one.paragraph)
        said = [place.text(name).words for name in RENDERINGS] if place else []
        sizes[one.unit] += REQUEST + len("".join(said).encode())
    return sizes
