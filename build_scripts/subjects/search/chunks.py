"""What is shown of places in the results, in chunks of about the same size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from build_scripts.model import Rendering
from build_scripts.subjects.search.searchable import Indexed

#: About as many bytes has a chunk.
CHUNK = 24_000

#: Of a place its id, name and words, and what more is known of it, a line each.
Shown: TypeAlias = list[str]


class Chunks:
    """The chunks of a rendering: `en-0`, `en-1`. Only the last one is in memory."""

    def __init__(self, rendering: Rendering) -> None:
        self.rendering = rendering
        #: the numbers of the places with which the chunks begin
        self.begins: list[int] = []
        self._chunk: list[Shown] = []
        self._size = self._places = 0

    def add(self, places: Iterable[Indexed]) -> Iterator[tuple[str, list[Shown]]]:
        """Add places; each chunk that is full, by its name."""
        for place in places:
            if self._size >= CHUNK:
                yield from self.end()
            if not self._chunk:
                self.begins.append(self._places)
            self._chunk.append(self._shown(place))
            self._size += len(place.words[self.rendering].encode()) + sum(map(len, place.more))
            self._places += 1

    def end(self) -> Iterator[tuple[str, list[Shown]]]:
        """The last chunk, if there is anything in it."""
        if self._chunk:
            yield f"{self.rendering}-{len(self.begins) - 1}", self._chunk
        self._chunk, self._size = [], 0

    def _shown(self, place: Indexed) -> Shown:
        more = ["\n".join(place.more)] if place.more else []
        return [place.id, place.name[self.rendering], place.words[self.rendering], *more]
