"""The layouts in which a source can come: a row each, read by a file each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from build_scripts.model import DocumentEntry
from build_scripts.parse.blocks import Parts
from build_scripts.parse.markdown import read_markdown_layout
from build_scripts.parse.pandoc import read_pandoc_layout
from build_scripts.parse.paragraphs import read_paragraphs_layout
from build_scripts.parse.pdftotext import read_pdftotext_layout
from build_scripts.parse.printed import read_printed_layout
from build_scripts.parse.source import PAGE_BREAK, Line


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout: its name in `document.yaml`, what it is, how it is read.

    `tagged` says that footnote marks are marked as such in it, and no bare digit is one.
    `signs` are what shows it in a text, with the words that say so.
    """

    name: str
    what: str
    read: Callable[[list[Line], DocumentEntry], Parts]
    tagged: bool
    signs: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Detected:
    """The layout that a text seems to have, and what shows it."""

    layout: Layout
    reasons: tuple[str, ...]


_ROWS = (
    Layout(
        "pandoc",
        "Markdown with notes as [^1], as pandoc writes it",
        read_pandoc_layout,
        True,
        (
            ("a note written [^1]:", re.compile(r"^\[\^\w+\]:", re.M)),
            ("a number written 1\\.", re.compile(r"^\d+\\\.", re.M)),
        ),
    ),
    Layout(
        "markdown",
        "Markdown with ## headings and marks as <sup>1</sup>",
        read_markdown_layout,
        True,
        (
            ("a mark written <sup>1</sup>", re.compile(r"<sup>\d+</sup>")),
            ("a heading written ##", re.compile(r"^#{1,6} ", re.M)),
        ),
    ),
    Layout(
        "pdftotext",
        "pages as pdftotext gives them, with -layout or without",
        read_pdftotext_layout,
        False,
        (("a form feed between two pages", re.compile(rf"\S\s*{PAGE_BREAK}")),),
    ),
    Layout(
        "printed",
        "printed lines as on the page, with or without empty lines between them",
        read_printed_layout,
        False,
        (
            ("a rule over footnotes", re.compile(r"^\s*_{5,}\s*$", re.M)),
            ("a line that ends in a word", re.compile(r"[\u3400-\u9fff] *\n+[\u3400-\u9fff]")),
        ),
    ),
    Layout(
        "paragraphs",
        "one paragraph a line, notes as [1]",
        read_paragraphs_layout,
        True,
        (("a whole paragraph on each line", re.compile(r"")),),
    ),
)  # fmt: skip
LAYOUTS = {layout.name: layout for layout in _ROWS}


def detect(text: str) -> list[Detected]:
    """The layouts of which a text shows a sign, those with the surest signs first."""
    found = []
    for layout in _ROWS:
        reasons = tuple(reason for reason, sign in layout.signs if sign.search(text))
        if reasons:
            found.append(Detected(layout, reasons))
    return found
