"""The search index: a pre-inverted index in shards, written as scripts.

Scripts load from `file://` as well as over http, so one index serves the site and the bundle.
A search loads the shards of its own words and nothing else, so its cost does not grow with the
corpus:

* Chinese is indexed by pairs of neighbouring characters, folded to one form (`Folding`), with
  their positions. Every run of two or more characters is found, word or not, in either script.
* Latin words and numbers are indexed whole, in shards by their first two letters, so that a
  beginning of a word is enough.
* The places are divided into segments: titles and terms first, because they come first in the
  results, then paragraphs and notes. A directory says in which segments a pair or word occurs;
  a search reads segments until it has enough results.
* What is shown of a place stands in chunks of a few places, read for the results shown.

`docs/front/scripts/search/` reads what is written here; both tokenize alike.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from build_scripts.model import RENDERINGS, Library, Rendering
from build_scripts.site.interface import Interface
from build_scripts.site.units import paragraph_name, unit_name, unit_title
from build_scripts.subjects.search.keys import Folding, keys, shard_of

SEGMENT = 8000
#: Shards of each segment for pairs of Han characters: in a small corpus, and in a large one.
FEW, MANY = 256, 1024
CHUNK = 8
TITLE, TERM = "title", "term"


@dataclass(frozen=True, slots=True)
class Indexed:
    """Something that can be found: where it leads, what kind it is, its words."""

    unit: int
    id: str
    kind: str
    name: str
    words: dict[Rendering, str]
    #: of a title: the ids of its unit's numbered paragraphs and items
    ids: tuple[str, ...] = ()
    #: words that find the place but are not shown, such as a symbol
    also: str = ""


def export_search(library: Library, interface: Interface) -> Iterator[tuple[str, str]]:
    """The files of the index, each with its path below the site's root."""
    places = list(_entries(library, interface))
    folding = Folding(_pairs(library))
    heads = [place for place in places if place.kind in (TITLE, TERM)]
    texts = [place for place in places if place.kind not in (TITLE, TERM)]
    parts = [part for group in (heads, texts) for part in _divide(group)]
    shards = FEW if len(places) <= SEGMENT else MANY
    start = {
        "fold": ["".join(folding.table.keys()), "".join(folding.table.values())],
        "segments": len(parts),
        "heads": len(list(_divide(heads))),
        "shards": shards,
        "chunk": CHUNK,
    }
    yield "search/start.js", _script("start", start)
    names = ["search/start.js"]
    directory: dict[str, dict[str, list[int]]] = defaultdict(dict)
    units = _units(library, interface)
    for segment, part in enumerate(parts):
        content: dict[str, dict[str, str]] = defaultdict(dict)
        for key, found in _postings(part, folding).items():
            shard = shard_of(key, shards)
            content[shard][key] = found
            directory[shard].setdefault(key, []).append(segment)
        for shard, entries in content.items():
            names.append(f"search/{segment}/{shard}.js")
            yield names[-1], _script(f"{segment}/{shard}", entries)
        for rendering in RENDERINGS:
            for at in range(0, len(part), CHUNK):
                name = f"{segment}/{rendering}-{at // CHUNK}"
                shown = _shown(part[at : at + CHUNK], units, rendering)
                names.append(f"search/{name}.js")
                yield names[-1], _script(name, shown)
    for shard, listed in directory.items():
        names.append(f"search/d/{shard}.js")
        yield names[-1], _script(f"d/{shard}", listed)
    yield "search/files.json", json.dumps(sorted(names))


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


def _entries(library: Library, interface: Interface) -> Iterator[Indexed]:
    for number, unit in enumerate(library.units.values()):
        names = " ".join(unit_name(unit, interface, rendering) for rendering in RENDERINGS)
        yield Indexed(
            number,
            "",
            TITLE,
            "",
            {rendering: unit_title(unit, rendering) for rendering in RENDERINGS},
            tuple(p.id for p in unit.paragraphs if p.kind in ("operative", "numbered", "item")),
            f"{names} {unit.entry.symbol or ''}",
        )
        for place in unit.places:
            is_note = place.kind == "footnote"
            yield Indexed(
                number,
                place.id,
                "note" if is_note else place.kind,
                place.label or "" if is_note else paragraph_name(place),
                {rendering: place.text(rendering).words for rendering in RENDERINGS},
            )
    for term in library.terms:
        forms = "、".join(form.hans for form in term.forms)
        yield Indexed(
            -1,
            term.id,
            TERM,
            "",
            {
                "zh-Hans": f"{term.main.hans} · {term.main.en}。{term.definition['zh-Hans']}",
                "zh-Hant": f"{term.main.hant} · {term.main.en}。{term.definition['zh-Hant']}",
                "en": f"{term.main.en} · {term.main.hans}. {term.definition['en']}",
            },
            (),
            f"{forms}、{'、'.join(term.abbreviations)}、{'、'.join(f.en for f in term.forms)}",
        )


def _postings(places: list[Indexed], folding: Folding) -> dict[str, str]:
    """For each key the texts that have it, even numbers Chinese, odd ones English, each with the
    positions of the key: all as differences in base 36, `2,5,3;4,1`.
    """
    parts: dict[str, list[str]] = {}
    last: dict[str, tuple[int, int]] = {}
    for text, words in enumerate(_texts(places)):
        for key, position in keys(folding.fold(words)):
            before = last.get(key)
            last[key] = text, position
            if before is None:
                parts[key] = [f"{_base36(text)},{_base36(position)}"]
            elif before[0] == text:
                parts[key].append(f",{_base36(position - before[1])}")
            else:
                parts[key].append(f";{_base36(text - before[0])},{_base36(position)}")
    return {key: "".join(found) for key, found in parts.items()}


def _texts(places: list[Indexed]) -> Iterator[str]:
    """Of each place its Chinese text, and the English where it has some."""
    for place in places:
        chinese, english = place.words["zh-Hans"], place.words["en"]
        yield f"{chinese}。{place.also}" if place.also else chinese
        yield english if english != chinese else ""


@cache
def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    left, last = divmod(number, 36)
    return (_base36(left) if left else "") + digits[last]


def _divide(places: list[Indexed]) -> Iterator[list[Indexed]]:
    for start in range(0, len(places), SEGMENT):
        yield places[start : start + SEGMENT]


def _units(library: Library, interface: Interface) -> list[dict[Rendering, list[str]]]:
    """What is said of each unit in a result: slug, symbol, name, body, year, document."""
    return [
        {
            rendering: [
                unit.slug,
                unit.entry.symbol or "",
                unit_name(unit, interface, rendering),
                library.bodies[unit.document.body].names[rendering],
                (unit.entry.date or unit.document.dates.get("from", ""))[:4],
                unit.document.symbol or unit.document.name,
            ]
            for rendering in RENDERINGS
        }
        for unit in library.units.values()
    ]


def _shown(
    places: list[Indexed], units: list[dict[Rendering, list[str]]], rendering: Rendering
) -> dict[str, object]:
    """A chunk: for each place its unit, id, kind, name and words, and the units themselves."""
    numbers = sorted({place.unit for place in places if place.unit >= 0})
    return {
        "units": {number: units[number][rendering] for number in numbers},
        "places": [
            [place.unit, place.id, place.kind, place.name, place.words[rendering]]
            + ([" ".join(place.ids)] if place.ids else [])
            for place in places
        ],
    }
