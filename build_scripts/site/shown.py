"""What pages and data files of the whole corpus show of the library.

Besides this they say what all files may say: names and titles of the units, the tables of the
corpus, the words of the interface. By these values one knows whether a file has to be made
again; that it says nothing else of the texts is held by a test.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any

from build_scripts.cache import key_of
from build_scripts.model import (
    Cited,
    Document,
    Pair,
    Request,
    SuccessionSeries,
    Term,
    Unit,
    outline,
)
from build_scripts.site.groups import Group
from build_scripts.site.site import Site

#: What is said of a citation in a unit, besides what it names and between which characters.
OF_CITED = attrgetter("place", "text", "target", "instrument", "dated")


def _read(site: Site, unit: Unit) -> Any:
    """What the document of a unit was read from."""
    return site.digests[unit.document.name]


def no_text(_: Site) -> Any:
    """Nothing of the texts."""
    return ()


def documents_in(site: Site, group: Group[Document] | None = None) -> Any:
    """What a page of the documents shows: all of them, or those of a group."""
    listed = group or site.lists.documents
    return around(listed), [site.digests[one.entry.name] for one in listed.entries]


def errata_of(site: Site) -> Any:
    """Where other texts read otherwise, the slips of all texts with the places that have them,
    what was counted, the books; and what was written about the site.
    """
    library = site.library
    listed = [(one.errata, one.discrepancies, one.titles) for one in library.documents]
    places = [*site.slip_places.values(), *(one.place for _, found, _ in listed for one in found)]
    named = [
        (at, place and (place.kind, place.labels))
        for at, place in ((at, library.outlined(*at)) for at in places)
    ]
    books = [(path, site.size(path)) for path in site.books]
    return listed, named, library.parity, list(library.kinds.values()), books, site.docs.abouts


def texts_of(site: Site, units: Sequence[Unit]) -> Any:
    """The documents of these units, and which units they are."""
    return [(_read(site, unit), unit.slug) for unit in units]


def cited_texts(site: Site, units: Sequence[Unit] = ()) -> Any:
    """What the texts cite, or only these units."""
    known, slugs = digests_of_citations(site), [unit.slug for unit in units]
    return [known.get(slug) for slug in slugs or known]


def citing(site: Site, units: Sequence[Unit] = ()) -> Any:
    """The same, and between which characters of its place each citation stands."""
    slugs = {unit.slug for unit in units}
    listed = (one for one in site.library.citations if not slugs or one.unit in slugs)
    return cited_texts(site, units), [(one.start, one.end) for one in listed]


def cited_in(site: Site, group: Group[Cited] | None = None) -> Any:
    """What a page of the citations shows: all of them, or those of a group, and their years."""
    if group is None:
        return cited_texts(site)
    known, years = digests_of_citations(site), _years(site)
    said = [known[slug] for slug in dict.fromkeys(one.unit for one in group.entries)]
    return around(group), said, " ".join([years[id(at)] for at in group.entries])


@lru_cache(maxsize=1)
def digests_of_citations(site: Site) -> dict[str, str]:
    """For each unit the digest of what it cites."""
    units = groupby(site.library.citations, key=attrgetter("unit"))
    # Of so many plain values the digest is there sooner.
    return {
        slug: key_of([(OF_CITED(one), one.reference.fields) for one in of_unit])
        for slug, of_unit in units
    }


@lru_cache(maxsize=1)
def _years(site: Site) -> dict[int, str]:
    """For each citation which one of its unit it is, and the year of what it cites."""
    units = groupby(site.library.citations, key=attrgetter("unit"))
    found = ((number, one) for _, of_unit in units for number, one in enumerate(of_unit))
    return {id(one): f"{number}:{site.citations.year(one)}" for number, one in found}


def requesting(site: Site, units: Sequence[Unit] = ()) -> Any:
    """The requests, or those of these units, and the paragraphs that make them."""
    known, slugs = _digests_of_requests(site), {unit.slug for unit in units}
    listed = (one for one in site.library.requests if not slugs or one.unit in slugs)
    return [known[id(one)] for one in listed]


def requested_in(site: Site, group: Group[Request] | None = None) -> Any:
    """What a page of the requests shows: all of them, or those of a group."""
    listed = group or site.lists.requests
    known = _counted_requests(site) if listed.groups else _digests_of_requests(site)
    return around(listed), [known[id(one)] for one in listed.entries]


@lru_cache(maxsize=1)
def _counted_requests(site: Site) -> dict[int, str]:
    """What a page shows of each request that stands on another: its place, and in which counts
    it is. A verb that the table has no English for is called as the requests print it.
    """

    def said(one: Request) -> str:
        place, addressees = f"{one.unit} {one.paragraph}", [named.id for named in one.addressees]
        is_named = site.request_words.base(one).operative
        printed = "" if is_named else _digests_of_requests(site)[id(one)]
        counted = one.asks, one.report, bool(one.deadlines)
        return f"{place} {one.number} {one.verb} {addressees} {counted} {printed}"

    return {id(one): said(one) for one in site.library.requests}


def requesting_units(site: Site) -> Any:
    """On which pages the requests of each unit stand."""
    return list(dict.fromkeys((one.unit, page) for one, page in site.lists.requests.placed))


@lru_cache(maxsize=1)
def _digests_of_requests(site: Site) -> dict[int, str]:
    """For each request its digest and that of the paragraph that makes it: of its number, its
    words and its verb.
    """
    words = site.request_words
    return {id(one): key_of(*words.rests_on(one)) for one in site.library.requests}


def voting(site: Site, units: Sequence[Unit]) -> Any:
    """The documents of those of the units that report votes."""
    return [_read(site, unit) for unit in units if unit.votes]


def voted_in(site: Site, group: Group[Unit] | None = None) -> Any:
    """What a page of the votes shows: all of them, or those of a group."""
    listed = group or site.lists.votes
    return around(listed), [_read(site, unit) for unit in listed.entries]


def around(group: Group[Any]) -> Any:
    """What a page of a list says of the groups above and below it."""
    below = [(one.path, one.names, len(one.entries)) for one in group.below]
    return group.names, group.above, below


def counts_of_terms(site: Site) -> Any:
    """In how many places each term is mentioned."""
    return {term: len(places) for term, places in site.library.occurrences.items()}


def usage_of(site: Site, term: Term) -> Any:
    """Where a term is mentioned, how often in which form, and the words around it."""
    places = [f"{at.unit}#{at.paragraph}" for at in site.library.occurrences.get(term.id, ())]
    return " ".join(places), site.usage.counts.get(term.id), site.usage.digests(term)


def mentions(site: Site, units: Sequence[Unit]) -> Any:
    """Where the terms are mentioned in units."""
    outlines = ((unit.slug, unit.known(outline)) for unit in units)
    return [(slug, [(p.id, p.terms) for p in known.places if p.terms]) for slug, known in outlines]


def succeeding(site: Site) -> Any:
    """The texts that are laid side by side, and the places that state a succession."""
    library, table = site.library, site.library.succession
    units = [library.unit(slug) for one in table.compared for slug in (one.earlier, one.later)]
    stating = [place for pair in table.pairs for place in pair.stated]
    stating += [at for one in table.series for stage in one.stages for at in stage.stated]
    return [_read(site, one) for one in units], [
        library.outlined(place.unit, place.paragraph) for place in stating
    ]


def compared(site: Site, _: Pair | SuccessionSeries) -> Any:
    """The same, and which characters make words."""
    return succeeding(site), digest_of_words(site)


@lru_cache(maxsize=1)
def digest_of_words(site: Site) -> str:
    """The digest of what makes words: every pair that is compared asks for it."""
    return key_of(site.word_pairs)
