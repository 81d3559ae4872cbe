"""What the files state of a text besides its words → the fields of `document.yaml`.

Each field has the line that states it, in the XML or in the records beside it. What two sources
state differently is a finding; the XML, which is the document, has its way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeAlias

from build_scripts.importing.pairs import LibraryRecord, OfficialText, slug_of
from build_scripts.model import Body, State
from build_scripts.model.shape import DAY
from build_scripts.parse.akn import LETTER, MARKS
from build_scripts.parse.blocks import Block, is_number, without_layout
from build_scripts.parse.elements import Element
from build_scripts.problems import Problem, problem
from build_scripts.received.sessions import session_names, session_of_number
from build_scripts.received.stated import NOTHING, Facts, Stated
from build_scripts.subjects.votes.ballots import folded

SOURCE, ENGLISH_SOURCE = "source.zh-Hans.xml", "source.en.xml"
OUTCOMES = {
    "adoptedWithoutVote": "adopted without a vote",
    "adoptedRecordedVote": "adopted by a recorded vote",
}
CHOICES = {"inFavour": "in_favour", "against": "against", "abstaining": "abstaining"}
#: The ISO codes of the States by what they voted.
Lists: TypeAlias = dict[str, tuple[str, ...]]
SYMBOL = "https://undocs.org/zh/{symbol}"


@dataclass(slots=True)
class StatedFacts:
    """Reads what one pair of texts and its record state."""

    chinese: OfficialText
    english: OfficialText | None
    record: LibraryRecord | None
    bodies: tuple[Body, ...]
    states: Mapping[str, State]
    problems: list[Problem] = field(default_factory=list)

    def document(self) -> Facts:
        """The fields of the document, those of its units among them."""
        root, symbol = self.chinese.read.root, self.chinese.symbol
        units = [self.unit(index) for index in range(len(self.chinese.read.statements))]
        facts: Facts = {
            "source": Stated(SOURCE),
            "received_as": Stated(self.chinese.file.path.name),
            "layout": Stated("akn"),
            "symbol": self.said(root.first("coverPage", "docNumber")),
            "body": self.body(),
            "session": self.session(),
            "agenda_item": self.agenda_item(),
            "title": Stated({"zh-Hans": units[0]["title"].text, "en": units[0]["title_en"].text}),
            "official": Stated(SYMBOL.format(symbol=symbol.replace(" ", "%20"))),
            "units": Stated(units),
        }
        if units[0]["date"].value:
            facts["dates"] = Stated({"adopted": units[0]["date"].text}, units[0]["date"].why)
        return facts

    def said(self, element: Element | None) -> Stated:
        """What an element of the Chinese text says, and on which line."""
        return Stated(element.text, f"{SOURCE}:{element.line}") if element else NOTHING

    def body(self) -> Stated:
        author = self.chinese.read.root.first("FRBRWork", "FRBRauthor")
        actor = f"un-{author.attributes.get('href', '')}" if author else ""
        for body in self.bodies:
            if body.actor == actor and author:
                return Stated(body.id, f"{SOURCE}:{author.line}")
        self.problems.append(
            problem("IMPORT_BODY", self.path, (author or self.chinese.read.root).line, name=actor)
        )
        return NOTHING

    def session(self) -> Stated:
        """The session that the cover prints, in the three renderings."""
        printed = self.said(self.chinese.read.root.first("coverPage", "session"))
        match = re.fullmatch(r"第([一二三四五六七八九十]+)届(特别|紧急特别|)会议", printed.text)
        number = self.chinese.symbol.removeprefix("A/RES/").partition(" ")[0]
        names = session_names(match[1], match[2]) if match else session_of_number(number)
        return Stated(names, printed.why)

    def agenda_item(self) -> Stated:
        for element in self.chinese.read.root.all("inline"):
            if element.attributes.get("name") == "agenda item":
                said = self.said(element)
                item = re.search(r"\d+.*", said.text)
                return Stated(item[0] if item else None, said.why)
        return NOTHING

    # Units.

    def unit(self, index: int) -> Facts:
        number, titles = _head(self.chinese, index)
        _, english = _head(self.english, index) if self.english else (None, [])
        title = self.title(titles, self.chinese, "")
        title_en = self.title(english, self.english, title.text)
        opening = next(
            (b for b, area in _blocks(self.chinese, index) if area == "opening"), None
        )  # fmt: skip
        letter = _letter(number)
        many = len(self.chinese.read.statements) > 1
        symbol = re.sub(r" [A-Z]-[A-Z]$", "", self.chinese.symbol) + (f" {letter}" * many)
        statement = self.chinese.read.statements[index]
        voting = statement.first("parliamentary", "voting")
        voters = self.voters(voting) if voting else {}
        day = self.day(statement)
        facts: Facts = {
            "slug": Stated(slug_of(symbol)),
            "kind": Stated("resolution"),
            "begins": _printed(number),
            "opening": _printed(opening),
            "symbol": Stated(symbol),
            "date": day,
            "title": title,
            "title_en": title_en,
            "status": Stated(self.status(statement, voting, voters, day)),
        }
        if proceedings := self.proceedings(statement, voting, voters):
            facts["proceedings"] = Stated(proceedings)
        return facts

    def title(self, blocks: list[Block], text: OfficialText | None, otherwise: str) -> Stated:
        """The title that is printed above a unit; otherwise that of the whole document."""
        name = ENGLISH_SOURCE if text is self.english else SOURCE
        root = text.read.root if text else None
        if blocks:
            words = " ".join(MARKS.sub("", block.raw) for block in blocks)
            words = words if name == ENGLISH_SOURCE else without_layout(words)
            return Stated(words, f"{name}:{blocks[0].line}")
        for element in root.all("docTitle") if root else ():
            if element.attributes.get("refersTo") == "#resolutionTitle":
                words = element.text
                words = words if name == ENGLISH_SOURCE else without_layout(words)
                return Stated(words, f"{name}:{element.line}")
        return Stated(otherwise)

    def day(self, statement: Element) -> Stated:
        element = statement.first("FRBRWork", "FRBRdate")
        day = element.attributes.get("date", "") if element else ""
        if element and _is_day(day):
            return Stated(day, f"{SOURCE}:{element.line}")
        return NOTHING

    def status(
        self, statement: Element, voting: Element | None, voters: Lists, day: Stated
    ) -> Facts:
        said = voting.attributes.get("outcome", "") if voting else ""
        how = OUTCOMES.get(said, "adopted")
        meeting = next(
            (e for e in statement.all("inline") if e.attributes.get("name") == "adoptionMeeting"),
            None,
        )
        number = re.search(r"\d+", meeting.text) if meeting else None
        source = [
            step.attributes.get("as", "")
            for step in statement.all("step")
            if step.attributes.get("outcome") == "adopted"
        ]
        facts: Facts = {
            "how": Stated(how, f"{SOURCE}:{voting.line}" if voting else ""),
            "date": day,
            "source": Stated("; ".join(filter(None, source)) or self.chinese.symbol),
            "meeting": Stated(number[0], f"{SOURCE}:{meeting.line}") if number and meeting
            else NOTHING,
        }  # fmt: skip
        if how == "adopted by a recorded vote" and voting:
            counts = [len(voters.get(name, ())) for name in CHOICES.values()]
            facts["count"] = Stated("-".join(map(str, counts)), f"{SOURCE}:{voting.line}")
        return facts

    def voters(self, voting: Element) -> Lists:
        """The States of each list by their ISO codes; a name that no State has is a finding."""
        lists: Lists = {}
        for count in voting.all("count"):
            choice = CHOICES.get(count.attributes.get("refersTo", ""))
            if choice is None:
                continue
            codes = []
            for voter in count.all("organization"):
                state = self.states.get(folded(voter.text))
                if state is None:
                    self.problems.append(
                        problem("IMPORT_STATE", self.path, voter.line, name=voter.text)
                    )
                else:
                    codes.append(state.iso3)
            stated = count.attributes.get("value", "")
            if stated != str(len(codes)):
                self.problems.append(
                    problem("IMPORT_COUNT", self.path, count.line, stated=stated, listed=len(codes))
                )
            lists[choice] = tuple(codes)
        return lists

    def proceedings(self, statement: Element, voting: Element | None, voters: Lists) -> Facts:
        """How it came about: from the record where there is one, otherwise from the XML."""
        facts: Facts = {}
        steps = {step.attributes.get("outcome"): step for step in statement.all("step")}
        draft = steps.get("draftResolution")
        if draft:
            facts["draft"] = Stated(draft.attributes.get("as"), f"{SOURCE}:{draft.line}")
        if self.record:
            why = f"{self.record.path.name}:{self.record.line}"
            facts["committee"] = Stated(self.record.text("committee"), why)
            for name, key in (("sponsors", "sponsors"), ("later_sponsors", "additional_sponsors")):
                facts[name] = Stated(self.record.texts(key), why)
            facts["subjects"] = Stated(self.record.texts("subjects"), why)
        else:
            subjects = [
                (keyword.attributes.get("showAs", ""), keyword.line)
                for keyword in statement.all("keyword")
                if keyword.attributes.get("dictionary") == "UNBIS Thesaurus"
            ]
            if subjects:
                why = f"{SOURCE}:{subjects[0][1]}"
                facts["subjects"] = Stated(tuple(subject for subject, _ in subjects), why)
        if voting and voting.attributes.get("outcome") == "adoptedRecordedVote":
            lists = {name: Stated(codes) for name, codes in voters.items()}
            facts["voters"] = Stated(lists, f"{SOURCE}:{voting.line}")
        return {name: stated for name, stated in facts.items() if stated.value}

    @property
    def path(self) -> Path:
        return self.chinese.file.path


def _is_day(text: str) -> bool:
    try:
        return DAY.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _blocks(text: OfficialText, index: int) -> list[tuple[Block, str]]:
    pairs = zip(text.read.parts.blocks, text.read.marked_up, strict=True)
    return [(block, said.area) for block, said in pairs if block.unit == index]


def _head(text: OfficialText, index: int) -> tuple[Block | None, list[Block]]:
    """The block of the printed number, and those of the title."""
    blocks = [block for block, area in _blocks(text, index) if area == "title"]
    first = MARKS.sub("", blocks[0].raw) if blocks else ""
    if is_number(first) or LETTER.fullmatch(first):
        return blocks[0], blocks[1:]
    return None, blocks


def _letter(number: Block | None) -> str:
    """The letter of a part, with which its number ends."""
    words = MARKS.sub("", number.raw).split() if number else []
    return words[-1].rstrip(".") if words and LETTER.fullmatch(words[-1].rstrip(".")) else ""


def _printed(block: Block | None) -> Stated:
    if block is None:
        return NOTHING
    return Stated(MARKS.sub("", block.raw), f"{SOURCE}:{block.line}")
