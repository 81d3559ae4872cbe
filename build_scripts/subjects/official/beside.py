"""An official text and the unit that it is the text of, laid beside each other place by place.

What both print decides: numbered paragraphs, items and footnotes answer each other by their
numbers, provided that they speak of the same thing. Of what has no number that is told by its
words, or by its position where both texts have equally many. What is not certain is left alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from build_scripts.model import Place, Role, Unit

#: Lines that say nothing of their own.
FORM: tuple[Role, ...] = ("masthead", "opening", "signoff")
NUMBERED = ("operative", "numbered", "item", "footnote")
#: In the same place a paragraph of which a quarter is left is still the paragraph.
SAME_PLACE = 0.25
#: Without a number more than half has to be left, and no other may be like it.
ELSEWHERE = 0.6
#: What stands before the ids of an annex.
ANNEX = "annex-"
Answers: TypeAlias = dict[str, Place]


def laid_beside(unit: Unit, official: Unit) -> tuple[Answers, tuple[Place, ...], tuple[Place, ...]]:
    """For places of the unit what answers them, then what is without an answer on either side.

    A unit without an opening formula, such as a declaration, was adopted as an annex.
    """
    within = "" if unit.kind.opens else ANNEX
    notes = official.footnotes
    there = [p for p in official.places if p.id.startswith(within) or p in notes]
    numbered = {place.id.removeprefix(within): place for place in there if _is_numbered(place)}
    answers: Answers = {}
    for place in filter(_is_numbered, unit.places):
        answer = numbered.get(place.id)
        if answer and _may_answer(place, answer):
            answers[place.id] = answer
    for kind, places in _by_kind(unit.places).items():
        answers.update(_without_number(places, _by_kind(there).get(kind, [])))
    answered = {place.id for place in answers.values()}
    return (
        answers,
        tuple(p for p in unit.places if p.id not in answers and p.role not in FORM),
        tuple(p for p in there if p.id not in answered and p.role not in FORM),
    )


def _is_numbered(place: Place) -> bool:
    return place.kind in NUMBERED and place.label is not None


def _may_answer(place: Place, answer: Place) -> bool:
    return likeness(place, answer) >= SAME_PLACE


def _by_kind(places: Sequence[Place]) -> dict[tuple[str, str], list[Place]]:
    """The places without a number, by what they are.

    What opens a declaration is plain text where the declaration is an annex.
    """
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        if not _is_numbered(place):
            kind = "plain" if place.kind == "preambular" else place.kind
            found[kind, place.role].append(place)
    return found


def _without_number(here: list[Place], there: list[Place]) -> Iterator[tuple[str, Place]]:
    """The places that answer each other: equal ones, those alike, those in the same position."""
    as_many = len(here) == len(there)
    position = {id(place): at for places in (here, there) for at, place in enumerate(places)}

    def same(one: Place, other: Place) -> bool:
        return _letters(one) == _letters(other)

    def alike(one: Place, other: Place) -> bool:
        return likeness(one, other) >= ELSEWHERE

    def in_place(one: Place, other: Place) -> bool:
        return as_many and position[id(one)] == position[id(other)] and _may_answer(one, other)

    for answers in (same, alike, in_place):
        found = list(_only(here, there, answers))
        yield from ((one.id, other) for one, other in found)
        taken = {id(place) for pair in found for place in pair}
        here = [place for place in here if id(place) not in taken]
        there = [place for place in there if id(place) not in taken]


def _only(
    here: list[Place], there: list[Place], answers: Callable[[Place, Place], bool]
) -> Iterator[tuple[Place, Place]]:
    """The pairs of which either is the only answer to the other."""
    pairs = [(one, other) for one in here for other in there if answers(one, other)]
    times = Counter(id(place) for pair in pairs for place in pair)
    return (pair for pair in pairs if times[id(pair[0])] == times[id(pair[1])] == 1)


def likeness(one: Place, other: Place) -> float:
    """How much two Chinese texts have in common, from 0 to 1: the share of their bigrams."""
    if _letters(one) == _letters(other):
        return 1.0
    here, there = _bigrams(one), _bigrams(other)
    total = here.total() + there.total()
    return 2 * (here & there).total() / total if total else 0.0


def _letters(place: Place) -> str:
    return "".join(filter(str.isalnum, place.words))


def _bigrams(place: Place) -> Counter[str]:
    text = _letters(place)
    return Counter(text[at : at + 2] for at in range(len(text) - 1))
