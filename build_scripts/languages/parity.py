"""Hold the English against the Chinese: same ids, facts, marks, terms and verbs.

A machine cannot say that a translation is good, but it finds what no reader forgives: a lost
date, a wrong article, a footnote gone astray. What it finds wrongly is listed, with the
reason, in `corpus/english-exceptions.yaml`; an exception that finds nothing is itself a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from build_scripts.corpus.shapes import read_all
from build_scripts.languages.english import (
    EnglishText,
)
from build_scripts.languages.english_terms import EnglishTerms
from build_scripts.languages.house import House
from build_scripts.model import ParityException, ParityTally, Place, Unit, VerbForm
from build_scripts.model.numerals import han_number, roman_number
from build_scripts.problems import Problem, problem
from build_scripts.site.interface import MONTHS

HAN = re.compile(r"[\u3400-\u9fff]")
#: Numbers with a stroke: resolutions (75/194, S-32/1) and document symbols.
SYMBOL = re.compile(r"[A-Z0-9][A-Z0-9.\-]*(?:/[A-Za-z0-9.\-]+)+(?:\([A-Z]+\))?")
DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
HAN_NUMBER = "〇零一二三四五六七八九十百"
COUNTED = re.compile(rf"第([{HAN_NUMBER}]+)(?=[条款章届次段])|([{HAN_NUMBER}]+)(?=条(?![件约例]))")
ANY_HAN_NUMBER = re.compile(rf"[{HAN_NUMBER}]+")
CIRCLED = {"㈠": "a", "㈡": "b", "㈢": "c", "㈣": "d", "㈤": "e"}
MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
LETTERS = re.compile(r"[a-z]+")
ITEM = re.compile(r"\([a-z]\)")
MONTH_OF_YEAR = re.compile(r"(\d{1,2})月")
#: A whole word; what begins with a set of letters is found faster than what begins with `\b`.
ROMAN_NUMERALS = re.compile(r"[IVX](?<!\w[IVX])[IVX]*\b")
ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
#: Every word of one number, cardinal or ordinal.
SPELLED = {
    **{f"{word}th": number for number, word in enumerate(ONES)},
    **{f"{word[:-1]}ieth": 10 * number for number, word in enumerate(TENS, 2)},
    **{word: number for number, word in enumerate(ONES)},
    **{word: 10 * number for number, word in enumerate(TENS, 2)},
    **{"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12},
    **{"once": 1, "twice": 2, "both": 2},
}


@dataclass(slots=True)
class Exceptions:
    """Findings that are known and justified: (address, rule, subject) → line."""

    path: Path
    listed: dict[tuple[str, str, str], int] = field(default_factory=dict)
    used: set[tuple[str, str, str]] = field(default_factory=set)

    def allows(self, found: Problem) -> bool:
        """Whether a finding is listed; each has an address, and something that it is about."""
        key = (str(found.value("address")), found.code, str(found.value("about")))
        if key in self.listed:
            self.used.add(key)
            return True
        return False

    def unused(self) -> list[Problem]:
        return [
            problem("EXCEPTION_UNUSED", self.path, line, rule=rule, address=address, about=about)
            for (address, rule, about), line in self.listed.items()
            if (address, rule, about) not in self.used
        ]


def read_exceptions(path: Path, problems: list[Problem]) -> Exceptions:
    """The exceptions of the table; a corpus may do without one."""
    exceptions = Exceptions(path)
    for _, one in read_all(path, ParityException, problems, optional=True):
        exceptions.listed[one.at, one.rule, one.about] = one.line
    return exceptions


class Parity:
    """Compares units; one for a run, so that exceptions and numbers are counted once."""

    def __init__(
        self,
        terms: EnglishTerms,
        verbs: dict[str, VerbForm],
        house: House,
        exceptions: Exceptions,
    ) -> None:
        self.terms, self.verbs, self.house, self.exceptions = terms, verbs, house, exceptions
        self.tally = ParityTally(exceptions=len(exceptions.listed))
        #: where official English differs from the Chinese
        self.notices: list[Problem] = []

    def compare(self, unit: Unit, text: EnglishText) -> list[Problem]:
        """Every disagreement between a unit and its English.

        Of official English only its ids are to be mended; where its words say something else
        than the Chinese, that is a notice, and so is what an imported text lacks.
        """
        words = [*self._facts(unit, text, unit.title), *self.house.wording(unit, text, unit.title)]
        for place in unit.places:
            if place.id in text.segments:
                words += self._facts(unit, text, place)
                words += self._apparatus(unit, text, place)
                words += self.house.force(unit, text, place)
                words += self.house.wording(unit, text, place)
        words = [found for found in words if not self.exceptions.allows(found)]
        ids = [found for found in self._ids(unit, text) if not self.exceptions.allows(found)]
        if text.status == "official":
            lacking = [f for f in ids if unit.document.origin and f.code == "EN_MISSING"]
            loose = [f for f in words if f.code == "EN_MARKS" and _has_loose_mark(unit, f)]
            self.notices += [*(f for f in words if f not in loose), *lacking]
            return [*(found for found in ids if found not in lacking), *loose]
        return [*ids, *words]

    def _ids(self, unit: Unit, text: EnglishText) -> Iterator[Problem]:
        head = ("title", "designation") if unit.designations else ("title",)
        expected = dict.fromkeys((*head, *(place.id for place in unit.places)))
        self.tally.segments += len(expected)
        self.tally.checks += len(expected)
        for id in expected:
            if id not in text.segments:
                address = f"{unit.slug}#{id}"
                yield problem("EN_MISSING", text.path, text.line, address=address, about=id)
        for id, segment in text.segments.items():
            if id not in expected:
                address = f"{unit.slug}#{id}"
                yield problem("EN_EXTRA.place", text.path, segment.line, address=address, about=id)

    def _apparatus(self, unit: Unit, text: EnglishText, place: Place) -> Iterator[Problem]:
        """Footnote marks, terms and the opening verb."""
        english = place.text("en")
        path, line, address = text.path, text.line_of(place.id), f"{unit.slug}#{place.id}"
        self.tally.checks += 1
        marks = tuple(sorted(mark.label for mark in place.notes))
        if list(marks) != sorted(mark.label for mark in english.notes):
            yield problem("EN_MARKS", path, line, address=address, about="marks", marks=marks)
        marked = frozenset(english.terms)
        for term_id in place.source.terms:
            self.tally.checks += 1
            term = self.terms.by_id[term_id]
            if term_id not in marked and not any(self.terms.places(term_id, english.words)):
                yield problem(
                    "EN_TERM",
                    path,
                    line,
                    address=address,
                    about=term_id,
                    chinese=term.main.hans,
                    english=term.main.en,
                )
        if verb := place.source.verb:
            self.tally.checks += 1
            allowed = text.openings(unit, place, self.verbs)
            if not english.words.startswith(allowed):
                yield problem(
                    "EN_VERB",
                    path,
                    line,
                    address=address,
                    about=verb.what.verb,
                    chinese=place.source.at(verb),
                    expected=allowed,
                )

    def _facts(self, unit: Unit, text: EnglishText, place: Place) -> Iterator[Problem]:
        english = place.text("en").words
        path, line, address = text.path, text.line_of(place.id), f"{unit.slug}#{place.id}"
        self.tally.checks += 3
        if HAN.search(english):
            yield problem("EN_HAN", path, line, address=address, about="han")
        here, there = facts_chinese(place.words), facts_english(english)
        for fact in sorted(here.stated - there.possible):
            yield problem("EN_LOST", path, line, address=address, about=fact)
        for fact in sorted(there.stated - here.possible):
            yield problem("EN_ADDED", path, line, address=address, about=fact)


def _has_loose_mark(unit: Unit, found: Problem) -> bool:
    """Whether the English of the place found has the mark of a footnote that is not there."""
    place = unit.paragraph(str(found.value("address")).partition("#")[2])
    labels = {mark.label for mark in place.text("en").notes} if place else set()
    return bool(labels - {note.label for note in unit.footnotes})


@dataclass(frozen=True, slots=True)
class Facts:
    """Numbers, months, symbols and items: what a text certainly states, and what it may state."""

    stated: frozenset[str]
    possible: frozenset[str]


def facts_chinese(words: str) -> Facts:
    """The facts of a Chinese text; months as their English names, articles as numbers."""
    found, rest = _symbols(words)
    symbols = {symbol.rstrip(".-") for symbol in found}
    months = {MONTHS[int(m) - 1] for m in MONTH_OF_YEAR.findall(rest) if 0 < int(m) <= 12}
    rest = MONTH_OF_YEAR.sub(" ", rest)
    numbers = {_number(digits) for digits in DIGITS.findall(rest)}
    counted = {str(han_number(a or b)) for a, b in COUNTED.findall(rest)}
    items = {f"({letter})" for sign, letter in CIRCLED.items() if sign in words}
    anywhere = {str(han_number(number)) for number in ANY_HAN_NUMBER.findall(rest)}
    pairs = {"2"} if "两" in words or "双" in words else set()
    letters = set(ITEM.findall(words))
    stated = frozenset(symbols | months | numbers | counted | items | letters)
    return Facts(stated, stated | anywhere | pairs)


def facts_english(words: str) -> Facts:
    """The facts of an English text; ordinals, number words and Roman numerals as numbers."""
    found, rest = _symbols(words)
    symbols = {symbol.rstrip(".-") for symbol in found if any(map(str.isdigit, symbol))}
    months = set(MONTH.findall(rest)) if any(month in rest for month in MONTHS) else set()
    numbers = {_number(digits) for digits in DIGITS.findall(rest)}
    items = set(ITEM.findall(words))
    romans = {str(roman_number(numeral)) for numeral in ROMAN_NUMERALS.findall(rest)}
    spelled = {str(number) for number in _spelled(rest)}
    stated = frozenset(symbols | months | numbers | items)
    return Facts(stated, stated | romans | spelled)


def _symbols(words: str) -> tuple[list[str], str]:
    """The numbers with a stroke, and the words without them."""
    return (SYMBOL.findall(words), SYMBOL.sub(" ", words)) if "/" in words else ([], words)


def _number(digits: str) -> str:
    return digits.replace(",", "")


def _spelled(words: str) -> set[int]:
    """The numbers that an English text spells out, cardinal or ordinal."""
    found: set[int] = set()
    tokens = LETTERS.findall(words.lower())
    if SPELLED.keys().isdisjoint(tokens):
        return found
    for at, token in enumerate(tokens):
        if token not in SPELLED:
            continue
        value = SPELLED[token]
        found.add(value)
        if value >= 20 and value % 10 == 0 and at + 1 < len(tokens):
            unit = SPELLED.get(tokens[at + 1], 0)
            if 0 < unit < 10:
                found.add(value + unit)
    return found
