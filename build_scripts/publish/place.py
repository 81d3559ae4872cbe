"""The folder in which a site stands: one build at a time, and always a whole site."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from build_scripts.problems import Refused, problem

#: What Linux calls the exchange of two names, and a path that is meant as it stands.
EXCHANGE, AS_IT_STANDS = 2, -100


@contextmanager
def replacing(folder: Path, spare: Path | None = None) -> Iterator[Path]:
    """A fresh folder that takes the place of `folder` when nothing has gone wrong.

    Until then the last good site stands there, and what goes wrong leaves nothing else behind.
    What has been replaced is left at `spare`, if nothing is there and that can be, and deleted
    otherwise. What a killed build has left is mended. `Refused` where another build is at work.
    """
    folder = folder.resolve()
    fresh, old = (folder.with_name(f".{folder.name}-{name}") for name in ("new", "old"))
    with _alone(folder):
        _mend(folder, fresh, old)
        try:
            yield fresh
            if not _exchange(fresh, folder):
                if folder.exists():
                    folder.rename(old)
                fresh.rename(folder)
            replaced = fresh if fresh.exists() else old
            if spare and replaced.exists() and not spare.exists():
                with suppress(OSError):
                    replaced.rename(spare)
        finally:
            _mend(folder, fresh, old)


def _mend(folder: Path, fresh: Path, old: Path) -> None:
    """Put the last good site back where it was only taken away; delete what is of no use."""
    if old.exists() and not folder.exists():
        old.rename(folder)
    for unfinished in (fresh, old):
        shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder. A process that is gone holds none, and its children neither."""
    path = folder.with_name(f".{folder.name}-lock")
    with path.open("w") as file:
        try:
            _lock(file)
            # The build that held it may have ended, and taken this file away, in between.
            free = os.path.samestat(path.stat(), os.fstat(file.fileno()))
        except OSError:
            free = False
        if not free:
            raise Refused([problem("SITE_BUSY", folder, 0)])
        try:
            yield
        finally:
            with suppress(OSError):
                path.unlink()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, so that each name always has one; whether that is done."""
    if sys.platform != "linux":
        return False
    call = getattr(ctypes.CDLL(None), "renameat2", None)
    names = (AS_IT_STANDS, os.fsencode(one), AS_IT_STANDS, os.fsencode(other), EXCHANGE)
    return call is not None and call(*names) == 0
