"""What whole builds cost, beside other generators on the same texts: one table from one run.

    make bench
    python -m tests.bench --units 100 --runs 1 --official FOLDER

The corpus is enlarged until it has about so many units, and written as ordinary Markdown for the
others: headings, paragraphs with their ids, terms as links to a glossary page, footnotes, the
plain words of the other language. Every build is a command of its own, from the sources to a
site that was not there before; the generators take turns. What others leave out they do not
pay for: of all these only this project has data files, a page for every reference, cards.
With a folder of official texts, as `import` makes it, the corpus and these texts have a column.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from build_scripts.build import assemble
from build_scripts.model import Library
from build_scripts.parallel import processors
from tests.bench_plain import (
    CHANGED,
    change_paragraph,
    enlarge,
    write_hugo,
    write_mkdocs,
)
from tests.bench_run import Cost, Costs, Generator

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
TOOLS = Path(sys.executable).parent
#: The corpora that are read together, as they are called in a folder.
CORPORA = ("corpus", "official")
#: For which number of units the columns of one corpus stand.
MIDDLE = 1


def _own(_: Library, corpora: list[Path], folder: Path) -> None:
    for corpus, name in zip(corpora, CORPORA, strict=False):
        shutil.copytree(corpus, folder / name)


def _own_command(folder: Path) -> list[str]:
    corpora = [folder / name for name in CORPORA if (folder / name).exists()]
    read = [part for corpus in corpora for part in ("--corpus", str(corpus))]
    kept = ["--site", str(folder / "site"), "--cache", str(folder / "cache")]
    return [sys.executable, "-m", "build_scripts", "--quiet", *read, "build", *kept]


def _change_own(folder: Path) -> None:
    (document,) = folder.rglob("cosp-7/document.yaml")
    change_paragraph(*(document.with_name(name) for name in ("source.zh-Hans.txt", "en.yaml")))


def _mkdocs(plugins: str) -> Callable[[Library, list[Path], Path], None]:
    return lambda library, _, folder: write_mkdocs(library, folder, plugins)


def _hugo(library: Library, _: list[Path], folder: Path) -> None:
    write_hugo(library, folder)


def _tool(*command: str) -> Callable[[Path], list[str]]:
    return lambda _: [str(TOOLS / command[0]), *command[1:]]


OWN = "this project"
GENERATORS = (
    Generator(
        OWN,
        _own_command,
        _own,
        _change_own,
        "search",
        ("cache",),
    ),
    Generator(
        "MkDocs with Material, no search", _tool("mkdocs", "build", "--quiet"), _mkdocs("[]")
    ),
    Generator(
        "MkDocs with Material and its search",
        _tool("mkdocs", "build", "--quiet"),
        _mkdocs("[search]"),
        index="search",
    ),
    Generator(
        "Zensical",
        _tool("zensical", "build"),
        _mkdocs("[search]"),
        index="search.json",
        kept=(".cache",),
    ),
    Generator(
        "Hugo, a bare theme",
        _tool("hugo", "--destination", "site"),
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


def measure(corpora: list[Path], work: Path, runs: int, last: bool) -> tuple[int, Costs]:
    """Build these corpora together with every generator; the number of their units."""
    library = assemble(corpora[0], processes=0, others=corpora[1:]).library
    costs = {generator.name: Cost() for generator in GENERATORS}
    for generator in GENERATORS:
        generator.write(library, corpora, work / generator.name)
    for run in range(runs):
        for generator in GENERATORS:
            made = generator.build(work / generator.name)
            costs[generator.name].runs.append(made)
            told = f"{made}, {made.memory / 1e6:.0f} MB, load {os.getloadavg()[0]:.1f}"
            print(f"  {work.name} {run + 1}/{runs} {generator.name}: {told}", flush=True)
    if last:
        for generator in GENERATORS:
            folder = work / generator.name
            generator.change(folder)
            costs[generator.name].again = again = generator.build(folder, clean=False)
            print(f"  {work.name} one change, {generator.name}: {again}", flush=True)
    return len(library.units), costs


def table(
    counts: list[int], found: list[Costs], work: Path, official: tuple[int, Costs] | None
) -> Iterable[str]:
    """The rows of the table, as Markdown; in brackets the seconds that processors worked."""
    columns = [f"{count} units" for count in counts]
    middle = counts[min(MIDDLE, len(counts) - 1)]
    columns += ["growth a page", f"memory, {middle}", "site", "index", "first visit", "one change"]
    columns += [f"{official[0]} units, official", f"memory, {official[0]}"] if official else []
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
            _megabytes(cost.memory),
            _megabytes(size(site)),
            index,
            f"{first_visit(site) / 1e3:.0f} KB",
            str(found[min(MIDDLE, len(found) - 1)][generator.name].again),
        ]
        if official:
            real = official[1][generator.name].typical
            cells += [str(real), _megabytes(real.memory)]
        yield f"| {generator.name} | {' | '.join(cells)} |"


def _megabytes(number: int) -> str:
    return f"{number / 1e6:.0f} MB" if number else "not known"


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, nargs="+", default=[100, 300, 600])
    parser.add_argument("--runs", type=int, default=3, help="of which the median counts")
    parser.add_argument("--official", type=Path, help="a folder that `import` has made")
    options = parser.parse_args()
    own = len(assemble(CORPUS).library.units)
    counts, found, official = [], [], None
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder)
        for at, wanted in enumerate(options.units):
            middle = at == min(MIDDLE, len(options.units) - 1)
            work = Path(folder) / f"{wanted}-units"
            corpus = enlarge(CORPUS, work / "corpus", max(1, round(wanted / own)))
            count, costs = measure([corpus], work, options.runs, middle)
            counts.append(count)
            found.append(costs)
            if middle:
                kept = work
            else:
                shutil.rmtree(work)
        if options.official:
            work = Path(folder) / "official"
            official = measure([CORPUS, options.official], work, options.runs, last=False)
        load = os.getloadavg()[2]
        print(f"\n{processors()} processors, median of {options.runs}, load before {load:.1f}\n")
        print("\n".join(table(counts, found, kept, official)))


if __name__ == "__main__":
    main()
