"""The units as books: nothing of a text is lost, and what a book says of itself is true.

The files are read back without what made them: an EPUB as the XHTML that it holds, a Word
document as the XML of its parts.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from build_scripts.build import Assembled
from build_scripts.data.books import write
from build_scripts.data.books.book import FORMATS, LANGUAGES, books_of
from build_scripts.data.books.export import export_books
from build_scripts.data.books.write import book_tree, pandoc
from build_scripts.model import Library, NoteMark, Place, Rendering, Text
from build_scripts.pages.files import build_site, site_of
from build_scripts.problems import Refused
from build_scripts.site.docs import Docs
from build_scripts.site.settings import Settings
from build_scripts.site.site import Site

ADDRESS = "https://example.org/library/"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XHTML = "{http://www.w3.org/1999/xhtml}"
#: Units that differ most: footnotes that do not begin with 1, a starred note, votes, headings.
TRIED = ("cosp-7-2", "ga-s32-declaration", "a-79-459")


@pytest.fixture(scope="module", autouse=True)
def program() -> None:
    """What makes books is among the packages; where they are not all there, it is said so."""
    if find_spec("pypandoc") is None and not os.environ.get("CI"):
        pytest.skip("NO PYPANDOC: nothing is known of the books. Install requirements.lock.")


class EpubRead:
    """An EPUB by its chapters."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.first = next(iter(self.files))
        self.pages = {
            name: ET.fromstring(data)
            for name, data in self.files.items()
            if name.endswith(".xhtml")
        }

    @cached_property
    def places(self) -> dict[str, ET.Element]:
        """What bears an id, by the id; each is there once."""
        found: dict[str, ET.Element] = {}
        for root in self.pages.values():
            for element in root.iter():
                if id := element.get("id"):
                    assert id not in found
                    found[id] = element
        return found

    def words(self, id: str, language: Rendering) -> list[str]:
        """The paragraphs of a place in a language."""
        place = self.places[id]
        divisions = place.iter(f"{XHTML}div")
        return [
            text_of(paragraph)
            for division in divisions
            if division.get("lang") == language
            for paragraph in division.iter(f"{XHTML}p")
        ]

    @property
    def cells(self) -> list[ET.Element]:
        return [cell for root in self.pages.values() for cell in root.iter(f"{XHTML}td")]

    @property
    def dead_links(self) -> list[str]:
        hrefs = {a.get("href", "") for root in self.pages.values() for a in root.iter(f"{XHTML}a")}
        return [
            href
            for href in hrefs
            if not href.startswith("https:") and href.partition("#")[2] not in self.places
        ]


class WordRead:
    """A Word document by its paragraphs and its footnotes."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.text = ET.fromstring(self.files["word/document.xml"])
        self.notes = ET.fromstring(self.files["word/footnotes.xml"])

    @cached_property
    def bookmarks(self) -> list[str]:
        marks = [root.iter(f"{W}bookmarkStart") for root in (self.text, self.notes)]
        return [mark.get(f"{W}name", "") for found in marks for mark in found]

    @cached_property
    def paragraphs(self) -> list[str]:
        return [text_of(paragraph) for paragraph in self.text.iter(f"{W}p")]

    @property
    def cells(self) -> list[ET.Element]:
        return list(self.text.iter(f"{W}tc"))

    @property
    def dead_links(self) -> list[str]:
        links = [root.iter(f"{W}hyperlink") for root in (self.text, self.notes)]
        anchors = {link.get(f"{W}anchor", "") for found in links for link in found} - {""}
        return sorted(anchors - set(self.bookmarks))

    @cached_property
    def marks(self) -> list[str]:
        """What Word shows at each footnote mark, in the order of the text."""
        start = self.text.find(f".//{W}numStart")
        number = int(start.get(f"{W}val", "1")) if start is not None else 1
        shown = []
        for run in self.text.iter(f"{W}r"):
            for mark in run.iter(f"{W}footnoteReference"):
                if mark.get(f"{W}customMarkFollows"):
                    shown.append(text_of(run))
                else:
                    shown.append(str(number))
                    number += 1
        return shown


def text_of(element: ET.Element) -> str:
    return "".join(element.itertext())


def unmarked(place: Place, language: Rendering) -> str:
    """The words of a place as a book has them, a footnote mark as its label."""
    text = place.text(language)
    return "".join(s.note.label if s.note else s.words for s in text.segments())


@pytest.fixture(scope="module")
def trial(assembled: Assembled, docs: Docs) -> Site:
    """What is known of the site, at an address."""
    return site_of(assembled.library, assembled.published, docs, Settings(ADDRESS))


@pytest.fixture(scope="module")
def made(trial: Site) -> dict[tuple[str, tuple[Rendering, ...], str], bytes]:
    """The books of a few units: one in every language, the others in two."""
    with pandoc() as program:
        return {
            (slug, book.languages, book.format): program.make(book, book_tree(trial, book))
            for slug in TRIED
            for book in books_of(trial.library.unit(slug))
            if slug == "cosp-7-2" or len(book.languages) == 2
        }


def chosen(
    made: dict[Any, bytes], format: str
) -> Iterator[tuple[str, tuple[Rendering, ...], bytes]]:
    for (slug, languages, its), data in made.items():
        if its == format:
            yield slug, languages, data


def test_an_epub_has_every_word_of_every_place(made: dict[Any, bytes], library: Library) -> None:
    for slug, languages, data in chosen(made, "epub"):
        book = EpubRead(data)
        for place in library.unit(slug).paragraphs:
            if place.kind == "heading":
                heading = next(book.places[place.id].iter(), None)
                assert heading is not None
                for language in languages:
                    assert unmarked(place, language) in text_of(heading)
                continue
            for language in languages:
                label = place.label_in(language)
                said = (
                    f"{label} {unmarked(place, language)}" if label else unmarked(place, language)
                )
                assert said in book.words(place.id, language), (slug, place.id, language)
        for note in library.unit(slug).footnotes:
            shown = text_of(book.places[note.id])
            assert shown.strip().startswith(f"{note.label} ")
            assert all(unmarked(note, language) in shown for language in languages)


def test_a_word_document_has_every_word_in_order(made: dict[Any, bytes], library: Library) -> None:
    for slug, languages, data in chosen(made, "docx"):
        unit, book = library.unit(slug), WordRead(data)
        for language in languages:
            there = iter(book.paragraphs)
            for place in unit.paragraphs:
                said = without_marks(place, language)
                assert any(said in paragraph for paragraph in there), (slug, place.id, language)
        for note in unit.footnotes:
            found = [text_of(one) for one in book.notes.iter(f"{W}footnote")]
            every = [without_marks(note, language) for language in languages]
            assert any(all(words in one for words in every) for one in found), note.id


def without_marks(place: Place, language: Rendering) -> str:
    """The words before the first footnote mark: in Word the note itself stands there."""
    text = place.text(language)
    first = next(text.of(NoteMark), None)
    return text.words[: first.start] if first else text.words


def test_every_place_has_its_id(made: dict[Any, bytes], library: Library) -> None:
    for slug, _, data in chosen(made, "epub"):
        book, unit = EpubRead(data), library.unit(slug)
        assert {place.id for place in unit.places} <= book.places.keys()
        assert {
            mention for note in unit.footnotes for mention in note.mentions
        } <= book.places.keys()
        assert book.dead_links == []
    for slug, _, data in chosen(made, "docx"):
        word = WordRead(data)
        assert len(word.bookmarks) == len(set(word.bookmarks))
        assert {place.id for place in library.unit(slug).places} <= set(word.bookmarks)
        assert word.dead_links == []


def test_footnotes_bear_the_printed_marks(made: dict[Any, bytes]) -> None:
    """Note 6 of resolution 7/2 is note 6, and the declaration begins with a star."""
    for slug, marks in (
        ("cosp-7-2", ["6"]),
        ("ga-s32-declaration", ["*", "1", "2", "3", "4", "5", "6"]),
        ("a-79-459", ["1", "2"]),
    ):
        for languages in LANGUAGES if slug == "cosp-7-2" else LANGUAGES[-2:]:
            word = WordRead(made[slug, languages, "docx"])
            assert word.marks == marks
            # The second column leads to the note that the first has.
            assert len(list(word.notes.iter(f"{W}footnote"))) == len(marks) + 2


def test_every_word_has_its_language(made: dict[Any, bytes]) -> None:
    """A program that reads aloud is told in which language."""
    for _, languages, data in chosen(made, "docx"):
        word = WordRead(data)
        for run in (*word.text.iter(f"{W}r"), *word.notes.iter(f"{W}r")):
            words = text_of(run).strip()
            if not words or re.fullmatch(r"[\d*]+|[;；]", words):
                continue
            said = run.find(f"{W}rPr/{W}lang")
            assert said is not None, words
            # What the source prints is quoted where a slip is explained.
            assert said.get(f"{W}val") in (*languages, "zh-Hans")
            if said.get(f"{W}val") != "en":
                assert said.get(f"{W}eastAsia") == said.get(f"{W}val")
    for _, languages, data in chosen(made, "epub"):
        book = EpubRead(data)
        for root in book.pages.values():
            assert root.get("lang") == languages[0]


def test_two_languages_stand_in_two_columns_in_word(made: dict[Any, bytes]) -> None:
    word = WordRead(made["cosp-7-2", ("zh-Hant", "en"), "docx"])
    rows = [
        ["".join(map(text_of, cell.iter(f"{W}p"))) for cell in row.iter(f"{W}tc")]
        for row in word.text.iter(f"{W}tr")
    ]
    assert [
        "聯合國反腐敗公約締約國會議，",
        "The Conference of the States Parties to the United Nations Convention against Corruption,",
    ] in rows
    assert all(len(row) == 2 for row in rows)


def test_headings_make_the_contents(made: dict[Any, bytes], library: Library) -> None:
    book = EpubRead(made["a-79-459", ("zh-Hans", "en"), "epub"])
    nav = text_of(book.pages["EPUB/nav.xhtml"])
    for place in library.unit("a-79-459").paragraphs:
        if place.kind == "heading":
            assert place.text("en").words in nav
    word = WordRead(made["a-79-459", ("zh-Hans", "en"), "docx"])
    styles = [style.get(f"{W}val") for style in word.text.iter(f"{W}pStyle")]
    assert styles.count("Heading1") == 3  # the report, its terms, about the book
    assert sum(styles.count(f"Heading{level}") for level in range(2, 7)) >= 12


def test_a_book_says_where_it_is_from(made: dict[Any, bytes]) -> None:
    book = EpubRead(made["cosp-7-2", ("zh-Hans", "en"), "epub"])
    assert book.first == "mimetype"
    text = "".join(map(text_of, book.pages.values()))
    for said in (
        "CAC/COSP/2017/14",
        f"{ADDRESS}zh-Hans/cosp-7-2/",
        f"{ADDRESS}en/cosp-7-2/",
        "working translation from the Chinese, not an official text",
        "CC BY 4.0",
    ):
        assert said in text
    declared = WordRead(made["ga-s32-declaration", ("zh-Hant", "en"), "docx"]).paragraphs
    assert any("no symbol stated in the source" in paragraph for paragraph in declared)


def test_every_chapter_is_called_by_its_book(made: dict[Any, bytes], library: Library) -> None:
    for slug, languages, data in chosen(made, "epub"):
        title = library.unit(slug).title.text(languages[0]).words
        pages = EpubRead(data).pages.values()
        assert {root.findtext(f"{XHTML}head/{XHTML}title") for root in pages} == {title}


def test_terms_and_slips_lead_to_what_is_said_of_them(
    made: dict[Any, bytes], library: Library
) -> None:
    book = EpubRead(made["cosp-7-2", ("zh-Hans",), "epub"])
    linked = {
        href.partition("#term-")[2]
        for root in book.pages.values()
        for a in root.iter(f"{XHTML}a")
        if "#term-" in (href := a.get("href", ""))
    }
    assert linked
    terms = {term.id: term for term in library.terms}
    for id in linked:
        said = text_of(book.places[f"term-{id}"])
        assert terms[id].main.hans in said
        assert terms[id].definition["zh-Hans"] in said


def test_a_footnote_that_mentions_a_term_is_called_a_footnote(
    made: dict[Any, bytes], library: Library
) -> None:
    unit = library.unit("cosp-7-2")
    book = EpubRead(made[unit.slug, ("en",), "epub"])
    named = {
        a.get("href", "").partition("#")[2]: text_of(a)
        for root in book.pages.values()
        for span in root.iter(f"{XHTML}span")
        if span.get("class") == "seen"
        for a in span.iter(f"{XHTML}a")
    }
    notes = {note.id: f"footnote {note.label}" for note in unit.footnotes if note.id in named}
    assert notes
    assert notes.items() <= named.items()


def test_a_paragraph_leads_to_what_is_said_of_another_text_and_back(
    trial: Site, library: Library
) -> None:
    """Paragraph 6 of draft I was adopted with another word for “also”."""
    unit = library.unit("a-79-459-draft-1")
    read: EpubRead | WordRead
    for book in books_of(unit):
        if len(book.languages) == 1:
            continue
        with pandoc() as program:
            data = program.make(book, book_tree(trial, book))
        if book.format == "epub":
            read = EpubRead(data)
            links = [a for root in read.pages.values() for a in root.iter(f"{XHTML}a")]
            at = {a.get("href", "").partition("#")[2]: text_of(a) for a in links}
        else:
            word = WordRead(data)
            at = {a.get(f"{W}anchor", ""): text_of(a) for a in word.text.iter(f"{W}hyperlink")}
            read = word
        (entry,) = (
            one
            for one in library.document(unit.document.name).discrepancies
            if one.at == f"{unit.slug}#op6"
        )
        assert (
            at[f"discrepancy-{entry.id}"]
            == "The text as adopted (A/RES/79/186) reads otherwise here"
        )
        assert "op6" in at
        assert read.dead_links == []


# Opened by others.


def test_epubs_are_valid(made: dict[Any, bytes], tmp_path: Path) -> None:
    """As the checker says that publishers use; it runs on Java, and CI has both."""
    checker, java = shutil.which("epubcheck"), shutil.which("java")
    if not (checker and java) and not os.environ.get("CI"):
        pytest.skip("NO EPUBCHECK: whether EPUBs are valid is not known. Install epubcheck.")
    assert checker and java
    for slug, languages, data in chosen(made, "epub"):
        if len(languages) == 2 and languages[0] == "zh-Hant":
            path = tmp_path / f"{slug}.epub"
            path.write_bytes(data)
            command = [java, "-jar", str(Path(checker).resolve()), "--failonwarnings", str(path)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr


def test_word_documents_are_read_by_another_program(
    made: dict[Any, bytes], library: Library
) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is an extra set: make files")
    for slug, languages, data in chosen(made, "docx"):
        document = docx.Document(io.BytesIO(data))
        unit = library.unit(slug)
        assert document.core_properties.title == unit.title.text(languages[0]).words
        styles = {paragraph.style.name for paragraph in document.paragraphs}
        assert "Heading 1" in styles
        if len(languages) == 2:
            words = [cell.text for table in document.tables for cell in table.column_cells(1)]
            last = [place for place in unit.paragraphs if place.kind != "heading"][-1]
            assert any(without_marks(last, "en") in cell for cell in words)


# All books of a corpus.


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("books")


def a_site(small: Assembled, docs: Docs) -> Site:
    return site_of(small.library, small.published, docs, Settings(ADDRESS))


@pytest.fixture(scope="module")
def every(small: Assembled, docs: Docs, folder: Path) -> dict[str, bytes]:
    return dict(export_books(a_site(small, docs), folder, processes=2))


def test_every_text_is_a_book_in_each_of_its_languages(
    small: Assembled, every: Mapping[str, bytes]
) -> None:
    names = {
        f"data/books/{slug}.{'-'.join(languages)}.{format}"
        for slug, unit in [*small.library.units.items(), ("anti-corruption-resolutions", None)]
        for languages in LANGUAGES
        for format in FORMATS
        if unit is None or unit.english or "en" not in languages
    }
    assert every.keys() == names


def test_the_whole_library_has_every_unit_with_ids_of_its_own(
    small: Assembled, every: Mapping[str, bytes]
) -> None:
    book = EpubRead(every["data/books/anti-corruption-resolutions.zh-Hans.epub"])
    word = WordRead(every["data/books/anti-corruption-resolutions.zh-Hans.docx"])
    for slug, unit in small.library.units.items():
        ids = {slug, *(f"{slug}_{place.id}" for place in unit.places)}
        assert ids <= book.places.keys()
        assert ids <= set(word.bookmarks)
    assert book.dead_links == []
    assert word.dead_links == []
    # Each unit's notes keep their printed marks: those of the resolution come first or begin anew.
    marks = [note.label for unit in small.library.units.values() for note in unit.footnotes]
    assert sorted(word.marks) == sorted(map(str, marks))


def test_a_book_is_made_once(
    small: Assembled,
    docs: Docs,
    folder: Path,
    every: Mapping[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same text gives the same bytes, and is not made again; another is."""

    def no(*_: object) -> bytes:
        raise AssertionError("a book was made again")

    with monkeypatch.context() as patch:
        patch.setattr(write.Pandoc, "make", no)
        assert dict(export_books(a_site(small, docs), folder)) == every
        with pytest.raises(AssertionError):
            export_books(site_of(small.library, small.published, docs, Settings()), folder)
    path = "data/books/a-res-1-2.zh-Hans-en.docx"
    site = a_site(small, docs)
    (book,) = (b for b in books_of(small.library.unit("a-res-1-2")) if b.path == path)
    with pandoc() as program:
        assert program.make(book, book_tree(site, book)) == every[path]


def test_pages_offer_the_books_that_there_are(
    small: Assembled, docs: Docs, every: Mapping[str, bytes], folder: Path
) -> None:
    link = re.compile(r'href="([^"]*/data/books/[^"]*)" download>[^<]* <small>([^<]*)')
    without = build_site(small.library, small.published, docs, Settings(ADDRESS))
    assert [path for path in without if "books" in path or b"data/books/" in without[path]] == []
    site = build_site(
        small.library,
        small.published,
        docs,
        Settings(ADDRESS),
        books=lambda its: export_books(its, folder),
    )
    assert {path: site[path] for path in site if path.startswith("data/books/")} == every
    for rendering, names in (
        ("zh-Hans", ("zh-Hans", "zh-Hans-en")),
        ("zh-Hant", ("zh-Hant", "zh-Hant-en")),
        ("en", ("en", "zh-Hans-en")),
    ):
        for page, name in (("a-res-1-2", "a-res-1-2"), ("about", "anti-corruption-resolutions")):
            found = link.findall(site[f"{rendering}/{page}/index.html"].decode())
            paths = [
                f"data/books/{name}.{one}.{kind}"
                for kind in FORMATS
                for one in sorted(names, key=len)
            ]
            assert [href.removeprefix("../../") for href, _ in found] == paths
            sizes = [f"{max(1, round(len(every[path]) / 1000))} KB" for path in paths]
            assert [size for _, size in found] == sizes
        assert b"data/books/a-res-1-2." in site[f"{rendering}/data/index.html"]


def test_without_what_makes_books_it_is_said(
    small: Assembled, docs: Docs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(Refused) as refused:
        export_books(a_site(small, docs), tmp_path)
    assert [one.code for one in refused.value.problems] == ["BOOKS_PROGRAM"]
    assert "--books" in refused.value.problems[0].said("en")


def test_the_rows_of_a_table_need_not_be_equally_long(trial: Site) -> None:
    table = Place("table-1", "table", None, None, {"zh-Hans": Text("甲\t乙\t丙\n丁\n戊\t己")})
    unit = replace(trial.library.unit("cosp-7-2"), paragraphs=(table,), english=None)
    with pandoc() as program:
        for book in books_of(unit):
            if book.languages == ("zh-Hans",):
                data = program.make(book, book_tree(trial, book))
                read = EpubRead(data) if book.format == "epub" else WordRead(data)
                cells = [text_of(cell).strip() for cell in read.cells]
                assert cells == ["甲", "乙", "丙", "丁", "戊", "己", ""]
