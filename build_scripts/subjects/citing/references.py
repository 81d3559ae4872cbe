"""How a unit is cited, and what a bibliography says of it.

Both say what the corpus states and nothing else: a unit without a date has none, a unit whose
symbol no source prints has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import urlsplit

from build_scripts.model import Library, Rendering, Unit
from build_scripts.site.interface import Interface
from build_scripts.site.official import document_address, in_language
from build_scripts.site.units import (
    in_a_sentence,
    status_words,
    unit_date,
    unit_name,
    unit_title,
)

#: The language of a record in the names of files: ISO 639-3, as Akoma Ntoso names it.
CODES: dict[Rendering, str] = {"zh-Hans": "zho", "zh-Hant": "zho-Hant", "en": "eng"}
ADOPTED = ("adopted", "adopted without a vote", "adopted by a recorded vote")
#: A symbol that names a document by itself (`A/RES/75/194`), unlike a number such as `7/1`.
DOCUMENT_SYMBOL = re.compile(r"[A-Z]+/")


@dataclass(frozen=True, slots=True)
class BibliographicItem:
    """What a bibliography says of a unit in one language.

    `date` is `2017-11-10`, or only as much of it as is certain (`2017-11` for what a session
    of that month adopted), or None. `address` is that of the unit's page on this site, ""
    where the site has none.
    """

    key: str
    language: Rendering
    kind: str
    designation: str
    title: str
    author: str
    institution: str
    number: str | None
    date: str | None
    official: str
    address: str
    notes: tuple[str, ...]

    @property
    def note(self) -> str:
        """All notes as one text."""
        return (" " if self.language == "en" else "").join(self.notes)


def public_address(site_url: str) -> str:
    """The site's address as it can stand in a citation: "" for a server on one's own machine."""
    host = urlsplit(site_url).hostname
    return site_url if host and host not in ("localhost", "127.0.0.1", "::1") else ""


def page_address(site: str, rendering: Rendering, slug: str) -> str:
    """The address of a unit's page; "" where the site has no address."""
    return f"{site.rstrip('/')}/{rendering}/{slug}/" if site else ""


def official_address(unit: Unit, rendering: Rendering) -> str:
    """The address of the official text, in the reader's language.

    The unit's own where its symbol has a document; else that of the document.
    """
    symbol = unit.entry.symbol or ""
    own = document_address(symbol) if symbol.startswith("A/") else unit.document.official
    return in_language(own, rendering)


def cited_as(library: Library, interface: Interface, unit: Unit, rendering: Rendering) -> str:
    """What the United Nations calls a unit when citing it: `General Assembly resolution 75/194`."""
    if unit.entry.cited:
        return unit.entry.cited[rendering]
    comma = _comma(rendering)
    name = in_a_sentence(unit, unit_name(unit, interface, rendering))
    body = library.bodies[unit.document.body].names[rendering]
    if unit.kind.adopted and unit.entry.symbol:
        short = library.bodies[unit.document.body].cited.get(rendering)
        if rendering != "en":
            return f"{short or body}{name}"
        return f"{short} {name}" if short else f"{body}, {name}"
    if unit.kind.proposed and unit.document.symbol:
        return f"{unit.document.symbol}{comma}{name}"
    if unit.entry.symbol:
        return unit.entry.symbol
    title = interface.say(rendering, "quoted", text=unit_title(unit, rendering))
    return comma.join((body, title, *_meeting(unit, rendering)))


def citation(
    library: Library,
    interface: Interface,
    unit: Unit,
    rendering: Rendering,
    site: str,
) -> str:
    """The citation of a whole unit: its name and record, its address, the status of an English
    text.
    """
    name = cited_as(library, interface, unit, rendering)
    record = recorded(unit, name, rendering)
    address = page_address(site, rendering, unit.slug)
    address = address or official_address(unit, rendering)
    status = english_status(interface, unit, rendering)
    return f"{name}{record}{_comma(rendering)}{address}{status}"


def recorded(unit: Unit, name: str, rendering: Rendering) -> str:
    """What a citation says in brackets: symbol, session, place and date, each where it is known
    and does not stand in the name.
    """
    later = unit.entry.status.later if unit.entry.status else None
    symbols = (unit.entry.symbol, unit.document.symbol, later)
    symbol = next((said for said in symbols if said and DOCUMENT_SYMBOL.match(said)), "")
    parts = [part for part in (symbol, *_meeting(unit, rendering)) if part and part not in name]
    brackets = " ({})" if rendering == "en" else "（{}）"
    return brackets.format(_comma(rendering).join(parts)) if parts else ""


def english_status(interface: Interface, unit: Unit, rendering: Rendering) -> str:
    """What a citation of an English text adds, so that nobody takes it for an official one."""
    working = unit.english == "working translation"
    return f" ({interface.say(rendering, 'working')})" if rendering == "en" and working else ""


def item(
    library: Library,
    interface: Interface,
    unit: Unit,
    rendering: Rendering,
    site: str,
) -> BibliographicItem:
    """The bibliographic record of a unit in a rendering; `site` is the site's address or ""."""
    official = official_address(unit, rendering)
    address = page_address(site, rendering, unit.slug)
    return BibliographicItem(
        key=f"{unit.slug}-{CODES[rendering]}",
        language=rendering,
        kind=interface.say(rendering, f"kind_{unit.entry.kind}"),
        designation=unit_name(unit, interface, rendering),
        title=unit_title(unit, rendering),
        author=library.bodies[unit.document.body].names[rendering],
        institution=interface.say(rendering, "united_nations"),
        number=_number(interface, unit, rendering),
        date=_date(unit),
        official=official,
        address=address,
        notes=tuple(_notes(interface, unit, rendering, official)),
    )


def _comma(rendering: Rendering) -> str:
    return ", " if rendering == "en" else "，"


def _meeting(unit: Unit, rendering: Rendering) -> Iterator[str]:
    """Session, place and days, as far as they are known."""
    session = unit.document.session_in(rendering)
    if session:
        yield f"{session[0].lower()}{session[1:]}" if rendering == "en" else session
    if unit.document.place:
        yield unit.document.place[rendering]
    days = unit_date(unit, rendering)
    if days:
        yield days


def _number(interface: Interface, unit: Unit, rendering: Rendering) -> str | None:
    """The number in a record: `A/RES/75/194`, `7/1 (CAC/COSP/2017/14)`; of a draft its own symbol
    and its place in the report.
    """
    entry, holder = unit.entry, unit.document.symbol
    if entry.symbol is None:
        adopted = entry.status is not None and entry.status.how in ADOPTED
        return entry.status.later if entry.status and adopted else None
    if holder and unit.kind.proposed:
        name = in_a_sentence(unit, unit_name(unit, interface, rendering))
        return f"{entry.symbol} ({holder}{_comma(rendering)}{name})"
    if holder is None or DOCUMENT_SYMBOL.match(entry.symbol):
        return entry.symbol
    return f"{entry.symbol} ({holder})"


def _date(unit: Unit) -> str | None:
    """The day of a unit; of what a session adopted, else what all days of the session share.

    What was issued for a session was not issued on its days.
    """
    if unit.entry.date:
        return unit.entry.date
    first, last = unit.document.dates.get("from"), unit.document.dates.get("to")
    status = unit.entry.status
    if status is None or status.how not in ADOPTED or not (first and last):
        return None
    parts = zip(first.split("-"), last.split("-"), strict=True)
    return "-".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], parts)) or None


def _notes(
    interface: Interface,
    unit: Unit,
    rendering: Rendering,
    official: str,
) -> Iterator[str]:
    """Sentences: the meeting, what became of the unit, the status of the English, the original."""
    comma, stop = _comma(rendering), "." if rendering == "en" else "。"
    meeting = [unit.document.session_in(rendering)]
    if unit.document.place:
        meeting.append(unit.document.place[rendering])
    if not unit.entry.date:
        meeting.append(unit_date(unit, rendering) or "")
    if any(meeting):
        yield comma.join(filter(None, meeting)) + stop
    if unit.entry.status:
        yield comma.join(status_words(unit.entry.status, interface, rendering)) + stop
    if rendering == "en":
        yield interface.say("en", f"english_{unit.english or 'missing'}".replace(" ", "_"))
    yield interface.say(rendering, "official_at", address=official)
