"""What is worked out from the texts: citations and requests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from build_scripts.model.text import Packed


class Occurrence(NamedTuple):
    """A place by the slug of its unit and its id: there are tens of thousands."""

    unit: str
    paragraph: str


Relation: TypeAlias = Literal["at", "to", "before", "by", "through", "yearly"]
CitationKind: TypeAlias = Literal[
    "resolution", "decision", "document", "article", "chapter", "paragraph", "treaty", "title"
]


@dataclass(frozen=True, slots=True)
class Reference(Packed):
    """What a citation names, as far as the text says it. What does not apply is None.

    `body` is the id of the adopting body (`general-assembly`); `number` is that of a
    resolution or decision (`7/1`, `2200 A (XXI)`); `article`, `chapter` are of the Convention
    unless `title` names another instrument; `paragraph` is `6`, `27 (c)` or, of an article,
    `2 (c)`; `last` is the last article or chapter where several are cited from one to another.
    Of a treaty in the United Nations Treaty Series `number` is its registration
    number and `volume` the volume or volumes.
    """

    kind: CitationKind
    body: str | None = None
    number: str | None = None
    symbol: str | None = None
    title: str | None = None
    article: int | None = None
    chapter: int | None = None
    last: int | None = None
    paragraph: str | None = None
    volume: str | None = None


@dataclass(frozen=True, slots=True)
class Cited(Packed):
    """A citation in its place: the words from `start` to `end` of the place's words.

    `instrument` is the id of the instrument that a title names, where the corpus knows it;
    `dated` is the year of a date that stands right before the words.
    `target` is `slug` or `slug#id` of a page of this site (`cosp-7-1#op6`, a unit or the page
    `convention#article-57`), else the https address of the official document, else None.
    """

    unit: str
    place: str
    start: int
    end: int
    text: str
    reference: Reference
    target: str | None
    instrument: str | None = None
    dated: int | None = None


@dataclass(frozen=True, slots=True)
class Named(Packed):
    """An addressee where it is named: the words from `start` to `end` of the paragraph's words."""

    id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Deadline(Packed):
    """By when, or at which session: the words, and what they say as far as it has a form.

    `ordinal` and `body` (an addressee's id) name a session; `first` and `last` are days as
    `2026-04-25` or a year; `relation` says how the words bind to them. What does not apply,
    or is not said, is None.
    """

    text: str
    start: int
    end: int
    relation: Relation | None = None
    ordinal: int | None = None
    body: str | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Request(Packed):
    """What an operative paragraph does with one of its verbs, in the words `start` to `end`.

    `number` counts the requests of the paragraph from 1; the first begins with its opening
    verb. `verb` is a form of the table of verbs; `asks` says whether it asks for anything.
    `addressees` is empty where the verb addresses nobody, or nobody that could be told.
    `recipients` are those to whom a report is due.
    """

    unit: str
    paragraph: str
    number: int
    verb: str
    asks: bool
    addressees: tuple[Named, ...]
    deadlines: tuple[Deadline, ...]
    report: bool
    recipients: tuple[Named, ...]
    start: int
    end: int


@dataclass(slots=True)
class ParityTally:
    """What the comparison of the two languages looked at."""

    segments: int = 0
    checks: int = 0
    exceptions: int = 0
