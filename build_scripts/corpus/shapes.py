"""Records read by the shapes of the model: `model/shape.py` says what a shape is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, replace
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from build_scripts.corpus.records import NUMBER, Record, read_record, read_records
from build_scripts.model.shape import (
    Field,
    Filled,
    Inline,
    Keys,
    Known,
    Parsed,
    Rule,
    Unless,
    Where,
    fields_of,
)
from build_scripts.problems import Problem

T = TypeVar("T")
#: The names that a field may be asked to be one of.
Names: TypeAlias = Mapping[str, Collection[str]]


def read_one(
    path: Path, shape: type[T], problems: list[Problem], names: Names, /, **given: object
) -> T | None:
    """The record of a file in its shape; None, with a problem noted, where there is none."""
    record = read_record(path, problems)
    return shaped(record, shape, names, **given) if record else None


def read_all(
    path: Path, shape: type[T], problems: list[Problem], /, optional: bool = False, **given: object
) -> Iterator[tuple[Record, T]]:
    """The records of a list in their shape, each with what is known of its lines.

    A corpus may do without a file that is `optional`.
    """
    for record in () if optional and not path.exists() else read_records(path, problems):
        yield record, shaped(record, shape, {}, **given)


def shaped(record: Record, shape: type[T], names: Names, /, **given: object) -> T:
    """What a record holds, in its shape; `given` are fields that do not stand in the file.

    Everything that the shape forbids is noted, and a value put in its place.
    """
    value = shape(**_fields(record, shape, names), **_own(record, shape, given))
    record.done()
    return value


def _own(record: Record, shape: type[Any], given: Mapping[str, object]) -> dict[str, object]:
    has_line = "line" in shape.__dataclass_fields__
    return {"line": record.line, **given} if has_line else dict(given)


def _fields(record: Record, shape: type, names: Names) -> dict[str, Any]:
    return {field.name: _field(record, field, names) for field in fields_of(shape)}


def _field(record: Record, field: Field, names: Names) -> Any:
    condition = field.note(Where) or field.note(Unless)
    if condition and not condition.holds(record.peek(condition.key)):
        return field.empty
    value = _value(record, field, names)
    filled = field.note(Filled)
    if filled and not value:
        record.problem(filled.key)
    if field.rules and field.kind is not dict:
        texts = value if field.many else [value if field.kind is str else record.peek(field.key)]
        for text in filter(None, texts):
            _check(record, field, text, names)
    parsed = field.note(Parsed)
    return tuple(map(parsed.value, value)) if parsed else value


def _value(record: Record, field: Field, names: Names) -> Any:
    """The value of a field as its type asks, before any rule."""
    if field.note(Keys):
        return _words(record, field, names)
    if field.nested:
        return _inner(record, field, names)
    if field.kind is int:
        return record.numbers(field.key) if field.many else record.number(field.key)
    if field.many:
        return record.texts(field.key)
    if field.choices:
        said = record.one_of(field.key, field.choices, field.required) or field.empty
        return said == "true" if field.kind is bool else said
    return (record.text if field.required else record.optional_text)(field.key) or field.empty


def _inner(record: Record, field: Field, names: Names) -> Any:
    """The records of another shape in a record."""
    if field.note(Inline):
        return field.kind(**_fields(record, field.kind, names))
    if field.many:
        inner = record.records(field.key)
        return tuple(shaped(one, field.kind, names) for one in inner)
    one = record.record(field.key, field.required)
    return shaped(one, field.kind, names) if one else field.empty


def _words(record: Record, field: Field, names: Names) -> Any:
    """A text for each key, each held to the rules of the field."""
    keys, inline = field.note(Keys), field.note(Inline)
    inner = record if inline else record.record(field.key, field.required)
    if inner is None:
        return field.empty
    part = replace(field, kind=str, optional=not keys.every, default=MISSING, notes=field.rules)
    texts = {name: _field(inner, replace(part, key=name), names) for name in keys.names}
    if not inline:
        inner.done()
    return texts if keys.every else {name: text for name, text in texts.items() if text}


def _check(record: Record, field: Field, text: str, names: Names) -> None:
    """Note what a text of a field must not be."""
    if field.kind is int and not NUMBER.fullmatch(text):
        return
    for rule in field.rules:
        taken = rule.taken if isinstance(rule, Rule) else tuple(names[rule.of])
        wrong = rule.breaks(text) if isinstance(rule, Rule) else text not in taken
        if wrong:
            line = record.line_of(field.key)
            known = taken if isinstance(rule, Known) else ()
            record.problem(rule.key, line, field=field.key, value=text, taken=taken, allowed=known)
            return
