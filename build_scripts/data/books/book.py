"""What a book is: which units it has, in which languages, for which program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from build_scripts.model import Rendering, Unit
from build_scripts.site.parts import part_paths
from build_scripts.site.site import Site

Format: TypeAlias = Literal["epub", "docx"]
FORMATS: tuple[Format, ...] = ("epub", "docx")
#: A book has one language, or Chinese with English after it.
LANGUAGES: tuple[tuple[Rendering, ...], ...] = (
    *(("zh-Hans",), ("zh-Hant",), ("en",)),
    *(("zh-Hans", "en"), ("zh-Hant", "en")),
)
FOLDER = "data/books"
#: What the whole library is called; no unit has so long a name.
WHOLE = "anti-corruption-resolutions"


@dataclass(frozen=True)
class Book:
    """The text of one unit, or of many as a book of the whole library (`of_all`)."""

    path: str
    units: tuple[Unit, ...]
    languages: tuple[Rendering, ...]
    format: Format
    of_all: bool = False

    @cached_property
    def slugs(self) -> frozenset[str]:
        return frozenset(unit.slug for unit in self.units)

    def anchor(self, slug: str, id: str = "") -> str:
        """The id in the book of a unit, or of a place of it: in a book of one unit its own."""
        if not id:
            return slug
        return f"{slug}_{id}" if self.of_all else id


def book_path(name: str, languages: tuple[Rendering, ...], format: Format) -> str:
    """`data/books/cosp-7-1.zh-Hans-en.docx`."""
    return f"{FOLDER}/{name}.{'-'.join(languages)}.{format}"


def books_of(unit: Unit) -> Iterator[Book]:
    """The books of a unit; none in a language that it has not."""
    for languages in LANGUAGES:
        if unit.english or "en" not in languages:
            for format in FORMATS:
                yield Book(book_path(unit.slug, languages, format), (unit,), languages, format)


def books_of_all(site: Site) -> Iterator[Book]:
    """The books of the whole library, in parts where the tables are cut."""
    names = part_paths(WHOLE, len(site.parts.tables))
    for name, units in zip(names, site.parts.tables, strict=True):
        for languages in LANGUAGES:
            there = tuple(unit for unit in units if unit.english or languages != ("en",))
            for format in FORMATS if there else ():
                yield Book(book_path(name, languages, format), there, languages, format, True)
