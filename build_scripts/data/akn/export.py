"""The units as Akoma Ntoso 3.0 documents, in the naming of the United Nations (AKN4UN).

Every file is valid against the OASIS schema. Names and dates are made in `names`, other
metadata in `meta`, ids in `ids`, the words of a paragraph in `text`; here stands how a unit
becomes a document.

**Structure.** The masthead is the `coverPage`; printed number and title are the `preface`; the
opening formula and the preambular paragraphs are the `preamble` (`formula`, and one `container`
for each, named by its verb); numbered paragraphs are `paragraph`, headings `section`, lettered
items the `point` of a `list` (in the preamble the `item` of a `blockList`); the sign-off is the
`conclusions`. A printed label is the `num`, a heading's label too, and so is “In favour:”.

**Ids.** `eId` follows the printed numbers: `para_7`, `para_8__list_1__point_b`, `sec_2__sec_a`,
`authorialNote_3`. Preambular paragraphs are counted by us: `container_3`. `wId`, the id of an
element in the work, the same in all its languages, is the id on this site: from
`wId="op12-b"` one comes to the page by adding `#op12-b` to the alias `page` of the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import takewhile
from typing import TypeAlias
from xml.etree import ElementTree as ET

from build_scripts.data.akn.ids import element_ids
from build_scripts.data.akn.meta import meta
from build_scripts.data.akn.names import Edition, editions
from build_scripts.data.akn.references import below
from build_scripts.data.akn.text import Words, write_words
from build_scripts.lazy import Lazy
from build_scripts.model import Library, Place, Rendering, Text, Unit

Element: TypeAlias = ET.Element
Ids: TypeAlias = dict[str, str]
Paragraphs: TypeAlias = Sequence[Place]
Under: TypeAlias = dict[str | None, list[Place]]

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
#: The United Nations' own addition to Akoma Ntoso, which holds the voters of a count.
NAMESPACE_UN = "http://un.org/akn4un"
#: Elements whose white space is words; all others hold elements only.
MIXED = {"p", "num", "heading", "docNumber", "docTitle", "listIntroduction", "organization"}


def export_akn(library: Library) -> Mapping[str, str]:
    """The Akoma Ntoso files by their path below the site's root.

    `data/akn/<slug>.zho.xml` for every unit, `data/akn/<slug>.eng.xml` for every unit that has
    English. The words of the elements are the words of the units, nothing added or left out.
    The same library gives the same text.
    """
    return Lazy(
        {
            f"data/akn/{edition.unit.slug}.{edition.language}.xml": partial(_file, edition)
            for edition in editions(library)
        }
    )


def _file(edition: Edition) -> str:
    return _write(_document(edition))


def _document(edition: Edition) -> Element:
    root = ET.Element("akomaNtoso", {"xmlns": NAMESPACE, "xmlns:akn4un": NAMESPACE_UN})
    main = below(root, edition.name.element, name=edition.name.kind)
    ids = element_ids(edition.unit)
    main.append(meta(edition, ids))
    _text(main, edition, ids)
    return root


def _text(main: Element, edition: Edition, ids: Ids) -> None:
    """The parts of the document that a reader reads."""
    unit = edition.unit
    words, lang = partial(write_words, edition=edition), {"xml:lang": edition.rendering}
    masthead, preamble, body, signoff = _parts(unit)
    if masthead:
        _lines(below(main, "coverPage", **lang), masthead, ids, words)
    preface = below(main, "preface", **lang)
    if designation := unit.designations.get(edition.rendering):
        below(below(preface, "p"), "docNumber").text = designation
    words(below(below(preface, "p"), "docTitle"), unit.title)
    under: Under = {}
    for paragraph in unit.paragraphs:
        under.setdefault(paragraph.parent, []).append(paragraph)
    writer = _Writer(ids, under, words, edition.rendering)
    if preamble:
        writer.preamble(below(main, "preamble", **lang), preamble)
    writer.body(below(main, "mainBody", **lang), body)
    if signoff:
        _lines(below(main, "conclusions", **lang), signoff, ids, words)


def _parts(unit: Unit) -> tuple[Paragraphs, Paragraphs, Paragraphs, Paragraphs]:
    """Masthead, preamble, body, sign-off: what of the unit's paragraphs stands in each.

    Masthead and preamble are what the unit begins with, the sign-off is what it ends with.
    """
    paragraphs = unit.paragraphs
    masthead = tuple(takewhile(lambda p: p.role == "masthead", paragraphs))
    rest = paragraphs[len(masthead) :]
    opening: set[str] = set()
    for paragraph in rest:
        item = paragraph.kind == "item" and paragraph.parent in opening
        if not (item or paragraph.role == "opening" or paragraph.kind == "preambular"):
            break
        opening.add(paragraph.id)
    preamble, rest = rest[: len(opening)], rest[len(opening) :]
    ending = len(tuple(takewhile(lambda p: p.role == "signoff", reversed(rest))))
    body = rest[: len(rest) - ending]
    return masthead, preamble, body, rest[len(body) :]


def _lines(parent: Element, paragraphs: Paragraphs, ids: Ids, words: Words) -> None:
    for paragraph in paragraphs:
        line = below(parent, "p", eId=ids[paragraph.id], wId=paragraph.id)
        words(line, paragraph)


class _Writer:
    """Paragraphs → elements, with the ids of the unit and what stands below each paragraph."""

    def __init__(self, ids: Ids, under: Under, words: Words, rendering: Rendering) -> None:
        self.ids, self.under, self.words, self.rendering = ids, under, words, rendering

    def preamble(self, parent: Element, paragraphs: Paragraphs) -> None:
        for paragraph in _tops(paragraphs):
            if paragraph.role == "opening":
                formula = self._element(parent, "formula", paragraph, name="enactingFormula")
                self.words(below(formula, "p"), paragraph)
            else:
                container = self._element(
                    parent, "container", paragraph, name=_verb(paragraph, self.rendering)
                )
                self._block(container, paragraph)

    def body(self, parent: Element, paragraphs: Paragraphs) -> None:
        """Headings hold what follows them, down to the next heading of their level."""
        sections = [(0, parent)]
        for paragraph in _tops(paragraphs):
            if paragraph.kind == "heading":
                while sections[-1][0] >= paragraph.level:
                    sections.pop()
                section = self._element(sections[-1][1], "section", paragraph)
                self.words(below(section, "heading"), paragraph)
                sections.append((paragraph.level, section))
            else:
                self._place(sections[-1][1], paragraph)
        if not len(parent):
            below(parent, "p")

    def _place(self, parent: Element, paragraph: Place) -> None:
        if paragraph.kind in ("operative", "numbered"):
            self._hierarchy(parent, "paragraph", paragraph)
        elif paragraph.kind == "item":
            listed = parent[-1] if len(parent) and parent[-1].tag == "list" else None
            listed = below(parent, "list", eId="list_1") if listed is None else listed
            self._hierarchy(listed, "point", paragraph)
        elif paragraph.kind == "table":
            element = self._element(parent, "hcontainer", paragraph, name="table")
            _rows(below(element, "content"), paragraph.text(self.rendering))
        else:
            name = paragraph.role or paragraph.kind
            self._hierarchy(parent, "hcontainer", paragraph, name=name)

    def _hierarchy(self, parent: Element, tag: str, paragraph: Place, **more: str) -> None:
        """A numbered paragraph or point, with the points below it in a list."""
        element = self._element(parent, tag, paragraph, **more)
        points = self.under.get(paragraph.id)
        if points is None:
            self.words(below(below(element, "content"), "p"), paragraph)
            return
        listed = below(element, "list", eId=f"{self.ids[paragraph.id]}__list_1")
        self.words(below(below(listed, "intro"), "p"), paragraph)
        # Words behind the last point go on with the paragraph, where there are points.
        ending = tuple(takewhile(lambda p: p.kind == "plain" and not p.role, reversed(points)))
        last = len(points) - len(ending) or len(points)
        for point in points[:last]:
            self._hierarchy(listed, "point", point)
        for text in points[last:]:
            self.words(below(self._element(listed, "wrapUp", text), "p"), text)

    def _block(self, parent: Element, paragraph: Place) -> None:
        """The words of a preambular paragraph or of an item of it, with the items below it."""
        items = self.under.get(paragraph.id)
        if items is None:
            self.words(below(parent, "p"), paragraph)
            return
        listed = below(parent, "blockList", eId=f"{self.ids[paragraph.id]}__list_1")
        self.words(below(listed, "listIntroduction"), paragraph)
        for item in items:
            self._block(self._element(listed, "item", item), item)

    def _element(self, parent: Element, tag: str, paragraph: Place, **more: str) -> Element:
        attributes = {"eId": self.ids[paragraph.id], "wId": paragraph.id}
        element = ET.SubElement(parent, tag, {**more, **attributes})
        if paragraph.label:
            below(element, "num").text = paragraph.label_in(self.rendering)
        return element


def _rows(parent: Element, text: Text) -> None:
    table = below(parent, "table")
    for cells in text.rows():
        row = below(table, "tr")
        for cell in cells:
            below(below(row, "td"), "p").text = cell.words


def _tops(paragraphs: Paragraphs) -> Iterator[Place]:
    """The paragraphs that are not below another one; a heading is not above anything."""
    present = {paragraph.id for paragraph in paragraphs if paragraph.kind != "heading"}
    return (p for p in paragraphs if p.parent not in present)


def _verb(paragraph: Place, rendering: Rendering) -> str:
    """The name of a container, as the United Nations gives it: the verb as it stands there."""
    text = paragraph.text(rendering)
    return text.at(text.verb) if text.verb else paragraph.kind


def _write(root: Element) -> str:
    _lay_out(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f"{declaration}{ET.tostring(root, encoding='unicode')}\n"


def _lay_out(element: Element, depth: int = 1) -> None:
    """Each element on a line of its own where white space is not part of the words."""
    if not len(element) or element.tag in MIXED:
        return
    element.text = "\n" + "  " * depth
    for child in element:
        _lay_out(child, depth + 1)
        child.tail = element.text
    element[-1].tail = "\n" + "  " * (depth - 1)
