"""The types of the data → what the page says of them, and JSON Schema files.

JSON Schema 2020-12 (https://json-schema.org/draft/2020-12). An object may have fields that its
schema does not name: fields are added over time, and a reader of old schemas is not to break.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin
from typing import get_type_hints as hints
from typing import is_typeddict as is_shape

from build_scripts.data.types import NamedKeys, Pattern

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}
#: What a field of a shape means, by `<shape>.<field>`.
Explain = Callable[[str], str]


def shape_name(shape: type) -> str:
    """`RequestVerbData` → `request_verb`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", shape.__name__.removesuffix("Data")).lower()


def fields(shape: type) -> dict[str, Any]:
    """The fields of a shape with their types; `NotRequired` stays where it stands."""
    return hints(shape, include_extras=True)


def said(type: Any) -> str:
    """A type in the words of the data page: `[paragraph]`, `{rendering: string | null}`."""
    if is_shape(type):
        return shape_name(type)
    origin, inside = get_origin(type), get_args(type)
    if origin in (Annotated, NotRequired):
        return said(inside[0])
    if origin in (list, tuple):
        return f"[{said(inside[0])}]"
    if origin is dict:
        return f"{{{_keys(inside[0]).name}: {said(inside[1])}}}"
    if origin in (UnionType, Union):
        return " | ".join(said(one) for one in inside)
    return "string" if origin is Literal else PLAIN[type]


def described(shape: type) -> Iterator[tuple[str, str]]:
    """Each field of a shape and its type in words; a field that may be missing ends in `?`."""
    for name, type in fields(shape).items():
        yield f"{name}?" if get_origin(type) is NotRequired else name, said(type)


def reached(type: Any) -> tuple[type, ...]:
    """The shapes that a type leads to, each once, those nearer to it first."""
    found: dict[Any, None] = {}
    waiting = [type]
    while waiting:
        for shape in _shapes(waiting.pop(0)):
            if shape not in found:
                found[shape] = None
                waiting.extend(fields(shape).values())
    return tuple(found)


def _shapes(type: Any) -> Iterator[Any]:
    if is_shape(type):
        yield type
    else:
        for inside in get_args(type):
            yield from _shapes(inside)


def schema(path: str, type: Any, explain: Explain) -> dict[str, Any]:
    """The JSON Schema, published at a path, of files that hold this type; fields are explained."""
    file = path.rpartition("/")[2]
    return {
        "$schema": DIALECT,
        "$id": file,
        "title": file.partition(".")[0],
        **_schema(type),
        "$defs": {shape_name(shape): _object(shape, explain) for shape in reached(type)},
    }


def _object(shape: Any, explain: Explain) -> dict[str, Any]:
    name, types = shape_name(shape), fields(shape)
    return {
        "type": "object",
        "properties": {
            field: {**_schema(type), "description": explain(f"{name}.{field}")}
            for field, type in types.items()
        },
        "required": [name for name, type in types.items() if get_origin(type) is not NotRequired],
    }


def _schema(type: Any) -> dict[str, Any]:
    if is_shape(type):
        return {"$ref": f"#/$defs/{shape_name(type)}"}
    origin, inside = get_origin(type), get_args(type)
    if origin in (Annotated, NotRequired):
        found = _schema(inside[0])
        for pattern in (one for one in inside if isinstance(one, Pattern)):
            found["pattern"] = pattern.expression
        return found
    if origin is dict:
        return _keyed(*inside)
    if origin in (list, tuple):
        number = {"minItems": len(inside), "maxItems": len(inside)} if origin is tuple else {}
        return {"type": "array", "items": _schema(inside[0]), **number}
    if origin in (UnionType, Union):
        return {"anyOf": [_schema(one) for one in inside]}
    return {"enum": list(inside)} if origin is Literal else {"type": PLAIN[type]}


def _keyed(key: Any, value: Any) -> dict[str, Any]:
    """An object with a value for each key, or for some."""
    named, names, found = {"type": "object"}, _schema(key), _schema(value)
    if _keys(key).some:
        return named | {"propertyNames": names, "additionalProperties": found}
    return named | {
        "properties": dict.fromkeys(names["enum"], found),
        "required": names["enum"],
        "additionalProperties": False,
    }


def _keys(key: Any) -> NamedKeys:
    return next(one for one in get_args(key) if isinstance(one, NamedKeys))
