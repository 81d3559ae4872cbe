"""The words of a text, and the marks that lie over them.

A mark says what a stretch of the words is: a verb, a term, a slip, a citation. Marks may
overlap, for a term can stand inside a citation and a slip inside a term. Every output is
written from `Text.segments`, which cuts the words wherever a mark begins or ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Generic, Literal, NamedTuple, TypeAlias, TypeVar, cast

from build_scripts.model.address import note_id, note_mark_id

Rendering: TypeAlias = Literal["zh-Hans", "zh-Hant", "en"]
RENDERINGS: tuple[Rendering, ...] = ("zh-Hans", "zh-Hant", "en")


def own_first(rendering: Rendering) -> tuple[Rendering, ...]:
    """All renderings, that of the page first."""
    return (rendering, *(one for one in RENDERINGS if one != rendering))


class Packed:
    """A value that is pickled as its fields and nothing else: there are hundreds of thousands."""

    __slots__: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[object, ...]:
        """Its fields in their order."""
        return _getter(self.__slots__)(self)

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return type(self), self.fields


@cache
def _getter(names: tuple[str, ...]) -> Callable[[Packed], tuple[object, ...]]:
    """What gives the values of these fields."""
    # Of one name `attrgetter` gives no tuple.
    return attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


class Shared(Packed):
    """A value of which many are equal: when they are read back, equal ones are one."""

    __slots__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        kind, values = super().__reduce__()
        return _one, (kind, *values)


@cache
def _one(kind: Callable[..., object], *values: object) -> object:
    return kind(*values)


@dataclass(frozen=True, slots=True)
class OpeningVerb(Shared):
    """The verb that opens a paragraph, with its adverbs; `verb` is its id in the table."""

    verb: str


@dataclass(frozen=True, slots=True)
class TermMention(Shared):
    """A term of the glossary."""

    term: str


def mention_of(term: str) -> TermMention:
    """The mention of a term: one value, however often the term is mentioned."""
    return cast("TermMention", _one(TermMention, term))


@dataclass(frozen=True, slots=True)
class Slip(Shared):
    """Printed words that the errata mark. The words stay as printed."""

    erratum: str


@dataclass(frozen=True, slots=True)
class Citation(Shared):
    """Words that cite something; `target` as in `Cited`."""

    target: str


@dataclass(frozen=True, slots=True)
class ForceMark:
    """A verb of a text that asks with other force than the other English does."""


@dataclass(frozen=True, slots=True)
class NoteMark(Shared):
    """A printed footnote mark; `mention` counts the marks of one footnote in its unit from 1.

    It stands between two characters, so its mark has no width.
    """

    label: str
    mention: int = 1

    @property
    def note_id(self) -> str:
        return note_id(self.label)

    @property
    def id(self) -> str:
        return note_mark_id(self.label, self.mention)


What: TypeAlias = OpeningVerb | TermMention | Slip | Citation | ForceMark | NoteMark
#: What is a link wherever it stands.
LINKS = (Citation, Slip)
W_co = TypeVar("W_co", bound=What, covariant=True)
W = TypeVar("W", bound=What)


@dataclass(frozen=True, slots=True)
class Mark(Packed, Generic[W_co]):
    """What the words from `start` to `end` are."""

    start: int
    end: int
    what: W_co

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the mark and the words from `start` to `end` share a character.

        A footnote mark does so where it stands between two of the characters.
        """
        return (
            self.start < end and start < self.end
            if self.start < self.end
            else (start < self.start < end)
        )


class Segment(NamedTuple):
    """Words that all the same marks cover, the longest first; a footnote mark has no words."""

    words: str
    marks: tuple[Mark[What], ...]
    note: NoteMark | None = None


@dataclass(frozen=True, slots=True)
class Text(Packed):
    """Words, and what is marked in them: sorted by start, the longer of two first."""

    words: str
    marks: tuple[Mark[What], ...] = ()

    def of(self, kind: type[W]) -> Iterator[Mark[W]]:
        """The marks of one kind, in order."""
        for mark in self.marks:
            if isinstance(mark.what, kind):
                yield cast("Mark[W]", mark)

    @property
    def notes(self) -> tuple[NoteMark, ...]:
        """The footnote marks, in order."""
        return tuple(mark.what for mark in self.of(NoteMark))

    @property
    def verb(self) -> Mark[OpeningVerb] | None:
        """The verb that opens the text."""
        return next(self.of(OpeningVerb), None)

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms that the text mentions, each once, in the order of their first mention."""
        return tuple(dict.fromkeys(mark.what.term for mark in self.of(TermMention)))

    @property
    def free_mentions(self) -> dict[str, Mark[TermMention]]:
        """The first mention of each term that no other link has a part in, in their order."""
        links = [mark for mark in self.marks if isinstance(mark.what, LINKS)]
        found: dict[str, Mark[TermMention]] = {}
        for mention in self.of(TermMention):
            if not any(link.overlaps(mention.start, mention.end) for link in links):
                found.setdefault(mention.what.term, mention)
        return found

    def at(self, mark: Mark[What]) -> str:
        """The words under a mark."""
        return self.words[mark.start : mark.end]

    def marked(self, marks: Iterable[Mark[What]]) -> Text:
        """The same words with more marks."""
        more = tuple(marks)
        return Text(self.words, _in_order((*self.marks, *more))) if more else self

    def part(self, start: int, end: int) -> Text:
        """The words from `start` to `end`, with the marks that lie in them."""
        inside = (mark for mark in self.marks if start <= mark.start and mark.end <= end)
        moved = (Mark(mark.start - start, mark.end - start, mark.what) for mark in inside)
        return Text(self.words[start:end], tuple(moved))

    def rows(self) -> Iterator[tuple[Text, ...]]:
        """The cells of a table: a line for each row, a tab between cells."""
        at = 0
        for row in self.words.split("\n"):
            cells = []
            for cell in row.split("\t"):
                cells.append(self.part(at, at + len(cell)))
                at += len(cell) + 1
            yield tuple(cells)

    def segments(self) -> Iterator[Segment]:
        """The words from beginning to end, cut wherever a mark begins or ends.

        Joined, the words of the segments are the words of the text.
        """
        edges = {edge for mark in self.marks for edge in (mark.start, mark.end)}
        waiting = list(reversed(self.marks))
        under: list[Mark[What]] = []
        at = 0
        for edge in sorted(edges | {len(self.words)}):
            if at < edge:
                yield Segment(self.words[at:edge], tuple(under))
            if under:
                under = [mark for mark in under if mark.end > edge]
            # Footnote marks come first: no mark that begins here is over them.
            while waiting and waiting[-1].start == edge:
                mark = waiting.pop()
                if isinstance(mark.what, NoteMark):
                    yield Segment("", tuple(under), mark.what)
                else:
                    under.append(mark)
            at = edge


def _in_order(marks: Iterable[Mark[What]]) -> tuple[Mark[What], ...]:
    """Sorted by start; of those that start together the longer first, footnote marks before all."""
    return tuple(sorted(marks, key=lambda m: (m.start, m.end > m.start, -m.end)))
