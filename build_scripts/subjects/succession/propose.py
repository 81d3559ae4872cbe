"""Texts that succeed each other by their titles and their own words, and no table says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from build_scripts.model import Cited, Library, Unit
from build_scripts.problems import Problem, problem

RECALLS = "回顾"


def proposed_series(library: Library, path: Path) -> Iterator[Problem]:
    """For each series that is not stated, or goes on, the line to add to the table in `path`.

    A text succeeds the latest one of its title that its preamble recalls.
    """
    before = dict(_before(library))
    stated = {frozenset((pair.earlier, pair.later)) for pair in library.succession.pairs}
    series_of = {
        stage.unit: series
        for series in library.succession.series
        for stage in series.stages
        if stage.unit
    }
    new = {
        later: earlier
        for later, (earlier, _) in before.items()
        if frozenset((earlier, later)) not in stated
        and not (later in series_of and series_of[later] is series_of.get(earlier))
    }
    for chain in _chains(new):
        places = tuple(before[slug][1] for slug in chain[1:])
        first, last = chain[0], chain[-1]
        series = series_of.get(first)
        if series and series.stages[-1].unit == first:
            added = tuple(f"- unit: {slug}" for slug in chain[1:])
            yield problem(
                "SUCCESSION_PROPOSED.stage",
                path,
                series.line,
                first=first,
                last=last,
                places=places,
                added=added,
            )
        else:
            stages = ", ".join(f"{{unit: {slug}}}" for slug in chain)
            yield problem(
                "SUCCESSION_PROPOSED.series",
                path,
                0,
                first=first,
                last=last,
                places=places,
                added=f"- stages: [{stages}]",
            )


def _before(library: Library) -> Iterator[tuple[str, tuple[str, str]]]:
    """For each text that recalls one of its title: the latest such, and the place that does."""
    for slug, found in _by_unit(library.citations).items():
        later = library.unit(slug)
        recalled = [
            (earlier, f"{slug}#{cited.place}")
            for cited in found
            if (earlier := library.units.get((cited.target or "").partition("#")[0]))
            and _succeeds(later, earlier, cited.place)
        ]
        if recalled:
            earlier, place = max(recalled, key=lambda one: one[0].entry.date or "")
            yield slug, (earlier.slug, place)


def _by_unit(citations: Iterable[Cited]) -> Mapping[str, list[Cited]]:
    found: dict[str, list[Cited]] = defaultdict(list)
    for cited in citations:
        found[cited.unit].append(cited)
    return found


def _succeeds(later: Unit, earlier: Unit, id: str) -> bool:
    place = later.paragraph(id)
    return (
        later.slug != earlier.slug
        and place is not None
        and place.kind == "preambular"
        and RECALLS in place.words
        and _letters(later) == _letters(earlier)
        and "" < (earlier.entry.date or "") < (later.entry.date or "")
    )


def _letters(unit: Unit) -> str:
    return "".join(filter(str.isalnum, unit.title.words))


def _chains(earlier_of: Mapping[str, str]) -> Iterator[list[str]]:
    """The texts that follow each other, the earliest first; every one that follows in one chain.

    Where two follow the same text, each is a chain of its own.
    """
    followed = list(earlier_of.values())
    for last in earlier_of:
        if last in followed and followed.count(last) == 1:
            continue
        chain = [last]
        while chain[0] in earlier_of and (len(chain) == 1 or followed.count(chain[0]) == 1):
            chain.insert(0, earlier_of[chain[0]])
        yield chain
