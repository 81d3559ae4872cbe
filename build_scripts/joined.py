"""Values of documents joined to one of all of them; what is joined is kept for the next build."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from build_scripts.cache import Cache, key_of

V = TypeVar("V")

#: So many values are joined at a time, and so many in the end.
FEW, MOST = 8, 32


class Growing(Protocol[V]):
    """What values are added to, in the order of the documents."""

    def add(self, value: V) -> None:
        """Add what follows."""

    def taken(self) -> V:
        """The value of all together, which can be added like each of them. Nothing is left here."""


@dataclass(frozen=True, slots=True)
class Part(Generic[V]):
    """What gives the value of a document; by its key ("" for none) the cache has it.

    The value of several parts rests on nothing else, and is kept like that of each of them.
    """

    make: Callable[[], V]
    key: str = ""
    parts: tuple[Part[V], ...] = ()

    def value(self, cache: Cache | None) -> V:
        """Its value."""
        if not (cache and self.key):
            return self.make()
        self._leave_parts(cache)
        return cache.value(self.key, self.make)

    def prepare(self, cache: Cache) -> None:
        """See to it that the cache has the value."""
        if not (self.key and cache.has(self.key)):
            self.value(cache)
        cache.leave(self.key)
        self._leave_parts(cache)

    def _leave_parts(self, cache: Cache) -> None:
        """When one document changes, those that stand with it are joined anew."""
        for part in self.parts:
            cache.leave(part.key)
            part._leave_parts(cache)


class Joining(Generic[V]):
    """Joins the values of documents that follow one another; `begin` gives what they grow to.

    With a cache few of them are joined at a time, and what comes of it is joined in turn: when
    one document has changed, the others are for the most part joined already.
    """

    def __init__(self, begin: Callable[[], Growing[V]], cache: Cache | None) -> None:
        self._begin, self._cache = begin, cache
        self._found = begin()
        self._parts: list[Part[V]] = []
        self._begun = 0

    def add(self, part: Part[V]) -> None:
        """Add the document that follows."""
        if self._cache is None:
            self._found.add(part.value(None))
            return
        self._parts.append(part)
        if len(self._parts) - self._begun == FEW:
            self._join(self._cache)

    def _join(self, cache: Cache) -> None:
        """Join the parts that wait, as long as what is known of their texts is in memory."""
        self._parts[self._begun :] = [self._of_several(self._parts[self._begun :], cache)]
        self._begun = len(self._parts)

    def taken(self) -> V:
        """The value of all. Nothing is left here."""
        parts, cache = self._parts, self._cache
        while cache and len(parts) > MOST:
            several = [parts[at : at + FEW] for at in range(0, len(parts), FEW)]
            parts = [self._of_several(few, cache) for few in several]
        for part in parts:
            self._found.add(part.value(cache))
        self._parts, self._begun = [], 0
        return self._found.taken()

    def _of_several(self, parts: Sequence[Part[V]], cache: Cache) -> Part[V]:
        """The part that several together are; the cache has it from now on."""
        is_kept = all(part.key for part in parts)
        key = key_of("joined", [part.key for part in parts]) if is_kept else ""

        def make() -> V:
            found = self._begin()
            for part in parts:
                found.add(part.value(cache))
            return found.taken()

        several = Part(make, key, tuple(parts))
        several.prepare(cache)
        return several
