"""What a source was read as, line by line, to be laid beside the print."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.model import Document, Place
from build_scripts.parse.source import Line, is_invisible

EMPTY = "-"


def show_reading(document: Document, lines: list[Line]) -> Iterator[str]:
    """A row for each line that is not empty: its number, what it is, and its words.

    Footnote marks stand as `[^1]`; letters that are read as another are named behind the line.
    """
    names = _names(document)
    width = max((len(name) for found in names.values() for name in found), default=0)
    # XML has its notes where they are marked, and the marks in its tags.
    marks = _marks(document, lines) if document.entry.layout != "akn" else {}
    for line in lines:
        if not line.printed.strip():
            continue
        what = ", ".join(names.get(line.number, [EMPTY]))
        meant = "".join(f"  ({printed} = {letter})" for printed, letter in line.meant)
        yield f"{line.number:>6}  {what:<{width}}  {_marked(line, marks)}{meant}"


def _places(document: Document) -> Iterator[tuple[Place, str]]:
    for unit in document.units:
        yield unit.title, unit.designations.get("zh-Hans", "")
        yield from ((place, place.label or "") for place in unit.places)
    yield from ((place, place.label or "") for place in document.frame)


def _names(document: Document) -> dict[int, list[str]]:
    """For each line what stands on it: ids of places, kinds of furniture."""
    found: dict[int, dict[str, None]] = {}
    for place, _ in _places(document):
        for span in place.spans:
            found.setdefault(span.line, {})[place.id] = None
    for piece in document.furniture:
        found.setdefault(piece.span.line, {})[piece.kind] = None
    return {line: list(names) for line, names in found.items()}


def _marks(document: Document, lines: list[Line]) -> dict[tuple[int, int], int]:
    """Where the marks stand: line and column of each, and how long its label is."""
    found: dict[tuple[int, int], int] = {}
    for place, label in _places(document):
        characters = [
            (span.line, column)
            for span in place.spans
            for column in range(span.start, span.end)
            if _is_word(lines[span.line - 1].printed[column])
        ]
        at = len("".join(label.split()))
        for segment in place.source.segments():
            if segment.note:
                found[characters[at]] = len(segment.note.label)
                at += len(segment.note.label)
            at += len("".join(segment.words.split()))
    return found


def _is_word(character: str) -> bool:
    return not character.isspace() and not is_invisible(character)


def _marked(line: Line, marks: dict[tuple[int, int], int]) -> str:
    words, column = "", 0
    while column < len(line.printed):
        length = marks.get((line.number, column), 0)
        piece = line.printed[column : column + max(1, length)]
        words += f"[^{piece}]" if length else piece
        column += max(1, length)
    return words.replace("\f", "").strip()
