"""What a text states, each thing with the line that states it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from build_scripts.model import AdoptingBody, Body

#: How much of a line a comment shows.
LONGEST = 40
Facts: TypeAlias = dict[str, "Stated"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A value and what states it, as a comment says it."""

    value: object
    why: str = ""

    @property
    def text(self) -> str:
        return "" if self.value is None else str(self.value)


NOTHING = Stated(None)


def said_by(line: int, words: str) -> str:
    """The comment that names a line."""
    return f"line {line}: “{words if len(words) <= LONGEST else f'{words[:LONGEST]}…'}”"


def text_of_fact(facts: Mapping[str, Stated], name: str) -> str:
    return facts.get(name, NOTHING).text


@dataclass(frozen=True, slots=True)
class KnownBodies:
    """The bodies of a corpus, and those whose resolutions it cites."""

    bodies: Sequence[Body]
    adopters: Sequence[AdoptingBody]

    def body(self, name: str) -> str:
        """The id of the body with this name; empty where the table has none."""
        for body in self.bodies:
            full = body.names["zh-Hans"]
            if name and (name in (full, body.cited.get("zh-Hans")) or f"联合国{name}" == full):
                return body.id
        ends = (body.id for body in self.bodies if name and body.names["zh-Hans"].endswith(name))
        return next(ends, "")

    def adopter(self, name: str) -> AdoptingBody | None:
        return next((one for one in self.adopters if name in one.forms), None)
