"""A book → its file, made by pandoc."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html import escape
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_URL, uuid5

from build_scripts.data.books.apparatus import Apparatus
from build_scripts.data.books.book import Book
from build_scripts.data.books.tree import Node, Nodes, whole_tree
from build_scripts.data.books.unit import UnitInBook
from build_scripts.data.books.word import TEMPLATE, reference_document, with_printed_marks
from build_scripts.data.formats import as_json
from build_scripts.model import RENDERINGS
from build_scripts.problems import Refused, problem
from build_scripts.site.site import Site
from build_scripts.site.units import unit_title

STYLE = Path(__file__).with_name("book.css")
#: The template of a chapter: pandoc's own would be called by the name of its file.
CHAPTER = STYLE.with_suffix(".xhtml")
#: Where a text has not changed since anyone wrote it down, it is of the first day of zips.
FIRST_DAY = "1980-01-01"


def book_tree(site: Site, book: Book) -> Node:
    """A whole book as pandoc reads it."""
    around = Apparatus(site, book)
    blocks: Nodes = around.opening() if book.of_all else []
    document = ""
    for unit in book.units:
        if book.of_all and unit.document.name != document:
            document = unit.document.name
            blocks += around.document(document)
        level = 2 if book.of_all else 1
        part = UnitInBook(site, book, unit, level)
        blocks += [*part.title(), *around.facts(unit), *part.text()]
        blocks += around.remarks(unit, level + 1)
    blocks += [*around.terms(1), *around.rights(1)]
    return whole_tree(blocks, _about(site, book))


def _about(site: Site, book: Book) -> dict[str, str]:
    language = book.languages[0]
    first = book.units[0]
    own = first.document.body
    changes = site.library.changes
    about = {
        "title": site.say(language, "site") if book.of_all else unit_title(first, language),
        "lang": language,
        "creator": site.library.bodies[own].names[language],
        "publisher": site.say(language, "site"),
        "rights": site.say(language, "book_texts"),
        "identifier": f"urn:uuid:{uuid5(NAMESPACE_URL, site.address + book.path)}",
        "modified": changes[0].date if changes else FIRST_DAY,
    }
    if first.entry.date and not book.of_all:
        about["date"] = first.entry.date
    return about


class Pandoc:
    """Makes books of their trees; what it needs lies in `folder`."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program, self._folder = program, folder
        for language in RENDERINGS:
            self._reference(language).write_bytes(reference_document(language))

    def make(self, book: Book, tree: Node) -> bytes:
        """The file of a book. The same tree gives the same bytes."""
        day = datetime.fromisoformat(tree["meta"]["modified"]["c"]).replace(tzinfo=UTC)
        command = [self._program, "--from", "json", "--output", "-", *self._how(book, tree)]
        done = subprocess.run(  # noqa: S603 - our own words only
            command,
            input=as_json(tree).encode(),
            env={**os.environ, "SOURCE_DATE_EPOCH": str(int(day.timestamp()))},
            capture_output=True,
            check=True,
        )
        return with_printed_marks(done.stdout) if book.format == "docx" else done.stdout

    def _how(self, book: Book, tree: Node) -> list[str]:
        if book.format == "docx":
            reference = self._reference(book.languages[0])
            return ["--to", "docx", f"--template={TEMPLATE}", f"--reference-doc={reference}"]
        title = escape(tree["meta"]["title"]["c"])
        return [
            *("--to", "epub3", f"--css={STYLE}", f"--template={CHAPTER}"),
            *(f"--variable=book:{title}", "--epub-title-page=false", "--toc-depth=4"),
            f"--split-level={2 if book.of_all else 1}",
        ]

    def _reference(self, language: str) -> Path:
        return self._folder / f"{language}.docx"


@contextmanager
def pandoc() -> Iterator[Pandoc]:
    """What makes books; `Refused` where it is not installed."""
    try:
        program = import_module("pypandoc").get_pandoc_path()
    except (ImportError, OSError):
        raise Refused([problem("BOOKS_PROGRAM", Path("requirements.lock"), 0)]) from None
    with TemporaryDirectory() as folder:
        yield Pandoc(program, Path(folder))
