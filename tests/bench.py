"""What whole builds cost, beside other generators on the same texts: one table from one run.

    make bench
    python -m tests.bench --units 100 --runs 1

The corpus is enlarged until it has about so many units, and written as ordinary Markdown for the
others: headings, paragraphs with their ids, terms as links to a glossary page, footnotes, the
plain words of the other language. Every build is a command of its own, from the sources to a
site that was not there before; the generators take turns. What others leave out they do not
pay for: of all these only this project has data files, a page for every reference, cards.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from build_scripts.build import assemble
from build_scripts.model import Library
from build_scripts.parallel import processors
from tests.bench_plain import (
    AFTER,
    BEFORE,
    CHANGED,
    change_markdown,
    enlarge,
    write_hugo,
    write_mkdocs,
)

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
TOOLS = Path(sys.executable).parent
#: How often the memory of a build is looked at, in seconds.
PAUSE = 0.1
#: For which number of units the columns of one corpus stand.
MIDDLE = 1


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


@dataclass(frozen=True, slots=True)
class Generator:
    """A way to make the site: its command in a folder, its site there, what it keeps between.

    `write` makes the sources of a library whose corpus is given; `index` is that of its search.
    """

    name: str
    command: tuple[str, ...]
    write: Callable[[Library, Path, Path], None]
    change: Callable[[Path], None] = change_markdown
    index: str = ""
    kept: tuple[str, ...] = ()

    def build(self, folder: Path, clean: bool = True) -> Run:
        """Build; a clean build finds nothing of an earlier one."""
        if clean:
            for name in ("site", *self.kept):
                shutil.rmtree(folder / name, ignore_errors=True)
        command = [part.replace("FOLDER", str(folder)) for part in self.command]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
        started, worked = time.perf_counter(), _worked()
        process = subprocess.Popen(
            command,
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
            raise RuntimeError(f"{self.name} failed in {folder}: {' '.join(command)}")
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


def _own(_: Library, corpus: Path, folder: Path) -> None:
    shutil.copytree(corpus, folder / "corpus")


def _change_own(folder: Path) -> None:
    path = next(folder.rglob("cosp-7/en.yaml"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(BEFORE, AFTER, 1), encoding="utf-8")


def _mkdocs(plugins: str) -> Callable[[Library, Path, Path], None]:
    return lambda library, _, folder: write_mkdocs(library, folder, plugins)


def _hugo(library: Library, _: Path, folder: Path) -> None:
    write_hugo(library, folder)


OWN = "this project"
GENERATORS = (
    Generator(
        OWN,
        (
            *(sys.executable, "-m", "build_scripts", "--quiet", "--corpus", "FOLDER/corpus"),
            *("build", "--site", "FOLDER/site", "--cache", "FOLDER/cache"),
        ),
        _own,
        _change_own,
        "search",
        ("cache",),
    ),
    Generator(
        "MkDocs with Material, no search", (f"{TOOLS}/mkdocs", "build", "--quiet"), _mkdocs("[]")
    ),
    Generator(
        "MkDocs with Material and its search",
        (f"{TOOLS}/mkdocs", "build", "--quiet"),
        _mkdocs("[search]"),
        index="search",
    ),
    Generator(
        "Zensical",
        (f"{TOOLS}/zensical", "build"),
        _mkdocs("[search]"),
        index="search.json",
        kept=(".cache",),
    ),
    Generator(
        "Hugo, a bare theme",
        (f"{TOOLS}/hugo", "--destination", "site"),
        _hugo,
        kept=("resources",),
    ),
)


def size(path: Path) -> int:
    """The bytes of a file, or of all files of a folder."""
    files = [path] if path.is_file() else list(path.rglob("*"))
    return sum(int(file.stat().st_size) for file in files if file.is_file())


def first_visit(site: Path) -> int:
    """The bytes of a unit's page with all that it names: styles, scripts, icons; as they lie."""
    page = site / "en" / CHANGED / "index.html"
    html = page.read_text(encoding="utf-8")
    tags = re.findall(r"<(?:link|script|img)\b[^>]*>", html)
    named = set[Path]()
    for tag in tags:
        if tag.startswith("<link") and not re.search(r"rel=\"?(?:stylesheet|icon|manifest)", tag):
            continue
        for address in re.findall(r"(?:href|src)=\"?([^\" >]+)", tag):
            path = urlsplit(address).path
            base = site if path.startswith("/") else page.parent
            named.add((base / path.lstrip("/")).resolve())
    return page.stat().st_size + sum(path.stat().st_size for path in named if path.is_file())


def measure(factor: int, work: Path, runs: int, last: bool) -> tuple[int, dict[str, Cost]]:
    """Build the corpus `factor` times as large with every generator; the number of its units."""
    corpus = enlarge(CORPUS, work / "corpus", factor)
    library = assemble(corpus, processes=0).library
    costs = {generator.name: Cost() for generator in GENERATORS}
    for generator in GENERATORS:
        generator.write(library, corpus, work / generator.name)
    for run in range(runs):
        for generator in GENERATORS:
            made = generator.build(work / generator.name)
            costs[generator.name].runs.append(made)
            told = f"{made}, {made.memory / 1e6:.0f} MB, load {os.getloadavg()[0]:.1f}"
            print(f"  {factor}× {run + 1}/{runs} {generator.name}: {told}", flush=True)
    if last:
        for generator in GENERATORS:
            folder = work / generator.name
            generator.change(folder)
            costs[generator.name].again = again = generator.build(folder, clean=False)
            print(f"  {factor}× one change, {generator.name}: {again}", flush=True)
    return len(library.units), costs


def table(counts: list[int], found: list[dict[str, Cost]], work: Path) -> Iterable[str]:
    """The rows of the table, as Markdown; in brackets the seconds that processors worked."""
    columns = [f"{count} units" for count in counts]
    middle = counts[min(MIDDLE, len(counts) - 1)]
    columns += ["growth a page", f"memory, {middle}", "site", "index", "first visit", "one change"]
    yield f"| | {' | '.join(columns)} |"
    yield "| --- |" + " ---: |" * len(columns)
    for generator in GENERATORS:
        costs = [each[generator.name].typical for each in found]
        cost, site = costs[min(MIDDLE, len(costs) - 1)], work / generator.name / "site"
        growth = costs[-1].work / costs[0].work / (counts[-1] / counts[0])
        index = f"{size(site / generator.index) / 1e6:.1f} MB" if generator.index else "none"
        cells = [
            *map(str, costs),
            f"{growth:.2f}",
            f"{cost.memory / 1e6:.0f} MB" if cost.memory else "not known",
            f"{size(site) / 1e6:.0f} MB",
            index,
            f"{first_visit(site) / 1e3:.0f} KB",
            str(found[min(MIDDLE, len(found) - 1)][generator.name].again),
        ]
        yield f"| {generator.name} | {' | '.join(cells)} |"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, nargs="+", default=[100, 300, 600])
    parser.add_argument("--runs", type=int, default=3, help="of which the median counts")
    options = parser.parse_args()
    own = len(assemble(CORPUS).library.units)
    counts, found = [], []
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder)
        for at, wanted in enumerate(options.units):
            middle = at == min(MIDDLE, len(options.units) - 1)
            work = Path(folder) / str(wanted)
            count, costs = measure(max(1, round(wanted / own)), work, options.runs, middle)
            counts.append(count)
            found.append(costs)
            if middle:
                kept = work
            else:
                shutil.rmtree(work)
        load = os.getloadavg()[2]
        print(f"\n{processors()} processors, median of {options.runs}, load before {load:.1f}\n")
        print("\n".join(table(counts, found, kept)))


if __name__ == "__main__":
    main()
