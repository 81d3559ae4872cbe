"""The pages that pdftotext makes of a PDF → blocks, footnotes and furniture.

A form feed stands between two pages. With `-layout` a page keeps its left margin as spaces,
which is another on each page; without it no indent is left, and an empty line or a short one
ends a paragraph. What stands on a page beside its text is told as in any printed extract.
"""

from __future__ import annotations

from build_scripts.model import DocumentEntry
from build_scripts.parse.blocks import Parts
from build_scripts.parse.printed import read_printed_layout
from build_scripts.parse.source import Line


def read_pdftotext_layout(lines: list[Line], entry: DocumentEntry) -> Parts:
    """Take the pages apart; `Refused` when a unit does not begin where it should."""
    return read_printed_layout(_without_margins(lines), entry)


def _without_margins(lines: list[Line]) -> list[Line]:
    return lines
