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
    Hans,
    Hant,
    Id,
    Inline,
    Key,
    Keys,
    Rule,
)
from build_scripts.model.text import RENDERINGS, Rendering

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
class Body:
    """A body of the United Nations under which documents are arranged."""

    id: Annotated[Id, "its name in the files of the corpus"]
    names: Annotated[Words, Inline(), "its name"]
    actor: Annotated[
        str | None,
        Key("akn"),
        Rule("BAD_ACTOR", re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*").fullmatch),
        "how the names of the Akoma Ntoso files call it: the parts of its series of symbols"
        " (`A/C.3` → `un-ga-c3`). Without it that is `un-` and the id",
    ]
    cited: Annotated[
        Words, "the short name under which it is cited, if it has one: `General Assembly`"
    ] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form of a term in both scripts, with the English for that form."""

    hans: Annotated[Hans, "Simplified, as printed"]
    hant: Annotated[Hant, "Traditional, which differs in script only"]
    en: Annotated[str, "English"]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary: its main form, its other printed forms, and what it means."""

    id: Annotated[
        str,
        Rule("BAD_TERM_ID", SLUG.fullmatch),
        "words and hyphens; its address is `glossary/#<id>` and is permanent",
    ]
    group: Annotated[TermGroup, "what kind of term"]
    main: Annotated[Form, Inline(), "the main form. The Traditional differs in script only"]
    abbreviations: Annotated[tuple[str, ...], "English abbreviations, such as `UNODC`"]
    variants: Annotated[
        tuple[Form, ...], "other printed forms of the same term, each in both scripts and English"
    ]
    en_variants: Annotated[
        tuple[str, ...], "other English wordings that answer the term in a translation"
    ]
    article: Annotated[
        str | None,
        Rule(
            "FIELD_UNKNOWN_VALUE.article",
            re.compile(r"[0-9]{1,3}(?: \([0-9a-z]+\))*").fullmatch,
        ),
        'the article of the Convention, in quotation marks: `"54 (2) (a)"`',
    ]
    definition: Annotated[Words, "one or two sentences, each written for its readers"]
    line: int

    @property
    def forms(self) -> tuple[Form, ...]:
        return (self.main, *self.variants)

    def name(self, rendering: Rendering) -> str:
        return {"zh-Hans": self.main.hans, "zh-Hant": self.main.hant, "en": self.main.en}[rendering]


@dataclass(frozen=True, slots=True)
class VerbCounts:
    """How often official pairs of texts open with a verb in each place."""

    preambular: Annotated[int, "in preambular paragraphs"]
    operative: Annotated[int, "in operative paragraphs"]


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A verb, with its adverbs, that opens paragraphs."""

    id: Annotated[Id, "its name in the data"]
    hans: Annotated[Hans, "Simplified, as printed"]
    hant: Annotated[Hant, "Traditional, which differs in script only"]
    preambular: Annotated[str | None, "the English in a preambular paragraph"]
    operative: Annotated[str | None, "the English in an operative paragraph"]
    also: Annotated[tuple[str, ...], "other English that may stand there"]
    line: int
    counts: Annotated[VerbCounts | None, "for editors: how often it was seen"] = None
    note: Annotated[str | None, "for editors"] = None


@dataclass(frozen=True, slots=True)
class State:
    """A State as the lists of recorded votes name it."""

    iso3: Annotated[
        str,
        Rule("FIELD_UNKNOWN_VALUE.iso3", re.compile("[A-Z]{3}").fullmatch),
        "its three letters in ISO 3166-1",
    ]
    hans: Annotated[Hans, "its name in Simplified, as printed"]
    hant: Annotated[Hant, "its name in Traditional"]
    en: Annotated[str, "its name in English"]
    variants: Annotated[tuple[str, ...], "other printed forms of its Chinese name"]
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
    """An article of the Convention."""

    number: Annotated[
        int,
        Rule("CONVENTION_NUMBER.article", _up_to(ARTICLES)),
        "its number",
    ]
    title: Annotated[Words, "its title"]
    line: int
    unverified: Annotated[
        Literal["zh"] | None, "where no source for the Chinese title was at hand"
    ] = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the Convention with its articles."""

    number: Annotated[
        int,
        Rule("CONVENTION_NUMBER.chapter", _up_to(CHAPTERS)),
        "its number",
    ]
    title: Annotated[Words, "its title"]
    articles: Annotated[tuple[Article, ...], Filled("FIELD_MISSING.articles"), "its articles"]
    line: int


@dataclass(frozen=True, slots=True)
class Convention:
    """The United Nations Convention against Corruption, by the titles of its articles."""

    chapters: Annotated[tuple[Chapter, ...], "its chapters"]


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a paragraph may ask."""

    id: Annotated[str, Rule("ADDRESSEE_ID", SLUG.fullmatch, (NOBODY,)), "its name in the data"]
    names: Annotated[Words, Inline(), "its name"]
    forms: Annotated[
        tuple[str, ...],
        Filled("FIELD_MISSING.forms"),
        "its names as the Chinese texts print them",
    ]
    anaphors: Annotated[
        tuple[str, ...], "words such as 该办公室 that stand for it only after one of its forms"
    ]
    line: int


@dataclass(frozen=True, slots=True)
class Change:
    """A change in the site that readers notice."""

    id: Annotated[
        str, Rule("BAD_CHANGE_ID", SLUG.fullmatch), "its name in the feeds, which never changes"
    ]
    date: Annotated[Date, "the day"]
    title: Annotated[Words, "what changed, in a few words"]
    text: Annotated[Words, "what a reader gains by it"]
    path: Annotated[
        str,
        Rule(
            "BAD_CHANGE_PATH.shape",
            re.compile(r"([a-z0-9]+(-{1,2}[a-z0-9]+)*/)*(#[a-z0-9-]+)?").fullmatch,
        ),
        "the page, below the rendering: `cosp-7-1/`, `glossary/`; without it the home page",
    ] = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class ParityException:
    """A finding that is right about the words and wrong about the translation."""

    at: Annotated[str, "the place, as `slug#id`"]
    rule: Annotated[str, "the code of the finding"]
    about: Annotated[str, "what it is about, as its hint says"]
    reason: Annotated[str, "why it is no mistake"]
    line: int
