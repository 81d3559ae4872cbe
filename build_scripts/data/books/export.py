"""The books of a site as files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from build_scripts.cache import Cache, code_key, key_of
from build_scripts.data.books.book import Book, books_of, books_of_all
from build_scripts.data.books.write import book_tree, pandoc
from build_scripts.lazy import Lazy
from build_scripts.parallel import each
from build_scripts.progress import QUIET, Progress
from build_scripts.site.site import Site


class _Made(NamedTuple):
    """A book that was made: the key under which it is kept, its size, itself if it is not."""

    key: str
    size: int
    data: bytes


def export_books(
    site: Site, folder: Path, processes: int = 1, progress: Progress = QUIET
) -> Mapping[str, bytes]:
    """Every book of the library by its path, kept in `folder` from one build to the next.

    A book whose words did not change is not made again. The sizes are known to the site. `Refused`
    where nothing is installed that makes books.
    """
    cache = Cache(folder)
    # Those that take longest come first, and those of a unit together.
    shares: list[tuple[Book, ...]] = [(book,) for book in books_of_all(site)]
    shares += [tuple(books_of(unit)) for unit in site.library.units.values()]
    with pandoc() as program:

        def make(share: tuple[Book, ...]) -> list[_Made]:
            found = []
            for book in share:
                tree = book_tree(site, book)
                key = key_of(code_key(), book.path, tree)
                data = cache.get(key)
                if data is None:
                    data = program.make(book, tree)
                    cache.put(key, data)
                found.append(_Made(key, len(data), b"" if cache.get(key) else data))
            return found

        makers = {}
        progress("books", 0, len(shares))
        for done, (share, made) in enumerate(
            zip(shares, each(make, shares, processes), strict=True), 1
        ):
            for book, one in zip(share, made, strict=True):
                site.sizes[book.path] = one.size
                makers[book.path] = partial(_book, cache, one)
            progress("books", done, len(shares))
    for make_one in makers.values():
        make_one()
    cache.end()
    return Lazy(makers)


def _book(cache: Cache, made: _Made) -> bytes:
    data = made.data or cache.get(made.key)
    if data is None:
        raise FileNotFoundError(cache.folder / made.key)
    return data
