"""What can be cited, as people wrote it down: adopting bodies, and instruments by title."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from build_scripts.model import RENDERINGS, AdoptingBody, Document, Instrument
from build_scripts.problems import Problem
from build_scripts.records import Record, read_records

NUMBERINGS = ("session", "year", "dot")
TREATY = re.compile(r"\d+(?:\+\d+)* \d+$")


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
    found = tuple(_instrument(record) for record in instruments)
    _check_titles(found, instruments_path, problems)
    return Citables(tuple(_body(record) for record in bodies), found)


def _body(record: Record) -> AdoptingBody:
    reports: dict[int, str] = {}
    for report in record.records("reports"):
        where = report.optional_text("address") or report.text("symbol")
        reports[report.number("session")] = where
        report.text("source")
        report.done()
    body = AdoptingBody(
        id=record.text("id"),
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
    )
    record.done()
    for pattern in (body.resolution, body.old_resolution):
        if pattern is not None and set("{}") & set(pattern.replace("{number}", "")):
            record.problem(
                "CITED_SYMBOL",
                f"the symbol “{pattern}” has braces other than {{number}}",
                "write the symbol with {number} for the number",
            )
    return body


def _instrument(record: Record) -> Instrument:
    instrument = Instrument(
        id=record.text("id"),
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
    if instrument.treaty and not TREATY.match(instrument.treaty):
        record.problem(
            "TREATY_SHAPE",
            f"“{instrument.treaty}” is no volume and registration number",
            "write them as `2349 42146`, several volumes as `2225+2237 39574`",
            record.line_of("treaty"),
        )
    if (instrument.symbol or instrument.treaty) and not instrument.source:
        record.problem(
            "SOURCE_MISSING",
            f"nothing states where “{instrument.id}” is published",
            "name the place of the corpus that states the symbol, as slug#id",
        )
    return instrument


def _check_titles(instruments: tuple[Instrument, ...], path: Path, problems: list[Problem]) -> None:
    seen: dict[str, str] = {}
    for instrument in instruments:
        for title in (*instrument.titles, *instrument.plain):
            if title in seen:
                problems.append(
                    Problem(
                        "TITLE_TWICE",
                        path,
                        instrument.line,
                        f"《{title}》 is a title of “{seen[title]}” and of “{instrument.id}”",
                        "a title names one instrument: keep it with one of them",
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
        Problem(
            "SOURCE_NOWHERE",
            path,
            instrument.line,
            f"“{instrument.id}”: there is no place {instrument.source}",
            "name the paragraph or footnote that states the symbol, as slug#id",
        )
        for instrument in instruments
        if instrument.source and instrument.source not in places
    ]
