"""Long lists, cut into pages at their natural groups: bodies, sessions, numbers; decades, years.

A list whose page would be too heavy says on it how much there is in each of its groups. Each
group has a page below that of the list, which is cut in turn where it is too heavy. However a
list grows, a group that has a page keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeAlias, TypeVar

from build_scripts.model import RENDERINGS

#: How many bytes a page of a list may have, as they are estimated before it is made.
HEAVIEST = 300_000

T = TypeVar("T")
#: A name in each rendering; a whole list has the name of its page.
Names: TypeAlias = Mapping[str, str]
UNNAMED: Names = {}
#: What finds an entry of a list that is cut: a name, what is said of it, its place on its page.
ListLine: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class GroupKey:
    """What puts an entry into a group: the end of the group's address, and its names.

    A group stands where the first of its entries stands in the order of their keys.
    """

    id: str
    names: Names
    order: Any


def in_every_rendering(name: str) -> Names:
    """A name that needs no translation."""
    return dict.fromkeys(RENDERINGS, name)


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """Entries of a list that belong together; with `groups` its page only tells of those.

    `path` is the address below the rendering, `above` are the groups around it from the list on.
    """

    path: str
    names: Names
    entries: tuple[T, ...]
    groups: tuple[Group[T], ...] = ()
    above: tuple[tuple[str, Names], ...] = ()

    @property
    def id(self) -> str:
        """The end of its address, by which the page above tells of it."""
        return self.path.rpartition("/")[2]

    @property
    def up(self) -> str:
        """What leads from its page to the folder of the rendering."""
        return "../" * (self.path.count("/") + 1)

    @property
    def below(self) -> Iterator[Group[T]]:
        """Every group that has a page below that of this one."""
        for group in self.groups:
            yield group
            yield from group.below

    @property
    def anchors(self) -> frozenset[str]:
        """The paths of the groups that its page tells of under their ids: of several with one id
        the nearest to the list, which is what an address of the list asks for.
        """
        found: dict[str, str] = {}
        level: tuple[Group[T], ...] = self.groups
        while level:
            for group in level:
                found.setdefault(group.id, group.path)
            level = tuple(below for group in level for below in group.groups)
        return frozenset(found.values())

    @property
    def placed(self) -> Iterator[tuple[T, str]]:
        """Every entry with the page on which it stands: of several the last."""
        groups = (self, *self.below)
        found = {id(entry): (entry, group.path) for group in groups for entry in group.entries}
        yield from found.values()


#: What divides the entries of a group; a level that has no key for one of them is left out.
Level: TypeAlias = Callable[[T], GroupKey | None]


@dataclass(frozen=True, slots=True)
class Division(Generic[T]):
    """How a list is divided, as far as it is too heavy.

    `weight` is how many bytes an entry has on a page; `order` is that of the entries of a list
    that is cut, those of any other stay as they come.
    """

    levels: tuple[Level[T], ...]
    weight: Callable[[T], int]
    order: Callable[[T], Any]

    def of(
        self,
        path: str,
        entries: Iterable[T],
        names: Names = UNNAMED,
        above: tuple[tuple[str, Names], ...] = (),
    ) -> Group[T]:
        """A list, or a group of one, with the groups below it."""
        every = tuple(entries)
        is_cut = sum(map(self.weight, every)) > HEAVIEST
        if is_cut or above:
            every = tuple(sorted(every, key=self.order))
        levels = self.levels if is_cut else ()
        at, keys = next(_dividing(levels, every), (-1, []))
        groups = self._groups(every, keys, at, path, (*above, (path, names))) if keys else ()
        found = tuple(groups)
        # A page below this one that would have the same on it is of no use.
        is_last = at == len(levels) - 1
        return Group(path, names, every, () if is_last and len(found) == 1 else found, above)

    def _groups(
        self,
        entries: Iterable[T],
        keys: Iterable[GroupKey],
        at: int,
        path: str,
        above: tuple[tuple[str, Names], ...],
    ) -> Iterator[Group[T]]:
        """The groups into which one of the levels divides entries; it has given each its key."""
        first: dict[str, GroupKey] = {}
        parts: dict[str, list[T]] = {}
        for entry, key in zip(entries, keys, strict=True):
            known = first.setdefault(key.id, key)
            if key.order < known.order:
                first[key.id] = key
            parts.setdefault(key.id, []).append(entry)
        deeper = replace(self, levels=self.levels[at + 1 :])
        for key in sorted(first.values(), key=lambda key: key.order):
            yield deeper.of(f"{path}/{key.id}", parts[key.id], key.names, above)


def _dividing(
    levels: Iterable[Level[T]], entries: Iterable[T]
) -> Iterator[tuple[int, list[GroupKey]]]:
    """The levels that have a key for every entry, by their number, with these keys."""
    for at, level in enumerate(levels):
        keys = []
        for entry in entries:
            if (key := level(entry)) is None:
                break
            keys.append(key)
        else:
            yield at, keys
