"""The library: everything that the site says."""

from __future__ import annotations

from dataclasses import dataclass, field

from build_scripts.model.apparatus import Cited, Occurrence, ParityTally, Request, Succession
from build_scripts.model.documents import Document, Unit
from build_scripts.model.tables import (
    Addressee,
    AdoptingBody,
    Article,
    Change,
    Chapter,
    Erratum,
    Instrument,
    State,
    Term,
    VerbForm,
)
from build_scripts.model.text import EnglishStatus, Paragraph


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
