"""The styles and scripts: joined from small files; each colour and each font stated once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from build_scripts.problems import Problem
from build_scripts.site.assets import SCRIPTS, STYLES, assets, version
from build_scripts.site.docs import read_docs
from tests.small_corpus import ROOT

FRONT = ROOT / "docs" / "front"
STYLE_SOURCES = sorted((FRONT / "styles").glob("*.css"))
SCRIPT_SOURCES = sorted((FRONT / "scripts").rglob("*.js"))
#: The two files that state colours and fonts; all others name them.
STATED = ("palette.css", "fonts.css")

DECLARATION = re.compile(r"^\s*(?P<property>[a-z-]+):\s(?P<value>[^;{}]+);", re.MULTILINE)
COLOURING = re.compile(r"(color|background|border|outline|shadow|fill|stroke|text-decoration)")
#: What remains of a value without the words of the palette, measures and functions of them.
REFERENCE = re.compile(
    r"var\(--[a-z]+(, 0)?\)|color-mix|calc|inset\b|in srgb|(?<![\w-])-?[\d.]+[a-z%]*"
)
#: Words of such values that are no colour, and no font.
PLAIN = frozenset(
    (
        *("none", "inherit", "currentcolor", "auto", "collapse", "clone", "round"),
        *("solid", "dotted", "wavy", "underline", "line-through"),
    )
)
#: A colour in a page's template, a drawing or the manifest.
WRITTEN = re.compile(
    r"""["':\s]\#[0-9a-f]{3,8}["';\s]|\b(?:rgb|hsl|oklch|lab)a?\(|font-family"""
    r"""|\b(?:fill|stroke|color)="(?!\{\{|none|currentColor)""",
    re.IGNORECASE,
)


def stated(sheet: str) -> list[str]:
    """The declarations of a style sheet that state a colour or a font themselves."""
    found = []
    for match in DECLARATION.finditer(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)):
        name, value = match["property"], " ".join(match["value"].split())
        words = set(re.findall(r"""[\w#"'-]+""", REFERENCE.sub(" ", value).lower()))
        if name in ("font", "font-family"):
            words -= {"inherit"}
        elif COLOURING.search(name):
            words -= PLAIN
        else:
            words = {word for word in words if word.startswith("#")}
        if words:
            found.append(f"{name}: {value}")
    return found


@pytest.mark.parametrize(
    "sheet",
    [
        "a {\n  color: #17505e;\n}",
        "a {\n  color: red;\n}",
        "a {\n  border: 1px solid rgb(0 0 0 / 0.1);\n}",
        'a {\n  font: 1rem/1.5 "Songti SC", serif;\n}',
        "a {\n  font-family: Georgia;\n}",
        "a {\n  --mine: #fff;\n}",
    ],
)
def test_a_colour_or_a_font_is_seen(sheet: str) -> None:
    assert stated(sheet)


@pytest.mark.parametrize("path", STYLE_SOURCES, ids=lambda path: path.name)
def test_colours_and_fonts_are_stated_once(path: Path) -> None:
    assert path.name in STATED or stated(path.read_text("utf-8")) == []


@pytest.mark.parametrize("text", ['fill="#fff"', "{color: #17505e;}", '"#fcfbf8"', 'fill="red"'])
def test_a_written_colour_is_seen(text: str) -> None:
    assert WRITTEN.search(text)


def test_templates_drawings_and_scripts_state_no_colour_and_no_font() -> None:
    templates = [*(ROOT / "build_scripts").rglob("*.html"), *FRONT.glob("*.*"), *SCRIPT_SOURCES]
    found = [
        (path.relative_to(ROOT).as_posix(), match[0])
        for path in templates
        if (match := WRITTEN.search(path.read_text("utf-8")))
    ]
    assert found == []


def test_every_source_is_published() -> None:
    sheets = {f"{name}.css" for names in STYLES.values() for name in names}
    assert sheets == {path.name for path in STYLE_SOURCES}
    imported = {
        (path.parent / name).resolve()
        for path in SCRIPT_SOURCES
        for name in re.findall(r' from "(.+)";', path.read_text("utf-8"))
    }
    first = {FRONT / "scripts" / f"{name}.js" for names in SCRIPTS.values() for name in names}
    assert imported | first == set(SCRIPT_SOURCES)


def test_scripts_are_classic_ones_with_names_of_their_own() -> None:
    scripts = {path: text.decode() for path, text in assets(FRONT).items() if path.endswith(".js")}
    assert scripts
    for path, script in scripts.items():
        assert script.startswith('(() => {\n"use strict";\n'), path
        assert not re.search(r"^(import|export)\b", script, re.MULTILINE), path


def test_light_and_dark_come_from_one_table() -> None:
    sheet = assets(FRONT)["assets/site.css"].decode()
    assert "light-dark(" not in sheet
    assert sheet.startswith(":root {\n--paper: #fcfbf8;\n")
    assert sheet.count("--paper: #17191b;") == 2
    assert sheet.count("color-scheme: dark;") == 2


def test_the_manifest_and_the_mark_have_the_colours_of_the_palette() -> None:
    files = assets(FRONT)
    assert b'"theme_color": "#17505e"' in files["manifest.webmanifest"]
    assert b'fill="#17505e"' in files["assets/mark.svg"]
    assert not any(b"{{" in files[name] for name in ("manifest.webmanifest", "assets/mark.svg"))


def test_the_version_follows_every_byte() -> None:
    files = assets(FRONT)
    changed = files | {"assets/votes.js": files["assets/votes.js"] + b"\n"}
    assert version(files) == version(assets(FRONT)) != version(changed)


def test_a_source_that_is_missing_is_a_finding(tmp_path: Path) -> None:
    problems: list[Problem] = []
    read_docs(tmp_path, problems)
    missing = [problem.path for problem in problems if problem.code == "FILE_MISSING"]
    assert tmp_path / "front" / "styles" / "palette.css" in missing
