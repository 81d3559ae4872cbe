"""The files of a site, made and written by several processes at once."""

from __future__ import annotations

import gc
from pathlib import Path

from build_scripts.pages.files import SiteFiles
from build_scripts.pages.shares import Share
from build_scripts.parallel import each
from build_scripts.progress import QUIET, Progress
from build_scripts.publish.earlier import Earlier, FileNote

#: After so many new values those that nobody refers to any more are looked for.
YOUNG = 50_000


def write_site(
    site: SiteFiles,
    folder: Path,
    processes: int = 1,
    progress: Progress = QUIET,
    earlier: Earlier | None = None,
) -> None:
    """Make every file of a site and write it below an empty folder.

    The bytes are the same for any number of processes, and whatever is taken from an earlier
    build. A file is in memory while it is written.
    """
    before = earlier or Earlier(folder)
    before.begin(folder)

    def write(share: Share) -> dict[str, FileNote]:
        """Write the files of a share; how they were made."""
        noted = {}
        for path, key, make in site.made(share):
            noted[path] = before.take(path, key) or before.put(path, key, make())
            # Templates leave values behind that refer to each other. They are looked for among
            # what came since this was asked last: among all values that would take too long.
            if gc.get_count()[0] > YOUNG:
                gc.collect(0)
        return noted

    notes: dict[str, FileNote] = {}
    shares = site.shares()
    gc.freeze()
    try:
        for done, noted in enumerate(each(write, shares, processes), 1):
            notes |= noted
            progress("writing", done, len(shares))
    finally:
        gc.unfreeze()
    sizes = {path: note.size for path, note in notes.items()}
    site.written(folder, sizes, {path: note.digest for path, note in notes.items()})
    for path in site.last:
        notes |= write((path,))
    before.end(notes)
