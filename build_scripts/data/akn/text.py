"""The words of a paragraph as the inside of an element: verbs, footnotes, citations."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import TypeAlias
from xml.etree import ElementTree as ET

from build_scripts.data.akn.ids import note_eid
from build_scripts.data.akn.names import Edition
from build_scripts.model import Citation, Cited, Mark, NoteMark, OpeningVerb, Place, Segment, Text

#: Writes the words of a place into an element.
Words: TypeAlias = Callable[[ET.Element, Place], None]


def write_words(element: ET.Element, place: Place, edition: Edition) -> None:
    """Write a text into the element: its words, no more and no fewer, in their order.

    A verb is a `span` of the class `verb`. A footnote stands at its first mark as an
    `authorialNote`; a further mark is a `noteRef` to it. A citation is a `ref`, or an `inline`
    where nothing is known to refer to. A citation inside another is not marked.
    """
    text = place.text(edition.rendering)
    cited = {(c.start, c.end): c for c in edition.citations.get(place.id, ())}
    kept = [mark for mark in text.marks if isinstance(mark.what, OpeningVerb | NoteMark)]
    found = (Mark(start, end, Citation("")) for start, end in cited)
    segments = Text(text.words, tuple(kept)).marked(found).segments()
    for mark, inside in groupby(segments, key=_citation_mark):
        citation = cited[mark.start, mark.end] if mark else None
        parent = element if citation is None else _citation(element, citation, edition)
        for segment in inside:
            _write(parent, segment, edition)


def _citation_mark(segment: Segment) -> Mark[Citation] | None:
    """The citation that a segment is in."""
    for mark in segment.marks:
        if isinstance(mark.what, Citation):
            return Mark(mark.start, mark.end, mark.what)
    return None


def _citation(element: ET.Element, citation: Cited, edition: Edition) -> ET.Element:
    address = edition.address(citation)
    if address is None:
        return ET.SubElement(element, "inline", {"name": "citation"})
    return ET.SubElement(element, "ref", {"href": address})


def _write(element: ET.Element, segment: Segment, edition: Edition) -> None:
    verb = next((m.what for m in segment.marks if isinstance(m.what, OpeningVerb)), None)
    if segment.note:
        _note(element, segment.note, edition)
    elif verb:
        attributes = {"class": "verb", "refersTo": f"#verb_{verb.verb}"}
        ET.SubElement(element, "span", attributes).text = segment.words
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + segment.words
    else:
        element.text = (element.text or "") + segment.words


def _note(element: ET.Element, mark: NoteMark, edition: Edition) -> None:
    note = edition.note(mark.label)
    attributes = {"marker": mark.label, "placement": "bottom"}
    if mark.mention > 1:
        further = {"href": f"#{note_eid(note)}", "wId": mark.id}
        ET.SubElement(element, "noteRef", {**attributes, **further})
        return
    ids = {"eId": note_eid(note), "wId": note.id}
    inside = ET.SubElement(ET.SubElement(element, "authorialNote", {**attributes, **ids}), "p")
    write_words(inside, note, edition)
