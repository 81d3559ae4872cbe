"""The year of what is cited, as far as the texts or the number itself say it.

A date that stands right before a number (2015年11月6日第6/2号决议) dates it, and with it the
other resolutions of that session where all dates of the session fall in one year. Regular
sessions of the General Assembly are dated by the year in which they open: the first opened in
1946, so session N opens in 1945 + N. Document symbols carry their year or session.
"""

from __future__ import annotations

import re
from collections import defaultdict

from build_scripts.model import Library, Reference
from build_scripts.model.numerals import roman_number

FIRST_ASSEMBLY = 1945
GENERAL_ASSEMBLY = "general-assembly"
#: The year of `2024/11` and of `1373 (2001)`.
NUMBER_YEAR = re.compile(r"^((?:19|20)\d\d)/|\(((?:19|20)\d\d)\)")
#: The year of `CAC/COSP/2017/14`; `CD/2039` is the 2039th document.
SYMBOL_YEAR = re.compile(r"/((?:19[4-9]|20\d)\d)/|/.+/((?:19[4-9]|20\d)\d)$")
ASSEMBLY_DOCUMENT = re.compile(r"A/(?:RES/|C\.\d/|HRC/)?(\d{2,3})/")


class Chronology:
    """Answers the year of a citation's reference; made once for a build."""

    def __init__(self, library: Library) -> None:
        self._numbers: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._sessions: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._known = {
            status.later.removeprefix("A/RES/"): int(status.later_date[:4])
            for unit in library.units.values()
            if (status := unit.entry.status) and status.later and status.later_date
        }
        for cited in library.citations:
            reference = cited.reference
            if cited.dated and reference.body and reference.number:
                self._numbers[reference.body, reference.number].add(cited.dated)
                self._sessions[reference.body, _session(reference.number)].add(cited.dated)

    def year(self, reference: Reference) -> int | None:
        """The year; None where nothing says it, or where what is said disagrees."""
        if reference.symbol is not None:
            return _symbol_year(reference.symbol)
        if reference.body is None or reference.number is None:
            return None
        if reference.body == GENERAL_ASSEMBLY:
            session = _assembly_session(reference.number)
            return FIRST_ASSEMBLY + session if session else self._known.get(reference.number)
        own = self._numbers[reference.body, reference.number]
        if not own:
            own = self._sessions[reference.body, _session(reference.number)]
        if not own and (match := NUMBER_YEAR.search(reference.number)):
            own = {int(match[1] or match[2])}
        return next(iter(own)) if len(own) == 1 else None


def _session(number: str) -> str:
    return re.split(r"[/.]", number)[0]


def _assembly_session(number: str) -> int | None:
    """The regular session of an Assembly resolution: 75 of `75/194`, 21 of `2200 A (XXI)`."""
    if match := re.match(r"(\d+)/", number):
        return int(match[1])
    if match := re.search(r"\(([IVXL]+)\)", number):
        return roman_number(match[1])
    return None


def _symbol_year(symbol: str) -> int | None:
    if match := SYMBOL_YEAR.search(symbol):
        return int(match[1] or match[2])
    if match := ASSEMBLY_DOCUMENT.match(symbol):
        return FIRST_ASSEMBLY + int(match[1])
    return None
