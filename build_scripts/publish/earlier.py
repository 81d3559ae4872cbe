"""The site of an earlier build: what did not change is taken from there."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from build_scripts.cache import code_key, digest_of, keep, kept


class FileNote(NamedTuple):
    """How a file was made: the key of what it was made of ("" for none), the digest of its bytes.

    By its size and the time of its last change one knows whether somebody changed it since.
    `versioned` says whether one of the versions stands in it, as in every page.
    """

    key: str
    digest: str
    size: int
    time: int
    versioned: bool


class Earlier:
    """A site in a folder, and the file with the notes of how it was made; both may be missing.

    `versions` are paths that stand in every page and name what the whole corpus says. In a file
    that is taken over, those of the earlier site give way to them.
    """

    def __init__(
        self, folder: Path, notes: Path | None = None, versions: Sequence[str] = ()
    ) -> None:
        self._folder, self._file, self._versions = folder, notes, versions
        found = kept(notes) if notes else None
        code, before, noted = json.loads(found) if found else ("", (), {})
        #: the earlier paths that are no longer true, and those that are
        self._changed = [
            (old.encode(), new.encode())
            for old, new in zip(before, versions, strict=False)
            if old != new
        ]
        #: of other code nothing is taken over, the notes included
        self._notes = (
            {path: FileNote(*one) for path, one in noted.items()} if code == code_key() else {}
        )

    def take(self, path: str, key: str, target: Path) -> FileNote | None:
        """Take a file over where it was made of the same; its note, None where it was not."""
        before = self._before(path)
        note = self._notes.get(before)
        if note is None or not key or note.key != key or not self._stands(before, note):
            return None
        if self._changed and note.versioned:
            data = (self._folder / before).read_bytes()
            for old, new in self._changed:
                data = data.replace(old, new)
            return _written(data, target, key, versioned=True)
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
        versioned = any(version.encode() in data for version in self._versions)
        return _written(data, target, key, versioned)

    def note(self, notes: Mapping[str, FileNote]) -> None:
        """Note how the site was made that now stands in place of the earlier one."""
        if self._file:
            keep(self._file, json.dumps([code_key(), self._versions, notes]).encode())

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
        """Where the earlier site has a file: it may lie in a folder that had another name."""
        for old, new in self._changed:
            path = path.replace(new.decode(), old.decode())
        return path


def _written(data: bytes, target: Path, key: str, versioned: bool) -> FileNote:
    """Write a file; its note."""
    target.write_bytes(data)
    return FileNote(key, digest_of(data), len(data), target.stat().st_mtime_ns, versioned)
