"""The corpora of the tests, copies of the small one laid over with other files, and commands."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from build_scripts.__main__ import main

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
#: What the project publishes; nothing is known of it but that it has to be in order.
OWN = ROOT / "corpus"
#: The first five documents with the tables of their time: what was read in them stays true.
FIVE = TESTS / "five"
#: A few small documents of every kind.
SMALL = TESTS / "corpus"
#: Files of a case that are about the case and no part of its corpus.
ABOUT = ("arguments.txt", "expected.json", "expected.txt", "xfail.txt")


def copy_corpus(target: Path, overlay: Path | None = None) -> Path:
    """A copy of the small corpus at `target`, the files of `overlay` laid over it."""
    shutil.copytree(SMALL, target)
    if overlay is not None:
        lay_over(overlay, target)
    return target


def same_files(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files, byte for byte."""

    def files(folder: Path) -> dict[Path, bytes]:
        found = (path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder): path.read_bytes() for path in found}

    return files(one) == files(other)


def lay_over(overlay: Path, target: Path) -> None:
    shutil.copytree(overlay, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*ABOUT))


def replace(path: Path, before: str, after: str) -> None:
    """Put other words into a file; they must stand there."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def cases(kind: str, known: bool | None = None) -> list[Path]:
    """The case folders below `tests/<kind>`; with `known`, those with or without an `xfail.txt`.

    An `xfail.txt` says that the case shows a fault of the code that is known and not mended
    yet, and why: what the case expects is what the code should do.
    """
    return [
        folder
        for folder in sorted((TESTS / kind).iterdir())
        if known is None or (folder / "xfail.txt").exists() == known
    ]


def folders(kind: str, known: bool | None = None) -> list[ParameterSet]:
    """The same folders as parameters of a test."""
    return [pytest.param(c, id=c.name, marks=_marks(c)) for c in cases(kind, known)]


def _marks(folder: Path) -> list[pytest.MarkDecorator]:
    reason = folder / "xfail.txt"
    if not reason.exists():
        return []
    return [pytest.mark.xfail(strict=True, reason=reason.read_text(encoding="utf-8").strip())]


def say(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command says, run in `folder` without a process of its own: ten times as quick."""
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.chdir(folder), redirect_stdout(out), redirect_stderr(errors):
        code = main(arguments)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), errors.getvalue())


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`python -m build_scripts` with these arguments, as a person in `folder` would run it."""
    return subprocess.run(
        [sys.executable, "-m", "build_scripts", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
