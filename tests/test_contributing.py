"""The tables of fields in CONTRIBUTING.md are those of the shapes.

With `--update-goldens` they are written.
"""

from __future__ import annotations

import ast
import re

from build_scripts import model
from build_scripts.corpus.new import descriptions
from build_scripts.model.shape import Field, Inline, Keys, Unless, Where, fields_of
from tests.small_corpus import ROOT
from tests.test_messages import calls

PATH = ROOT / "CONTRIBUTING.md"
TABLE = re.compile(r"(<!-- fields of (\w+) -->\n).*?(?=<!-- end -->)", re.DOTALL)


def names(field: Field) -> list[str]:
    """The names under which a field stands in the file."""
    if not field.note(Inline):
        return [field.key]
    keys = field.note(Keys)
    shape: type = field.kind
    return list(keys.names) if keys else [inner.key for inner in fields_of(shape)]


def described_as(field: Field) -> str:
    return field.name if field.note(Inline) else field.key


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


def described(shape: type, field: Field) -> str:
    """What a field is, and what may stand there."""
    keys = field.note(Keys)
    said = descriptions()[shape.__name__][described_as(field)]
    if field.choices:
        said += f": {listed(field.choices)}"
    if keys and keys.every and not field.note(Inline):
        said += f" (`{'`, `'.join(keys.names)}`)"
    return said


def table(shape: type) -> str:
    """The fields of a shape as they stand in the documentation."""
    rows = (
        f"| `{'`, `'.join(names(field))}` | {needed(field)} | {described(shape, field)} |\n"
        for field in fields_of(shape)
    )
    return "| field | needed | what it is |\n| --- | --- | --- |\n" + "".join(rows)


def test_the_tables_of_fields_are_those_of_the_shapes(update_goldens: bool) -> None:
    text = PATH.read_text(encoding="utf-8")
    made = TABLE.sub(lambda found: found[1] + table(getattr(model, found[2])), text)
    if update_goldens:
        PATH.write_text(made, encoding="utf-8")
    else:
        assert text == made


def shapes() -> set[type]:
    """Every shape that the code reads files in, and those within them."""
    found: set[type] = set()
    waiting = [
        getattr(model, ast.unparse(call.args[1]))
        for name in ("read_all", "read_one")
        for _, call in calls(name)
    ]
    while waiting:
        found.add(shape := waiting.pop())
        waiting += [field.kind for field in fields_of(shape) if field.nested]
    return found


def test_every_field_of_every_shape_is_described_and_no_other() -> None:
    fields = {
        shape.__name__: {described_as(field) for field in fields_of(shape)} for shape in shapes()
    }
    assert fields == {shape: set(of) for shape, of in descriptions().items()}


def test_every_shape_has_its_table() -> None:
    shown = re.findall(r"<!-- fields of (\w+) -->", PATH.read_text(encoding="utf-8"))
    # These have no more than one or two lists or numbers, or stand in the table of another.
    small = {"Convention", "Form", "Succession", "SuccessionSeries", "VerbCounts"}
    assert sorted(shown) == sorted({shape.__name__ for shape in shapes()} - small)
