"""The search index: a pre-inverted index in shards, written as scripts.

Scripts load from `file://` as well as over http, so one index serves the site and the bundle.
A search loads the shards of its own words and nothing else:

* Chinese is indexed by pairs of neighbouring characters, folded to one form (`Folding`), with
  their positions. Every run of characters is found, word or not, in either script.
* Latin words and numbers are indexed whole.
* The names of units and terms are indexed as they are, behind `=`, so that what is called just
  so comes first.
* All keys stand in one order, cut into shards of about the same size. The start says with which
  key each shard begins: what a key or the beginning of a word needs is known, and no shard is
  asked for in vain.
* What is shown of a place stands in chunks, read for the results shown. Titles and terms have the
  first numbers, because they come first in the results.

All lie in a folder named by its content, so that no page reads the index of another build.
`docs/front/scripts/search/` reads what is written here; both tokenize alike.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Any

from build_scripts.cache import Cache, code_key, key_of
from build_scripts.model import RENDERINGS, Library, Place, Rendering, Unit
from build_scripts.site.interface import Interface
from build_scripts.site.units import paragraph_name, unit_name, unit_title
from build_scripts.subjects.search.keys import Folding, in_order
from build_scripts.subjects.search.postings import Postings, join_postings, postings

#: About as many characters has a shard of keys, and a chunk of what is shown.
SHARD, CHUNK = 16_000, 24_000
TITLE, TERM = "title", "term"
#: A place has so many texts: those of Chinese have even numbers, English ones odd.
TEXTS = 2
#: How the interface names a place.
FORMS = ("in_note", "in_preamble", "in_paragraph")
_CODE = b"".join(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py")))


@dataclass(frozen=True, slots=True)
class Indexed:
    """Something that can be found: where it leads, what kind it is, its words."""

    id: str
    kind: str
    name: dict[Rendering, str]
    words: dict[Rendering, str]
    #: of a title: the ids of its unit
    ids: tuple[str, ...] = ()
    #: names by which it is found as they are; no words that are shown
    names: tuple[str, ...] = ()


def search_folder(library: Library, interface: Interface) -> str:
    """The folder of the index, named by what it is made from."""
    digest = hashlib.sha256(_CODE)
    forms = [interface.texts[form] for form in FORMS]
    units = [_units(library, interface, rendering) for rendering in RENDERINGS]
    digest.update(repr((forms, units, list(_heads(library, interface)))).encode())
    for unit in library.units.values():
        for place in unit.places:
            said = [(place.label_in(name), place.text(name).words) for name in RENDERINGS]
            digest.update(repr((place.id, place.kind, said)).encode())
    return f"search/{digest.hexdigest()[:10]}/"


def export_search(
    library: Library,
    interface: Interface,
    keys: Mapping[str, str] = MappingProxyType({}),
    cache: Cache | None = None,
) -> dict[str, str]:
    """The files of the index by their path below the site's root.

    `keys` has the digests of the documents by name: what the cache has of those is not worked
    out again.
    """
    folder = search_folder(library, interface)
    folding = Folding(_pairs(library))
    places = list(_heads(library, interface))
    firsts: list[int] = []

    def parts() -> Iterator[tuple[int, Postings]]:
        """Of each document in turn: that of one is in memory while it is joined."""
        yield 0, postings(_texts(places), folding)
        table = key_of(code_key(), sorted(folding.table.items()))
        for document in library.documents:
            begin = len(places)
            for unit in document.units:
                firsts.append(len(places))
                places.extend(_places(unit, interface))
            key = keys.get(document.entry.name)
            make = partial(postings, _texts(places[begin:]), folding)
            yield TEXTS * begin, cache.value(key_of(table, key), make) if cache and key else make()

    shards = list(_shards(join_postings(parts())))
    if cache:
        cache.end()
    files = {f"k{number}": dict(shard) for number, shard in enumerate(shards)}
    made = {name: _script(name, content) for name, content in files.items()}
    for rendering in RENDERINGS:
        chunks = list(_chunks(places, rendering))
        start = {
            "fold": ["".join(folding.table.keys()), "".join(folding.table.values())],
            "keys": [shard[0][0] for shard in shards],
            "chunks": chunks,
            "units": _units(library, interface, rendering),
            "kinds": _runs([place.kind for place in places]),
            "firsts": firsts,
        }
        made[f"start-{rendering}"] = _script(f"start-{rendering}", start)
        for number, (begin, end) in enumerate(zip(chunks, [*chunks[1:], len(places)], strict=True)):
            name = f"{rendering}-{number}"
            made[name] = _script(name, [_shown(p, rendering) for p in places[begin:end]])
    scripts = {f"{folder}{name}.js": text for name, text in made.items()}
    return {**scripts, f"{folder}files.json": json.dumps(sorted(scripts))}


def _script(name: str, content: object) -> str:
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"readingRoom.shard({json.dumps(name)},{data.replace('</', '<' + chr(92) + '/')});\n"


def _pairs(library: Library) -> Iterator[tuple[str, str]]:
    for unit in library.units.values():
        for place in (unit.title, *unit.places):
            yield place.words, place.text("zh-Hant").words
    for term in library.terms:
        yield from ((form.hans, form.hant) for form in term.forms)
        yield term.definition["zh-Hans"], term.definition["zh-Hans"]


def _heads(library: Library, interface: Interface) -> Iterator[Indexed]:
    """Titles in the order of the units, then terms."""
    for unit in library.units.values():
        later = unit.entry.status.later if unit.entry.status else None
        yield Indexed(
            "",
            TITLE,
            dict.fromkeys(RENDERINGS, ""),
            {rendering: unit_title(unit, rendering) for rendering in RENDERINGS},
            tuple(place.id for place in unit.places),
            tuple(
                dict.fromkeys(
                    name
                    for name in (
                        *(unit_name(unit, interface, rendering) for rendering in RENDERINGS),
                        *_symbols(unit.entry.symbol),
                        *_symbols(later),
                    )
                )
            ),
        )
    for term in library.terms:
        yield Indexed(
            term.id,
            TERM,
            dict.fromkeys(RENDERINGS, ""),
            {
                "zh-Hans": f"{term.main.hans} · {term.main.en}。{term.definition['zh-Hans']}",
                "zh-Hant": f"{term.main.hant} · {term.main.en}。{term.definition['zh-Hant']}",
                "en": f"{term.main.en} · {term.main.hans}. {term.definition['en']}",
            },
            (),
            tuple(
                dict.fromkeys(
                    (
                        *(form.hans for form in term.forms),
                        *term.abbreviations,
                        *(form.en for form in term.forms),
                    )
                )
            ),
        )


def _places(unit: Unit, interface: Interface) -> Iterator[Indexed]:
    for place in unit.places:
        yield Indexed(
            place.id,
            "note" if place.kind == "footnote" else place.kind,
            {rendering: _name(place, interface, rendering) for rendering in RENDERINGS},
            {rendering: place.text(rendering).words for rendering in RENDERINGS},
        )


def _name(place: Place, interface: Interface, rendering: Rendering) -> str:
    """A place as it is cited: `第12(b)段`, `preambular para. 9`."""
    name = place.label or "" if place.kind == "footnote" else paragraph_name(place, rendering)
    forms = {"footnote": "in_note", "preambular": "in_preamble"}
    form = forms.get(place.kind, "in_preamble" if place.id.startswith("pp") else "in_paragraph")
    if not any(sign.isdigit() for sign in name) and place.kind != "footnote":
        return name
    if rendering != "en":
        name = name.replace(" ", "")
    return interface.say(rendering, form, name=name)


def _symbols(symbol: str | None) -> list[str]:
    """A symbol, and the number by which people cite it: `A/RES/75/194` and `75/194`."""
    if not symbol:
        return []
    return list(dict.fromkeys((symbol, symbol.removeprefix("A/RES/"))))


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


def _texts(places: list[Indexed]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Of each place its Chinese text with its names, and the English where it has some."""
    for place in places:
        chinese, english = place.words["zh-Hans"], place.words["en"]
        yield "。".join((chinese, *place.names)), place.names
        yield english if english != chinese else "", ()


def _chunks(places: list[Indexed], rendering: Rendering) -> Iterator[int]:
    """The numbers of the places with which the chunks of what is shown begin."""
    size = CHUNK
    for number, place in enumerate(places):
        if size >= CHUNK:
            yield number
            size = 0
        size += len(place.words[rendering].encode()) + sum(map(len, place.ids))


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


def _shown(place: Indexed, rendering: Rendering) -> list[str]:
    """Of a place its id, name and words, and of a title the ids of its unit."""
    ids = [" ".join(place.ids)] if place.ids else []
    return [place.id, place.name[rendering], place.words[rendering], *ids]
