"""Put the discrepancies of a document beside its paragraphs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from build_scripts.model import Discrepancy, Document
from build_scripts.problems import Problem, problem


def add_discrepancies(
    document: Document, listed: tuple[Discrepancy, ...], path: Path, problems: list[Problem]
) -> Document:
    """The document with its discrepancies.

    One whose paragraph is not there, or does not have its words, is a problem: the note would
    speak of nothing.
    """
    words = {(unit.slug, place.id): place.words for unit in document.units for place in unit.places}
    for one in listed:
        at, printed = one.at, one.words
        if one.place not in words:
            problems.append(problem("DISCREPANCY_NOWHERE.place", path, one.line, at=at))
        elif printed not in words[one.place]:
            problems.append(
                problem("DISCREPANCY_NOWHERE.words", path, one.line, at=at, printed=printed)
            )
    return replace(document, discrepancies=listed)
