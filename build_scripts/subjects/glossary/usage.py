"""How a term is used: excerpts of both languages side by side, and counts of its forms."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model import Footnote, Library, Paragraph, Rendering, Term, TermRef
from build_scripts.model import plain as words_of
from build_scripts.subjects.glossary.terms import counts_by_document

#: Characters of context on each side of a term.
CONTEXT: dict[Rendering, int] = {"zh-Hans": 16, "zh-Hant": 16, "en": 40}
EXAMPLES = 2


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


def excerpt(place: Paragraph | Footnote, term: str, language: Rendering) -> Excerpt | None:
    """The first mention of a term in a place, in its context; None where it has none."""
    offset = 0
    for run in place.runs:
        if isinstance(run, TermRef) and run.term == term:
            words, reach = words_of(place.runs), CONTEXT[language]
            end = offset + len(run.text)
            before, after = words[max(0, offset - reach) : offset], words[end : end + reach]
            if language == "en":
                before = before if offset <= reach else before.partition(" ")[2]
                after = after if end + reach >= len(words) else after.rpartition(" ")[0]
            first = "" if offset <= reach else "…"
            last = "" if end + reach >= len(words) else "…"
            return Excerpt(language, first + before, run.text, after + last)
        offset += len(getattr(run, "text", ""))
    return None


class Usage:
    """Answers for every term of a library; made once for a build."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.counts = counts_by_document(library.documents, library.terms)
        self._hans = {(u.slug, p.id): p for _, u in library.units for p in u.places}
        self._hant = {(u.slug, p.id): p for u in library.hant.values() for p in u.places}
        self._english = {(u.slug, p.id): p for u in library.english.values() for p in u.places}

    def examples(self, term: Term, rendering: Rendering) -> list[Example]:
        """The first mentions of a term in different units, in both languages."""
        language: Rendering = "zh-Hant" if rendering == "zh-Hant" else "zh-Hans"
        places = self._hant if language == "zh-Hant" else self._hans
        found: list[Example] = []
        units: set[str] = set()
        for at in self.library.occurrences.get(term.id, ()):
            key = (at.unit, at.paragraph)
            chinese = None if at.unit in units else excerpt(places[key], term.id, language)
            english = excerpt(self._english[key], term.id, "en") if key in self._english else None
            if chinese is None or (english is None and self._english):
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
