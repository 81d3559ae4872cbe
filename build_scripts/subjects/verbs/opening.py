"""Mark the verb that opens a paragraph, with its adverbs.

The United Nations prints it in 楷体 in Chinese and in italics in English. The forms are
listed in `corpus/verbs.yaml`; the longest that opens the paragraph is taken.
"""

from __future__ import annotations

from build_scripts.model import Document, Mark, OpeningVerb, Place, Unit, VerbForm


def mark_verbs(document: Document, forms: tuple[VerbForm, ...]) -> Document:
    """The document with the opening verb of each paragraph of its resolutions marked."""
    by_length = sorted(forms, key=lambda form: -len(form.hans))

    def marked(place: Place, unit: Unit | None) -> Place:
        if unit is None or not opens_with_verb(place, unit):
            return place
        form = next((form for form in by_length if place.words.startswith(form.hans)), None)
        if form is None:
            return place
        verb = Mark(0, len(form.hans), OpeningVerb(form.id))
        return place.with_text("zh-Hans", place.source.marked([verb]))

    return document.with_places(marked)


def opens_with_verb(place: Place, unit: Unit) -> bool:
    """Whether a verb belongs at the head of this place."""
    if not unit.kind.opens:
        return False
    if place.kind == "item":
        return unit.kind.items_open and place.parent is None
    return place.kind in ("preambular", "operative")
