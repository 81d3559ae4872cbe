"""What can be cited, as people wrote it down: adopting bodies, and instruments by title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from build_scripts.corpus.records import Record, read_records
from build_scripts.model import RENDERINGS, AdoptingBody, Document, Instrument
from build_scripts.problems import Problem, problem

ADDRESS = re.compile(r"https://[!-~]+")
NUMBERINGS = ("session", "year", "dot", "running")
TREATY = re.compile(r"[0-9]+(?:\+[0-9]+)* [0-9]+")
SYMBOL = re.compile(r"[A-Z]+[0-9]*(?:/[A-Za-z0-9.()\-]+)+")
#: A resolution by its body and number, where no symbol of its document is stated: `cosp 9/1`.
RESOLUTION = re.compile(r"([a-z0-9-]+) ([0-9]+/[0-9]+)")
#: The Conference by its short name in the table of instruments.
SHORT = {"cosp": "conference-of-the-states-parties"}
#: Groups of the page of citations that are no bodies, and its map.
NO_BODIES = ("documents", "instruments", "treaties", "unknown", "map")


@dataclass(frozen=True, slots=True)
class Citables:
    """The tables by which citations are found and resolved."""

    bodies: tuple[AdoptingBody, ...] = ()
    instruments: tuple[Instrument, ...] = ()

    def body(self, id: str | None) -> AdoptingBody | None:
        """The adopting body of an id."""
        return next((body for body in self.bodies if body.id == id), None)

    def titled(self, title: str) -> Instrument | None:
        """The instrument that bears a title or a plain name."""
        words = title.strip("《》")
        return next((i for i in self.instruments if words in i.titles or words in i.plain), None)


def read_citables(root: Path, problems: list[Problem]) -> Citables:
    """The tables below `root`; a corpus without them cites nothing that is known."""
    bodies_path, instruments_path = root / "cited-bodies.yaml", root / "instruments.yaml"
    bodies = read_records(bodies_path, problems) if bodies_path.exists() else ()
    instruments = read_records(instruments_path, problems) if instruments_path.exists() else ()
    adopting = tuple(_body(record) for record in bodies)
    _check_bodies(adopting, bodies_path, problems)
    ids = [body.id for body in adopting]
    found = tuple(_instrument(record, ids) for record in instruments)
    _check_titles(found, instruments_path, problems)
    return Citables(adopting, found)


def _body(record: Record) -> AdoptingBody:
    reports: dict[int, str] = {}
    for report in record.records("reports"):
        session, where = _report(report)
        if session in reports:
            report.problem("REPORT_TWICE", session=session)
        reports[session] = where
    body = AdoptingBody(
        id=record.id(NO_BODIES),
        names={name: record.text(name) for name in RENDERINGS},
        forms=record.texts("forms"),
        longer=record.texts("not"),
        series=record.optional_text("series"),
        numbering=cast("type", record.one_of("numbering", NUMBERINGS)),  # type: ignore[arg-type]
        first=record.number("first"),
        last=record.number("last"),
        earlier=record.one_of("earlier", ("true", "false")) == "true",
        resolution=record.optional_text("resolution"),
        old_resolution=record.optional_text("old_resolution"),
        reports=reports,
        line=record.line,
    )
    record.done()
    if body.last < body.first:
        record.problem(
            "FIELD_UNKNOWN_VALUE.last", record.line_of("last"), last=body.last, first=body.first
        )
    for pattern in (body.resolution, body.old_resolution):
        if pattern and not (
            pattern.count("{number}") == 1 and SYMBOL.fullmatch(pattern.replace("{number}", "1/1"))
        ):
            record.problem("CITED_SYMBOL.pattern", value=pattern)
    return body


def _report(record: Record) -> tuple[int, str]:
    """A session and where its resolutions are issued: a symbol, or an address."""
    session, address = record.number("session"), record.optional_text("address")
    symbol = "" if address else record.text("symbol")
    record.text("source")
    record.done()
    if session < 1:
        record.problem("FIELD_NOT_NUMBER.session")
    if address and not ADDRESS.fullmatch(address):
        record.problem("FIELD_UNKNOWN_VALUE.address", record.line_of("address"), value=address)
    check_symbol(record, symbol)
    return session, address or symbol


def check_symbol(record: Record, symbol: str | None) -> None:
    """Note a symbol that is written as none is: it would lead nowhere."""
    if symbol and not SYMBOL.fullmatch(symbol):
        record.problem("CITED_SYMBOL.symbol", record.line_of("symbol"), value=symbol)


def _check_bodies(bodies: tuple[AdoptingBody, ...], path: Path, problems: list[Problem]) -> None:
    """An id, or a printed name, that belongs to two bodies."""
    ids: set[str] = set()
    names: set[str] = set()
    for body in bodies:
        own = {*body.forms, *([body.series] if body.series else [])}
        twice = [*({body.id} & ids), *sorted(own & names), *sorted(own & set(body.longer))]
        problems += [problem("BODY_TWICE", path, body.line, name=name) for name in twice]
        ids.add(body.id)
        names |= own


def _instrument(record: Record, bodies: list[str]) -> Instrument:
    instrument = Instrument(
        id=record.id(),
        kind=cast("type", record.one_of("kind", ("instrument", "publication"))),  # type: ignore[arg-type]
        titles=record.texts("titles"),
        plain=record.texts("plain"),
        en=record.text("en"),
        symbol=record.optional_text("symbol"),
        treaty=record.optional_text("treaty"),
        source=record.optional_text("source"),
        line=record.line,
    )
    record.done()
    if not instrument.titles and not instrument.plain:
        record.problem("FIELD_MISSING.titles")
    named = RESOLUTION.fullmatch(instrument.symbol or "")
    if named is None or SHORT.get(named[1], named[1]) not in bodies:
        check_symbol(record, instrument.symbol)
    if instrument.treaty and not TREATY.fullmatch(instrument.treaty):
        record.problem("TREATY_SHAPE", record.line_of("treaty"), value=instrument.treaty)
    if (instrument.symbol or instrument.treaty) and not instrument.source:
        record.problem("SOURCE_MISSING", id=instrument.id)
    return instrument


def _check_titles(instruments: tuple[Instrument, ...], path: Path, problems: list[Problem]) -> None:
    seen: dict[str, str] = {}
    ids: set[str] = set()
    for instrument in instruments:
        if instrument.id in ids:
            problems.append(problem("INSTRUMENT_TWICE", path, instrument.line, id=instrument.id))
        ids.add(instrument.id)
        for title in (*instrument.titles, *instrument.plain):
            if title in seen:
                problems.append(
                    problem(
                        "TITLE_TWICE",
                        path,
                        instrument.line,
                        title=title,
                        first=seen[title],
                        second=instrument.id,
                    )
                )
            seen[title] = instrument.id


def check_sources(
    instruments: tuple[Instrument, ...], documents: Iterable[Document], path: Path
) -> list[Problem]:
    """A problem for each instrument whose source is no place of the corpus."""
    places = {
        f"{unit.slug}#{place.id}"
        for document in documents
        for unit in document.units
        for place in unit.places
    }
    return [
        problem("SOURCE_NOWHERE", path, instrument.line, id=instrument.id, place=instrument.source)
        for instrument in instruments
        if instrument.source and instrument.source not in places
    ]
