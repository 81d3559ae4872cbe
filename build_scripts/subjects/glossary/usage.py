"""How a term is used: excerpts of both languages side by side, and counts of its forms."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.cache import digest_of
from build_scripts.model import (
    RENDERINGS,
    Library,
    Place,
    Rendering,
    Term,
    TermMention,
    Text,
    Unit,
)
from build_scripts.subjects.glossary.terms import counts_by_document

#: Characters of context on each side of a term.
CONTEXT: dict[Rendering, int] = {"zh-Hans": 16, "zh-Hant": 16, "en": 40}
EXAMPLES = 2
#: So many digits of a digest tell apart the excerpts of a term.
SHORT = 20


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A term in its sentence: what stands before it, the printed form, what stands after."""

    language: Rendering
    before: str
    form: str
    after: str


@dataclass(frozen=True, slots=True)
class Example:
    unit: str
    paragraph: str
    chinese: Excerpt
    english: Excerpt | None


def excerpt(place: Place, term: str, language: Rendering) -> Excerpt | None:
    """The first mention of a term in a place, in its context; None where it has none."""
    text = place.texts.get(language, Text(""))
    mention = next((mark for mark in text.of(TermMention) if mark.what.term == term), None)
    if mention is None:
        return None
    words, reach = text.words, CONTEXT[language]
    start, end = mention.start, mention.end
    before, after = words[max(0, start - reach) : start], words[end : end + reach]
    if language == "en":
        before = before if start <= reach else before.partition(" ")[2]
        after = after if end + reach >= len(words) else after.rpartition(" ")[0]
    first = "" if start <= reach else "…"
    last = "" if end + reach >= len(words) else "…"
    return Excerpt(language, first + before, text.at(mention), after + last)


def excerpts_said(unit: Unit) -> dict[str, tuple[str, bool]]:
    """For each term that a unit mentions the digest of its excerpts, up to the first that both
    languages have, and whether they both have one.
    """
    said: dict[str, list[str]] = {}
    both: set[str] = set()
    for place in unit.places:
        for term in place.source.terms:
            if term in both:
                continue
            found = [excerpt(place, term, rendering) for rendering in RENDERINGS]
            said.setdefault(term, []).append(repr((place.id, found)))
            if found[-1]:
                both.add(term)
    return {
        term: (digest_of("".join(found).encode())[:SHORT], term in both)
        for term, found in said.items()
    }


class Usage:
    """Answers for every term of a library; made once for a build."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.counts = counts_by_document(library.documents, library.terms)
        self.translated = any(unit.english for unit in library.units.values())

    def digests(self, term: Term) -> list[str]:
        """The digests of all that `examples` depends on: equal ones have equal examples."""
        units = self.library.units
        found: list[str] = []
        with_english = 0
        for slug in dict.fromkeys(at.unit for at in self.library.occurrences.get(term.id, ())):
            digest, is_translated = units[slug].known(excerpts_said)[term.id]
            found.append(digest)
            with_english += is_translated or not self.translated
            if with_english == EXAMPLES:
                break
        return found

    def examples(self, term: Term, rendering: Rendering) -> list[Example]:
        """The first mentions of a term in different units, in both languages."""
        language: Rendering = "zh-Hant" if rendering == "zh-Hant" else "zh-Hans"
        found: list[Example] = []
        units: set[str] = set()
        for at in self.library.occurrences.get(term.id, ()):
            place = None if at.unit in units else self.library.place(at.unit, at.paragraph)
            chinese = excerpt(place, term.id, language) if place else None
            english = excerpt(place, term.id, "en") if place else None
            if chinese is None or (english is None and self.translated):
                continue
            units.add(at.unit)
            found.append(Example(at.unit, at.paragraph, chinese, english))
            if len(found) == EXAMPLES:
                break
        return found

    def forms(self, term: Term, rendering: Rendering) -> list[tuple[str, list[tuple[str, int]]]]:
        """The printed forms of a term, most frequent first, with their counts by document."""
        counts = self.counts.get(term.id, {})
        names = {
            form.hans: form.hant if rendering == "zh-Hant" else form.hans for form in term.forms
        }
        rows = [(names.get(form, form), list(found.items())) for form, found in counts.items()]
        return sorted(rows, key=lambda row: -sum(count for _, count in row[1]))
