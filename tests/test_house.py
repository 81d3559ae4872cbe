"""The house itself: its files are short, its names mean one thing, its map is the tree."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.small_corpus import ROOT

CODE = ROOT / "build_scripts"
LONGEST = 300
#: Names that stand in several files, and why that is right.
SEVERAL: dict[str, str] = {}


def sources() -> list[Path]:
    return sorted(CODE.rglob("*.py"))


def test_no_file_is_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert {path.name: length for path, length in lengths.items() if length > LONGEST} == {}


def names(path: Path) -> Iterator[str]:
    """The classes and public functions of a file."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name


def test_a_name_means_one_thing() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for path in sources():
        for name in names(path):
            found[name].append(path.relative_to(CODE).as_posix())
    several = {name: paths for name, paths in found.items() if len(paths) > 1}
    assert several.keys() == SEVERAL.keys(), several


def test_nothing_lower_imports_what_is_higher() -> None:
    """The order of the rooms, from the lowest; `publish` and the commands know everything."""
    order = ("model", "corpus", "parse", "languages", "site", "data", "pages", "publish")
    level = {room: number for number, room in enumerate(order)}
    wrong = []
    for path in sources():
        room = path.relative_to(CODE).parts[0]
        for used in re.findall(r"^from build_scripts\.(\w+)", path.read_text("utf-8"), re.M):
            if room == "model" and used != "model":
                wrong.append(f"{path.name} uses {used}")
            if used == "publish" and room not in ("publish", "__main__.py"):
                wrong.append(f"{path.name} uses {used}")
            if used == "pages" and level.get(room, 9) < level["pages"]:
                wrong.append(f"{path.name} uses {used}")
    assert wrong == []


def test_the_map_in_the_readme_is_the_tree() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## A map of the code")[2].partition("\n## ")[0]
    shown: set[str] = set()
    for folder, files in re.findall(r"^\| `([\w/]*)` \| (.*?) \|", section, re.M):
        shown |= {f"{folder}{name}" for name in re.findall(r"`([\w.]+)`", files)}
    there = {
        path.relative_to(CODE).as_posix()
        for path in CODE.rglob("*")
        if path.is_file() and path.name != "__init__.py" and path.suffix in (".py", ".yaml")
    }
    assert shown == there
