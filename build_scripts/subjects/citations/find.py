"""Find what the Chinese texts cite: every reference, typed, with the words that make it.

Finding is kept apart from resolving (`resolve.py`): here only the text decides. A unit is read
from its first paragraph to its last footnote, because a citation leans on what was said
before: `7/1` on the body named last, 同上 on the footnote before, 同一份决议 on the
resolution cited last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from build_scripts.model import (
    AdoptingBody,
    CitationKind,
    Cited,
    NoteMark,
    Place,
    Reference,
    Unit,
)
from build_scripts.model.numerals import han_number
from build_scripts.subjects.citations.adopters import Adopters
from build_scripts.subjects.citations.patterns import (
    ARTICLE_OR_PARAGRAPH,
    LISTED,
    MEMBER,
    TOKEN,
    clause_of,
    number_of,
    year_before,
)
from build_scripts.subjects.citations.tables import Citables

#: Titles that only point back to an instrument named before, and series that are no instruments.
POINTS_BACK = ("《公约》", "《宣言》", "《议定书》")
WORLD_HEALTH_ASSEMBLY = "world-health-assembly"
NO_INSTRUMENT = ("《条约汇编》",)
RECORDS = re.compile("正式记录|补编第")
ADOPTED = re.compile(r"[0-9]号(决议|决定)")
#: How far behind a number of a list the word may stand that says what all of them are.
LIST = 400
#: A paragraph may follow its instrument after one of these words, or another of its paragraphs.
JOINED = ("", "的", "、", "和", "以及", "中的")


@dataclass(slots=True)
class CitationReader:
    """Reads one unit; remembers what a later citation may lean on."""

    unit: Unit
    citables: Citables
    adopters: Adopters
    #: the bodies whose resolutions the unit has cited, the last one last
    bodies: list[AdoptingBody] = field(default_factory=list)
    resolution: Reference | None = None
    footnote: list[Reference] = field(default_factory=list)

    def read(self) -> Iterator[Cited]:
        """The citations of the unit in the order of its text, none overlapping."""
        before: dict[str, str] = {}
        for paragraph in self.unit.paragraphs:
            yield from Passage(self, paragraph.id, paragraph.words).read()
            before |= _before_marks(paragraph)
        for note in self.unit.footnotes:
            found = list(Passage(self, note.id, note.words, before.get(note.id, "")).read())
            yield from found
            self.footnote = [cited.reference for cited in found] or self.footnote


def find_citations(unit: Unit, body: str, citables: Citables) -> tuple[Cited, ...]:
    """Every citation of a unit; `body` is the id of the body that adopts or receives it."""
    return tuple(CitationReader(unit, citables, Adopters(citables.bodies, body)).read())


def _before_marks(paragraph: Place) -> dict[str, str]:
    """For each footnote the words of the paragraph that stand before its first mark."""
    marks = reversed(list(paragraph.source.of(NoteMark)))
    return {mark.what.note_id: paragraph.words[: mark.start] for mark in marks}


@dataclass(slots=True)
class Passage:
    """The words of one paragraph or footnote; `context` are words that lead up to them."""

    reader: CitationReader
    id: str
    words: str
    context: str = ""
    #: the instrument whose articles and paragraphs are meant, as its title is printed
    title: str = ""
    declaration: str = ""
    article: int | None = None
    #: end of the document, or of the paragraph of one, found last; and that document
    paragraph_of: tuple[int, Reference | None] = (-1, None)
    mentions: list[tuple[int, AdoptingBody | None]] = field(default_factory=list)

    def read(self) -> Iterator[Cited]:
        self.mentions = self.reader.adopters.mentions(self.context + self.words)
        at = 0
        while match := TOKEN.search(self.words, at):
            at = match.end()
            yield from self._cited(match)

    def _cited(self, match: re.Match[str]) -> Iterator[Cited]:
        kind = next(name for name in READERS if match[name] is not None)
        for start, end, reference in READERS[kind](self, match):
            yield self._in_place(start, end, reference)

    def _in_place(self, start: int, end: int, reference: Reference) -> Cited:
        words = self.words[start:end]
        dated = year_before(self.words, start)
        slug = self.reader.unit.slug
        return Cited(slug, self.id, start, end, words, reference, None, dated=dated)

    # Titles.

    def read_title(self, match: re.Match[str]) -> Iterator[Found]:
        """A title, unless it points back, names a series, or its article or paragraph follows."""
        title = match["title"]
        if title in NO_INSTRUMENT or RECORDS.search(title):
            return
        if title in POINTS_BACK:
            self.title = self.declaration if title == "《宣言》" and self.declaration else title
            return
        self.title = title
        if "宣言" in title:
            self.declaration = title
        if ARTICLE_OR_PARAGRAPH.match(self.words, match.end()) is None:
            yield match.start(), match.end(), Reference("title", title=title)

    # Documents and treaties.

    def read_symbol(self, match: re.Match[str]) -> Iterator[Found]:
        """A document by its symbol; a section that follows is part of the same citation."""
        symbol = match["symbol"].rstrip(".")
        start, end = match.start("symbol"), match.start("symbol") + len(symbol)
        if match["of_document"]:
            end = match.end("of_document") + 1
            yield start, end, Reference("paragraph", symbol=symbol, paragraph=match["of_document"])
        else:
            reference = Reference("document", symbol=symbol)
            self.paragraph_of = (match.end(), reference)
            yield start, end, reference

    def read_treaty(self, match: re.Match[str]) -> Iterator[Found]:
        volume = re.sub("[、和]", "+", match["volumes"])
        reference = Reference("treaty", number=match["registration"], volume=volume)
        yield match.start(), match.end(), reference

    def read_ibid(self, match: re.Match[str]) -> Iterator[Found]:
        """同上 alone stands for what the footnote before cites."""
        rest = self.words[match.end() :]
        if TOKEN.search(rest) is None and self.reader.footnote:
            yield match.start("ibid"), match.end("ibid"), self.reader.footnote[0]

    # Resolutions and decisions.

    def read_wha(self, match: re.Match[str]) -> Iterator[Found]:
        reference = Reference("resolution", WORLD_HEALTH_ASSEMBLY, match["wha"])
        yield match.start(), match.end(), reference

    def read_number(self, match: re.Match[str]) -> Iterator[Found]:
        """A resolution or decision by its number, with a paragraph of it where one follows."""
        number = match["number"].replace("（", "(").replace("）", ")")
        counted = match["hao"] or LISTED.match(self.words, match.end())
        joined = counted and self.words.endswith(("和", "、", "及"), 0, match.start())
        named = match[0].endswith(("决议", "决定"))
        if not (match["ordinal"] or joined or named) or ("." in number and not match["hao"]):
            return
        at = match.start("number")
        adopted = ADOPTED.search(self.words, at, at + LIST)
        if adopted and self.words.startswith("草案", adopted.end()):
            return
        kind: CitationKind = "decision" if adopted and adopted[1] == "决定" else "resolution"
        before = [b for start, b in self.mentions if start < match.start() + len(self.context)]
        nearest_first = (*reversed(before), *reversed(self.reader.bodies))
        body = self.reader.adopters.of(number, nearest_first)
        reference = Reference(kind, body.id if body else None, number)
        if body:
            self.reader.bodies = [b for b in self.reader.bodies if b != body] + [body]
        self.reader.resolution = reference
        self.paragraph_of = (match.end(), reference)
        if match["of"]:
            letter = f" ({match['of_part']})" if match["of_part"] else ""
            reference = replace(reference, kind="paragraph", paragraph=match["of"] + letter)
        yield match.start(), match.end(), reference

    def read_same(self, match: re.Match[str]) -> Iterator[Found]:
        """同一份决议: the resolution that was cited last."""
        last = self.reader.resolution
        if last is None:
            return
        of = match["same_paragraph"]
        reference = replace(last, kind="paragraph", paragraph=of) if of else last
        yield match.start(), match.end(), reference

    def read_draft(self, match: re.Match[str]) -> Iterator[Found]:
        """A draft resolution that the same report contains, by its number."""
        yield match.start(), match.end(), Reference("document", title=match["draft"])

    # Articles, chapters, paragraphs.

    def read_series(self, match: re.Match[str]) -> Iterator[Found]:
        """Articles or chapters of the Convention, or of the instrument named last, one by one.

        In figures they are such only right behind a title.
        """
        figures = re.search("[0-9]", match["series"])
        if figures and not self.words.endswith(("》", "》的"), 0, match.start()):
            return
        division: CitationKind = "article" if match["division"] == "条" else "chapter"
        members = list(MEMBER.finditer(match["series"]))
        for position, member in enumerate(members):
            last = position + 1 == len(members)
            number = number_of(member["first"])
            final = number_of(member["last"]) if member["last"] else None
            start = match.start() + member.start()
            end = match.end() if last else match.start() + member.end()
            of = clause_of(match["clause"], match["point"]) if last else None
            if division == "article":
                self.article = final or number
                yield start, end, replace(self._article(number, of), last=final)
            else:
                title = self._convention()
                yield start, end, Reference("chapter", title=title, chapter=number, last=final)

    def read_bare_clause(self, match: re.Match[str]) -> Iterator[Found]:
        """第一款 without its article: of the article named last in the paragraph."""
        if self.article is not None:
            of = str(han_number(match["bare_clause"]))
            yield match.start(), match.end(), self._article(self.article, of)

    def read_preamble(self, match: re.Match[str]) -> Iterator[Found]:
        paragraph = f"preamble {han_number(match['preamble'])}"
        reference = Reference("paragraph", title=self.title or None, paragraph=paragraph)
        yield match.start(), match.end(), reference

    def _convention(self) -> str | None:
        """The title whose articles are meant; None for the Convention by its short name."""
        return None if self.title in ("", "《公约》") else self.title

    def _article(self, number: int, paragraph: str | None) -> Reference:
        return Reference("article", title=self._convention(), article=number, paragraph=paragraph)

    def read_paragraph(self, match: re.Match[str]) -> Iterator[Found]:
        """A paragraph by its number: of what is cited right before it, else of this unit."""
        letter = match["item"] or match["part"]
        paragraph = match["paragraph"] + (f" ({letter})" if letter else "")
        start = match.start()
        whole = self._cited_before(start)
        if whole is None and (title := self._instrument_before(start)):
            whole = Reference("title", title=title)
        if whole:
            self.paragraph_of = (match.end(), whole)
        whole = whole or Reference("paragraph")
        yield start, match.end(), replace(whole, kind="paragraph", paragraph=paragraph)

    def _cited_before(self, start: int) -> Reference | None:
        """What a paragraph is a pinpoint of, or what another of its list is."""
        end, whole = self.paragraph_of
        between = self.words[end:start]
        named = whole is not None and whole.title is None
        return whole if between in JOINED or (named and between == "，") else None

    def _instrument_before(self, start: int) -> str | None:
        """The instrument whose name stands right before a paragraph."""
        for joint in JOINED:
            if not self.words.endswith(joint, 0, start):
                continue
            end = start - len(joint)
            if self.words.endswith("》", 0, end):
                return self.title
            for instrument in self.reader.citables.instruments:
                for name in instrument.plain:
                    if self.words.endswith(name, 0, end):
                        return name
        return None


Found = tuple[int, int, Reference]
READERS = {
    "title": Passage.read_title,
    "volumes": Passage.read_treaty,
    "symbol": Passage.read_symbol,
    "wha": Passage.read_wha,
    "number": Passage.read_number,
    "preamble": Passage.read_preamble,
    "paragraph": Passage.read_paragraph,
    "series": Passage.read_series,
    "bare_clause": Passage.read_bare_clause,
    "ibid": Passage.read_ibid,
    "same": Passage.read_same,
    "draft": Passage.read_draft,
}
