"""Every address ever published, and what became of those that are no more.

`corpus/published-ids.txt` has one address a line, `<slug>#<id>`, the same for all renderings.
A line `old -> new` says where an address went (in the same unit); `old -> retired: reason`
that it was given up on purpose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from build_scripts.model import Library
from build_scripts.problems import Problem, bad_encoding, problem

LINE = re.compile(r"([a-z0-9-]+)#([a-z0-9-]+)(?: -> (?:#?([a-z0-9-]+)|retired: (.+)))?$")
HEAD = """\
# Every address ever published: <slug>#<id>. `build` adds new ones; nothing is ever taken out.
# An id that had to go stays here and says where it went:
#   slug#old -> new                  the reader is led to #new of the same unit
#   slug#old -> retired: reason      the address was given up, and why
"""


@dataclass(frozen=True, slots=True)
class Published:
    """`lines` by address; `redirects` from an old address to an id of the same unit."""

    path: Path
    lines: dict[str, int]
    redirects: dict[str, str]
    retired: dict[str, str]

    def aliases(self, slug: str) -> dict[str, list[str]]:
        """For each id of a unit the old ids that lead to it."""
        found: dict[str, list[str]] = {}
        for address, target in self.redirects.items():
            unit, _, old = address.partition("#")
            if unit == slug:
                found.setdefault(target, []).append(old)
        return found


def read_published(path: Path, problems: list[Problem]) -> Published:
    """The list of published addresses; a missing file is an empty list."""
    lines: dict[str, int] = {}
    redirects: dict[str, str] = {}
    retired: dict[str, str] = {}
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
    except UnicodeDecodeError as error:
        problems.append(bad_encoding(path, error))
        text = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = LINE.match(line.strip())
        if match is None:
            problems.append(problem("PUBLISHED_SHAPE", path, number, text=line.strip()))
            continue
        address = f"{match.group(1)}#{match.group(2)}"
        lines[address] = number
        if match.group(3):
            redirects[address] = match.group(3)
        elif match.group(4):
            retired[address] = match.group(4)
    return Published(path, lines, redirects, retired)


def addresses(library: Library) -> list[str]:
    """Every address that this build has, in the order of the corpus."""
    found = []
    for unit in library.units.values():
        ids = [paragraph.id for paragraph in unit.paragraphs]
        ids += [mark.id for mark in unit.notes]
        ids += [note.id for note in unit.footnotes] + [vote.id for vote in unit.votes]
        found += [f"{unit.slug}#{id}" for id in ids]
    found += [f"glossary#{term.id}" for term in library.terms]
    for chapter in library.chapters:
        found.append(f"convention#chapter-{chapter.number}")
        found += [f"convention#article-{article.number}" for article in chapter.articles]
    return found


def check_published(published: Published, present: list[str]) -> list[Problem]:
    """A problem for each published address that is gone, and for each that leads nowhere."""
    here = set(present)
    problems = []
    for address, number in published.lines.items():
        slug, target = address.partition("#")[0], published.redirects.get(address)
        if target is None:
            if address not in here and address not in published.retired:
                problems.append(problem("ID_VANISHED", published.path, number, address=address))
        elif address in here:
            problems.append(problem("REDIRECT_NOT_NEEDED", published.path, number, address=address))
        elif f"{slug}#{target}" not in here:
            problems.append(
                problem("REDIRECT_NOWHERE", published.path, number, address=address, target=target)
            )
    return problems


def record(published: Published, present: list[str]) -> int:
    """Add the new addresses to the file; the number of them."""
    new = [address for address in present if address not in published.lines]
    if new:
        path = published.path
        before = path.read_text(encoding="utf-8") if path.exists() else HEAD
        before += "" if before.endswith("\n") else "\n"
        path.write_text(before + "".join(f"{address}\n" for address in new), encoding="utf-8")
    return len(new)
