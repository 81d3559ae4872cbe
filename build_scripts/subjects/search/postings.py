"""In which texts a key stands, and where in them: worked out for each document, then joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from operator import sub
from typing import Any, TypeAlias

from build_scripts.subjects.search.keys import Folding, keys

#: Of how many texts, and for each key the first and the last of those that have it, by their
#: number, and what stands behind the number of the first one: its positions there, then the
#: other texts.
Postings: TypeAlias = tuple[int, dict[str, tuple[int, int, str]]]
#: No text has more positions than fit into so many bits.
POSITION_BITS = 24
POSITION = (1 << POSITION_BITS) - 1
#: In more pieces no posting is held.
PIECES = 40
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def postings(texts: Iterable[tuple[str, tuple[str, ...]]], folding: Folding) -> Postings:
    """Those of texts that follow one another. To each text belong the names by which it is found
    as they are.
    """
    places: dict[str, list[int]] = defaultdict(list)
    count = 0
    for text, (words, names) in enumerate(texts):
        count += 1
        exact = dict.fromkeys((f"={folding.fold(name)}", 0) for name in names)
        at = text << POSITION_BITS
        for key, position in chain(keys(folding.fold(words)), exact):
            places[key].append(at + position)
    return count, {
        key: (found[0] >> POSITION_BITS, found[-1] >> POSITION_BITS, _written(found))
        for key, found in places.items()
    }


def written_out(postings: Postings) -> dict[str, str]:
    """For each key the texts that have it, each with the positions of the key: all as
    differences in base 36, `2,5,3;4,1`.
    """
    return {key: _BASE36[first] + text for key, (first, _, text) in postings[1].items()}


class GrowingPostings:
    """Postings of texts that follow one another: for each key the last and the first of its
    texts, then what is said of them, in pieces.
    """

    def __init__(self) -> None:
        self._found: dict[str, list[Any]] = {}
        self._texts = 0

    def add(self, value: Postings) -> None:
        """Add those of the texts that follow."""
        texts, postings = value
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
        return self._texts, {
            key: (first, end, "".join(said)) for key, (end, first, *said) in found.items()
        }


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
