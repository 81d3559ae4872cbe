"""The citations of a library from both ends: what a place cites, and who cites it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property

from build_scripts.model import Cited, Library
from build_scripts.subjects.citations.chronology import Chronology
from build_scripts.subjects.citations.groups import year_of


class CitationIndex:
    """Answers about the citations of a library; made once for a build."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: dict[tuple[str, str], list[Cited]] = defaultdict(list)
        self._received: dict[str, list[Cited]] = defaultdict(list)
        self._places: dict[str, set[str]] = defaultdict(set)
        self._of_unit: dict[str, list[Cited]] = defaultdict(list)
        for cited in library.citations:
            self._made[cited.unit, cited.place].append(cited)
            if cited.target is not None:
                self._received[cited.target].append(cited)
                slug, _, place = cited.target.partition("#")
                self._places[slug].add(place)
                if slug != cited.unit:
                    self._of_unit[slug].append(cited)

    def year(self, cited: Cited) -> int | None:
        """The year of what a citation of the library cites; titles and treaties have none."""
        return self._years[id(cited)]

    @cached_property
    def _years(self) -> dict[int, int | None]:
        # Not by the citations themselves: all their words would be looked through each time.
        chronology = Chronology(self._library)
        return {id(one): year_of(one, chronology) for one in self._library.citations}

    def made(self, unit: str, place: str) -> tuple[Cited, ...]:
        """What a paragraph or footnote cites, in the order of its words."""
        return tuple(self._made.get((unit, place), ()))

    def received(self, target: str) -> tuple[Cited, ...]:
        """Who cites exactly this target (`cosp-7-1#op6`), in the order of the corpus."""
        return tuple(self._received.get(target, ()))

    def cited_places(self, slug: str) -> Collection[str]:
        """The ids of what is cited on a page; "" is the page itself."""
        return self._places.get(slug, ())

    def received_by_unit(self, slug: str) -> tuple[Cited, ...]:
        """Who cites a unit or a place of it, from outside the unit."""
        return tuple(self._of_unit.get(slug, ()))
