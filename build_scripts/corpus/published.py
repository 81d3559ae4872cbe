"""Every address ever published, and what became of those that are no more.

`corpus/published-ids.txt` has one address a line, `<slug>#<id>`, the same for all renderings.
A line `old -> new` says where an address went (in the same unit); `old -> retired: reason`
that it was given up on purpose. A line `old-slug -> new-slug` says that a whole unit has another
address now, with every id that it had.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.corpus.files import file_text
from build_scripts.model import Library, outline
from build_scripts.problems import Problem, problem

LINE = re.compile(r"([a-z0-9-]+)#([a-z0-9-]+)(?: -> (?:#?([a-z0-9-]+)|retired: (.+)))?$")
RENAMED = re.compile(r"([a-z0-9-]+) -> ([a-z0-9-]+)$")
HEAD = """\
# Every address ever published: <slug>#<id>. `build` adds new ones; nothing is ever taken out.
# An id that had to go stays here and says where it went:
#   slug#old -> new                  the reader is led to #new of the same unit
#   slug#old -> retired: reason      the address was given up, and why
# A unit that got another slug keeps its lines and says so in one more:
#   old-slug -> new-slug             the reader is led to the same place of the new page
"""


@dataclass(frozen=True, slots=True)
class Published:
    """`lines` by address; `redirects` from an old address to an id of the same unit.

    `renamed` has the slugs that units had before, each with the one that it was given for it.
    """

    path: Path
    lines: dict[str, int]
    redirects: dict[str, str]
    retired: dict[str, str]
    renamed: dict[str, str]

    def slug_now(self, slug: str) -> str | None:
        """The slug under which a unit is now; None where the renamings lead in a circle."""
        seen = {slug}
        while slug in self.renamed:
            slug = self.renamed[slug]
            if slug in seen:
                return None
            seen.add(slug)
        return slug

    def aliases(self, slug: str) -> dict[str, list[str]]:
        """For each id of a unit the old ids that lead to it."""
        found: dict[str, list[str]] = {}
        for address, target in self.redirects.items():
            unit, _, old = address.partition("#")
            if self.slug_now(unit) == slug:
                found.setdefault(target, []).append(old)
        return found


def read_published(path: Path, problems: list[Problem]) -> Published:
    """The list of published addresses; a missing file is an empty list."""
    lines: dict[str, int] = {}
    redirects: dict[str, str] = {}
    retired: dict[str, str] = {}
    renamed: dict[str, str] = {}
    text = file_text(path, problems) if path.exists() else ""
    for number, line in enumerate((text or "").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = LINE.match(line.strip())
        if match is None and (unit := RENAMED.match(line.strip())):
            lines[unit[1]], renamed[unit[1]] = number, unit[2]
            continue
        if match is None:
            problems.append(problem("PUBLISHED_SHAPE", path, number, text=line.strip()))
            continue
        address = f"{match.group(1)}#{match.group(2)}"
        lines[address] = number
        if match.group(3):
            redirects[address] = match.group(3)
        elif match.group(4):
            retired[address] = match.group(4)
    return Published(path, lines, redirects, retired, renamed)


def with_redirects(published: Published, others: Iterable[Published]) -> Published:
    """The list with what others say of addresses that went elsewhere."""
    redirects, renamed = dict(published.redirects), dict(published.renamed)
    for other in others:
        redirects.update(other.redirects)
        renamed.update(other.renamed)
    return replace(published, redirects=redirects, renamed=renamed)


def addresses(library: Library) -> list[str]:
    """Every address that this build has, in the order of the corpus."""
    found = []
    for unit in library.units.values():
        known = unit.known(outline)
        ids = [paragraph.id for paragraph in known.paragraphs] + list(known.marks)
        ids += [note.id for note in known.footnotes] + [vote.id for vote in unit.votes]
        found += [f"{unit.slug}#{id}" for id in ids]
    found += [f"glossary#{term.id}" for term in library.terms]
    for chapter in library.chapters:
        found.append(f"convention#chapter-{chapter.number}")
        found += [f"convention#article-{article.number}" for article in chapter.articles]
    return found


def by_corpus(
    present: Iterable[str], library: Library, roots: Sequence[Path]
) -> list[tuple[str, ...]]:
    """The addresses of each corpus; those that are no unit's belong to the first."""
    found: list[list[str]] = [[] for _ in roots]
    owner = {
        unit.slug: next(at for at, r in enumerate(roots) if r in Path(unit.document.path).parents)
        for unit in library.units.values()
    }
    for address in present:
        found[owner.get(address.partition("#")[0], 0)].append(address)
    return [tuple(addresses) for addresses in found]


def check_published(published: Published, present: list[str]) -> list[Problem]:
    """A problem for each published address that is gone, and for each that leads nowhere."""
    here = set(present)
    led = {*published.redirects, *published.renamed}
    slugs = {address.partition("#")[0] for address in present}
    problems: list[Problem] = []
    # Of an address that is there as it was published there is nothing to say.
    changed = (one for one in published.lines.items() if one[0] not in here or one[0] in led)
    for address, number in changed:
        slug, _, id = address.partition("#")
        now = published.slug_now(slug)
        if not id:
            problems += _check_renamed(published, address, now, slugs)
        elif now not in slugs and now != slug:
            continue  # said once, of the slug
        elif (target := published.redirects.get(address)) is None:
            kept = (f"{now}#{id}", address)
            if not any(
                a in here or a in published.retired or a in published.redirects for a in kept
            ):
                problems.append(problem("ID_VANISHED", published.path, number, address=address))
        elif f"{now}#{id}" in here:
            problems.append(problem("REDIRECT_NOT_NEEDED", published.path, number, address=address))
        elif f"{now}#{target}" not in here:
            problems.append(
                problem(
                    "REDIRECT_NOWHERE", published.path, number, address=address, target=f"#{target}"
                )
            )
    return problems


def _check_renamed(
    published: Published, old: str, now: str | None, slugs: set[str]
) -> Iterator[Problem]:
    """A slug that was given up leads to a unit that is there, and is no unit's slug any more."""
    line, target = published.lines[old], published.renamed[old]
    if old in slugs:
        yield problem("REDIRECT_NOT_NEEDED", published.path, line, address=old)
    elif now is None or now not in slugs:
        yield problem("REDIRECT_NOWHERE", published.path, line, address=old, target=target)


def record(published: Published, present: list[str]) -> int:
    """Add the new addresses to the file; the number of them.

    The file has all of them or is as it was: it is the only one that knows what was promised.
    """
    path = published.path
    before = path.read_text(encoding="utf-8") if path.exists() else HEAD
    # Another build may have recorded some since the list was read.
    known = {*published.lines, *before.splitlines()}
    new = [address for address in present if address not in known]
    if new:
        before += "" if before.endswith("\n") else "\n"
        fresh = path.with_name(f".{path.name}-new")
        try:
            text = before + "".join(f"{address}\n" for address in new)
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    return len(new)
