"""The files of a site, made and written by several processes at once."""

from __future__ import annotations

from pathlib import Path

from build_scripts.pages.files import Share, SiteFiles
from build_scripts.parallel import each
from build_scripts.progress import QUIET, Progress

#: As many files as a process takes at a time.
SHARE = 12


def write_site(site: SiteFiles, folder: Path, jobs: int, progress: Progress = QUIET) -> None:
    """Make every file of a site and write it below a folder.

    The bytes are the same for any number of jobs. A file is in memory while it is written.
    """

    def write(share: Share) -> dict[str, int]:
        """Write the files of a share; how large they are."""
        sizes = {}
        for path, data in site.made(share):
            target = folder / path
            if target.parent not in known:
                target.parent.mkdir(parents=True, exist_ok=True)
                known.add(target.parent)
            target.write_bytes(data)
            sizes[path] = len(data)
        return sizes

    known: set[Path] = set()
    sizes: dict[str, int] = {}
    shares = site.shares(SHARE)
    for done, written in enumerate(each(write, shares, jobs), 1):
        sizes |= written
        progress("writing", done, len(shares))
    site.written(folder, sizes)
    for path in site.last:
        write((path,))
