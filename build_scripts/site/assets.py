"""The style sheets, the scripts and the icon of the site, joined from `docs/front/`.

Sources are small files by concern; a page loads a few files. The published scripts are classic
ones, because a browser loads no module from `file://`.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

#: What makes each style sheet, in the order in which rules overrule one another.
STYLES = {
    "site": (
        *("palette", "fonts", "base", "frame", "unit", "paragraphs", "parallel", "contents"),
        *("acts", "places", "bar", "offline", "search"),
    ),
    "about": ("errata",),
    "data": ("data",),
    "glossary": ("glossary",),
    "lists": ("lists",),
    "reference": ("reference",),
    "official": ("comparison", "official", "choice"),
    "print": ("print",),
    "requests": ("requests",),
    "succession": ("succession", "comparison", "history"),
    "tools": ("card", "choice", "settings"),
    "votes": ("votes",),
}
#: What makes each script, in the order in which it runs; what a source imports comes before it.
SCRIPTS = {
    "about": ("keeping",),
    "first": ("first",),
    "site": (
        "folder",
        "header",
        "renderings",
        "actions",
        "selection",
        "reading",
        "bar",
        "terms",
        "finder",
        "offline",
    ),
    "official": ("official",),
    "history": ("history",),
    "list": ("list",),
    "glossary": ("glossary",),
    "search": ("search/results", "search/marks", "search/missing", "search/aligned"),
    "concordance": ("concordance",),
    "sides": ("sides",),
    "requests": ("requests",),
    "succession": ("succession",),
    "tools": ("handed",),
    "votes": ("votes",),
}
#: Files that name colours of the palette, as `{{ link }}`: they cannot read a style sheet.
COLOURED = {"mark.svg": "assets/mark.svg", "manifest.webmanifest": "manifest.webmanifest"}

_COMMENT = {".css": re.compile(r"/\*.*?\*/", re.DOTALL), ".js": re.compile(r"^\s*//.*$", re.M)}
_IMPORT = re.compile(r'^import ({[^;]*?}) from "(.+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|let|function|async function) (\w+))", re.MULTILINE)
_COLOUR = re.compile(r"--([a-z]+): (?:light-dark\((.+), (.+)\)|(.+));")


def assets(folder: Path) -> dict[str, bytes]:
    """Every file made from the sources in `folder`, by the path at which it is published."""
    palette = (folder / "styles" / "palette.css").read_text(encoding="utf-8")
    files = {
        **{f"assets/{name}.css": _sheet(folder / "styles", STYLES[name]) for name in STYLES},
        **{f"assets/{name}.js": _script(folder / "scripts", SCRIPTS[name]) for name in SCRIPTS},
        **{COLOURED[name]: _coloured(folder / name, palette) for name in COLOURED},
    }
    return {path: files[path].encode() for path in sorted(files)}


def version(files: dict[str, bytes]) -> str:
    """A short name for the assets as they are, so that no browser keeps old ones."""
    return hashlib.sha256(b"".join(files.values())).hexdigest()[:8]


def call(function: str, *values: object) -> str:
    """A script that gives values to a function of the page, so that they load from disk too."""
    return called(function, *map(written, values))


def written(value: object) -> str:
    """A value as scripts have it, as short as it can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def called(function: str, *values: str) -> str:
    """The same of values that are written already."""
    return f"readingRoom.{function}({','.join(values)});\n"


def _sheet(folder: Path, names: tuple[str, ...]) -> str:
    return "".join(_schemes(_bare(folder / f"{name}.css")) for name in names)


def _schemes(sheet: str) -> str:
    """Colours in pairs as rules for light and for dark, for browsers without `light-dark()`."""
    pairs = [(name, dark) for name, _, dark, _ in _COLOUR.findall(sheet) if dark]
    if not pairs:
        return sheet
    colours = "".join(f"--{name}: {dark};\n" for name, dark in pairs)
    dark = f"{{\n{colours}color-scheme: dark;\n}}\n"
    light, rest = _COLOUR.sub(_light, sheet).split("}\n", 1)
    return (
        f"{light}color-scheme: light;\n}}\n"
        "@media (prefers-color-scheme: dark) {\n"
        f':root:not([data-theme="light"]) {dark}}}\n:root[data-theme="dark"] {dark}{rest}'
    )


def _light(colour: re.Match[str]) -> str:
    name, light, _, only = colour.groups()
    return f"--{name}: {light or only};"


def _script(folder: Path, names: tuple[str, ...]) -> str:
    """The sources and all that they import, each once, as one script.

    Each source keeps a scope of its own, as a module has, and gives what it exports.
    """
    parts: dict[Path, str] = {}

    def add(path: Path) -> None:
        if path in parts:
            return
        source = _bare(path)
        for _, imported in _IMPORT.findall(source):
            add((path.parent / imported).resolve())
        parts[path] = _scoped(path, source, list(parts))

    for name in names:
        add((folder / f"{name}.js").resolve())
    return "\n".join(["(() => {", '"use strict";', *parts.values(), "})();\n"])


def _scoped(path: Path, source: str, before: list[Path]) -> str:
    """A source as a function that gives its exports; `before` stand above it by their numbers."""
    own = _IMPORT.sub(
        lambda found: (
            f"const {found[1].replace(' as ', ': ')} = "
            f"$_{before.index((path.parent / found[2]).resolve())};\n"
        ),
        source,
    )
    exports = ", ".join(_EXPORT.findall(own))
    given = f"return {{ {exports} }};\n" if exports else ""
    return f"const $_{len(before)} = (() => {{\n{_EXPORT.sub('', own)}{given}}})();"


def _bare(path: Path) -> str:
    """A source without comments, blank lines and indentation, which no browser needs."""
    source = _COMMENT[path.suffix].sub("", path.read_text(encoding="utf-8"))
    return "".join(f"{line.strip()}\n" for line in source.splitlines() if line.strip())


def light_colours(palette: str) -> dict[str, str]:
    """The colours of the light scheme on a screen, by their names."""
    # On paper they have others, which come later.
    return {name: light or only for name, light, _, only in reversed(_COLOUR.findall(palette))}


def _coloured(path: Path, palette: str) -> str:
    text = path.read_text(encoding="utf-8")
    for name, colour in light_colours(palette).items():
        text = text.replace(f"{{{{ {name} }}}}", colour)
    return text
