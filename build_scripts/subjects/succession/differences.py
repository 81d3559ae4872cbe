"""Two texts of a paragraph → the stretches that are the same and those that differ.

Compared are words (`wording.py`). A stretch too short to carry meaning between two changes is
counted to them, so that a sentence that was written anew is not marked syllable by syllable.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from build_scripts.subjects.succession.wording import Wording

LATIN = re.compile(r"[A-Za-zÀ-ÿ]")
ENDINGS = "，；。、,;."
#: An island of fewer letters between two changes is no island.
LEAST = 2
#: Nor is one up to this length that is shorter than the changes on both of its sides.
MOST = 7
#: A word of English counts for so many characters.
WORD = 2
#: So often may words of one text stand in the other; comparing takes the longer the more they do.
REPETITIONS = 400_000


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of both texts. One of the two is empty where words came or went."""

    same: bool
    earlier: str
    later: str


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
