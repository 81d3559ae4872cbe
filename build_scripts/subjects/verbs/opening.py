"""Set apart the verb that opens a paragraph, with its adverbs.

The United Nations prints it in 楷体 in Chinese and in italics in English. The forms are
listed in `corpus/verbs.yaml`; the longest that opens the paragraph is taken.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from build_scripts.model import Document, Paragraph, Unit, Verb, VerbForm, plain
from build_scripts.model.runs import Stretch, set_apart

WITH_VERBS = ("resolution", "draft", "decision")


def set_verbs(document: Document, forms: tuple[VerbForm, ...]) -> Document:
    """The document with the opening verb of each paragraph of its resolutions as a `Verb`."""
    by_length = sorted(forms, key=lambda form: -len(form.hans))
    units = [
        _in_unit(unit, by_length) if unit.entry.kind in WITH_VERBS else unit
        for unit in document.units
    ]
    return replace(document, units=tuple(units))


def _in_unit(unit: Unit, forms: list[VerbForm]) -> Unit:
    paragraphs = tuple(_in_paragraph(paragraph, unit, forms) for paragraph in unit.paragraphs)
    return replace(unit, paragraphs=paragraphs)


def opens_with_verb(paragraph: Paragraph, unit: Unit) -> bool:
    """Whether a verb belongs at the head of this paragraph."""
    if paragraph.kind == "item":
        return unit.entry.kind == "decision" and paragraph.parent is None
    return paragraph.kind in ("preambular", "operative")


def _in_paragraph(paragraph: Paragraph, unit: Unit, forms: list[VerbForm]) -> Paragraph:
    if not opens_with_verb(paragraph, unit):
        return paragraph
    words = plain(paragraph.runs)
    form = next((form for form in forms if words.startswith(form.hans)), None)
    if form is None:
        return paragraph
    stretch = Stretch(0, len(form.hans), partial(Verb, verb=form.id))
    return replace(paragraph, runs=set_apart(paragraph.runs, [stretch]))
