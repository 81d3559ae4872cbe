"""Files of a corpus spoiled at random: as a bad disk, a tired hand and a bad person would."""

from __future__ import annotations

import random
from collections.abc import Callable

#: Markup that no page may obey: no page of ours has an element of this name.
TAG = "<zzz onclick=alert(1)>"
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b, *b]\n"
#: What may stand in a file and is hard to read.
HARD = (
    TAG, f"</script>{TAG}", f"]]>{TAG}", f"'\"{TAG}", "&lt;zzz>", "javascript:alert(1)", "{{ t }}",
    "=1+1", "\x00", "\x1b[2J", "\ufeff", "\u202e", "\u2028", "\ufffd", "\ue000", "𠀀", "⺀", "\r",
    "\f", "\t", "²", "٣", "[^1]", "1 1", " 1. ", "(a)", "(zz)", "附件", "____ \n\n 9 ",
    "9" * 400, "x" * 20_000, "《" * 300, "null", "~", "!!python/object:os.system", "&a", "*a", BOMB,
    "- - - - " * 30, "{" * 60, "2021-02-30", "../../x", "a-res-1-2#op9 -> op1\n",
)  # fmt: skip


def spoil(data: bytes, draw: random.Random) -> bytes:
    """The file with one to three things done to it."""
    for _ in range(draw.randint(1, 3)):
        data = draw.choice(WAYS)(data, draw)
    return data


def _flip(data: bytes, draw: random.Random) -> bytes:
    at = draw.randrange(len(data) + 1)
    return data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]


def _insert(data: bytes, draw: random.Random) -> bytes:
    """Something hard between two characters, or in place of one."""
    text = data.decode("utf-8", errors="replace")
    at = draw.randrange(len(text) + 1)
    return (text[:at] + draw.choice(HARD) + text[at + draw.randint(0, 1) :]).encode()


def _value(data: bytes, draw: random.Random) -> bytes:
    """Something hard in place of what stands behind a field, or in quotation marks."""
    lines = data.split(b"\n")
    at = draw.randrange(len(lines))
    field, colon, _ = lines[at].partition(b": ")
    hard = draw.choice(HARD)
    said = "'" + hard.replace("'", "''") + "'" if draw.random() < 0.5 else hard
    lines[at] = field + (colon or b" ") + said.encode()
    return b"\n".join(lines)


def _lines(data: bytes, draw: random.Random) -> bytes:
    """A line gone, there many times, at another indent, or elsewhere."""
    lines = data.split(b"\n")
    at = draw.randrange(len(lines))
    line = lines.pop(at)
    number, before = draw.choice(((0, b""), (2, b""), (30, b""), (1, b"  "), (1, b"")))
    to = draw.randrange(len(lines) + 1) if draw.random() < 0.3 else at
    return b"\n".join([*lines[:to], *[before + line] * number, *lines[to:]])


def _cut(data: bytes, draw: random.Random) -> bytes:
    start = draw.randrange(len(data) + 1)
    return data[:start] + data[start + draw.choice((1, 3, 40, len(data))) :]


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _insert, _insert, _value, _value, _lines, _lines, _cut,
)  # fmt: skip
