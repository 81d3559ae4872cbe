"""The library: everything that the site says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from sys import intern

from build_scripts.model.apparatus import Cited, Occurrence, ParityTally, Request
from build_scripts.model.attached import AttachedText
from build_scripts.model.citable import AdoptingBody, Instrument
from build_scripts.model.document import Document, Place, PlaceKind, Unit
from build_scripts.model.outline import Outlined, outline
from build_scripts.model.succession import Succession
from build_scripts.model.tables import (
    Addressee,
    Article,
    Body,
    Change,
    Chapter,
    State,
    Term,
    VerbForm,
)


@dataclass(frozen=True)
class Library:
    """Everything the site says, in all renderings, ready to be rendered.

    `verbs` and `bodies` are by id, `states` by every printed name, `attached` by the slug of the
    unit whose official text it is; `citations` and `requests`
    stand in the order of the corpus, `changes` the newest first.
    """

    documents: tuple[Document, ...]
    bodies: Mapping[str, Body]
    terms: tuple[Term, ...] = ()
    verbs: Mapping[str, VerbForm] = field(default_factory=dict)
    states: Mapping[str, State] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()
    adopters: tuple[AdoptingBody, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    citations: tuple[Cited, ...] = ()
    requests: tuple[Request, ...] = ()
    succession: Succession = field(default_factory=Succession)
    changes: tuple[Change, ...] = ()
    attached: Mapping[str, AttachedText] = field(default_factory=dict)
    parity: ParityTally | None = None

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Every unit by its slug, in the order of the corpus."""
        return {unit.slug: unit for document in self.documents for unit in document.units}

    def unit(self, slug: str) -> Unit:
        return self.units[slug]

    def place(self, slug: str, id: str) -> Place | None:
        """The paragraph, heading or footnote with this address."""
        unit = self.units.get(slug)
        return unit.place(id) if unit else None

    def outlined(self, slug: str, id: str) -> Outlined | None:
        """What is known of this place without its texts."""
        unit = self.units.get(slug)
        return unit.known(outline).by_id.get(id) if unit else None

    @cached_property
    def _documents(self) -> Mapping[str, Document]:
        return {document.entry.name: document for document in self.documents}

    def document(self, name: str) -> Document:
        return self._documents[name]

    @cached_property
    def articles(self) -> Mapping[int, Article]:
        """The articles of the Convention by number."""
        return {article.number: article for c in self.chapters for article in c.articles}

    @cached_property
    def kinds(self) -> Mapping[str, Counter[PlaceKind]]:
        """For each unit, by its slug, how many of its places are of each kind."""
        return {
            slug: Counter(place.kind for place in unit.known(outline).places)
            for slug, unit in self.units.items()
        }

    @cached_property
    def occurrences(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """For each term the places that mention it, in the order of the corpus."""
        found: dict[str, list[Occurrence]] = {}
        for unit in self.units.values():
            for place in unit.known(outline).places:
                at = Occurrence(unit.slug, intern(place.id))  # most units have the same ids
                for term in place.terms:
                    found.setdefault(term, []).append(at)
        return {term: tuple(places) for term, places in found.items()}
