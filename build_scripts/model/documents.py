"""Documents and units: as `document.yaml` announces them, and as they are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from build_scripts.model.text import (
    Footnote,
    FootnoteRef,
    FurnitureKind,
    Paragraph,
    Runs,
    Span,
    UnitKind,
)


@dataclass(frozen=True, slots=True)
class Vote:
    """A recorded vote as the document reports it. Lists are names as printed, in order."""

    id: str
    paragraph: str
    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstaining: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """What became of a unit, each statement with the record that states it."""

    how: Literal["adopted", "adopted without a vote", "approved by committee", "issued"]
    date: str | None
    meeting: str | None
    later: str | None
    later_date: str | None
    later_meeting: str | None
    source: str


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit as `document.yaml` announces it: how to find it and what is known of it."""

    slug: str
    kind: UnitKind | Literal["frame"]
    begins: str | None
    opening: str | None
    symbol: str | None
    date: str | None
    title: str
    title_en: str
    status: Status | None
    line: int
    #: how it is cited in each rendering, where that is not plain from kind, body and symbol
    cited: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """The metadata of one source document, as people wrote it down."""

    name: str
    path: str
    source_path: str
    layout: Literal["printed", "markdown"]
    symbol: str | None
    body: str
    session: dict[str, str]
    place: dict[str, str] | None
    dates: dict[str, str]
    agenda_item: str | None
    title: dict[str, str]
    official: str
    received_as: str
    units: tuple[UnitEntry, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link address that stood on a page of the extract."""

    url: str
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Furniture:
    kind: FurnitureKind
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """One page of the site in one script."""

    entry: UnitEntry
    designation: str | None
    title: Runs
    paragraphs: tuple[Paragraph, ...]
    footnotes: tuple[Footnote, ...]
    votes: tuple[Vote, ...]
    head_spans: tuple[Span, ...] = ()
    pages: tuple[int, int] = (1, 1)

    @property
    def slug(self) -> str:
        return self.entry.slug

    @property
    def marks(self) -> tuple[FootnoteRef, ...]:
        """Every footnote mark of the unit, those of its title first."""
        runs = (*self.title, *(run for paragraph in self.paragraphs for run in paragraph.runs))
        return tuple(run for run in runs if isinstance(run, FootnoteRef))

    @property
    def places(self) -> tuple[Paragraph | Footnote, ...]:
        """Everything of the unit that has words and an address."""
        return (*self.paragraphs, *self.footnotes)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole source document: its units, what stands between them, and what was set aside."""

    entry: DocumentEntry
    units: tuple[Unit, ...]
    frame: tuple[Paragraph, ...]
    furniture: tuple[Furniture, ...]
    links: tuple[Link, ...]
