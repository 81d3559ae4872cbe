"""A title in lines, as an editor would break it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

#: What no line ends with, and what no line begins with.
OPENING = frozenset("《〈“‘（「『【〔〖［｛([{")
CLOSING = frozenset("》〉”’）」』】〕〗］｝)]}、，。；：！？…—～·,.;:!?%％")
ELLIPSIS = "…"
#: A line in so many parts: by so much the lines of a title may become narrower.
PARTS = 20


def lines_of(text: str, places: Sequence[float], width: float) -> list[str]:
    """The text in as few lines as it needs, and these about as wide as each other.

    `places` has where each sign begins, and where the last one ends. Chinese is broken between
    characters, other text between words; a word that is wider than a line, anywhere.
    """
    starts = [at for at in range(1, len(text)) if may_break(text[at - 1], text[at])]
    ends = [*starts, len(text)]
    lines = _filled(text, places, ends, width)
    widest = max(places[end] - places[at] for at, end in zip([0, *starts], ends, strict=True))
    for part in range(PARTS - 1, PARTS // 2, -1):
        narrower = width * part / PARTS
        if narrower < widest or len(tried := _filled(text, places, ends, narrower)) > len(lines):
            break
        lines = tried
    return lines


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two signs."""
    if after.isspace() or after in CLOSING or before in OPENING:
        return False
    return before.isspace() or _is_wide(before) or _is_wide(after)


def shortened(line: str) -> str:
    """A line without its last word or character, with an ellipsis in its place."""
    kept = line.removesuffix(ELLIPSIS)
    at = next((at for at in range(len(kept) - 1, 0, -1) if may_break(kept[at - 1], kept[at])), 0)
    while at and (kept[at - 1].isspace() or kept[at - 1] in OPENING | CLOSING):
        at -= 1
    return kept[: at or len(kept) - 1] + ELLIPSIS


def _filled(text: str, places: Sequence[float], ends: Sequence[int], width: float) -> list[str]:
    lines, start, fitting = [], 0, 0

    def end_line(end: int) -> None:
        nonlocal start
        lines.append(text[start:end].strip())
        start = end

    for end in ends:
        if places[start + len(text[start:end].rstrip())] - places[start] > width:
            if fitting > start:
                end_line(fitting)
            for at in range(start + 1, end):
                if places[at + 1] - places[start] > width:
                    end_line(at)
        fitting = end
    end_line(len(text))
    return lines


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"
