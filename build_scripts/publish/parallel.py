"""The files of a site, made by several processes at once."""

from __future__ import annotations

import multiprocessing
import os

from build_scripts.pages.files import Share, SiteFiles

#: As many files as a process takes at a time.
SHARE = 12

#: The site whose files are made: a forked process has it, and nothing is copied.
_site: SiteFiles | None = None


def make_files(site: SiteFiles, processes: int) -> None:
    """Make every file of a site, which then has them all; 0: in a process for each processor.

    The bytes are the same for any number of processes. Where a system cannot fork, and for
    one process, files are made when they are asked for.
    """
    processes = processes or _processors()
    if processes < 2 or "fork" not in multiprocessing.get_all_start_methods():
        return
    global _site  # noqa: PLW0603 - a forked process takes nothing else along
    _site = site
    try:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            for share, made in pool.imap(_made, site.shares(SHARE)):
                site.keep(share, made)
    finally:
        _site = None


def _made(share: Share) -> tuple[Share, dict[str, bytes]]:
    assert _site is not None
    return share, _site.made(share)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
