"""A text of a unit → inlines of a book: its words, its links, its notes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from itertools import groupby

from build_scripts.data.books.book import Book
from build_scripts.data.books.tree import Nodes, link_to, span, string
from build_scripts.model import (
    Citation,
    Mark,
    NoteMark,
    OpeningVerb,
    Rendering,
    Segment,
    Slip,
    TermMention,
    Text,
    Unit,
    What,
)
from build_scripts.site.inline import address, link_of
from build_scripts.site.site import Site
from build_scripts.subjects.citing.references import official_address


class BookText:
    """Writes the texts of a unit in one language of a book.

    Its words stand in their order and number, nothing added. A citation leads to the place in
    the book where that is in it, else to its page or its official document; the first mention
    of an underlined term leads to the term, a slip to what is said of it. `note` makes what
    stands in place of a footnote mark.
    """

    def __init__(
        self,
        site: Site,
        book: Book,
        unit: Unit,
        language: Rendering,
        note: Callable[[NoteMark, BookText], Nodes],
    ) -> None:
        self.site, self.book, self.unit, self.language = site, book, unit, language
        self._note = note

    def inlines(self, text: Text, underlined: Collection[str] = ()) -> Nodes:
        """The inlines of a text, marked with its language."""
        free = text.free_mentions if underlined else {}
        lines = [mention for term, mention in free.items() if term in underlined]
        found: Nodes = []
        for link, segments in groupby(text.segments(), key=partial(link_of, underlined=lines)):
            words = [node for segment in segments for node in self._segment(segment)]
            target = self._target(link) if link else ""
            found += [link_to(words, target)] if target else words
        return self.said(found)

    def said(self, inside: Nodes) -> Nodes:
        """Inlines in the language of the text."""
        return [span(inside, lang=self.language)] if inside else []

    def label(self, label: str, slip: str | None = None) -> Nodes:
        """A printed label before the words that it belongs to, with its slip where it is one."""
        if not label:
            return []
        shown = [string(label)]
        if slip and self.language != "en":
            shown = [link_to(shown, f"#{self.book.anchor(self.unit.slug, f'slip-{slip}')}")]
        return self.said([span(shown, "label"), string(" ")])

    def _segment(self, segment: Segment) -> Nodes:
        if segment.note:
            return self._note(segment.note, self)
        words = [string(segment.words)]
        if any(isinstance(mark.what, OpeningVerb) for mark in segment.marks):
            style = "Verb English" if self.language == "en" else "Verb"
            return [span(words, "verb", custom_style=style)]
        return words

    def _target(self, link: Mark[What]) -> str:
        match link.what:
            case Citation(target):
                return self._cited(target)
            case Slip(erratum):
                return f"#{self.book.anchor(self.unit.slug, f'slip-{erratum}')}"
            case TermMention(term):
                return f"#term-{term}"
        return ""

    def _cited(self, target: str) -> str:
        """Where a citation leads; "" where only a page of a site without address would say it."""
        slug, _, id = target.partition("#")
        if slug in self.book.slugs:
            return f"#{self.book.anchor(slug, id)}"
        if target.startswith("https:") or self.site.address:
            return address(target, f"{self.site.address}{self.language}/", self.language)
        unit = self.site.library.units.get(slug)
        return official_address(unit, self.language) if unit else ""
