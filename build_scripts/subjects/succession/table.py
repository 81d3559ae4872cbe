"""`corpus/succession.yaml` → which text succeeded which, as far as the sources state it.

What became of a unit stands in its `document.yaml` and is not repeated there.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from build_scripts.corpus.shapes import read_one
from build_scripts.model import Document, Pair, Succession, SuccessionSeries
from build_scripts.problems import Problem, problem


def read_succession(
    path: Path, documents: Iterable[Document], problems: list[Problem]
) -> Succession:
    """The table, every unit and place in it known; a missing file is an empty table."""
    units = {unit.slug: unit for document in documents for unit in document.units}
    places = {f"{slug}#{place.id}" for slug, unit in units.items() for place in unit.places}
    names = {"unit": units, "place": places}
    succession = read_one(path, Succession, problems, names) if path.exists() else None
    if succession is None:
        return Succession()
    for series in succession.series:
        _check_series(series, path, problems)
    _check_pairs(succession.pairs, path, problems)
    return succession


def _check_series(series: SuccessionSeries, path: Path, problems: list[Problem]) -> None:
    if len(series.stages) < 2 or not any(stage.unit for stage in series.stages):
        problems.append(problem("FIELD_MISSING.stages", path, series.line))
    named = [stage.unit or stage.symbol for stage in series.stages]
    problems += [
        problem("SUCCESSION_TWICE.series", path, series.line, name=name)
        for name in sorted({name for name in named if name and named.count(name) > 1})
    ]


def _check_pairs(pairs: tuple[Pair, ...], path: Path, problems: list[Problem]) -> None:
    seen: dict[frozenset[str], int] = {}
    for pair in pairs:
        units = frozenset((pair.earlier, pair.later))
        if len(units) == 1 and pair.earlier:
            problems.append(problem("SUCCESSION_ITSELF", path, pair.line, unit=pair.earlier))
        if units in seen:
            problems.append(
                problem(
                    "SUCCESSION_TWICE.pairs",
                    path,
                    pair.line,
                    earlier=pair.earlier,
                    later=pair.later,
                    first=seen[units],
                )
            )
        seen.setdefault(units, pair.line)
    _check_order(pairs, seen, path, problems)


def _check_order(
    pairs: tuple[Pair, ...], seen: dict[frozenset[str], int], path: Path, problems: list[Problem]
) -> None:
    """No unit may come before itself; pairs that stand twice are noted already."""
    later: dict[str, set[str]] = {}
    for pair in pairs:
        if seen[frozenset((pair.earlier, pair.later))] == pair.line and pair.earlier in _after(
            later, pair.later
        ):
            problems.append(
                problem(
                    "SUCCESSION_CIRCLE", path, pair.line, earlier=pair.earlier, later=pair.later
                )
            )
        later.setdefault(pair.earlier, set()).add(pair.later)


def _after(later: dict[str, set[str]], first: str) -> set[str]:
    """Everything that succeeded a unit, at once or by steps."""
    found: set[str] = set()
    waiting = [first]
    while waiting:
        new = later.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
