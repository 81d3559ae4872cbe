"""Puts one fault after the other into a copy of the tree and says whether the tests notice it."""

from __future__ import annotations

import argparse
import ast
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.mutations import ROOT, Fault, read_faults

#: What of the tree is not copied: what is made, and the history.
LEFT_OUT = {".git", ".venv", "site", "dist", ".build", ".mypy_cache", ".ruff_cache", ".hypothesis"}
#: Tests that need a browser, and those that look at the code and not at what it does.
IGNORED = ("tests/browser", "tests/test_mutations.py", "tests/test_house.py")
#: The tests that are most likely to notice a fault below a folder; the others follow.
LIKELY = {
    "parse": ("parse", "unseen", "golden", "official", "faults", "properties", "corpus"),
    "model": ("properties", "inline", "underlined", "pages", "unseen", "golden", "corpus"),
    "corpus": ("faults", "golden", "commands", "build"),
    "languages": ("english", "traditional", "golden", "faults", "corpus"),
    "data": ("unit_data", "data", "schema", "akn"),
    "data/akn": ("akn",),
    "site": ("inline", "units", "pages", "build", "site"),
    "pages": ("pages", "build", "site", "data", "cache"),
    "publish": ("build", "commands", "cache"),
    "subjects/changes": ("feed",),
    "subjects/citations": ("resolve", "cite", "odd_texts", "citation_pages"),
    "subjects/citing": ("references",),
    "subjects/errata": ("golden", "faults"),
    "subjects/glossary": ("underlined", "glossary", "golden", "properties", "corpus"),
    "subjects/requests": ("requests", "odd_texts"),
    "subjects/succession": ("compare", "succession", "faults"),
    "subjects/search": ("search",),
    "subjects/verbs": ("verbs", "parse", "golden", "faults"),
    "subjects/votes": ("votes", "faults"),
}


class Trees:
    """Copies of the tree, one for each fault that is tried at the same time."""

    def __init__(self, folder: Path, count: int, limit: float, likely: bool) -> None:
        self.limit, self.likely = limit, likely
        self.free: SimpleQueue[Path] = SimpleQueue()
        self.moments = itertools.count(int(time.time()))
        for number in range(count):
            self.free.put(_copied(folder / str(number)))

    def notices(self, fault: Fault | None) -> str:
        """The first line of what the tests say against a fault; "" where they say nothing."""
        tree = self.free.get()
        try:
            if fault is None:
                return self._failure(tree, "")
            file = tree / fault.path
            code = file.read_text(encoding="utf-8")
            self._write(file, fault.put_into(code))
            try:
                return self._failure(tree, fault.path)
            finally:
                self._write(file, code)
        finally:
            self.free.put(tree)

    def _write(self, file: Path, code: str) -> None:
        """Write code that Python does not take for what it has compiled: its time is a new one."""
        file.write_text(code, encoding="utf-8")
        moment = next(self.moments)
        os.utime(file, (moment, moment))

    def _failure(self, tree: Path, path: str) -> str:
        """The first test that fails in a tree, the likely ones tried first; "" where none does."""
        command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "--tb=no", "-rfE"]
        ignored = [f"--ignore={name}" for name in IGNORED]
        try:
            done = subprocess.run(
                [*command, *ignored, *_in_order(tree, path, self.likely)],
                cwd=tree,
                capture_output=True,
                text=True,
                check=False,
                timeout=self.limit,
            )
        except subprocess.TimeoutExpired:
            return "the time limit"
        if done.returncode == 0:
            return ""
        failed = (line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR")))
        return next(failed, done.stderr.strip().partition("\n")[0] or "pytest").split(" - ")[0]


def _copied(tree: Path) -> Path:
    def left_out(folder: str, names: list[str]) -> set[str]:
        made = LEFT_OUT & set(names) if Path(folder) == ROOT else set()
        return made | ({"__pycache__"} & set(names))

    shutil.copytree(ROOT, tree, ignore=left_out)
    return tree


def _in_order(tree: Path, path: str, likely_only: bool) -> list[str]:
    """The modules of the tests, the likely ones first."""
    every = {
        file.relative_to(tree).as_posix(): None
        for file in sorted((tree / "tests").glob("test_*.py"))
        if f"tests/{file.name}" not in IGNORED
    }
    room = path.removeprefix("build_scripts/")
    likely = [
        f"tests/test_{name}.py"
        for folder in sorted(LIKELY, key=len, reverse=True)
        if room.startswith(f"{folder}/")
        for name in LIKELY[folder]
    ]
    return list(dict.fromkeys(likely if likely_only and likely else (*likely, *every)))


def try_faults(faults: Iterable[Fault], trees: Trees, jobs: int) -> list[Fault]:
    """The faults that no test notices. Prints each fault as it is tried."""
    unnoticed: list[Fault] = []
    with ThreadPoolExecutor(jobs) as pool:
        if failure := trees.notices(None):
            raise SystemExit(f"the tests fail without any fault: {failure}")

        def one(fault: Fault) -> tuple[Fault, str, float]:
            started = time.monotonic()
            return fault, trees.notices(fault), time.monotonic() - started

        for fault, failure, seconds in pool.map(one, faults):
            said = f"noticed by {failure}" if failure else "UNNOTICED"
            print(f"{seconds:6.1f} s  {fault.name} ({fault.kind}): {said}", flush=True)
            if not failure:
                unnoticed.append(fault)
    return unnoticed


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="faults to try; without, all")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="tried side by side")
    parser.add_argument("--likely", action="store_true", help="with the likely tests only")
    parser.add_argument("--limit", type=float, default=600, help="seconds for one fault")
    options = parser.parse_args()
    every = {fault.name: fault for fault in read_faults()}
    if unknown := [name for name in options.names if name not in every]:
        parser.error(f"no fault has the name {', '.join(unknown)}")
    faults = [every[name] for name in options.names] or list(every.values())
    for fault in faults:
        code = fault.put_into((ROOT / fault.path).read_text(encoding="utf-8"))
        if fault.path.endswith(".py"):
            ast.parse(code, fault.name)
    with tempfile.TemporaryDirectory() as folder:
        trees = Trees(Path(folder), options.jobs, options.limit, options.likely)
        unnoticed = try_faults(faults, trees, options.jobs)
    print(f"{len(faults)} faults, {len(unnoticed)} of them unnoticed")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
