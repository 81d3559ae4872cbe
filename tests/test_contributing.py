"""The tables of fields in CONTRIBUTING.md are those of the shapes.

With `--update-goldens` they are written.
"""

from __future__ import annotations

import re
from dataclasses import is_dataclass
from typing import Any

from build_scripts import model
from build_scripts.model.shape import Field, Inline, Keys, Unless, Where, fields_of
from tests.small_corpus import ROOT

PATH = ROOT / "CONTRIBUTING.md"
TABLE = re.compile(r"(<!-- fields of (\w+) -->\n).*?(?=<!-- end -->)", re.DOTALL)


def names(field: Field) -> list[str]:
    """The names under which a field stands in the file."""
    if not field.note(Inline):
        return [field.key]
    keys = field.note(Keys)
    if keys:
        return list(keys.names)
    return [inner.key for inner in fields_of(field.kind)]  # type: ignore[arg-type]


def listed(words: tuple[str, ...] | list[str]) -> str:
    *first, last = [f"`{word}`" for word in words]
    return f"{', '.join(first)} or {last}" if first else last


def needed(field: Field) -> str:
    """Whether a field must be there, and where."""
    where, unless = field.note(Where), field.note(Unless)
    if where:
        return f"where `{where.key}` is {listed(where.values)}"
    if unless and not unless.values:
        return f"without `{unless.key}`" if field.required else f"no; never with `{unless.key}`"
    return "yes" if field.required else "no"


def described(field: Field) -> str:
    """What a field is, and what may stand there."""
    keys = field.note(Keys)
    said = field.description
    if field.choices:
        said += f": {listed(field.choices)}"
    if keys and keys.every and not field.note(Inline):
        said += f" (`{'`, `'.join(keys.names)}`)"
    return said


def table(shape: type[Any]) -> str:
    """The fields of a shape as they stand in the documentation."""
    rows = (
        f"| `{'`, `'.join(names(field))}` | {needed(field)} | {described(field)} |\n"
        for field in fields_of(shape)  # type: ignore[arg-type]
    )
    return "| field | needed | what it is |\n| --- | --- | --- |\n" + "".join(rows)


def test_the_tables_of_fields_are_those_of_the_shapes(update_goldens: bool) -> None:
    text = PATH.read_text(encoding="utf-8")
    made = TABLE.sub(lambda found: found[1] + table(getattr(model, found[2])), text)
    if update_goldens:
        PATH.write_text(made, encoding="utf-8")
    else:
        assert text == made


def test_every_shape_has_its_table() -> None:
    shapes = {name for name in model.__all__ if is_shape(getattr(model, name))}
    shown = re.findall(r"<!-- fields of (\w+) -->", PATH.read_text(encoding="utf-8"))
    # These have no more than one or two lists, or stand in the table of another.
    assert shapes - set(shown) == {"Convention", "Form", "Succession", "SuccessionSeries"}
    assert len(shown) == len(set(shown))


def is_shape(value: Any) -> bool:
    """Whether a value of the model is a class that describes fields of a file."""
    return isinstance(value, type) and is_dataclass(value) and bool(fields_of(value))
