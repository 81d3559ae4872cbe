"""What was given to be imported → its files, each read into memory and nowhere else.

Nothing outside of what was given is read, whatever it names: links are not followed, and what a
zip holds under a name that leads out of it is refused. A zip is read no further than it may
hold, whatever size it states.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from build_scripts.parse.elements import LARGEST
from build_scripts.problems import Problem, problem

KINDS_OF_FILE = (".xml", ".json")
#: A session has some 700 files of 30 MB together; a zip that has ten of them is none.
MOST_FILES, MOST_BYTES = 20_000, 1_000_000_000
#: Bytes: characters of a text take up to three.
LARGEST_FILE = 3 * LARGEST


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file with the path that findings name: below a zip, that of its entry."""

    path: Path
    data: bytes


def given_files(paths: Iterable[Path], problems: list[Problem]) -> Iterator[GivenFile]:
    """The XML and JSON files of what was given, in the order of their names."""
    for path in paths:
        if path.suffix.lower() == ".zip" and path.is_file():
            yield from _zipped(path, problems)
        elif path.is_dir():
            for file in sorted(path.rglob("*")):
                if file.suffix.lower() in KINDS_OF_FILE and not file.is_dir():
                    yield from _file(file, path, problems)
        else:
            yield from _file(path, path.parent, problems)


def _file(path: Path, within: Path, problems: list[Problem]) -> Iterator[GivenFile]:
    try:
        if path.is_symlink() or not path.resolve().is_relative_to(within.resolve()):
            problems.append(problem("IMPORT_REFUSED.link", path, 0))
        elif not path.is_file():
            problems.append(problem("FILE_MISSING.file", path, 0))
        elif path.stat().st_size > LARGEST_FILE:
            problems.append(problem("IMPORT_REFUSED.size", path, 0))
        else:
            yield GivenFile(path, path.read_bytes())
    except OSError as error:
        problems.append(problem("IMPORT_UNREADABLE", path, 0, detail=error.strerror or str(error)))


def _zipped(path: Path, problems: list[Problem]) -> Iterator[GivenFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _entries(archive, path, problems)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError,
            NotImplementedError) as error:  # fmt: skip
        problems.append(problem("IMPORT_UNREADABLE", path, 0, detail=str(error)))


def _entries(archive: zipfile.ZipFile, path: Path, problems: list[Problem]) -> Iterator[GivenFile]:
    entries = sorted(archive.infolist(), key=lambda entry: entry.filename)
    if len(entries) > MOST_FILES:
        problems.append(problem("IMPORT_REFUSED.zip", path, 0))
        return
    left = MOST_BYTES
    for entry in entries:
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        shown = path / str(name).lstrip("/")
        if name.is_absolute() or ".." in name.parts or ":" in name.parts[:1]:
            problems.append(problem("IMPORT_REFUSED.outside", path, 0, name=entry.filename))
        elif name.suffix.lower() not in KINDS_OF_FILE or entry.is_dir():
            continue
        elif stat.S_ISLNK(entry.external_attr >> 16):
            problems.append(problem("IMPORT_REFUSED.link", shown, 0))
        else:
            with archive.open(entry) as file:
                data = file.read(LARGEST_FILE + 1)
            left -= len(data)
            if left < 0:
                problems.append(problem("IMPORT_REFUSED.zip", path, 0))
                return
            if len(data) > LARGEST_FILE:
                problems.append(problem("IMPORT_REFUSED.size", shown, 0))
            else:
                yield GivenFile(shown, data)
