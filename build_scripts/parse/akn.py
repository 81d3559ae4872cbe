"""A text in the United Nations' own XML (AKN4UN) → blocks and footnotes.

The files mark up what a page prints: formula, paragraphs with their numbers, items, headings,
tables, footnotes where they are marked. Not all do so alike. What one file has as an item
(`point`) another has as a paragraph with the number `(a)`, or leaves to the words; a heading
may be a paragraph, and a paragraph a heading. So a block is what is printed: its number and its
words, and it is a heading where it is set as one or where its words close nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from build_scripts.model import DocumentEntry, Furniture
from build_scripts.parse.blocks import Block, Parts, Piece, PrintedNote
from build_scripts.parse.elements import Element, Words, XmlText, read_elements
from build_scripts.parse.source import Line
from build_scripts.problems import Refused, problem

#: Where a block stands in its statement. Which paragraphs are the preamble is marked up with
#: slips; the numbers tell.
Area: TypeAlias = Literal["cover", "title", "opening", "text", "end", "annex"]
AREAS: dict[str, Area] = {
    "preface": "title",
    "preamble": "text",
    "mainBody": "text",
    "conclusions": "end",
    "attachments": "annex",
}
#: What is one thing with its number, and takes no other's.
NUMBERED = ("paragraph", "point", "item")
#: What else has a name in its file by which others may cite it.
NAMED = ("formula", "container", "section", "crossHeading")
#: The number of a heading below it.
ALONE = re.compile(r"[IVX]{1,5}|[A-Z]|[一二三四五六七八九十]{1,3}")
HEADINGS = ("heading", "subheading")
PRINTED = (*HEADINGS, "crossHeading", "listIntroduction", "p", "docTitle")
#: How the words of a paragraph close, before a footnote's mark.
CLOSES = re.compile(r"(?:[，。；：、,;:.)）\]］]|.{9}[”’\"])(?:\[\^\d+\])*$")
NUMBER = re.compile(r"\d{1,3}[.．]")
LETTER = re.compile("[A-Z]")
MARKS = re.compile(r"\[\^[^\]]*\]")


@dataclass(frozen=True, slots=True)
class MarkedUp:
    """What the XML says of a block: where it stands, what a line of the cover states (`session`),
    and the words at its beginning that are set apart, as verbs are.
    """

    area: Area
    field: str
    verb: str


@dataclass(slots=True)
class AknText:
    """A text in one language: its parts, and for each block what the XML says of it."""

    parts: Parts
    marked_up: tuple[MarkedUp, ...]
    root: Element
    statements: tuple[Element, ...]


def read_akn_layout(lines: list[Line], entry: DocumentEntry) -> Parts:
    """Take a Chinese text apart; `Refused` where it has not the units that are announced."""
    path = Path(entry.source_path)
    text = read_akn(lines, path)
    found = len(text.statements)
    if missing := entry.units[found:]:
        raise Refused(
            problem("UNIT_NOT_FOUND", Path(entry.path), u.line, begins=u.begins or "", unit=u.slug)
            for u in missing
        )
    return text.parts


def read_akn(lines: list[Line], path: Path) -> AknText:
    """A text in any language; its statements are its units."""
    xml = read_elements(lines, path)
    statements = tuple(xml.root.all("statement"))
    if xml.root.name != "akomaNtoso" or not statements:
        raise Refused([problem("XML_NOT_AKN", path, xml.root.line, name=xml.root.name)])
    reader = _Reader(path)
    reader.document(xml, statements)
    furniture = (*xml.markup, *reader.furniture)
    parts = Parts(tuple(reader.blocks), tuple(reader.notes), furniture, ())
    return AknText(parts, tuple(reader.marked_up), xml.root, statements)


@dataclass(slots=True)
class _Raw:
    """The words of a block as they are gathered, with where they stand."""

    text: str = ""
    pieces: list[Piece] = field(default_factory=list)

    def add(self, words: Words, page: int) -> None:
        """Add words, one space for white space, none at the beginning."""
        shown = re.sub(r"\s+", " ", words.text)
        if not self.text or self.text.endswith((" ", "\n", "\t")):
            shown = shown.lstrip(" ")
        if words.spans:
            self.pieces.append(Piece(len(self.text), words.spans, page))
        self.text += shown

    def mark(self, label: str) -> None:
        self.text = f"{self.text.rstrip(' ')}[^{label}]"


@dataclass(slots=True)
class _Reader:
    path: Path
    blocks: list[Block] = field(default_factory=list)
    marked_up: list[MarkedUp] = field(default_factory=list)
    notes: list[PrintedNote] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    #: the number that stands before the next words
    number: Element | None = None
    unit: int = -1
    area: Area = "cover"
    #: what the file calls the next block
    eid: str = ""

    @property
    def page(self) -> int:
        return self.unit + 1

    def document(self, xml: XmlText, statements: tuple[Element, ...]) -> None:
        for collection in xml.root.all("documentCollection"):
            self.cover(collection)
            for preface in collection.all("preface"):
                self.printed_lines(preface)
        for index, statement in enumerate(statements):
            self.unit, self.area = -1, "cover"
            self.cover(statement, index)
            self.unit = index
            self.statement(statement)

    def cover(self, element: Element, unit: int = -1) -> None:
        """What is printed above a text, and what is said of it without being printed.

        A text without a title has that of its agenda item.
        """
        titled = unit < 0 or any(child.name == "preface" for child in element.children)
        for child in element.children:
            if child.name == "coverPage":
                self.printed_lines(child, -1 if titled else unit)
            elif child.name == "meta":
                self.set_aside(child)

    def printed_lines(self, element: Element, titled: int = -1) -> None:
        for line in element.children:
            for part in line.children if line.first("docNumber") else (line,):
                item = part.first("inline")
                if titled >= 0 and item and item.attributes.get("name") == "agenda item name":
                    self.unit, self.area = titled, "title"
                self.block(part)
                self.unit, self.area = -1, "cover"

    def set_aside(self, element: Element) -> None:
        for words in element.words():
            self.furniture += [Furniture("layout", words.text, span) for span in words.spans]

    def statement(self, statement: Element) -> None:
        for child in statement.children:
            if child.name in AREAS:
                self.area = AREAS[child.name]
                if child.name == "preface":
                    self.title(child)
                elif child.name == "conclusions":
                    self.end(child)
                else:
                    self.inside(child)
                self.number_alone()

    def title(self, preface: Element) -> None:
        """The number of a resolution, with the letter of a part, then the title."""
        raw = _Raw()
        for number in preface.all("docNumber"):
            self.gather(number, raw)
            raw.text += " "
        if raw.text.strip():
            self.add(raw, preface)
        rest = _Raw()
        for line in preface.children:
            for part in line.inside:
                if isinstance(part, Words):
                    rest.add(part, self.page)
                elif part.name != "docNumber":
                    self.within(part, rest)
        if rest.text.strip():
            self.add(rest, preface)

    def end(self, conclusions: Element) -> None:
        for line in conclusions.children:
            for part in line.children:
                self.block(part)

    def inside(self, element: Element) -> None:
        """The blocks in an element, in their order."""
        for child in element.children:
            if child.name in (*NUMBERED, *NAMED):
                self.eid = child.attributes.get("eId", "")
            if child.name == "num":
                self.number_alone()
                self.number = child
            elif child.name == "formula":
                before, self.area = self.area, "opening"
                self.block(child)
                self.area = before
            elif child.name == "table":
                self.table(child)
            elif child.name in PRINTED:
                self.block(child, child.name in HEADINGS)
            else:
                self.inside(child)
                if child.name in NUMBERED and self.number and ALONE.fullmatch(self.number.text):
                    self.number_alone()

    def number_alone(self) -> None:
        """A number without words behind it stands for itself."""
        if self.number is not None:
            self.block(Element("p", {}, self.number.line))

    def block(self, element: Element, heading: bool = False) -> None:
        raw = _Raw()
        label = ""
        if self.number is not None:
            number, self.number = self.number, None
            self.gather(number, raw)
            label = raw.text = raw.text.strip()
            raw.text += " "
        self.gather(element, raw)
        words = raw.text.strip()
        if words:
            closes = label or CLOSES.search(words) or self.area not in ("text", "annex")
            self.add(raw, element, heading or not closes)

    def add(self, raw: _Raw, element: Element, heading: bool = False, table: bool = False) -> None:
        text = raw.text.rstrip()
        pieces = tuple(raw.pieces) or (Piece(0, (), self.page),)
        self.blocks.append(Block(text, 1, pieces, self.unit, int(heading), table, self.eid))
        self.eid = ""
        stated = _field_of(element) if self.area == "cover" else ""
        self.marked_up.append(MarkedUp(self.area, stated, element.set_apart))

    def gather(self, element: Element, raw: _Raw) -> None:
        """The words of an element; its notes are kept aside and leave their marks."""
        for one in element.inside:
            if isinstance(one, Words):
                raw.add(one, self.page)
            else:
                self.within(one, raw)

    def within(self, element: Element, raw: _Raw) -> None:
        if element.name == "authorialNote":
            label = element.attributes.get("marker", "")
            note = _Raw()
            self.gather(element, note)
            spans = tuple(span for piece in note.pieces for span in piece.spans)
            self.notes.append(PrintedNote(label, self.page, note.text.strip(), spans))
            raw.mark(label)
        else:
            self.gather(element, raw)

    def table(self, element: Element) -> None:
        raw = _Raw()
        for row in element.all("tr"):
            before = raw.text
            for cell in row.children:
                self.gather(cell, raw)
                raw.text = raw.text.rstrip(" ") + "\t"
            if raw.text[len(before) :].strip():
                raw.text = raw.text.rstrip("\t") + "\n"
            else:
                raw.text = before
        if raw.text.strip():
            self.add(raw, element, table=True)


def _field_of(element: Element) -> str:
    """What a line of a cover states: the innermost name that the XML gives it."""
    names = [
        one.attributes.get("name", one.name)
        for one in (element, *element.below)
        if one.name not in ("p", "span", "img")
    ]
    return names[0] if names else ""
