"""Words as the search sees them: folded to one script and case, cut into tokens and keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import opencc

TOKEN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]|[0-9a-zà-ÿ]+")
JOINT = re.compile(r"[/.\-’']$")


class Folding:
    """Characters that count as one in a search: Simplified and all Traditional forms of it.

    Made from OpenCC and from the corpus's own pairs of Simplified and Traditional text, so
    that a reviewed correction folds too.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._parent: dict[str, str] = {}
        back = opencc.OpenCC("t2s")
        used: set[str] = set()
        for hans, hant in pairs:
            used.update(hans, hant)
            for simple, traditional in zip(hans, hant, strict=True):
                if simple != traditional:
                    self._join(simple, traditional)
        for code in range(0x4E00, 0xA000):
            simple = back.convert(chr(code))
            if simple != chr(code) and simple in used:
                self._join(simple, chr(code))

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
        return {c: self._root(c) for c in self._parent if self._root(c) != c}

    def fold(self, words: str) -> str:
        return "".join(self.table.get(character, character) for character in words.lower())


def tokens(folded: str) -> Iterator[tuple[str, int]]:
    """The tokens of folded words with their positions.

    Neighbours count on by one; anything between them but a stroke, a full stop, a hyphen or an
    apostrophe in a symbol or word leaves a gap, so that no phrase is found across a comma.
    """
    position, end = 0, 0
    for match in TOKEN.finditer(folded):
        between = folded[end : match.start()]
        if between and not (len(between) == 1 and (between == " " or JOINT.match(between))):
            position += 1
        yield match.group(), position
        position += 1
        end = match.end()


def keys(folded: str) -> Iterator[tuple[str, int]]:
    """What is indexed: pairs of neighbouring Han characters, and words, with positions."""
    before: tuple[str, int] | None = None
    for token, position in tokens(folded):
        if token.isascii() or len(token) > 1 or not _is_han(token):
            yield token, position
            before = None
            continue
        if before is not None and before[1] == position - 1:
            yield before[0] + token, position - 1
        before = token, position


def _is_han(character: str) -> bool:
    return "\u3400" <= character[0] <= "\u9fff" or character[0] >= "\U00020000"


def shard_of(key: str, shards: int) -> str:
    """The shard of a key: a number for a pair of Han characters, two letters for a word."""
    if _is_han(key):
        return str((ord(key[0]) * 31 + ord(key[1])) % shards)
    return "w" + re.sub(r"[^0-9a-z]", "_", key[:2])
