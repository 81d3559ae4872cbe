"""Mark in the text the slips that the errata list. The printed words stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from build_scripts.model import Document, Erratum, Mark, NoteMark, Place, Slip, Span, Unit
from build_scripts.parse.blocks import without_layout
from build_scripts.problems import Problem, problem


def mark_slips(
    document: Document, errata: tuple[Erratum, ...], path: Path, problems: list[Problem]
) -> Document:
    """The document with every text erratum marked where it stands.

    An erratum is placed in the one paragraph or footnote that has its printed words and lies
    on its lines. One that stands nowhere, or in two places, is a problem: the source was
    corrected, or the quotation is too short. A link erratum must quote a link of the source.
    """
    links = {(link.url, link.line) for link in document.links}
    for erratum in errata:
        line, printed = erratum.line, erratum.printed
        if erratum.kind == "link":
            if not any((printed, number) in links for number in erratum.lines):
                problems.append(problem("ERRATUM_NOT_FOUND.link", path, line, printed=printed))
            continue
        document, places = _mark(document, erratum)
        if not places:
            problems.append(problem("ERRATUM_NOT_FOUND.nowhere", path, line, printed=printed))
        elif places > 1:
            problems.append(problem("ERRATUM_NOT_FOUND.twice", path, line, printed=printed))
    return replace(document, errata=errata)


def _mark(document: Document, erratum: Erratum) -> tuple[Document, int]:
    """The document with the erratum marked, and the number of places that have its words."""
    found = 0

    def marked(place: Place, unit: Unit | None) -> Place:
        nonlocal found
        if unit is None or place.kind == "title" or not _is_on_lines(place.spans, erratum):
            return place
        place, places = _mark_place(place, erratum)
        found += places
        return place

    return document.with_places(marked), found


def _is_on_lines(spans: tuple[Span, ...], erratum: Erratum) -> bool:
    return not erratum.lines or any(span.line in erratum.lines for span in spans)


def _mark_place(place: Place, erratum: Erratum) -> tuple[Place, int]:
    label, text = place.label or "", place.source
    printed, wrong = without_layout(erratum.printed), without_layout(erratum.mark)
    if label and printed.startswith(label) and erratum.mark in label:
        if not text.words.startswith(printed[len(label) :]):
            return place, 0
        return replace(place, label_slip=erratum.id), 1
    found = text.words.count(printed)
    if found != 1:
        return place, found
    start = text.words.index(printed) + printed.index(wrong)
    slip = Mark(start, start + len(wrong), Slip(erratum.id))
    # Words that a footnote mark cuts in two are not the printed words: not found, then.
    if any(mark.overlaps(slip.start, slip.end) for mark in text.of(NoteMark)):
        return place, 0
    return place.with_text("zh-Hans", text.marked([slip])), 1
