"""How a command ends, whatever happens to it: plain words and an exit code."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path

from build_scripts.problems import Language, Refused, closing, problem
from build_scripts.progress import Progress
from build_scripts.summary import show_findings

#: What a shell says of a command that somebody has stopped.
INTERRUPTED = 130


def ended(run: Callable[[], int], language: Language, progress: Progress) -> int:
    """Run a command; its exit code. Nothing that the machine refuses ends in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that has no Chinese shows `\\u4e2d`, and the command goes on.
        with suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    with suppress(ValueError):  # not the main thread
        # Whoever stops it, what is unfinished is taken away.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return run()
    except Refused as refused:
        found = refused.problems
    except BrokenPipeError:
        # Whoever read this has read enough. Python must not try to write the rest.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        path, reason = Path(error.filename or "."), error.strerror or str(error)
        found = (problem("FILE_REFUSED", path, 0, reason=reason),)
    except (BrokenProcessPool, MemoryError):
        found = (problem("MEMORY_SHORT", Path.cwd(), 0),)
    except KeyboardInterrupt:
        progress.end()
        print(closing(language, "interrupted"), file=sys.stderr)
        return INTERRUPTED
    progress.end()
    show_findings(found, language)
    blocking = sum(one.blocks for one in found)
    print(closing(language, "refused", count=blocking), file=sys.stderr)
    return 1
