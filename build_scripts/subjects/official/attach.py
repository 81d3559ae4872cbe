"""Official texts beside the documents → the units whose texts they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from build_scripts.model import (
    AttachedText,
    Document,
    ForceDifference,
    Place,
    Text,
    Unit,
    VerbForm,
)
from build_scripts.problems import Problem, problem
from build_scripts.subjects.official.beside import Answers, laid_beside
from build_scripts.subjects.official.force import Force

#: So many characters show which paragraph is meant.
SHOWN = 20


def attach_texts(
    documents: Iterable[Document],
    official: Iterable[Document],
    verbs: Iterable[VerbForm],
    problems: list[Problem],
) -> dict[str, AttachedText]:
    """For each unit that has one its official text, by the slug of the unit.

    A text belongs to the unit that has its symbol, else to the one that was adopted under it.
    What belongs to nothing, and every paragraph without an answer, is a finding.
    """
    force = Force(verbs)
    units = _by_symbol(documents)
    attached: dict[str, AttachedText] = {}
    for document in official:
        for text in document.units:
            unit = units.get(text.entry.symbol or "")
            path = Path(document.entry.path)
            if unit is None:
                symbol = text.entry.symbol or document.entry.name
                problems.append(problem("ATTACHED_NOWHERE", path, text.entry.line, symbol=symbol))
            elif unit.slug in attached:
                first = attached[unit.slug].official.document.path
                problems.append(
                    problem(
                        "ATTACHED_TWICE", path, text.entry.line, unit=unit.slug, first=str(first)
                    )
                )
            else:
                answers, missing, alone = laid_beside(unit, text)
                problems += _without_answer(unit, missing, text, alone)
                attached[unit.slug] = AttachedText(
                    text, answers, missing, alone, _differing(unit, answers),
                    dict(_force(unit, answers, force)),
                )  # fmt: skip
    return attached


def with_official_english(document: Document, attached: Mapping[str, AttachedText]) -> Document:
    """The document; units of it without any English have that of their official texts."""

    def english(unit: Unit) -> Unit:
        text = attached.get(unit.slug)
        if unit.english or text is None or text.official.english is None:
            return unit
        answers = text.answers

        def said(place: Place) -> Place:
            answer = answers.get(place.id)
            words = answer.texts.get("en", Text("")) if answer else Text("")
            place = place.with_text("en", words)
            label = answer.labels.get("en") if answer else None
            return place.with_label("en", label) if label else place

        return replace(
            unit,
            title=unit.title.with_text("en", Text(unit.entry.title_en)),
            paragraphs=tuple(map(said, unit.paragraphs)),
            footnotes=tuple(map(said, unit.footnotes)),
            english="official",
        )

    return replace(document, units=tuple(map(english, document.units)))


def _by_symbol(documents: Iterable[Document]) -> Mapping[str, Unit]:
    units = [unit for document in documents for unit in document.units]
    later = {unit.entry.status.later: unit for unit in units if unit.entry.status}
    own = {unit.entry.symbol: unit for unit in units}
    return {symbol: unit for symbol, unit in (later | own).items() if symbol}


def _differing(unit: Unit, answers: Answers) -> tuple[str, ...]:
    return tuple(
        place.id
        for place in unit.places
        if place.id in answers and answers[place.id].words != place.words
    )


def _force(
    unit: Unit, answers: Answers, force: Force
) -> Iterator[tuple[str, tuple[ForceDifference, ...]]]:
    for place in unit.places:
        answer = answers.get(place.id)
        if answer and "en" in answer.texts and "en" in place.texts:
            texts = answer.text("en").words, place.text("en").words
            if found := force.differences(*texts):
                yield place.id, found


def _without_answer(
    unit: Unit, missing: Iterable[Place], official: Unit, alone: Iterable[Place]
) -> Iterator[Problem]:
    slug, path = unit.slug, Path(unit.document.source_path)
    for place in missing:
        yield problem("ATTACHED_MISSING", path, place.line, unit=slug, words=_shown(place))
    path = Path(official.document.source_path)
    for place in alone:
        yield problem("ATTACHED_ALONE", path, place.line, unit=slug, words=_shown(place))


def _shown(place: Place) -> str:
    return f"{place.label or ''}{place.words}"[:SHOWN]
