"""Simplified words → the same words in Traditional script, and back.

`s2tw` is the base: Taiwan's standard of character forms, no change of wording. It sees only
what stands between known words: those of `corpus/characters.tsv`, the names of States, and the
reviewed corrections of `corpus/hant.tsv`, which come before the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import groupby

from build_scripts.corpus.wording import converted
from build_scripts.languages.known import KnownWords
from build_scripts.model import CharacterForm, Correction, State

#: Stands for each character of a known word while OpenCC reads the rest: no word of OpenCC's
#: dictionaries has it, so none is found across the edge of a known one.
HIDDEN = "\ue000"
#: Stands between words that are set at once, and in none of them.
BETWEEN = "\t"
#: The rank of an unusual form: behind every word of a usual one.
UNUSUAL = 1000


def _convert(configuration: str, known: KnownWords, text: str) -> str:
    """The known words as they are written, the rest as OpenCC sets it."""
    if text.isascii():
        return text
    found = list(known.find(text))
    hidden, at = [], 0
    for start, word in found:
        hidden += [text[at:start], HIDDEN * len(word)]
        at = start + len(word)
    rest = converted(configuration, "".join([*hidden, text[at:]]))
    pieces, at = [], 0
    for start, word in found:
        pieces += [rest[at:start], known.written[word]]
        at = start + len(word)
    return "".join([*pieces, rest[at:]])


class Script:
    """Sets words in the other script. Every character has one counterpart, in its place."""

    def __init__(
        self,
        corrections: Iterable[Correction] = (),
        states: Iterable[State] = (),
        characters: Iterable[CharacterForm] = (),
    ) -> None:
        self._rows = rows = tuple(characters)
        self._elsewhere = {row.hans: row.hant for row in rows if row.elsewhere}
        listed = Counter(row.hans for row in rows)
        self._settled = frozenset(sign for sign in self._elsewhere if listed[sign] == 1)
        self._open = frozenset(sign for sign in listed.keys() - self._elsewhere if listed[sign] > 1)
        written = {**self._elsewhere, **_words(rows, self._elsewhere)}
        written.update((state.hans, state.hant) for state in states)
        written.update((correction.hans, correction.hant) for correction in corrections)
        self._known = KnownWords(written, _ranks(rows, self._elsewhere))
        # OpenCC leads single characters back, and knows no quotation marks.
        words = [
            hans
            for hans in written
            if (len(hans) > 1 or not hans.isalpha()) and BETWEEN not in written[hans]
        ]
        back = converted("tw2s", BETWEEN.join(written[hans] for hans in words)).split(BETWEEN)
        pairs = zip(words, back, strict=True) if words else ()
        self._known_back = KnownWords(
            {written[hans]: hans for hans, plain in pairs if plain != hans}
        )

    @cached_property
    def forms(self) -> dict[str, frozenset[str]]:
        """For each Simplified character its forms, where OpenCC or the table has at least two."""
        listed: dict[str, set[str]] = {}
        for row in self._rows:
            listed.setdefault(row.hans, set()).add(row.hant)
        return {
            sign: _forms().get(sign, frozenset()) | listed.get(sign, set())
            for sign in _forms().keys() | listed.keys()
        }

    @cached_property
    def _usual(self) -> dict[str, str]:
        """The characters of which more than one form can be meant, each with its usual form."""
        signs = list(self.forms.keys() - self._settled)
        alone = converted("s2tw", BETWEEN.join(signs)).split(BETWEEN) if signs else []
        return {
            sign: self._elsewhere.get(sign, one) for sign, one in zip(signs, alone, strict=True)
        }

    def words(self, hans: str) -> str:
        """The words in Traditional script."""
        return _convert("s2tw", self._known, hans)

    def back(self, hant: str) -> str:
        """Traditional → Simplified, to see that a conversion leads back to where it began."""
        return _convert("tw2s", self._known_back, hant)

    def doubtful(self, texts: Sequence[tuple[str, str]]) -> Iterator[list[int]]:
        """For each text in both scripts where a character has more than one form and no known
        word says which is meant.

        Outside known words, the form that a character has elsewhere is sure where OpenCC takes
        the same; a character without such a form is sure where OpenCC knows no other one.
        """
        plain, at = converted("s2tw", BETWEEN.join(hans for hans, _ in texts)), 0
        for hans, hant in texts:
            yield self._doubtful(hans, hant, plain[at : at + len(hans)])
            at += len(hans) + len(BETWEEN)

    def _doubtful(self, hans: str, hant: str, plain: str) -> list[int]:
        usual, several = self._usual, self._open
        unsure = [
            at
            for at, sign in enumerate(hans)
            if sign in usual and (not (hant[at] == plain[at] == usual[sign]) or sign in several)
        ]
        if not unsure:
            return unsure
        words = ((at, at + len(word)) for at, word in self._known.find(hans) if len(word) > 1)
        sure = {at for start, end in words for at in range(start, end)}
        return [at for at in unsure if at not in sure]


@cache
def _forms() -> dict[str, frozenset[str]]:
    """For each Simplified character its Traditional forms, where there are at least two.

    Worked out from OpenCC itself: every character whose Simplified form it is, as Taiwan's
    standard writes them.
    """
    signs = BETWEEN.join(map(chr, range(0x4E00, 0xA000)))
    set_twice = zip(*(converted(one, signs).split(BETWEEN) for one in ("t2s", "t2tw")), strict=True)
    found: dict[str, set[str]] = {}
    for hans, hant in set_twice:
        if len(hans) == 1:
            found.setdefault(hans, set()).update((hans, hant))
    return {hans: frozenset(hants) for hans, hants in found.items() if len(hants) > 1}


def _ranks(rows: tuple[CharacterForm, ...], elsewhere: Mapping[str, str]) -> dict[str, int]:
    """Where each word stands in its row; a word with any unusual form comes behind all others."""
    ranks: dict[str, int] = {}
    for row in rows:
        first = 0 if row.hant == elsewhere.get(row.hans, row.hant) else UNUSUAL
        for rank, word in enumerate(row.words, first):
            ranks[word] = max(rank, ranks.get(word, 0))
    return ranks


def _words(rows: tuple[CharacterForm, ...], elsewhere: Mapping[str, str]) -> dict[str, str]:
    """The words of the table in Traditional; a word follows the shorter ones that it holds."""
    given: dict[str, dict[str, str]] = {}
    for row in rows:
        for word in row.words:
            given.setdefault(word, {})[row.hans] = row.hant
    written: dict[str, str] = {}
    for _, words in groupby(sorted(given, key=len), key=len):
        longer = list(words)
        shorter = KnownWords({**elsewhere, **written})
        bases = _convert("s2tw", shorter, BETWEEN.join(longer)).split(BETWEEN)
        for word, base in zip(longer, bases, strict=True):
            pairs = zip(word, base, strict=True)
            written[word] = "".join(given[word].get(hans, hant) for hans, hant in pairs)
    return written
