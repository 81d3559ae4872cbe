"""What a book says around the texts: what is known of a unit, slips, terms, rights."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from build_scripts.data.books.book import Book
from build_scripts.data.books.tree import (
    LINE_BREAK,
    Node,
    Nodes,
    bullets,
    division,
    heading,
    link_to,
    span,
    string,
    text_block,
)
from build_scripts.model import Discrepancy, Erratum, Rendering, Term, Unit
from build_scripts.site.interface import long_date
from build_scripts.site.record import unit_facts
from build_scripts.site.site import Site
from build_scripts.site.units import status_words, unit_title
from build_scripts.subjects.citing.references import official_address, page_address
from build_scripts.subjects.discrepancies.page import discrepancy_lead
from build_scripts.subjects.succession.page import place_name


class Apparatus:
    """What a book says around the texts, in each of its languages."""

    def __init__(self, site: Site, book: Book) -> None:
        self.site, self.book = site, book

    def opening(self) -> Nodes:
        """What a book of the whole library begins with: its name, and its texts as links."""
        language = self.book.languages[0]
        items = [
            [text_block([link_to([string(self._line(unit, language))], f"#{unit.slug}")])]
            for unit in self.book.units
        ]
        return [*self._headed("site", 1, "library"), division([bullets(items)], lang=language)]

    def _line(self, unit: Unit, language: Rendering) -> str:
        space = " " if language == "en" else "\u3000"
        return f"{self.site.unit_name(unit.slug, language)}{space}{unit_title(unit, language)}"

    def document(self, name: str) -> Nodes:
        """The heading over the units of a document."""
        titles = self.site.library.document(name).titles
        return [self._heading(lambda language: titles[language], 1, f"document-{name}")]

    def facts(self, unit: Unit) -> Nodes:
        """What is known of a unit: as its page says it, and where the text is from."""
        return self._in_each(partial(self._facts, unit), "facts")

    def _facts(self, unit: Unit, language: Rendering) -> Nodes:
        say = partial(self.site.say, language)
        facts = [(name, string(value)) for name, value in unit_facts(self.site, unit, language)]
        if unit.entry.status:
            words = status_words(unit.entry.status, self.site.interface, language)
            facts.append((say("book_status"), string(" · ".join(words))))
        official = official_address(unit, language)
        facts.append((say("official_text"), link_to([string(official)], official)))
        if address := page_address(self.site.address, language, unit.slug):
            facts.append((say("book_page"), link_to([string(address)], address)))
        lines = [[*self._called(name, language), value] for name, value in facts]
        if unit.english and "en" in self.book.languages:
            lines.append([string(say(f"english_{unit.english.replace(' ', '_')}"))])
        if origin := unit.document.origin:
            named = link_to([string(origin.name[language])], origin.source)
            lines.append([named, string(f" {origin.rights[language]}")])
        return [text_block([node for line in lines for node in (*line, LINE_BREAK)][:-1])]

    def remarks(self, unit: Unit, level: int) -> Nodes:
        """The slips of a unit's source, and where other texts read otherwise."""
        document = self.site.library.document(unit.document.name)
        here = self.site.slips_by_unit.get(unit.slug, set())
        slips = [slip for slip in document.errata if slip.id in here]
        others = [one for one in document.discrepancies if one.place[0] == unit.slug]
        blocks: Nodes = []
        if slips and self.book.languages != ("en",):
            blocks += self._headed("errata", level, self.book.anchor(unit.slug, "errata"))
        for slip in slips if blocks else ():
            id = self.book.anchor(unit.slug, f"slip-{slip.id}")
            blocks.append(division(self._in_each(partial(self._slip, slip)), id=id))
        if others:
            id = self.book.anchor(unit.slug, "discrepancies")
            blocks += self._headed("discrepancies", level, id)
        for other in others:
            id = self.book.anchor(unit.slug, f"discrepancy-{other.id}")
            blocks.append(division(self._in_each(partial(self._discrepancy, other)), id=id))
        return blocks

    def _slip(self, slip: Erratum, language: Rendering) -> Nodes:
        likely = slip.likely or self.site.say(language, "slip_unknown")
        source = "zh-Hans" if slip.likely else language
        said: Nodes = []
        for name, words, its in (
            ("slip_printed", slip.printed, "zh-Hans"),
            ("slip_likely", likely, source),
        ):
            said += self._called(self.site.say(language, name), language)
            said += [span([string(words)], lang=its), LINE_BREAK]
        return [text_block([*said, string(slip.why[language])])]

    def _discrepancy(self, one: Discrepancy, language: Rendering) -> Nodes:
        link = self._place(*one.place, language)
        lead = discrepancy_lead(self.site, one, language)
        return [text_block([link, LINE_BREAK, string(f"{lead}{one.note[language]}")])]

    def _place(self, slug: str, id: str, language: Rendering) -> Node:
        """A link to a place of the book, as the place is cited."""
        place = self.site.library.place(slug, id)
        name = place_name(self.site, place, language) if place else ""
        name = name or self.site.unit_name(slug, language)
        return link_to([string(name)], f"#{self.book.anchor(slug, id)}")

    def terms(self, level: int) -> Nodes:
        """The terms that the book mentions and not everybody knows, each with its places."""
        blocks = [block for term in self.site.library.terms for block in self._term(term)]
        return [*self._headed("glossary", level, "terms"), *blocks] if blocks else []

    def _term(self, term: Term) -> Nodes:
        occurrences = self.site.library.occurrences.get(term.id, ())
        places = [(at.unit, at.paragraph) for at in occurrences if at.unit in self.book.slugs]
        if not places or term.id in self.site.everyday:
            return []
        names: Nodes = []
        for language in self.book.languages:
            name = span([string(term.name(language))], "name", lang=language, custom_style="Term")
            names += [string("\u3000")] * bool(names) + [name]
        said = self._in_each(lambda one: [text_block([string(term.definition[one])])])
        seen = text_block(self._seen(places))
        return [division([text_block(names), *said, seen], "term", id=f"term-{term.id}")]

    def _seen(self, places: list[tuple[str, str]]) -> Nodes:
        """Links to the places; in a book of many units to the first of each, by the unit's name."""
        language = self.book.languages[0]
        links = [self._place(*place, language) for place in places]
        if self.book.of_all:
            firsts = dict(reversed(places))
            links = [
                link_to(
                    [string(self.site.unit_name(slug, language))], f"#{self.book.anchor(slug, id)}"
                )
                for slug, id in reversed(firsts.items())
            ]
        comma = "; " if language == "en" else "；"
        joined = [node for link in links for node in (string(comma), link)]
        return [span(joined[1:], "seen", lang=language, custom_style="Seen")]

    def rights(self, level: int) -> Nodes:
        """Where the book is from, of which day it is, and whose the rights are."""
        return [*self._headed("book_about", level, "about"), *self._in_each(self._rights)]

    def _rights(self, language: Rendering) -> Nodes:
        say = partial(self.site.say, language)
        lines = [[string(say("site"))]]
        if self.site.address:
            lines.append([link_to([string(self.site.address)], self.site.address)])
        if changes := self.site.library.changes:
            day = long_date(changes[0].date, language)
            lines.append([string(say("book_day", day=day))])
        lines += [[string(say("book_texts"))], [string(say("book_own"))]]
        return [text_block(line) for line in lines]

    def _headed(self, name: str, level: int, id: str) -> Nodes:
        """A heading of the apparatus in every language."""
        return [self._heading(lambda language: self.site.say(language, name), level, id)]

    def _heading(self, words: Callable[[Rendering], str], level: int, id: str) -> Node:
        inside: Nodes = []
        for language in self.book.languages:
            inside += [LINE_BREAK] * bool(inside)
            inside.append(span([string(words(language))], lang=language))
        return heading(inside, level, id)

    def _called(self, name: str, language: Rendering) -> Nodes:
        """What stands before a value."""
        colon = ": " if language == "en" else "："
        return [span([string(f"{name}{colon}")], "name", custom_style="Name")]

    def _in_each(self, blocks: Callable[[Rendering], Nodes], *classes: str) -> Nodes:
        """The same blocks in each language of the book."""
        return [division(blocks(one), *classes, lang=one) for one in self.book.languages]
