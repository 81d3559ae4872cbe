"""The tables that all documents share: terms, verbs, States, the Convention, corrections."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from build_scripts.corpus.records import SLUG, Record, read_record, read_records
from build_scripts.model import (
    RENDERINGS,
    Adverb,
    Article,
    Chapter,
    Correction,
    Form,
    State,
    Term,
    VerbForm,
)
from build_scripts.problems import Problem, bad_encoding, problem

#: An article of the Convention and what of it is meant: `54 (2) (a)`.
ARTICLE = re.compile(r"[0-9]{1,3}(?: \([0-9a-z]+\))*")
ISO3 = re.compile("[A-Z]{3}")
ADVERB_KINDS = ("adverb", "manner", "lead-in")
#: How many chapters and articles the Convention has.
CHAPTERS, ARTICLES = 8, 71


def read_terms(path: Path, problems: list[Problem]) -> tuple[Term, ...]:
    terms: list[Term] = []
    ids: dict[str, int] = {}
    forms: dict[str, str] = {}
    for record in read_records(path, problems):
        id = record.text("id")
        main = Form(record.text("zh-Hans"), record.text("zh-Hant"), record.text("en"))
        variants = tuple(_read_form(variant) for variant in record.records("variants"))
        term = Term(
            id=id,
            group=cast(  # type: ignore[arg-type]
                "type", record.one_of("group", ("concept", "body", "instrument", "procedure"))
            ),
            forms=(main, *variants),
            abbreviations=record.texts("abbreviations"),
            en_variants=record.texts("en_variants"),
            article=record.optional_text("article"),
            definition=record.words("definition", RENDERINGS),
            line=record.line,
        )
        record.done()
        if id and not SLUG.fullmatch(id):
            record.problem("BAD_TERM_ID", id=id)
        if term.article is not None and not ARTICLE.fullmatch(term.article):
            record.problem(
                "FIELD_UNKNOWN_VALUE.article", record.line_of("article"), value=term.article
            )
        if id in ids:
            record.problem("TERM_TWICE.id", id=id, first=ids[id])
        for form in term.forms:
            if form.hans in forms:
                record.problem("TERM_TWICE.form", form=form.hans, term=forms[form.hans])
            forms.setdefault(form.hans, id)
        ids.setdefault(id, record.line)
        terms.append(term)
    return tuple(terms)


def _read_form(record: Record) -> Form:
    form = Form(record.text("zh-Hans"), record.text("zh-Hant"), record.text("en"))
    record.done()
    return form


def read_verbs(path: Path, problems: list[Problem]) -> tuple[VerbForm, ...]:
    verbs = []
    seen: set[str] = set()
    for record in read_records(path, problems):
        verb = VerbForm(
            record.id(),
            record.text("zh-Hans"),
            record.text("zh-Hant"),
            record.optional_text("preambular"),
            record.optional_text("operative"),
            record.texts("also"),
            record.line,
            asks=record.flag("asks"),
            asks_again=record.flag("asks_again"),
        )
        record.record("counts", required=False)
        record.optional_text("note")
        record.done()
        if verb.asks_again and not verb.asks:
            record.problem("FIELD_MISSING.field", field="asks")
        _once(record, (verb.hans, verb.id), seen)
        verbs.append(verb)
    return tuple(verbs)


def read_adverbs(path: Path, problems: list[Problem]) -> tuple[Adverb, ...]:
    """What may stand before a verb; a corpus may do without."""
    adverbs = []
    seen: set[str] = set()
    for record in read_records(path, problems) if path.exists() else ():
        adverb = Adverb(
            record.id(),
            cast("type", record.one_of("kind", ADVERB_KINDS)),  # type: ignore[arg-type]
            record.text("zh-Hans"),
            record.text("zh-Hant"),
            record.optional_text("preambular"),
            record.optional_text("operative"),
            record.line,
        )
        record.done()
        for english in (adverb.preambular, adverb.operative):
            if english is not None and english.count("{}") != 1:
                record.problem("ADVERB_SHAPE", english=english)
        _once(record, (adverb.hans, adverb.id), seen)
        adverbs.append(adverb)
    return tuple(adverbs)


def _once(record: Record, names: tuple[str, ...], seen: set[str]) -> None:
    for name in names:
        if name in seen:
            record.problem("VERB_TWICE", name=name)
        seen.add(name)


def read_states(path: Path, problems: list[Problem]) -> tuple[State, ...]:
    states: list[State] = []
    seen: set[str] = set()
    for record in read_records(path, problems):
        state = State(
            record.text("iso3"),
            record.text("zh-Hans"),
            record.text("zh-Hant"),
            record.text("en"),
            record.texts("variants"),
            record.line,
        )
        record.done()
        if state.iso3 and not ISO3.fullmatch(state.iso3):
            record.problem("FIELD_UNKNOWN_VALUE.iso3", record.line_of("iso3"), value=state.iso3)
        for name in (state.iso3, state.hans, *state.variants):
            if name in seen:
                record.problem("STATE_TWICE", name=name)
            seen.add(name)
        states.append(state)
    return tuple(states)


def read_chapters(path: Path, problems: list[Problem]) -> tuple[Chapter, ...]:
    """The chapters and articles of the Convention; a corpus without them shows none."""
    record = read_record(path, problems) if path.exists() else None
    if record is None:
        return ()
    chapters = []
    seen: set[tuple[str, int]] = set()
    for chapter in record.records("chapters"):
        number = _number(chapter, "chapter", CHAPTERS, seen)
        title = chapter.words("title", RENDERINGS)
        articles = tuple(_read_article(article, seen) for article in chapter.records("articles"))
        chapter.done()
        if not articles:
            chapter.problem("FIELD_MISSING.articles")
        chapters.append(Chapter(number, title, articles))
    record.done()
    return tuple(chapters)


def _number(record: Record, kind: str, most: int, seen: set[tuple[str, int]]) -> int:
    """The number of a chapter or an article, which the Convention has and has once."""
    number = record.number("number")
    chapter = kind == "chapter"
    if not 1 <= number <= most:
        record.problem(
            "CONVENTION_NUMBER.chapter" if chapter else "CONVENTION_NUMBER.article",
            number=number,
            most=most,
        )
    if (kind, number) in seen:
        record.problem(
            "CONVENTION_TWICE.chapter" if chapter else "CONVENTION_TWICE.article", number=number
        )
    seen.add((kind, number))
    return number


def _read_article(record: Record, seen: set[tuple[str, int]]) -> Article:
    article = Article(
        number=_number(record, "article", ARTICLES, seen),
        title=record.words("title", RENDERINGS),
        unverified=record.one_of("unverified", ("zh",), default="") == "zh",
    )
    record.done()
    return article


def read_corrections(path: Path, problems: list[Problem]) -> tuple[Correction, ...]:
    """`hant.tsv`: Simplified, Traditional, reason, and `beyond` where it is none of the corpus's.

    A line that begins with `#` is a comment.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(bad_encoding(path, error))
        return ()
    except OSError:
        problems.append(problem("FILE_MISSING.file", path, 0))
        return ()
    corrections: list[Correction] = []
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
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
