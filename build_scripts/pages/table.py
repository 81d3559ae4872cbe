"""Every page of the site. A row is a page in every rendering, or one for each of several things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from build_scripts.model import Library, Pair, SuccessionSeries, Term, Unit
from build_scripts.pages.about import about
from build_scripts.pages.data import data, data_shown, listed_units, unit_files_line
from build_scripts.pages.documents import document_line, documents
from build_scripts.pages.home import home
from build_scripts.pages.reference import reference
from build_scripts.pages.unit import unit_page
from build_scripts.site.page import PageKind
from build_scripts.site.shown import (
    cited_in,
    cited_texts,
    compared,
    counts_of_terms,
    documents_in,
    errata_of,
    no_text,
    requested_in,
    requesting_units,
    succeeding,
    usage_of,
    voted_in,
)
from build_scripts.subjects.citations.convention import convention
from build_scripts.subjects.citations.page import citation_line, citations
from build_scripts.subjects.glossary.page import glossary, term_page
from build_scripts.subjects.requests.page import request_line, requests
from build_scripts.subjects.succession.comparison import comparison
from build_scripts.subjects.succession.history_page import history_page
from build_scripts.subjects.succession.page import succession
from build_scripts.subjects.succession.side_by_side import side_by_side
from build_scripts.subjects.votes.page import vote_line, votes


def _pairs(library: Library) -> Mapping[str, Pair]:
    return {f"succession/{pair.name}": pair for pair in library.succession.compared}


def _histories(library: Library) -> Mapping[str, SuccessionSeries]:
    return {f"succession/{series.name}": series for series in library.succession.histories}


def _terms(library: Library) -> Mapping[str, Term]:
    return {f"glossary/{term.id}": term for term in library.terms}


def _units(library: Library) -> Mapping[str, Unit]:
    return library.units


#: In the order in which the header, the home page and the sitemap name them.
PAGES = (
    PageKind("", "pages/home.html", home),
    PageKind(
        "documents",
        "pages/documents.html",
        documents,
        in_header=True,
        cut=lambda lists: lists.documents,
        line=document_line,
        shown=documents_in,
    ),
    PageKind(
        "glossary",
        "subjects/glossary/page.html",
        glossary,
        ("glossary.css", "glossary.js"),
        in_header=True,
        shown=counts_of_terms,
    ),
    PageKind("search", "subjects/search/page.html", assets=("search.js",), shown=no_text),
    PageKind(
        "reference",
        "pages/reference.html",
        reference,
        ("reference.css",),
        in_header=True,
        shown=no_text,
    ),
    PageKind(
        "citations",
        "subjects/citations/page.html",
        citations,
        ("reference.css",),
        is_reference=True,
        cut=lambda lists: lists.citations,
        line=citation_line,
        shown=cited_in,
    ),
    PageKind(
        "convention",
        "subjects/citations/convention.html",
        convention,
        ("reference.css",),
        is_reference=True,
        shown=cited_texts,
    ),
    PageKind(
        "succession",
        "subjects/succession/page.html",
        succession,
        ("succession.css",),
        is_reference=True,
        shown=succeeding,
    ),
    PageKind(
        "requests",
        "subjects/requests/page.html",
        requests,
        ("requests.css", "requests.js"),
        is_reference=True,
        cut=lambda lists: lists.requests,
        line=request_line,
        shown=requested_in,
        found=requesting_units,
    ),
    PageKind(
        "votes",
        "subjects/votes/page.html",
        votes,
        ("votes.css", "votes.js"),
        is_reference=True,
        cut=lambda lists: lists.votes,
        line=vote_line,
        shown=voted_in,
    ),
    PageKind(
        "sides",
        "subjects/succession/side_by_side.html",
        side_by_side,
        ("succession.css", "search.js", "sides.js"),
        is_reference=True,
    ),
    PageKind(
        "concordance",
        "subjects/search/concordance.html",
        assets=("search.js", "concordance.js"),
        is_reference=True,
    ),
    PageKind(
        "data",
        "pages/data.html",
        data,
        ("data.css",),
        is_reference=True,
        cut=lambda lists: lists.units,
        line=unit_files_line,
        shown=data_shown,
        found=listed_units,
    ),
    PageKind(
        "about",
        "pages/about.html",
        about,
        ("about.css", "about.js"),
        in_header=True,
        shown=errata_of,
    ),
    PageKind(
        "comparison",
        "subjects/succession/comparison.html",
        comparison,
        ("succession.css", "succession.js"),
        each=_pairs,
        shown=compared,
    ),
    PageKind(
        "history",
        "subjects/succession/history.html",
        history_page,
        ("succession.css", "history.js"),
        each=_histories,
        shown=compared,
    ),
    PageKind(
        "term",
        "subjects/glossary/term.html",
        term_page,
        ("glossary.css",),
        each=_terms,
        shown=usage_of,
    ),
    PageKind("unit", "pages/unit.html", unit_page, each=_units),
    PageKind("", "pages/front.html", at_root=True),
)
HEADER = tuple(kind.name for kind in PAGES if kind.in_header)
REFERENCE = tuple(kind.name for kind in PAGES if kind.is_reference)
#: Names that no unit may have: those of the pages, and of other folders of the site.
RESERVED = (
    *(kind.name for kind in PAGES if kind.name and not kind.each),
    *("bundle", "assets", "terms"),
)


def names(library: Library, former: Iterable[str] = ()) -> list[str]:
    """The addresses of all pages below their rendering, with the `former` slugs of units."""
    pages = (name for kind in PAGES for name in kind.names(library))
    return [f"{name}/" for name in (*pages, *former) if name]
