"""Whose resolution a number is: `7/1` alone is ambiguous, the sentence decides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from build_scripts.model import AdoptingBody
from build_scripts.subjects.citations.patterns import TITLE

#: Words that are part of a title or a quotation: a body named in them adopts nothing here.
QUOTED = re.compile(rf"{TITLE}|“[^“”]*”")

#: The name of a body, whichever it is, right before what it adopted.
UNKNOWN = re.compile(
    r"(?P<body>(?<![该本届次])(?:委员会|理事会|大会|会议|组织|机构))"
    r"(?=的?(?:[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)?(?:题为　+的)?第(?:E?S-)?[0-9]+[/(（.])"
)


class Adopters:
    """The bodies that may have adopted what a unit cites. 其 is the unit's own body."""

    def __init__(self, bodies: tuple[AdoptingBody, ...], own: str) -> None:
        self.bodies = bodies
        self.own = next((body for body in bodies if body.id == own), None)
        self._names: dict[str, AdoptingBody | None] = {"其": self.own}
        for body in bodies:
            self._names |= dict.fromkeys(body.longer)
            series = [body.series] if body.series else []
            self._names |= dict.fromkeys((*body.forms, *series), body)
        longest_first = sorted(self._names, key=len, reverse=True)
        self._named = re.compile("|".join(map(re.escape, longest_first)))

    def mentions(self, words: str) -> list[tuple[int, AdoptingBody | None]]:
        """The bodies that the words name, each with its position; longer names win.

        None for a body that is not known, where something that it adopted follows.
        """
        plain = QUOTED.sub(lambda match: "　" * len(match[0]), words)
        named = [(match, self._names[match[0]]) for match in self._named.finditer(plain)]
        ends = {match.end() for match, _ in named}
        unknown = [m.start() for m in UNKNOWN.finditer(plain) if m.end("body") not in ends]
        known = [(match.start(), body) for match, body in named if body]
        return sorted([*known, *((at, None) for at in unknown)], key=lambda one: one[0])

    def of(self, number: str, named: Iterable[AdoptingBody | None]) -> AdoptingBody | None:
        """The first of the bodies named, nearest first, that can have this number.

        Then the unit's own body; then the only body that can. None where there is none, and
        where a body comes first that is not known.
        """
        own = [self.own] if self.own else []
        for body in (*named, *own):
            if body is None:
                return None
            if can_number(body, number):
                return body
        able = [body for body in self.bodies if can_number(body, number)]
        return able[0] if len(able) == 1 else None


def can_number(body: AdoptingBody, number: str) -> bool:
    """Whether a body numbers its resolutions like this, and has had that session or year."""
    if year := re.search(r"\(([0-9]+)\)", number):
        return body.numbering == "running" and body.first <= int(year[1]) <= body.last
    if "(" in number:
        return body.earlier
    if "." in number:
        return body.numbering == "dot"
    if number.startswith(("S-", "ES-")):
        return body.id == "general-assembly"
    first = int(number.partition("/")[0])
    return body.numbering in ("session", "year") and body.first <= first <= body.last
