"""In which texts a key stands, and where in them: worked out for each document, then joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from operator import sub
from typing import TypeAlias

from build_scripts.subjects.search.keys import Folding, keys

#: For each key the first and the last of the texts that have it, by their number, and what
#: stands behind the number of the first one: its positions there, then the other texts.
Postings: TypeAlias = dict[str, tuple[int, int, str]]
#: No text has more positions than fit into so many bits.
POSITION_BITS = 24
POSITION = (1 << POSITION_BITS) - 1
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


class JoinedPostings:
    """For each key the texts that have it, each with the positions of the key: all as differences
    in base 36, `2,5,3;4,1`.
    """

    def __init__(self) -> None:
        # As bytes they take a fifth of what so many short strings would.
        self._found: dict[str, bytearray] = {}
        self._last: dict[str, int] = {}

    def add(self, begin: int, part: Postings) -> None:
        """Add those of the texts that follow; `begin` is the number of the first of them."""
        found, last = self._found, self._last
        for key, (first, end, positions) in part.items():
            before = last.get(key)
            if before is None:
                found[key] = bytearray(f"{_BASE36[begin + first]}{positions}".encode())
            else:
                found[key] += f";{_BASE36[begin + first - before]}{positions}".encode()
            last[key] = begin + end

    def taken(self) -> dict[str, str]:
        """All keys; nothing is left here."""
        return {key: self._found.pop(key).decode() for key in list(self._found)}


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
