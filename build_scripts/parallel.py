"""The same work for each of many things, done by several processes at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

#: Whether a process can be copied with all that it knows. On macOS libraries may not survive it.
CAN_FORK = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"

#: What is being done: a copied process has it, so that only numbers and results are passed on.
_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def each(
    function: Callable[[Thing], Result], things: Sequence[Thing], processes: int
) -> Iterator[Result]:
    """What a function makes of each thing, in the order of the things, as soon as it is there.

    0 processes: one for each processor. The results are the same for any number of them, and
    what goes wrong in another is raised here. Where no process can be copied, this one does
    all the work.
    """
    global _work  # noqa: PLW0603 - a copied process takes nothing else along
    processes = min(processes or processors(), len(things))
    if processes < 2 or not CAN_FORK:
        yield from map(function, things)
        return
    _work = function, things
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(processes, fork, initializer=_obey) as pool:
            yield from pool.map(_one, range(len(things)))
    finally:
        _work = None


def _obey() -> None:
    """Leave it to the process that was copied what becomes of a key that stops both."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _one(at: int) -> Any:
    assert _work is not None
    function, things = _work
    return function(things[at])
