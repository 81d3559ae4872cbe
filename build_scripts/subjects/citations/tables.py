"""What can be cited, as people wrote it down: adopting bodies, and instruments by title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from build_scripts.corpus.records import Record
from build_scripts.corpus.shapes import read_all
from build_scripts.model import AdoptingBody, Document, Instrument, outline
from build_scripts.model.citable import SYMBOL
from build_scripts.problems import Problem, problem

#: A resolution by its body and number, where no symbol of its document is stated: `cosp 9/1`.
RESOLUTION = re.compile(r"([a-z0-9-]+) ([0-9]+/[0-9]+)")
#: The Conference by its short name in the table of instruments.
SHORT = {"cosp": "conference-of-the-states-parties"}


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
    bodies, instruments = [], []
    for record, body in read_all(bodies_path, AdoptingBody, problems, optional=True):
        if body.last < body.first:
            line = record.line_of("last")
            record.problem("FIELD_UNKNOWN_VALUE.last", line, last=body.last, first=body.first)
        bodies.append(body)
    _check_bodies(bodies, bodies_path, problems)
    ids = [body.id for body in bodies]
    for record, instrument in read_all(instruments_path, Instrument, problems, optional=True):
        _check_instrument(record, instrument, ids)
        instruments.append(instrument)
    _check_titles(instruments, instruments_path, problems)
    return Citables(tuple(bodies), tuple(instruments))


def _check_instrument(record: Record, instrument: Instrument, bodies: list[str]) -> None:
    symbol = instrument.symbol or ""
    named = RESOLUTION.fullmatch(symbol)
    if symbol and not (
        SHORT.get(named[1], named[1]) in bodies if named else SYMBOL.fullmatch(symbol)
    ):
        record.problem("CITED_SYMBOL.symbol", record.line_of("symbol"), value=symbol)
    if not instrument.titles and not instrument.plain:
        record.problem("FIELD_MISSING.titles")
    if (symbol or instrument.treaty) and not instrument.source:
        record.problem("SOURCE_MISSING", id=instrument.id)


def _check_bodies(bodies: list[AdoptingBody], path: Path, problems: list[Problem]) -> None:
    """An id, or a printed name, that belongs to two bodies."""
    ids: set[str] = set()
    names: set[str] = set()
    for body in bodies:
        sessions = [report.session for report in body.reports]
        problems += [
            problem("REPORT_TWICE", path, report.line, session=report.session)
            for at, report in enumerate(body.reports)
            if report.session in sessions[:at]
        ]
        own = {*body.forms, *([body.series] if body.series else [])}
        twice = [*({body.id} & ids), *sorted(own & names), *sorted(own & set(body.longer))]
        problems += [problem("BODY_TWICE", path, body.line, name=name) for name in twice]
        ids.add(body.id)
        names |= own


def _check_titles(instruments: list[Instrument], path: Path, problems: list[Problem]) -> None:
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
        for place in unit.known(outline).places
    }
    return [
        problem("SOURCE_NOWHERE", path, instrument.line, id=instrument.id, place=instrument.source)
        for instrument in instruments
        if instrument.source and instrument.source not in places
    ]
