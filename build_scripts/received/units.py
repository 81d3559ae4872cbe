"""Where the units of a text begin, what they are, and how they are numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from build_scripts.model.kinds import UnitKind
from build_scripts.model.numerals import han_number
from build_scripts.parse.blocks import NOTE_MARK, Block
from build_scripts.parse.ending import SIGN_OFF
from build_scripts.parse.labels import read_number
from build_scripts.received.stated import NOTHING, Facts, KnownBodies, Stated, said_by

#: A formula that opens a resolution: the body and a comma, which may be missing, or the meeting.
FORMULA = re.compile(
    r"([\u3400-\u9fff《》]{1,30}?(?:会|会议|大会|机构))(?:，?|在\d{4}年.{3,9}第\d+次会议上：)$"
)
#: With what a unit begins: its number, `决议草案一`, `第7/1号决议`, the letter of a part.
NUMBER = re.compile(r"((?:S-|ES-)?\d{1,4}/\d{1,3}[A-Z]?)\.")
DRAFT = re.compile(r"(决议|决定)草案([一二三四五六七八九十\d]*)$")
NAMED = re.compile(
    r"(?P<body>[\u3400-\u9fff]*?)"
    r"第(?P<number>(?:S-|ES-)?\d{1,4}(?:/\d{1,3}|[(（]\d{4}[)）]))号(?P<kind>决议|决定)$"
)
LETTER = re.compile(r"([A-Z])$")
#: How many blocks a title has at most, above the formula.
LONGEST_TITLE = 8
#: The line that says whose report or note it is, or that it is a declaration.
BY_WHOM = re.compile(r"(?:([^A-Z/]{2,20}?)的(?:报告|说明)|[^A-Z/]{2,30}宣言)$")
KIND_OF: dict[str, UnitKind] = {"报告": "report", "说明": "note", "宣言": "declaration"}
#: How many lines a masthead has at most.
LONGEST_MASTHEAD = 30


def is_formula(words: str) -> bool:
    """Whether words are a formula for sure: without the comma it may be a name in a masthead."""
    return FORMULA.match(words) is not None and words.endswith(("，", "："))


@dataclass(slots=True)
class UnitsFound:
    """The units of a text, and what their beginnings say of the whole."""

    lines: Sequence[tuple[int, str]]
    blocks: Sequence[Block]
    known: KnownBodies
    name: str
    alone: list[str] = field(init=False)
    #: the body that the first formula names, and the number of the first resolution
    adopter: str = ""
    number: str = ""
    #: the title above the first part, where there are parts
    whole: str = ""
    units: list[Facts] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.alone = [NOTE_MARK.sub("", block.words) for block in self.blocks]
        openings = [at for at, words in enumerate(self.alone) if FORMULA.match(words)]
        befores = [-1, *openings]
        begun = [(self._first(at, befores[nth]), at) for nth, at in enumerate(openings)]
        alone = len(begun) == 1 and is_formula(self.alone[openings[0]])
        begun = [(first, at) for first, at in begun if first is not None or alone]
        self._masthead(begun[0][0] if begun else len(self.blocks))
        for first, at in begun:
            self.units.append(self._opened(first, at, len(begun)))

    @property
    def symbol(self) -> str:
        """The symbol of the whole; empty where there are several resolutions."""
        symbols = {unit["symbol"].text for unit in self.units if "symbol" in unit}
        return self._symbol(self.number) if self.whole or len(symbols) == 1 else ""

    def _first(self, opening: int, before: int) -> int | None:
        """The block with which the unit of a formula begins."""
        for at in range(opening - 1, max(before, opening - 1 - LONGEST_TITLE), -1):
            words = self.alone[at]
            if self._begins(words):
                return at
            if SIGN_OFF.match(words) or read_number(self.blocks[at].raw):
                return None
        return None

    def _begins(self, words: str) -> bool:
        """Whether a unit begins so; before its number the body may stand that adopted it."""
        if named := NAMED.match(words):
            return not named["body"] or self.known.adopter(named["body"]) is not None
        return any(begins.match(words) for begins in (NUMBER, DRAFT, LETTER))

    def _opened(self, first: int | None, opening: int, several: int) -> Facts:
        """A resolution, a decision or a draft; its title is what the text then reads."""
        words = self.alone[first] if first is not None else ""
        why = self._why(first) if first is not None else ""
        formula = FORMULA.match(self.alone[opening])
        self.adopter = self.adopter or (formula[1] if formula else "")
        number, named = NUMBER.match(words), NAMED.match(words)
        kind: UnitKind = "draft" if DRAFT.match(words) else "resolution"
        if named and named["kind"] == "决定":
            kind = "decision"
        printed = number[1] if number else named["number"] if named else ""
        self.number = self.number or printed
        symbol = self._symbol(printed)
        unit = {
            "kind": Stated(kind, why),
            "begins": Stated(number.group() if number else words or None, why),
            "opening": Stated(self.blocks[opening].words, self._why(opening)),
            "symbol": Stated(symbol, why) if symbol else NOTHING,
            "title": Stated("", why),
            "slug": Stated(self._slug(words, symbol, kind, several)),
        }
        if first is not None and LETTER.match(words):
            unit["title"] = Stated(self._whole_above(first), why)
        return unit

    def _whole_above(self, at: int) -> str:
        """The title of the whole, above the letter of its first part."""
        for above in range(at - 1, -1, -1):
            number = NUMBER.match(self.alone[above])
            if number and not self.whole:
                self.number = number[1]
                words = self.alone[above:at]
                self.whole = "".join(words)[number.end() :].lstrip()
        return self.whole

    def _symbol(self, number: str) -> str:
        adopter = self.known.adopter(self.adopter) if number else None
        if adopter is None:
            return ""
        return adopter.resolution.replace("{number}", number) if adopter.resolution else number

    def _slug(self, begins: str, symbol: str, kind: UnitKind, several: int) -> str:
        if LETTER.match(begins):
            return f"{self.name}-{begins.lower()}"
        if draft := DRAFT.match(begins):
            of = draft[2]
            number = han_number(of) if of and not of.isdigit() else of or 1
            return f"{self.name}-{'draft' if draft[1] == '决议' else 'draft-dec'}-{number}"
        plain = re.sub("[^a-z0-9]+", "-", symbol.lower()).strip("-")
        if several == 1 or "/RES/" in symbol:
            return plain if "/RES/" in symbol else self.name
        session, _, last = plain.rpartition("-")
        name = self.name if self.name.endswith(f"-{session}") else f"{self.name}-{session}"
        return f"{name}-dec-{last}" if kind == "decision" else f"{name}-{last}"

    def _masthead(self, end: int | None) -> None:
        """A report, a note or a declaration: its title stands above the line that says whose."""
        before = self.blocks[end].line if end is not None and end < len(self.blocks) else None
        above: tuple[int, str] = (0, "")
        for line, words in self.lines[:LONGEST_MASTHEAD]:
            if NUMBER.match(words) or is_formula(words) or line == before:
                return
            if BY_WHOM.match(words) and not read_number(words):
                kind = KIND_OF[words[-2:]]
                titled, title = (line, words) if kind == "declaration" else above
                self.units.append(
                    {
                        "kind": Stated(kind, said_by(line, words)),
                        "begins": NOTHING,
                        "title": Stated(title, said_by(titled, title)),
                        "slug": Stated(self.name),
                    }
                )
                return
            above = line, NOTE_MARK.sub("", words)

    def _why(self, at: int) -> str:
        return said_by(self.blocks[at].line, self.blocks[at].words)
