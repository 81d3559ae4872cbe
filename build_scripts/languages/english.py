"""The English of the units: read by paragraph id, typed like the Chinese, terms and verbs set.

`en.yaml` beside a document holds the working translation, `en.official.yaml` the official
English where there is one; for a unit that stands in both, the official takes its place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from build_scripts.corpus.records import read_record
from build_scripts.model import (
    Document,
    EnglishStatus,
    Footnote,
    FootnoteRef,
    Paragraph,
    Run,
    Runs,
    Term,
    TermRef,
    Text,
    Unit,
    Verb,
    VerbForm,
    plain,
)
from build_scripts.model.numerals import HAN, ROMAN
from build_scripts.model.runs import Stretch, set_apart
from build_scripts.problems import Problem

MARK = re.compile(r"\[\^(\d{1,3}|\*)\]")
VOTE_LABELS = {"赞成：": "In favour:", "反对：": "Against:", "弃权：": "Abstaining:"}
HINT_EXTRA = "take it out, or mend its name"
#: The key under which a file has the text outside the units.
FRAME = "frame"
FILES: tuple[tuple[str, EnglishStatus], ...] = (
    ("en.official.yaml", "official"),
    ("en.yaml", "working translation"),
)


@dataclass(frozen=True, slots=True)
class Segment:
    """The English of one id, with the line of the file on which it stands."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class EnglishText:
    """The English of one unit as written: segments by id, and what kind of English it is."""

    status: EnglishStatus
    path: Path
    line: int
    segments: dict[str, Segment]


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
            segments = {id: Segment(unit.text(id), unit.line_of(id)) for id in unit.nodes}
            texts[slug] = EnglishText(status, path, record.line_of(slug), segments)
    return texts


def english_unit(
    unit: Unit, text: EnglishText, terms: dict[str, Term], verbs: dict[str, VerbForm]
) -> Unit:
    """The unit in English: same ids, kinds and parents; labels as English prints them."""
    mentions: Counter[str] = Counter()
    segments = {id: segment.text for id, segment in text.segments.items()}

    def runs_of(id: str, chinese: Runs) -> Runs:
        runs = _typed(segments.get(id, ""), mentions)
        return set_terms(runs, _terms_in(chinese, terms))

    paragraphs = tuple(
        replace(
            paragraph,
            label=_label(paragraph),
            label_slip=None,
            runs=_set_verb(runs_of(paragraph.id, paragraph.runs), paragraph, verbs),
        )
        for paragraph in unit.paragraphs
    )
    footnotes = tuple(replace(note, runs=runs_of(note.id, note.runs)) for note in unit.footnotes)
    return replace(
        unit,
        designation=segments.get("designation"),
        title=(Text(segments.get("title", "")),),
        paragraphs=paragraphs,
        footnotes=footnotes,
    )


def english_frame(frame: tuple[Paragraph, ...], text: EnglishText) -> tuple[Paragraph, ...]:
    """What a document prints outside its units, in English where the file has it."""
    return tuple(
        replace(p, runs=(Text(text.segments[p.id].text),)) if p.id in text.segments else p
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
        problems += [
            Problem("EN_EXTRA", text.path, line, f"{name}: no Chinese answers it", HINT_EXTRA)
            for name, line in extra
        ]
    return problems


def _typed(text: str, mentions: Counter[str]) -> Runs:
    runs: list[Run] = []
    at = 0
    for match in MARK.finditer(text):
        if match.start() > at:
            runs.append(Text(text[at : match.start()]))
        mentions[match.group(1)] += 1
        runs.append(FootnoteRef(match.group(1), mentions[match.group(1)]))
        at = match.end()
    if at < len(text):
        runs.append(Text(text[at:]))
    return tuple(runs)


def _label(paragraph: Paragraph) -> str | None:
    label = paragraph.label
    if label is None:
        return None
    if paragraph.role == "vote":
        return VOTE_LABELS.get(label, label)
    if paragraph.kind == "heading" and label.rstrip(".") in HAN:
        return ROMAN[HAN.index(label.rstrip("."))] + "."
    return label.replace("．", ".")


def _terms_in(runs: Runs, terms: dict[str, Term]) -> list[Term]:
    ids = dict.fromkeys(run.term for run in runs if isinstance(run, TermRef))
    return [terms[id] for id in ids if id in terms]


def english_forms(term: Term) -> tuple[str, ...]:
    """Every English form that answers a term: its names, their variants, abbreviations."""
    forms = [form.en for form in term.forms]
    return tuple(dict.fromkeys([*forms, *term.en_variants, *term.abbreviations]))


@cache
def term_pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the forms as whole words, in singular or plural, in any case."""
    alternatives = []
    for form in sorted(forms, key=len, reverse=True):
        # Without its article, so that “the Mechanism” does not hide a longer name behind it.
        words = re.escape(form.removeprefix("the ")).replace("'", "['’]").replace("’", "['’]")
        words = re.sub(r"y$", "(?:y|ies)", words)
        alternatives.append(words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?:s|es)?(?!\w)", re.IGNORECASE)


def set_terms(runs: Runs, terms: Iterable[Term]) -> Runs:
    """Set the English forms of these terms apart, the longest first, each once as `first`."""
    words = plain(runs)
    found = [
        (match.start(), match.end(), term.id)
        for term in terms
        for match in term_pattern(english_forms(term)).finditer(words)
    ]
    taken: list[tuple[int, int, str]] = []
    for start, end, term_id in sorted(found, key=lambda place: place[0] - place[1]):
        if all(end <= before or start >= after for before, after, _ in taken):
            taken.append((start, end, term_id))
    seen: set[str] = set()
    stretches = []
    for start, end, term_id in sorted(taken):
        first = term_id not in seen
        seen.add(term_id)
        stretches.append(Stretch(start, end, partial(TermRef, term=term_id, first=first)))
    return set_apart(runs, stretches)


def english_verbs(form: VerbForm, paragraph: Paragraph) -> tuple[str, ...]:
    """The English that may open a paragraph whose Chinese opens with this form."""
    main = form.preambular if paragraph.kind == "preambular" else form.operative
    return tuple(verb for verb in (main, *form.also) if verb)


def _set_verb(runs: Runs, paragraph: Paragraph, verbs: dict[str, VerbForm]) -> Runs:
    chinese = next((run for run in paragraph.runs if isinstance(run, Verb)), None)
    if chinese is None or not runs:
        return runs
    words = plain(runs)
    candidates = english_verbs(verbs[chinese.verb], paragraph)
    opening = max((v for v in candidates if words.startswith(v)), key=len, default=None)
    if opening is None:
        return runs
    untermed = _without_terms_before(runs, len(opening))
    return set_apart(untermed, [Stretch(0, len(opening), partial(Verb, verb=chinese.verb))])


def _without_terms_before(runs: Runs, end: int) -> Runs:
    """Terms inside the opening verb become text again, joined with what follows."""
    result: list[Run] = []
    offset = 0
    for run in runs:
        length = 0 if isinstance(run, FootnoteRef) else len(run.text)
        inside = isinstance(run, TermRef) and offset < end
        now: Run = Text(run.text) if inside and isinstance(run, TermRef) else run
        if isinstance(now, Text) and result and isinstance(result[-1], Text):
            result[-1] = Text(result[-1].text + now.text)
        else:
            result.append(now)
        offset += length
    return tuple(result)


def place_text(place: Paragraph | Footnote) -> str:
    """The words of a place with its marks as written in the English files."""
    return "".join(
        f"[^{run.label}]" if isinstance(run, FootnoteRef) else run.text for run in place.runs
    )
