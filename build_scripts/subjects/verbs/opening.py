"""Mark the verb that opens a paragraph, with its adverbs.

The United Nations prints it in 楷体 in Chinese and in italics in English.
"""

from __future__ import annotations

from build_scripts.model import Document, Place, Unit
from build_scripts.subjects.verbs.table import VerbTable


def mark_verbs(document: Document, verbs: VerbTable) -> Document:
    """The document with the opening verb of each paragraph of its resolutions marked."""

    def marked(place: Place, unit: Unit | None) -> Place:
        if unit is None or not opens_with_verb(place, unit):
            return place
        verb = verbs.opening(place.words)
        return place.with_text("zh-Hans", place.source.marked([verb])) if verb else place

    return document.with_places(marked)


def opens_with_verb(place: Place, unit: Unit) -> bool:
    """Whether a verb belongs at the head of this place."""
    if not unit.kind.opens:
        return False
    if place.kind == "item":
        return unit.kind.items_open and place.parent is None
    return place.kind in ("preambular", "operative")
