"""What each page shows, as plain values for the templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from build_scripts.model import Outlined, Place, PlaceKind, Rendering, Status, Unit
from build_scripts.model.address import parse
from build_scripts.model.numerals import HAN, ROMAN
from build_scripts.site.inline import Targets, inline
from build_scripts.site.interface import Interface, long_date, ordinal


@dataclass(frozen=True, slots=True)
class Note:
    id: str
    label: str
    text: Markup
    mentions: tuple[str, ...]
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of a table of contents: a heading, or a run of numbered paragraphs."""

    title: str
    target: str
    level: int
    numbers: tuple[tuple[str, str], ...] = ()


def counterpart(unit: Unit, rendering: Rendering) -> Rendering | None:
    """The text that stands beside a unit's: English beside Chinese, Simplified beside English."""
    if unit.english is None:
        return None
    return "zh-Hans" if rendering == "en" else "en"


def paragraph_name(place: Place | Outlined, rendering: Rendering = "zh-Hans") -> str:
    """The place as people cite it: `12`, `12 (b)`, `12 (b) (ii)`; its label otherwise."""
    address = parse(place.id)
    if address and place.kind in ("operative", "numbered", "preambular", "item"):
        return address.name
    return place.label_in(rendering)


def notes(
    unit: Unit,
    rendering: Rendering,
    targets: Targets,
    underlined: Mapping[str, Collection[str]] | None = None,
    aliases: Mapping[str, list[str]] | None = None,
) -> list[Note]:
    """The footnotes of a unit, each with the terms underlined in it and the old ids of it."""
    old, lines = aliases or {}, underlined or {}
    return [
        Note(
            note.id,
            note.label or "",
            inline(note.text(rendering), targets, lines.get(note.id, ())),
            note.mentions,
            tuple(old.get(note.id, ())),
        )
        for note in unit.footnotes
    ]


def old_addresses(unit: Unit, aliases: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Old ids by the place that shows them: those of marks and of votes stand with theirs.

    `aliases` has them by the id that they lead to.
    """
    gathered: dict[str, list[str]] = {}
    shown = {place.id for place in (*unit.paragraphs, *unit.footnotes)}
    for place in (*unit.paragraphs, *unit.footnotes):
        for id in (place.id, *(mark.id for mark in place.notes)):
            gathered.setdefault(place.id, []).extend(aliases.get(id, ()))
    for vote in unit.votes:
        lists = f"{vote.id}-in-favour"
        first = lists if lists in shown else vote.paragraph
        gathered.setdefault(first, []).extend(aliases.get(vote.id, ()))
    return gathered


def contents(unit: Unit, interface: Interface, rendering: Rendering) -> list[ContentsEntry]:
    """The table of contents: headings where there are some, and the numbers as a block."""
    entries: list[ContentsEntry] = []
    numbers: list[tuple[str, str]] = []

    def close(title: str) -> None:
        if numbers:
            if entries and not entries[-1].numbers and entries[-1].level:
                last = entries.pop()
                entries.append(ContentsEntry(last.title, last.target, last.level, tuple(numbers)))
            else:
                entries.append(ContentsEntry(title, numbers[0][0], 0, tuple(numbers)))
            numbers.clear()

    kind = ""
    for paragraph in unit.paragraphs:
        if paragraph.kind == "heading":
            close(_part(kind, interface, rendering))
            label = f"{paragraph.label_in(rendering)} " if paragraph.label else ""
            words = paragraph.text(rendering).words
            entries.append(ContentsEntry(f"{label}{words}", paragraph.id, paragraph.level))
        elif paragraph.kind in ("preambular", "operative", "numbered") or (
            paragraph.kind == "item" and paragraph.parent is None
        ):
            if kind and paragraph.kind != kind:
                close(_part(kind, interface, rendering))
            kind = paragraph.kind
            numbers.append((paragraph.id, paragraph_name(paragraph)))
    close(_part(kind, interface, rendering))
    if unit.votes:
        votes = tuple((vote.id, str(n)) for n, vote in enumerate(unit.votes, 1))
        entries.append(ContentsEntry(interface.say(rendering, "votes"), votes[0][0], 0, votes))
    if unit.footnotes:
        marks = tuple((note.id, note.label or "") for note in unit.footnotes)
        entries.append(ContentsEntry(interface.say(rendering, "footnotes"), "footnotes", 0, marks))
    return entries


def _part(kind: str, interface: Interface, rendering: Rendering) -> str:
    names = {"preambular": "preambular", "operative": "operative", "item": "items"}
    return interface.say(rendering, names.get(kind, "numbered"))


def text_parts(unit: Unit) -> dict[str, str]:
    """The first places of the preamble and of the operative part, each with the part's name;
    none where the unit has no preamble.
    """
    firsts: dict[str, str] = {}
    if not any(place.kind == "preambular" for place in unit.paragraphs):
        return firsts
    for place in unit.paragraphs:
        part = "preambular" if place.role == "opening" else place.kind
        if part in ("preambular", "operative") and not place.id.startswith("annex"):
            firsts.setdefault(part, place.id)
    return {id: part for part, id in firsts.items()}


def unit_name(unit: Unit, interface: Interface, rendering: Rendering) -> str:
    """What a unit is called in a list: `第7/1号决议`, `Draft resolution VI`, `A/79/459`."""
    number = unit_number(unit, rendering)
    if number:
        return interface.say(rendering, f"name_{unit.entry.kind}", number=number)
    return unit.entry.symbol or interface.say(rendering, f"kind_{unit.entry.kind}")


def in_a_sentence(unit: Unit, name: str) -> str:
    """A name in the middle of a sentence: English writes `draft resolution VI` there."""
    return f"{name[0].lower()}{name[1:]}" if unit.kind.numbered else name


def unit_number(unit: Unit, rendering: Rendering) -> str:
    """The number of a resolution, decision or draft; "" where none is stated, or none can be."""
    if unit.kind.adopted:
        return (unit.entry.symbol or "").removeprefix("A/RES/")
    if not unit.kind.numbered:
        return ""
    han = unit.designations.get("zh-Hans", "").removeprefix("决议草案")
    return ROMAN[HAN.index(han)] if rendering == "en" and han in HAN else han


def unit_title(unit: Unit, rendering: Rendering) -> str:
    """The title of a unit; in English as the metadata have it where the text has none."""
    if rendering == "en" and unit.english is None:
        return unit.entry.title_en
    return unit.title.text(rendering).words


def status_words(status: Status, interface: Interface, rendering: Rendering) -> list[str]:
    """The status in words, most important first: what it is, when and where, what followed."""
    words = [interface.say(rendering, status.how.replace(" ", "_"))]
    if status.count:
        counts = dict(
            zip(("in_favour", "against", "abstaining"), status.count.split("-"), strict=True)
        )
        words.append(interface.say(rendering, "vote_count", **counts))
    if status.date:
        words.append(long_date(status.date, rendering))
    if status.meeting:
        meeting = ordinal(status.meeting) if rendering == "en" else status.meeting
        words.append(interface.say(rendering, "at_meeting", meeting=meeting))
    if status.later and status.later_date:
        date = long_date(status.later_date, rendering)
        if status.later_meeting:
            meeting = status.later_meeting
            meeting = ordinal(meeting) if rendering == "en" else meeting
            words.append(
                interface.say(
                    rendering, "later_meeting", symbol=status.later, date=date, meeting=meeting
                )
            )
        else:
            words.append(interface.say(rendering, "later", symbol=status.later, date=date))
    return words


def unit_date(unit: Unit, rendering: Rendering) -> str | None:
    """The date of a unit, else the days of its session, else None: nothing is guessed."""
    if unit.entry.date:
        return long_date(unit.entry.date, rendering)
    first, last = unit.document.dates.get("from"), unit.document.dates.get("to")
    if not (first and last):
        return None
    days = (long_date(first, rendering), long_date(last, rendering))
    if first[:7] == last[:7]:
        day, month = int(last[8:]), days[1]
        if rendering == "en":
            return f"{int(first[8:])}–{month}"
        return f"{days[0].removesuffix('日')}–{day}日"
    return "–".join(days)


def counted(kinds: Counter[PlaceKind]) -> int:
    """How many paragraphs a unit has, sub-paragraphs not counted, headings neither."""
    return kinds["preambular"] + kinds["operative"] + kinds["numbered"] or kinds["item"]
