"""What people enter in the tables of the corpus."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

from build_scripts.model.shape import (
    SLUG,
    Date,
    Filled,
    Given,
    Hans,
    Hant,
    Id,
    Inline,
    Key,
    Keys,
    Rule,
)
from build_scripts.model.text import RENDERINGS, Packed, Rendering, own_first

#: A text for each rendering.
Words: TypeAlias = Annotated[dict[str, str], Keys(RENDERINGS)]
#: What the page of requests calls those that address nobody.
NOBODY = "none"
#: How many chapters and articles the Convention has.
CHAPTERS, ARTICLES = 8, 71

TermGroup: TypeAlias = Literal["concept", "body", "instrument", "procedure"]


def _up_to(most: int) -> Callable[[str], bool]:
    return lambda text: 1 <= int(text) <= most


@dataclass(frozen=True, slots=True)
class Body(Packed):
    """A body of the United Nations under which documents are arranged."""

    id: Id
    names: Annotated[Words, Inline()]
    actor: Annotated[
        str | None,
        Key("akn"),
        Rule("BAD_ACTOR", re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*").fullmatch),
    ]
    cited: Words = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form(Packed):
    """One printed form of a term in both scripts, with the English for that form."""

    hans: Hans
    hant: Hant
    en: str


@dataclass(frozen=True, slots=True)
class Term(Packed):
    """A term of the glossary: its main form, its other printed forms, and what it means."""

    id: Annotated[str, Rule("BAD_TERM_ID", SLUG.fullmatch)]
    group: TermGroup
    main: Annotated[Form, Inline()]
    abbreviations: tuple[str, ...]
    variants: tuple[Form, ...]
    en_variants: tuple[str, ...]
    article: Annotated[
        str | None,
        Rule("FIELD_UNKNOWN_VALUE.article", re.compile(r"[0-9]{1,3}(?: \([0-9a-z]+\))*").fullmatch),
    ]
    definition: Words
    line: Annotated[int, Given()]
    everyday: bool = False
    synonyms: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[Form, ...]:
        return (self.main, *self.variants)

    def name(self, rendering: Rendering) -> str:
        return {"zh-Hans": self.main.hans, "zh-Hant": self.main.hant, "en": self.main.en}[rendering]


@dataclass(frozen=True, slots=True)
class VerbCounts:
    """How often official pairs of texts open with a verb in each place."""

    preambular: int
    operative: int


@dataclass(frozen=True, slots=True)
class VerbForm(Packed):
    """A verb, with its adverbs, that opens paragraphs."""

    id: Id
    hans: Hans
    hant: Hant
    preambular: str | None
    operative: str | None
    also: tuple[str, ...]
    line: Annotated[int, Given()]
    counts: VerbCounts | None = None
    note: str | None = None
    asks: bool = False
    again: bool = False
    also_in: tuple[str, ...] = ()
    authentic: tuple[str, ...] = ()
    base: Annotated[str, Given()] = ""  #: id of the verb without its adverbs


def _has_verb_once(english: str) -> bool:
    return english.count("{}") == 1


InEnglish: TypeAlias = Annotated[str | None, Rule("ADVERB_SHAPE", _has_verb_once)]


@dataclass(frozen=True, slots=True)
class Adverb:
    """Words before a verb. In its English `{}` stands for the verb; None where it is not sure.

    An `adverb` counts or strengthens, and the verb stays what it is; a `manner` makes another
    verb of it; a `lead-in` is no part of the verb and is not set apart.
    """

    id: Id
    kind: Literal["adverb", "manner", "lead-in"]
    hans: Hans
    hant: Hant
    preambular: InEnglish
    operative: InEnglish
    line: Annotated[int, Given()]


@dataclass(frozen=True, slots=True)
class State(Packed):
    """A State as the lists of recorded votes name it."""

    iso3: Annotated[str, Rule("FIELD_UNKNOWN_VALUE.iso3", re.compile("[A-Z]{3}").fullmatch)]
    hans: Hans
    hant: Hant
    en: str
    variants: tuple[str, ...]
    line: Annotated[int, Given()]
    en_variants: tuple[str, ...] = ()

    def name(self, rendering: Rendering) -> str:
        return {"zh-Hans": self.hans, "zh-Hant": self.hant, "en": self.en}[rendering]


def names_by_rendering(named: Term | State, rendering: Rendering) -> dict[Rendering, str]:
    """The names of a term or a State, that of the page first; what is written alike stands once."""
    names: dict[str, Rendering] = {}
    for one in own_first(rendering):
        names.setdefault(named.name(one), one)
    return {one: name for name, one in names.items()}


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
class Article(Packed):
    """An article of the Convention."""

    number: Annotated[int, Rule("CONVENTION_NUMBER.article", _up_to(ARTICLES))]
    title: Words
    line: Annotated[int, Given()]
    unverified: Literal["zh"] | None = None


@dataclass(frozen=True, slots=True)
class Chapter(Packed):
    """A chapter of the Convention with its articles."""

    number: Annotated[int, Rule("CONVENTION_NUMBER.chapter", _up_to(CHAPTERS))]
    title: Words
    articles: Annotated[tuple[Article, ...], Filled("FIELD_MISSING.articles")]
    line: Annotated[int, Given()]


@dataclass(frozen=True, slots=True)
class Convention:
    """The United Nations Convention against Corruption, by the titles of its articles."""

    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Addressee(Packed):
    """Whom a paragraph may ask."""

    id: Annotated[str, Rule("ADDRESSEE_ID", SLUG.fullmatch, (NOBODY,))]
    names: Annotated[Words, Inline()]
    forms: Annotated[tuple[str, ...], Filled("FIELD_MISSING.forms")]
    anaphors: tuple[str, ...]
    line: Annotated[int, Given()]


@dataclass(frozen=True, slots=True)
class Change(Packed):
    """A change in the site that readers notice."""

    id: Annotated[str, Rule("BAD_CHANGE_ID", SLUG.fullmatch)]
    date: Date
    title: Words
    text: Words
    path: Annotated[
        str,
        Rule(
            "BAD_CHANGE_PATH.shape",
            re.compile(r"([a-z0-9]+(-{1,2}[a-z0-9]+)*/)*(#[a-z0-9-]+)?").fullmatch,
        ),
    ] = ""
    line: Annotated[int, Given()] = 0


@dataclass(frozen=True, slots=True)
class HouseWording:
    """English that the house writes in one way only: what to write, and what never."""

    write: str
    never: tuple[str, ...]
    line: Annotated[int, Given()]
    chinese: str | None = None
    bodies: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ParityException:
    """A finding that is right about the words and wrong about the translation."""

    at: str
    rule: str
    about: str
    reason: str
    line: Annotated[int, Given()]
