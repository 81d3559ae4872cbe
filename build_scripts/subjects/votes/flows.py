"""A comparison of two ballots → the shapes of its picture: bands from choice to choice."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.subjects.votes.ballots import RECORDS, BallotComparison, Record

#: In the units of the picture; its width is that of the narrowest page, where a unit is a pixel.
WIDTH, TOP = 360.0, 34.0
LEFT, RIGHT, BAR = 92.0, 268.0, 6.0
TALLEST, WIDEST_VOTER = 358.0, 12.0
GAP, LABEL, NUMBER = 14.0, 36.0, 15.0


@dataclass(frozen=True, slots=True)
class Node:
    """A choice in one of the two ballots: a bar as high as its States are many."""

    record: Record
    count: int
    y: float
    height: float

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Band:
    """The States of one change, from a bar on the left to one on the right.

    `at` is the height at which its number stands, clear of the other numbers.
    """

    before: Record
    after: Record
    count: int
    start: float
    end: float
    thickness: float
    at: float

    @property
    def path(self) -> str:
        """The outline of the band, as SVG draws it."""
        left, right = LEFT + BAR, RIGHT
        middle = (left + right) / 2
        under, back = self.end + self.thickness, self.start + self.thickness
        return (
            f"M{left:g} {self.start:g}"
            f"C{middle:g} {self.start:g} {middle:g} {self.end:g} {right:g} {self.end:g}"
            f"V{under:g}C{middle:g} {under:g} {middle:g} {back:g} {left:g} {back:g}Z"
        )


@dataclass(frozen=True, slots=True)
class Flows:
    """The picture of a comparison: bars on both sides and the bands between them."""

    left: tuple[Node, ...]
    right: tuple[Node, ...]
    bands: tuple[Band, ...]

    @property
    def height(self) -> float:
        return max(max(n.y + n.height, n.middle + LABEL / 2) for n in (*self.left, *self.right)) + 4


def flows(comparison: BallotComparison) -> Flows | None:
    """The shapes; None where there is nothing to show. Thickness is the number of States."""
    total = sum(len(change.states) for change in comparison.changes)
    if not total:
        return None
    scale = min(TALLEST / total, WIDEST_VOTER)
    left = _nodes([_count(comparison, before=record) for record in RECORDS], scale)
    right = _nodes([_count(comparison, after=record) for record in RECORDS], scale)
    return Flows(left, right, _bands(comparison, left, right, scale))


def _count(
    comparison: BallotComparison, before: Record | None = None, after: Record | None = None
) -> int:
    return sum(
        len(change.states)
        for change in comparison.changes
        if before in (None, change.before) and after in (None, change.after)
    )


def _nodes(counts: list[int], scale: float) -> tuple[Node, ...]:
    """The bars of one side, from the top, each with room for its label."""
    nodes: list[Node] = []
    for record, count in zip(RECORDS, counts, strict=True):
        if not count:
            continue
        height = count * scale
        y = TOP
        if nodes:
            last = nodes[-1]
            y = max(last.y + last.height + GAP, last.middle + LABEL - height / 2)
        nodes.append(Node(record, count, round(y, 2), round(height, 2)))
    return tuple(nodes)


def _bands(
    comparison: BallotComparison, left: tuple[Node, ...], right: tuple[Node, ...], scale: float
) -> tuple[Band, ...]:
    """The bands in the order of the changes, side by side at each bar."""
    starts = {node.record: node.y for node in left}
    ends = {node.record: node.y for node in right}
    bands: list[Band] = []
    lowest = 0.0
    for change in comparison.changes:
        thickness = len(change.states) * scale
        start, end = starts[change.before], ends[change.after]
        starts[change.before] += thickness
        ends[change.after] += thickness
        at = max(start + thickness / 2, lowest + NUMBER)
        lowest = at
        band = Band(
            change.before,
            change.after,
            len(change.states),
            *(round(value, 2) for value in (start, end, thickness, at)),
        )
        bands.append(band)
    return tuple(bands)
