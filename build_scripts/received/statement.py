"""What a text states of itself when it is read in a layout, and what is found in reading it.

Every statement has the line that makes it. What no line states is left open; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from build_scripts.model import KINDS, Document, DocumentEntry, Reading, Unit, UnitEntry
from build_scripts.model.kinds import UnitKind
from build_scripts.parse.blocks import without_layout
from build_scripts.parse.document import parse_document
from build_scripts.parse.layouts import Layout
from build_scripts.parse.source import Line
from build_scripts.problems import Problem, Refused
from build_scripts.received.adoption import add_adoption
from build_scripts.received.masthead import read_masthead
from build_scripts.received.stated import Facts, KnownBodies, Stated, said_by, text_of_fact
from build_scripts.received.units import UnitsFound

#: The id of an annex's heading.
ANNEX = re.compile(r"annex(?:-\d+)?")
#: A unit of which nothing is known, to take a text apart with.
ANY_UNIT = UnitEntry("unit", "resolution", None, "大会，", None, None, "", "", None, 1)


@dataclass(slots=True)
class Statement:
    """The facts of a text, the metadata made of them, and the text read with these."""

    layout: Layout
    entry: DocumentEntry
    document: Facts = field(default_factory=dict)
    units: list[Facts] = field(default_factory=list)
    read: Document | None = None
    problems: tuple[Problem, ...] = ()


def read_statement(lines: list[Line], entry: DocumentEntry, layout: Layout,
                   known: KnownBodies) -> Statement:  # fmt: skip
    """What the text states when it is read in a layout."""
    entry = replace(entry, layout=layout.name, units=(ANY_UNIT,))
    statement = Statement(layout, entry)
    try:
        blocks = layout.read(lines, entry).blocks
    except Refused as refused:
        statement.problems = refused.problems
        return statement
    printed = [(line.number, without_layout(line.bare)) for line in lines if line.bare]
    found = UnitsFound(printed, blocks, known, entry.name)
    statement.units = found.units
    statement.document = read_masthead(printed, found, known)
    if found.units:
        _read(statement, lines)
        _name(statement, found.whole)
    if statement.read:
        for facts, unit in zip(statement.units, statement.read.units, strict=True):
            facts["title"] = _with_annexes(facts["title"], unit)
        add_adoption(statement.document, found.units, statement.read.units, printed)
    return statement


def nothing_known(name: str, path: Path, reading: Reading) -> DocumentEntry:
    """The metadata of a text of which nothing is known yet."""
    return DocumentEntry(
        name=name,
        path=str(path.with_name("document.yaml")),
        source=path.name,
        received_as="",
        layout="printed",
        symbol=None,
        body="",
        session=None,
        place=None,
        dates={},
        agenda_item=None,
        title={},
        official="",
        units=(),
        reading=reading,
    )


def _read(statement: Statement, lines: list[Line]) -> None:
    """Read the text with what it states; a title is taken as it reads, and the text read again."""
    for _ in range(2):
        symbol = text_of_fact(statement.document, "symbol") or None
        units = tuple(_unit(facts) for facts in statement.units)
        statement.entry = replace(statement.entry, symbol=symbol, units=units)
        try:
            statement.read = parse_document(lines, statement.entry)
            statement.problems = ()
            return
        except Refused as refused:
            statement.problems = refused.problems
            if not _take_titles(statement.units, refused.problems):
                return


def _name(statement: Statement, whole: str) -> None:
    """The title of the document: that of its parts, or of its only or first own unit."""
    first = statement.units[0]
    of_first = len(statement.units) == 1 or not KINDS[first["kind"].text].opens
    title = whole or (first["title"].text if of_first else "")
    if title:
        statement.document["title"] = Stated({"zh-Hans": title, "en": ""}, first["title"].why)


def _with_annexes(title: Stated, unit: Unit) -> Stated:
    """The title of a unit; its comment names the annexes, which are read without a field."""
    annexes = [
        said_by(place.line, " ".join(filter(None, (place.label, place.words))))
        for place in unit.paragraphs
        if ANNEX.fullmatch(place.id)
    ]
    why = "; ".join(filter(None, (title.why, *(f"annex in {one}" for one in annexes))))
    return Stated(title.value, why)


def _take_titles(units: Sequence[Facts], problems: Sequence[Problem]) -> bool:
    """Give the units the titles that the source has; whether there are any."""
    printed = {
        str(found.value("unit")): str(found.value("printed"))
        for found in problems
        if found.code == "TITLE_DIFFERS" and found.value("printed")
    }
    for unit in units:
        if title := printed.get(unit["slug"].text):
            unit["title"] = Stated(title, unit["title"].why)
    return bool(printed)


def _unit(facts: Facts) -> UnitEntry:
    return replace(
        ANY_UNIT,
        slug=facts["slug"].text,
        kind=cast(UnitKind, facts["kind"].text),
        begins=text_of_fact(facts, "begins") or None,
        opening=text_of_fact(facts, "opening"),
        symbol=text_of_fact(facts, "symbol") or None,
        title=text_of_fact(facts, "title"),
    )
