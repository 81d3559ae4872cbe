"""By when, or at which session, something is asked: the words, and what they say in English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from build_scripts.languages.parity import ONES, TENS
from build_scripts.model import Addressee, Deadline, Named
from build_scripts.model.numerals import han_number
from build_scripts.site.interface import long_date

COUNT = "第(?P<ordinal>[一二三四五六七八九十百]{1,7})届"
#: A day, a month or a year, or days from one to another.
DAY = (
    r"(?P<year>[0-9]{4})年(?:(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日"
    r"(?:至(?:(?P<month2>[0-9]{1,2})月)?(?P<day2>[0-9]{1,2})日)?)?)?(?!方案预算|[-至期])"
)
#: What a request is for does not say when it is to be met.
PURPOSE = re.compile(r"(?:^|[，；：])(?:以便|以期|以使)[^，；：]*$")
#: Times around a congress that are no relation of the data.
AROUND = {"开幕前": "before the opening of ", "间隙": "on the margins of "}
CLAUSE = re.compile(r"[，；：]")


class Deadlines:
    """Finds deadlines and sessions, and to whom reports go, by the names of the addressees."""

    def __init__(self, addressees: tuple[Addressee, ...]) -> None:
        self.ids = {form: one.id for one in addressees for form in one.forms}
        forms = sorted(self.ids, key=len, reverse=True)
        self.names = "|".join(map(re.escape, forms)) or "(?!)"
        self.anaphors = {form: one.id for one in addressees for form in one.anaphors}
        everyone = sorted({*self.ids, *self.anaphors}, key=len, reverse=True)
        one = "|".join(map(re.escape, everyone)) or "(?!)"
        session = f"(?:{COUNT.replace('?P<ordinal>', '?:')}会议|闭会期间会议)"
        party = f"(?:相关|有关)?(?:{one}){session}?"
        self.party = re.compile(f"({one})({session})?")
        # Read once and never again in another way: a name may be made of two others.
        to = f"向(?P<to>(?>{party}(?:(?:及其|以及|和|及|、){party})*))"
        self.report = re.compile(
            f"{to}(?:(?:提交|提供|转递)(?!的)[^，；：]{{0,200}}?报告(?![中所的])|报告|汇报|提交的报告中，增列)"
        )
        body = f"(?P<body>{self.names})?"
        self.patterns: tuple[tuple[str | None, re.Pattern[str]], ...] = (
            ("to", re.compile(to)),
            ("through", re.compile(f"通过(?P<body>{self.names}){COUNT}会议(?:续会)?")),
            (None, re.compile("在[^，；：在]{0,200}?闭会期间(?:会议上)?")),
            ("before", re.compile(f"在其?{body}{COUNT}会议(?:之前|前)")),
            ("at", re.compile(f"在其?{body}{COUNT}会议(?:常会|续会)?(?:期间|上)?(?!之|框架)")),
            ("before", re.compile(f"在{COUNT}(?P<body>{self.names})之前")),
            (None, re.compile(f"在{COUNT}(?P<body>{self.names})(?:开幕前|间隙|的前[一两二三]天)")),
            ("at", re.compile(f"在{COUNT}(?P<body>{self.names})(?:期间|上)")),
            (None, re.compile("在(?:完成|结束)[^，；：]{0,200}?之后")),
            ("by", re.compile(f"(?:(?<!注意)到|至迟(?:于|在|到)?|不迟于){DAY}")),
            ("at", re.compile(f"[于在]{DAY}")),
            ("at", re.compile(r"(?<=作为)(?P<year>\d{4})年(?=的议题)")),
            ("yearly", re.compile("每年|年度(?=报告)")),
        )

    def find(self, words: str, start: int, end: int) -> tuple[Deadline, ...]:
        """The deadlines of a request that stands from `start` to `end`, in their order."""
        found: dict[int, Deadline] = {}
        for relation, pattern in self.patterns:
            for match in pattern.finditer(words, start, end):
                deadline = self._deadline(relation, match)
                if deadline is None or self._overlaps(deadline, found):
                    continue
                if relation not in ("to", "through") and PURPOSE.search(words[start : match.end()]):
                    continue
                found[deadline.start] = deadline
        return tuple(found[at] for at in sorted(found))

    @staticmethod
    def _overlaps(deadline: Deadline, found: dict[int, Deadline]) -> bool:
        return any(d.start < deadline.end and deadline.start < d.end for d in found.values())

    def _deadline(self, relation: str | None, match: re.Match[str]) -> Deadline | None:
        groups = match.groupdict()
        start, end = match.span()
        ordinal, body = groups.get("ordinal"), groups.get("body")
        if relation == "to":
            sessions = [m for m in self.party.finditer(match["to"]) if m[2]]
            if not sessions:
                return None
            last = sessions[-1]
            body = last[1]
            counted = re.search(COUNT, last[2])
            ordinal = counted["ordinal"] if counted and len(sessions) == 1 else None
            end = match.start("to") + last.end()
        first, final = _days(groups)
        known = ordinal is not None or first is not None or relation == "yearly"
        return Deadline(
            match.string[start:end],
            start,
            end,
            relation if known else None,  # type: ignore[arg-type]
            han_number(ordinal) if ordinal else None,
            self.ids.get(body) if body else None,
            first,
            final,
        )

    def recipients(self, words: str, start: int, end: int) -> tuple[bool, tuple[Named, ...]]:
        """Whether these words ask for a report, and to whom it is due."""
        match = self.report.search(words, start, end)
        if match is None:
            return False, ()
        return True, tuple(self._parties(match))

    def _parties(self, match: re.Match[str]) -> Iterator[Named]:
        offset = match.start("to")
        for party in self.party.finditer(match["to"]):
            name = party[1]
            id = self.ids.get(name) or self.anaphors[name]
            yield Named(id, name, offset + party.start(1), offset + party.end(1))


def _days(groups: dict[str, str | None]) -> tuple[str | None, str | None]:
    """The first and the last day that a date names; the same twice where it names one."""
    year, month, day = groups.get("year"), groups.get("month"), groups.get("day")
    if year is None:
        return None, None
    first = "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
    last = first
    if groups.get("day2"):
        month2 = groups.get("month2") or month or ""
        last = f"{year}-{month2.zfill(2)}-{str(groups['day2']).zfill(2)}"
    return (first, last) if _is_day(first) and _is_day(last) else (None, None)


def _is_day(day: str) -> bool:
    """Whether the calendar has this day, month or year: a misprint (2月30日) is none."""
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError:
        return False
    return True


def in_english(deadline: Deadline, names: dict[str, str]) -> str | None:
    """What a deadline says, as English says it; None where its words have no such form.

    `names` are the English names of the addressees.
    """
    if deadline.relation == "yearly":
        return "annual"
    before = {"before": "before ", "by": "by ", "through": "through "}.get(
        deadline.relation or "", ""
    )
    if deadline.first:
        return before + _english_days(deadline.first, deadline.last or deadline.first)
    around = next((said for end, said in AROUND.items() if deadline.text.endswith(end)), "")
    if deadline.ordinal is None or not (deadline.relation or around):
        return None
    before = before or around
    article = "the " if before else ""
    if deadline.body == "crime-congress":
        name = names[deadline.body]
        return f"{before}{article}{ordinal_words(deadline.ordinal).capitalize()} {name}"
    whose = f" of the {names[deadline.body]}" if deadline.body else ""
    return f"{before}{article}{ordinal_words(deadline.ordinal)} session{whose}"


def _english_days(first: str, last: str) -> str:
    """A day or a span: `25 to 30 April 2026` within a month."""
    if first == last:
        return _english_day(first)
    within = len(first) == len(last) == len("2026-04-25") and first[:7] == last[:7]
    return f"{int(first[8:]) if within else _english_day(first)} to {_english_day(last)}"


def _english_day(day: str) -> str:
    return long_date(day, "en") if day.count("-") == 2 else day


def ordinal_words(number: int) -> str:
    """`8` → `eighth`, `81` → `eighty-first`; a number above 99 in figures."""
    irregular = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth"}
    irregular |= {9: "ninth", 12: "twelfth"}
    if number in irregular:
        return irregular[number]
    if number < 20:
        return f"{ONES[number]}th"
    if number > 99:
        return f"{number}th"
    tens = TENS[number // 10 - 2]
    return f"{tens}-{ordinal_words(number % 10)}" if number % 10 else f"{tens[:-1]}ieth"
