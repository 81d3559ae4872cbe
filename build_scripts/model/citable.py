"""What the texts cite, as people enter it: bodies that adopt resolutions, and instruments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from build_scripts.model.shape import Given, Id, Inline, Key, Rule, Unless
from build_scripts.model.tables import Words
from build_scripts.model.text import Packed

SYMBOL = re.compile(r"[A-Z]+[0-9]*(?:/[A-Za-z0-9.()\-]+)+")
#: Groups of the page of citations that are no bodies, and its map.
NO_BODIES = ("documents", "instruments", "treaties", "unknown", "map")

A_SYMBOL = Rule("CITED_SYMBOL.symbol", SYMBOL.fullmatch)


def _has_number(pattern: str) -> bool:
    once = pattern.count("{number}") == 1
    return once and SYMBOL.fullmatch(pattern.replace("{number}", "1/1")) is not None


A_PATTERN = Rule("CITED_SYMBOL.pattern", _has_number)


@dataclass(frozen=True, slots=True)
class SessionReport(Packed):
    """Where the resolutions of a session are issued: in a document, or at an address."""

    session: Annotated[int, Rule("FIELD_NOT_NUMBER.session", re.compile("0*[1-9][0-9]*").fullmatch)]
    address: Annotated[
        str | None, Rule("FIELD_UNKNOWN_VALUE.address", re.compile("https://[!-~]+").fullmatch)
    ]
    symbol: Annotated[str, Unless("address"), A_SYMBOL]
    source: str
    line: Annotated[int, Given()]


@dataclass(frozen=True, slots=True)
class AdoptingBody(Packed):
    """A body whose resolutions are cited: how it is named, numbers them and publishes them."""

    id: Annotated[Id, Rule("BAD_ID.reserved", str, NO_BODIES)]
    names: Annotated[Words, Inline()]
    forms: tuple[str, ...]
    longer: Annotated[tuple[str, ...], Key("not")]
    series: str | None
    numbering: Literal["session", "year", "dot", "running"]
    first: int
    last: int
    earlier: bool
    resolution: Annotated[str | None, A_PATTERN]
    old_resolution: Annotated[str | None, A_PATTERN]
    reports: tuple[SessionReport, ...]
    line: Annotated[int, Given()] = 0

    def report(self, session: int) -> str | None:
        """The symbol, or the https address, of what contains the resolutions of a session."""
        found = (r.address or r.symbol for r in self.reports if r.session == session)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Instrument(Packed):
    """Something that the texts cite by its title: a treaty, a declaration, a guide."""

    id: Id
    kind: Literal["instrument", "publication"]
    titles: tuple[str, ...]
    plain: tuple[str, ...]
    en: str
    symbol: str | None
    treaty: Annotated[
        str | None, Rule("TREATY_SHAPE", re.compile(r"[0-9]+(?:\+[0-9]+)* [0-9]+").fullmatch)
    ]
    source: str | None
    line: Annotated[int, Given()]
    #: its name in Traditional
    hant: Annotated[str, Given()] = ""

    @property
    def name(self) -> str:
        """Its first title in the marks of titles, or its plain name."""
        return f"《{self.titles[0]}》" if self.titles else self.plain[0]
