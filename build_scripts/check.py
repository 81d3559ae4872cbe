"""What a careful reader would find wrong with a document, found by machine."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from build_scripts.model import (
    Correction,
    Document,
    Paragraph,
    State,
    Term,
    Unit,
    Verb,
    VerbForm,
    Vote,
    plain,
)
from build_scripts.problems import Problem
from build_scripts.verbs import WITH_VERBS, opens_with_verb

COUNTS = {
    # 以 98 票对 42 票、31 票弃权否决: the first number voted for the rejection, so against.
    "rejected": re.compile(r"以(\d+)票对(\d+)票、(\d+)票弃权(?:，)?(?:否决)"),
    "carried": re.compile(r"以(\d+)票对(\d+)票、(\d+)票弃权"),
}


def check_document(
    document: Document, verbs: tuple[VerbForm, ...], states: dict[str, State]
) -> list[Problem]:
    """Gaps in the numbering, ids that stand twice, verbs not listed, votes that do not add up."""
    path = Path(document.entry.source_path)
    problems: list[Problem] = []
    for unit in document.units:
        problems += _check_numbering(unit, path)
        problems += _check_ids(unit, path)
        if verbs and unit.entry.kind in WITH_VERBS:
            problems += _check_verbs(unit, path)
        for vote in unit.votes:
            problems += _check_vote(unit, vote, states, path)
    return problems


def _check_numbering(unit: Unit, path: Path) -> list[Problem]:
    problems = []
    expected = 1
    for paragraph in unit.paragraphs:
        if paragraph.kind not in ("operative", "numbered"):
            continue
        number = int(re.sub(r"\D", "", paragraph.label or "0"))
        if number != expected:
            problems.append(
                Problem(
                    "NUMBERING_GAP",
                    path,
                    paragraph.line,
                    f"{unit.slug}: paragraph {number} stands where {expected} is expected",
                    "compare with the printed page: a paragraph is missing, or a number is misread",
                )
            )
        expected = number + 1
    problems += _check_items(unit, path)
    return problems


def _check_items(unit: Unit, path: Path) -> list[Problem]:
    problems = []
    last: dict[str, str] = {}
    for item in unit.paragraphs:
        if item.kind != "item" or item.level != 1:
            continue
        letter = (item.label or "").strip("()")
        key = item.parent or ""
        expected = chr(ord(last[key]) + 1) if key in last else "a"
        if letter != expected:
            problems.append(
                Problem(
                    "NUMBERING_GAP",
                    path,
                    item.line,
                    f"{unit.slug}: sub-paragraph ({letter}) stands where ({expected}) is expected",
                    "compare with the printed page: a sub-paragraph is missing or misread",
                )
            )
        last[key] = letter[-1:] or "a"
    return problems


def _check_ids(unit: Unit, path: Path) -> list[Problem]:
    places = [(p.id, p.line) for p in unit.paragraphs]
    places += [(mark.id, p.line) for p in unit.paragraphs for mark in p.marks]
    places += [(note.id, note.spans[0].line if note.spans else 0) for note in unit.footnotes]
    places += [(vote.id, 0) for vote in unit.votes]
    counts = Counter(id for id, _ in places)
    return [
        Problem(
            "ID_TWICE",
            path,
            line,
            f"{unit.slug}: the id {id} stands twice",
            "compare with the printed page: two paragraphs carry the same number",
        )
        for id, line in places
        if counts[id] > 1
    ]


def _check_verbs(unit: Unit, path: Path) -> list[Problem]:
    return [
        Problem(
            "VERB_UNKNOWN",
            path,
            paragraph.line,
            f"{unit.slug}#{paragraph.id} opens with no known verb: “{plain(paragraph.runs)[:9]}…”",
            "add the form with which it opens to corpus/verbs.yaml",
        )
        for paragraph in unit.paragraphs
        if opens_with_verb(paragraph, unit) and not _has_verb(paragraph)
    ]


def _has_verb(paragraph: Paragraph) -> bool:
    return any(isinstance(run, Verb) for run in paragraph.runs)


def _check_vote(unit: Unit, vote: Vote, states: dict[str, State], path: Path) -> list[Problem]:
    paragraphs = {p.id: p for p in unit.paragraphs}
    question = paragraphs.get(vote.paragraph)
    line = question.line if question else 0
    problems = [
        Problem(
            "STATE_UNKNOWN",
            path,
            line,
            f"{unit.slug}#{vote.id}: “{name}” is not a State that corpus/states.yaml knows",
            "add the State, or the printed form of its name as a variant",
        )
        for name in (*vote.in_favour, *vote.against, *vote.abstaining)
        if states and name not in states
    ]
    stated = stated_counts(plain(question.runs)) if question else None
    listed = (len(vote.in_favour), len(vote.against), len(vote.abstaining))
    if stated != listed:
        problems.append(
            Problem(
                "VOTE_COUNT",
                path,
                line,
                f"{unit.slug}#{vote.id}: the text states {stated}, the lists hold {listed}",
                "compare the lists with the printed page, name by name",
            )
        )
    return problems


def stated_counts(words: str) -> tuple[int, int, int] | None:
    """In favour, against, abstaining, as the sentence before a recorded vote states them."""
    if match := COUNTS["rejected"].search(words):
        against, in_favour, abstaining = (int(number) for number in match.groups())
        return in_favour, against, abstaining
    if match := COUNTS["carried"].search(words):
        in_favour, against, abstaining = (int(number) for number in match.groups())
        return in_favour, against, abstaining
    return None


def check_tables(
    documents: tuple[Document, ...],
    terms: tuple[Term, ...],
    corrections: tuple[Correction, ...],
    occurring: set[str],
    corpus: Path,
) -> list[Problem]:
    """Entries of the corpus's tables that nothing in the documents answers any more."""
    words = "\n".join(_all_words(documents))
    problems = [
        Problem(
            "TERM_UNUSED",
            corpus / "glossary.yaml",
            term.line,
            f"the term “{term.id}” is found nowhere in the documents",
            "a longer term may take all its places; correct the form, or remove the entry",
        )
        for term in terms
        if term.id not in occurring
    ]
    problems += [
        Problem(
            "CORRECTION_UNUSED",
            corpus / "hant.tsv",
            correction.line,
            f"“{correction.hans}” is found nowhere in the documents",
            "remove the correction",
        )
        for correction in corrections
        if correction.hans not in words
    ]
    return problems


def _all_words(documents: tuple[Document, ...]) -> list[str]:
    words = []
    for document in documents:
        for unit in document.units:
            words.append(plain(unit.title))
            words += [plain(paragraph.runs) for paragraph in unit.paragraphs]
            words += [plain(note.runs) for note in unit.footnotes]
    return words
