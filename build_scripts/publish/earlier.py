"""The sites of earlier builds: what did not change is taken from there.

The site that stands is never touched. The one before it lies in a spare folder: of that the next
site is made, so that a build writes what has changed since and deletes what is gone, and need not
name, link and delete thousands of files that are as they were. Then the two change places.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
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

    def is_of(self, found: os.stat_result) -> bool:
        """Whether a file is as it was noted."""
        return (found.st_size, found.st_mtime_ns) == (self.size, self.time)


Notes = Mapping[str, FileNote]


class Earlier:
    """The site in a folder, and the notes of how it was made; both may be missing.

    `notes` is the file with these; beside it lie the spare folder and its notes. `renamed` is a
    folder that has another name with every change of a text. What lies below it may be the same
    all the same, and is looked for below the name that it had.
    """

    def __init__(self, folder: Path, notes: Path | None = None, renamed: str = "") -> None:
        self._folder, self._file, self._renamed = folder, notes, renamed
        self._former, self._notes = _read(notes)
        #: the next site, and what lies there already
        self._into = folder
        self._there: Notes = {}
        self._folders: set[str] = set()
        #: where another site is made of the same files, if there was none
        self._spare: Path | None = None

    @property
    def is_noted(self) -> bool:
        """Whether anything is known of the earlier site."""
        return bool(self._notes)

    def begin(self, into: Path) -> None:
        """Begin the next site in an empty folder: the spare one takes its place."""
        self._into = into
        self._there, self._folders = {}, set()
        if self._file is None:
            return
        former, notes = _read(_notes_of_spare(self._file))
        if notes:
            with suppress(OSError):
                with suppress(FileNotFoundError):
                    into.rmdir()
                spare_of(self._file).rename(into)
                self._look_through(self._with_new_name(former, notes))
                return
        # There is none, it cannot be moved, or nothing is known of it: one more is made.
        for useless in (into, spare_of(self._file)):
            shutil.rmtree(useless, ignore_errors=True)
        self._folders = set()
        self._spare = spare_of(self._file)

    def _with_new_name(self, former: str, notes: Notes) -> Notes:
        """The notes of the spare site, whose renamed folder is called as it is to be now."""
        site, now = self._into, self._renamed
        if not former or former == now or not (site / former).is_dir() or (site / now).exists():
            return notes
        (site / former).rename(site / now)
        return {
            now + path.removeprefix(former) if path.startswith(former) else path: note
            for path, note in notes.items()
        }

    def _look_through(self, notes: Notes) -> None:
        """Know what lies in the next site as it was noted; delete all else."""
        there: dict[str, FileNote] = {}
        folders, noted = [""], _folders_of(notes)
        for folder in folders:  # which grow
            self._folders.add(folder)
            with os.scandir(self._into / folder) as entries:
                for entry in entries:
                    path = f"{folder}/{entry.name}" if folder else entry.name
                    note = notes.get(path)
                    if not entry.is_dir(follow_symlinks=False):
                        if note and note.is_of(entry.stat(follow_symlinks=False)):
                            there[path] = note
                        else:
                            Path(entry.path).unlink()
                    elif path in noted:
                        folders.append(path)
                    else:
                        shutil.rmtree(entry.path)
        self._there = there

    def take(self, path: str, key: str) -> FileNote | None:
        """Take a file over where it was made of the same; its note, None where it was not."""
        before = self._before(path)
        note = self._notes.get(before)
        if note is None or not key or note.key != key:
            return None
        if lying := self._lying(path, note.digest):
            return note._replace(time=lying.time)
        if not self._stands(before, note):
            return None
        self._link(before, path)
        return note

    def put(self, path: str, key: str, data: bytes) -> FileNote:
        """Write a file, or take it over where it has the same bytes; its note."""
        digest, before = digest_of(data), self._before(path)
        if lying := self._lying(path, digest):
            return lying._replace(key=key)
        note = self._notes.get(before)
        if note and note.digest == digest and self._stands(before, note):
            self._link(before, path)
            return note._replace(key=key)
        target = self._free(path)
        target.write_bytes(data)
        self._link_to_spare(path, target)
        return FileNote(key, digest, len(data), target.stat().st_mtime_ns)

    def end(self, notes: Notes) -> None:
        """The next site has these files and no others; note how it was made.

        A note holds of a file only while that is as it was noted, so it may come first.
        """
        for path in self._there.keys() - notes.keys():
            (self._into / path).unlink()
        for folder in sorted(self._folders - _folders_of(notes), key=len, reverse=True):
            (self._into / folder).rmdir()
        if self._file:
            noted = json.dumps([code_key(), self._renamed, notes]).encode()
            with suppress(OSError):
                self._file.replace(_notes_of_spare(self._file))
            if self._spare:
                keep(_notes_of_spare(self._file), noted)
            keep(self._file, noted)

    def _lying(self, path: str, digest: str) -> FileNote | None:
        """The note of a file that lies in the next site already, if it has these bytes."""
        note = self._there.get(path)
        return note if note and note.digest == digest else None

    def _stands(self, path: str, note: FileNote) -> bool:
        """Whether a file of the earlier site is as it was noted."""
        try:
            return note.is_of((self._folder / path).stat())
        except OSError:
            return False

    def _link(self, before: str, path: str) -> None:
        """A file has two names while two sites have it; where there are no links, it is copied."""
        source, target = self._folder / before, self._free(path)
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
        self._link_to_spare(path, target)

    def _link_to_spare(self, path: str, target: Path) -> None:
        """What does not come there now will be missed there, and come the next time."""
        if self._spare:
            try:
                os.link(target, self._spare / path)
            except OSError:
                self._spare = None

    def _free(self, path: str) -> Path:
        """A path of the next site at which nothing lies, in a folder that is there.

        What lay there may have a name in the site that stands: it is never written into.
        """
        target, folder = self._into / path, path.rpartition("/")[0]
        if folder not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            if self._spare:
                (self._spare / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        if path in self._there:
            target.unlink()
        return target

    def _before(self, path: str) -> str:
        """Where the earlier site has a file: it may lie in the folder that had another name."""
        if self._renamed and path.startswith(self._renamed):
            return self._former + path.removeprefix(self._renamed)
        return path


def _folders_of(paths: Iterable[str]) -> set[str]:
    """The folders in which files lie, with those in which these lie."""
    found = {""}
    for path in paths:
        while (path := path.rpartition("/")[0]) not in found:
            found.add(path)
    return found


def spare_of(notes: Path) -> Path:
    """Where the site lies that stood before the one with these notes."""
    return notes.with_name(f"{notes.name}-spare")


def _notes_of_spare(notes: Path) -> Path:
    return notes.with_name(f"{notes.name}-before")


def _read(file: Path | None) -> tuple[str, Notes]:
    """What the renamed folder of a site is called, and the notes of its files.

    Of other code nothing is taken over: its notes may be of another kind.
    """
    found = kept(file) if file else None
    code, former, noted = json.loads(found) if found else ("", "", {})
    if code != code_key():
        return "", {}
    return former, {path: FileNote(*one) for path, one in noted.items()}
