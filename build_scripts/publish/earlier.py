"""The site of an earlier build: what did not change is taken from there."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from build_scripts.cache import written

#: For a file the key of what it was made of, and the digest of its bytes.
Note: TypeAlias = tuple[str, str]


class Earlier:
    """A site in a folder, and the notes of how it was made; both may be missing."""

    def __init__(self, folder: Path, notes: Path | None = None) -> None:
        self._folder, self._file = folder, notes
        try:
            self._notes = json.loads(notes.read_bytes()) if notes else {}
        except (OSError, ValueError):
            self._notes = {}

    def file(self, path: str, key: str) -> bytes | None:
        """The bytes of a file, where it was made of the same and nobody changed it since."""
        noted_key, digest = self._notes.get(path, ("", ""))
        if not key or noted_key != key:
            return None
        try:
            data = (self._folder / path).read_bytes()
        except OSError:
            return None
        return data if digest_of(data) == digest else None

    def put(self, path: str, data: bytes, target: Path) -> None:
        """Write a file, or link to the earlier one where that has the same bytes."""
        before = self._folder / path
        try:
            if before.stat().st_size == len(data) and before.read_bytes() == data:
                os.link(before, target)
                return
        except OSError:
            pass
        target.write_bytes(data)

    def note(self, notes: Mapping[str, Note]) -> None:
        """Note how the site was made that now stands in place of the earlier one."""
        if self._file:
            written(self._file, json.dumps(notes).encode())


def digest_of(data: bytes) -> str:
    """The digest by which a file is known again."""
    return hashlib.sha256(data).hexdigest()
