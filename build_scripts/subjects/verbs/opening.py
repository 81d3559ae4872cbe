"""Mark the verb that opens a paragraph, with its adverbs.

The United Nations prints it in 楷体 in Chinese and in italics in English.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from build_scripts.model import Document, Place, Unit
from build_scripts.problems import Problem, problem
from build_scripts.subjects.verbs.table import VerbTable


def mark_verbs(document: Document, verbs: VerbTable, problems: list[Problem]) -> Document:
    """The document with the opening verb of each paragraph of its resolutions marked.

    Where the metadata state that less is set off, only that is marked; a statement that no
    verb answers is a problem.
    """
    reading = document.entry.reading
    answered = set()

    def marked(place: Place, unit: Unit | None) -> Place:
        if unit is None or not opens_with_verb(place, unit):
            return place
        verb = verbs.opening(place.words)
        stated = reading.verb_at(place.line)
        if verb and stated and place.words.startswith(stated.set_off, verb.start):
            answered.add(stated)
            verb = replace(verb, end=min(verb.end, verb.start + len(stated.set_off)))
        return place.with_text("zh-Hans", place.source.marked([verb])) if verb else place

    document = document.with_places(marked)
    path = Path(document.entry.path)
    for stated in reading.verbs:
        if stated not in answered:
            words, at = stated.set_off, str(stated.at_line)
            problems.append(problem("STATED_VERB_NOT_FOUND", path, stated.line, words=words, at=at))
    return document


def opens_with_verb(place: Place, unit: Unit) -> bool:
    """Whether a verb belongs at the head of this place."""
    if not unit.kind.opens:
        return False
    if place.kind == "item":
        return unit.kind.items_open and place.parent is None
    return place.kind in ("preambular", "operative")
