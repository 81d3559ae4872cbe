"""Traditional written by hand: in Traditional script, and the same words as the Simplified."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import opencc

from build_scripts.model import CharacterForm, Correction, State, Term, VerbForm
from build_scripts.problems import Problem

#: Where a problem is: its file, its line.
At = tuple[Path, int]
HINT_WORDING = "Traditional differs from Simplified in script only; the wording never changes"


def converted(configuration: str, words: str) -> str:
    """The words as OpenCC sets them: as many characters, each in its place."""
    return str(_loaded(configuration).convert(words))


@cache
def _loaded(configuration: str) -> opencc.OpenCC:
    return opencc.OpenCC(configuration)


def still_simplified(at: At, hant: str) -> list[Problem]:
    """A problem for words with characters that only Simplified has."""
    signs = "".join(dict.fromkeys(sign for sign in hant if _only_simplified(sign)))
    message = f"“{signs}” in “{hant}” is still Simplified"
    hint = "write the words in Traditional script"
    return [Problem("STILL_SIMPLIFIED", *at, message, hint)] if signs else []


def check_wording(
    root: Path,
    terms: tuple[Term, ...],
    verbs: tuple[VerbForm, ...],
    states: tuple[State, ...],
    corrections: tuple[Correction, ...],
    characters: tuple[CharacterForm, ...],
) -> Iterator[Problem]:
    """A problem for every entry whose Traditional is not its Simplified, character by character."""
    reviewed = {(row.hans, row.hant) for row in characters}
    tables = (
        (
            "TERM_WORDING",
            "glossary.yaml",
            [(t.line, f.hans, f.hant) for t in terms for f in t.forms],
        ),
        ("VERB_WORDING", "verbs.yaml", [(verb.line, verb.hans, verb.hant) for verb in verbs]),
        (
            "STATE_WORDING",
            "states.yaml",
            [(state.line, state.hans, state.hant) for state in states],
        ),
        ("CORRECTION_WORDING", "hant.tsv", [(c.line, c.hans, c.hant) for c in corrections]),
    )
    for code, file, entries in tables:
        for line, hans, hant in entries:
            wrong = _difference(hans, hant, reviewed)
            if wrong:
                yield Problem(code, root / file, line, wrong, HINT_WORDING)
    for file, rows in (("hant.tsv", corrections), ("characters.tsv", characters)):
        for row in rows:
            yield from still_simplified((root / file, row.line), row.hant)


def _difference(hans: str, hant: str, reviewed: set[tuple[str, str]]) -> str | None:
    """What makes the two other words than each other, in words; None where nothing does."""
    if len(hans) != len(hant):
        return f"“{hans}” and “{hant}” differ in length"
    for pair in zip(hans, hant, strict=True):
        if pair not in reviewed and not _same(*pair):
            return (
                f"“{hans}” and “{hant}” are not the same words: {pair[1]} is no form of {pair[0]}"
            )
    return None


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
