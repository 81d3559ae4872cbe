"""Words as the search sees them: folded to one script and case, cut into tokens and keys."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import add

from build_scripts.corpus.wording import converted

#: Han characters in a row, or a word.
STRETCH = re.compile(r"([々〇\u3400-\u9fff\U00020000-\U0003ffff]+)|[0-9a-zà-ÿ]+")
#: What may stand between two neighbours.
BETWEEN = frozenset(("", *" /.-'"))
#: Signs that count as one: all hyphens, apostrophes and slashes, and letters with a stroke.
SIGNS = str.maketrans("‐‒–−’‘ʼ∕⁄øłđı", "----'''//oldi")


class Folding:
    """Characters that count as one in a search: Simplified and all Traditional forms of it, large
    and small letters, with accents or without, wide or not.

    Made from OpenCC and from the corpus's own pairs of Simplified and Traditional text, so
    that a reviewed correction folds too.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._parent: dict[str, str] = {}
        forms: set[tuple[str, str]] = set()
        for hans, hant in pairs:
            forms.update(zip(hans, hant, strict=True))
        used = {character for form in forms for character in form}
        for simple, traditional in sorted(forms):
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
        """Every Han character that folds into another one, and that other one."""
        return {c: self._root(c) for c in self._parent if self._root(c) != c}

    @cached_property
    def _translation(self) -> _Plain:
        return _Plain({ord(c): root for c, root in self.table.items()})

    def fold(self, words: str) -> str:
        """As many characters as the words have."""
        return words.translate(self._translation)


class _Plain(dict[int, int | str]):
    """What a character becomes, found out when it is first met."""

    def __missing__(self, code: int) -> int | str:
        plain = plain_form(chr(code))
        self[code] = self.get(ord(plain), plain)
        return self[code]


def plain_form(character: str) -> str:
    """A character as a small letter without accent, as wide as usual; itself if that is more."""
    parts = unicodedata.normalize("NFKD", character.lower()).translate(SIGNS)
    plain = "".join(part for part in parts if unicodedata.category(part) != "Mn")
    same_plane = len(plain) == 1 and (ord(plain) > 0xFFFF) == (ord(character) > 0xFFFF)
    return plain if same_plane else character


def keys(folded: str) -> Iterator[tuple[str, int]]:
    """What is indexed of folded words, each with its position: pairs of neighbouring Han
    characters, the last character of a row by itself, whole words, and words that hyphens join
    as one word too.

    Characters and words count on by one; anything between them but a space, a slash, a full
    stop, a hyphen or an apostrophe leaves a gap, so that no phrase is found across a comma.
    """
    found: list[str] = []
    positions: list[int] = []
    position, end, last = 0, 0, ""
    joined, start = "", 0
    for match in STRETCH.finditer(folded):
        between = folded[end : match.start()]
        end = match.end()
        if last and (match[1] is None or between not in BETWEEN):
            found.append(last)
            positions.append(position - 1)
            last = ""
        if between not in BETWEEN:
            position += 1
        if match[1] is None:
            found.append(match[0])
            positions.append(position)
            if joined and between == "-" and match[0].isalpha():
                joined += match[0]
                found.append(joined)
                positions.append(start)
            else:
                joined, start = match[0] if match[0].isalpha() else "", position
            position += 1
            continue
        joined = ""
        row, first = last + match[1], position - len(last)
        found += map(add, row, row[1:])
        positions += range(first, first + len(row) - 1)
        position, last = position + len(match[1]), row[-1]
    if last:
        found.append(last)
        positions.append(position - 1)
    return zip(found, positions, strict=True)


def in_order(key: str) -> bytes:
    """Keys stand in the order in which a browser compares them."""
    return key.encode("utf-16-be")
