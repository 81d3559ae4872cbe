"""The official text of a unit that the corpus has already, laid beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.model.document import Place, Unit


@dataclass(frozen=True, slots=True)
class AskingVerb:
    """A verb of an English text that asks for something, and where it stands in the words."""

    start: int
    end: int
    verb: str


@dataclass(frozen=True, slots=True)
class ForceDifference:
    """Where two Englishes of a place ask with other force.

    One of the two is None where the other text asks for something and this one does not.
    """

    official: AskingVerb | None
    working: AskingVerb | None


@dataclass(frozen=True, slots=True)
class AttachedText:
    """The official text of a unit.

    `answers` leads from the id of a place of the unit to the official place that has the same
    printed number, or the words of which leave no doubt. `missing` are the places of the unit
    that none answers, `alone` the official ones that answer none; lines of form are in neither.
    By the ids of the unit: `differing` has other Chinese words, `force` other force in English.
    """

    official: Unit
    answers: Mapping[str, Place]
    missing: tuple[Place, ...]
    alone: tuple[Place, ...]
    differing: tuple[str, ...]
    force: Mapping[str, tuple[ForceDifference, ...]]
