"""The publisher: the only file that knows MkDocs.

A site is a mapping of paths to bytes, which is written where MkDocs publishes. To change the
publisher, replace this file, `hook.py` and `mkdocs.yml`.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from build_scripts.build import Assembled, assemble
from build_scripts.cache import digest_of
from build_scripts.data.books.export import export_books
from build_scripts.model.shelf import take_down
from build_scripts.pages.files import SiteFiles, files_of, search_of, site_of
from build_scripts.parallel import beside
from build_scripts.problems import Problem, Refused, problem, refuse_if
from build_scripts.progress import QUIET, Progress
from build_scripts.publish.earlier import Earlier, spare_of
from build_scripts.publish.place import replacing
from build_scripts.publish.write import write_files, write_site
from build_scripts.site.docs import read_docs
from build_scripts.site.settings import ADDRESS, POLICY, Bundle, Settings
from build_scripts.site.site import Site

ROOT = Path(__file__).resolve().parent.parent.parent
#: Where a configuration carries what writes the site into a folder.
SITE = "reading_room"


def publish(
    assembled: Assembled,
    config_file: Path,
    folder: Path,
    bundle: Bundle | None = None,
    processes: int = 1,
    progress: Progress = QUIET,
    kept: Path | None = None,
    books: Path | None = None,
) -> Publication:
    """Write the site into `folder`, which is replaced only when everything has succeeded.

    What an earlier build has made of the same is taken from there, by its notes in the folder
    `kept`, where it left too what it had worked out for the search. With a folder for `books`
    the units are made as books, which lie there for the next build. What was written.
    """
    notes = kept / f"site-{digest_of(bytes(folder.resolve()))[:8]}" if kept else None
    with replacing(folder, notes and spare_of(notes)) as fresh:
        config = _configured(config_file, site_dir=str(fresh), strict=True)
        edition = Publication(assembled, config, config.site_url, bundle, kept)
        make = (
            partial(export_books, folder=books, processes=processes, progress=progress)
            if books
            else None
        )
        earlier = Earlier(folder.resolve(), notes, edition.search_folder)
        config.extra[SITE] = partial(edition.write, earlier, processes, progress, make)
        mkdocs_build(config)
    return edition


def edition_for_disk(assembled: Assembled, config_file: Path) -> Mapping[str, bytes]:
    """The site as it opens from disk, where it has no address of its own."""
    return edition_at(os.environ.get("SITE_URL"), assembled, config_file)


def edition_at(
    address: str | None, assembled: Assembled, config_file: Path, policy: str = POLICY
) -> Mapping[str, bytes]:
    """The site at another address than the configured one, or at none."""
    return Publication(assembled, _configured(config_file), address, policy=policy).site


def on_pre_build(config: MkDocsConfig) -> None:
    """A bare `mkdocs build` reads all files here, before it empties the folder of the last site."""
    if SITE not in config.extra:
        try:
            assembled = assemble(ROOT / "corpus", processes=0)
            edition = Publication(assembled, config, config.site_url)
            config.extra[SITE] = partial(edition.write, Earlier(Path(config.site_dir)), 0)
        except Refused as refused:
            raise PluginError("\n".join(map(str, refused.problems))) from None
        for warning in assembled.warnings:
            print(warning, file=sys.stderr)
    # Nothing of the theme's is published, so its thousands of icons need not be looked through.
    config.theme.dirs.clear()
    config.theme.static_templates.clear()


def on_files(_: Files, config: MkDocsConfig) -> Files:
    """The files of the site are written; MkDocs finds no others to write."""
    config.extra[SITE](into=Path(config.site_dir))
    return Files(())


def _configured(config_file: Path, **options: Any) -> MkDocsConfig:
    """The configuration. `Refused` where no reader could be led to the address that is set."""
    address = os.environ.get("SITE_URL", "")
    if address and not ADDRESS.fullmatch(address):
        raise Refused([problem("SITE_ADDRESS", config_file, 0, address=address)])
    return load_config(str(config_file), **options)


class Publication:
    """A library with what is configured of its site."""

    def __init__(
        self,
        assembled: Assembled,
        config: MkDocsConfig,
        address: str | None,
        bundle: Bundle | None = None,
        kept: Path | None = None,
        policy: str = POLICY,
    ) -> None:
        problems: list[Problem] = []
        self._docs = read_docs(Path(config.docs_dir), problems)
        refuse_if(problems)
        self._assembled, self._kept = assembled, kept
        self._books: Callable[[Site], Mapping[str, bytes]] | None = None
        #: what is found in the pictures that were written
        self.findings: tuple[Problem, ...] = ()
        self._settings = Settings(
            address=address.rstrip("/") + "/" if address else "",
            bundle=bundle,
            generator=f"MkDocs {mkdocs.__version__}, Material for MkDocs",
            policy=policy,
        )

    @property
    def search_folder(self) -> str:
        """Where the index of the search lies."""
        return self._site.search_folder

    @property
    def address(self) -> str:
        """Where the site says that it stands."""
        return self._settings.address

    @cached_property
    def site(self) -> SiteFiles:
        """Its files."""
        return files_of(self._site, self._books)

    @cached_property
    def _site(self) -> Site:
        made = self._assembled
        how = self._settings, made.keys, self._kept
        return site_of(made.library, made.published, self._docs, *how)

    def write(
        self,
        earlier: Earlier,
        processes: int,
        progress: Progress = QUIET,
        books: Callable[[Site], Mapping[str, bytes]] | None = None,
        *,
        into: Path,
    ) -> None:
        """Write the site into an empty folder.

        Where most is taken over, other processes begin the index while the pages are planned,
        and look through the pictures; otherwise these would only take memory.
        """
        earlier.begin(into)
        begun, others = ([search_of(self._site)], processes) if earlier.is_noted else ([], 1)
        if not earlier.is_noted:
            take_down(self._assembled.library.units.values())
        gc.freeze()  # What is known by now is no garbage, and nobody is to look through it.
        self._books = books
        with beside(partial(write_files, earlier), begun, processes) as search:
            site = self.site
            with beside(_found_in_pictures, [site], others) as found:
                write_site(site, into, processes, progress, earlier, search)
                self.findings = tuple(one for of_site in found for one in of_site)


def _found_in_pictures(site: SiteFiles) -> tuple[Problem, ...]:
    return tuple(site.pictures.findings())
