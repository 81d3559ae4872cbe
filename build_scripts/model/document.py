"""Documents and units: as they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeAlias, TypeVar

from build_scripts.model.entries import Discrepancy, DocumentEntry, Erratum, UnitEntry
from build_scripts.model.kinds import KINDS, Kind
from build_scripts.model.text import NoteMark, Packed, Rendering, Text

ParagraphKind: TypeAlias = Literal[
    "preambular", "operative", "numbered", "item", "heading", "plain", "table"
]
PlaceKind: TypeAlias = Literal[ParagraphKind, "footnote", "title"]
#: What a `plain` place is in its document; the other kinds speak for themselves.
Role: TypeAlias = Literal["", "masthead", "opening", "signoff", "vote"]
EnglishStatus: TypeAlias = Literal["official", "working translation"]
FurnitureKind: TypeAlias = Literal["link", "page number", "rule", "markup", "layout"]
Known = TypeVar("Known")


class Span(NamedTuple):
    """A stretch of one source line: line from 1, columns from 0, half open."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place(Packed):
    """A paragraph, item, heading, footnote or title: one address, a text for each rendering.

    Simplified and Traditional have equal length and share their marks. Where a unit has no
    English, `texts` has none. `label` is what is printed (`12.`, `(b)`, `赞成：`) or None, and
    `labels` has it where a rendering prints it otherwise; `level` is the depth of a heading or
    an item from 1; `spans` cover label, words and marks in the source, and nothing else;
    `mentions` are the ids of a footnote's marks; `label_slip` is the erratum that marks the
    printed label itself, such as `5．`.
    """

    id: str
    kind: PlaceKind
    label: str | None
    parent: str | None
    texts: Mapping[Rendering, Text]
    spans: tuple[Span, ...] = ()
    level: int = 0
    role: Role = ""
    label_slip: str | None = None
    labels: Mapping[Rendering, str] = field(default_factory=dict)
    mentions: tuple[str, ...] = ()

    @property
    def line(self) -> int:
        return self.spans[0].line if self.spans else 0

    @property
    def source(self) -> Text:
        """The text as the source has it, in Simplified Chinese."""
        return self.texts["zh-Hans"]

    @property
    def words(self) -> str:
        """The words of the source."""
        return self.source.words

    @property
    def notes(self) -> tuple[NoteMark, ...]:
        """The footnote marks of the source."""
        return self.source.notes

    def text(self, rendering: Rendering) -> Text:
        """The text in a rendering; that of the source where there is no English."""
        return self.texts.get(rendering) or self.source

    def label_in(self, rendering: Rendering) -> str:
        """The printed label as a rendering prints it, "" where there is none."""
        return self.labels.get(rendering, self.label or "")

    def with_text(self, rendering: Rendering, text: Text) -> Place:
        """The place with this text in a rendering."""
        if self.texts.get(rendering) is text:
            return self
        return self._with({**self.texts, rendering: text}, self.labels)

    def with_label(self, rendering: Rendering, label: str) -> Place:
        """The place with this label in a rendering."""
        return self._with(self.texts, {**self.labels, rendering: label})

    def _with(self, texts: Mapping[Rendering, Text], labels: Mapping[Rendering, str]) -> Place:
        """The same with other texts and labels. Not by `replace`: every stage does it to all."""
        return Place(
            *(self.id, self.kind, self.label, self.parent, texts, self.spans, self.level),
            *(self.role, self.label_slip, labels, self.mentions),
        )


@dataclass(frozen=True, slots=True)
class Vote:
    """A recorded vote as the document reports it. Lists are names as printed, in order.

    `paragraph` is the id of what reports it: a paragraph before three lists, or a footnote; of a
    vote that only the record has (`recorded`) the line with the day, and the lists are ISO codes.
    """

    id: str
    paragraph: str
    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstaining: tuple[str, ...]
    recorded: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Link(Packed):
    """A link address that stood on a page of the extract."""

    url: str
    page: int
    line: int


@dataclass(frozen=True, slots=True)
class Furniture(Packed):
    kind: FurnitureKind
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """One page of the site: a resolution, a draft, a report's own part, in all renderings.

    `document` is what contains it. `designations` are its printed number in words
    (`决议草案一`), where the source prints one; its span is with the title's. `english` says
    what kind of English it has; None: it has none. `aliases` lead from the names that its own
    file gives to ids.
    """

    entry: UnitEntry
    document: DocumentEntry
    title: Place
    paragraphs: tuple[Place, ...]
    footnotes: tuple[Place, ...] = ()
    votes: tuple[Vote, ...] = ()
    designations: Mapping[Rendering, str] = field(default_factory=dict)
    pages: tuple[int, int] = (1, 1)
    english: EnglishStatus | None = None
    aliases: Mapping[str, str] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        return self.entry.slug

    @property
    def kind(self) -> Kind:
        return KINDS[self.entry.kind]

    @property
    def places(self) -> tuple[Place, ...]:
        """Everything of the unit that has words and an address."""
        return (*self.paragraphs, *self.footnotes)

    @property
    def notes(self) -> tuple[NoteMark, ...]:
        """Every footnote mark of the unit, those of its title first."""
        return tuple(mark for place in (self.title, *self.paragraphs) for mark in place.notes)

    def known(self, worked_out: Callable[[Unit], Known]) -> Known:
        """What a function works out of the unit alone; a unit of the corpus knows it from when it
        was read, so it may rest on anything but the marks of citations, which come later.
        """
        return worked_out(self)

    def place(self, id: str) -> Place | None:
        """The paragraph, heading or footnote with this id."""
        return next((place for place in self.places if place.id == id), None)

    def paragraph(self, id: str) -> Place | None:
        return next((p for p in self.paragraphs if p.id == id), None)

    def question(self, vote: Vote) -> Place | None:
        """The paragraph or the footnote that reports a vote."""
        return self.place(vote.paragraph)

    def with_designation(self, rendering: Rendering, words: str) -> Unit:
        """The unit with this designation in a rendering."""
        return replace(self, designations={**self.designations, rendering: words})

    def language(self, rendering: Rendering) -> Rendering:
        """The language of the text that a rendering shows."""
        return "zh-Hans" if rendering == "en" and self.english is None else rendering


@dataclass(frozen=True, slots=True)
class Document:
    """A whole source document: its units, what stands between them, and what was set aside."""

    entry: DocumentEntry
    units: tuple[Unit, ...]
    frame: tuple[Place, ...]
    furniture: tuple[Furniture, ...]
    links: tuple[Link, ...]
    errata: tuple[Erratum, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    #: its title in each rendering
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def places(self) -> Iterator[Place]:
        """Every place: of each unit its title, paragraphs, footnotes; then the frame."""
        for unit in self.units:
            yield from (unit.title, *unit.places)
        yield from self.frame

    def with_places(self, change: Callable[[Place, Unit | None], Place]) -> Document:
        """The document with every place changed, in their order."""
        units = (
            replace(
                unit,
                title=change(unit.title, unit),
                paragraphs=tuple(change(p, unit) for p in unit.paragraphs),
                footnotes=tuple(change(n, unit) for n in unit.footnotes),
            )
            for unit in self.units
        )
        return replace(self, units=tuple(units), frame=tuple(change(p, None) for p in self.frame))
