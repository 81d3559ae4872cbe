"""The lists of the site: what stands in each, and how it is cut where it is long."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property, partial
from typing import TypeVar

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
#: Into how many groups a text belongs.
DEPTH = 3 + len(COVERED)
#: How many places of an addressee or a verb have no page of their own.
FEW = 20
#: How many bytes a document has on a page, besides each of its units, its links, and the lines
#: and signs between them.
DOCUMENT, UNIT, LINK, LINE, SIGN = 700, 500, 250, 20, 3
#: The same of the files of a unit; of a request, in a table or as a link; of a citation; of a State
#: in a table of votes, besides each of the votes.
FILES, ROW, PLACE, CITATION, STATE, CHOICE = 1000, 500, 90, 240, 170, 110
#: The end of the address of the reports due.
REPORTS = "reports-due"

T = TypeVar("T")


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

        keys = {
            one.entry.name: self._groups(one.entry, one.entry.symbol, one.entry.name, one.titles)
            for one in self._library.documents
        }
        by_text = _by_text(keys, lambda document: document.entry.name, weight)
        return by_text.of("documents", self._library.documents)

    @cached_property
    def units(self) -> Group[Unit]:
        """The units with their data files, by body, session and number."""
        by_text: Division[Unit] = _by_text(self._keys, lambda unit: unit.slug, lambda _: FILES)
        return by_text.of("data", self._library.units.values())

    @cached_property
    def votes(self) -> Group[Unit]:
        """The units that report votes, by body, session and number."""

        def weight(unit: Unit) -> int:
            return len(self._library.states) * (STATE + CHOICE * len(unit.votes))

        units = (unit for unit in self._library.units.values() if unit.votes)
        return _by_text(self._keys, lambda unit: unit.slug, weight).of("votes", units)

    @cached_property
    def citations(self) -> Group[Cited]:
        """What is cited, by body, decade and year, and by the texts that cite it.

        The Convention has a page of its own.
        """
        listed = (cited for cited in self._library.citations if group_of(cited))
        by_text: Division[Cited] = _by_text(self._keys, lambda one: one.unit, lambda _: CITATION)
        cited = citation_levels(self._library, self._interface, self._index.year)
        return replace(by_text, levels=(*cited, *by_text.levels)).of("citations", listed)

    @cached_property
    def requests(self) -> Group[Request]:
        """The requests: where they are cut, by addressee, by verb, the reports due, by text.

        The requests of one text have no page of their own: they stand with those of the numbers
        around it.
        """
        rows: Division[Request] = _by_text(self._keys, lambda one: one.unit, lambda _: ROW)
        rows = replace(rows, levels=rows.levels[:-1])
        whole = rows.of("requests", self._library.requests)
        if not whole.groups:
            return whole
        links = replace(rows, weight=lambda _: PLACE)
        above = ((whole.path, whole.names),)
        addressees = (
            rows.of(f"requests/addressee-{id}", found, self._addressee(id), above)
            for id, found in self.by_addressee(whole.entries).items()
            if len(found) > FEW
        )
        verbs = (
            links.of(f"requests/verb-{id}", found, self._verb(id, found), above)
            for id, found in self.by_verb(whole.entries).items()
            if len(found) > FEW
        )
        due = [request for request in whole.entries if request.report]
        named = self._said("requests_reports")
        reports = [rows.of(f"requests/{REPORTS}", due, named, above)] if due else []
        return replace(whole, groups=(*addressees, *verbs, *reports, *whole.groups))

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

    def _verb(self, id: str, requests: list[Request]) -> Mapping[str, str]:
        verb = self._library.verbs[id]
        english = self._words.english_name(verb, requests)
        return {"zh-Hans": verb.hans, "zh-Hant": verb.hant, "en": english or verb.hans}

    @cached_property
    def _keys(self) -> dict[str, tuple[GroupKey, ...]]:
        """The groups of each unit, by its slug."""
        found = {}
        for unit in self._library.units.values():
            titles: Names = {rendering: unit_title(unit, rendering) for rendering in RENDERINGS}
            found[unit.slug] = self._groups(unit.document, unit.entry.symbol, unit.slug, titles)
        return found

    def _groups(
        self, entry: DocumentEntry, symbol: str | None, name: str, titles: Names
    ) -> tuple[GroupKey, ...]:
        """The groups of a text: body, session or else year, numbers around its own, and itself.

        The latest session stands first.
        """
        bodies = self._library.bodies
        latest = max(filter(None, entry.dates.values()), default="")
        year = in_every_rendering(latest[:4]) if latest else self._said("no_year")
        session = entry.session or year
        found = NUMBER.fullmatch(symbol or "")
        series, number = (found[1], int(found[2])) if found else (name, 0)
        names = {r: f"{symbol or ''} {title}".strip() for r, title in titles.items()}
        itself = GroupKey(name, names, (series, number, name))
        return (
            GroupKey(entry.body, bodies[entry.body].names, list(bodies).index(entry.body)),
            GroupKey(_slug(session["en"]), session, -int(latest.replace("-", "") or 0)),
            *(_around(series, number, covered) if found else itself for covered in COVERED),
            itself,
        )


def _by_text(
    keys: Mapping[str, tuple[GroupKey, ...]], name: Callable[[T], str], weight: Callable[[T], int]
) -> Division[T]:
    """By the groups of texts; `name` is that of the text of an entry."""
    levels = (partial(lambda at, entry: keys[name(entry)][at], at) for at in range(DEPTH))
    return Division(tuple(levels), weight, lambda entry: keys[name(entry)][-1].order)


def _around(series: str, number: int, covered: int) -> GroupKey:
    """So many numbers of a series."""
    first = number // covered * covered
    named = f"{series}{first or 1}–{first + covered - 1}"
    return GroupKey(_slug(named), in_every_rendering(named), (series, first))


def _slug(words: str) -> str:
    return re.sub("[^a-z0-9]+", "-", words.casefold()).strip("-")
