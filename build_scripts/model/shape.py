"""How a record of the corpus is described: the fields of a dataclass, their types and rules.

Each is a field of the file, unless it is `Given`; a given `line` is that on which the record
begins. What the fields are stands in `corpus/fields.yaml`. The rest is the type:

    str, int, bool, Literal   a text, a whole number, true or false, one of these words
    … | None, or a default    may be null or left out
    tuple[…, ...]             a list, which may be left out
    dict with `Keys`          a text for each key
    a dataclass               a record within the record

A rule of an annotation is made of names of its module; a lambda written there has none.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from dataclasses import MISSING, dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

#: What can stand in an address and after its `#`.
SLUG = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
#: Names that Windows keeps for itself, whatever stands behind their point; and how long one may be
#: with what the files of a unit add to it.
DEVICE = re.compile("con|prn|aux|nul|(com|lpt)[0-9]")
LONGEST = 120
#: The name of a file in the folder of a document: nothing that leads elsewhere.
FILE_NAME = re.compile(r"(?!\.{1,2}$)[^/\\:\0]{1,200}")
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Rule:
    """What a text, or each text of a list, must be; `key` names the finding where it is not."""

    key: str
    allows: Callable[[str], object]
    taken: tuple[str, ...] = ()

    def breaks(self, text: str) -> bool:
        return text in self.taken or not self.allows(text)


@dataclass(frozen=True, slots=True)
class Known:
    """A text, or each text of a list, is among the names `of` that the reader is given."""

    of: str
    key: str


@dataclass(frozen=True, slots=True)
class Given:
    """The field does not stand in the file: the reader sets it."""


@dataclass(frozen=True, slots=True)
class Key:
    """What the field is called in the file, where the attribute has another name."""

    name: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a mapping; `every` says whether each must be there."""

    names: tuple[str, ...]
    every: bool = True


@dataclass(frozen=True, slots=True)
class Filled:
    """A list has at least one item; `key` names the finding where it has none."""

    key: str


@dataclass(frozen=True, slots=True)
class Inline:
    """The fields of the inner record, or the keys, stand in the outer record itself."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What becomes of each text, once it is known to be in order."""

    value: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Where:
    """The field stands only where the field `key` is one of `values`."""

    key: str
    values: tuple[str, ...]

    def holds(self, said: str | None) -> bool:
        return said in self.values


@dataclass(frozen=True, slots=True)
class Unless:
    """The field does not stand where the field `key` is one of `values`, or, without, is there."""

    key: str
    values: tuple[str, ...] = ()

    def holds(self, said: str | None) -> bool:
        return said not in self.values if self.values else said is None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a file: what its dataclass says of it."""

    name: str
    key: str
    kind: type[Any]
    choices: tuple[str, ...]
    many: bool
    optional: bool
    default: Any
    notes: tuple[Any, ...]

    @property
    def rules(self) -> tuple[Rule | Known, ...]:
        return tuple(note for note in self.notes if isinstance(note, Rule | Known))

    @property
    def required(self) -> bool:
        keys = self.note(Keys)
        some = (self.many and not self.note(Filled)) or (keys is not None and not keys.every)
        return self.default is MISSING and not (self.optional or some)

    @property
    def nested(self) -> bool:
        """Whether it holds records of another shape."""
        return dataclasses.is_dataclass(self.kind)

    @property
    def empty(self) -> Any:
        """Its value where the file has none."""
        if self.default is not MISSING:
            return self.default
        return () if self.many else None if self.optional or self.nested else self.kind()

    def note(self, kind: type[Any]) -> Any:
        """What is said of the field in this way, if anything."""
        return next((note for note in self.notes if isinstance(note, kind)), None)


@cache
def fields_of(shape: type) -> tuple[Field, ...]:
    """The fields of the file that a dataclass describes, in their order."""
    hints = get_type_hints(shape, include_extras=True)
    found = (_field(field, hints[field.name]) for field in dataclasses.fields(shape))
    return tuple(field for field in found if field is not None)


def _field(field: dataclasses.Field[Any], hint: Any) -> Field | None:
    notes: list[Any] = []
    many = optional = False
    while (origin := get_origin(hint)) in (Annotated, Union, UnionType, tuple):
        inner = get_args(hint)
        if origin is Annotated:
            notes = [*inner[1:], *notes]
            hint = inner[0]
        else:
            many, optional = many or origin is tuple, optional or origin is not tuple
            hint = next(one for one in inner if one is not NoneType)
    if any(isinstance(note, Given) for note in notes):
        return None
    parsed = any(isinstance(note, Parsed) for note in notes)
    key = next((note.name for note in notes if isinstance(note, Key)), field.name)
    return Field(
        name=field.name,
        key=key,
        kind=str if parsed else {Literal: str, dict: dict}.get(origin, hint),
        choices=("true", "false") if hint is bool else get_args(hint) if origin is Literal else (),
        many=many,
        optional=optional,
        default=field.default if field.default_factory is MISSING else field.default_factory(),
        notes=tuple(notes),
    )


def is_slug(text: str) -> bool:
    """Whether a folder of this name can stand on every disk, and in an address."""
    return bool(SLUG.fullmatch(text)) and len(text) <= LONGEST and not DEVICE.fullmatch(text)


def _is_day(text: str) -> bool:
    try:
        return DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


A_DATE = Rule("FIELD_NOT_DATE", _is_day)
Date: TypeAlias = Annotated[str, A_DATE]
#: A whole number that is kept as it is written.
Digits: TypeAlias = Annotated[
    str, Rule("FIELD_NOT_NUMBER.number", re.compile("[0-9]{1,9}").fullmatch)
]
FileName: TypeAlias = Annotated[str, Rule("FILE_OUTSIDE.name", FILE_NAME.fullmatch)]
Id: TypeAlias = Annotated[str, Rule("BAD_ID.shape", SLUG.fullmatch)]
Hans: TypeAlias = Annotated[str, Key("zh-Hans")]
Hant: TypeAlias = Annotated[str, Key("zh-Hant")]
