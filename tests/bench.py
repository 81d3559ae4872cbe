"""What publishing costs, beside a plain MkDocs build of the same pages, from one run.

    make bench                 the corpus, and one ten times as large made from it
    python -m tests.bench --factors 1 --no-search

The same pages are written as ordinary Markdown: headings, paragraphs with their ids, terms as
links to a glossary page, footnotes, the plain words of the other language; and built with Material
for MkDocs, without search and with it. Each build is timed in a process of its own that has
imported everything, from the sources to the site on disk.
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
from build_scripts.corpus.reading import read_corpus
from build_scripts.languages.script import Script
from build_scripts.languages.traditional import Converter
from build_scripts.model import RENDERINGS, Library, TermMention, Text
from build_scripts.pages.files import build_site
from build_scripts.parse.source import read_lines
from build_scripts.site.docs import read_docs
from build_scripts.site.settings import Settings
from build_scripts.site.units import counterpart
from build_scripts.subjects.errata.slips import mark_slips
from build_scripts.subjects.glossary.terms import Matcher, mark_terms
from build_scripts.subjects.verbs.opening import mark_verbs
from build_scripts.subjects.verbs.table import VerbTable

ROOT = Path(__file__).resolve().parent.parent
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
    for unit in library.units.values():
        for rendering in RENDERINGS:
            other = counterpart(unit, rendering)
            lines = [f"# {unit.title.text(rendering).words}", ""]
            for paragraph in unit.paragraphs:
                text = paragraph.text(rendering)
                mark = f"{paragraph.label} " if paragraph.label else ""
                if paragraph.kind == "heading":
                    lines += [f"## {mark}{text.words} {{#{paragraph.id}}}", ""]
                else:
                    lines += [f"{mark}{_markdown(text)}", f"{{: #{paragraph.id} }}", ""]
            for note in unit.footnotes:
                lines += [f"[^{note.label}]: {_markdown(note.text(rendering))}", ""]
            if other:
                for place in unit.places:
                    lines += [place.text(other).words, ""]
            path = docs / rendering / f"{unit.slug}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text("\n".join(lines), encoding="utf-8")
            pages += 1
    return pages


def _markdown(text: Text) -> str:
    """A text as an author would type it."""
    words, seen = [], set[str]()
    for segment in text.segments():
        terms = [m.what for m in segment.marks if isinstance(m.what, TermMention)]
        if segment.note:
            words.append(f"[^{segment.note.label}]")
        elif terms and terms[0].term not in seen:
            seen.add(terms[0].term)
            words.append(f"[{segment.words}](../glossary.md#{terms[0].term})")
        else:
            words.append(segment.words)
    return "".join(words)


OURS = """
import sys, time
from pathlib import Path
from build_scripts.build import assemble
from build_scripts.publish.mkdocs import publish
started = time.perf_counter()
publish(assemble(Path(sys.argv[1])), Path("mkdocs.yml"), Path(sys.argv[2]))
print(time.perf_counter() - started)
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
print(time.perf_counter() - started)
"""


def timed(program: str, folder: Path, *arguments: str, runs: int = 3) -> float:
    """Seconds of a whole build: the median of `runs` processes."""
    seconds: list[float] = []
    for _ in range(runs):
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        )
        seconds.append(float(done.stdout.split()[-1]))
    return statistics.median(seconds)


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
    verbs = VerbTable(corpus.verbs, corpus.adverbs)
    documents = [mark_verbs(document, verbs, []) for document in documents]
    lap("verbs")
    matcher = Matcher.of(corpus.terms)
    documents = [mark_terms(document, matcher) for document in documents]
    lap("glossary")
    converter = Converter(
        Script(corpus.corrections, corpus.states, corpus.characters),
        corpus.terms,
        verbs.forms.values(),
    )
    for document in documents:
        converter.document(document)
    lap("hant")
    assembled = assemble(corpus_root)
    lap("all stages again, with check")
    docs = read_docs(ROOT / "docs", [])
    site = build_site(assembled.library, assembled.published, docs, Settings())
    size = sum(len(data) for data in site.values())
    lap(f"site: {len(site)} files, {size / 1e6:.1f} MB")
    return table


def compare(factor: int, search: bool, work: Path) -> None:
    """Print the table of one corpus: whole builds, from sources to site."""
    corpus = enlarge(ROOT / "corpus", work / "corpus", factor)
    print(f"\n== corpus × {factor} ==")
    for name, seconds in stages(corpus):
        print(f"  {seconds * 1000:9.1f} ms  {name}")
    library = assemble(corpus).library
    paragraphs = sum(len(unit.paragraphs) for unit in library.units.values())
    runs = 3 if factor == 1 else 1
    own = timed(OURS, ROOT, str(corpus), str(work / "site"), runs=runs)
    print(f"  {len(library.units)} units, {paragraphs / len(library.units):.0f} paragraphs each")
    print(f"  {'whole build':28}{'seconds':>9}{'of plain':>10}")
    print(f"  {'this site':28}{own:9.2f}")
    builds = [("plain MkDocs, no search", "[]")]
    if search:
        builds.append(("plain MkDocs, with search", "[search]"))
    for name, plugins in builds:
        folder = work / name.replace(" ", "-").replace(",", "")
        write_plain(library, folder, plugins)
        seconds = timed(THEIRS, folder, runs=runs)
        print(f"  {name:28}{seconds:9.2f}{own / seconds:10.2f}")


def main() -> None:
    """Run the comparison for each factor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--factors", type=int, nargs="+", default=[1, 10])
    parser.add_argument("--no-search", action="store_true", help="leave the slow one out")
    options = parser.parse_args()
    for factor in options.factors:
        with tempfile.TemporaryDirectory() as folder:
            compare(factor, not options.no_search, Path(folder))


if __name__ == "__main__":
    main()
