"""The layouts in which a source can come: a row each, read by a file each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from build_scripts.model import DocumentEntry, LayoutName
from build_scripts.parse.akn import read_akn_layout
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
    `signs` are what shows it in a text, each with its name in the messages; `in_pages` says
    whether a text in it has pages.
    """

    name: LayoutName
    what: str
    read: Callable[[list[Line], DocumentEntry], Parts]
    tagged: bool
    signs: tuple[tuple[str, re.Pattern[str]], ...]
    in_pages: bool = True


@dataclass(frozen=True, slots=True)
class Detected:
    """The layout that a text seems to have, and what shows it."""

    layout: Layout
    signs: tuple[str, ...]


#: A line that is full and goes on in the next one; a heading is shorter.
WITHIN = r"[\u3400-\u9fff]{12}\n[\u3400-\u9fff]"
GOES_ON = r"[\u3400-\u9fff]{12} *\n+ *[\u3400-\u9fff]"
#: A rule over footnotes.
FOOT = r"\n\s*_{5,}\s*\n"
#: A line longer than a page is wide, gaps between cells aside; a text without one.
LONG = r"(?:[\u3400-\u9fff](?:(?! {3})[^\n\u3400-\u9fff])*){70}"
PAGE_WIDE = rf"(?s)\A(?!.*?{LONG})"
NO_INDENT = r"(?m:(?!.*^[ \u3000]+\S))"
_ROWS = (
    Layout(
        "pandoc",
        "Markdown with notes as [^1], as pandoc writes it",
        read_pandoc_layout,
        True,
        (
            ("note", re.compile(r"^\[\^\w+\]:", re.M)),
            ("escaped", re.compile(r"^\d+\\\.", re.M)),
            ("wrapped", re.compile(rf"(?sm)\A(?=.*^#{{1,6}} )(?=.*{WITHIN})")),
        ),
    ),
    Layout(
        "markdown",
        "Markdown with ## headings and marks as <sup>1</sup>",
        read_markdown_layout,
        True,
        (
            ("sup", re.compile(r"<sup>\d+</sup>")),
            ("heading", re.compile(r"^#{1,6} ", re.M)),
        ),
    ),
    Layout(
        "pdftotext",
        "pages as pdftotext gives them, with -layout or without",
        read_pdftotext_layout,
        False,
        (
            ("form_feed", re.compile(rf"{PAGE_WIDE}.*?\S\s*{PAGE_BREAK}")),
            ("margin", re.compile(rf"{PAGE_WIDE}{NO_INDENT}(?=.*(?:{GOES_ON}|{FOOT}))")),
            ("far_in", re.compile(r"(?:^ {4,}\S.*\n+){5}", re.M)),
        ),
    ),
    Layout(
        "printed",
        "printed lines as on the page, with or without empty lines between them",
        read_printed_layout,
        False,
        (
            ("rule", re.compile(rf"{PAGE_WIDE}.*?{FOOT}")),
            ("line", re.compile(rf"{PAGE_WIDE}.*?{GOES_ON}")),
        ),
    ),
    Layout(
        "paragraphs",
        "one paragraph a line, notes as [1]",
        read_paragraphs_layout,
        True,
        (
            ("long", re.compile(LONG)),
            ("paragraph", re.compile(rf"(?s)\A(?!(?:.*?{GOES_ON}){{3}}|.*?{FOOT})")),
        ),
    ),
    Layout("akn", "XML of the United Nations, for `import`", read_akn_layout, True, (), False),
)  # fmt: skip
LAYOUTS: dict[str, Layout] = {layout.name: layout for layout in _ROWS}


def detect(text: str) -> list[Detected]:
    """The layouts of which a text shows a sign, at least one, those with the surest first.

    What shows no other sign has a paragraph on each line, and what has not shows `GOES_ON`.
    """
    found = []
    for layout in _ROWS:
        signs = tuple(name for name, sign in layout.signs if sign.search(text))
        if signs:
            found.append(Detected(layout, signs))
    return found
