"""What a text says of its adoption: the day, the meeting, how, on which record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from build_scripts.model import Unit
from build_scripts.parse.votes import COUNTS, stated_counts
from build_scripts.received.stated import Facts, Stated, said_by, text_of_fact
from build_scripts.received.units import LONGEST_MASTHEAD

DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
MEETING = re.compile(r"第(\d+)次(?:全体)?会议")
REPORT = re.compile(r"\[根据.*报告[(（]([^,，()（）]+)[,，]第(\d+)段[)）]")
DRAFTS = re.compile(r"\[未经发交主要委员会而通过[(（]([^()（）]+)(?:[(（].*[)）])?[)）]")
BY_VOTE = re.compile(rf"{COUNTS.pattern}.{{0,8}}通过")
WITHOUT_VOTE = re.compile(r"未经表决(?:而|获得|即)?(?:获得)?通过")


def add_adoption(
    document: Facts, units: Sequence[Facts], read: Sequence[Unit], lines: Sequence[tuple[int, str]]
) -> None:
    """Add to the facts what the sign-offs of the units say, and the lines above the text."""
    days = []
    for facts, unit in zip(units, read, strict=True):
        day, meeting = _sign_off(unit)
        if day is None:
            continue
        facts["date"] = day
        days.append(day)
        if unit.kind.adopted:
            symbol = text_of_fact(facts, "symbol") or text_of_fact(document, "symbol")
            status = {
                **_how(lines, day),
                "date": Stated(day.value),
                "source": _record(lines) or Stated(symbol or None),
            }
            facts["status"] = Stated(status | ({"meeting": meeting} if meeting else {}))
    if len({day.value for day in days}) == 1 and read[0].kind.adopted:
        document["dates"] = Stated({"adopted": days[0].value}, days[0].why)


def _how(lines: Sequence[tuple[int, str]], day: Stated) -> dict[str, Stated]:
    """How it was adopted, as a note in brackets says it: `[未经表决获得通过。]`."""
    for line, words in lines:
        if words.startswith("["):
            if WITHOUT_VOTE.search(words):
                return {"how": Stated("adopted without a vote", said_by(line, words))}
            by_vote = BY_VOTE.search("".join(words.split()))
            if counted := stated_counts(by_vote.group()) if by_vote else None:
                why = said_by(line, words)
                how = Stated("adopted by a recorded vote", why)
                return {"how": how, "count": Stated("-".join(map(str, counted)), why)}
    return {"how": Stated("adopted", day.why)}


def _record(lines: Sequence[tuple[int, str]]) -> Stated | None:
    """The record that a line above the text names."""
    for line, words in lines[:LONGEST_MASTHEAD]:
        if report := REPORT.search(words):
            return Stated(f"{report[1]} ({report[2]})", said_by(line, words))
        if drafts := DRAFTS.search(words):
            return Stated("; ".join(re.split("[和、及]", drafts[1])), said_by(line, words))
    return None


def _sign_off(unit: Unit) -> tuple[Stated | None, Stated | None]:
    day = meeting = None
    for place in (place for place in unit.paragraphs if place.role == "signoff"):
        why = said_by(place.line, place.words)
        if place.words.startswith("["):
            continue
        if found := DAY.search(place.words):
            day = Stated(f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}", why)
        if found := MEETING.search(place.words):
            meeting = Stated(found[1], why)
    return day, meeting
