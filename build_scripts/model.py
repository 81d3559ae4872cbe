"""The typed values that pass from stage to stage. Nothing here reads, writes or decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Rendering: TypeAlias = Literal["zh-Hans", "zh-Hant", "en"]
RENDERINGS: tuple[Rendering, ...] = ("zh-Hans", "zh-Hant", "en")

UnitKind: TypeAlias = Literal["resolution", "decision", "draft", "declaration", "note", "report"]
ParagraphKind: TypeAlias = Literal[
    "preambular", "operative", "numbered", "item", "heading", "plain"
]
#: What a `plain` paragraph is in its document; the other kinds speak for themselves.
Role: TypeAlias = Literal["", "masthead", "opening", "signoff", "vote"]
EnglishStatus: TypeAlias = Literal["official", "working translation"]
FurnitureKind: TypeAlias = Literal["link", "page number", "rule", "markup"]


#: Sub-sub-paragraphs are numbered thus.
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one source line: line from 1, columns from 0, half open."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb that opens a paragraph, with its adverbs, as one typographic unit."""

    text: str
    verb: str


@dataclass(frozen=True, slots=True)
class TermRef:
    """A glossary term in the text; `first` for its first mention in the paragraph."""

    text: str
    term: str
    first: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """Printed words that the errata mark. The words stay as printed."""

    text: str
    erratum: str


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """A printed mark; `mention` counts the marks of one footnote in its unit from 1."""

    label: str
    mention: int = 1

    @property
    def note_id(self) -> str:
        return footnote_id(self.label)

    @property
    def id(self) -> str:
        base = "fnref-star" if self.label == "*" else f"fnref{self.label}"
        return base if self.mention == 1 else f"{base}-{self.mention}"


@dataclass(frozen=True, slots=True)
class Citation:
    """Words that cite something; `target` as in `Cited`."""

    text: str
    target: str


Run: TypeAlias = Text | Verb | TermRef | Slip | FootnoteRef | Citation
Runs: TypeAlias = tuple[Run, ...]


def footnote_id(label: str) -> str:
    return "fn-star" if label == "*" else f"fn{label}"


def plain(runs: Runs) -> str:
    """The words of the runs, without footnote marks."""
    return "".join(run.text for run in runs if not isinstance(run, FootnoteRef))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, sub-paragraph or heading with its address and its place in the source.

    `label` is what is printed (`12.`, `(b)`, `赞成：`) or None; `level` is the depth of a
    heading or an item from 1; `spans` cover label, words and marks, and nothing else.
    """

    id: str
    kind: ParagraphKind
    label: str | None
    parent: str | None
    runs: Runs
    spans: tuple[Span, ...] = ()
    level: int = 0
    role: Role = ""
    #: the erratum that marks the printed label itself, such as `5．`
    label_slip: str | None = None

    @property
    def line(self) -> int:
        return self.spans[0].line if self.spans else 0

    @property
    def marks(self) -> tuple[FootnoteRef, ...]:
        return tuple(run for run in self.runs if isinstance(run, FootnoteRef))


@dataclass(frozen=True, slots=True)
class Footnote:
    label: str
    runs: Runs
    spans: tuple[Span, ...] = ()
    mentions: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return footnote_id(self.label)


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


@dataclass(frozen=True, slots=True)
class Erratum:
    """A slip of the source: printed words, likely reading (None: cannot be told), and why."""

    id: str
    kind: Literal["text", "link"]
    lines: tuple[int, ...]
    printed: str
    mark: str
    likely: str | None
    confidence: Literal["certain", "likely", "possible"]
    why: dict[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form of a term in both scripts, with the English for that form."""

    hans: str
    hant: str
    en: str


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    group: Literal["concept", "body", "instrument", "procedure"]
    forms: tuple[Form, ...]
    abbreviations: tuple[str, ...]
    en_variants: tuple[str, ...]
    article: str | None
    definition: dict[str, str]
    line: int

    @property
    def main(self) -> Form:
        return self.forms[0]

    def name(self, rendering: Rendering) -> str:
        return {"zh-Hans": self.main.hans, "zh-Hant": self.main.hant, "en": self.main.en}[rendering]


@dataclass(frozen=True, slots=True)
class VerbForm:
    id: str
    hans: str
    hant: str
    preambular: str | None
    operative: str | None
    also: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class State:
    iso3: str
    hans: str
    hant: str
    en: str
    variants: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A reviewed correction to OpenCC: these Simplified words, set thus in Traditional."""

    hans: str
    hant: str
    reason: str
    line: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    unit: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A text in a series of successors: a unit of the corpus, or a symbol with its date.

    What became of a unit its `Status` says; of a symbol, the places of the corpus in `stated`.
    """

    unit: str | None
    symbol: str | None
    date: str | None
    stated: tuple[Occurrence, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units of which the later one succeeds the earlier, and the places that show it."""

    earlier: str
    later: str
    note: dict[str, str]
    stated: tuple[Occurrence, ...]
    line: int

    @property
    def name(self) -> str:
        """What the pair is called in addresses."""
        return f"{self.earlier}--{self.later}"


@dataclass(frozen=True, slots=True)
class Succession:
    """What succeeded what, as the corpus states it: series of texts, pairs to be compared."""

    series: tuple[tuple[Stage, ...], ...] = ()
    pairs: tuple[Pair, ...] = ()


CitationKind: TypeAlias = Literal[
    "resolution", "decision", "document", "article", "chapter", "paragraph", "treaty", "title"
]


@dataclass(frozen=True, slots=True)
class Reference:
    """What a citation names, as far as the text says it. What does not apply is None.

    `body` is the id of the adopting body (`general-assembly`); `number` is that of a
    resolution or decision (`7/1`, `2200 A (XXI)`); `article`, `chapter` are of the Convention
    unless `title` names another instrument; `paragraph` is `6`, `27 (c)` or, of an article,
    `2 (c)`. Of a treaty in the United Nations Treaty Series `number` is its registration
    number and `volume` the volume or volumes.
    """

    kind: CitationKind
    body: str | None = None
    number: str | None = None
    symbol: str | None = None
    title: str | None = None
    article: int | None = None
    chapter: int | None = None
    paragraph: str | None = None
    volume: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the Convention; `unverified`: no source for its Chinese title was at hand."""

    number: int
    title: dict[str, str]
    unverified: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the Convention with its articles."""

    number: int
    title: dict[str, str]
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class AdoptingBody:
    """A body whose resolutions are cited: how it is named, numbers them and publishes them."""

    id: str
    names: dict[str, str]
    forms: tuple[str, ...]
    longer: tuple[str, ...]
    series: str | None
    numbering: Literal["session", "year", "dot"]
    first: int
    last: int
    earlier: bool
    resolution: str | None
    old_resolution: str | None
    #: session → symbol, or https address, of what contains its resolutions
    reports: dict[int, str]


@dataclass(frozen=True, slots=True)
class Instrument:
    """Something that the texts cite by its title: a treaty, a declaration, a guide.

    `titles` as printed, without their marks 《》; `plain` names that stand without marks.
    `symbol` (or `treaty`, volume and registration number) is stated at `source` in the corpus.
    """

    id: str
    kind: Literal["instrument", "publication"]
    titles: tuple[str, ...]
    plain: tuple[str, ...]
    en: str
    symbol: str | None
    treaty: str | None
    source: str | None
    line: int

    @property
    def name(self) -> str:
        """Its first title in the marks of titles, or its plain name."""
        return f"《{self.titles[0]}》" if self.titles else self.plain[0]


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in its place: the words from `start` to `end` of the place's words.

    `instrument` is the id of the instrument that a title names, where the corpus knows it.
    `target` is `slug` or `slug#id` of a page of this site (`cosp-7-1#op6`, a unit or the room
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


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a paragraph may ask. `anaphors` stand for it only after one of its `forms`."""

    id: str
    names: dict[str, str]
    forms: tuple[str, ...]
    anaphors: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Named:
    """An addressee where it is named: the words from `start` to `end` of the paragraph's words."""

    id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when, or at which session: the words, and what they say as far as it has a form.

    `ordinal` and `body` (an addressee's id) name a session; `first` and `last` are days as
    `2026-04-25` or a year; `relation` says how the words bind to them. What does not apply,
    or is not said, is None.
    """

    text: str
    start: int
    end: int
    relation: Literal["at", "to", "before", "by", "through", "yearly"] | None = None
    ordinal: int | None = None
    body: str | None = None
    first: str | None = None
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
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


@dataclass(frozen=True, slots=True)
class Change:
    """A change in the site that readers notice; `path` is the page's below the rendering."""

    id: str
    date: str
    path: str
    title: dict[str, str]
    text: dict[str, str]


@dataclass(slots=True)
class ParityTally:
    """What the comparison of the two languages looked at."""

    segments: int = 0
    checks: int = 0
    exceptions: int = 0


@dataclass(frozen=True, slots=True)
class Library:
    """Everything the site says, in both scripts, ready to be rendered."""

    documents: tuple[Document, ...]
    hant: dict[str, Unit]
    errata: dict[str, tuple[Erratum, ...]]
    terms: tuple[Term, ...]
    verbs: dict[str, VerbForm]
    states: dict[str, State]
    occurrences: dict[str, tuple[Occurrence, ...]]
    bodies: dict[str, dict[str, str]]
    #: the short names under which some bodies are cited: `General Assembly`
    cited_bodies: dict[str, dict[str, str]] = field(default_factory=dict)
    #: the English of each unit, and what kind of English it is: official or working translation
    english: dict[str, Unit] = field(default_factory=dict)
    english_status: dict[str, EnglishStatus] = field(default_factory=dict)
    parity: ParityTally | None = None
    chapters: tuple[Chapter, ...] = ()
    hant_titles: dict[str, str] = field(default_factory=dict)
    english_frames: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    #: every citation of the Chinese texts, in the order of the corpus
    citations: tuple[Cited, ...] = ()
    adopting: tuple[AdoptingBody, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    #: names of the instruments in Traditional, by id
    hant_instruments: dict[str, str] = field(default_factory=dict)
    hant_frames: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)
    #: what a body is called in the names of Akoma Ntoso, where the list of bodies says it
    actors: dict[str, str] = field(default_factory=dict)
    addressees: tuple[Addressee, ...] = ()
    #: every request of the Chinese texts, in the order of the corpus
    requests: tuple[Request, ...] = ()
    succession: Succession = field(default_factory=Succession)
    #: what changed in the site, newest first
    changes: tuple[Change, ...] = ()

    @property
    def articles(self) -> dict[int, Article]:
        """The articles of the Convention by number."""
        return {article.number: article for c in self.chapters for article in c.articles}

    @property
    def units(self) -> tuple[tuple[Document, Unit], ...]:
        return tuple((document, unit) for document in self.documents for unit in document.units)
