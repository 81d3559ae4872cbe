"""The English of the units: read by paragraph id, typed like the Chinese, terms and verbs set.

`en.yaml` beside a document holds the working translation, `en.official.yaml` the official
English where there is one; for a unit that stands in both, the official takes its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from yaml import MappingNode

from build_scripts.corpus.records import Record, read_record
from build_scripts.languages.english_terms import EnglishTerms
from build_scripts.model import (
    Document,
    EnglishStatus,
    Mark,
    NoteMark,
    OpeningVerb,
    Place,
    TermMention,
    Text,
    Unit,
    VerbForm,
)
from build_scripts.model.numerals import HAN, ROMAN
from build_scripts.problems import Problem, problem

MARK = re.compile(r"\[\^(\d{1,3}|\*)\]")
VOTE_LABELS = {"赞成：": "In favour:", "反对：": "Against:", "弃权：": "Abstaining:"}
#: What follows an id where a file says how the label of its place is printed in English, and
#: which words of it are set apart as its verb.
LABEL, VERB = ".label", ".verb"
#: The key under which a file has the text outside the units.
FRAME = "frame"
FILES: tuple[tuple[str, EnglishStatus], ...] = (
    ("en.official.yaml", "official"),
    ("en.yaml", "working translation"),
)


@dataclass(frozen=True, slots=True)
class EnglishSegment:
    """The English of one id, with the line of the file on which it stands.

    `authentic` says that a verb of it follows the authentic English, since the Chinese cannot tell
    how strongly it binds.
    """

    text: str
    line: int
    authentic: bool = False


@dataclass(frozen=True, slots=True)
class EnglishText:
    """The English of one unit as written: segments by id, and what kind of English it is.

    `labels` are those that English prints otherwise than its rule for the Chinese label says,
    `verbs` the opening verbs that an official file sets apart.
    """

    status: EnglishStatus
    path: Path
    line: int
    segments: dict[str, EnglishSegment]
    labels: dict[str, str] = field(default_factory=dict)
    verbs: dict[str, str] = field(default_factory=dict)

    def line_of(self, id: str) -> int:
        """The line of the English of an id, or of the whole where there is none."""
        return self.segments[id].line if id in self.segments else self.line

    def authentic(self, id: str) -> bool:
        """Whether a verb of this place follows the authentic English."""
        return id in self.segments and self.segments[id].authentic

    def openings(self, unit: Unit, place: Place, verbs: Mapping[str, VerbForm]) -> tuple[str, ...]:
        """The English that may open a place whose Chinese opens with a verb."""
        verb = place.source.verb
        if verb is None:
            return ()
        authentic = verbs[verb.what.verb].authentic if self.authentic(place.id) else ()
        return (*house_openings(unit, place, verbs), *authentic)


def read_english(folder: Path, problems: list[Problem]) -> dict[str, EnglishText]:
    """The English of the units of a document by slug; official English before the working one."""
    texts: dict[str, EnglishText] = {}
    for name, status in FILES:
        path = folder / name
        if not path.exists():
            continue
        record = read_record(path, problems)
        if record is None:
            continue
        for slug in record.nodes:
            unit = record.record(slug)
            if unit is None or slug in texts:
                continue
            # What nothing stands behind is not translated yet.
            filled = [id for id, node in unit.nodes.items() if node.value]
            said = {id: _segment(unit, id) for id in filled}
            if not said:
                continue
            segments = {id: one for id, one in said.items() if "." not in id}
            labels, verbs = _besides(said, LABEL), _besides(said, VERB)
            texts[slug] = EnglishText(status, path, record.line_of(slug), segments, labels, verbs)
    return texts


def _segment(unit: Record, id: str) -> EnglishSegment:
    """The English of an id: a text, or a record of it and what rests on the authentic English."""
    if not isinstance(unit.nodes[id], MappingNode):
        return EnglishSegment(unit.text(id), unit.line_of(id))
    written = unit.record(id)
    assert written is not None
    line = written.line_of("text")
    authentic = written.one_of("authentic", ("true", "false"), required=False) == "true"
    segment = EnglishSegment(written.text("text"), line, authentic)
    written.done()
    return segment


def _besides(said: dict[str, EnglishSegment], what: str) -> dict[str, str]:
    """What a file says of ids besides their text."""
    return {id.removesuffix(what): one.text for id, one in said.items() if id.endswith(what)}


def add_english(
    unit: Unit, text: EnglishText, terms: EnglishTerms, verbs: dict[str, VerbForm]
) -> Unit:
    """The unit with its English: terms and verbs marked, labels as English prints them."""
    mentions: Counter[str] = Counter()
    segments = {id: segment.text for id, segment in text.segments.items()}

    def english(place: Place) -> Place:
        plain = _typed(segments.get(place.id, ""), mentions)
        found = terms.marked(plain, place.source.terms)
        if verb := place.source.verb:
            stated = unit.document.reading.verb_at(place.line)
            given = stated.en if stated else text.verbs.get(place.id, "")
            openings = (given,) if given else text.openings(unit, place, verbs)
            found = _mark_verb(found, verb.what, openings)
        place = place.with_text("en", found)
        label = text.labels.get(place.id) or (english_label(place) if place.label else "")
        return place.with_label("en", label) if label else place

    # Marks are counted as they stand: those of the title come first.
    title = _typed(segments.get("title", ""), mentions)
    if designation := segments.get("designation"):
        unit = unit.with_designation("en", designation)
    return replace(
        unit,
        title=unit.title.with_text("en", title),
        paragraphs=tuple(english(paragraph) for paragraph in unit.paragraphs),
        footnotes=tuple(english(note) for note in unit.footnotes),
        english=text.status,
    )


def add_english_frame(frame: tuple[Place, ...], text: EnglishText) -> tuple[Place, ...]:
    """What a document prints outside its units, with English where the file has it."""
    return tuple(
        p.with_text("en", Text(text.segments[p.id].text)) if p.id in text.segments else p
        for p in frame
    )


def check_known(texts: dict[str, EnglishText], document: Document) -> list[Problem]:
    """A problem for English of a unit, or of a line outside the units, that is not there."""
    known = {unit.slug for unit in document.units}
    problems = []
    for slug, text in texts.items():
        if slug == FRAME:
            ids = {paragraph.id for paragraph in document.frame}
            extra = [(f"{FRAME}#{id}", s.line) for id, s in text.segments.items() if id not in ids]
        else:
            extra = [] if slug in known else [(slug, text.line)]
        problems += [problem("EN_EXTRA.unit", text.path, line, name=name) for name, line in extra]
    return problems


def _typed(written: str, mentions: Counter[str]) -> Text:
    """The text of a segment: `[^3]` is a footnote mark."""
    words, *rest = MARK.split(written)
    marks = []
    for label, following in zip(rest[::2], rest[1::2], strict=True):
        mentions[label] += 1
        marks.append(Mark(len(words), len(words), NoteMark(label, mentions[label])))
        words += following
    return Text(words, tuple(marks))


def english_label(place: Place) -> str:
    """The label as English prints it, where nothing else is known."""
    label = place.label or ""
    if place.role == "vote":
        return VOTE_LABELS.get(label, label)
    if place.kind == "heading" and label.rstrip(".") in HAN:
        return ROMAN[HAN.index(label.rstrip("."))] + "."
    return label.replace("．", ".")


def house_openings(unit: Unit, place: Place, verbs: Mapping[str, VerbForm]) -> tuple[str, ...]:
    """The English that the table of verbs has for the verb with which a place opens."""
    verb = place.source.verb
    if verb is None:
        return ()
    form = verbs[verb.what.verb]
    main = form.preambular if place.kind == "preambular" else form.operative
    also = () if form.also_in and unit.document.body not in form.also_in else form.also
    return tuple(english for english in (main, *also) if english)


def _mark_verb(text: Text, verb: OpeningVerb, openings: tuple[str, ...]) -> Text:
    """The text with its opening verb marked. A term inside the verb is no mention."""
    opening = max((v for v in openings if text.words.startswith(v)), key=len, default="")
    if not opening:
        return text
    others = [
        mark
        for mark in text.marks
        if mark.start >= len(opening) or not isinstance(mark.what, TermMention)
    ]
    return Text(text.words).marked([*others, Mark(0, len(opening), verb)])
