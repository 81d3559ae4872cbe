"""What is written by hand for the site: `docs/`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import markdown
from markupsafe import Markup

from build_scripts.model import RENDERINGS, Rendering
from build_scripts.problems import Problem, bad_encoding, problem
from build_scripts.site.assets import assets, light_colours, version
from build_scripts.site.fonts import FACE, SCRIPTS, VerbFace
from build_scripts.site.interface import Interface, read_interface


@dataclass(frozen=True)
class Docs:
    """The words of the interface, the written part of the About pages, and files by their paths.

    The service worker lacks its version only.
    """

    interface: Interface
    abouts: dict[Rendering, Markup]
    assets: dict[str, bytes]
    examples: dict[str, bytes]
    service_worker: str
    #: the Kai faces by script, and their licence by its path
    faces: dict[Rendering, bytes]
    licence: dict[str, bytes]
    #: the Latin face, and the colours of the light scheme, for pictures
    latin: bytes
    colours: dict[str, str]

    def without(self, unused: Collection[str]) -> Docs:
        """The same without files that no page of a site asks for."""
        kept = {path: data for path, data in self.assets.items() if path not in unused}
        return replace(self, assets=kept)

    def naming(self, faces: Iterable[VerbFace]) -> Docs:
        """The same with style sheets that load the faces from where they are published."""
        named = self.assets
        for face in faces:
            old, new = (Path(path).name.encode() for path in (FACE.format(face.script), face.path))
            named = {path: data.replace(old, new) for path, data in named.items()}
        return replace(self, assets=named)

    @cached_property
    def version(self) -> str:
        """A short name for what pages load as it is: the assets, and the words of scripts."""
        words = repr(sorted(self.interface.texts.items())).encode()
        return version({**self.assets, "": words})

    @cached_property
    def named(self) -> dict[str, bytes]:
        """The assets by the paths at which they stand: what pages load is named by its version.

        So no page is ever shown with the styles or scripts of another version.
        """
        return {
            path.replace("assets/", f"assets/{self.version}/")
            if path.endswith((".css", ".js"))
            else path: data
            for path, data in self.assets.items()
        }


def read_docs(folder: Path, problems: list[Problem]) -> Docs:
    """Everything below `docs/` that the site shows or publishes."""
    return Docs(
        interface=read_interface(folder / "interface", problems),
        abouts={
            rendering: _html(_words(folder / rendering / "about.md", problems))
            for rendering in RENDERINGS
        },
        assets=_assets(folder / "front", problems),
        examples={
            f"data/examples/{path.name}": path.read_bytes()
            for path in sorted((folder / "examples").glob("*"))
        },
        service_worker=_words(folder / "sw.js", problems),
        faces={script: _bytes(folder / f"fonts/kai.{script}.ttf", problems) for script in SCRIPTS},
        licence={"assets/ARPHICPL.TXT": _bytes(folder / "fonts/ARPHICPL.TXT", problems)},
        latin=_bytes(folder / "fonts/latin.ttf", problems),
        colours=light_colours(_words(folder / "front/styles/palette.css", problems)),
    )


def _assets(folder: Path, problems: list[Problem]) -> dict[str, bytes]:
    try:
        return assets(folder)
    except OSError as error:
        problems.append(problem("FILE_MISSING.file", Path(error.filename), 0))
    except UnicodeDecodeError as error:
        problems.append(bad_encoding(folder, error))
    return {}


def _bytes(path: Path, problems: list[Problem]) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        problems.append(problem("FILE_MISSING.file", path, 0))
    return b""


def _words(path: Path, problems: list[Problem]) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError:
        problems.append(problem("FILE_MISSING.file", path, 0))
    except UnicodeDecodeError as error:
        problems.append(bad_encoding(path, error))
    return ""


def _html(text: str) -> Markup:
    """Written by the editors of this site, so its markup is obeyed."""
    return Markup(markdown.markdown(text, extensions=["attr_list"]))  # noqa: S704
