"""Find the terms of the glossary inside Chinese sentences.

Chinese has no spaces, so a term is found by its letters alone, and the longest wins:
缔约国 is not found inside 缔约国会议, because 缔约国会议 is a term too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from build_scripts.languages.known import KnownWords
from build_scripts.model import Document, Mark, Place, Term, TermMention, Text, Unit, mention_of


class Matcher:
    """Longest match over all printed forms of all terms."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self._terms = {form.hans: term.id for term in terms for form in term.forms}
        self._forms = KnownWords(self._terms)

    def find(self, words: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and term of each match, from left to right, none overlapping."""
        end = 0
        for at, forms in self._forms.beginnings(words):
            if at >= end:
                longest = forms[0]
                end = at + len(longest)
                yield at, end, self._terms[longest]


def mark_terms(document: Document, matcher: Matcher) -> Document:
    """The document with each mention of a term marked; words and order unchanged."""

    def marked(place: Place, _: Unit | None) -> Place:
        return place.with_text("zh-Hans", _marked(place.source, matcher))

    return document.with_places(marked)


def _marked(text: Text, matcher: Matcher) -> Text:
    """The text with its mentions. What a verb, a slip or a footnote mark cuts is no mention."""
    return text.marked(
        Mark(start, end, mention_of(term))
        for start, end, term in matcher.find(text.words)
        if not any(mark.overlaps(start, end) for mark in text.marks)
    )


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
        name = document.entry.name
        for unit in document.units:
            for (term, form), count in unit.known(forms_said).items():
                if term in several:
                    forms = counts.setdefault(term, {}).setdefault(form, {})
                    forms[name] = forms.get(name, 0) + count
    return {term: forms for term, forms in counts.items() if len(forms) > 1}


def forms_said(unit: Unit) -> dict[tuple[str, str], int]:
    """How often a unit mentions each term in each printed form, in the order of the mentions."""
    texts = (place.source for place in (unit.title, *unit.places))
    return dict(Counter((m.what.term, text.at(m)) for text in texts for m in text.of(TermMention)))
