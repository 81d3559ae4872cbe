"""What pages say of the books that can be taken along: languages, format, size."""

from __future__ import annotations

from typing import NamedTuple

from build_scripts.data.books.book import FORMATS, LANGUAGES, WHOLE, book_path
from build_scripts.model import Rendering
from build_scripts.site.parts import part_paths
from build_scripts.site.site import Site

#: What readers call the formats.
PROGRAMS = {"epub": "EPUB", "docx": "Word"}


class OfferedBook(NamedTuple):
    """A link to a book: its path, what it is called, how large it is."""

    path: str
    name: str
    size: str


def offered_books(
    site: Site, name: str, rendering: Rendering
) -> list[tuple[str, list[OfferedBook]]]:
    """The books of a unit, or of the library, in each format that there is.

    A reader is offered the language of the page, and Chinese with English beside it.
    """
    chinese = "zh-Hans" if rendering == "en" else rendering
    found = []
    for format in FORMATS:
        books = [
            OfferedBook(path, _called(site, languages, rendering), file_size(site.size(path)))
            for languages in LANGUAGES
            if languages in ((rendering,), (chinese, "en"))
            and (path := book_path(name, languages, format)) in site.books
        ]
        if books:
            found.append((PROGRAMS[format], books))
    return found


def books_of_library(site: Site, rendering: Rendering) -> list[tuple[str, list[OfferedBook]]]:
    """The books of the whole library, part after part."""
    names = part_paths(WHOLE, len(site.parts.tables))
    return [offered for name in names for offered in offered_books(site, name, rendering)]


def _called(site: Site, languages: tuple[Rendering, ...], rendering: Rendering) -> str:
    return site.say(rendering, "rendering_name" if len(languages) == 1 else "books_two")


def file_size(count: int) -> str:
    """How large a file is, as people say it."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1000))} KB"
