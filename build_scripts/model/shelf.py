"""The texts of units: those that somebody asked for last are values, the others bytes.

Of a large corpus no process has all texts as values at once: that would be five times as much,
and a copy of it in each process, for Python counts who refers to a value in the value itself.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cached_property
from typing import Any, TypeAlias

from build_scripts.model.document import Document, Place, Unit

#: The names of the document and of the unit: an official text beside one of ours may have its slug.
Key: TypeAlias = tuple[str, str]
#: A document whose units have no texts, and the texts of each.
Folded: TypeAlias = tuple[Document, tuple[bytes, ...]]


class Texts:
    """The texts of a unit."""

    def __init__(self, paragraphs: tuple[Place, ...], footnotes: tuple[Place, ...]) -> None:
        self.paragraphs, self.footnotes = paragraphs, footnotes

    @cached_property
    def by_id(self) -> Mapping[str, Place]:
        return {place.id: place for place in (*self.paragraphs, *self.footnotes)}


class Shelf:
    """The texts of units. No two units of a document have one slug.

    Of `ROOM` units all texts are values; of more than these, the texts of `CROWDED` at a time.
    """

    ROOM = 800
    CROWDED = 150

    def __init__(self) -> None:
        self._keys: set[Key] = set()
        self._bytes: dict[Key, bytes] = {}
        self._texts: OrderedDict[Key, Texts] = OrderedDict()

    def unfold(self, folded: Folded) -> Document:
        """A folded document, whose units ask the shelf for their texts."""
        document, texts = folded
        for unit, data in zip(document.units, texts, strict=True):
            self._bytes[_key(unit)] = data
        return self._of(document)

    def put(self, document: Document) -> Document:
        """A document whose units ask the shelf for the texts that they have now."""
        for unit in document.units:
            if not isinstance(unit, _Shelved):
                self._bytes.pop(_key(unit), None)
                self._keep(_key(unit), Texts(unit.paragraphs, unit.footnotes))
        return self._of(document)

    def texts(self, key: Key) -> Texts:
        """The texts of a unit; equal values each time, not always the same ones."""
        if known := self._texts.get(key):
            self._texts.move_to_end(key)
            return known
        texts = Texts(*pickle.loads(self._bytes[key]))  # noqa: S301 - bytes of our own
        self._keep(key, texts)
        return texts

    def _keep(self, key: Key, texts: Texts) -> None:
        self._texts[key] = texts
        room = self.ROOM if len(self._keys) <= self.ROOM else self.CROWDED
        while len(self._texts) > room:
            last, gone = self._texts.popitem(last=False)
            if last not in self._bytes:
                self._bytes[last] = _as_bytes(gone.paragraphs, gone.footnotes)

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

    @property
    def paragraphs(self) -> tuple[Place, ...]:
        return self._shelf.texts(self._key).paragraphs

    @property
    def footnotes(self) -> tuple[Place, ...]:
        return self._shelf.texts(self._key).footnotes

    def place(self, id: str) -> Place | None:
        return self._shelf.texts(self._key).by_id.get(id)


def folded_document(document: Document) -> Folded:
    """A document as it is passed on to another process, or kept for another time."""
    texts = tuple(_as_bytes(unit.paragraphs, unit.footnotes) for unit in document.units)
    bare = tuple(replace(unit, paragraphs=(), footnotes=()) for unit in document.units)
    return replace(document, units=bare), texts


def _key(unit: Unit) -> Key:
    return unit.document.name, unit.slug


def _as_bytes(*texts: tuple[Place, ...]) -> bytes:
    return pickle.dumps(texts, pickle.HIGHEST_PROTOCOL)
