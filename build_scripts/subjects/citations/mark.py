"""Mark the citations of a unit, in the Chinese text and in the English beside it.

In Chinese the words are known from `find.py`. In English they are looked for by what is cited:
each citation of the Chinese paragraph takes the first words that name the same thing and are
not taken yet. English words that are not found stay plain; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from build_scripts.model import (
    Citation,
    CitationKind,
    Cited,
    Instrument,
    Mark,
    Place,
    Reference,
    TermMention,
    Text,
)
from build_scripts.model.numerals import HAN, ROMAN

#: The word that says of a number what it is the number of.
KIND = "(?:[Rr]esolution|[Dd]ecision)s? "
KIND_BEFORE = re.compile(rf"{KIND}\Z")
#: Before and behind a number: it is no part of a longer one.
BEFORE, BEHIND = r"(?<![\w/.])", r"(?![\d/]|\.\d)"
BEGINS, ENDS = re.compile(BEFORE), re.compile(BEHIND)


def citation_marker(
    citations: Iterable[Cited], instruments: Mapping[str, Instrument]
) -> Callable[[Place], Place]:
    """What marks, in all renderings, every citation of a unit that leads somewhere in its place."""
    by_place: dict[str, list[Cited]] = {}
    for cited in citations:
        by_place.setdefault(cited.place, []).append(cited)

    def marked(place: Place) -> Place:
        found = by_place.get(place.id)
        if found is None:
            return place
        chinese = [Mark(c.start, c.end, Citation(c.target)) for c in found if c.target]
        source = place.source.marked(chinese)
        texts = {**place.texts, "zh-Hans": source}
        if hant := place.texts.get("zh-Hant"):
            texts["zh-Hant"] = Text(hant.words, source.marks)
        if english := place.texts.get("en"):
            texts["en"] = english.marked(_in_english(place, english, found, instruments))
        return replace(place, texts=texts)

    return marked


def _in_english(
    place: Place, english: Text, citations: list[Cited], instruments: Mapping[str, Instrument]
) -> Iterator[Mark[Citation]]:
    taken: list[tuple[int, int]] = []
    for cited in citations:
        if cited.target is None:
            continue
        if cited.reference.kind == "title":
            spans = _titled(place, english, cited, instruments)
        else:
            spans = _english(cited, english.words)
        span = next((span for span in spans if not _overlaps(span, taken)), None)
        if span:
            taken.append(span)
            yield Mark(*span, Citation(cited.target))


def _titled(
    place: Place, english: Text, cited: Cited, instruments: Mapping[str, Instrument]
) -> Iterator[tuple[int, int]]:
    """Where English may have a title: its name in the table, or the term that the title is."""
    instrument = instruments.get(cited.instrument or "")
    if instrument:
        # English may leave out what a protocol supplements.
        for name in (instrument.en, instrument.en.partition(", supplementing")[0]):
            for match in _compiled(rf"\b{re.escape(name)}(?!\w)").finditer(english.words):
                yield match.span()
    inside = cited.start + 1, cited.end - 1
    for term in place.source.of(TermMention):
        if (term.start, term.end) in (inside, (cited.start, cited.end)):
            for mention in english.of(TermMention):
                if mention.what.term == term.what.term:
                    yield mention.start, mention.end


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern; many texts cite the same, and `re` remembers only a few hundred."""
    return re.compile(pattern)


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _english(cited: Cited, words: str) -> Iterator[tuple[int, int]]:
    """Where English may name what is cited, the fullest way first."""
    reference = cited.reference
    number = reference.number if reference.kind in ("resolution", "decision") else None
    if number and "(" not in number and not cited.text.startswith(("同上", "同一份")):
        alone = list(_standing_alone(number, words))
        yield from _behind_its_kind(alone, words)
        yield from alone
        return
    for pattern in _patterns(cited):
        yield from (match.span() for match in _compiled(pattern).finditer(words))


def _standing_alone(number: str, words: str) -> Iterator[tuple[int, int]]:
    """Where a number stands that is no part of a longer one. Nearly every text cites others: a
    pattern for each would cost more than all the rest.
    """
    start = words.find(number)
    while start >= 0:
        end = start + len(number)
        if BEGINS.match(words, start) and ENDS.match(words, end):
            yield start, end
        start = words.find(number, start + 1)


def _behind_its_kind(numbers: Iterable[tuple[int, int]], words: str) -> Iterator[tuple[int, int]]:
    """The numbers with the word before them that says what they are of."""
    for start, end in numbers:
        if found := KIND_BEFORE.search(words, max(0, start - len("resolutions ")), start):
            yield found.start(), end


def _patterns(cited: Cited) -> tuple[str, ...]:
    """Patterns by which English may name what is cited, the fullest way first."""
    if cited.text.startswith("同上"):
        return (r"Ibid",)
    names = NAMES.get(cited.reference.kind)
    return names(cited, cited.reference) if names else ()


def _alone(reference: Reference) -> str:
    """A number that is no part of a longer one; English may set spaces in `217A(III)`."""
    number = reference.number or ""
    parts = re.findall(r"[0-9]+|[A-Z]+|\([^)]*\)", number) if "(" in number else [number]
    spaced = r"\s?".join(map(re.escape, parts))
    return f"{BEFORE}{spaced}{BEHIND}"


def _adopted(cited: Cited, reference: Reference) -> tuple[str, ...]:
    if cited.text.startswith("同一份"):
        return (rf"the same {reference.kind}",)
    alone = _alone(reference)
    return (f"{KIND}{alone}", alone)


def _document(_: Cited, reference: Reference) -> tuple[str, ...]:
    if reference.symbol is None:
        return (rf"draft resolution {ROMAN[HAN.index((reference.title or '')[-1])]}\b",)
    return (rf"(?<![\w/]){re.escape(reference.symbol)}(?![\w/])",)


def _treaty(_: Cited, reference: Reference) -> tuple[str, ...]:
    return (rf"vols?\. [\d, and]+, No\. {reference.number}\b",)


def _article(cited: Cited, reference: Reference) -> tuple[str, ...]:
    paragraph = re.escape(reference.paragraph or "")
    if "条" not in cited.text and cited.text.endswith("款"):
        return (rf"paragraph {paragraph}(?![\d ]*\()",)
    if reference.last:
        return (rf"[Aa]rticles {reference.article}(?: to |–){reference.last}(?!\d)",)
    of = rf"(?:, paragraph {paragraph}| \(paragraph {paragraph}\))" if paragraph else ""
    number = f"{reference.article}{of}"
    return (rf"[Aa]rticles? {number}(?!\d)", rf"(?<=[ ,]){number}(?=[ ,.;:]|$)")


def _chapter(_: Cited, reference: Reference) -> tuple[str, ...]:
    chapter = reference.chapter or 0
    if not 1 <= chapter <= len(ROMAN):
        return ()
    roman = ROMAN[chapter - 1]
    return (rf"[Cc]hapters? {roman}\b", rf"(?<=and ){roman}\b")


def _paragraph(cited: Cited, reference: Reference) -> tuple[str, ...]:
    number = re.escape(reference.paragraph or "")
    if reference.symbol:
        symbol = re.escape(reference.symbol)
        return (rf"(?:operative )?paragraph {number} of draft resolution {symbol}",)
    if reference.number:
        alone = _alone(reference)
        whole = "the same resolution" if cited.text.startswith("同一份") else alone
        return (
            rf"[Rr]esolution {alone}, para\. {number}",
            rf"paragraph {number} of (?:its |the )?(?:resolution )?{whole}",
        )
    if number.startswith("preamble"):
        return (r"\w+ paragraph of the preamble",)
    return (rf"[Pp]ara(?:graphs?|\.) {number}(?!\d)", rf"(?<=[ ,]){number}(?=[ ,])")


NAMES: dict[CitationKind, Callable[[Cited, Reference], tuple[str, ...]]] = {
    "resolution": _adopted,
    "decision": _adopted,
    "document": _document,
    "treaty": _treaty,
    "article": _article,
    "chapter": _chapter,
    "paragraph": _paragraph,
}
