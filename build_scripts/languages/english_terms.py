"""The terms of the glossary in English: their forms, and where these stand in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

from build_scripts.model import Mark, Term, Text, mention_of

#: Letters and apostrophes that count as the same.
FOLDED = str.maketrans(ascii_uppercase + "’", ascii_lowercase + "'")


def english_forms(term: Term) -> tuple[str, ...]:
    """Every English form that answers a term: its names, their variants, abbreviations."""
    forms = [form.en for form in term.forms]
    return tuple(dict.fromkeys([*forms, *term.en_variants, *term.abbreviations]))


class EnglishTerms:
    """The terms of a glossary, with what is needed to find them in English."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.by_id = {term.id: term for term in terms}
        self._stems = {id: [*map(_stem, english_forms(t))] for id, t in self.by_id.items()}

    def places(self, id: str, words: str) -> Iterator[tuple[int, int]]:
        """Where any English form of a term stands as whole words, singular or plural, in any case.

        From the left, the longest first. No patterns: each would be made for a few paragraphs.
        """
        words = _folded(words)
        found: list[tuple[int, int]] = []
        for stem, own, endings in self._stems[id]:
            start = words.find(stem)
            while start >= 0:
                begun = start + len(stem)
                ends = [begun + len(end) for end in endings if words.startswith(end, begun)]
                whole = [end for end in ends if _is_whole(words, start, end)]
                found += [(start, end if own is None else start + own) for end in whole]
                start = words.find(stem, start + 1)
        after = 0
        for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
            if start >= after:
                yield start, end
                after = end

    def marked(self, text: Text, ids: Iterable[str]) -> Text:
        """The text with the English forms of these terms marked, the longest first."""
        known = (id for id in ids if id in self.by_id)
        found = [(start, end, id) for id in known for start, end in self.places(id, text.words)]
        taken: list[tuple[int, int, str]] = []
        for start, end, id in sorted(found, key=lambda place: place[0] - place[1]):
            if all(end <= before or start >= after for before, after, _ in taken):
                taken.append((start, end, id))
        return text.marked(
            Mark(start, end, mention_of(id))
            for start, end, id in sorted(taken)
            if not any(mark.overlaps(start, end) for mark in text.marks)
        )


def _stem(form: str) -> tuple[str, int | None, tuple[str, ...]]:
    """The beginning of a form in singular and plural, and the endings of both.

    `natural [or legal person]`: the words in brackets must follow, and are not of the form; then
    the number is the length of its own words.
    """
    # Without its article, so that “the Mechanism” does not hide a longer name behind it.
    own, _, shared = _folded(form.removeprefix("the ")).partition(" [")
    stem = f"{own} {shared[:-1]}" if shared else own
    length = len(own) if shared else None
    if stem[-1:] == "y":
        return stem[:-1], length, ("y", "ies")
    return stem, length, ("", "s", "es")


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    return words.translate(FOLDED)


def _is_whole(words: str, start: int, end: int) -> bool:
    around = words[start - 1 : start] + words[end : end + 1]
    return not any(sign.isalnum() or sign == "_" for sign in around)
