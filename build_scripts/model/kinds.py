"""The kinds of units: one value each, with everything in which they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

UnitKind: TypeAlias = Literal["resolution", "decision", "draft", "declaration", "note", "report"]


@dataclass(frozen=True, slots=True)
class Kind:
    """What every unit of a kind has.

    `opens`: an opening formula (大会，), preambular and operative paragraphs that open with
    verbs, and a sign-off. The others have a masthead and paragraphs numbered at the margin;
    with `preamble`, unnumbered paragraphs come before the numbered ones. `adopted`: bears the
    number under which its body adopted it. `proposed`: bears a number of its report, until it is
    adopted. `legislation`: for schema.org. `akn`: element,
    subtype and name in Akoma Ntoso, as AKN4UN prescribes them.
    """

    name: UnitKind
    akn: tuple[str, str, str]
    opens: bool = False
    preamble: bool = False
    adopted: bool = False
    proposed: bool = False
    legislation: bool = False

    @property
    def numbered(self) -> bool:
        """Whether its name ends in a number and is no name of its own: `draft resolution VI`."""
        return self.adopted or self.proposed

    @property
    def items_open(self) -> bool:
        """Whether items that stand for themselves open with verbs, as those of decisions do."""
        return self.name == "decision"


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "resolution",
            ("statement", "deliberation", "resolution"),
            opens=True,
            adopted=True,
            legislation=True,
        ),
        Kind(
            "decision",
            ("statement", "deliberation", "decision"),
            opens=True,
            adopted=True,
            legislation=True,
        ),
        Kind(
            "draft",
            ("statement", "deliberation", "resolutionDraft"),
            opens=True,
            proposed=True,
            legislation=True,
        ),
        Kind(
            "declaration",
            ("doc", "communication", "declaration"),
            preamble=True,
            legislation=True,
        ),
        Kind("note", ("doc", "communication", "note")),
        Kind("report", ("debateReport", "report", "report")),
    )
}
