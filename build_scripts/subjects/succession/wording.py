"""The words of a text. English has them; Chinese prints none: two characters are taken for a word
where they mostly stand together in the texts of the library. A date, a number, an article and a
《title》 are never cut.
"""

from __future__ import annotations

import pickle
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from operator import add
from typing import TypeAlias

from build_scripts.cache import Cache, code_key, digest_of, key_of
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
#: Documents, each with a digest of all that is counted in it. Equal ones have the same.
Documents: TypeAlias = Sequence[tuple[str, Document]]
#: The key of what was added up.
SUM = "sum"


class Wording:
    """Words, as far as it is known which `pairs` of characters are one."""

    def __init__(self, pairs: Collection[str] = frozenset()) -> None:
        self._pairs = frozenset(pairs)

    @classmethod
    def learnt(cls, texts: Iterable[str]) -> Wording:
        """What texts tell of it."""
        return cls(_words(_counts_in(texts)))

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

    With a cache only those documents are counted that have changed since: of most texts there is
    no need to know more than their digests.
    """
    documents = [
        (key_of(code_key(), [unit.known(han_said) for unit in document.units]), document)
        for document in library.documents
    ]
    if kept is None:
        return _counted_anew(documents).words()
    key = key_of([key for key, _ in documents])
    is_new = not kept.has(key)
    found = kept.value(key, lambda: _counted(documents, kept).words())
    if is_new:
        kept.end()
    return found


def han_said(unit: Unit) -> str:
    """The digest of all that a unit tells of words."""
    texts = (p.text(rendering).words for p in unit.paragraphs for rendering in CHINESE)
    return digest_of("\n".join(texts).encode())


class _Sum:
    """The counts of documents, added up. `of` says of which, by their keys."""

    def __init__(self) -> None:
        self.of: Counter[str] = Counter()
        self._counts: tuple[Counter[str], ...] = tuple(Counter() for _ in CHINESE)

    def add(self, key: str, value: InBoth, times: int = 1) -> None:
        """Add those of a document, or with -1 `times` take them away again."""
        self.of[key] += times
        for counts, more in zip(self._counts, value, strict=True):
            for said, count in more.items():
                counts[said] += times * count

    def settled(self) -> _Sum:
        """The same, in which what was taken away leaves nothing behind."""
        self.of, self._counts = +self.of, tuple(+counts for counts in self._counts)
        return self

    def words(self) -> dict[Rendering, tuple[str, ...]]:
        """The pairs that are words, in order."""
        found = zip(CHINESE, self._counts, strict=True)
        return {rendering: tuple(sorted(_words(counts))) for rendering, counts in found}


def _counted_anew(documents: Documents) -> _Sum:
    found = _Sum()
    for key, document in documents:
        found.add(key, _counts_of(document))
    return found


def _counted(documents: Documents, kept: Cache) -> _Sum:
    """Those of the documents: what an earlier build has added up, without those that are gone and
    with those that are new.
    """
    now = dict(documents)
    found = kept.value(SUM, _Sum)
    after = Counter(key for key, _ in documents)
    gone, new = found.of - after, after - found.of
    known = {key: data for key in gone if (data := kept.get(key))}
    if known.keys() != gone.keys():
        found, known, new = _Sum(), {}, after
    for key, data in known.items():
        found.add(key, pickle.loads(data), -gone[key])  # noqa: S301 - trusted like the code
    for key, times in new.items():
        found.add(key, kept.value(key, partial(_counts_of, now[key])), times)
    for key in now:
        kept.leave(key)
    kept.put(SUM, pickle.dumps(found.settled()))
    return found


def _counts_of(document: Document) -> InBoth:
    paragraphs = [one for unit in document.units for one in unit.paragraphs]
    return tuple(_counts_in(p.text(script).words for p in paragraphs) for script in CHINESE)


def _counts_in(texts: Iterable[str]) -> Counts:
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
