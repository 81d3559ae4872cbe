"""The publisher: the only file that knows MkDocs.

A site is a mapping of paths to bytes, which is written where MkDocs publishes. To change the
publisher, replace this file, `hook.py` and `mkdocs.yml`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import mkdocs
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from build_scripts.build import Assembled, assemble
from build_scripts.cache import Cache, digest_of
from build_scripts.data.books.export import export_books
from build_scripts.pages.files import SiteFiles, build_site
from build_scripts.problems import Problem, Refused, problem, refuse_if
from build_scripts.progress import QUIET, Progress
from build_scripts.publish.earlier import Earlier, spare_of
from build_scripts.publish.place import replacing
from build_scripts.publish.write import write_site
from build_scripts.site.docs import read_docs
from build_scripts.site.settings import ADDRESS, POLICY, Bundle, Settings
from build_scripts.site.site import Site

ROOT = Path(__file__).resolve().parent.parent.parent
#: Where a configuration carries the site that is to be written.
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
) -> SiteFiles:
    """Write the site into `folder`, which is replaced only when everything has succeeded.

    What an earlier build has made of the same is taken from there, by its notes in the folder
    `kept`, where it left too what it had worked out for the search. With a folder for `books`
    the units are made as books, which lie there for the next build. The site that was written.
    """
    notes = kept / f"site-{digest_of(bytes(folder.resolve()))[:8]}" if kept else None
    cache = Cache(kept / "search") if kept else None
    with replacing(folder, notes and spare_of(notes)) as fresh:
        config = _configured(config_file, site_dir=str(fresh), strict=True)
        make = (
            partial(export_books, folder=books, processes=processes, progress=progress)
            if books
            else None
        )
        site = _site(assembled, config, config.site_url, bundle, cache, books=make)
        earlier = Earlier(folder.resolve(), notes, site.search_folder)
        config.extra[SITE] = (site, processes, progress, earlier)
        mkdocs_build(config)
    return site


def edition_for_disk(assembled: Assembled, config_file: Path) -> Mapping[str, bytes]:
    """The site as it opens from disk, where it has no address of its own."""
    return edition_at(os.environ.get("SITE_URL"), assembled, config_file)


def edition_at(
    address: str | None, assembled: Assembled, config_file: Path, policy: str = POLICY
) -> Mapping[str, bytes]:
    """The site at another address than the configured one, or at none."""
    return _site(assembled, _configured(config_file), address, policy=policy)


def on_pre_build(config: MkDocsConfig) -> None:
    """A bare `mkdocs build` makes the site here, before it empties the folder of the last one."""
    if SITE not in config.extra:
        try:
            assembled = assemble(ROOT / "corpus", processes=0)
            config.extra[SITE] = (_site(assembled, config, config.site_url), 0)
        except Refused as refused:
            raise PluginError("\n".join(map(str, refused.problems))) from None
        for warning in assembled.warnings:
            print(warning, file=sys.stderr)
    # Nothing of the theme's is published, so its thousands of icons need not be looked through.
    config.theme.dirs.clear()
    config.theme.static_templates.clear()


def on_files(_: Files, config: MkDocsConfig) -> Files:
    """The files of the site are written; MkDocs finds no others to write."""
    site, *how = config.extra[SITE]
    write_site(site, Path(config.site_dir), *how)
    return Files(())


def _configured(config_file: Path, **options: Any) -> MkDocsConfig:
    """The configuration. `Refused` where no reader could be led to the address that is set."""
    address = os.environ.get("SITE_URL", "")
    if address and not ADDRESS.fullmatch(address):
        raise Refused([problem("SITE_ADDRESS", config_file, 0, address=address)])
    return load_config(str(config_file), **options)


def _site(
    assembled: Assembled,
    config: MkDocsConfig,
    address: str | None,
    bundle: Bundle | None = None,
    cache: Cache | None = None,
    policy: str = POLICY,
    books: Callable[[Site], Mapping[str, bytes]] | None = None,
) -> SiteFiles:
    """The site of a library, with what is configured of it."""
    problems: list[Problem] = []
    docs = read_docs(Path(config.docs_dir), problems)
    refuse_if(problems)
    settings = Settings(
        address=address.rstrip("/") + "/" if address else "",
        bundle=bundle,
        generator=f"MkDocs {mkdocs.__version__}, Material for MkDocs",
        policy=policy,
    )
    library, published = assembled.library, assembled.published
    return build_site(library, published, docs, settings, assembled.keys, cache, books)
