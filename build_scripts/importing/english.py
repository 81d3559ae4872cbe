"""The English of a text laid beside its Chinese, block by block, by what both print.

Numbers, items, headings and tables follow each other alike in two languages of one text. Where
they do not, the marks of footnotes tell which paragraphs belong together; what then stands on
one side alone, or cannot be told apart, is a finding and gets no English.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import TypeAlias

from build_scripts.languages.english import LABEL, VERB, english_label
from build_scripts.model import Document, Place, Span
from build_scripts.parse.akn import AknText
from build_scripts.parse.blocks import Block, is_number
from build_scripts.parse.labels import read_item, read_number
from build_scripts.parse.tables import table_words
from build_scripts.problems import Problem, problem

MARKS = re.compile(r"\[\^[^\]]*\]")
HEADING_LABEL = re.compile(r"(?:[A-Z]{1,4}|[IVX]{1,5})\.\s+")
#: Items of decisions open with verbs too.
OPEN_WITH_VERB = ("preambular", "operative", "item")
#: What a block is to its counterpart in the other language.
Key: TypeAlias = tuple[str, ...]
Pair: TypeAlias = tuple[int, int]
#: Whether two stretches are equal, the one from a to b, the other from c to d.
Code: TypeAlias = tuple[bool, int, int, int, int]
#: The English by unit, then by id; `frame` has what stands outside the units.
English: TypeAlias = dict[str, dict[str, str]]


@dataclass(slots=True)
class Aligner:
    """Lays the blocks of one text beside those of the other."""

    chinese: AknText
    english: AknText
    path: Path
    problems: list[Problem] = field(default_factory=list)

    def pairs(self) -> Iterator[Pair]:
        """The blocks that answer each other, by their places in the two texts."""
        here, there = _stretches(self.chinese), _stretches(self.english)
        for stretch in {**here, **there}:
            yield from self.aligned(here.get(stretch, []), there.get(stretch, []))

    def aligned(self, here: list[int], there: list[int]) -> Iterator[Pair]:
        keys = [_key(self.chinese, at) for at in here]
        others = [_key(self.english, at) for at in there]
        if keys == others:
            yield from zip(here, there, strict=True)
            return
        for equal, a, b, c, d in _grown(keys, others):
            if equal or b - a == d - c:
                for pair in zip(here[a:b], there[c:d], strict=True):
                    self.compare(*pair)
                    yield pair
            else:
                yield from self.by_marks(here[a:b], there[c:d])

    def by_marks(self, here: list[int], there: list[int]) -> Iterator[Pair]:
        """The blocks of a stretch in which one text has more, as far as footnotes tell them."""
        marks = [_marks(self.chinese.parts.blocks[at]) for at in here]
        others = [_marks(self.english.parts.blocks[at]) for at in there]
        anchors = [
            (marks.index(found), others.index(found))
            for found in dict.fromkeys(marks)
            if found and marks.count(found) == others.count(found) == 1
        ]
        before = (-1, -1)
        for anchor in [*sorted(anchors), (len(here), len(there))]:
            a, c = before[0] + 1, before[1] + 1
            b, d = anchor
            if d < c:
                continue
            if b - a == d - c:
                yield from zip(here[a:b], there[c:d], strict=True)
            else:
                self.alone(here[a:b], there[c:d])
            if b < len(here):
                yield here[b], there[d]
            before = anchor

    def compare(self, at: int, other: int) -> None:
        """Note where of two blocks that answer each other one has not the number of the other."""
        here, there = self.chinese.parts.blocks[at], self.english.parts.blocks[other]
        keys = _key(self.chinese, at), _key(self.english, other)
        if keys[0] != keys[1] and not {key[0] for key in keys} <= {"heading", "text"}:
            self.problems.append(
                problem(
                    "IMPORT_DIFFERS",
                    self.path,
                    _line(there),
                    chinese=_shown(here),
                    english=_shown(there),
                )
            )

    def alone(self, here: list[int], there: list[int]) -> None:
        """Note what has no counterpart, or none that can be told."""
        for at in there:
            block = self.english.parts.blocks[at]
            words = _shown(block)
            self.problems.append(problem("IMPORT_UNPAIRED", self.path, _line(block), words=words))

    def with_notes_of(self, document: Document, words: str, other: int) -> str:
        """The words without the marks of notes that the Chinese has not: a mark leads to a note."""
        block = self.english.parts.blocks[other]
        units = document.units[block.unit : block.unit + 1] if block.unit >= 0 else ()
        labels = {note.label for unit in units for note in unit.footnotes}
        for mark in dict.fromkeys(MARKS.findall(words)):
            if mark[2:-1] not in labels:
                found = problem("IMPORT_NOTE", self.path, _line(block), label=mark[2:-1])
                self.problems.append(found)
                words = words.replace(mark, "")
        return words


def english_of(
    document: Document, chinese: AknText, english: AknText, path: Path
) -> tuple[English, list[Problem]]:
    """The English of a document by unit and id, and where the two texts do not agree."""
    aligner = Aligner(chinese, english, path)
    found: English = {}
    owners = _owners(document)
    for at, other in sorted(aligner.pairs()):
        block = chinese.parts.blocks[at]
        owner = next((owners[span] for span in block.spans if span in owners), None)
        if owner is None:
            continue
        slug, place = owner
        id = "designation" if place.id == "title" and _is_number(block) else place.id
        label, words = labelled(english.parts.blocks[other], block, place)
        if label and label != english_label(place):
            found.setdefault(slug, {})[f"{place.id}{LABEL}"] = label
        words = aligner.with_notes_of(document, words, other)
        verb = english.marked_up[other].verb
        if verb and place.kind in OPEN_WITH_VERB and words.startswith(verb):
            found.setdefault(slug, {})[f"{place.id}{VERB}"] = verb
        above = found.setdefault(slug, {}).get(id, "")
        found[slug][id] = f"{above} {words}".strip()
    for unit, notes in _notes_by_unit(english).items():
        slug = document.units[unit].slug
        for note in document.units[unit].footnotes:
            if said := notes.get(note.label or ""):
                found.setdefault(slug, {})[note.id] = said
    return found, aligner.problems


def labelled(block: Block, chinese: Block, place: Place) -> tuple[str, str]:
    """The label of a block in English, and its words; both as the Chinese parts them."""
    if block.is_table:
        return "", table_words(block.raw)
    if not place.label:
        return "", block.raw.strip()
    if chinese.words == place.label:
        return block.raw.strip(), ""
    label = read_number(block.raw) or read_item(block.raw)
    heading = HEADING_LABEL.match(block.raw)
    end = label.end if label else heading.end() if heading else 0
    return block.raw[:end].strip(), block.raw[end:].strip()


def _is_number(block: Block) -> bool:
    """Whether a line of a title is the number of the text, or the letter of a part."""
    words = MARKS.sub("", block.raw)
    return is_number(words) or re.fullmatch("[A-Z]", words) is not None


def _owners(document: Document) -> dict[Span, tuple[str, Place]]:
    """By the first span of its words, what each block of the Chinese was read as."""
    owners: dict[Span, tuple[str, Place]] = {}
    for place in document.frame:
        owners.update(dict.fromkeys(place.spans, ("frame", place)))
    for unit in document.units:
        for place in (unit.title, *unit.paragraphs):
            owners.update(dict.fromkeys(place.spans, (unit.slug, place)))
    return owners


def _stretches(text: AknText) -> dict[tuple[int, str], list[int]]:
    """The blocks in order: lines of the cover by what they state, all others by unit."""
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for at, block in enumerate(text.parts.blocks):
        said = text.marked_up[at]
        cover = f"cover {said.field}" if said.area == "cover" else ""
        found[block.unit, cover].append(at)
    return found


def _key(text: AknText, at: int) -> Key:
    block, area = text.parts.blocks[at], text.marked_up[at].area
    if area in ("opening", "end", "cover"):
        return (area,)
    if area == "title":
        return (area, "number" if _is_number(block) else "words")
    if block.is_table:
        return ("table",)
    if number := read_number(block.raw):
        return ("number", number.token)
    if read_item(block.raw):
        return ("item",)
    return ("heading",) if block.heading else ("text",)


def _marks(block: Block) -> tuple[str, ...]:
    return tuple(MARKS.findall(block.raw))


def _line(block: Block) -> int:
    return block.spans[0].line if block.spans else 0


def _shown(block: Block) -> str:
    return block.raw[:30]


def _notes_by_unit(text: AknText) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for note in text.parts.notes:
        found[note.page - 1].setdefault(note.label, note.raw)
    return found


def _grown(keys: list[Key], others: list[Key]) -> Iterator[Code]:
    """The stretches in which two lists of keys are equal, and those in which they are not.

    Where one has more of a run of equal keys, which of them it is cannot be told from keys: the
    whole run differs.
    """
    matcher = SequenceMatcher(None, keys, others, autojunk=False)
    edges = [list(code[1:]) for code in matcher.get_opcodes()]
    equal = [code[0] == "equal" for code in matcher.get_opcodes()]
    for at, code in enumerate(edges):
        if equal[at] or code[1] - code[0] == code[3] - code[2]:
            continue
        own = {*keys[code[0] : code[1]], *others[code[2] : code[3]]}
        if at and equal[at - 1]:
            above = edges[at - 1]
            while above[1] > above[0] and keys[above[1] - 1] in own:
                for part, end in ((above, 1), (above, 3), (code, 0), (code, 2)):
                    part[end] -= 1
        if at + 1 < len(edges) and equal[at + 1]:
            below = edges[at + 1]
            while below[0] < below[1] and keys[below[0]] in own:
                for part, end in ((below, 0), (below, 2), (code, 1), (code, 3)):
                    part[end] += 1
    for is_equal, (a, b, c, d) in zip(equal, edges, strict=True):
        yield is_equal, a, b, c, d
