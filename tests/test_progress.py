"""Progress on a terminal: what is being done, how far it is, how long it will still take."""

from __future__ import annotations

import io
import os
import shutil
from itertools import count

import pytest

from build_scripts.parallel import each
from build_scripts.progress import Terminal

ERASE = "\r\x1b[K"


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((160, 24)))


def lines(*told: tuple[str, int, int], language: str = "en", seconds: int = 1) -> list[str]:
    """What stood on the line, one after the other, where each telling came a while later."""
    stream, clock = io.StringIO(), count(0, seconds)
    terminal = Terminal(stream, "zh" if language == "zh" else "en", lambda: next(clock))
    for one in told:
        terminal(*one)
    terminal.end()
    return stream.getvalue().split(ERASE)[1:]


def test_a_stage_says_how_far_it_is_and_how_long_it_takes() -> None:
    # A second for each of ten: after three there are seven left.
    told = [("writing", done, 10) for done in range(10)]
    assert lines(*told)[:4] == [
        "Writing pages and data · 0 of 10",
        "Writing pages and data · 1 of 10",
        "Writing pages and data · 2 of 10 · about 8 s left",
        "Writing pages and data · 3 of 10 · about 7 s left",
    ]
    assert lines(*told, language="zh")[3] == "生成网页和数据 · 3/10 · 大约还要 7 秒"


def test_each_stage_is_timed_on_its_own_and_the_line_is_taken_away() -> None:
    told = lines(("reading", 50, 100), ("reading", 99, 100), ("citations", 0, 0), ("packing", 0, 0))
    assert told == [
        "Reading the documents · 50 of 100",
        "Reading the documents · 99 of 100",
        "Following the citations",
        "Packing the edition for disk",
        "",
    ]


def test_the_line_is_not_written_more_often_than_one_can_read() -> None:
    assert lines(*[("reading", n, 9) for n in range(9)], seconds=0) == [
        "Reading the documents · 0 of 9",
        "",
    ]


def test_the_line_has_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((20, 24)))
    assert lines(("reading", 1, 9), language="zh")[0] == "读取文件 · 1/9"[:10]


def test_nothing_that_was_not_begun_is_ended() -> None:
    assert lines() == []


# The work that is told.


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_results_come_in_the_order_of_the_things(processes: int) -> None:
    assert list(each(lambda n: n * n, range(7), processes)) == [0, 1, 4, 9, 16, 25, 36]
    assert list(each(str, [], processes)) == []


@pytest.mark.parametrize("things", [5, 6, 7])
def test_results_of_several_rounds_come_in_order(
    monkeypatch: pytest.MonkeyPatch, things: int
) -> None:
    """In each round other processes are copied, which know what was known when it began."""
    monkeypatch.setattr("build_scripts.parallel.ROUND", 3)
    assert list(each(lambda n: n * n, range(things), 2)) == [n * n for n in range(things)]


@pytest.mark.parametrize("processes", [1, 2])
def test_what_goes_wrong_is_raised(processes: int) -> None:
    with pytest.raises(ZeroDivisionError):
        list(each(lambda n: 1 // n, [1, 0], processes))


def test_a_process_that_dies_is_a_failure_and_no_wait() -> None:
    with pytest.raises(RuntimeError):
        list(each(lambda _: os._exit(1), [1, 2], 2))
