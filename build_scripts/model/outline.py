"""What is known of a unit without its texts: most questions about a corpus ask for no more.

It is worked out when a document is read, and kept with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

from build_scripts.model.document import Place, PlaceKind, Role, Unit
from build_scripts.model.text import RENDERINGS, Rendering, Slip

#: So many bytes tell apart what two places say.
BYTES = 10


class Outlined(NamedTuple):
    """A paragraph, heading or footnote without its words.

    `labels` are what each rendering prints before it, "" for nothing; `terms` are those that its
    source mentions, `slips` the errata that mark it, in their order.
    `size` is how many bytes its words have in all renderings, and `said` the digest of all that
    it says: of its label, its words and its opening verb in each.
    """

    id: str
    kind: PlaceKind
    parent: str | None
    role: Role
    labels: tuple[str, ...]
    terms: tuple[str, ...]
    slips: tuple[str, ...]
    size: int
    said: str

    def label_in(self, rendering: Rendering) -> str:
        """The printed label as a rendering prints it, "" where there is none."""
        return self.labels[RENDERINGS.index(rendering)]


@dataclass(frozen=True)
class Outline:
    """A unit without its texts; `marks` are the ids of its footnote marks."""

    paragraphs: tuple[Outlined, ...]
    footnotes: tuple[Outlined, ...]
    marks: tuple[str, ...]

    @property
    def places(self) -> tuple[Outlined, ...]:
        """Everything of the unit that has words and an address."""
        return (*self.paragraphs, *self.footnotes)

    @cached_property
    def by_id(self) -> Mapping[str, Outlined]:
        """The same by their ids."""
        return {place.id: place for place in self.places}


def outline(unit: Unit) -> Outline:
    """The outline of a unit."""
    return Outline(
        tuple(map(_outlined, unit.paragraphs)),
        tuple(map(_outlined, unit.footnotes)),
        tuple(mark.id for mark in unit.notes),
    )


def _outlined(place: Place) -> Outlined:
    labels = tuple(place.label_in(rendering) for rendering in RENDERINGS)
    said = (place.kind, *labels, *_said(place))
    slips = filter(None, (*(m.what.erratum for m in place.source.of(Slip)), place.label_slip))
    return Outlined(
        *(place.id, place.kind, place.parent, place.role),
        *(labels, place.source.terms),
        tuple(slips),
        sum(len(place.text(rendering).words.encode()) for rendering in RENDERINGS),
        blake2b("\0".join(said).encode(), digest_size=BYTES).hexdigest(),
    )


def _said(place: Place) -> Iterator[str]:
    for rendering in RENDERINGS:
        # Where there is no text of its own nothing is said; an empty text is one.
        if text := place.texts.get(rendering):
            verb = text.verb
            yield f"{text.words}\0{verb and (verb.start, verb.end, verb.what)}"
