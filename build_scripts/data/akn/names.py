"""The names and dates of the Akoma Ntoso documents, and what citations in them refer to.

**Names** are those of AKN4UN: `/akn/un/{document}/{subtype}/{actor}/{date}/{number}`, the
expression with `/zho@` or `/eng@`, the manifestation with `.xml` behind that.

- Document type and subtype are those that AKN4UN prescribes: resolutions, decisions and drafts
  are a `statement` of the subtype `deliberation`; notes and declarations a `doc`,
  `communication`; the report of a committee a `debateReport`, `report`.
- The actor comes from `corpus/bodies.yaml`: the parts of the series of symbols in which the body
  issues its documents, in lower case and joined by `-`. `CAC/COSP/WG.2` → `un-cac-cosp-wg2`.
- The number of a resolution is its number (`75-194`), of another document its symbol
  (`A-C.3-79-L.3`), with `-` for `/` and `_` for a space. Decisions of the Conference are numbered
  apart from its resolutions, so a decision's number begins with `decision-`. A document without
  a symbol in the corpus has the name of its page for a number, as AKN4UN allows: no symbol is
  made up, not even where one could be guessed.
- The Chinese and the English of a unit are two expressions of one work. A draft is a work of its
  own; what it became later is told by the last step of the workflow.

**Dates.** The schema wants a date of every work. Where the corpus has one, it is that, and its
name says what happened on that day (`adoption`, `approval`). Otherwise `FRBRdate` has the last
day of the session (`session`), or the latest day on which the document reports that its units
were acted upon (`latestAction`), or, where nothing is known, `0001-01-01` (`unknown`), which the
United Nations' own files have for a day that is not known; and the name of the work has the
year only, which the naming convention allows and which states no day. Neither the day of a
translation nor that of the markup is recorded: expression and manifestation repeat the work's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_scripts.data.akn.ids import element_ids
from build_scripts.model import Cited, Library, Place, Rendering, Unit

#: What happened on the day of a unit, by how it came about.
EVENTS = {
    "adopted": "adoption",
    "adopted without a vote": "adoption",
    "adopted by a recorded vote": "adoption",
    "approved by committee": "approval",
    "issued": "issue",
}
#: Where no day is known, as in the files of the United Nations.
NO_DAY = "0001-01-01"
LANGUAGES: dict[Rendering, str] = {"zh-Hans": "zho", "en": "eng"}


@dataclass(frozen=True, slots=True)
class Name:
    """What a work is called: its element, its parts in the naming convention, its date."""

    element: str
    subtype: str
    kind: str
    actor: str
    number: str
    shown: str | None
    date: str
    event: str

    @property
    def work(self) -> str:
        """The name of the work. A date that is not the work's own gives the year only."""
        own = self.event in EVENTS.values()
        date = self.date if own else self.date[:4]
        return f"/akn/un/{self.element}/{self.subtype}/{self.actor}/{date}/{self.number}"

    def expression(self, language: str) -> str:
        return f"{self.work}/{language}@"


@dataclass(frozen=True, slots=True)
class Edition:
    """A unit in one language with everything that its file says of it."""

    library: Library
    unit: Unit
    rendering: Rendering
    name: Name
    #: the citations by the place in which they stand
    citations: dict[str, list[Cited]]
    #: the name of every unit's work, and the unit
    works: dict[str, tuple[Name, Unit]]

    @property
    def language(self) -> str:
        return LANGUAGES[self.rendering]

    def note(self, label: str) -> Place:
        """The footnote with this label."""
        return next(note for note in reversed(self.unit.footnotes) if note.label == label)

    def address(self, cited: Cited) -> str | None:
        """What a citation refers to, or None where nothing is known to refer to.

        A unit of this site by the name of its work, a paragraph as a portion of it
        (`…/7-1/~para_6`); a page of this site by its relative address; anything else by the
        address of the official document. A resolution that is not here has no name: the
        convention wants its date, which a citation does not give.
        """
        target = cited.target
        if target is None or target.startswith("https://"):
            return target
        page, _, place = target.partition("#")
        if page not in self.works:
            return f"../../{self.rendering}/{page}/{f'#{place}' if place else ''}"
        name, unit = self.works[page]
        portion = element_ids(unit).get(place)
        return f"{name.work}/~{portion}" if portion else name.work


def editions(library: Library) -> Iterator[Edition]:
    """Every unit in Chinese and, where it has English, in English, in the order of the corpus."""
    works = {unit.slug: (_name(library, unit), unit) for unit in library.units.values()}
    citations: dict[str, dict[str, list[Cited]]] = {}
    for cited in library.citations:
        citations.setdefault(cited.unit, {}).setdefault(cited.place, []).append(cited)
    for unit in library.units.values():
        for rendering in LANGUAGES:
            if rendering == "en" and unit.english is None:
                continue
            yield Edition(
                library,
                unit,
                rendering,
                works[unit.slug][0],
                citations.get(unit.slug, {}) if rendering == "zh-Hans" else {},
                works,
            )


def _name(library: Library, unit: Unit) -> Name:
    body = library.bodies[unit.document.body]
    actor = body.actor or f"un-{body.id}"
    siblings = library.document(unit.document.name).units
    return Name(*unit.kind.akn, actor, *_number(unit), *_date(unit, siblings))


def _number(unit: Unit) -> tuple[str, str | None]:
    """The number in the name, and as the United Nations writes it where they give one."""
    symbol = unit.entry.symbol
    if not symbol:
        return unit.slug, None
    shown = symbol.partition("/RES/")[2] or symbol
    number = shown.replace("/", "-").replace(" ", "_")
    return (f"decision-{number}" if unit.entry.kind == "decision" else number), shown


def _date(unit: Unit, siblings: Iterable[Unit]) -> tuple[str, str]:
    """The day of a work, and the name of what happened on it."""
    entry, dates = unit.entry, unit.document.dates
    status = entry.status
    own = entry.date or (status.date if status else None)
    if own:
        return own, EVENTS[status.how if status else "issued"]
    if session := dates.get("to") or dates.get("from"):
        return session, "session"
    acted = [other.entry.date for other in siblings if other.entry.date]
    return (max(acted), "latestAction") if acted else (NO_DAY, "unknown")
