"""How data files are written: JSON, and tables for spreadsheets.

A table is CSV as RFC 4180 has it, lines ending in CR LF, in UTF-8 with the byte order mark by
which spreadsheets know it. Empty and null are not told apart: both are an empty cell, and
whoever needs the difference reads the JSON, whose values the cells repeat. Lists stand in one
cell, joined by “; ”. A cell that a spreadsheet would run as a formula has an apostrophe before
its words; the JSON has them as they are, and `check` names the place.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any, get_type_hints
from xml.etree import ElementTree as ET

from build_scripts.data.types import SaidOrNot
from build_scripts.model import RENDERINGS, Place

BYTE_ORDER_MARK = "\ufeff"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: What files for translators say of themselves.
RIGHTS = (
    "The Chinese texts are extracts from documents of the United Nations, which has the rights in"
    " them. English is a working translation, not an official text, where it is not called"
    " official. Working translation and definitions: CC BY 4.0, the contributors to"
    " Anti-Corruption Resolutions."
)
#: With what a spreadsheet begins a formula; some take the full-width signs for it too.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
#: Between the values of a list; no id has it.
JOINT = "; "


def said_in_each(place: Place) -> SaidOrNot:
    """The words of a place in each rendering; None where it has no English."""
    texts = place.texts
    return {name: texts[name].words if name in texts else None for name in RENDERINGS}


def as_json(value: object) -> str:
    """A value as the text of a data file: compact, Han as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def as_xml(root: ET.Element) -> str:
    """An XML file, a line for each element."""
    ET.indent(root, "")
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def columns_of(row: Any) -> dict[str, str]:
    """The columns of a table by the type of its rows: name → the text that says what it holds."""
    types = get_type_hints(row, include_extras=True)
    return {name: type.__metadata__[-1].text for name, type in types.items()}


def table(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> str:
    """A table with its byte order mark. A cell is the words of its value, nothing for None."""
    names = list(columns)
    return head_of(names) + rows_of(names, rows)


def head_of(columns: Iterable[str]) -> str:
    """What stands before the rows of a table."""
    return BYTE_ORDER_MARK + _lines([list(columns)])


def rows_of(columns: Iterable[str], rows: Iterable[Mapping[str, object]]) -> str:
    """The rows of a table as its lines."""
    names = list(columns)
    return _lines([_harmless(row.get(name)) for name in names] for row in rows)


def _lines(rows: Iterable[list[Any]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _harmless(value: object) -> object:
    """The value of a cell, so that no program runs it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
