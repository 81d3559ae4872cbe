"""The same work for each of many things, done by several processes at once."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

#: Whether a process can be copied with all that it knows. On macOS libraries may not survive it.
CAN_FORK = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"

#: After so many things the other processes end, and new ones are copied: whatever a process
#: touches it has a copy of, so that in the end each would have all values for itself.
ROUND = 500

#: What is being done: a copied process has it, so that only numbers and results are passed on.
_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def each(
    function: Callable[[Thing], Result], things: Sequence[Thing], processes: int
) -> Generator[Result, None, None]:
    """What a function makes of each thing, in the order of the things, as soon as it is there.

    0 processes: one for each processor. This process is one of them: the others take the first
    things, it takes the last that none has begun, so that no memory is spent on waiting. The
    results are the same for any number of processes, and what goes wrong in another is raised
    here. Where no process can be copied, this one does all the work.
    """
    global _work  # noqa: PLW0603 - a copied process takes nothing else along
    processes = min(processes or processors(), len(things))
    if processes < 2 or not CAN_FORK:
        yield from map(function, things)
        return
    _work = function, things
    try:
        fork = multiprocessing.get_context("fork")
        for begin in range(0, len(things), ROUND):
            end = min(begin + ROUND, len(things))
            with ProcessPoolExecutor(processes - 1, fork, initializer=_obey) as pool:
                divided = _Divided(pool, processes - 1, begin, end)
                yield from divided.results(lambda at: function(things[at]))
    finally:
        _work = None


@contextmanager
def beside(
    function: Callable[[Thing], Result], things: Sequence[Thing], processes: int
) -> Iterator[Iterator[Result]]:
    """As `each`, but begun at once, and by the other processes alone: this one does something
    else meanwhile. When the block ends, so have they, whatever happened in it.
    """
    global _work  # noqa: PLW0603 - a copied process takes nothing else along
    others = min((processes or processors()) - 1, len(things))
    if others < 1 or not CAN_FORK:
        yield map(function, things)
        return
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(others, fork, initializer=_obey)
    try:
        _work = function, things
        begun = [pool.submit(_one, at) for at in range(len(things))]
        _work = None
        yield (one.result() for one in begun)
    finally:
        pool.shutdown(cancel_futures=True)


class _Divided:
    """Work that others begin from the front, and this process from the end, until they meet."""

    def __init__(self, pool: ProcessPoolExecutor, others: int, begin: int, end: int) -> None:
        self._pool, self._others = pool, others
        self._begin_at, self._end_at = begin, end
        self._first, self._end = begin, end
        self._meeting = threading.Lock()
        #: what others have begun and nobody was given yet: a result is kept no longer than that
        self._begun: dict[int, Future[Any]] = {}

    def results(self, function: Callable[[int], Result]) -> Iterator[Result]:
        """The results in the order of the things, as soon as they are there."""
        for _ in range(2 * self._others):  # for each that is done one waits
            self._begin()
        own: dict[int, Result] = {}
        shown = self._begin_at
        while (at := self._take()) is not None:
            own[at] = function(at)
            while shown in self._begun and self._begun[shown].done():
                yield self._begun.pop(shown).result()
                shown += 1
        for at in range(shown, self._end_at):
            yield own.pop(at) if at in own else self._begun.pop(at).result()

    def _take(self) -> int | None:
        """The last thing that nobody has begun."""
        with self._meeting:
            if self._first == self._end:
                return None
            self._end -= 1
            return self._end

    def _begin(self, _: object = None) -> None:
        """Leave the first thing that nobody has begun to another process, then the next."""
        with self._meeting:
            if self._first == self._end:
                return
            try:
                begun = self._pool.submit(_one, self._first)
            except RuntimeError:  # the pool is broken, as who asks for a result will be told
                return
            self._begun[self._first] = begun
            self._first += 1
        begun.add_done_callback(self._begin)


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
