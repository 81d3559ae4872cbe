"""The files of a site, made and written by several processes at once."""

from __future__ import annotations

from pathlib import Path

from build_scripts.pages.files import Share, SiteFiles
from build_scripts.parallel import each
from build_scripts.progress import QUIET, Progress
from build_scripts.publish.earlier import Earlier, Note, digest_of


def write_site(
    site: SiteFiles,
    folder: Path,
    processes: int = 1,
    progress: Progress = QUIET,
    earlier: Earlier | None = None,
) -> dict[str, Note]:
    """Make every file of a site and write it below a folder; the notes of how it was made.

    The bytes are the same for any number of processes, and whatever is taken from an earlier
    build. A file is in memory while it is written.
    """
    before = earlier or Earlier(folder)

    def write(share: Share) -> tuple[dict[str, int], dict[str, Note]]:
        """Write the files of a share; how large they are, and how those with a key were made."""
        sizes, notes = {}, {}
        for path, key, make in site.made(share):
            data = before.file(path, key)
            if data is None:
                data = make()
            target = folder / path
            if target.parent not in known:
                target.parent.mkdir(parents=True, exist_ok=True)
                known.add(target.parent)
            before.put(path, data, target)
            sizes[path] = len(data)
            if key:
                notes[path] = key, digest_of(data)
        return sizes, notes

    known: set[Path] = set()
    sizes: dict[str, int] = {}
    notes: dict[str, Note] = {}
    shares = site.shares()
    for done, (some, noted) in enumerate(each(write, shares, processes), 1):
        sizes |= some
        notes |= noted
        progress("writing", done, len(shares))
    site.written(folder, sizes)
    for path in site.last:
        write((path,))
    return notes
