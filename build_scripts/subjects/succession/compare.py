"""Align an earlier unit and a later one, paragraph by paragraph.

The alignment reads the Simplified Chinese. Two texts answer each other when enough of their
bigrams are the same, a rare bigram counting for more than a common one, so that formulas
(《公约》缔约国) weigh little. Dates, numbers and punctuation are left out of that: they say
what is cited and not what is said of it.

Paragraphs that stand in the same order are paired first, with the greatest sum of likeness;
sub-paragraphs are paired within paragraphs that answer each other. What is then left over on
both sides is moved where it is nearly the same, else new or gone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from build_scripts.model import Place, Role, Unit

RowKind: TypeAlias = Literal["same", "changed", "new", "gone", "moved", "moved and changed"]
ROW_KINDS: tuple[RowKind, ...] = ("same", "changed", "moved", "moved and changed", "new", "gone")
Part: TypeAlias = Literal["preambular", "operative", "item", "heading", "other"]
PARTS: tuple[Part, ...] = ("preambular", "operative", "item", "heading", "other")

#: Lines that say nothing of their own.
FORM: tuple[Role, ...] = ("masthead", "opening", "signoff")
#: In the same place, a paragraph of which a quarter is left is still the paragraph: between
#: 75/194 and draft VI the faintest pair has 0.30, the strongest chance likeness 0.18.
SAME_PLACE = 0.25
#: Elsewhere likeness can be chance, so that more than half has to be left.
ELSEWHERE = 0.55
#: A text that was taken over whole into a longer one counts nearly as much as an equal one.
TAKEN_OVER = 0.8

UNSAID = re.compile(
    r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:[至和]\d{1,2}日)?|第?\d+(?:/\d+)?[号届]?|[^\w《》]"
)
ENDINGS = "，；。、,;. "


@dataclass(frozen=True, slots=True)
class Row:
    """A place of the comparison, by the ids in the two units; a new one has no `earlier`.

    `punctuation`: the words are the same and only punctuation differs.
    """

    kind: RowKind
    earlier: str | None
    later: str | None
    part: Part
    punctuation: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two units aligned: every paragraph of either stands in exactly one row.

    Lines of form stand in none: an opening formula or a date of adoption is not new or gone.
    Rows stand in the order of the later unit; what is gone stands where it stood.
    """

    earlier: Unit
    later: Unit
    rows: tuple[Row, ...]

    def count(self, kind: RowKind, part: Part | None = None) -> int:
        """How many rows are of a kind, in one part or in all."""
        return sum(row.kind == kind and part in (None, row.part) for row in self.rows)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that the two units have."""
        present = {row.part for row in self.rows}
        return tuple(part for part in PARTS if part in present)


def compare(earlier: Unit, later: Unit) -> Comparison:
    """The alignment of two units in Simplified Chinese."""
    here, there = _without_form(earlier), _without_form(later)
    alike = ParagraphLikeness(here, there)
    in_place = dict(_paired(alike.tops(here), alike.tops(there), alike))
    moved = _moved(here, there, in_place, alike)
    return Comparison(earlier, later, tuple(_rows(here, there, in_place, moved)))


def _without_form(unit: Unit) -> Unit:
    return replace(unit, paragraphs=tuple(p for p in unit.paragraphs if p.role not in FORM))


def words(paragraph: Place) -> str:
    """What a paragraph says: its words without the mark at its end, which its place decides."""
    return paragraph.words.rstrip(ENDINGS)


def part_of(paragraph: Place) -> Part:
    """The part of a unit that a paragraph belongs to."""
    if paragraph.kind in ("operative", "numbered"):
        return "operative"
    if paragraph.kind in ("preambular", "item", "heading"):
        return paragraph.kind
    return "other"


class ParagraphLikeness:
    """How much of one paragraph is in another, from 0 to 1. Sub-paragraphs count with theirs."""

    def __init__(self, earlier: Unit, later: Unit) -> None:
        self._below = {id(unit): _by_parent(unit) for unit in (earlier, later)}
        self._unit = {id(p): id(unit) for unit in (earlier, later) for p in unit.paragraphs}
        self._said = {id(p): words(p) for unit in (earlier, later) for p in unit.paragraphs}
        self._whole = {
            id(p): _bigrams(self._text(p)) for unit in (earlier, later) for p in unit.paragraphs
        }
        spread: Counter[str] = Counter()
        for bigrams in self._whole.values():
            spread.update(bigrams.keys())
        total = len(self._whole)
        self._weight = {bigram: math.log(1 + total / n) for bigram, n in spread.items()}
        self._mass = {key: self._mass_of(bigrams) for key, bigrams in self._whole.items()}

    def tops(self, unit: Unit) -> list[Place]:
        """The paragraphs of a unit that are not sub-paragraphs of another."""
        return self._below[id(unit)].get(None, [])

    def items(self, paragraph: Place) -> list[Place]:
        """The sub-paragraphs of a paragraph."""
        return self._below[self._unit[id(paragraph)]].get(paragraph.id, [])

    def same(self, one: Place, other: Place) -> bool:
        """Whether two paragraphs, apart from their sub-paragraphs, say the same."""
        return self._said[id(one)] == self._said[id(other)]

    def dice(self, one: Place, other: Place) -> float:
        """The common share of both."""
        total = self._mass[id(one)] + self._mass[id(other)]
        return 2 * self._common(one, other) / total if total else float(self.same(one, other))

    def of(self, one: Place, other: Place) -> float:
        """The common share of both, or that of the shorter one, which counts for less."""
        least = min(self._mass[id(one)], self._mass[id(other)])
        within = self._common(one, other) / least if least else 0.0
        return max(self.dice(one, other), TAKEN_OVER * within)

    def _text(self, paragraph: Place) -> str:
        return "\n".join([paragraph.words, *map(self._text, self.items(paragraph))])

    def _common(self, one: Place, other: Place) -> float:
        few, many = sorted((self._whole[id(one)], self._whole[id(other)]), key=len)
        shared = (bigram for bigram in few if bigram in many)
        return sum(self._weight[b] * min(few[b], many[b]) for b in shared)

    def _mass_of(self, bigrams: Counter[str]) -> float:
        return sum(self._weight[bigram] * count for bigram, count in bigrams.items())


def _by_parent(unit: Unit) -> dict[str | None, list[Place]]:
    found: dict[str | None, list[Place]] = {}
    for paragraph in unit.paragraphs:
        parent = paragraph.parent if paragraph.kind == "item" else None
        found.setdefault(parent, []).append(paragraph)
    return found


def _bigrams(text: str) -> Counter[str]:
    said = UNSAID.split(text)
    return Counter(run[i : i + 2] for run in said for i in range(len(run) - 1))


def _paired(
    earlier: Sequence[Place], later: Sequence[Place], alike: ParagraphLikeness
) -> Iterable[tuple[str, str]]:
    """Later id → earlier id for what answers each other in order, sub-paragraphs included."""
    for here, there in _in_order(earlier, later, alike):
        yield there.id, here.id
        yield from _paired(alike.items(here), alike.items(there), alike)


def _in_order(
    earlier: Sequence[Place], later: Sequence[Place], alike: ParagraphLikeness
) -> list[tuple[Place, Place]]:
    """The pairs, crossing nowhere, whose likeness above the threshold has the greatest sum."""
    gain = [[_gain(here, there, alike) for there in later] for here in earlier]
    best = [[0.0] * (len(later) + 1) for _ in range(len(earlier) + 1)]
    for i in reversed(range(len(earlier))):
        for j in reversed(range(len(later))):
            skipped = max(best[i + 1][j], best[i][j + 1])
            best[i][j] = max(skipped, gain[i][j] + best[i + 1][j + 1]) if gain[i][j] else skipped
    pairs: list[tuple[Place, Place]] = []
    i = j = 0
    while i < len(earlier) and j < len(later):
        if gain[i][j] and best[i][j] == gain[i][j] + best[i + 1][j + 1]:
            pairs.append((earlier[i], later[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _gain(here: Place, there: Place, alike: ParagraphLikeness) -> float:
    """What pairing two paragraphs of the same part adds; 0 where they do not answer."""
    if part_of(here) != part_of(there) or here.role != there.role:
        return 0.0
    return max(0.0, alike.of(here, there) - SAME_PLACE)


def _moved(
    earlier: Unit, later: Unit, in_place: dict[str, str], alike: ParagraphLikeness
) -> dict[str, str]:
    """Later id → earlier id for what is nearly the same in another place, the likest first."""
    answered = set(in_place.values())
    left = [p for p in earlier.paragraphs if p.id not in answered and not p.role]
    over = [p for p in later.paragraphs if p.id not in in_place and not p.role]
    found = sorted(
        (
            (-likeness, i, j)
            for i, here in enumerate(left)
            for j, there in enumerate(over)
            if (here.kind == "heading") == (there.kind == "heading")
            and (likeness := alike.dice(here, there)) >= ELSEWHERE
        ),
    )
    moved: dict[str, str] = {}
    taken: set[int] = set()
    for _, i, j in found:
        if i not in taken and over[j].id not in moved:
            taken.add(i)
            moved[over[j].id] = left[i].id
    return moved


def _rows(
    earlier: Unit, later: Unit, in_place: dict[str, str], moved: dict[str, str]
) -> Iterable[Row]:
    here = {paragraph.id: paragraph for paragraph in earlier.paragraphs}
    follow = _gone(earlier, in_place, moved)
    waiting = follow.get(None, [])
    for there in later.paragraphs:
        # What is gone comes before what is new, and items before the next paragraph.
        while waiting and (there.kind != "item" or waiting[0].kind == "item"):
            yield _gone_row(waiting.pop(0))
        if there.id in in_place:
            answer = in_place[there.id]
            yield _row(here[answer], there, "same", "changed")
            waiting += follow.get(answer, [])
        elif there.id in moved:
            yield _row(here[moved[there.id]], there, "moved", "moved and changed")
        else:
            yield Row("new", None, there.id, part_of(there))
    yield from map(_gone_row, waiting)


def _gone(
    earlier: Unit, in_place: dict[str, str], moved: dict[str, str]
) -> dict[str | None, list[Place]]:
    """What is gone, by the last paragraph before it that is still in its place."""
    placed, elsewhere = set(in_place.values()), set(moved.values())
    found: dict[str | None, list[Place]] = {}
    last: str | None = None
    for paragraph in earlier.paragraphs:
        if paragraph.id in placed:
            last = paragraph.id
        elif paragraph.id not in elsewhere:
            found.setdefault(last, []).append(paragraph)
    return found


def _gone_row(paragraph: Place) -> Row:
    return Row("gone", paragraph.id, None, part_of(paragraph))


def _row(here: Place, there: Place, same: RowKind, changed: RowKind) -> Row:
    before, after = words(here), words(there)
    kind = same if before == after else changed
    only = before != after and _letters(before) == _letters(after)
    return Row(kind, here.id, there.id, part_of(there), only)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
