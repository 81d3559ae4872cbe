"""Two texts of a paragraph → the stretches that are the same and those that differ.

Compared are words. English has them; of Chinese, which prints none, two characters are taken
for a word where they mostly stand together. A date, a number, an article and a 《title》 are
never cut. A stretch too short to carry meaning between two changes is counted to them, so that
a sentence that was written anew is not marked syllable by syllable.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import add

from build_scripts.cache import digest_of
from build_scripts.model import RENDERINGS, Unit

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
LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
ENDINGS = "，；。、,;."
#: An island of fewer letters between two changes is no island.
LEAST = 2
#: Nor is one up to this length that is shorter than the changes on both of its sides.
MOST = 7
#: A word of English counts for so many characters.
WORD = 2
#: How often two characters have to stand together to be a word at all.
OFTEN = 3
#: So often may words of one text stand in the other; comparing takes the longer the more they do.
REPETITIONS = 400_000
#: And which share of either's places that has to be.
MOSTLY = 0.6


def han_said(unit: Unit) -> str:
    """The digest of all words of a unit that `Wording` learns from."""
    texts = (p.text(rendering).words for p in unit.paragraphs for rendering in RENDERINGS)
    return digest_of("\n".join(text for text in texts if HAN.search(text)).encode())


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of both texts. One of the two is empty where words came or went."""

    same: bool
    earlier: str
    later: str


class Wording:
    """Which characters make words in the texts that it has read."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._single: Counter[str] = Counter()
        self._double: Counter[str] = Counter()
        self.read(texts)

    def read(self, texts: Iterable[str]) -> None:
        """Read more texts."""
        runs = APART.join(run for text in texts for run in HAN.findall(text))
        self._single.update(runs)
        self._double.update(map(add, runs, runs[1:]))

    def words(self, text: str) -> list[str]:
        """The words of a text; joined, they are the text."""
        words: list[str] = []
        before = ""
        for token in WHOLE.findall(text):
            if words and self._bound(before, token):
                words[-1] += token
            else:
                words.append(token)
            before = token
        return words

    def _bound(self, a: str, b: str) -> bool:
        """Whether one of two characters mostly stands beside the other."""
        if len(a) != 1 or len(b) != 1:
            return False
        together = self._double[a + b]
        return together >= OFTEN and together > MOSTLY * min(self._single[a], self._single[b])


def marks(earlier: str, later: str, wording: Wording) -> tuple[Difference, ...]:
    """The pieces of two texts: joined, they are both texts exactly."""
    before, after = wording.words(earlier), wording.words(later)
    endings = _ending(before), _ending(after)
    pieces = _without_islands(list(_compared(before, after)))
    # The mark at the end belongs to the place of a paragraph and is no change of its words.
    if any(endings):
        pieces.append(Difference(True, *endings))
    return tuple(pieces)


def tagged(pieces: Iterable[Difference], gone: str = "del") -> list[tuple[str, str]]:
    """The later text, each piece with the tag it bears; before what came stands what went."""
    found: list[tuple[str, str]] = []
    for piece in pieces:
        found += (
            [("", piece.later)] if piece.same else [(gone, piece.earlier), ("ins", piece.later)]
        )
    return [(tag, words) for tag, words in found if words]


def _compared(before: list[str], after: list[str]) -> Iterable[Difference]:
    """What is the same and what differs; two texts of mere repetitions differ as a whole."""
    often = Counter(after)
    if sum(often[word] for word in before) > REPETITIONS and before != after:
        return (Difference(False, "".join(before), "".join(after)),)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return (
        Difference(tag == "equal", "".join(before[i:k]), "".join(after[j:m]))
        for tag, i, k, j, m in matcher.get_opcodes()
    )


def _ending(words: list[str]) -> str:
    return words.pop() if words and words[-1] in ENDINGS else ""


def _without_islands(pieces: list[Difference]) -> list[Difference]:
    """The pieces, what differs joined across islands, until nothing more joins."""
    while True:
        at = next((i for i in range(1, len(pieces) - 1) if _is_island(pieces, i)), None)
        if at is None:
            return _joined(pieces)
        island = pieces[at]
        pieces = _joined(
            [*pieces[:at], Difference(False, island.earlier, island.later), *pieces[at + 1 :]]
        )


def _is_island(pieces: list[Difference], at: int) -> bool:
    piece = pieces[at]
    # A number or a title that stayed is worth seeing, however short.
    if not piece.same or re.search(r"[\d《]", piece.earlier):
        return False
    size = _size(piece.earlier)
    around = [max(_size(p.earlier), _size(p.later)) for p in (pieces[at - 1], pieces[at + 1])]
    return size < LEAST or (size <= MOST and size < min(around))


def _size(text: str) -> int:
    """How much a stretch says: its characters, punctuation aside; of English its words."""
    if LATIN.search(text):
        return WORD * len(re.findall(r"\w+", text))
    return sum(character.isalnum() for character in text)


def _joined(pieces: list[Difference]) -> list[Difference]:
    """The pieces with neighbours of one sort as one."""
    joined: list[Difference] = []
    for piece in pieces:
        if joined and joined[-1].same == piece.same:
            last = joined.pop()
            joined.append(
                Difference(piece.same, last.earlier + piece.earlier, last.later + piece.later)
            )
        else:
            joined.append(piece)
    return joined
