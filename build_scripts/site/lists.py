"""The lists of the site: what stands in each, and how it is cut where it is long."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TypeAlias, TypeVar

from build_scripts.model import (
    RENDERINGS,
    Cited,
    Document,
    DocumentEntry,
    Library,
    Request,
    Unit,
)
from build_scripts.model.tables import NOBODY
from build_scripts.site.groups import Division, Group, GroupKey, Names, in_every_rendering
from build_scripts.site.interface import Interface
from build_scripts.site.units import unit_title
from build_scripts.subjects.citations.groups import citation_levels, group_of
from build_scripts.subjects.citations.index import CitationIndex
from build_scripts.subjects.requests.words import RequestWords

#: The number at the end of a symbol: 84 of `A/RES/76/84 B`.
NUMBER = re.compile(r"(.*?)([0-9]{1,9})[^0-9/]*")
#: How many numbers stand together, and how many where those are too many.
COVERED = (100, 20)
#: How many bytes a document has on a page, besides each of its units, its links, and the lines
#: and signs between them.
DOCUMENT, UNIT, LINK, LINE, SIGN = 700, 500, 250, 20, 3
#: The same of the files of a unit; of a request, in a table or as a link; of a citation; of a State
#: in a table of votes, besides each of the votes.
FILES, ROW, PLACE, CITATION, STATE, CHOICE = 1000, 500, 90, 240, 170, 110
#: The end of the address of the reports due.
REPORTS = "reports-due"

T = TypeVar("T")
#: A text as it is put into groups: the entry of its document, its symbol, its name, its titles.
ListedText: TypeAlias = tuple[DocumentEntry, str | None, str, Names]


class Lists:
    """The lists of a library."""

    def __init__(
        self, library: Library, interface: Interface, words: RequestWords, index: CitationIndex
    ) -> None:
        self._library, self._interface = library, interface
        self._words, self._index = words, index

    @cached_property
    def documents(self) -> Group[Document]:
        """The documents by body, session and number."""

        def weight(document: Document) -> int:
            words = sum(LINE + SIGN * len(place.words) for place in document.frame)
            return DOCUMENT + UNIT * len(document.units) + LINK * len(document.links) + words

        divided = self._by_text(
            lambda one: (one.entry, one.entry.symbol, one.entry.name, one.titles), weight
        )
        return divided.of("documents", self._library.documents)

    @cached_property
    def units(self) -> Group[Unit]:
        """The units with their data files, by body, session and number."""
        by_text: Division[Unit] = self._by_text(
            lambda unit: self._texts[unit.slug], lambda _: FILES
        )
        return by_text.of("data", self._library.units.values())

    @cached_property
    def votes(self) -> Group[Unit]:
        """The units that report votes, by body, session and number."""

        def weight(unit: Unit) -> int:
            return len(self._library.states) * (STATE + CHOICE * len(unit.votes))

        units = (unit for unit in self._library.units.values() if unit.votes)
        return self._by_text(lambda unit: self._texts[unit.slug], weight).of("votes", units)

    @cached_property
    def citations(self) -> Group[Cited]:
        """What is cited, by body, decade and year, and by the texts that cite it.

        The Convention has a page of its own.
        """
        listed = (cited for cited in self._library.citations if group_of(cited))
        by_text: Division[Cited] = self._by_text(
            lambda cited: self._texts[cited.unit], lambda _: CITATION
        )
        cited = citation_levels(self._library, self._interface, self._index.chronology)
        return replace(by_text, levels=(*cited, *by_text.levels)).of("citations", listed)

    @cached_property
    def requests(self) -> Group[Request]:
        """The requests: where they are cut, by addressee, by verb, the reports due, by text."""
        rows: Division[Request] = self._by_text(
            lambda request: self._texts[request.unit], lambda _: ROW
        )
        whole = rows.of("requests", self._library.requests)
        if not whole.groups:
            return whole
        links = replace(rows, weight=lambda _: PLACE)
        above = ((whole.path, whole.names),)
        addressees = (
            rows.of(f"requests/addressee-{id}", found, self._addressee(id), above)
            for id, found in self.by_addressee(whole.entries).items()
        )
        verbs = (
            links.of(f"requests/verb-{id}", found, self._verb(id), above)
            for id, found in self.by_verb(whole.entries).items()
        )
        due = (request for request in whole.entries if request.report)
        reports = rows.of(f"requests/{REPORTS}", due, self._said("requests_reports"), above)
        return replace(whole, groups=(*addressees, *verbs, reports, *whole.groups))

    def by_addressee(self, requests: Iterable[Request]) -> dict[str, list[Request]]:
        """Requests by the ids of their addressees, the most asked first, nobody last."""
        found: dict[str, list[Request]] = {}
        for request in requests:
            for id in dict.fromkeys(named.id for named in request.addressees) or [NOBODY]:
                found.setdefault(id, []).append(request)
        order = sorted(found, key=lambda one: (one == NOBODY, -len(found[one])))
        return {id: found[id] for id in order}

    def by_verb(self, requests: Iterable[Request]) -> dict[str, list[Request]]:
        """Requests by the ids of their verbs, those that ask first, then the most used."""
        found: dict[str, list[Request]] = {}
        for request in requests:
            found.setdefault(self._words.base(request).id, []).append(request)
        order = sorted(found, key=lambda verb: (not found[verb][0].asks, -len(found[verb])))
        return {id: found[id] for id in order}

    @cached_property
    def request_pages(self) -> dict[str, str]:
        """The page on which the requests of each unit stand, by its slug."""
        return {request.unit: page for request, page in self.requests.placed}

    @cached_property
    def vote_pages(self) -> dict[str, str]:
        """The page on which the votes of each unit stand, by its slug."""
        return {unit.slug: page for unit, page in self.votes.placed}

    @cached_property
    def document_pages(self) -> dict[str, str]:
        """The page on which each document stands, by its name."""
        return {document.entry.name: page for document, page in self.documents.placed}

    def _said(self, name: str) -> dict[str, str]:
        return {rendering: self._interface.say(rendering, name) for rendering in RENDERINGS}

    def _addressee(self, id: str) -> Mapping[str, str]:
        return self._said("requests_nobody") if id == NOBODY else self._words.addressees[id].names

    def _verb(self, id: str) -> Mapping[str, str]:
        verb = self._library.verbs[id]
        return {"zh-Hans": verb.hans, "zh-Hant": verb.hant, "en": verb.operative or verb.hans}

    @cached_property
    def _texts(self) -> dict[str, ListedText]:
        """The units as they are put into groups."""
        found: dict[str, ListedText] = {}
        for unit in self._library.units.values():
            titles: Names = {rendering: unit_title(unit, rendering) for rendering in RENDERINGS}
            found[unit.slug] = unit.document, unit.entry.symbol, unit.slug, titles
        return found

    def _by_text(self, of: Callable[[T], ListedText], weight: Callable[[T], int]) -> Division[T]:
        """By body, by session or else year with the latest first, by number, and each by itself."""
        places = {id: at for at, id in enumerate(self._library.bodies)}

        def body(text: T) -> GroupKey:
            entry, *_ = of(text)
            return GroupKey(entry.body, self._library.bodies[entry.body].names, places[entry.body])

        def session(text: T) -> GroupKey:
            entry, *_ = of(text)
            latest = max(filter(None, entry.dates.values()), default="")
            order = -int(latest.replace("-", "") or 0)
            if entry.session:
                return GroupKey(_slug(entry.session["en"]), entry.session, order)
            year = latest[:4]
            names = in_every_rendering(year) if year else self._said("no_year")
            return GroupKey(year or "no-year", names, order)

        def number(text: T) -> tuple[str, int, str]:
            _, symbol, name, _ = of(text)
            found = NUMBER.fullmatch(symbol or "")
            return (found[1], int(found[2]), name) if found else (symbol or name, 0, name)

        def numbers(covered: int) -> Callable[[T], GroupKey]:
            def of_so_many(text: T) -> GroupKey:
                series, at, _ = number(text)
                first = at // covered * covered
                named = f"{series}{first or 1}–{first + covered - 1}"
                return GroupKey(_slug(named), in_every_rendering(named), (series, first))

            return of_so_many

        def itself(text: T) -> GroupKey:
            _, symbol, name, titles = of(text)
            names = {r: f"{symbol or ''} {title}".strip() for r, title in titles.items()}
            return GroupKey(name, names, number(text))

        return Division((body, session, *map(numbers, COVERED), itself), weight, number)


def _slug(words: str) -> str:
    return re.sub("[^a-z0-9]+", "-", words.casefold()).strip("-")
