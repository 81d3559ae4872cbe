"""The order of the stages: corpus → library. Nothing else knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.check import OF_THE_FILE, check_coverage, check_document, check_tables
from build_scripts.corpus.published import (
    Published,
    addresses,
    by_corpus,
    check_published,
    read_published,
    with_redirects,
)
from build_scripts.corpus.reading import Corpus, read_corpus
from build_scripts.corpus.records import read_record
from build_scripts.languages.english import (
    FRAME,
    add_english,
    add_english_frame,
    check_known,
    read_english,
)
from build_scripts.languages.parity import Parity, read_exceptions
from build_scripts.languages.script import Script
from build_scripts.languages.skeleton import english_skeleton
from build_scripts.languages.traditional import Converter
from build_scripts.languages.variants import check_script
from build_scripts.model import (
    Chapter,
    Cited,
    Document,
    DocumentEntry,
    Erratum,
    Library,
    State,
    VerbForm,
)
from build_scripts.pages.table import RESERVED, names
from build_scripts.parse.document import parse_document
from build_scripts.parse.show import show_reading
from build_scripts.parse.source import Line, read_lines
from build_scripts.problems import Problem, Refused, problem, refuse_if
from build_scripts.subjects.changes.feed import check_pages, read_changes
from build_scripts.subjects.citations.find import find_citations
from build_scripts.subjects.citations.mark import mark_citations
from build_scripts.subjects.citations.resolve import Resolver, adopting_body
from build_scripts.subjects.citations.tables import Citables, check_sources, read_citables
from build_scripts.subjects.errata.slips import mark_slips
from build_scripts.subjects.glossary.terms import Matcher, mark_terms
from build_scripts.subjects.requests.addressees import check_addressees, read_addressees
from build_scripts.subjects.requests.find import RequestReader
from build_scripts.subjects.succession.table import read_succession
from build_scripts.subjects.verbs.opening import mark_verbs
from build_scripts.subjects.verbs.table import VerbTable
from build_scripts.subjects.votes.ballots import check_voters

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Assembled:
    """A library with what it was made from and the addresses that it publishes.

    `warnings` are the findings in spite of which it may be published; `notices` say where an
    official English differs from the Chinese, which nobody is asked to mend.
    """

    corpus: Corpus
    library: Library
    published: Published
    present: tuple[str, ...]
    script: Script
    warnings: tuple[Problem, ...]
    notices: tuple[Problem, ...] = ()
    #: for each corpus besides the first its list of addresses, and those that it publishes
    imported: tuple[tuple[Published, tuple[str, ...]], ...] = ()


def quiet(_: str) -> None:
    """A progress that tells nothing."""


def assemble(root: Path, progress: Progress = quiet, others: Sequence[Path] = ()) -> Assembled:
    """Read, parse, mark, convert and check the corpus below `root`, with the documents of others.

    Raises `Refused` with every problem found; a library that is returned has none that blocks.
    """
    problems: list[Problem] = []
    roots = (root, *others)
    corpus = read_corpus(root, problems, RESERVED, others)
    lists = [read_published(one / "published-ids.txt", problems) for one in roots]
    published = with_redirects(lists[0], lists[1:])
    citables = read_citables(root, problems)
    addressees = read_addressees(root / "addressees.yaml", problems)
    changes = read_changes(root / "changes.yaml", problems)
    # A fault in one document hides none in the others; a fault in a table would make up many.
    documents_of = [one / "documents" for one in roots]
    if any(p.blocks and not any(map(p.path.is_relative_to, documents_of)) for p in problems):
        refuse_if(problems)

    states = _by_name(corpus.states)
    script = Script(corpus.corrections, corpus.states, corpus.characters)
    verbs = VerbTable(corpus.verbs, corpus.adverbs)
    notices: list[Problem] = []
    documents = _marked_documents(corpus, states, verbs, problems, notices, progress)

    progress("comparing the languages")
    documents, parity = _with_english(corpus, documents, verbs.forms, problems)
    refuse_if(problems)
    problems += [
        *parity.exceptions.unused(),
        *check_sources(citables.instruments, documents, root / "instruments.yaml"),
    ]
    succession = read_succession(root / "succession.yaml", documents, problems)
    refuse_if(problems)

    progress("finding citations")
    citations = _citations(documents, citables, corpus.chapters)
    instruments = {instrument.id: instrument for instrument in citables.instruments}
    documents = [
        replace(
            document,
            units=tuple(mark_citations(u, citations[u.slug], instruments) for u in document.units),
        )
        for document in documents
    ]

    progress("setting Traditional")
    converter = Converter(script, corpus.terms, verbs.forms.values())
    documents = [converter.document(document) for document in documents]
    reader = RequestReader(addressees, verbs)
    library = Library(
        documents=tuple(documents),
        bodies={body.id: body for body in corpus.bodies},
        terms=corpus.terms,
        verbs=verbs.forms,
        states=states,
        chapters=corpus.chapters,
        adopters=citables.bodies,
        instruments=tuple(replace(i, hant=converter.words(i.name)) for i in citables.instruments),
        addressees=addressees,
        citations=tuple(cited for found in citations.values() for cited in found),
        requests=tuple(r for doc in documents for unit in doc.units for r in reader.unit(unit)),
        succession=succession,
        changes=changes,
        parity=parity.tally,
    )
    present = addresses(library)
    problems += check_script(library, script)
    problems += check_tables(library, corpus.corrections, root)
    problems += check_addressees(addressees, library.requests, root / "addressees.yaml")
    for one in lists:
        problems += check_published(one, present)
    problems += check_pages(changes, names(library, published.renamed), root / "changes.yaml")
    warnings = refuse_if(problems)
    own, *imported = by_corpus(present, library, roots)
    lists_of = tuple(zip(lists[1:], imported, strict=True))
    notices += parity.notices
    return Assembled(corpus, library, published, own, script, warnings, tuple(notices), lists_of)


def _marked_documents(
    corpus: Corpus,
    states: dict[str, State],
    verbs: VerbTable,
    problems: list[Problem],
    notices: list[Problem],
    progress: Progress,
) -> list[Document]:
    """The documents that nothing is wrong with, their slips, verbs and terms marked."""
    matcher = Matcher.of(corpus.terms)
    documents: dict[Path, Document] = {}
    faulty = _folders(problems)
    for entry in corpus.documents:
        folder = Path(entry.path).parent
        if folder in faulty:
            continue
        progress(f"reading {entry.name}")
        errata = corpus.errata[entry.name]
        try:
            document = read_document(entry, errata)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        document = mark_slips(document, errata, folder / "errata.yaml", problems)
        document = mark_terms(mark_verbs(document, verbs), matcher)
        for found in check_document(document, verbs.listed, states):
            # What an official file says is shown as it says it; nobody is asked to mend it.
            of_the_file = entry.origin and found.code in OF_THE_FILE
            (notices if of_the_file else problems).append(found)
        documents[folder] = document
    problems += check_voters(documents.values(), states)
    faulty = _folders(problems)
    return [document for folder, document in documents.items() if folder not in faulty]


def _folders(problems: list[Problem]) -> set[Path]:
    """The folders in which something is wrong."""
    return {problem.path.parent for problem in problems if problem.blocks}


def _citations(
    documents: list[Document], citables: Citables, chapters: tuple[Chapter, ...]
) -> dict[str, tuple[Cited, ...]]:
    """The citations of each unit, resolved against the corpus."""
    resolver = Resolver.of(tuple(documents), citables, chapters)
    return {
        unit.slug: tuple(
            resolver.resolve(cited)
            for cited in find_citations(unit, adopting_body(unit, citables), citables)
        )
        for document in documents
        for unit in document.units
    }


def _with_english(
    corpus: Corpus,
    documents: list[Document],
    verbs: dict[str, VerbForm],
    problems: list[Problem],
) -> tuple[list[Document], Parity]:
    """The documents with the English that they have, and how it was held against the Chinese."""
    terms = {term.id: term for term in corpus.terms}
    exceptions = read_exceptions(corpus.root / "english-exceptions.yaml", problems)
    parity = Parity(terms, verbs, exceptions)
    translated: list[Document] = []
    for document in documents:
        texts = read_english(Path(document.entry.path).parent, problems)
        problems += check_known(texts, document)
        frame = document.frame
        if FRAME in texts:
            frame = add_english_frame(frame, texts[FRAME])
        units = list(document.units)
        for at, unit in enumerate(units):
            if text := texts.get(unit.slug):
                units[at] = add_english(unit, text, terms, verbs)
                problems += parity.compare(units[at], text)
        translated.append(replace(document, units=tuple(units), frame=frame))
    return translated, parity


def read_document(entry: DocumentEntry, errata: tuple[Erratum, ...] = ()) -> Document:
    """A document parsed from its source, nothing marked yet."""
    return _read(entry, errata)[0]


def show_document(root: Path, name: str, others: Sequence[Path] = ()) -> Iterator[str]:
    """What a document of the corpus was read as, a row for each line of its source."""
    return show_reading(*_one_document(root, name, others))


def add_skeleton(root: Path, name: str) -> tuple[Path, bool]:
    """Write the ids of a document into its `en.yaml`, behind what is there; whether any were."""
    document, _ = _one_document(root, name)
    path = Path(document.entry.path).with_name("en.yaml")
    problems: list[Problem] = []
    record = read_record(path, problems) if path.exists() else None
    refuse_if(problems)
    added = english_skeleton(document, record.nodes if record else ())
    if added:
        with path.open("a", encoding="utf-8") as file:
            file.write(added)
    return path, bool(added)


def _one_document(
    root: Path, name: str, others: Sequence[Path] = ()
) -> tuple[Document, list[Line]]:
    """A document of the corpus, read from its source."""
    problems: list[Problem] = []
    corpus = read_corpus(root, problems, others=others)
    entry = next((entry for entry in corpus.documents if entry.name == name), None)
    if entry is None:
        names = tuple(entry.name for entry in corpus.documents)
        problems.append(problem("DOCUMENT_UNKNOWN", root, 0, name=name, known=names))
        raise Refused(problems)
    return _read(entry, corpus.errata[name])


def _read(entry: DocumentEntry, errata: tuple[Erratum, ...]) -> tuple[Document, list[Line]]:
    path = Path(entry.source_path)
    try:
        data = path.read_bytes()
    except OSError:
        raise Refused(
            [problem("FILE_MISSING.source", Path(entry.path), 0, name=path.name)]
        ) from None
    lines = read_lines(data, path)
    document = parse_document(lines, entry, errata)
    refuse_if(check_coverage(document, lines))
    return document, lines


def _by_name(states: tuple[State, ...]) -> dict[str, State]:
    return {name: state for state in states for name in (state.iso3, state.hans, *state.variants)}
