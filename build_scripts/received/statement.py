"""What a text states of itself: symbol, session, body, agenda item, days, titles, units.

Every statement has the line that makes it. What no line states is left open; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from build_scripts.model import AdoptingBody, Body, Document, DocumentEntry, Reading, Unit
from build_scripts.model import UnitEntry
from build_scripts.model.kinds import UnitKind
from build_scripts.model.numerals import han_number
from build_scripts.parse.blocks import NOTE_MARK, Block, without_layout
from build_scripts.parse.document import parse_document
from build_scripts.parse.ending import SIGN_OFF
from build_scripts.parse.furniture import SYMBOL
from build_scripts.parse.labels import read_number
from build_scripts.parse.layouts import Layout
from build_scripts.parse.source import Line
from build_scripts.problems import Problem, Refused
from build_scripts.received.sessions import session_names, session_of_number

#: A formula that opens a resolution: the body, a comma, nothing else.
FORMULA = re.compile(r"([\u3400-\u9fff《》]{1,30}(?:会|会议|大会|机构))(，?)$")
#: With what a unit begins: its number, `决议草案一`, `第7/1号决议`, the letter of a part.
NUMBER = re.compile(r"((?:S-|ES-)?\d{1,4}/\d{1,3}[A-Z]?)\.")
DRAFT = re.compile(r"(决议|决定)草案([一二三四五六七八九十\d]*)$")
NAMED = re.compile(r"第((?:S-|ES-)?\d{1,4}(?:/\d{1,3}|[(（]\d{4}[)）]))号(决议|决定)$")
LETTER = re.compile(r"([A-Z])$")
#: How many blocks a title has at most, above the formula.
LONGEST_TITLE = 8
DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日$")
MEETING = re.compile(r"第(\d+)次(?:全体)?会议")
OWN_SYMBOL = re.compile(rf"(?:联合国)?({SYMBOL})(?:\([A-Z]\))?")
SESSION = re.compile(r"第([一二三四五六七八九十百]{1,7})届(紧急特别|特别)?会议$")
ITEM = re.compile(r"(?:临时)?议程\W{0,4}项目(\d+)")
RECORD = re.compile(r"\[(?:根据.*报告[(（](?P<report>[^,，()（）]+)[,，]第(?P<at>\d+)段[)）]"
                    r"|未经发交主要委员会而通过[(（](?P<drafts>[^()（）]+)(?:[(（].*[)）])?[)）])")  # fmt: skip
WITHOUT_VOTE = re.compile(r"未经表决(?:而|获得|即)?(?:获得)?通过")
BY_WHOM = re.compile(r"(?:(.{2,20}?)的(?:报告|说明)|.{2,30}宣言)$")
KIND_OF: dict[str, UnitKind] = {"报告": "report", "说明": "note", "宣言": "declaration"}


@dataclass(frozen=True, slots=True)
class Stated:
    """A value and what states it, as a comment says it."""

    value: object
    why: str = ""


@dataclass(slots=True)
class Statement:
    """What a text states; the metadata made of it, and what is found when it is read with them."""

    layout: Layout
    entry: DocumentEntry
    document: dict[str, Stated] = field(default_factory=dict)
    units: list[dict[str, Stated]] = field(default_factory=list)
    read: Document | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Tables:
    """The bodies of a corpus, and those whose resolutions it cites."""

    bodies: Sequence[Body]
    adopters: Sequence[AdoptingBody]

    def body(self, name: str) -> str:
        """The id of the body with this name; empty where the table has none."""
        for body in self.bodies:
            cited = body.cited.get("zh-Hans", "") if body.cited else ""
            if name and (
                name in (body.names["zh-Hans"], cited) or f"联合国{name}" == body.names["zh-Hans"]
            ):
                return body.id
        return next((b.id for b in self.bodies if name and b.names["zh-Hans"].endswith(name)), "")

    def adopter(self, name: str) -> AdoptingBody | None:
        return next((one for one in self.adopters if name in one.forms), None)


def read_statement(
    lines: list[Line], layout: Layout, tables: Tables, name: str, path: Path, reading: Reading
) -> Statement:
    """What the text states when it is read in a layout."""
    blank = blank_entry(layout, name, path, reading)
    try:
        blocks = layout.read(
            lines, replace(blank, units=(_unit("resolution", None, "大会，"),))
        ).blocks
    except Refused as refused:
        return Statement(layout, blank, problems=refused.problems)
    maker = _Maker(lines, blocks, tables, name)
    statement = Statement(layout, blank, maker.document(), maker.units)
    if not maker.units:
        return statement
    _read_with(statement, lines)
    if statement.read:
        maker.complete(statement)
        _read_with(statement, lines)
    return statement


def blank_entry(
    layout: Layout, name: str, path: Path, reading: Reading = Reading()
) -> DocumentEntry:
    """The metadata of a text of which nothing is known yet."""
    return DocumentEntry(
        name=name, path=str(path.with_name("document.yaml")), source=path.name, received_as="",
        layout=layout.name, symbol=None, body="", session={}, place=None, dates={},  # type: ignore[arg-type]
        agenda_item=None, title={}, official="", units=(), reading=reading,
    )  # fmt: skip


def _unit(kind: UnitKind, begins: str | None, opening: str, title: str = "") -> UnitEntry:
    return UnitEntry("unit", kind, begins, opening, None, None, title, title, None, 1)


def _read_with(statement: Statement, lines: list[Line]) -> None:
    """Read the text with what it states; a title that reads otherwise is taken as it reads."""
    for _ in range(2):
        statement.entry = _entry(statement)
        try:
            statement.read = parse_document(lines, statement.entry)
            statement.problems = ()
        except Refused as refused:
            statement.problems = refused.problems
            printed = {
                str(found.value("unit")): str(found.value("printed"))
                for found in refused.problems
                if found.code == "TITLE_DIFFERS"
            }
            if not any(printed.values()):
                return
            for unit in statement.units:
                if title := printed.get(str(unit["slug"].value)):
                    unit["title"] = Stated(title, unit["title"].why)
        else:
            return


def _entry(statement: Statement) -> DocumentEntry:
    units = tuple(
        replace(
            _unit(
                unit["kind"].value,  # type: ignore[arg-type]
                _text(unit.get("begins")) or None,
                _text(unit.get("opening")),
                _text(unit.get("title")),
            ),
            slug=_text(unit["slug"]),
            symbol=_text(unit.get("symbol")) or None,
        )
        for unit in statement.units
    )
    return replace(
        statement.entry, symbol=_text(statement.document.get("symbol")) or None, units=units
    )


def _text(stated: Stated | None) -> str:
    return str(stated.value) if stated and stated.value is not None else ""


class _Maker:
    def __init__(
        self, lines: list[Line], blocks: Sequence[Block], tables: Tables, name: str
    ) -> None:
        self.lines = [(line.number, without_layout(line.bare)) for line in lines if line.bare]
        self.blocks, self.tables, self.name = blocks, tables, name
        self.alone = [NOTE_MARK.sub("", block.words) for block in blocks]
        self.formula = ""
        self.number = ""
        #: the title above the first part, where there are parts
        self.whole = ""
        self.units = self._units()

    # Units.

    def _units(self) -> list[dict[str, Stated]]:
        openings = [at for at, block in enumerate(self.blocks) if FORMULA.match(block.words)]
        begun = [
            (self._beginning(at, before), at)
            for before, at in zip([-1, *openings], openings, strict=False)
        ]
        firsts = [first for first, _ in begun if first is not None]
        units = []
        at_report = self._masthead_line()
        if at_report is not None and (not firsts or at_report < min(firsts)):
            units.append(self._numbered(at_report, min(firsts, default=len(self.blocks))))
        alone = len(begun) == 1 and self.blocks[openings[0]].words.endswith("，")
        units += [self._opened(first, at) for first, at in begun if first is not None or alone]
        return units

    def _beginning(self, opening: int, before: int) -> int | None:
        """The block with which the unit of a formula begins."""
        for at in range(opening - 1, max(before, opening - 1 - LONGEST_TITLE), -1):
            words = self.alone[at]
            if any(p.match(words) for p in (NUMBER, DRAFT, NAMED, LETTER)):
                return at
            if SIGN_OFF.match(words) or read_number(self.blocks[at].raw):
                return None
        return None

    def _opened(self, first: int | None, opening: int) -> dict[str, Stated]:
        """A resolution, a decision or a draft."""
        formula = self.blocks[opening].words
        unit: dict[str, Stated] = {}
        kind: UnitKind = "resolution"
        words = self.alone[first] if first is not None else ""
        body = FORMULA.match(formula)[1]  # type: ignore[index]
        symbol, begins = "", words
        if number := NUMBER.match(words):
            begins = number.group()
            symbol = self._symbol(body, number[1])
        elif draft := DRAFT.match(words):
            kind = "draft"
        elif named := NAMED.match(words):
            kind = "decision" if named[2] == "决定" else "resolution"
            symbol = self._symbol(body, named[1])
        self.formula, self.number = self.formula or body, self.number or symbol
        why = self._why(self.blocks[first]) if first is not None else ""
        unit["kind"] = Stated(kind, why)
        unit["begins"] = Stated(begins, why) if begins else Stated(None)
        unit["opening"] = Stated(formula, self._why(self.blocks[opening]))
        unit["symbol"] = Stated(symbol or None, why if symbol else "")
        unit["title"] = Stated("", self._why(self.blocks[first or 0]))
        unit["slug"] = Stated(self._slug(words, symbol), "")
        if LETTER.match(words) and (whole := self._title_above(first or 0)):
            unit["title"] = Stated(whole, "")
        return unit

    def _title_above(self, at: int) -> str:
        """The title of the whole, above the letter of its first part."""
        for above in range(at - 1, -1, -1):
            if number := NUMBER.match(self.alone[above]):
                self.number = self._symbol(self.formula, number[1])
                words = [self.alone[above][number.end() :], *self.alone[above + 1 : at]]
                self.whole = "".join(words)
                return self.whole
        return self.whole

    def _symbol(self, body: str, number: str) -> str:
        adopter = self.tables.adopter(body)
        if adopter is None:
            return ""
        return adopter.resolution.replace("{number}", number) if adopter.resolution else number

    def _slug(self, begins: str, symbol: str) -> str:
        if LETTER.match(begins):
            return f"{self.name}-{begins.lower()}"
        if draft := DRAFT.match(begins):
            of = draft[2]
            kind = "draft" if draft[1] == "决议" else "draft-decision"
            return f"{self.name}-{kind}-{han_number(of) if of and not of.isdigit() else of or 1}"
        return re.sub("[^a-z0-9]+", "-", symbol.lower()) if "RES" in symbol else self.name

    def _numbered(self, by: int, end: int) -> dict[str, Stated]:
        """A report, a note or a declaration: its title stands above the line that says whose."""
        words = self.alone[by]
        kind = KIND_OF[words[-2:]]
        titled = by if kind == "declaration" else by - 1
        title = self.blocks[titled].words if titled >= 0 else ""
        unit = {
            "kind": Stated(kind, self._why(self.blocks[by])),
            "begins": Stated(None),
            "title": Stated(NOTE_MARK.sub("", title), self._why(self.blocks[max(titled, 0)])),
            "slug": Stated(self.name),
        }
        return unit

    def _masthead_line(self) -> int | None:
        for at, words in enumerate(self.alone[:15]):
            if NUMBER.match(words):
                return None
            if BY_WHOM.match(words) and not read_number(self.blocks[at].raw):
                return at
            if _opens(words):
                return None
        return None

    def _why(self, block: Block) -> str:
        return f"line {block.line}: {_quoted(block.words)}"

    # The document.

    def document(self) -> dict[str, Stated]:
        found: dict[str, Stated] = {}
        if self.number:
            found["symbol"] = Stated(self.number, self.units[-1]["kind"].why)
        elif own := self._first(OWN_SYMBOL.fullmatch):
            found["symbol"] = Stated(OWN_SYMBOL.fullmatch(own[1])[1], _line(*own))  # type: ignore[index]
        symbol = _text(found.get("symbol"))
        if symbol and "/" in symbol and symbol[0].isalpha():
            found["official"] = Stated(
                f"https://undocs.org/zh/{symbol}", "made of the symbol: open it, and compare"
            )
        self._add_session(found)
        if body := self._body():
            found["body"] = body
        if item := self._first(ITEM.match):
            found["agenda_item"] = Stated(ITEM.match(item[1])[1], _line(*item))  # type: ignore[index]
        return found

    def _body(self) -> Stated | None:
        for line, words in self.lines[:30]:
            match = BY_WHOM.match(words)
            if match and match[1] and (id := self.tables.body(match[1])):
                return Stated(id, _line(line, words))
        if id := self.tables.body(self.formula):
            return Stated(id, self.units[0]["opening"].why if "opening" in self.units[0] else "")
        return None

    def _add_session(self, found: dict[str, Stated]) -> None:
        if stated := self._first(SESSION.match):
            number, kind = SESSION.match(stated[1]).groups()  # type: ignore[union-attr]
            found["session"] = Stated(session_names(number, kind or ""), _line(*stated))
        elif (names := session_of_number(self.number)) is not None:
            found["session"] = Stated(names, self.units[0]["kind"].why)

    def _first(self, says: object) -> tuple[int, str] | None:
        """The first line before the text that says something."""
        for line, words in self.lines[:30]:
            if _opens(words):
                return None
            if says(words):  # type: ignore[operator]
                return line, words
        return None

    # What the text states at its end.

    def complete(self, statement: Statement) -> None:
        """Add the days, the meeting and how it was adopted, as the sign-off has them."""
        assert statement.read is not None
        days = []
        record = next(((n, w, m) for n, w in self.lines[:30] if (m := RECORD.search(w))), None)
        for stated, unit in zip(statement.units, statement.read.units, strict=True):
            day, meeting = _sign_off(unit)
            if day:
                stated["date"] = day
                days.append(day)
            if not (day and unit.kind.adopted):
                continue
            without = next(((n, w) for n, w in self.lines if WITHOUT_VOTE.search(w)), None)
            how = (
                Stated("adopted without a vote", _line(*without))
                if without
                else Stated("adopted", day.why)
            )
            status = {"how": how, "date": Stated(day.value)}
            if meeting:
                status["meeting"] = meeting
            symbol = _text(stated.get("symbol")) or _text(statement.document.get("symbol"))
            status["source"] = _record_of(record) if record else Stated(symbol or None)
            stated["status"] = Stated(status)
        if days and len({day.value for day in days}) == 1 and statement.read.units[0].kind.adopted:
            statement.document["dates"] = Stated({"adopted": days[0].value}, days[0].why)
        first = statement.units[0]
        title = self.whole or first["title"].value
        statement.document["title"] = Stated({"zh-Hans": title, "en": None}, first["title"].why)


def _opens(words: str) -> bool:
    """Whether a line is a formula for sure: without the comma it may be a name in a masthead."""
    return FORMULA.match(words) is not None and words.endswith("，")


def _record_of(record: tuple[int, str, re.Match[str]]) -> Stated:
    line, words, match = record
    if match["report"]:
        return Stated(f"{match['report']} ({match['at']})", _line(line, words))
    return Stated("; ".join(re.split("[和、及]", match["drafts"])), _line(line, words))


def _sign_off(unit: Unit) -> tuple[Stated | None, Stated | None]:
    day = meeting = None
    for place in (place for place in unit.paragraphs if place.role == "signoff"):
        if found := DAY.match(place.words):
            y, m, d = found.groups()
            day = Stated(f"{y}-{int(m):02}-{int(d):02}", _line(place.line, place.words))
        elif found := MEETING.match(place.words):
            meeting = Stated(found[1], _line(place.line, place.words))
    return day, meeting


def _line(line: int, words: str) -> str:
    return f"line {line}: {_quoted(words)}"


def _quoted(words: str) -> str:
    return f"“{words if len(words) <= 40 else words[:40] + '…'}”"
