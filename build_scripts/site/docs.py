"""What is written by hand for the site: `docs/`."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import markdown
from markupsafe import Markup

from build_scripts.model import RENDERINGS, Rendering
from build_scripts.problems import Problem, bad_encoding
from build_scripts.site.interface import Interface, read_interface


@dataclass(frozen=True)
class Docs:
    """The words of the interface, the written part of the About pages, and files by their paths.

    The files are published as they are; the service worker lacks its version only.
    """

    interface: Interface
    abouts: dict[Rendering, Markup]
    assets: dict[str, bytes]
    examples: dict[str, bytes]
    files: dict[str, bytes]
    service_worker: str

    @cached_property
    def version(self) -> str:
        """A short name for the assets as they are, so that no browser keeps old ones."""
        return hashlib.sha256(b"".join(self.assets.values())).hexdigest()[:8]


def read_docs(folder: Path, problems: list[Problem]) -> Docs:
    """Everything below `docs/` that the site shows or publishes."""
    assets = (path for path in sorted((folder / "assets").rglob("*")) if path.is_file())
    return Docs(
        interface=read_interface(folder / "interface", problems),
        abouts={
            rendering: _html(_words(folder / rendering / "about.md", problems))
            for rendering in RENDERINGS
        },
        assets={path.relative_to(folder).as_posix(): path.read_bytes() for path in assets},
        examples={
            f"data/examples/{path.name}": path.read_bytes()
            for path in sorted((folder / "examples").glob("*"))
        },
        files={"manifest.webmanifest": _words(folder / "manifest.webmanifest", problems).encode()},
        service_worker=_words(folder / "sw.js", problems),
    )


def _words(path: Path, problems: list[Problem]) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError:
        hint = "take it back from an earlier version"
        problems.append(Problem("FILE_MISSING", path, 0, "the file cannot be read", hint))
    except UnicodeDecodeError as error:
        problems.append(bad_encoding(path, error))
    return ""


def _html(text: str) -> Markup:
    """Written by the editors of this site, so its markup is obeyed."""
    return Markup(markdown.markdown(text, extensions=["attr_list"]))  # noqa: S704
