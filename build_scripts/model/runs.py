"""Set stretches of a paragraph's words apart as typed runs, without touching the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from build_scripts.model import FootnoteRef, Run, Runs, Text


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words from `start` to `end` of the paragraph's words, and the run that they become."""

    start: int
    end: int
    make: Callable[[str], Run]


def set_apart(runs: Runs, stretches: Iterable[Stretch]) -> Runs:
    """The runs with each stretch as a run of its own.

    Offsets count in the paragraph's words (`model.plain`). Only `Text` is divided: a stretch
    that would cut another run, or that is cut by a footnote mark, is left as it is. The
    words of the result are the words of the argument.
    """
    waiting = sorted(stretches, key=lambda stretch: stretch.start)
    result: list[Run] = []
    offset = 0
    for run in runs:
        if isinstance(run, FootnoteRef):
            result.append(run)
            continue
        end = offset + len(run.text)
        if isinstance(run, Text):
            inside = [s for s in waiting if offset <= s.start < s.end <= end]
            result.extend(_divide(run.text, offset, inside))
        else:
            result.append(run)
        offset = end
    return tuple(result)


def _divide(text: str, offset: int, stretches: list[Stretch]) -> list[Run]:
    result: list[Run] = []
    at = 0
    for stretch in stretches:
        start, end = stretch.start - offset, stretch.end - offset
        if start < at:
            continue
        if start > at:
            result.append(Text(text[at:start]))
        result.append(stretch.make(text[start:end]))
        at = end
    if at < len(text):
        result.append(Text(text[at:]))
    return result
