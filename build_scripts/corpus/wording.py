"""Traditional written by hand: in Traditional script, and the same words as the Simplified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import zip_longest
from pathlib import Path

import opencc

from build_scripts.model import Adverb, CharacterForm, Correction, State, Term, VerbForm
from build_scripts.problems import Problem, problem

#: Where a problem is: its file, its line.
At = tuple[Path, int]


def converted(configuration: str, words: str) -> str:
    """The words as OpenCC sets them: as many characters, each in its place."""
    return str(_loaded(configuration).convert(words))


@cache
def _loaded(configuration: str) -> opencc.OpenCC:
    return opencc.OpenCC(configuration)


def still_simplified(at: At, hant: str) -> list[Problem]:
    """A problem for words with characters that only Simplified has."""
    signs = "".join(dict.fromkeys(sign for sign in hant if _only_simplified(sign)))
    return [problem("STILL_SIMPLIFIED", *at, signs=signs, hant=hant)] if signs else []


def check_wording(
    root: Path,
    terms: tuple[Term, ...],
    verbs: tuple[VerbForm, ...],
    adverbs: tuple[Adverb, ...],
    states: tuple[State, ...],
    corrections: tuple[Correction, ...],
    characters: tuple[CharacterForm, ...],
) -> Iterator[Problem]:
    """A problem for every entry whose Traditional is not its Simplified, character by character."""
    reviewed = {(row.hans, row.hant) for row in characters}
    path = root / "glossary.yaml"
    forms = ((term.line, form.hans, form.hant) for term in terms for form in term.forms)
    for line, hans, hant, at in _others(forms, reviewed):
        yield problem("TERM_WORDING", path, line, hans=hans, hant=hant, at=at)
    tables: tuple[tuple[str, Iterable[VerbForm | Adverb]], ...]
    tables = (("verbs.yaml", verbs), ("verb-adverbs.yaml", adverbs))
    for file, table in tables:
        for line, hans, hant, at in _others(((v.line, v.hans, v.hant) for v in table), reviewed):
            yield problem("VERB_WORDING", root / file, line, hans=hans, hant=hant, at=at)
    path = root / "states.yaml"
    for line, hans, hant, at in _others(((s.line, s.hans, s.hant) for s in states), reviewed):
        yield problem("STATE_WORDING", path, line, hans=hans, hant=hant, at=at)
    path = root / "hant.tsv"
    for line, hans, hant, at in _others(((c.line, c.hans, c.hant) for c in corrections), reviewed):
        yield problem("CORRECTION_WORDING", path, line, hans=hans, hant=hant, at=at)
    for file, rows in (("hant.tsv", corrections), ("characters.tsv", characters)):
        for row in rows:
            yield from still_simplified((root / file, row.line), row.hant)


def _others(
    entries: Iterable[tuple[int, str, str]], reviewed: set[tuple[str, str]]
) -> Iterator[tuple[int, str, str, int]]:
    """The entries that are other words in Traditional, and the character at which they part."""
    for line, hans, hant in entries:
        for at, pair in enumerate(zip_longest(hans, hant, fillvalue=""), 1):
            if pair not in reviewed and not _same(*pair):
                yield line, hans, hant, at
                break


@cache
def _same(hans: str, hant: str) -> bool:
    """Whether one is a form of the other, as OpenCC's tables have it."""
    return (
        hans == hant
        or converted("t2s", hant) == hans
        or hant in (converted("s2t", hans), converted("s2tw", hans))
    )


@cache
def _only_simplified(sign: str) -> bool:
    """A character that OpenCC changes and that Big5, the set of Traditional characters, lacks."""
    try:
        sign.encode("big5")
    except UnicodeEncodeError:
        return converted("s2tw", sign) != sign
    return False
