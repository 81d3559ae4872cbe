"""Official texts → folders of documents like any other, below a folder of their own.

A document is its XML as it was given, byte for byte, with what the XML and the records state of
it in `document.yaml` and its English, laid beside the Chinese, in `en.official.yaml`. A text that
cannot be read to the letter is left out and said to be: nothing is made of it.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from build_scripts.check import check_coverage, check_document
from build_scripts.corpus.documents import ATTACHED, read_document_entry
from build_scripts.corpus.new import template
from build_scripts.corpus.tables import read_bodies, read_states
from build_scripts.importing.english import English, english_of
from build_scripts.importing.facts import (
    ENGLISH_SOURCE,
    SOURCE,
    StatedFacts,
)
from build_scripts.importing.files import given_files
from build_scripts.importing.pairs import (
    GivenTexts,
    OfficialText,
    read_given,
    read_text,
    slug_of,
)
from build_scripts.languages.english import LABEL, VERB
from build_scripts.model import Body, Document, DocumentEntry, State
from build_scripts.parse.document import parse_document
from build_scripts.parse.source import read_lines
from build_scripts.problems import Problem, Refused, problem, refuse_if
from build_scripts.received.stated import Facts, Stated
from build_scripts.subjects.votes.ballots import states_by_english

HEAD = "# Written by `import`; each comment names the line that states what follows.\n"
ENGLISH_HEAD = """\
# The official English, by paragraph id, as `import` laid it beside the Chinese: {file}.
# `[^3]` is the mark of footnote 3.
"""
ORIGIN = Path(__file__).with_name("origin.yaml")


@dataclass(slots=True)
class Imported:
    """What was made: the documents, how much they hold, and what is wrong with the files."""

    documents: list[str] = field(default_factory=list)
    #: what was made of texts of units that the corpus has
    attached: list[str] = field(default_factory=list)
    pairs: int = 0
    paragraphs: int = 0
    left_out: int = 0
    problems: list[Problem] = field(default_factory=list)


def import_texts(
    paths: Iterable[Path],
    into: Path,
    corpus: Path,
    leave_out: bool = False,
    others: Sequence[Path] = (),
) -> Imported:
    """Make a document below `into` of each pair of texts that was given.

    The text of a unit that the corpus or one of the others has already is kept apart, to be laid
    beside it. `corpus` has the tables of bodies and States. What was imported before is replaced.
    Raises `Refused`, and makes nothing, when a file cannot be read, unless such are to be left
    out.
    """
    problems: list[Problem] = []
    bodies = read_bodies(corpus / "bodies.yaml", problems)
    states = states_by_english(read_states(corpus / "states.yaml", problems))
    there = _slugs_there((corpus, *others), bodies, problems)
    refuse_if(problems)
    imported = Imported()
    given = read_given(given_files(paths, imported.problems), imported.problems)
    into.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into.parent) as made:
        for slug in sorted(given.texts, key=_in_order):
            texts = given.texts[slug]
            if "zho" in texts:
                kind = ATTACHED if slug in there else "documents"
                _import_one(slug, given, bodies, states, Path(made) / kind / slug, imported)
            else:
                alone = texts["eng"]
                path, symbol = alone.file.path, alone.symbol
                imported.problems.append(problem("IMPORT_ALONE", path, 0, symbol=symbol))
        if leave_out or not any(one.blocks for one in imported.problems):
            _keep(Path(made), into)
        else:
            raise Refused(imported.problems)
    return imported


def _slugs_there(
    corpora: Sequence[Path], bodies: tuple[Body, ...], problems: list[Problem]
) -> set[str]:
    """The slugs of all texts that there are already, of drafts also that of what they became."""
    names = [body.id for body in bodies]
    folders = [one for corpus in corpora for one in sorted((corpus / "documents").glob("*/"))]
    entries = [read_document_entry(folder, names, problems) for folder in folders]
    units = [unit for entry in entries if entry for unit in entry.units]
    symbols = [unit.symbol for unit in units]
    symbols += [unit.status.later for unit in units if unit.status]
    return {slug_of(symbol) for symbol in symbols if symbol}


def _keep(made: Path, into: Path) -> None:
    """Move what was made to where it belongs. What stands beside it there stays."""
    into.mkdir(exist_ok=True)
    if not (into / "corpus.yaml").exists():
        shutil.copyfile(ORIGIN, into / "corpus.yaml")
    for folder in made.glob("*/*/"):
        target = into / folder.relative_to(made)
        target.mkdir(parents=True, exist_ok=True)
        for file in folder.iterdir():
            shutil.move(file, target / file.name)


def _in_order(slug: str) -> tuple[tuple[int, str], ...]:
    """Slugs in the order of their numbers."""
    parts = slug.split("-")
    return tuple((int(part) if part.isdigit() else 0, part) for part in parts)


def _import_one(
    slug: str,
    given: GivenTexts,
    bodies: tuple[Body, ...],
    states: Mapping[str, State],
    folder: Path,
    imported: Imported,
) -> None:
    texts = given.texts[slug]
    chinese = read_text(texts["zho"].file)
    english = read_text(texts["eng"].file) if "eng" in texts else None
    stated = StatedFacts(chinese, english, given.records.get(slug), bodies, states)
    folder.mkdir(parents=True)
    (folder / SOURCE).write_bytes(chinese.file.data)
    facts = stated.document()
    try:
        document = _read(folder, facts, bodies)
    except Refused as refused:
        shutil.rmtree(folder)
        imported.left_out += 1
        imported.problems += stated.problems
        imported.problems += _as_given(refused.problems, folder, chinese)
        return
    imported.problems += stated.problems
    imported.problems += _without_numbers(document, chinese)
    if english:
        (folder / ENGLISH_SOURCE).write_bytes(english.file.data)
        words, found = english_of(document, chinese.read, english.read, english.file.path)
        imported.problems += found
        imported.pairs += 1
        text = "".join(_english(words, document, ENGLISH_SOURCE))
        (folder / "en.official.yaml").write_text(text, encoding="utf-8")
    kept = imported.attached if document.entry.attached else imported.documents
    kept.append(folder.name)
    imported.paragraphs += sum(len(unit.paragraphs) for unit in document.units)


def _read(folder: Path, facts: Facts, bodies: tuple[Body, ...]) -> Document:
    """The document that is made in a folder, if it can be read to the letter.

    What the XML has as a paragraph is one, also without a number among others.
    """
    try:
        return _written(folder, facts, bodies)
    except Refused as refused:
        lines = tuple(p.line for p in refused.problems if p.code == "PARAGRAPH_WITHOUT_NUMBER")
        if len(lines) < len(refused.problems):
            raise
        said = Stated(lines, "paragraphs of the file without a number")
        return _written(folder, {**facts, "reading": Stated({"text": said})}, bodies)


def _written(folder: Path, facts: Facts, bodies: tuple[Body, ...]) -> Document:
    text = HEAD + template(DocumentEntry, facts)
    (folder / "document.yaml").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    entry = read_document_entry(folder, [body.id for body in bodies], problems)
    refuse_if(problems)
    assert entry is not None, "a file without findings has an entry"
    lines = read_lines((folder / SOURCE).read_bytes(), folder / SOURCE)
    document = parse_document(lines, entry)
    twice = [p for p in check_document(document, (), {}) if p.code == "ID_TWICE"]
    refuse_if([*check_coverage(document, lines), *twice])
    return document


def _without_numbers(document: Document, text: OfficialText) -> Iterator[Problem]:
    """Where a paragraph stands among numbered ones without a number."""
    for unit in document.units:
        for place in unit.paragraphs:
            if place.line in document.entry.reading.text:
                words = place.words[:20]
                yield problem("IMPORT_UNNUMBERED", text.file.path, place.line, words=words)


def _as_given(found: Iterable[Problem], folder: Path, text: OfficialText) -> Iterator[Problem]:
    """Findings with the name of the file that was given, where they name one made of it."""
    for one in found:
        yield replace(one, path=text.file.path) if one.path.parent == folder else one


def _english(words: English, document: Document, file: str) -> Iterator[str]:
    """`en.official.yaml`: what each place is in English, in the order of the Chinese."""
    yield ENGLISH_HEAD.format(file=file)
    for unit in document.units:
        english = words.get(unit.slug, {})
        english.setdefault("title", unit.entry.title_en)
        ids = ("designation", "title", *(place.id for place in unit.places))
        order = [name for id in ids for name in (f"{id}{LABEL}", f"{id}{VERB}", id)]
        yield f"\n{unit.slug}:\n"
        yield from (_line(id, english[id]) for id in order if english.get(id))
    if frame := words.get("frame"):
        yield "\nframe:\n"
        yield from (_line(id, said) for id, said in frame.items())


def _line(id: str, said: str) -> str:
    quoted = json.dumps(said, ensure_ascii=False)
    for sign in "\x85\u2028\u2029":
        quoted = quoted.replace(sign, f"\\u{ord(sign):04x}")
    return f"  {id}: {quoted}\n"
