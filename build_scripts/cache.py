"""What was made before, by what it was made of.

A key is a digest of all that a value depends on, the code and the libraries among it, so what is
found under a key is what would be made again. The folder may be deleted at any time; what is
damaged in it, or cannot be written, is made again. Values may be pickled, so the folder is
trusted like the code beside it: whoever can write there can run anything.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

CODE = Path(__file__).resolve().parent
#: How long a digest is.
DIGITS = 64


@cache
def code_key() -> str:
    """The code with its templates and messages, and the versions of all libraries."""
    files = [path for path in sorted(CODE.rglob("*")) if path.is_file() and path.suffix != ".pyc"]
    # The folders that tell of installed libraries are named by name and version.
    places = [Path(place) for place in sys.path if Path(place).is_dir()]
    libraries = sorted(path.name for place in places for path in place.glob("*-info"))
    return key_of(sys.version, libraries, [(str(path), path.read_bytes()) for path in files])


def key_of(*values: Any) -> str:
    """The digest of values. Equal values in one order have the same one.

    Where one object stands twice, as a string that two values share, it is written twice: which
    objects are shared depends on how they were made.
    """
    return digest_of(_written(values))


def _written(value: Any) -> memoryview:
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(value)
    return written.getbuffer()


def digest_of(data: bytes | memoryview) -> str:
    """The digest by which bytes are known again."""
    return hashlib.sha256(data).hexdigest()


def keep(path: Path, data: bytes) -> None:
    """Keep bytes in a file: whole or not at all, even where the process is killed."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(digest_of(data).encode() + data)
        unfinished.replace(path)
    with suppress(OSError):
        unfinished.unlink(missing_ok=True)


def kept(path: Path) -> bytes | None:
    """The bytes that were kept in a file; None where there are none, or others than were kept."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    digest, value = data[:DIGITS], data[DIGITS:]
    return value if digest == digest_of(value).encode() else None


class Cache:
    """Values in a folder by their keys; those that a run does not ask for are deleted by it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._asked: set[str] = set()

    @classmethod
    def below(cls, folder: Path | None, name: str) -> Cache | None:
        """The values of this name in a folder; None where nothing is kept."""
        return cls(folder / name) if folder else None

    def has(self, key: str) -> bool:
        """Whether there seems to be a value of a key: it may yet be damaged."""
        return (self.folder / key).is_file()

    def get(self, key: str) -> bytes | None:
        """The value of a key."""
        self._asked.add(key)
        return kept(self.folder / key)

    def leave(self, key: str) -> None:
        """Leave the value of a key where it is: nobody asks for it now, but may the next time."""
        self._asked.add(key)

    def put(self, key: str, value: bytes) -> None:
        """Keep the value of a key."""
        self._asked.add(key)
        keep(self.folder / key, value)

    def value(self, key: str, make: Callable[[], T]) -> T:
        """The value of a key, made and kept where it is not there."""
        if (found := self.get(key)) is not None:
            value: T = pickle.loads(found)  # noqa: S301 - trusted like the code
            return value
        made = make()
        self.put(key, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made

    def end(self) -> None:
        """Delete what nobody asked for."""
        for path in self.folder.glob("*"):
            if path.name not in self._asked:
                with suppress(OSError):
                    path.unlink()
