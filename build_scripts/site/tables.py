"""How the rows of a printed table stand in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.model import Text

#: What stands in a column of numbers: 0.006, 1 234, (12), 5–7, –, 3 %.
FIGURE = re.compile(r"[\s()$€%+.,–—-]*(?:\d[\d\s()%.,–—-]*)?")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell, over so many columns. Figures stand at the right, as do the words above them."""

    text: Text
    columns: int
    is_figure: bool


def table_cells(text: Text) -> Iterator[list[TableCell]]:
    """The rows of a table. The first column is one of words, even where it has numbers.

    A cell alone in its row is as wide as the table. Of a row that is short and ends in a figure, as
    that of a total, the figure stands in the last column where that is one of figures, and the
    first cell is as wide as what is left.
    """
    rows = list(text.rows())
    count = max(map(len, rows))
    whole = [row for row in rows if len(row) == count]
    figures = [at > 0 and _is_of_figures([row[at] for row in whole]) for at in range(count)]
    for row in rows:
        is_total = figures[-1] and _is_figure(row[-1])
        wider = count - len(row) if is_total or len(row) == 1 else 0
        first = TableCell(row[0], 1 + wider, False)
        others = enumerate(row[1:], 1 + wider)
        yield [first, *(TableCell(cell, 1, figures[at]) for at, cell in others)]


def _is_figure(cell: Text) -> bool:
    return bool(FIGURE.fullmatch(cell.words))


def _is_of_figures(column: list[Text]) -> bool:
    """Whether most cells of a column are figures."""
    said = [cell for cell in column if cell.words.strip()]
    return sum(map(_is_figure, said)) * 2 > len(said)
