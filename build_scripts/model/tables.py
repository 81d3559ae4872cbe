"""What people enter in the tables of the corpus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_scripts.model.text import Rendering


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
class Body:
    """A body of the United Nations: its names, and what it is called where that is shorter.

    `actor` is its part in the names of Akoma Ntoso, `cited` its short names in citations
    (`General Assembly`), where the list of bodies has them.
    """

    id: str
    names: dict[str, str]
    actor: str | None
    cited: dict[str, str]


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
    """Words that open a paragraph, with their English in each place; None where it is not sure."""

    id: str
    hans: str
    hant: str
    preambular: str | None
    operative: str | None
    also: tuple[str, ...]
    line: int
    asks: bool = False
    asks_again: bool = False  #: asks inside a paragraph too
    base: str = ""  #: id of the verb without its adverbs


@dataclass(frozen=True, slots=True)
class Adverb:
    """Words before a verb. In its English `{}` stands for the verb; None where it is not sure.

    An `adverb` counts or strengthens, and the verb stays what it is; a `manner` makes another
    verb of it; a `lead-in` is no part of the verb and is not set apart.
    """

    id: str
    kind: Literal["adverb", "manner", "lead-in"]
    hans: str
    hant: str
    preambular: str | None
    operative: str | None
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
    beyond: bool = False  #: comes from reading texts that the corpus does not hold


@dataclass(frozen=True, slots=True)
class CharacterForm:
    """A Traditional form of a character: in which words, and whether in all other places too."""

    hans: str
    hant: str
    elsewhere: bool
    words: tuple[str, ...]
    line: int


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
    numbering: Literal["session", "year", "dot", "running"]
    first: int
    last: int
    earlier: bool
    resolution: str | None
    old_resolution: str | None
    #: session → symbol, or https address, of what contains its resolutions
    reports: dict[int, str]
    line: int = 0


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
    #: its name in Traditional
    hant: str = ""

    @property
    def name(self) -> str:
        """Its first title in the marks of titles, or its plain name."""
        return f"《{self.titles[0]}》" if self.titles else self.plain[0]


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a paragraph may ask. `anaphors` stand for it only after one of its `forms`."""

    id: str
    names: dict[str, str]
    forms: tuple[str, ...]
    anaphors: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change in the site that readers notice; `path` is the page's below the rendering."""

    id: str
    date: str
    path: str
    title: dict[str, str]
    text: dict[str, str]
    line: int = 0
