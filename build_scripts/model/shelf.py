"""The texts of units: those that somebody asked for last are values, the others bytes.

Of a large corpus no process has all texts as values at once: that would be five times as much,
and a copy of it in each process, for Python counts who refers to a value in the value itself.
The same holds of what was worked out of them.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeAlias

from build_scripts.model.document import Document, Known, Place, Unit

#: The names of the document and of the unit: an official text beside one of ours may have its slug.
Key: TypeAlias = tuple[str, str]
#: What was worked out of a unit, by what did it, as bytes.
Worked: TypeAlias = dict[Callable[[Unit], Any], bytes]
#: A document whose units have no texts, the texts of each, and what is known of each without them.
Folded: TypeAlias = tuple[Document, tuple[bytes, ...], tuple[Worked, ...]]
#: What a stage makes of a place.
Change: TypeAlias = Callable[[Place], Place]


class Texts:
    """The texts of a unit."""

    def __init__(self, paragraphs: tuple[Place, ...], footnotes: tuple[Place, ...]) -> None:
        self.paragraphs, self.footnotes = paragraphs, footnotes

    @cached_property
    def by_id(self) -> Mapping[str, Place]:
        return {place.id: place for place in (*self.paragraphs, *self.footnotes)}

    def changed(self, change: Change) -> Texts:
        """The texts with every place changed."""
        return Texts(tuple(map(change, self.paragraphs)), tuple(map(change, self.footnotes)))


class Shelf:
    """The texts of units. No two units of a document have one slug.

    Of `ROOM` units all texts are values; of more than these, the texts of `CROWDED` at a time.
    """

    ROOM = 800
    CROWDED = 60

    def __init__(self) -> None:
        self._keys: set[Key] = set()
        self._bytes: dict[Key, bytes] = {}
        self._texts: OrderedDict[Key, Texts] = OrderedDict()
        #: what becomes of texts that lie here as they were read
        self._changes: dict[Key, Change] = {}
        #: what was worked out of each unit, and of those that were asked for last as values
        self._worked: dict[Key, Worked] = {}
        self._known: OrderedDict[Key, dict[Callable[[Unit], Any], Any]] = OrderedDict()

    @property
    def is_roomy(self) -> bool:
        """Whether all that lies here has room as values."""
        return len(self._keys) <= self.ROOM

    def unfold(self, folded: Folded) -> Document:
        """A folded document, whose units ask the shelf for their texts."""
        document, texts, worked = folded
        for unit, data, known in zip(document.units, texts, worked, strict=True):
            self._bytes[_key(unit)], self._worked[_key(unit)] = data, known
        return self._of(document)

    def put(self, document: Document) -> Document:
        """A document whose units ask the shelf for the texts that they have now."""
        for unit in document.units:
            if not isinstance(unit, _Shelved):
                self._bytes.pop(_key(unit), None)
                self._changes.pop(_key(unit), None)
                self._known.pop(_key(unit), None)
                self._worked[_key(unit)] = {}
                self._keep(_key(unit), Texts(unit.paragraphs, unit.footnotes))
        return self._of(document)

    def change(self, unit: Unit, change: Change) -> None:
        """Change every place of a unit on the shelf, whenever its texts become values. No unit is
        changed twice.
        """
        key = _key(unit)
        texts = self._texts.pop(key, None)
        if key in self._bytes:
            self._changes[key] = change
        elif texts:
            self._keep(key, texts.changed(change))

    def texts(self, key: Key) -> Texts:
        """The texts of a unit; equal values each time, not always the same ones."""
        if known := self._texts.get(key):
            self._texts.move_to_end(key)
            return known
        texts = Texts(*pickle.loads(self._bytes[key]))  # noqa: S301 - bytes of our own
        # The bytes stay as they were read: processes that were copied share them.
        if change := self._changes.get(key):
            texts = texts.changed(change)
        self._keep(key, texts)
        return texts

    def known(self, unit: Unit, worked_out: Callable[[Unit], Known]) -> Known:
        """What a function works out of a unit that has its texts here: it is asked once."""
        key = _key(unit)
        values = self._known.get(key)
        if values is None:
            values = self._known[key] = {}
            if len(self._known) > self._room:
                self._known.popitem(last=False)
        if worked_out not in values:
            data = self._worked[key].get(worked_out)
            values[worked_out] = pickle.loads(data) if data else worked_out(unit)  # noqa: S301
            if not data:
                self._worked[key][worked_out] = _as_bytes(values[worked_out])
        found: Known = values[worked_out]
        return found

    def prepare(self) -> None:
        """Make values of all that is known of the units, if all have room."""
        if self.is_roomy:
            for key, worked in self._worked.items():
                self._known[key] = {
                    by: pickle.loads(data)  # noqa: S301 - bytes of our own
                    for by, data in worked.items()
                }

    @property
    def _room(self) -> int:
        """Of how many units there are values."""
        return self.ROOM if self.is_roomy else self.CROWDED

    def _keep(self, key: Key, texts: Texts) -> None:
        self._texts[key] = texts
        while len(self._texts) > self._room:
            last, gone = self._texts.popitem(last=False)
            if last not in self._bytes:
                self._bytes[last] = _as_bytes((gone.paragraphs, gone.footnotes))

    def _of(self, document: Document) -> Document:
        self._keys.update(map(_key, document.units))
        return replace(document, units=tuple(_Shelved.of(unit, self) for unit in document.units))


class _Shelved(Unit):
    """A unit whose paragraphs and footnotes are on a shelf."""

    __slots__ = ("_key", "_shelf")
    _shelf: Shelf
    _key: Key

    def __new__(cls, **values: Any) -> Unit:  # type: ignore[misc]
        """What `replace` makes of it has texts of its own."""
        return Unit(**values)

    @staticmethod
    def of(unit: Unit, shelf: Shelf) -> _Shelved:
        made = object.__new__(_Shelved)
        for field in fields(unit):
            if field.name not in ("paragraphs", "footnotes"):
                object.__setattr__(made, field.name, getattr(unit, field.name))
        object.__setattr__(made, "_shelf", shelf)
        object.__setattr__(made, "_key", _key(unit))
        return made

    def take_down(self) -> None:
        """Make values of its texts, if all have room as such."""
        if self._shelf.is_roomy:
            self._shelf.texts(self._key)

    @property
    def paragraphs(self) -> tuple[Place, ...]:
        return self._shelf.texts(self._key).paragraphs

    @property
    def footnotes(self) -> tuple[Place, ...]:
        return self._shelf.texts(self._key).footnotes

    def place(self, id: str) -> Place | None:
        return self._shelf.texts(self._key).by_id.get(id)

    def known(self, worked_out: Callable[[Unit], Known]) -> Known:
        return self._shelf.known(self, worked_out)


def folded_document(document: Document, worked_out: Iterable[Callable[[Unit], Any]] = ()) -> Folded:
    """A document as it is passed on to another process, or kept for another time, with what
    functions have `worked_out` of each of its units.
    """
    functions = tuple(worked_out)
    texts = tuple(_as_bytes((unit.paragraphs, unit.footnotes)) for unit in document.units)
    bare = tuple(replace(unit, paragraphs=(), footnotes=()) for unit in document.units)
    worked = tuple(
        {
            **{one: _as_bytes(unit.known(one)) for one in functions},
            texts_said: _as_bytes(sha256(data).hexdigest()),
        }
        for unit, data in zip(document.units, texts, strict=True)
    )
    return replace(document, units=bare), texts, worked


def texts_said(unit: Unit) -> str:
    """The digest of the texts of a unit with their marks, those of citations apart."""
    return sha256(_as_bytes((unit.paragraphs, unit.footnotes))).hexdigest()


def take_down(units: Iterable[Unit]) -> None:
    """Make values of the texts of units that will all be asked for: processes that are copied
    later share them, as far as all have room.
    """
    for unit in units:
        if isinstance(unit, _Shelved):
            unit.take_down()


def _key(unit: Unit) -> Key:
    return unit.document.name, unit.slug


def _as_bytes(value: object) -> bytes:
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
