"""What a search costs as the corpus grows: a table for the corpus, ten and a hundred times it.

    python -m tests.bench_search

The larger corpora repeat the units under other slugs. Each query starts in a fresh browser, so
its bytes (gzip) and its time are those of a first search; `warm` is the same query again.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import random
import re
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Request, sync_playwright

from build_scripts.build import assemble
from build_scripts.model import Library
from build_scripts.publish.mkdocs import publish
from build_scripts.site.interface import read_interface
from build_scripts.subjects.search.index import export_search, search_folder
from tests.browser.conftest import QUIET
from tests.browser.install import find_browser
from tests.site import ROOT, served

QUERIES = 20
ASK = """async (query) => {
  const started = performance.now();
  await readingRoom.search.search(query);
  return performance.now() - started;
}"""


def enlarge(library: Library, factor: int) -> Library:
    """The library with its units repeated under other slugs."""
    documents = []
    for number in range(factor):
        for document in library.documents:
            units = []
            for unit in document.units:
                slug = unit.slug if number == 0 else f"x{number}-{unit.slug}"
                units.append(replace(unit, entry=replace(unit.entry, slug=slug)))
            documents.append(replace(document, units=tuple(units)))
    return replace(library, documents=tuple(documents))


def write_index(library: Library, site: Path) -> tuple[float, int]:
    """Write the index into a site; seconds it took and its size on disk."""
    interface = read_interface(ROOT / "docs" / "interface", [])
    started = time.perf_counter()
    found = export_search(search_folder(library, interface), library, interface)
    files = {path: make() for path, _, make in found}
    seconds = time.perf_counter() - started
    # Where the site says that it lies.
    (folder,) = (path for path in (site / "search").iterdir() if path.is_dir())
    shutil.rmtree(folder)
    for name, data in files.items():
        path = folder / Path(name).name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return seconds, sum(path.stat().st_size for path in (site / "search").rglob("*"))


def _note(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def measure(site: Path, queries: list[str]) -> tuple[list[int], list[float], list[float]]:
    """For each query the bytes of a first search, its milliseconds, and those of a second."""
    weights, cold, warm = [], [], []
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(QUIET))
        for query in queries:
            context = browser.new_context(service_workers="block")
            page = context.new_page()
            page.goto(f"{base}/zh-Hans/search/")
            page.wait_for_function("window.readingRoom && readingRoom.search")
            asked: list[str] = []
            page.on("request", functools.partial(_note, asked))
            cold.append(page.evaluate(ASK, query))
            warm.append(page.evaluate(ASK, query))
            paths = {url.removeprefix(f"{base}/").partition("?")[0] for url in asked}
            weights.append(sum(len(gzip.compress((site / p).read_bytes())) for p in paths))
            context.close()
        browser.close()
    return weights, cold, warm


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--factors", type=int, nargs="+", default=[1, 10, 100])
    options = parser.parse_args()
    assembled = assemble(ROOT / "corpus")
    library = assembled.library
    words = [p.words for unit in library.units.values() for p in unit.places]
    chance = random.Random(7)
    runs = [run for text in words for run in re.findall(r"[\u3400-\u9fff]{2,8}", text)]
    queries = ["缔约国", "腐败", "资产追回", *chance.sample(runs, QUERIES - 3)]
    print("corpus   build s   disk MB   KB a first query: median, most   ms cold: median   warm")
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        publish(assembled, ROOT / "mkdocs.yml", site)
        for factor in options.factors:
            seconds, size = write_index(enlarge(library, factor), site)
            weights, cold, warm = measure(site, queries)
            print(
                f"× {factor:<5}{seconds:9.1f}{size / 1e6:10.1f}"
                f"{statistics.median(weights) / 1000:24.1f}{max(weights) / 1000:9.1f}"
                f"{statistics.median(cold):17.0f}{statistics.median(warm):7.1f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
