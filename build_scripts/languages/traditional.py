"""The documents in Traditional Chinese.

Terms of the glossary and verbs come from their own tables, all other words from `script.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from build_scripts.languages.script import BETWEEN, Script
from build_scripts.model import (
    Document,
    NoteMark,
    OpeningVerb,
    Place,
    Term,
    TermMention,
    Text,
    Unit,
    VerbForm,
)

#: What is set apart from the words around it.
APART = (TermMention, OpeningVerb, NoteMark)


class Converter:
    """Sets Simplified words in Traditional script.

    Guarantees that the wording stays: every character has one counterpart, in its place.
    """

    def __init__(
        self, script: Script, terms: Iterable[Term] = (), verbs: Iterable[VerbForm] = ()
    ) -> None:
        self.words = script.words
        self._forms = {form.hans: form.hant for term in terms for form in term.forms}
        self._verbs = {verb.hans: verb.hant for verb in verbs}

    def texts(self, texts: Iterable[Text]) -> Iterator[Text]:
        """The texts in Traditional script: as many characters, and the same marks.

        Terms and verbs are set as their tables have them. What a footnote mark parts is set
        apart, so that no word is found across it.
        """
        every = list(texts)
        parts = [self._parts(text) for text in every]
        made = self._apart([words for one in parts for words, _ in one])
        for text, one in zip(every, parts, strict=True):
            words = [known or other for (_, known), other in zip(one, made, strict=False)]
            yield Text("".join(words), text.marks)

    def _parts(self, text: Text) -> list[tuple[str, str]]:
        """The words of a text in parts, each as the tables have it; "" where none has it."""
        parts: list[tuple[str, str]] = []
        at = 0
        for mark in text.marks:
            if isinstance(mark.what, APART):
                forms = self._verbs if isinstance(mark.what, OpeningVerb) else self._forms
                printed = text.at(mark)
                parts += ((text.words[at : mark.start], ""), (printed, forms.get(printed, "")))
                at = mark.end
        parts.append((text.words[at:], ""))
        return parts

    def _apart(self, parts: list[str]) -> Iterator[str]:
        """Each of the parts as it is set alone; all of them at once cost little more than one."""
        whole, at = self.words(BETWEEN.join(parts)), 0
        for part in parts:
            yield whole[at : at + len(part)]
            at += len(part) + len(BETWEEN)

    def document(self, document: Document) -> Document:
        """The document with everything that it prints in Traditional script too."""
        made = self.texts(place.source for place in document.places)
        document = document.with_places(lambda place, _: self.place(place, next(made)))
        return replace(
            document,
            units=tuple(self._designated(unit) for unit in document.units),
            titles={**document.titles, "zh-Hant": self.words(document.titles.get("zh-Hans", ""))},
        )

    def place(self, place: Place, text: Text) -> Place:
        """The place with its text, and its label where it has one, in Traditional script too."""
        place = place.with_text("zh-Hant", text)
        return place.with_label("zh-Hant", self.words(place.label)) if place.label else place

    def _designated(self, unit: Unit) -> Unit:
        printed = unit.designations.get("zh-Hans")
        return unit.with_designation("zh-Hant", self.words(printed)) if printed else unit
