"""Files of the corpus: plain ones of a bounded size, each in the folder where it seems to lie."""

from __future__ import annotations

import stat
from pathlib import Path

from build_scripts.problems import Problem, Refused, bad_encoding, problem

#: More bytes than any text or table has.
MOST_BYTES = 32_000_000


def file_bytes(path: Path) -> bytes:
    """The bytes of a file, `OSError` where there is none.

    `Refused` where reading might never end, fill the memory, or show what lies elsewhere.
    """
    found = path.stat()
    if not path.resolve().is_relative_to(path.parent.resolve()):
        raise Refused([problem("FILE_OUTSIDE.link", path, 0)])
    if not stat.S_ISREG(found.st_mode):
        raise Refused([problem("FILE_NOT_PLAIN.kind", path, 0)])
    if found.st_size > MOST_BYTES:
        size, most = f"{found.st_size:,}", f"{MOST_BYTES:,}"
        raise Refused([problem("FILE_NOT_PLAIN.size", path, 0, size=size, most=most)])
    return path.read_bytes()


def file_text(path: Path, problems: list[Problem]) -> str | None:
    """The text of a file; None, with a problem noted, where it has none."""
    try:
        return file_bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(bad_encoding(path, error))
    except Refused as refused:
        problems += refused.problems
    except OSError:
        problems.append(problem("FILE_MISSING.file", path, 0))
    return None
