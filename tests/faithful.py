"""The proof that a parsed document holds its source: nothing lost, nothing added, nothing moved.

It reads the source by itself and trusts the parser in one thing only: the spans. Every
character that is not white space must stand in exactly one span, and the characters at the
spans of a paragraph must be its label, its words and its marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from build_scripts.model import Document, Place, Span, Unit

Printed = tuple[str, tuple[Span, ...]]


def printed(place: Place) -> Printed:
    """Label, words and footnote marks of a place as they are printed, and where."""
    segments = place.source.segments()
    words = "".join(segment.note.label if segment.note else segment.words for segment in segments)
    return f"{place.label or ''}{words}", place.spans


def squeeze(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


def places_of_unit(unit: Unit) -> Iterator[Printed]:
    """The head, the paragraphs and the footnotes of a unit: what is printed, and where."""
    title, spans = printed(unit.title)
    yield f"{unit.designations.get('zh-Hans', '')}{title}", spans
    yield from map(printed, unit.places)


def places(document: Document) -> Iterator[Printed]:
    """Everything that the document holds, furniture included."""
    for unit in document.units:
        yield from places_of_unit(unit)
    yield from map(printed, document.frame)
    for piece in document.furniture:
        yield piece.text, (piece.span,)


def assert_every_character_once(document: Document, source: str) -> None:
    """Every character that is not white space stands in one span, and in one only."""
    lines = source.split("\n")
    covered = Counter(
        (span.line, column)
        for _, spans in places(document)
        for span in spans
        for column in range(span.start, span.end)
        if not lines[span.line - 1][column].isspace()
    )
    expected = {
        (number, column)
        for number, line in enumerate(lines, 1)
        for column, character in enumerate(line)
        if not character.isspace()
    }
    lost = sorted(expected - covered.keys())
    assert not lost, f"lost: {[(at, lines[at[0] - 1][at[1] :]) for at in lost[:5]]}"
    twice = [at for at, times in covered.items() if times > 1]
    assert not twice, f"twice: {twice[:5]}"


def assert_words_are_the_source(document: Document, source: str) -> None:
    """Label, words and marks of each place are the characters at its spans, in their order."""
    lines = source.split("\n")
    for words, spans in places(document):
        there = "".join(lines[span.line - 1][span.start : span.end] for span in spans)
        assert squeeze(words) == squeeze(there)


def assert_order_is_the_source(document: Document, source: str) -> None:
    """What the document prints, put back to where it stood, is the source again."""
    lines = source.split("\n")
    pieces: list[tuple[int, int, str]] = []
    for words, spans in places(document):
        rest = squeeze(words)
        for span in spans:
            length = len(squeeze(lines[span.line - 1][span.start : span.end]))
            pieces.append((span.line, span.start, rest[:length]))
            rest = rest[length:]
        assert not rest
    assert "".join(text for _, _, text in sorted(pieces)) == squeeze(source)


def assert_nothing_lost(document: Document, source: str) -> None:
    assert_every_character_once(document, source)
    assert_words_are_the_source(document, source)
    assert_order_is_the_source(document, source)
