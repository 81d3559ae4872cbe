"""What files are made of, as a digest: by it one knows whether they have changed.

A unit's files say everything of the unit and little of others: their names and titles, who cites
the unit from where, how the paragraphs that it cites are numbered. That is held by a test, which
takes the words of all others away. Of files about the whole corpus their tables say what they
show.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from build_scripts.cache import code_key, key_of
from build_scripts.model import Cited, Rendering, outline
from build_scripts.model.shelf import texts_said
from build_scripts.site.shown import digest_of_words, digests_of_citations
from build_scripts.site.site import Site
from build_scripts.subjects.preview.words import Preview


class FileKeys:
    """Digests for the files of a site."""

    def __init__(self, site: Site) -> None:
        self._site, self._library, self._documents = site, site.library, site.digests
        self._known: dict[Any, str] = {}

    def of_unit(self, slug: str) -> str:
        """The digest of all that the files of a unit depend on; "" where it is not known."""
        if slug not in self._known:
            self._known[slug] = self._of_unit(slug)
        return self._known[slug]

    def _of_unit(self, slug: str) -> str:
        unit = self._library.unit(slug)
        if unit.document.name not in self._documents:
            return ""
        own = unit.known(texts_said), unit.title, unit.votes, unit.pages, unit.aliases
        ends = [(cited.start, cited.end) for cited in self._made[slug]]
        made = digests_of_citations(self._site).get(slug), ends
        cited = {(cited.target or "").partition("#")[0] for cited in self._made[slug]}
        others = map(self._library.unit, sorted(cited & self._library.units.keys() - {slug}))
        places = [[place[:4] for place in other.known(outline).places] for other in others]
        received = [(one.unit, one.place, one.target) for one in self._received[slug]]
        asking, attached = self._site.asking[slug], self._library.attached.get(slug)
        books = self._books[slug]
        lists = self._site.lists
        pages = lists.request_pages.get(slug), lists.vote_pages.get(slug)
        # Where the Chinese of an official text differs, words are compared.
        words = attached and digest_of_words(self._site)
        shown = received, places, asking, attached, books, pages, words
        return key_of(self._common, self._of_document(unit.document.name), slug, own, made, *shown)

    def _of_document(self, name: str) -> str:
        """The digest of what the files of a unit say of its document, besides its metadata."""
        known = ("document", name)
        if known not in self._known:
            one = self._library.document(name)
            self._known[known] = key_of(one.errata, one.discrepancies, one.links, one.titles)
        return self._known[known]

    def of_face(self, path: str) -> str:
        """The digest of what a face is made of, which its name says."""
        return key_of(code_key(), path)

    def of_addresses(self, paths: Iterable[str]) -> str:
        """The digest of where pages stand."""
        return key_of(code_key(), self._site.settings.address, list(paths))

    def of_picture(self, preview: Preview, rendering: Rendering) -> str:
        """The digest of what a picture is made of."""
        return key_of(self._drawn_with, preview, rendering)

    @cached_property
    def _drawn_with(self) -> str:
        docs = self._site.docs
        return key_of(code_key(), list(docs.faces.values()), docs.latin, docs.colours)

    def of_corpus(self, shown: Callable[..., Any], *thing: object) -> str:
        """The digest of all that a file depends on which shows so much of the whole corpus."""
        known = (shown, *map(id, thing))
        if known not in self._known:
            digest = key_of(self._common, shown(self._site, *thing)) if self._documents else ""
            self._known[known] = digest
        return self._known[known]

    @cached_property
    def _books(self) -> dict[str, list[tuple[str, int]]]:
        """The books of each unit, with their sizes."""
        found: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for path in self._site.books:
            found[PurePosixPath(path).name.partition(".")[0]].append((path, self._site.size(path)))
        return found

    @cached_property
    def _made(self) -> dict[str, list[Cited]]:
        found: dict[str, list[Cited]] = defaultdict(list)
        for cited in self._library.citations:
            found[cited.unit].append(cited)
        return found

    @cached_property
    def _received(self) -> dict[str, list[Cited]]:
        found: dict[str, list[Cited]] = defaultdict(list)
        for cited in self._library.citations:
            found[(cited.target or "").partition("#")[0]].append(cited)
        return found

    @cached_property
    def _common(self) -> str:
        """The digest of what all units may say: of the code, the tables, and of each other."""
        docs, published = self._site.docs, self._site.published
        entries = [document.entry for document in self._library.documents]
        units = [
            (unit.title.texts, unit.designations, unit.english)
            for unit in self._library.units.values()
        ]
        tables = replace(
            self._library, documents=(), citations=(), requests=(), attached={}, parity=None
        )
        return key_of(
            code_key(),
            (docs.interface.texts, docs.version, self._site.settings),
            (published.redirects, published.retired, published.renamed),
            *(tables, entries, units, [len(parts) for parts in self._site.parts]),
        )
