"""Mark in the text the slips that the errata list. The printed words stay."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from build_scripts.model import (
    Document,
    Erratum,
    Paragraph,
    Runs,
    Slip,
    Span,
    Unit,
    plain,
)
from build_scripts.model.runs import Stretch, set_apart
from build_scripts.parse.blocks import without_layout
from build_scripts.problems import Problem


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
        if erratum.kind == "link":
            if not any((erratum.printed, line) in links for line in erratum.lines):
                problems.append(_not_found(erratum, path, "no link on these lines reads"))
            continue
        document, places = _mark(document, erratum)
        if places != 1:
            where = "the source nowhere reads" if not places else "more than one place reads"
            problems.append(_not_found(erratum, path, where))
    return document


def _not_found(erratum: Erratum, path: Path, where: str) -> Problem:
    return Problem(
        "ERRATUM_NOT_FOUND",
        path,
        erratum.line,
        f"{where} “{erratum.printed}”",
        "quote the source to the letter, long enough to be unique on its lines,"
        " or remove the entry if the source was replaced",
    )


def _mark(document: Document, erratum: Erratum) -> tuple[Document, int]:
    places = 0
    units: list[Unit] = []
    for unit in document.units:
        paragraphs = []
        for paragraph in unit.paragraphs:
            marked, found = paragraph, 0
            if _is_on_lines(paragraph.spans, erratum):
                marked, found = _mark_paragraph(paragraph, erratum)
            places += found
            paragraphs.append(marked)
        notes = []
        for note in unit.footnotes:
            runs, found = note.runs, 0
            if _is_on_lines(note.spans, erratum):
                runs, found = _mark_runs(note.runs, erratum)
            places += found
            notes.append(replace(note, runs=runs))
        units.append(replace(unit, paragraphs=tuple(paragraphs), footnotes=tuple(notes)))
    return replace(document, units=tuple(units)), places


def _is_on_lines(spans: tuple[Span, ...], erratum: Erratum) -> bool:
    return not erratum.lines or any(span.line in erratum.lines for span in spans)


def _mark_paragraph(paragraph: Paragraph, erratum: Erratum) -> tuple[Paragraph, int]:
    label = paragraph.label or ""
    printed = without_layout(erratum.printed)
    if label and printed.startswith(label) and erratum.mark in label:
        if not plain(paragraph.runs).startswith(printed[len(label) :]):
            return paragraph, 0
        return replace(paragraph, label_slip=erratum.id), 1
    runs, found = _mark_runs(paragraph.runs, erratum)
    return replace(paragraph, runs=runs), found


def _mark_runs(runs: Runs, erratum: Erratum) -> tuple[Runs, int]:
    words, printed = plain(runs), without_layout(erratum.printed)
    found = words.count(printed)
    if found != 1:
        return runs, found
    start = words.index(printed) + printed.index(without_layout(erratum.mark))
    end = start + len(without_layout(erratum.mark))
    marked = set_apart(runs, [Stretch(start, end, partial(Slip, erratum=erratum.id))])
    # A mark that a footnote mark cuts in two is set nowhere: not found, then.
    return marked, int(any(isinstance(r, Slip) and r.erratum == erratum.id for r in marked))
