"""How a build is measured: its seconds, the work of its processors, its memory."""

from __future__ import annotations

import os
import re
import resource
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeAlias

from build_scripts.model import Library
from tests.bench_plain import change_markdown

ROOT = Path(__file__).resolve().parent.parent
#: How often the memory of a build is looked at, in seconds.
PAUSE = 0.1


class Run(NamedTuple):
    """A build: its seconds, the seconds that processors worked for it, the most memory in bytes."""

    seconds: float
    work: float
    memory: int

    def __str__(self) -> str:
        return f"{self.seconds:.1f} s ({self.work:.1f})"


@dataclass(slots=True)
class Cost:
    """What builds of one corpus cost: every clean one, and one after a paragraph was changed."""

    runs: list[Run] = field(default_factory=list)
    again: Run | None = None

    @property
    def typical(self) -> Run:
        """The medians, and the most memory of any."""
        seconds, work, memory = zip(*self.runs, strict=True)
        return Run(statistics.median(seconds), statistics.median(work), max(memory))


Costs: TypeAlias = dict[str, Cost]


@dataclass(frozen=True, slots=True)
class Generator:
    """A way to make the site: its command in a folder, its site there, what it keeps between.

    `write` makes the sources of a library whose corpora are given; `index` is that of its search.
    """

    name: str
    command: Callable[[Path], list[str]]
    write: Callable[[Library, list[Path], Path], None]
    change: Callable[[Path], None] = change_markdown
    index: str = ""
    kept: tuple[str, ...] = ()

    def build(self, folder: Path, clean: bool = True) -> Run:
        """Build; a clean build finds nothing of an earlier one."""
        if clean:
            for name in ("site", *self.kept):
                shutil.rmtree(folder / name, ignore_errors=True)
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
        started, worked = time.perf_counter(), _worked()
        process = subprocess.Popen(
            self.command(folder),
            cwd=folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        most = 0
        while process.poll() is None:
            most = max(most, memory(process.pid))
            try:
                process.wait(PAUSE)
            except subprocess.TimeoutExpired:
                continue
        seconds = time.perf_counter() - started
        if process.returncode:
            raise RuntimeError(f"{self.name} failed in {folder}")
        return Run(seconds, _worked() - worked, most)


def _worked() -> float:
    """Seconds that processors worked for commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def memory(session: int) -> int:
    """The memory of all processes of a session in bytes, what they share counted once.

    0 where the system does not tell (`/proc` of Linux).
    """
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) == session:
                lines = (folder / "smaps_rollup").read_text(encoding="ascii")
                total += int(re.findall(r"(?m)^Pss: +(\d+)", lines)[0]) * 1024
        except (OSError, IndexError):
            continue
    return total
