"""Words as the search sees them: folded to one script and case, cut into tokens and keys."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import add

from build_scripts.corpus.wording import converted

#: Han characters in a row, or a word.
STRETCH = re.compile(r"([々〇\u3400-\u9fff\U00020000-\U0003ffff]+)|[0-9a-zà-ÿ]+")
#: What may stand between two neighbours.
BETWEEN = frozenset(("", *" /.-’'"))
#: Letters, digits and what joins them, as wide as a Han character: Chinese keyboards type them so.
WIDE = {chr(ord(c) + 0xFEE0): c for c in string.digits + string.ascii_lowercase + "/.-"}


class Folding:
    """Characters that count as one in a search: Simplified and all Traditional forms of it, and
    wide letters and digits.

    Made from OpenCC and from the corpus's own pairs of Simplified and Traditional text, so
    that a reviewed correction folds too.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._parent: dict[str, str] = {}
        used: set[str] = set()
        forms: dict[tuple[str, str], None] = {}
        for hans, hant in pairs:
            forms |= dict.fromkeys(zip(hans, hant, strict=True))
        for simple, traditional in forms:
            used |= {simple, traditional}
            if simple != traditional:
                self._join(simple, traditional)
        signs = "\t".join(map(chr, range(0x4E00, 0xA000)))
        back = converted("t2s", signs).split("\t")
        for sign, simple in zip(signs.split("\t"), back, strict=True):
            if simple != sign and simple in used:
                self._join(simple, sign)

    def _root(self, character: str) -> str:
        while (parent := self._parent.get(character, character)) != character:
            character = parent
        return character

    def _join(self, first: str, second: str) -> None:
        a, b = sorted((self._root(first), self._root(second)))
        if a != b:
            self._parent[b] = a

    @cached_property
    def table(self) -> dict[str, str]:
        """Every character that folds into another one, and that other one."""
        return WIDE | {c: self._root(c) for c in self._parent if self._root(c) != c}

    @cached_property
    def _translation(self) -> dict[int, str]:
        return str.maketrans(self.table)

    def fold(self, words: str) -> str:
        return words.lower().translate(self._translation)


def keys(folded: str) -> Iterator[tuple[str, int]]:
    """What is indexed of folded words: pairs of neighbouring Han characters, and whole words.

    Each stands with its position. Characters and words count on by one; anything between them
    but a space, a slash, a full stop, a hyphen or an apostrophe leaves a gap, so that no phrase
    is found across a comma.
    """
    found: list[str] = []
    positions: list[int] = []
    position, end, before = 0, 0, ""
    for match in STRETCH.finditer(folded):
        if folded[end : match.start()] not in BETWEEN:
            position, before = position + 1, ""
        end = match.end()
        if match[1] is None:
            found.append(match[0])
            positions.append(position)
            position, before = position + 1, ""
            continue
        row, first = before + match[1], position - len(before)
        found += map(add, row, row[1:])
        positions += range(first, first + len(row) - 1)
        position, before = position + len(match[1]), row[-1]
    return zip(found, positions, strict=True)


def shard_of(key: str, shards: int) -> str:
    """The shard of a key: a number for a pair of Han characters, two letters for a word."""
    if (found := STRETCH.match(key)) and found[1]:
        return str((ord(key[0]) * 31 + ord(key[1])) % shards)
    return "w" + re.sub(r"[^0-9a-z]", "_", key[:2])
