"""Known words in a text: where they are, when several of them meet.

OpenCC takes the longest word of its dictionary from the left, so a word that is none
(`内制` in `国内制度`) wins over the right one that begins a character later, and a dictionary
put before OpenCC's own is read in the same way. Here a stretch where known words meet is cut
into as few pieces as possible, a single character being a piece; among equals, into the words
of the lowest rank: those of a usual form (`制度` against `外制`), then the common ones (`干预`
against `能干`). What a word is beside its neighbours never depends on which of them begins first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class KnownWords:
    """Words and what is written for them, as many characters each; words without a rank have 0."""

    written: Mapping[str, str]
    ranks: Mapping[str, int] = field(default_factory=dict)
    #: how long the words are that begin with two characters, the longest first
    _lengths: dict[str, tuple[int, ...]] = field(init=False, repr=False)
    _first: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        lengths: dict[str, set[int]] = {}
        for word in self.written:
            if len(word) > 1:
                lengths.setdefault(word[:2], set()).add(len(word))
        longest_first = {two: tuple(sorted(n, reverse=True)) for two, n in lengths.items()}
        object.__setattr__(self, "_lengths", longest_first)
        object.__setattr__(self, "_first", frozenset(word[0] for word in self.written))

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """The words of the text, left to right, none over another: where each begins."""
        begins: dict[int, list[str]] = {}
        end = 0
        for at, words in self.beginnings(text):
            if begins and at >= end:
                yield from self._cut(begins, end)
                begins = {}
            begins[at] = words
            end = max(end, at + len(words[0]))
        if begins:
            yield from self._cut(begins, end)

    def beginnings(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Where words begin, from left to right, each with all that begin there, longest first."""
        written, lengths, first = self.written, self._lengths, self._first
        for at, sign in enumerate(text):
            if sign not in first:
                continue
            known = lengths.get(text[at : at + 2])
            words = [w for n in known if (w := text[at : at + n]) in written] if known else []
            if sign in written:
                words.append(sign)
            if words:
                yield at, words

    def _cut(self, begins: Mapping[int, list[str]], end: int) -> Iterator[tuple[int, str]]:
        """The words of the best way to cut a stretch where words meet."""
        start = min(begins)
        if end == start + len(begins[start][0]):
            yield start, begins[start][0]
            return
        cost: dict[int, tuple[int, int]] = {end: (0, 0)}
        chosen: dict[int, str | None] = {}
        for at in range(end - 1, start - 1, -1):
            pieces, rank = cost[at + 1]
            cost[at], chosen[at] = (pieces + 1, rank), None
            for word in begins.get(at, ()):
                pieces, rank = cost[at + len(word)]
                new = (pieces + 1, rank + self.ranks.get(word, 0))
                if new < cost[at] or (len(word) == 1 and new == cost[at]):
                    cost[at], chosen[at] = new, word
        at = start
        while at < end:
            here = chosen[at]
            if here is not None:
                yield at, here
            at += len(here or " ")
