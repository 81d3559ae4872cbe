"""The files of a site, made and written by several processes at once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from build_scripts.pages.files import SiteFiles
from build_scripts.pages.shares import Share
from build_scripts.parallel import each
from build_scripts.progress import QUIET, Progress
from build_scripts.publish.earlier import Earlier, FileNote

#: After so many new values those that nobody refers to any more are looked for.
YOUNG = 50_000
#: The notes of files by their paths.
Noted: TypeAlias = dict[str, FileNote]


def write_files(earlier: Earlier, files: Iterable[tuple[str, str, Callable[[], bytes]]]) -> Noted:
    """Write files by their paths, or take them from the earlier site: how they were made.

    Of each is given the key of all that it is made of ("" for none), and what makes it.
    """
    noted = {}
    for path, key, make in files:
        noted[path] = earlier.take(path, key) or earlier.put(path, key, make())
        # Templates leave values behind that refer to each other. They are looked for among
        # what came since this was asked last: among all values that would take too long.
        if gc.get_count()[0] > YOUNG:
            gc.collect(0)
    return noted


def write_site(
    site: SiteFiles,
    folder: Path,
    processes: int = 1,
    progress: Progress = QUIET,
    earlier: Earlier | None = None,
    search: Iterable[Noted] = (),
) -> None:
    """Make every file of a site and write it below an empty folder.

    The bytes are the same for any number of processes, and whatever is taken from an earlier
    site, which has begun this folder. A file is in memory while it is written. Where there was
    an earlier one, the `search` is written by others: what gives the notes of its files.
    """
    before = earlier or Earlier(folder)

    def write(share: Share) -> Noted:
        return write_files(before, site.made(share))

    notes: Noted = {}
    shares = site.shares()
    if earlier and earlier.is_noted:
        shares.remove("search")
        # What is taken over costs less than to leave it to others.
        shares = [left for share in shares if (left := _not_taken(site, share, earlier, notes))]
    gc.freeze()
    try:
        for done, noted in enumerate(each(write, shares, processes), 1):
            notes |= noted
            progress("writing", done, len(shares))
        for noted in search:
            notes |= noted
    finally:
        gc.unfreeze()
    sizes = {path: note.size for path, note in notes.items()}
    site.written(folder, sizes, {path: note.digest for path, note in notes.items()})
    for path in site.last:
        notes |= write((path,))
    before.end(notes)


def _not_taken(site: SiteFiles, share: Share, earlier: Earlier, notes: Noted) -> Share:
    """The files of a share that are not taken from the earlier site; the others are noted."""
    for path, key, _ in site.made(share):
        if note := earlier.take(path, key):
            notes[path] = note
    return tuple(path for path in share if path not in notes)
