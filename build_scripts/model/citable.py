"""What the texts cite, as people enter it: bodies that adopt resolutions, and instruments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from build_scripts.model.shape import Id, Inline, Key, Rule, Unless
from build_scripts.model.tables import Words

SYMBOL = re.compile(r"[A-Z]+[0-9]*(?:/[A-Za-z0-9.()\-]+)+")
#: Groups of the page of citations that are no bodies, and its map.
NO_BODIES = ("documents", "instruments", "treaties", "unknown", "map")

A_SYMBOL = Rule("CITED_SYMBOL.symbol", SYMBOL.fullmatch)


def _has_number(pattern: str) -> bool:
    once = pattern.count("{number}") == 1
    return once and SYMBOL.fullmatch(pattern.replace("{number}", "1/1")) is not None


A_PATTERN = Rule("CITED_SYMBOL.pattern", _has_number)


@dataclass(frozen=True, slots=True)
class SessionReport:
    """Where the resolutions of a session are issued: in a document, or at an address."""

    session: Annotated[
        int, Rule("FIELD_NOT_NUMBER.session", re.compile("0*[1-9][0-9]*").fullmatch), "the session"
    ]
    address: Annotated[
        str | None,
        Rule("FIELD_UNKNOWN_VALUE.address", re.compile("https://[!-~]+").fullmatch),
        "the `https://` address at which the body's secretariat has them",
    ]
    symbol: Annotated[str, Unless("address"), A_SYMBOL, "the document that has them"]
    source: Annotated[str, "who states this: a place as `slug#id`, or words"]
    line: int


@dataclass(frozen=True, slots=True)
class AdoptingBody:
    """A body whose resolutions are cited: how it is named, numbers them and publishes them."""

    id: Annotated[Id, Rule("BAD_ID.reserved", str, NO_BODIES), "its name in addresses"]
    names: Annotated[Words, Inline(), "its name"]
    forms: Annotated[tuple[str, ...], "its names as the Chinese texts print them"]
    longer: Annotated[tuple[str, ...], Key("not"), "longer names that only contain one of them"]
    series: Annotated[str | None, "how the symbols of its meetings begin"]
    numbering: Annotated[
        Literal["session", "year", "dot"],
        "how it numbers: by session (`7/1`), by year (`2005/1`), or with a dot (`63.22`)",
    ]
    first: Annotated[int, "its first session or year"]
    last: Annotated[int, "its last session or year"]
    earlier: Annotated[bool, "whether its old resolutions are numbered as `415 (V)`"]
    resolution: Annotated[
        str | None,
        A_PATTERN,
        "the symbol of a resolution, with `{number}`: `A/RES/{number}`; `null` where it has none",
    ]
    old_resolution: Annotated[str | None, A_PATTERN, "the same of an old resolution"]
    reports: Annotated[
        tuple[SessionReport, ...], "where the resolutions of each session are issued"
    ]
    line: int = 0

    def report(self, session: int) -> str | None:
        """The symbol, or the https address, of what contains the resolutions of a session."""
        found = (r.address or r.symbol for r in self.reports if r.session == session)
        return next(found, None)


@dataclass(frozen=True, slots=True)
class Instrument:
    """Something that the texts cite by its title: a treaty, a declaration, a guide."""

    id: Annotated[Id, "its name"]
    kind: Annotated[Literal["instrument", "publication"], "what it is"]
    titles: Annotated[tuple[str, ...], "every printed title, without its marks 《》"]
    plain: Annotated[tuple[str, ...], "names that stand without 《》"]
    en: Annotated[str, "its English title"]
    symbol: Annotated[
        str | None,
        "the symbol under which it is published, or a body and the number of a resolution:"
        " `cosp 9/1`",
    ]
    treaty: Annotated[
        str | None,
        Rule("TREATY_SHAPE", re.compile(r"[0-9]+(?:\+[0-9]+)* [0-9]+").fullmatch),
        "volume and number in the Treaty Series: `2349 42146`; several volumes as"
        " `2225+2237 39574`",
    ]
    source: Annotated[str | None, "the place of the corpus that states this, as `slug#id`"]
    line: int
    #: its name in Traditional
    hant: str = ""

    @property
    def name(self) -> str:
        """Its first title in the marks of titles, or its plain name."""
        return f"《{self.titles[0]}》" if self.titles else self.plain[0]
