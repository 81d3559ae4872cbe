"""The words of a text: typed runs, paragraphs, footnotes, and where they stand in the source."""

from __future__ import annotations

from dataclasses import dataclass
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
