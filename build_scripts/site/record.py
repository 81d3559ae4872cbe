"""What is known of a unit besides its text: its facts, and what the record of it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from build_scripts.model import Rendering, Unit, Vote
from build_scripts.parse.layouts import LAYOUTS
from build_scripts.site.site import Site
from build_scripts.site.units import unit_date
from build_scripts.subjects.votes.ballots import CHOICES, folded


def unit_facts(site: Site, unit: Unit, rendering: Rendering) -> list[tuple[str, str]]:
    """Symbol, body, session, date and more, each with its name; what is not known is said so."""
    say = partial(site.say, rendering)
    entry = unit.document
    number = entry.agenda_item or ""
    if rendering == "en":
        number = number.replace("和", " and ").replace("、", ", ")
    item = say("agenda_item", item=number) if number else ""
    date = unit_date(unit, rendering) or say("no_date")
    place = entry.place[rendering] if entry.place else None
    separator = ", " if rendering == "en" else "，"
    first, last = unit.pages
    pages = say("page", first=first) if first == last else say("pages", first=first, last=last)
    facts = [
        (say("symbol"), unit.entry.symbol or say("no_symbol")),
        (say("body"), site.library.bodies[entry.body].names[rendering]),
        (say("session"), separator.join(filter(None, (entry.session_in(rendering), item)))),
        (say("date"), f"{place}{separator}{date}" if place else date),
    ]
    facts = [(term, value) for term, value in facts if value]
    if unit.entry.status:
        facts.append((say("source"), unit.entry.status.source))
    if LAYOUTS[entry.layout].in_pages:
        facts.append((say("received"), pages))
    return facts


@dataclass(frozen=True, slots=True)
class VoteOnRecord:
    """A vote with the names of the States of each list: what they chose, how many, who."""

    id: str
    lists: list[tuple[str, int, str]]


def votes_on_record(site: Site, unit: Unit, rendering: Rendering) -> list[VoteOnRecord]:
    """The votes that the text does not report."""
    return [
        VoteOnRecord(vote.id, _lists(site, vote, rendering)) for vote in unit.votes if vote.recorded
    ]


def _lists(site: Site, vote: Vote, rendering: Rendering) -> list[tuple[str, int, str]]:
    comma = ", " if rendering == "en" else "、"
    lists = zip(CHOICES, (vote.in_favour, vote.against, vote.abstaining), strict=True)
    return [
        (
            site.say(rendering, f"choice_{choice}"),
            len(codes),
            comma.join(site.library.states[code].name(rendering) for code in codes),
        )
        for choice, codes in lists
        if codes
    ]


def proceedings(
    site: Site, unit: Unit, rendering: Rendering
) -> list[tuple[str, list[tuple[str, Rendering]]]]:
    """How the unit came about, as the record has it, which is in English.

    A State has its name in the rendering; each piece stands with its language.
    """
    known = unit.entry.proceedings
    if known is None:
        return []

    def sponsor(name: str) -> tuple[str, Rendering]:
        state = site.states_by_english.get(folded(name))
        return (state.name(rendering), rendering) if state else (name, "en")

    facts: dict[str, list[tuple[str, Rendering]]] = {
        "draft": [(known.draft or "", "en")],
        "committee": [(known.committee or "", "en")],
        "sponsors": [sponsor(name) for name in known.sponsors],
        "later_sponsors": [sponsor(name) for name in known.later_sponsors],
        "subjects": [(subject, "en") for subject in known.subjects],
    }
    return [
        (site.say(rendering, f"record_{name}"), pieces)
        for name, pieces in facts.items()
        if any(words for words, _ in pieces)
    ]
