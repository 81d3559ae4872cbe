"""Tables for spreadsheets: how every one of them is written, and the two of the texts.

A table is CSV as RFC 4180 has it, lines ending in CR LF, in UTF-8 with the byte order mark by
which spreadsheets know it. Empty and null are not told apart: both are an empty cell, and
whoever needs the difference reads the JSON, whose values the cells repeat. Lists stand in one
cell, joined by “; ”. No cell is altered to please a program that opens it: none begins with a
character that a spreadsheet would take for a formula, which the tests hold the corpus to.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from build_scripts.data.units import unit_values
from build_scripts.model import RENDERINGS, Library

BYTE_ORDER_MARK = "\ufeff"
#: Between the values of a list; no id has it.
JOINT = "; "

PARAGRAPHS = (
    *("unit", "symbol", "id", "kind", "label", "parent"),
    *(f"text_{rendering}" for rendering in RENDERINGS),
    *("verb", *(f"verb_{rendering}" for rendering in RENDERINGS)),
    *("footnotes", "terms"),
    *(f"url_{rendering}" for rendering in RENDERINGS),
)
#: What a citation names, in the data under the same names; what does not apply is empty.
CITED = (
    *("start", "end", "text", "kind", "body", "number", "symbol", "title"),
    *("article", "chapter", "paragraph", "volume", "instrument", "target"),
)
CITATIONS = ("unit", "place", *CITED)


def table(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """A table with its byte order mark. A cell is the words of its value, nothing for None."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return BYTE_ORDER_MARK + text.getvalue()


def export_tables(library: Library) -> dict[str, str]:
    """`data/paragraphs.csv` and `data/citations.csv`, in the order of the corpus."""
    units = list(unit_values(library))
    return {
        "data/paragraphs.csv": table(
            PARAGRAPHS, (_paragraph(unit, p) for unit in units for p in unit["paragraphs"])
        ),
        "data/citations.csv": table(
            CITATIONS,
            (
                [unit["slug"], place["id"], *(cited.get(name) for name in CITED)]
                for unit in units
                for place in (*unit["paragraphs"], *unit["footnotes"])
                for cited in place["citations"]
            ),
        ),
    }


def _paragraph(unit: dict[str, Any], paragraph: dict[str, Any]) -> list[object]:
    slug, id, verb = unit["slug"], paragraph["id"], paragraph["verb"] or {}
    return [
        *(slug, unit["symbol"], id),
        *(paragraph[name] for name in ("kind", "label", "parent")),
        *(paragraph["text"][rendering] for rendering in RENDERINGS),
        *(verb.get(name) for name in ("id", *RENDERINGS)),
        *(JOINT.join(paragraph[name]) for name in ("footnotes", "terms")),
        *(f"/{rendering}/{slug}/#{id}" for rendering in RENDERINGS),
    ]
