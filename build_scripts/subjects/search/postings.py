"""In which texts a key stands, and where in them: worked out for each document, then joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import sub
from typing import Any, TypeAlias

from build_scripts.cache import Cache, key_of
from build_scripts.subjects.search.keys import Folding, keys

#: For each key the first and the last of the texts that have it, by their number, and what
#: stands behind the number of the first one: its positions there, then the other texts.
Postings: TypeAlias = dict[str, tuple[int, int, str]]
#: No text has more positions than fit into so many bits.
POSITION_BITS = 24
POSITION = (1 << POSITION_BITS) - 1
#: So many documents are joined at a time, and so many parts in the end.
FEW, MOST = 8, 32
#: In more pieces no posting is held.
PIECES = 40
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def postings(texts: Iterable[tuple[str, tuple[str, ...]]], folding: Folding) -> Postings:
    """Those of texts that follow one another. To each text belong the names by which it is found
    as they are.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for text, (words, names) in enumerate(texts):
        exact = dict.fromkeys((f"={folding.fold(name)}", 0) for name in names)
        at = text << POSITION_BITS
        for key, position in chain(keys(folding.fold(words)), exact):
            places[key].append(at + position)
    return {
        key: (found[0] >> POSITION_BITS, found[-1] >> POSITION_BITS, _written(found))
        for key, found in places.items()
    }


@dataclass(frozen=True, slots=True)
class Part:
    """So many texts, and what gives their postings; by its key ("" for none) the cache has them.

    A part of several others rests on nothing else, and is kept like each of them.
    """

    texts: int
    make: Callable[[], Postings]
    key: str = ""
    parts: tuple[Part, ...] = ()

    def postings(self, cache: Cache | None) -> Postings:
        """The postings of its texts."""
        if not (cache and self.key):
            return self.make()
        self._leave_parts(cache)
        return cache.value(self.key, self.make)

    def prepare(self, cache: Cache) -> None:
        """See to it that the cache has the postings."""
        if not (self.key and cache.has(self.key)):
            self.postings(cache)
        cache.leave(self.key)
        self._leave_parts(cache)

    def _leave_parts(self, cache: Cache) -> None:
        """When one document changes, those that stand with it are joined anew."""
        for part in self.parts:
            cache.leave(part.key)
            part._leave_parts(cache)


class Joining:
    """Joins the postings of parts whose texts follow one another.

    With a cache few of them are joined at a time, and what comes of it is joined in turn: when
    one document has changed, the others are for the most part joined already.
    """

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self._found = _Found()
        self._parts: list[Part] = []
        self._begun = 0

    def add(self, part: Part) -> None:
        """Add the texts that follow."""
        if self._cache is None:
            self._found.add(part.texts, part.postings(None))
            return
        self._parts.append(part)
        if len(self._parts) - self._begun == FEW:
            self._join()

    def _join(self) -> None:
        """Join the parts that wait, as long as what is known of their texts is in memory."""
        assert self._cache is not None, "without a cache nothing waits"
        self._parts[self._begun :] = [_of_several(self._parts[self._begun :], self._cache)]
        self._begun = len(self._parts)

    def taken(self) -> dict[str, str]:
        """For each key the texts that have it, each with the positions of the key: all as
        differences in base 36, `2,5,3;4,1`. Nothing is left here.
        """
        parts, cache = self._parts, self._cache
        while cache and len(parts) > MOST:
            parts = [_of_several(parts[at : at + FEW], cache) for at in range(0, len(parts), FEW)]
        for part in parts:
            self._found.add(part.texts, part.postings(cache))
        found = self._found.taken()
        return {key: _BASE36[first] + text for key, (first, _, text) in found.items()}


def _of_several(parts: Sequence[Part], cache: Cache) -> Part:
    """The part that several together are; the cache has it from now on."""
    is_kept = all(part.key for part in parts)
    key = key_of("joined", [(part.key, part.texts) for part in parts]) if is_kept else ""

    def make() -> Postings:
        found = _Found()
        for part in parts:
            found.add(part.texts, part.postings(cache))
        return found.taken()

    several = Part(sum(part.texts for part in parts), make, key, tuple(parts))
    several.prepare(cache)
    return several


class _Found:
    """Postings that grow: for each key the last and the first of its texts, then what is said of
    them, in pieces.
    """

    def __init__(self) -> None:
        self._found: dict[str, list[Any]] = {}
        self._texts = 0

    def add(self, texts: int, postings: Postings) -> None:
        """Add those of so many texts that follow."""
        begin, found = self._texts, self._found
        for key, (first, end, said) in postings.items():
            known = found.get(key)
            if known is None:
                found[key] = [begin + end, begin + first, said]
                continue
            known.append(f";{_BASE36[begin + first - known[0]]}{said}")
            known[0] = begin + end
            if len(known) > PIECES:  # so many short strings would be five times as large
                known[2:] = ["".join(known[2:])]
        self._texts += texts

    def taken(self) -> Postings:
        """All of them; nothing is left here."""
        found, self._found = self._found, {}
        return {key: (first, end, "".join(said)) for key, (end, first, *said) in found.items()}


def meant(texts: Iterable[int]) -> str:
    """The texts that mean something, each once, at no position in particular."""
    ordered = sorted(set(texts))
    steps = map(sub, ordered, [0, *ordered])
    return ";".join(f"{_BASE36[step]},{_BASE36[0]}" for step in steps)


def _written(places: list[int]) -> str:
    if len(places) == 1:  # as most are
        return f",{_BASE36[places[0] & POSITION]}"
    text, last = places[0] >> POSITION_BITS, 0
    parts = []
    for place in places:
        other, position = place >> POSITION_BITS, place & POSITION
        if other == text:
            parts.append(f",{_BASE36[position - last]}")
        else:
            parts.append(f";{_BASE36[other - text]},{_BASE36[position]}")
            text = other
        last = position
    return "".join(parts)


class _Base36(dict[int, str]):
    """A number in base 36, worked out when it is first met."""

    def __missing__(self, number: int) -> str:
        left, last = divmod(number, len(DIGITS))
        self[number] = (self[left] if left else "") + DIGITS[last]
        return self[number]


_BASE36 = _Base36()
