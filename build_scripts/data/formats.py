"""How data files are written: JSON, and tables for spreadsheets.

A table is CSV as RFC 4180 has it, lines ending in CR LF, in UTF-8 with the byte order mark by
which spreadsheets know it. Empty and null are not told apart: both are an empty cell, and
whoever needs the difference reads the JSON, whose values the cells repeat. Lists stand in one
cell, joined by “; ”. No cell is altered to please a program that opens it: none begins with a
character that a spreadsheet would take for a formula, which the tests hold the corpus to.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import TypeAlias

BYTE_ORDER_MARK = "\ufeff"
#: Between the values of a list; no id has it.
JOINT = "; "
#: Columns that share a meaning, and the text of the interface that has it.
Columns: TypeAlias = tuple[tuple[str, str], ...]


def as_json(value: object) -> str:
    """A value as the text of a data file: compact, Han as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def column_names(columns: Columns) -> list[str]:
    """The names of all columns in their order."""
    return [name for names, _ in columns for name in names.split()]


def table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table with its byte order mark. A cell is the words of its value, nothing for None."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return BYTE_ORDER_MARK + text.getvalue()
