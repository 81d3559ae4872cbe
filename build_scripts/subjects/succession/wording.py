"""The words of a text. English has them; Chinese prints none: two characters are taken for a word
where they mostly stand together in the texts of the library. A date, a number, an article and a
《title》 are never cut.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import partial
from operator import add
from typing import TypeAlias

from build_scripts.cache import Cache, code_key, digest_of, key_of
from build_scripts.joined import Joining, Part
from build_scripts.model import Document, Library, Rendering, Unit

WHOLE = re.compile(
    r"《[^《》]*》"
    r"|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:[至和](?:\d{1,2}月)?\d{1,2}日)?"
    r"|第[〇零一二三四五六七八九十百]+[条條款章届屆次段]|第[㈠-㈩][项項]"
    r"|\d{1,2}(?:[–-]\d{1,2})? (?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)(?: \d{4})?"
    r"|第?\d+(?:[/.,]\d+)*[号號届屆次段个個]?"
    r"|[A-Za-zÀ-ÿ]+(?:['’/-][A-Za-zÀ-ÿ0-9]+)*"
    r"|\s+|.",
    re.DOTALL,
)
HAN = re.compile(r"[\u3400-\u9fff]+")
#: Stands in no text that was ever read from a file.
APART = "\ud800"
#: How often two characters have to stand together to be a word at all.
OFTEN = 3
#: And which share of either's places that has to be.
MOSTLY = 0.6
#: Where two texts are compared in English, its own words are enough.
CHINESE: tuple[Rendering, ...] = ("zh-Hans", "zh-Hant")

#: How often each character stands in texts, and each two that stand together.
Counts: TypeAlias = dict[str, int]
#: Those of both scripts.
InBoth: TypeAlias = tuple[Counts, ...]


class Wording:
    """Words, as far as it is known which `pairs` of characters are one."""

    def __init__(self, pairs: Collection[str] = frozenset()) -> None:
        self._pairs = frozenset(pairs)

    @classmethod
    def learnt(cls, texts: Iterable[str]) -> Wording:
        """What texts tell of it."""
        return cls(_words(_counted(texts)))

    def words(self, text: str) -> list[str]:
        """The words of a text; joined, they are the text."""
        words: list[str] = []
        before = ""
        for token in WHOLE.findall(text):
            if words and len(before) == len(token) == 1 and before + token in self._pairs:
                words[-1] += token
            else:
                words.append(token)
            before = token
        return words


def word_pairs(library: Library, kept: Cache | None = None) -> dict[Rendering, tuple[str, ...]]:
    """The pairs of characters that are words in the texts of a library, in order.

    What the cache has of documents is not counted again: of most texts there is no need to know
    more than their digests.
    """

    def learn() -> dict[Rendering, tuple[str, ...]]:
        joining = Joining(_GrowingCounts, kept)
        for document in library.documents:
            key = key_of(code_key(), [unit.known(han_said) for unit in document.units])
            joining.add(Part(partial(_counted_in, document), key))
        return {
            rendering: tuple(sorted(_words(counts)))
            for rendering, counts in zip(CHINESE, joining.taken(), strict=True)
        }

    if kept is None:
        return learn()
    key = key_of(code_key(), [unit.known(han_said) for unit in library.units.values()])
    is_new = not kept.has(key)
    found = kept.value(key, learn)
    if is_new:
        kept.end()
    return found


def han_said(unit: Unit) -> str:
    """The digest of all that a unit tells of words."""
    texts = (p.text(rendering).words for p in unit.paragraphs for rendering in CHINESE)
    return digest_of("\n".join(texts).encode())


class _GrowingCounts:
    """Counts of texts, added up."""

    def __init__(self) -> None:
        self._counts = tuple(Counter[str]() for _ in CHINESE)

    def add(self, value: InBoth) -> None:
        for counts, more in zip(self._counts, value, strict=True):
            counts.update(more)

    def taken(self) -> InBoth:
        taken, self._counts = self._counts, ()
        return tuple(map(dict, taken))


def _counted_in(document: Document) -> InBoth:
    paragraphs = [one for unit in document.units for one in unit.paragraphs]
    return tuple(_counted(p.text(script).words for p in paragraphs) for script in CHINESE)


def _counted(texts: Iterable[str]) -> Counts:
    runs = APART.join(run for text in texts for run in HAN.findall(text))
    counts = Counter(runs)
    counts.update(map(add, runs, runs[1:]))
    return {said: count for said, count in counts.items() if APART not in said}


def _words(counts: Mapping[str, int]) -> frozenset[str]:
    """The pairs that are words: either character mostly stands beside the other."""
    return frozenset(
        pair
        for pair, together in counts.items()
        if len(pair) > 1
        and together >= OFTEN
        and together > MOSTLY * min(counts[pair[0]], counts[pair[1]])
    )
