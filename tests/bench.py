"""What publishing costs, beside a plain MkDocs build of the same pages, from one run.

    make bench                 the corpus, and one ten times as large made from it
    python -m tests.bench --factors 1 --no-search

The same pages are written as ordinary Markdown: headings, paragraphs with their ids, terms as
links to a glossary page, footnotes, the plain words of the other language; and built with Material
for MkDocs, without search and with it.
Each build is timed in a process of its own that has already imported everything. A page of ours
costs its rendering and all that MkDocs does for it; a plain page costs its share of the plain
build. The seconds are those of the whole of publishing: ours with the glossary, the lists and the
data. What comes before publishing is in the table of the stages.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from build_scripts.build import assemble, read_document
from build_scripts.corpus.published import read_published
from build_scripts.corpus.reading import read_corpus
from build_scripts.languages.script import Script
from build_scripts.languages.traditional import Converter
from build_scripts.model import RENDERINGS, FootnoteRef, Library, Runs, TermRef, plain
from build_scripts.pages.table import pages as all_pages
from build_scripts.parse.source import read_lines
from build_scripts.site.interface import read_interface
from build_scripts.site.site import Site
from build_scripts.site.units import counterpart, edition
from build_scripts.subjects.errata.slips import mark_slips
from build_scripts.subjects.glossary.terms import Matcher, mark_terms, occurrences
from build_scripts.subjects.verbs.opening import set_verbs

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_SEARCH, WITH_SEARCH = 0.4, 0.06
PLAIN = """\
site_name: Plain
theme: {{name: material, language: zh, font: false}}
plugins: {plugins}
nav: [index.md]
markdown_extensions: [attr_list, footnotes]
validation: {{omitted_files: ignore}}
"""


def enlarge(corpus: Path, target: Path, factor: int) -> Path:
    """A corpus `factor` times as large: each document again under other names and slugs."""
    shutil.copytree(corpus, target)
    exceptions = target / "english-exceptions.yaml"
    listed = exceptions.read_text(encoding="utf-8")
    for number in range(2, factor + 1):
        for folder in sorted((corpus / "documents").iterdir()):
            copy = target / "documents" / f"x{number}-{folder.name}"
            shutil.copytree(folder, copy)
            metadata = (copy / "document.yaml").read_text(encoding="utf-8")
            metadata = re.sub(r"slug: ", f"slug: x{number}-", metadata)
            (copy / "document.yaml").write_text(metadata, encoding="utf-8")
            english = copy / "en.yaml"
            if english.exists():
                text = english.read_text(encoding="utf-8")
                text = re.sub(r"(?m)^((?!frame:)[a-z0-9-]+:)$", rf"x{number}-\1", text)
                english.write_text(text, encoding="utf-8")
        with exceptions.open("a", encoding="utf-8") as file:
            file.write(re.sub(r"- at: ", f"- at: x{number}-", listed))
    return target


def write_plain(library: Library, folder: Path, plugins: str) -> int:
    """The units as ordinary Markdown pages, one for each rendering; the number of pages."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN.format(plugins=plugins), encoding="utf-8")
    (docs / "index.md").write_text("# Plain\n", encoding="utf-8")
    glossary = [f"## {term.main.hans} {{#{term.id}}}\n" for term in library.terms]
    (docs / "glossary.md").write_text("\n".join(glossary), encoding="utf-8")
    pages = 2
    for _, unit in library.units:
        for rendering in RENDERINGS:
            shown = edition(library, unit, rendering)
            other = counterpart(library, unit, rendering)
            twins = other[0].places if other else ()
            lines = [f"# {plain(shown.title)}", ""]
            for paragraph in shown.paragraphs:
                mark = f"{paragraph.label} " if paragraph.label else ""
                if paragraph.kind == "heading":
                    lines += [f"## {mark}{plain(paragraph.runs)} {{#{paragraph.id}}}", ""]
                else:
                    lines += [f"{mark}{_markdown(paragraph.runs)}", f"{{: #{paragraph.id} }}", ""]
            for note in shown.footnotes:
                lines += [f"[^{note.label}]: {_markdown(note.runs)}", ""]
            for twin in twins:
                lines += [plain(twin.runs), ""]
            path = docs / rendering / f"{unit.slug}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text("\n".join(lines), encoding="utf-8")
            pages += 1
    return pages


def _markdown(runs: Runs) -> str:
    """Runs as an author would type them."""
    words = []
    for run in runs:
        if isinstance(run, FootnoteRef):
            words.append(f"[^{run.label}]")
        elif isinstance(run, TermRef) and run.first:
            words.append(f"[{run.text}](../glossary.md#{run.term})")
        else:
            words.append(run.text)
    return "".join(words)


OURS = """
import sys, time
from pathlib import Path
import mkdocs.commands.build as mkdocs_build
from build_scripts.publish.mkdocs import publish
import build_scripts.pages.table as render
from build_scripts.build import assemble

spent = {"units": 0.0, "pages": 0}

def clocked(function, counts=lambda *a: True):
    def run(*args, **kwargs):
        started = time.perf_counter()
        result = function(*args, **kwargs)
        if counts(*args):
            spent["units"] += time.perf_counter() - started
        return result
    return run

def is_unit(page, *rest):
    return page.file.src_uri.count("/") == 2 and page.file.src_uri.split("/")[1] in slugs

assembled = assemble(Path(sys.argv[1]))
slugs = {unit.slug for _, unit in assembled.library.units}
render.unit_page = clocked(render.unit_page)
mkdocs_build._populate_page = clocked(mkdocs_build._populate_page, is_unit)
mkdocs_build._build_page = clocked(mkdocs_build._build_page, is_unit)
started = time.perf_counter()
publish(assembled, Path("mkdocs.yml"), Path(sys.argv[2]))
print(time.perf_counter() - started, spent["units"])
"""
THEIRS = """
import logging, time
from mkdocs.commands.build import build
from mkdocs.config import load_config
logging.disable(logging.CRITICAL)
try:
    import jieba
    jieba.initialize()
except ImportError:
    pass
import material
started = time.perf_counter()
build(load_config("mkdocs.yml"))
total = time.perf_counter() - started
print(total, total)
"""


def timed(program: str, folder: Path, *arguments: str, runs: int = 3) -> tuple[float, float]:
    """Seconds of a whole build and of its unit pages alone: medians of `runs` processes."""
    seconds: list[tuple[float, float]] = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        )
        whole, units = done.stdout.split()[-2:]
        seconds.append((float(whole), float(units)))
    return statistics.median(w for w, _ in seconds), statistics.median(u for _, u in seconds)


def stages(corpus_root: Path) -> list[tuple[str, float]]:
    """Seconds of each stage, in the order in which the build runs them."""
    table: list[tuple[str, float]] = []
    clock = time.perf_counter()

    def lap(name: str) -> None:
        nonlocal clock
        now = time.perf_counter()
        table.append((name, now - clock))
        clock = now

    corpus = read_corpus(corpus_root, [])
    lap("corpus: metadata, glossary, tables")
    sources = {
        entry.name: read_lines(Path(entry.source_path).read_bytes(), Path(entry.source_path))
        for entry in corpus.documents
    }
    lap(f"source: {sum(len(lines) for lines in sources.values())} lines")
    documents = [read_document(entry) for entry in corpus.documents]
    lap("parse")
    documents = [
        mark_slips(document, corpus.errata[document.entry.name], corpus_root, [])
        for document in documents
    ]
    lap("errata")
    documents = [set_verbs(document, corpus.verbs) for document in documents]
    lap("verbs")
    matcher = Matcher.of(corpus.terms)
    documents = [mark_terms(document, matcher) for document in documents]
    occurrences(tuple(documents))
    lap("glossary")
    converter = Converter(
        Script(corpus.corrections, corpus.states, corpus.characters), corpus.terms, corpus.verbs
    )
    for document in documents:
        for unit in document.units:
            converter.unit(unit)
    lap("hant")
    assembled = assemble(corpus_root)
    lap("all stages again, with check")
    interface = read_interface(ROOT / "docs" / "interface", [])
    published = read_published(corpus_root / "published-ids.txt", [])
    pages = list(all_pages(Site(assembled.library, published, interface), {}))
    lap(f"render: {len(pages)} pages")
    return table


def compare(factor: int, search: bool, work: Path) -> bool:
    """Print the table of one corpus; whether both ratios hold."""
    corpus = enlarge(ROOT / "corpus", work / "corpus", factor)
    print(f"\n== corpus × {factor} ==")
    for name, seconds in stages(corpus):
        print(f"  {seconds * 1000:9.1f} ms  {name}")
    library = assemble(corpus).library
    paragraphs = sum(len(unit.paragraphs) for _, unit in library.units)
    site = work / "site"
    runs = 3 if factor == 1 else 1
    whole, units = timed(OURS, ROOT, str(corpus), str(site), runs=runs)
    unit_pages = 3 * len(library.units)
    own = 1000 * units / unit_pages
    print(f"  {paragraphs / len(library.units):.0f} paragraphs a unit, {unit_pages} unit pages")
    print(f"  {'build':28}{'seconds':>9}{'ms a unit page':>16}{'ratio':>8}{'bound':>7}")
    print(f"  {'this site':28}{whole:9.2f}{own:16.2f}")
    holds = True
    builds = [("plain MkDocs, no search", "[]", WITHOUT_SEARCH)]
    if search:
        builds.append(("plain MkDocs, with search", "[search]", WITH_SEARCH))
    for name, plugins, bound in builds:
        folder = work / name.replace(" ", "-").replace(",", "")
        pages = write_plain(library, folder, plugins)
        seconds, _ = timed(THEIRS, folder, runs=runs)
        each = 1000 * seconds / pages
        ratio = own / each
        holds &= ratio <= bound
        print(f"  {name:28}{seconds:9.2f}{each:16.2f}{ratio:8.3f}{bound:7.2f}")
    return holds


def main() -> int:
    """Run the comparison for each factor; exit code 1 when a ratio does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--factors", type=int, nargs="+", default=[1, 10])
    parser.add_argument("--no-search", action="store_true", help="leave the slow baseline out")
    options = parser.parse_args()
    holds = True
    for factor in options.factors:
        with tempfile.TemporaryDirectory() as folder:
            holds &= compare(factor, not options.no_search, Path(folder))
    print("\nBoth ratios hold." if holds else "\nA ratio does not hold.")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
