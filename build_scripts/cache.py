"""What was made before, by what it was made of.

A key is a digest of all that a value depends on, the code and the libraries among it, so what is
found under a key is what would be made again. The folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

CODE = Path(__file__).resolve().parent


@cache
def code_key() -> str:
    """The code with its templates and messages, and the versions of all libraries."""
    files = [path for path in sorted(CODE.rglob("*")) if path.is_file() and path.suffix != ".pyc"]
    libraries = sorted((one.name, one.version) for one in distributions())
    return key_of(sys.version, libraries, [(str(path), path.read_bytes()) for path in files])


def key_of(*values: Any) -> str:
    """The digest of values. Equal values have the same one, unless they were made in other ways."""
    return hashlib.sha256(pickle.dumps(values, pickle.HIGHEST_PROTOCOL)).hexdigest()


def written(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, even where the process is killed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_bytes(data)
    unfinished.replace(path)


class Cache:
    """Values in a folder by their keys; those that a run does not ask for are deleted by it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._asked: set[str] = set()

    def get(self, key: str) -> bytes | None:
        """The value of a key."""
        self._asked.add(key)
        try:
            return (self.folder / key).read_bytes()
        except FileNotFoundError:
            return None

    def put(self, key: str, value: bytes) -> None:
        """Keep the value of a key."""
        written(self.folder / key, value)

    def end(self) -> None:
        """Delete what nobody asked for."""
        for path in self.folder.glob("*"):
            if path.name not in self._asked:
                path.unlink(missing_ok=True)
