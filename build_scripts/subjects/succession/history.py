"""One paragraph followed through a series: where it stands first, where it was changed.

Each text is aligned with the next; what answers what there makes one thread. A paragraph that
is gone and comes back is a thread of its own: that it is the same cannot be told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from build_scripts.model import SuccessionSeries
from build_scripts.subjects.succession.compare import Comparison, RowKind

StepKind: TypeAlias = Literal["first"] | RowKind


@dataclass(frozen=True, slots=True)
class Step:
    """A paragraph in one text of the series; where it is gone there is no `paragraph`."""

    unit: str
    paragraph: str | None
    kind: StepKind


@dataclass(slots=True)
class Thread:
    """A paragraph through the texts of a series, the earliest first."""

    steps: list[Step] = field(default_factory=list)

    @property
    def id(self) -> str:
        """What its place on a page is called: as in the last text, or as where it stood last."""
        last = next(step for step in reversed(self.steps) if step.paragraph)
        gone = self.steps[-1].paragraph is None
        return f"gone-{last.unit}-{last.paragraph}" if gone else str(last.paragraph)


def history(series: SuccessionSeries, comparisons: Mapping[str, Comparison]) -> tuple[Thread, ...]:
    """The threads of a series: those that live in the order of the last text, then the others."""
    alive: dict[str, Thread] = {}
    gone: list[Thread] = []
    for pair in series.neighbours:
        before, alive = alive, {}
        for row in comparisons[pair.name].rows:
            if row.earlier is None:
                thread = Thread([Step(pair.later, row.later, "first")])
            else:
                first = Thread([Step(pair.earlier, row.earlier, "first")])
                thread = before.get(row.earlier, first)
                thread.steps.append(Step(pair.later, row.later, row.kind))
            if row.later is None:
                gone.append(thread)
            else:
                alive[row.later] = thread
    return (*alive.values(), *gone)
