"""The search index: a pre-inverted index in shards, written as scripts.

Scripts load from `file://` as well as over http, so one index serves the site and the bundle.
A search loads the shards of its own words and nothing else:

* Chinese is indexed by pairs of neighbouring characters, folded to one form (`Folding`), with
  their positions. Every run of characters is found, word or not, in either script.
* Latin words and numbers are indexed whole.
* The names of units and terms are indexed as they are, behind `=`, so that what is called just
  so comes first; behind `@` and the number of a term stand the places where the texts mean it,
  by whatever name.
* All keys stand in one order, cut into shards of about the same size. The start says with which
  key each shard begins: what a key or the beginning of a word needs is known, and no shard is
  asked for in vain.
* The words of the texts and the names of the terms also stand in a list, read when nothing is
  found: what is misspelt is looked for by the nearest of them.
* What is shown of a place stands in chunks, read for the results shown. Titles and terms have the
  first numbers, because they come first in the results.

All lie in a folder named by its content, so that no page reads the indexes of two builds. No page
says its name, or every page would change with every text: a script tells it when it is asked for.
`docs/front/scripts/search/` reads what is written here; both tokenize alike.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from build_scripts.cache import Cache, code_key, key_of
from build_scripts.joined import FEW, Joining, Part
from build_scripts.model import RENDERINGS, Library, Outlined, Rendering, outline
from build_scripts.site.assets import called, written
from build_scripts.site.interface import Interface
from build_scripts.site.units import unit_name
from build_scripts.subjects.search.chunks import Shown, chunks_of, result_in, size_of
from build_scripts.subjects.search.keys import Folding, in_order
from build_scripts.subjects.search.postings import (
    GrowingPostings,
    meant,
    postings,
    written_out,
)
from build_scripts.subjects.search.searchable import Indexed, heads, places_of, scripts_said

#: About as many characters has a shard of keys.
SHARD = 16_000
#: A word that may be misspelt.
WORD = re.compile("[a-zà-ÿ]{3,}")
#: A place has so many texts: those of Chinese have even numbers, English ones odd.
TEXTS = 2
#: How the interface names a place.
FORMS = ("in_note", "in_preamble", "in_paragraph")
#: Texts of the interface that a search speaks: they come with the index, not with every page.
SPOKEN = (
    *("results", "all_results", "no_results", "too_short", "instead", "alike", "marked", "unmark"),
    *("term", "article", "chapter", "any", "nearest_page", "nearest_place", "no_place", "shown_of"),
    *("filter_body", "filter_year", "filter_document", "filter_kind"),
    *("kind_of_title", "kind_of_term", "kind_of_article", "kind_of_preambular"),
    *("kind_of_operative", "kind_of_numbered", "kind_of_item", "kind_of_heading"),
    *("kind_of_plain", "kind_of_note"),
)
#: A file of the index: its name, the key of all that it is made of ("" for none), what makes it.
Content: TypeAlias = tuple[str, str, Callable[[], object]]
#: The same as it is published: by its path, and as a script.
Published: TypeAlias = tuple[str, str, Callable[[], bytes]]
_CODE = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))


def search_folder(library: Library, interface: Interface) -> str:
    """The folder of the index, named by what it, the cards and the finders are made from."""
    digest = hashlib.sha256(_CODE)
    forms = [interface.texts[form] for form in (*FORMS, *SPOKEN)]
    units = [_units(library, interface, rendering) for rendering in RENDERINGS]
    digest.update(repr((forms, units, list(heads(library, interface)))).encode())
    tables = library.chapters, library.terms, library.verbs, library.addressees
    documents = [(one.entry.body, one.entry.session, one.entry.dates) for one in library.documents]
    digest.update(repr((tables, documents, interface.texts["article"])).encode())
    for unit in library.units.values():
        said = [(place.id, place.said) for place in unit.known(outline).places]
        digest.update(repr((unit.entry.status, said)).encode())
    return f"search/{digest.hexdigest()[:10]}/"


def export_search(
    folder: str,
    library: Library,
    interface: Interface,
    keys: Mapping[str, str] = MappingProxyType({}),
    cache: Cache | None = None,
) -> Iterator[Published]:
    """The files of the index, each with its path below the site's root, all in its folder.

    One is in memory at a time. `keys` has the digests of the documents by name: what the cache
    has of those is not worked out again, and what is shown of them has a key.
    """
    scripts = []
    for name, key, make in _Index(library, interface, keys, cache).files():
        scripts.append(f"{folder}{name}.js")
        yield scripts[-1], key, partial(_script, name, make)
    yield f"{folder}files.json", "", lambda: json.dumps(sorted(scripts)).encode()


class _Index:
    """What stands in each file of the index."""

    def __init__(
        self, library: Library, interface: Interface, keys: Mapping[str, str], cache: Cache | None
    ) -> None:
        self._library, self._interface = library, interface
        self._keys, self._cache = keys, cache
        self._folding = Folding(_pairs(library))
        self._joining = Joining(GrowingPostings, cache if keys else None)
        #: what the postings rest on, and what is shown, besides the documents themselves
        self._table = key_of(code_key(), sorted(self._folding.table.items()))
        self._forms = key_of(code_key(), [interface.texts[form] for form in FORMS])
        #: the kind of each place by its number, with which numbers chunks and units begin
        self._kinds: list[str] = []
        self._chunks: list[int] = []
        self._firsts: list[int] = []
        #: the texts that mention each term
        self._mentions: dict[str, list[int]] = {}

    def files(self) -> Iterator[Content]:
        """Each file by its name, the key of all that it is made of, and what makes it."""
        found = list(heads(self._library, self._interface))
        yield from self._part(found, map(size_of, found), lambda: found, key_of(found))
        terms = list(enumerate(self._library.terms, len(found) - len(self._library.terms)))
        places = lru_cache(maxsize=FEW)(self._places)
        for document in self._library.documents:
            outlines: list[Outlined] = []
            for unit in document.units:
                self._firsts.append(len(self._kinds) + len(outlines))
                outlines += unit.known(outline).places
            for number, place in enumerate(outlines, len(self._kinds)):
                for term in place.terms:
                    self._mentions.setdefault(term, []).append(TEXTS * number)
            name = document.entry.name
            sizes = (place.size for place in outlines)
            key = self._keys.get(name, "")
            yield from self._part(outlines, sizes, partial(places, name), key)
        index = written_out(self._joining.taken())
        if self._cache:
            self._cache.end()
        yield "words", "", partial(_words, self._library, dict(index))
        meaning = ((at, self._mentions.get(term.id)) for at, term in terms)
        index |= {f"@{at}": meant(texts) for at, texts in meaning if texts}
        begins = []
        for number, shard in enumerate(_shards(index)):
            begins.append(shard[0][0])
            yield f"k{number}", "", partial(dict, shard)
        index.clear()
        for rendering in RENDERINGS:
            yield f"start-{rendering}", "", partial(self._start, rendering, begins)

    def _places(self, name: str) -> list[Indexed]:
        units = self._library.document(name).units
        return [place for unit in units for place in places_of(unit, self._interface)]

    def _part(
        self,
        found: Sequence[Indexed] | Sequence[Outlined],
        sizes: Iterable[int],
        places: Callable[[], Sequence[Indexed]],
        key: str,
    ) -> Iterator[Content]:
        """The places of a document, or the heads: their chunks. Of most there is no need to know
        more than the outlines.
        """
        for chunk in chunks_of(sizes):
            number, known = len(self._chunks), key and key_of(self._forms, key, chunk)
            self._chunks.append(len(self._kinds) + chunk.start)
            for rendering in RENDERINGS:
                make = partial(_chunk, places, chunk, rendering)
                yield f"{rendering}-{number}", known, make
        self._kinds += ("note" if place.kind == "footnote" else place.kind for place in found)
        make_postings = lambda: postings(_texts(places()), self._folding)  # noqa: E731 - as `places`
        kept = key and key_of(self._table, key)
        self._joining.add(Part(make_postings, kept))

    def _start(self, rendering: Rendering, begins: Sequence[str]) -> dict[str, object]:
        """What a page reads first: how the index is divided, how it folds, what it says."""
        folds = self._folding.table
        return {
            "fold": ["".join(folds.keys()), "".join(folds.values())],
            "keys": begins,
            "chunks": self._chunks,
            "units": _units(self._library, self._interface, rendering),
            "words": {name: self._interface.say(rendering, name) for name in SPOKEN},
            "kinds": _runs(self._kinds),
            "firsts": self._firsts,
        }


def _chunk(
    places: Callable[[], Sequence[Indexed]], chunk: range, rendering: Rendering
) -> list[Shown]:
    return [result_in(place, rendering) for place in places()[chunk.start : chunk.stop]]


def _script(name: str, make: Callable[[], object]) -> bytes:
    return called("shard", written(name), written(make()).replace("</", r"<\/")).encode()


def _pairs(library: Library) -> Iterator[tuple[str, str]]:
    for unit in library.units.values():
        yield unit.known(scripts_said)
    for term in library.terms:
        yield from ((form.hans, form.hant) for form in term.forms)
        yield term.definition["zh-Hans"], term.definition["zh-Hans"]


def _words(library: Library, postings: Mapping[str, str]) -> tuple[str, str, str]:
    """The Latin words of the index, those of most texts first, and the names of the terms in
    Simplified and in Traditional.
    """
    latin = sorted(filter(WORD.fullmatch, postings), key=lambda w: (-postings[w].count(";"), w))
    forms = [form for term in library.terms for form in term.forms]
    return (
        " ".join(latin),
        " ".join(form.hans for form in forms),
        " ".join(form.hant for form in forms),
    )


def _shards(postings: Mapping[str, str]) -> Iterator[list[tuple[str, str]]]:
    """All keys in order, in shards of about the same size."""
    shard: list[tuple[str, str]] = []
    size = 0
    for key in sorted(postings, key=in_order):
        length = len(key) + len(postings[key])
        if shard and size + length > SHARD:
            yield shard
            shard, size = [], 0
        shard.append((key, postings[key]))
        size += length
    if shard:
        yield shard


def _texts(places: Sequence[Indexed]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Of each place its Chinese text with its names, and the English where it has some."""
    for place in places:
        chinese, english = place.words["zh-Hans"], place.words["en"]
        yield "。".join((chinese, *place.names)), place.names
        yield english if english != chinese else "", ()


def _runs(values: list[str]) -> list[str | int]:
    """Each value with how often it stands in a row."""
    return [part for value, group in groupby(values) for part in (value, sum(1 for _ in group))]


def _units(library: Library, interface: Interface, rendering: Rendering) -> list[dict[str, Any]]:
    """What is said of each unit in a result; a document without a symbol is called as its first
    unit is.
    """
    first = {document.entry.name: document.units[0] for document in library.documents}
    return [
        {
            "slug": unit.slug,
            "name": unit_name(unit, interface, rendering),
            "body": library.bodies[unit.document.body].names[rendering],
            "year": (unit.entry.date or unit.document.dates.get("from", ""))[:4],
            "document": unit.document.symbol
            or unit_name(first[unit.document.name], interface, rendering),
            "kind": unit.entry.kind,
        }
        for unit in library.units.values()
    ]
