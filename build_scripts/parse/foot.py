"""How the lines at the foot of a page read by themselves."""

from __future__ import annotations

import re
import unicodedata

NOTE = re.compile(r"([0-9０-９]{1,3}|\*|[¹²³⁰-⁹]+)(?:\s+(?=\S)|(?=《))")


def continues_word(before: str, text: str) -> bool:
    """Whether a line goes on with a symbol or a Latin word that the line before it breaks off."""
    return before[-1:] in "/-" or (before[-1:].isalnum() and (before[-1:] + text[:1]).isascii())


def as_mark(label: str) -> str:
    """The label of a note as its mark in the text has it: wide and raised digits are digits."""
    return unicodedata.normalize("NFKC", label)


def begins_note(text: str, before: str) -> bool:
    """Whether a line opens the next footnote: the number after the one before, 1, or a star."""
    match = NOTE.match(text)
    if match is None:
        return False
    label, last = as_mark(match.group(1)), before
    if label == "*" or not last.isdigit():
        return True
    return int(label) == int(last) + 1 or label == "1"
