"""The site of an earlier build: what did not change is taken from there."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from build_scripts.cache import code_key, digest_of, keep, kept


class FileNote(NamedTuple):
    """How a file was made: the key of what it was made of ("" for none), the digest of its bytes.

    By its size and the time of its last change one knows whether somebody changed it since.
    """

    key: str
    digest: str
    size: int
    time: int


class Earlier:
    """A site in a folder, and the file with the notes of how it was made; both may be missing.

    `renamed` is a folder that has another name with every change of a text. What lies below it
    may be the same all the same, and is looked for below the name that it had.
    """

    def __init__(self, folder: Path, notes: Path | None = None, renamed: str = "") -> None:
        self._folder, self._file, self._renamed = folder, notes, renamed
        found = kept(notes) if notes else None
        code, former, noted = json.loads(found) if found else ("", "", {})
        # Of other code nothing is taken over, the notes included.
        if code != code_key():
            former, noted = renamed, {}
        self._former: str = former
        self._notes = {path: FileNote(*one) for path, one in noted.items()}

    def take(self, path: str, key: str, target: Path) -> FileNote | None:
        """Take a file over where it was made of the same; its note, None where it was not."""
        before = self._before(path)
        note = self._notes.get(before)
        if note is None or not key or note.key != key or not self._stands(before, note):
            return None
        self._link(before, target)
        return note

    def put(self, path: str, key: str, data: bytes, target: Path) -> FileNote:
        """Write a file, or take it over where it has the same bytes; its note."""
        before = self._before(path)
        note = self._notes.get(before)
        is_same = note and note.size == len(data) and note.digest == digest_of(data)
        if note and is_same and self._stands(before, note):
            self._link(before, target)
            return note._replace(key=key)
        target.write_bytes(data)
        return FileNote(key, digest_of(data), len(data), target.stat().st_mtime_ns)

    def note(self, notes: Mapping[str, FileNote]) -> None:
        """Note how the site was made that now stands in place of the earlier one."""
        if self._file:
            keep(self._file, json.dumps([code_key(), self._renamed, notes]).encode())

    def _stands(self, path: str, note: FileNote) -> bool:
        """Whether a file of the earlier site is as it was noted."""
        try:
            found = (self._folder / path).stat()
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (note.size, note.time)

    def _link(self, path: str, target: Path) -> None:
        """A file has two names while two sites have it; where there are no links, it is copied."""
        source = self._folder / path
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)

    def _before(self, path: str) -> str:
        """Where the earlier site has a file: it may lie in the folder that had another name."""
        if self._renamed and path.startswith(self._renamed):
            return self._former + path.removeprefix(self._renamed)
        return path
