"""The corpus enlarged, and its texts as ordinary Markdown for other site generators."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from build_scripts.model import RENDERINGS, Library, TermMention, Text, Unit
from build_scripts.site.units import counterpart

MKDOCS = """\
site_name: Plain
theme: {{name: material, language: zh, font: false}}
plugins: {plugins}
nav: [index.md]
markdown_extensions: [attr_list, footnotes]
validation: {{omitted_files: ignore}}
"""
HUGO = """\
baseURL = "https://example.org/"
title = "Plain"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
[markup.goldmark.parser.attribute]
block = true
"""
BARE = """\
<!doctype html>
<html lang="zh"><meta charset="utf-8"><title>{{ .Title }}</title>
{{ .Content }}
{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>
{{ end }}
"""
#: The unit of which paragraph 2 is changed, which asks for something: its words in each rendering
#: and what they become.
CHANGED = "cosp-7-1"
CHANGES = {
    "依据国内法律原则，酌情消除": "依据国内法律原则，酌情立即消除",
    "依據國內法律原則，酌情消除": "依據國內法律原則，酌情立即消除",
    "of domestic law, to remove": "of domestic law, at once to remove",
}
#: The files of a document that name its units, and what stands before a name.
SLUGS = {
    "document.yaml": r"slug: ",
    "en.yaml": r"(?m)^(?=(?!frame:)[a-z0-9-]+:$)",
    "discrepancies.yaml": r"(?m)^- at: ",
}


def enlarge(corpus: Path, target: Path, factor: int) -> Path:
    """A corpus `factor` times as large: each document again under other names and slugs."""
    shutil.copytree(corpus, target)
    exceptions = target / "english-exceptions.yaml"
    listed = exceptions.read_text(encoding="utf-8")
    for number in range(2, factor + 1):
        for folder in sorted((corpus / "documents").iterdir()):
            copy = target / "documents" / f"x{number}-{folder.name}"
            shutil.copytree(folder, copy)
            for name, before in SLUGS.items():
                path = copy / name
                if path.exists():
                    text = path.read_text(encoding="utf-8")
                    path.write_text(re.sub(before, rf"\g<0>x{number}-", text), encoding="utf-8")
        with exceptions.open("a", encoding="utf-8") as file:
            file.write(re.sub(r"- at: ", f"- at: x{number}-", listed))
    return target


def write_mkdocs(library: Library, folder: Path, plugins: str) -> None:
    """The sources of a site for MkDocs or Zensical."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MKDOCS.format(plugins=plugins), encoding="utf-8")
    (folder / "docs/index.md").write_text("# Plain\n", encoding="utf-8")
    for path, text in _pages(library).items():
        _write(folder / "docs" / path, text)


def write_hugo(library: Library, folder: Path) -> None:
    """The sources of a site for Hugo, which writes attributes and links of its own."""
    _write(folder / "hugo.toml", HUGO)
    for name in ("single", "list"):
        _write(folder / f"layouts/_default/{name}.html", BARE)
    for path, text in _pages(library).items():
        named = re.sub(r"(?m)^\{: (#[^ ]+) \}$", r"{\1}", text)
        _write(folder / "content" / path, named.replace("../glossary.md#", "../../glossary/#"))


def change_markdown(folder: Path) -> None:
    """Change the paragraph in every rendering that shows it."""
    change_paragraph(*folder.rglob(f"{CHANGED}.md"))


def change_paragraph(*paths: Path) -> None:
    """Change the paragraph in these files."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for before, after in CHANGES.items():
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _pages(library: Library) -> dict[str, str]:
    """A page for each unit in each rendering, and the glossary to which terms lead."""
    headings = [f"## {term.main.hans} {{#{term.id}}}\n" for term in library.terms]
    pages = {
        f"{rendering}/{unit.slug}.md": _page(unit, rendering)
        for unit in library.units.values()
        for rendering in RENDERINGS
    }
    return {"glossary.md": "\n".join(headings), **pages}


def _page(unit: Unit, rendering: str) -> str:
    """What an author would write: the text with its footnotes, and the other language after it."""
    name = next(one for one in RENDERINGS if one == rendering)
    other = counterpart(unit, name)
    lines = [f"# {unit.title.text(name).words}", ""]
    for paragraph in unit.paragraphs:
        text = paragraph.text(name)
        mark = f"{paragraph.label} " if paragraph.label else ""
        if paragraph.kind == "heading":
            lines += [f"## {mark}{text.words} {{#{paragraph.id}}}", ""]
        else:
            lines += [f"{mark}{_markdown(text)}", f"{{: #{paragraph.id} }}", ""]
    for note in unit.footnotes:
        lines += [f"[^{note.label}]: {_markdown(note.text(name))}", ""]
    if other:
        for place in unit.places:
            lines += [place.text(other).words, ""]
    return "\n".join(lines)


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
