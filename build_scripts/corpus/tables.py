"""The tables that all documents share: terms, verbs, States, the Convention, corrections."""

from __future__ import annotations

from pathlib import Path

from build_scripts.corpus.files import file_text
from build_scripts.corpus.records import Record
from build_scripts.corpus.shapes import read_all, read_one
from build_scripts.model import (
    Adverb,
    Body,
    Chapter,
    Convention,
    Correction,
    State,
    Term,
    VerbForm,
)
from build_scripts.problems import Problem, problem


def read_bodies(path: Path, problems: list[Problem]) -> tuple[Body, ...]:
    bodies: dict[str, Body] = {}
    for record, body in read_all(path, Body, problems):
        if body.id in bodies:
            record.problem("BODY_TWICE", name=body.id)
        bodies[body.id] = body
    return tuple(bodies.values())


def read_terms(path: Path, problems: list[Problem]) -> tuple[Term, ...]:
    terms: list[Term] = []
    ids: dict[str, int] = {}
    forms: dict[str, str] = {}
    for record, term in read_all(path, Term, problems):
        if term.id in ids:
            record.problem("TERM_TWICE.id", id=term.id, first=ids[term.id])
        for form in term.forms:
            if form.hans in forms:
                record.problem("TERM_TWICE.form", form=form.hans, term=forms[form.hans])
            forms.setdefault(form.hans, term.id)
        ids.setdefault(term.id, term.line)
        terms.append(term)
    return tuple(terms)


def read_verbs(path: Path, problems: list[Problem]) -> tuple[VerbForm, ...]:
    verbs = []
    seen: set[str] = set()
    for record, verb in read_all(path, VerbForm, problems):
        _once(record, (verb.hans, verb.id), seen)
        verbs.append(verb)
    return tuple(verbs)


def read_adverbs(path: Path, problems: list[Problem]) -> tuple[Adverb, ...]:
    """What may stand before a verb; a corpus may do without."""
    adverbs = []
    seen: set[str] = set()
    for record, adverb in read_all(path, Adverb, problems, optional=True):
        _once(record, (adverb.hans, adverb.id), seen)
        adverbs.append(adverb)
    return tuple(adverbs)


def _once(record: Record, names: tuple[str, ...], seen: set[str]) -> None:
    for name in names:
        if name in seen:
            record.problem("VERB_TWICE", name=name)
        seen.add(name)


def read_states(path: Path, problems: list[Problem]) -> tuple[State, ...]:
    states = []
    seen: set[str] = set()
    for record, state in read_all(path, State, problems):
        for name in (state.iso3, state.hans, *state.variants):
            if name in seen:
                record.problem("STATE_TWICE", name=name)
            seen.add(name)
        states.append(state)
    return tuple(states)


def read_chapters(path: Path, problems: list[Problem]) -> tuple[Chapter, ...]:
    """The chapters and articles of the Convention; a corpus without them shows none."""
    read = read_one(path, Convention, problems, {}) if path.exists() else None
    if read is None:
        return ()
    numbers: set[int] = set()
    articles: set[int] = set()
    for chapter in read.chapters:
        if chapter.number in numbers:
            problems.append(
                problem("CONVENTION_TWICE.chapter", path, chapter.line, number=chapter.number)
            )
        numbers.add(chapter.number)
        for article in chapter.articles:
            if article.number in articles:
                problems.append(
                    problem("CONVENTION_TWICE.article", path, article.line, number=article.number)
                )
            articles.add(article.number)
    return read.chapters


def read_corrections(path: Path, problems: list[Problem]) -> tuple[Correction, ...]:
    """`hant.tsv`: Simplified, Traditional, reason, and `beyond` where it is none of the corpus's.

    A line that begins with `#` is a comment.
    """
    corrections: list[Correction] = []
    seen: set[str] = set()
    for number, line in enumerate((file_text(path, problems) or "").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        beyond = cells[3:] == ["beyond"]
        if len(cells) != 3 + beyond or not all(cells):
            problems.append(problem("CORRECTION_SHAPE", path, number))
            continue
        hans, hant, reason = cells[:3]
        if hans in seen:
            problems.append(problem("CORRECTION_TWICE", path, number, hans=hans))
        seen.add(hans)
        corrections.append(Correction(hans, hant, reason, number, beyond))
    return tuple(corrections)
