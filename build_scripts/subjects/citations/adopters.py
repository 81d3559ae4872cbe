"""Whose resolution a number is: `7/1` alone is ambiguous, the sentence decides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from build_scripts.model import AdoptingBody
from build_scripts.subjects.citations.patterns import TITLE

#: Words that are part of a title or a quotation: a body named in them adopts nothing here.
QUOTED = re.compile(rf"{TITLE}|“[^“”]*”")


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

    def mentions(self, words: str) -> list[tuple[int, AdoptingBody]]:
        """The bodies that the words name, each with its position; longer names win."""
        plain = QUOTED.sub(lambda match: "　" * len(match[0]), words)
        return [
            (match.start(), body)
            for match in self._named.finditer(plain)
            if (body := self._names[match[0]]) is not None
        ]

    def of(self, number: str, named: Iterable[AdoptingBody]) -> AdoptingBody | None:
        """The first of the bodies named, nearest first, that can have this number.

        Then the unit's own body; then the only body that can; else None.
        """
        own = [self.own] if self.own else []
        for body in (*named, *own):
            if can_number(body, number):
                return body
        able = [body for body in self.bodies if can_number(body, number)]
        return able[0] if len(able) == 1 else None


def can_number(body: AdoptingBody, number: str) -> bool:
    """Whether a body numbers its resolutions like this, and has had that session or year."""
    if "(" in number:
        return body.earlier
    if "." in number:
        return body.numbering == "dot"
    if number.startswith("S-"):
        return body.id == "general-assembly"
    first = int(number.partition("/")[0])
    return body.numbering in ("session", "year") and body.first <= first <= body.last
