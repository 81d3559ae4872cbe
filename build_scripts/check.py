"""What a careful reader would find wrong with a document, found by machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from build_scripts.data.formats import FORMULA
from build_scripts.model import (
    Correction,
    Document,
    Library,
    Span,
    State,
    Unit,
    VerbForm,
    Vote,
)
from build_scripts.model.address import parse
from build_scripts.parse.labels import Style, read_item, sign_of
from build_scripts.parse.source import Line
from build_scripts.parse.votes import stated_counts
from build_scripts.problems import Problem, problem
from build_scripts.subjects.verbs.opening import opens_with_verb

#: With what a series of items may begin.
FIRST: tuple[tuple[Style, int], ...] = tuple(
    (style, 1) for style in ("letter", "numeral", "digit", "han", "branch", "capital")
)
#: What may be wrong with an official file without keeping it from being read.
OF_THE_FILE = ("NUMBERING_GAP", "VERB_UNKNOWN")


def of_document(
    found: Iterable[Problem], folder: Path, slugs: Collection[str]
) -> tuple[Problem, ...]:
    """The findings in the folder of a document, and those elsewhere that name a unit of it."""

    def names_unit(value: object) -> bool:
        return isinstance(value, str) and value.partition("#")[0] in slugs

    return tuple(
        problem
        for problem in found
        if problem.path.is_relative_to(folder) or any(names_unit(v) for _, v in problem.values)
    )


def check_coverage(document: Document, lines: list[Line]) -> list[Problem]:
    """Nothing lost, nothing twice: every printed character is in exactly one part of the document.

    Parts are paragraphs, titles, footnotes and furniture; white space does not count.
    """
    covered: dict[int, list[tuple[int, int]]] = {}
    for span in _spans(document):
        covered.setdefault(span.line, []).append((span.start, span.end))
    problems = []
    for line in lines:
        at = 0
        whole = True
        for start, end in sorted(covered.get(line.number, [])):
            whole &= start >= at and not line.printed[at:start].strip()
            at = end
        if not whole or line.printed[at:].strip():
            problems.append(
                problem(
                    "TEXT_LOST", Path(document.entry.source_path), line.number, words=line.bare[:12]
                )
            )
    return problems


def check_cells(document: Document) -> Iterator[Problem]:
    """Places whose words a spreadsheet would take for a formula, in any rendering."""
    path = Path(document.entry.source_path)
    for unit in document.units:
        for place in unit.places:
            words = [text.words for text in place.texts.values() if text.words.startswith(FORMULA)]
            if words:
                address = f"{unit.slug}#{place.id}"
                yield problem("CELL_FORMULA", path, place.line, place=address, words=words[0][:12])


def _spans(document: Document) -> Iterator[Span]:
    for unit in document.units:
        for place in (unit.title, *unit.places):
            yield from place.spans
    for paragraph in document.frame:
        yield from paragraph.spans
    for piece in document.furniture:
        yield piece.span


def check_document(
    document: Document, verbs: tuple[VerbForm, ...], states: dict[str, State]
) -> list[Problem]:
    """Gaps in the numbering, ids that stand twice, verbs not listed, votes that do not add up."""
    path = Path(document.entry.source_path)
    problems: list[Problem] = []
    for unit in document.units:
        problems += _check_numbering(unit, path)
        problems += _check_ids(unit, path)
        if verbs:
            problems += _check_verbs(unit, path)
        for vote in unit.votes:
            problems += _check_vote(unit, vote, states, path)
    return problems


def _check_numbering(unit: Unit, path: Path) -> list[Problem]:
    """Numbers follow one another, by themselves in each annex and below each heading.

    An inserted paragraph (`1 bis.`) has the number of the one before it.
    """
    problems = []
    expected: dict[str, int] = {}
    for paragraph in unit.paragraphs:
        address = parse(paragraph.id)
        if address is None or paragraph.kind not in ("operative", "numbered"):
            continue
        number = int(address.number)
        due = expected.get(address.within, 1)
        if number != due and not address.items:
            problems.append(
                problem(
                    "NUMBERING_GAP.paragraph",
                    path,
                    paragraph.line,
                    unit=unit.slug,
                    number=number,
                    expected=due,
                )
            )
        expected[address.within] = number + 1
    problems += _check_items(unit, path)
    return problems


def _check_items(unit: Unit, path: Path) -> list[Problem]:
    """The labels of items follow one another under each parent, from the first of their style."""
    problems = []
    series: dict[str, dict[Style, int]] = {}
    for place in unit.paragraphs:
        item = read_item(f"{place.label} ") if place.kind == "item" else None
        if item is None:
            continue
        above = series.get(place.parent or "")
        due = {style: value + 1 for style, value in above.items()} if above else dict(FIRST)
        going_on = {s: v for s, v in item.values if due.get(s) == v}
        if not going_on:
            style, value = next(iter(due.items()))
            problems.append(
                problem(
                    "NUMBERING_GAP.item",
                    path,
                    place.line,
                    unit=unit.slug,
                    number=item.token,
                    expected=sign_of(style, value),
                )
            )
        series[place.parent or ""] = going_on or dict(item.values) or due
    return problems


def _check_ids(unit: Unit, path: Path) -> list[Problem]:
    places = [(p.id, p.line) for p in unit.paragraphs]
    places += [(mark.id, p.line) for p in unit.paragraphs for mark in p.notes]
    places += [(note.id, note.line) for note in unit.footnotes]
    places += [(vote.id, 0) for vote in unit.votes]
    counts = Counter(id for id, _ in places)
    return [
        problem("ID_TWICE", path, line, unit=unit.slug, id=id)
        for id, line in places
        if counts[id] > 1
    ]


def _check_verbs(unit: Unit, path: Path) -> list[Problem]:
    return [
        problem(
            "VERB_UNKNOWN",
            path,
            paragraph.line,
            address=f"{unit.slug}#{paragraph.id}",
            words=paragraph.words[:9],
        )
        for paragraph in unit.paragraphs
        if opens_with_verb(paragraph, unit) and paragraph.source.verb is None
    ]


def _check_vote(unit: Unit, vote: Vote, states: dict[str, State], path: Path) -> list[Problem]:
    question = unit.question(vote)
    line = question.line if question else 0
    address = f"{unit.slug}#{vote.id}"
    problems = [
        problem("STATE_UNKNOWN", path, line, vote=address, name=name)
        for name in (*vote.in_favour, *vote.against, *vote.abstaining)
        if name not in states
    ]
    stated = counts_of(unit, vote)
    listed = (len(vote.in_favour), len(vote.against), len(vote.abstaining))
    numbers = tuple(map(str, listed))
    if stated is None:
        problems.append(problem("VOTE_COUNT.unstated", path, line, vote=address, listed=numbers))
    elif stated != listed:
        said = tuple(map(str, stated))
        problems.append(
            problem("VOTE_COUNT.differs", path, line, vote=address, stated=said, listed=numbers)
        )
    return problems


def counts_of(unit: Unit, vote: Vote) -> tuple[int, int, int] | None:
    """In favour, against, abstaining, as the record or the sentence above the lists states them."""
    if vote.recorded:
        count = unit.entry.status.count if unit.entry.status else None
        numbers = tuple(map(int, (count or "").split("-"))) if count else ()
        return (numbers[0], numbers[1], numbers[2]) if len(numbers) == 3 else None
    question = unit.question(vote)
    return stated_counts(question.words) if question else None


def check_tables(library: Library, unused: Iterable[Correction], corpus: Path) -> list[Problem]:
    """Entries of the corpus's tables that nothing in the documents answers any more; `unused`
    are the corrections of which no text has the words.
    """
    problems = [
        problem("TERM_UNUSED", corpus / "glossary.yaml", term.line, term=term.id)
        for term in library.terms
        if term.id not in library.occurrences
    ]
    problems += [
        problem("CORRECTION_UNUSED", corpus / "hant.tsv", correction.line, hans=correction.hans)
        for correction in unused
        if not correction.beyond
    ]
    return problems


def corrected(document: Document, corrections: Iterable[Correction]) -> frozenset[str]:
    """The words of a document's texts that corrections of the script are about."""
    places = (place for unit in document.units for place in (unit.title, *unit.places))
    words = "\n".join(place.words for place in places)
    return frozenset(one.hans for one in corrections if one.hans in words)
