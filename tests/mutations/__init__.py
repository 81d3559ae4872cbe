"""Small faults that are put into the code by hand, to see that the tests notice them.

    python -m tests.mutations              every fault
    python -m tests.mutations NAME…        some of them

`*.txt` beside this file are the table, one file for each room of the code:

    subjects/citations/find.py
    list-not-joined: a swapped pair
    - joined = match["hao"] and
    + joined = match["hao"] or

A path below `build_scripts/` stands above its faults. A fault has a name and says what kind it
is; the text behind `-` stands once in the file and is replaced by the text behind `+`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
NAME = re.compile(r"([a-z0-9-]+): (.+)")


@dataclass(frozen=True, slots=True)
class Fault:
    """A small change of the code that makes it wrong. `path` is seen from the root."""

    name: str
    kind: str
    path: str
    before: str
    after: str

    def put_into(self, code: str) -> str:
        """The code with the fault; a `ValueError` where it does not stand there once."""
        if (times := code.count(self.before)) != 1:
            found = "stands nowhere" if not times else f"stands {times} times"
            raise ValueError(f"the table is stale: {self.name}: {self.before!r} {found}")
        return code.replace(self.before, self.after)


def read_faults() -> tuple[Fault, ...]:
    """The whole table, file by file."""
    return tuple(fault for path in sorted(FOLDER.glob("*.txt")) for fault in _faults(path))


def _faults(table: Path) -> Iterator[Fault]:
    path = ""
    for block in re.split(r"\n{2,}", table.read_text(encoding="utf-8").strip("\n")):
        head, *lines = block.split("\n")
        if not lines:
            path = f"build_scripts/{head}"
            continue
        named = NAME.fullmatch(head)
        if named is None or {line[:2].rstrip() for line in lines} != {"-", "+"}:
            raise ValueError(f"{table.name}: not a fault: {block!r}")
        before, after = (
            "\n".join(line[2:] for line in lines if line.startswith(sign)) for sign in "-+"
        )
        yield Fault(named[1], named[2], path, before, after)
