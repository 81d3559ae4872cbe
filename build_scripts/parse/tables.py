"""Tables: rows of cells, set apart by wide spaces or tabs."""

from __future__ import annotations

import re

from build_scripts.parse.labels import read_item, read_number

GAP = re.compile(r"[ \u00a0]{2,}|\s*\t\s*|\u3000+")
NUMBER_CELL = re.compile(r"[-–—]|[\d.,%]+|\d{1,3}( \d{3})+")


def cells(line: str) -> list[str]:
    """The cells of a line."""
    return [cell for cell in GAP.split(line.strip()) if cell]


def is_row(line: str) -> bool:
    """Whether a line has cells: two or more words with a gap between them that no text has.

    The gap behind the number of a paragraph is none.
    """
    line = line.strip()
    if not GAP.search(line):
        return False
    label = read_number(line) or read_item(line)
    return len(cells(line[label.end :] if label else line)) > 1


def has_counts(line: str) -> bool:
    """Whether a line reads like a row set with narrow spaces: words, then numbers only."""
    words = line.split()
    return len(words) > 1 and all(NUMBER_CELL.fullmatch(word) for word in words[1:])


def table_words(raw: str) -> str:
    """The words of a table: a line for each row, a tab between cells."""
    return "\n".join("\t".join(cells(line)) for line in raw.split("\n"))
