"""`corpus/succession.yaml` → which text succeeded which, as far as the sources state it.

What became of a unit stands in its `document.yaml` and is not repeated there.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from build_scripts.corpus.records import Record, read_record
from build_scripts.model import (
    RENDERINGS,
    Document,
    Occurrence,
    Pair,
    Stage,
    Succession,
)
from build_scripts.problems import Problem, problem
from build_scripts.subjects.citations.tables import check_symbol


def read_succession(
    path: Path, documents: Iterable[Document], problems: list[Problem]
) -> Succession:
    """The table, every unit and place in it known; a missing file is an empty table."""
    record = read_record(path, problems) if path.exists() else None
    if record is None:
        return Succession()
    ids = {
        unit.slug: {place.id for place in unit.places} for doc in documents for unit in doc.units
    }
    succession = Succession(
        tuple(_series(series, ids) for series in record.records("series")),
        tuple(_pair(pair, ids) for pair in record.records("pairs")),
    )
    record.done()
    _check_pairs(succession.pairs, path, problems)
    return succession


def _series(record: Record, ids: dict[str, set[str]]) -> tuple[Stage, ...]:
    stages = tuple(_stage(stage, ids) for stage in record.records("stages"))
    record.done()
    units = [stage.unit for stage in stages if stage.unit]
    if len(stages) < 2 or not units:
        record.problem("FIELD_MISSING.stages")
    named = [stage.unit or stage.symbol for stage in stages]
    for name in sorted({str(name) for name in named if name and named.count(name) > 1}):
        record.problem("SUCCESSION_TWICE.series", name=name)
    return stages


def _stage(record: Record, ids: dict[str, set[str]]) -> Stage:
    """A unit alone, or a symbol with its date and the places that state them."""
    if "unit" in record.nodes:
        unit = _unit(record, "unit", ids)
        record.done()
        return Stage(unit, None, None, (), record.line)
    stage = Stage(
        None, record.text("symbol"), record.date("date"), _stated(record, ids), record.line
    )
    record.done()
    check_symbol(record, stage.symbol)
    return stage


def _pair(record: Record, ids: dict[str, set[str]]) -> Pair:
    pair = Pair(
        _unit(record, "earlier", ids),
        _unit(record, "later", ids),
        record.words("note", RENDERINGS, required=False),
        _stated(record, ids),
        record.line,
    )
    record.done()
    return pair


def _unit(record: Record, key: str, ids: dict[str, set[str]]) -> str:
    slug = record.text(key)
    if slug and slug not in ids:
        record.problem("SUCCESSION_UNKNOWN.unit", record.line_of(key), value=slug)
    return slug


def _stated(record: Record, ids: dict[str, set[str]]) -> tuple[Occurrence, ...]:
    places = []
    for text in record.texts("stated_at"):
        unit, _, id = text.partition("#")
        if id not in ids.get(unit, ()):
            record.problem("SUCCESSION_UNKNOWN.place", record.line_of("stated_at"), value=text)
        places.append(Occurrence(unit, id))
    if not places:
        record.problem("SUCCESSION_UNSTATED")
    return tuple(places)


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
