"""`corpus/succession.yaml` → which text succeeded which, as far as the sources state it.

What became of a unit stands in its `document.yaml` and is not repeated there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from build_scripts.corpus.shapes import read_one
from build_scripts.model import Document, Pair, Status, Succession, SuccessionSeries, Unit, outline
from build_scripts.problems import Problem, problem


def read_succession(
    path: Path, documents: Iterable[Document], problems: list[Problem]
) -> Succession:
    """The table, every unit and place in it known; a missing file is an empty table."""
    units = {unit.slug: unit for document in documents for unit in document.units}
    places = {
        f"{slug}#{place.id}" for slug, unit in units.items() for place in unit.known(outline).places
    }
    names = {"unit": units, "place": places}
    read = read_one(path, Succession, problems, names) if path.exists() else None
    succession = read or Succession()
    for series in succession.series:
        _check_series(series, path, problems)
    _check_pairs(succession.pairs, path, problems)
    problems += _check_present(succession, units.values(), path)
    return succession


def _check_present(
    succession: Succession, units: Collection[Unit], path: Path
) -> Iterator[Problem]:
    """What was said of a text before it was in the corpus: that it is absent, and when it came."""
    here = {unit.entry.symbol: unit for unit in units if unit.entry.symbol}
    slugs = {unit.slug: unit.entry.symbol for unit in units}
    for stage in (stage for series in succession.series for stage in series.stages):
        if stage.symbol in here and stage.unit is None:
            slug = here[stage.symbol].slug
            yield problem("SUCCESSION_PRESENT", path, stage.line, symbol=stage.symbol, unit=slug)
    for pair in succession.pairs:
        for symbol, unit in here.items():
            named = f"第{symbol.removeprefix('A/RES/')}号" in pair.note.get("zh-Hans", "")
            own = (slugs.get(pair.earlier), slugs.get(pair.later))
            if named and symbol not in own:
                yield problem("SUCCESSION_NOTE", path, pair.line, symbol=symbol, unit=unit.slug)
    for unit in units:
        status = unit.entry.status
        if status and status.later in here:
            yield from _check_later(unit, status, here[status.later])


def _check_later(unit: Unit, status: Status, later: Unit) -> Iterator[Problem]:
    """What a unit says of its adoption is what the adopted text says, where both say it."""
    adopted = later.entry.status
    for field, said, known in (
        ("later_date", status.later_date, later.entry.date or (adopted.date if adopted else None)),
        ("later_meeting", status.later_meeting, adopted.meeting if adopted else None),
    ):
        if said and known and said != known:
            yield problem(
                "STATUS_DIFFERS",
                Path(unit.document.path),
                unit.entry.line,
                address=unit.slug,
                field=field,
                said=said,
                known=known,
                later=later.slug,
            )


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
