"""Find the terms of the glossary inside Chinese sentences.

Chinese has no spaces, so a term is found by its letters alone, and the longest wins:
缔约国 is not found inside 缔约国会议, because 缔约国会议 is a term too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial

from build_scripts.model import (
    Document,
    Footnote,
    Occurrence,
    Paragraph,
    Runs,
    Term,
    TermRef,
    Text,
    plain,
)
from build_scripts.model.runs import Stretch, set_apart


@dataclass(slots=True)
class Matcher:
    """Longest match over all printed forms of all terms, one step for each character."""

    terms: dict[str, str] = field(default_factory=dict)
    by_first: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, terms: tuple[Term, ...]) -> Matcher:
        matcher = cls()
        for term in terms:
            for form in term.forms:
                matcher.terms[form.hans] = term.id
                matcher.by_first.setdefault(form.hans[0], []).append(form.hans)
        for forms in matcher.by_first.values():
            forms.sort(key=len, reverse=True)
        return matcher

    def find(self, words: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and term of each match, from left to right, none overlapping."""
        at = 0
        while at < len(words):
            for form in self.by_first.get(words[at], ()):
                if words.startswith(form, at):
                    yield at, at + len(form), self.terms[form]
                    at += len(form)
                    break
            else:
                at += 1


def mark_terms(document: Document, matcher: Matcher) -> Document:
    """The document with each mention of a term as a `TermRef`; words and order unchanged."""
    units = [
        replace(
            unit,
            paragraphs=tuple(_in_paragraph(paragraph, matcher) for paragraph in unit.paragraphs),
            title=_every_mention(unit.title, matcher),
            footnotes=tuple(
                replace(note, runs=_mentions(note.runs, matcher)) for note in unit.footnotes
            ),
        )
        for unit in document.units
    ]
    frame = tuple(
        replace(paragraph, runs=_every_mention(paragraph.runs, matcher))
        for paragraph in document.frame
    )
    return replace(document, units=tuple(units), frame=frame)


def _in_paragraph(paragraph: Paragraph, matcher: Matcher) -> Paragraph:
    if paragraph.kind == "heading" or paragraph.role == "vote":
        return replace(paragraph, runs=_every_mention(paragraph.runs, matcher))
    return replace(paragraph, runs=_mentions(paragraph.runs, matcher))


def _mentions(runs: Runs, matcher: Matcher) -> Runs:
    """Mentions in running text, the first of each term told apart from the others."""
    seen: set[str] = set()
    stretches = []
    for start, end, term in matcher.find(plain(runs)):
        if not _in_text(runs, start, end):
            continue
        first = term not in seen
        seen.add(term)
        stretches.append(Stretch(start, end, partial(TermRef, term=term, first=first)))
    return set_apart(runs, stretches)


def _in_text(runs: Runs, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` lie within one run of plain text."""
    offset = 0
    for run in runs:
        length = len(getattr(run, "text", ""))
        if isinstance(run, Text) and offset <= start and end <= offset + length:
            return True
        offset += length
    return False


def _every_mention(runs: Runs, matcher: Matcher) -> Runs:
    """Mentions where no card opens (headings, votes): only their script is at stake."""
    stretches = [
        Stretch(start, end, partial(TermRef, term=term, first=False))
        for start, end, term in matcher.find(plain(runs))
    ]
    return set_apart(runs, stretches)


def terms_of(place: Paragraph | Footnote) -> tuple[str, ...]:
    """The terms of a paragraph or footnote, each once, in the order of their first mention."""
    return tuple(dict.fromkeys(run.term for run in place.runs if isinstance(run, TermRef)))


def counts_by_document(
    documents: tuple[Document, ...], terms: tuple[Term, ...]
) -> dict[str, dict[str, dict[str, int]]]:
    """For each term with several printed forms: form → document → number of mentions.

    Mentions in titles, headings and notes count too; a form that is only part of a longer term
    does not.
    """
    several = {term.id for term in terms if len(term.forms) > 1}
    counts: dict[str, dict[str, dict[str, int]]] = {}
    for document in documents:
        for unit in document.units:
            for runs in (unit.title, *(place.runs for place in unit.places)):
                for run in runs:
                    if isinstance(run, TermRef) and run.term in several:
                        forms = counts.setdefault(run.term, {}).setdefault(run.text, {})
                        name = document.entry.name
                        forms[name] = forms.get(name, 0) + 1
    return {term: forms for term, forms in counts.items() if len(forms) > 1}


def occurrences(documents: tuple[Document, ...]) -> dict[str, tuple[Occurrence, ...]]:
    """For each term the paragraphs and footnotes that mention it, in the order of the corpus."""
    found: dict[str, list[Occurrence]] = {}
    for document in documents:
        for unit in document.units:
            for place in unit.places:
                for term in terms_of(place):
                    found.setdefault(term, []).append(Occurrence(unit.slug, place.id))
    return {term: tuple(places) for term, places in found.items()}
