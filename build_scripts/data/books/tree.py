"""A document as pandoc reads it: the values of its JSON, so that no word is taken for markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

#: A block or an inline of pandoc's.
Node: TypeAlias = dict[str, Any]
Nodes: TypeAlias = list[Node]
Cell: TypeAlias = list[Any]

#: The version of the values that stand here.
API = (1, 23, 1)
DEEPEST = 6
LINE_BREAK: Node = {"t": "LineBreak"}


def string(words: str) -> Node:
    """Words as they are, spaces included."""
    return {"t": "Str", "c": words}


def span(inside: Nodes, *classes: str, id: str = "", **more: str) -> Node:
    """Inlines with an id, classes and attributes; `custom_style` is a style of Word's."""
    return {"t": "Span", "c": [_attributes(id, classes, more), inside]}


def division(inside: Nodes, *classes: str, id: str = "", **more: str) -> Node:
    """The same of blocks."""
    return {"t": "Div", "c": [_attributes(id, classes, more), inside]}


def link_to(inside: Nodes, target: str, id: str = "", **more: str) -> Node:
    """Inlines that lead to an address, or with `#` to a place of the book."""
    return {"t": "Link", "c": [_attributes(id, (), more), inside, [target, ""]]}


def raised(inside: Nodes) -> Node:
    return {"t": "Superscript", "c": inside}


def footnote(inside: Nodes) -> Node:
    """A footnote; pandoc numbers it."""
    return {"t": "Note", "c": inside}


def text_block(inside: Nodes) -> Node:
    """A paragraph."""
    return {"t": "Para", "c": inside}


def heading(inside: Nodes, level: int, id: str) -> Node:
    """A heading, which stands in the contents."""
    return {"t": "Header", "c": [min(level, DEEPEST), _attributes(id, (), {}), inside]}


def bullets(items: Iterable[Nodes]) -> Node:
    return {"t": "BulletList", "c": list(items)}


def cell(blocks: Nodes, columns: int = 1, is_figure: bool = False) -> Cell:
    """A cell of a table, over so many columns; a figure stands at its right."""
    align = {"t": "AlignRight" if is_figure else "AlignDefault"}
    return [_attributes("", (), {}), align, 1, columns, blocks]


def rows_and_columns(rows: Iterable[Sequence[Cell]], *classes: str) -> Node:
    """A table without a head, its columns equally wide; a short row ends in empty cells."""
    cells = [list(row) for row in rows]
    count = max(map(_width, cells))
    cells = [[*row, *(cell([]) for _ in range(count - _width(row)))] for row in cells]
    width = {"t": "ColWidth", "c": 1 / count}
    plain = _attributes("", (), {})
    return {
        "t": "Table",
        "c": [
            _attributes("", classes, {}),
            [None, []],
            [[{"t": "AlignDefault"}, width] for _ in range(count)],
            [plain, []],
            [[plain, 0, [], [[plain, row] for row in cells]]],
            [plain, []],
        ],
    }


def _width(row: Sequence[Cell]) -> int:
    return sum(columns for *_, columns, _ in row)


def whole_tree(blocks: Nodes, about: dict[str, str]) -> Node:
    """A document with what is said about it."""
    meta = {name: {"t": "MetaString", "c": value} for name, value in about.items()}
    return {"pandoc-api-version": API, "meta": meta, "blocks": blocks}


def _attributes(id: str, classes: Iterable[str], more: dict[str, str]) -> list[Any]:
    return [id, list(classes), [[name.replace("_", "-"), more[name]] for name in more]]
