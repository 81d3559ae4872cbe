"""Traditional written by hand: in Traditional script, and the same words as the Simplified."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import opencc

from build_scripts.model import Adverb, CharacterForm, Correction, State, Term, VerbForm
from build_scripts.problems import Problem, problem

#: Words that Traditional is written with in two ways, and the one that is written here.
ONE_FORM = {
    "平台": "平臺",
    "了解": "瞭解",
    "腳注": "腳註",
    "註腳": "腳註",
    "注腳": "腳註",
    "正式記錄": "正式紀錄",
    "簡要記錄": "簡要紀錄",
    "會議記錄": "會議紀錄",
    "保存記錄": "保存紀錄",
    "記錄保存": "紀錄保存",
}
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


def other_form(at: At, hant: str) -> list[Problem]:
    """A problem for each word that stands in another form than everywhere else."""
    return [
        problem("HANT_FORM", *at, words=other, form=form)
        for other, form in ONE_FORM.items()
        if other in hant
    ]


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
    tables = (
        (
            "TERM_WORDING",
            "glossary.yaml",
            [(t.line, f.hans, f.hant) for t in terms for f in t.forms],
        ),
        ("VERB_WORDING", "verbs.yaml", [(verb.line, verb.hans, verb.hant) for verb in verbs]),
        ("VERB_WORDING", "verb-adverbs.yaml", [(a.line, a.hans, a.hant) for a in adverbs]),
        (
            "STATE_WORDING",
            "states.yaml",
            [(state.line, state.hans, state.hant) for state in states],
        ),
        ("CORRECTION_WORDING", "hant.tsv", [(c.line, c.hans, c.hant) for c in corrections]),
    )
    for code, file, entries in tables:
        for line, hans, hant in entries:
            if len(hans) != len(hant):
                yield problem(f"{code}.length", root / file, line, hans=hans, hant=hant)
            elif pair := _difference(hans, hant, reviewed):
                yield problem(
                    f"{code}.character",
                    root / file,
                    line,
                    hans=hans,
                    hant=hant,
                    simplified=pair[0],
                    traditional=pair[1],
                )
    for file, rows in (("hant.tsv", corrections), ("characters.tsv", characters)):
        for row in rows:
            yield from still_simplified((root / file, row.line), row.hant)


def _difference(hans: str, hant: str, reviewed: set[tuple[str, str]]) -> tuple[str, str] | None:
    """The first characters of the two that are not the same character in two scripts."""
    pairs = zip(hans, hant, strict=True)
    return next((pair for pair in pairs if pair not in reviewed and not _same(*pair)), None)


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
