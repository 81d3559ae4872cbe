"""The words of a paragraph as the inside of an element: verbs, footnotes, citations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import TypeAlias
from xml.etree import ElementTree as ET

from build_scripts.data.akn.ids import note_id
from build_scripts.data.akn.names import Edition
from build_scripts.model import Cited, FootnoteRef, Run, Runs, Verb

#: Writes runs into an element: the words of the place with this id.
Words: TypeAlias = Callable[[ET.Element, Runs, str], None]


def words_of(element: ET.Element, runs: Runs, place: str, edition: Edition) -> None:
    """Write the runs into the element: their words, no more and no fewer, in their order.

    A verb is a `span` of the class `verb`. A footnote stands at its first mark as an
    `authorialNote`; a further mark is a `noteRef` to it. A citation is a `ref`, or an `inline`
    where nothing is known to refer to. A citation inside another is not marked.
    """
    cited = edition.citations.get(place, ())
    for citation, pieces in groupby(_pieces(runs, cited), key=lambda piece: piece[1]):
        inside = element if citation is None else _citation(element, citation, edition)
        for run, _ in pieces:
            _write(inside, run, edition)


def _pieces(runs: Runs, cited: Sequence[Cited]) -> Iterator[tuple[Run, Cited | None]]:
    """The runs, cut where a citation begins or ends, each with the citation that it is in."""
    offset = 0
    for run in runs:
        if isinstance(run, FootnoteRef):
            yield run, next((c for c in cited if c.start < offset < c.end), None)
            continue
        end = offset + len(run.text)
        edges = {edge for c in cited for edge in (c.start, c.end) if offset < edge < end}
        for first, last in pairwise(sorted({offset, end, *edges})):
            piece = replace(run, text=run.text[first - offset : last - offset])
            yield piece, next((c for c in cited if c.start <= first and last <= c.end), None)
        offset = end


def _citation(element: ET.Element, citation: Cited, edition: Edition) -> ET.Element:
    address = edition.address(citation)
    if address is None:
        return ET.SubElement(element, "inline", {"name": "citation"})
    return ET.SubElement(element, "ref", {"href": address})


def _write(element: ET.Element, run: Run, edition: Edition) -> None:
    if isinstance(run, FootnoteRef):
        _mark(element, run, edition)
    elif isinstance(run, Verb):
        attributes = {"class": "verb", "refersTo": f"#verb_{run.verb}"}
        ET.SubElement(element, "span", attributes).text = run.text
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + run.text
    else:
        element.text = (element.text or "") + run.text


def _mark(element: ET.Element, mark: FootnoteRef, edition: Edition) -> None:
    note = edition.notes[mark.label]
    attributes = {"marker": mark.label, "placement": "bottom"}
    if mark.mention > 1:
        further = {"href": f"#{note_id(note)}", "wId": mark.id}
        ET.SubElement(element, "noteRef", {**attributes, **further})
        return
    ids = {"eId": note_id(note), "wId": note.id}
    inside = ET.SubElement(ET.SubElement(element, "authorialNote", {**attributes, **ids}), "p")
    words_of(inside, note.runs, note.id, edition)
