"""The order of the stages: corpus → library. Nothing else knows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.check import check_coverage, check_document, check_tables
from build_scripts.corpus.published import (
    Published,
    addresses,
    check_published,
    pages_of,
    read_published,
)
from build_scripts.corpus.reading import Corpus, read_corpus
from build_scripts.languages.english import (
    FRAME,
    check_known,
    english_frame,
    english_unit,
    read_english,
)
from build_scripts.languages.parity import Parity, read_exceptions
from build_scripts.languages.traditional import Converter
from build_scripts.model import (
    Chapter,
    Cited,
    Document,
    DocumentEntry,
    EnglishStatus,
    Library,
    Paragraph,
    ParityTally,
    State,
    Unit,
)
from build_scripts.parse.document import parse
from build_scripts.parse.source import read_lines
from build_scripts.problems import Problem, Refused, refuse_if
from build_scripts.subjects.changes.feed import check_pages, read_changes
from build_scripts.subjects.citations.find import find_citations
from build_scripts.subjects.citations.mark import mark_citations, mark_english
from build_scripts.subjects.citations.resolve import Resolver, adopting_body
from build_scripts.subjects.citations.tables import Citables, check_sources, read_citables
from build_scripts.subjects.errata.slips import mark_slips
from build_scripts.subjects.glossary.terms import Matcher, mark_terms, occurrences
from build_scripts.subjects.requests.addressees import check_addressees, read_addressees
from build_scripts.subjects.requests.find import Reader
from build_scripts.subjects.succession.table import read_succession
from build_scripts.subjects.verbs.opening import set_verbs
from build_scripts.subjects.votes.ballots import check_voters

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Assembled:
    """A library with what it was made from and the addresses that it publishes."""

    corpus: Corpus
    library: Library
    published: Published
    present: tuple[str, ...]


def quiet(_: str) -> None:
    """A progress that tells nothing."""


def assemble(root: Path, progress: Progress = quiet) -> Assembled:
    """Read, parse, mark, convert and check the corpus below `root`.

    Raises `Refused` with every problem found; a library that is returned has none.
    """
    problems: list[Problem] = []
    corpus = read_corpus(root, problems)
    published = read_published(root / "published-ids.txt", problems)
    citables = read_citables(root, problems)
    addressees = read_addressees(root / "addressees.yaml", problems)
    changes = read_changes(root / "changes.yaml", problems)
    refuse_if(problems)

    states = _by_name(corpus.states)
    matcher = Matcher.of(corpus.terms)
    converter = Converter(corpus.corrections, corpus.terms, corpus.verbs)
    documents: list[Document] = []
    for entry in corpus.documents:
        progress(f"reading {entry.name}")
        try:
            document = read_document(entry)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        errata_path = Path(entry.path).with_name("errata.yaml")
        document = mark_slips(document, corpus.errata[entry.name], errata_path, problems)
        document = set_verbs(document, corpus.verbs)
        document = mark_terms(document, matcher)
        problems += check_document(document, corpus.verbs, states)
        documents.append(document)
    problems += check_voters(documents, states)
    problems += check_sources(citables.instruments, documents, root / "instruments.yaml")
    refuse_if(problems)

    progress("comparing the languages")
    english, english_status, frames, parity = _english(corpus, documents, problems)
    succession = read_succession(root / "succession.yaml", documents, problems)
    refuse_if(problems)

    progress("finding citations")
    citations = _citations(documents, citables, corpus.chapters)
    documents = [_cited_document(document, citations) for document in documents]
    english = {slug: mark_english(unit, citations.get(slug, ())) for slug, unit in english.items()}

    progress("setting Traditional")
    found = occurrences(tuple(documents))
    reader = Reader(addressees, corpus.verbs)
    requests = tuple(r for doc in documents for unit in doc.units for r in reader.unit(unit))
    library = Library(
        documents=tuple(documents),
        hant={unit.slug: converter.unit(unit) for doc in documents for unit in doc.units},
        errata=corpus.errata,
        terms=corpus.terms,
        verbs={verb.id: verb for verb in corpus.verbs},
        states=states,
        occurrences=found,
        hant_titles={
            doc.entry.name: converter.words(doc.entry.title["zh-Hans"]) for doc in documents
        },
        hant_frames={
            doc.entry.name: tuple(converter.paragraph(p) for p in doc.frame) for doc in documents
        },
        bodies={body.id: body.names for body in corpus.bodies},
        actors={body.id: body.actor for body in corpus.bodies if body.actor},
        cited_bodies={body.id: body.cited for body in corpus.bodies if body.cited},
        english=english,
        english_status=english_status,
        english_frames=frames,
        parity=parity,
        chapters=corpus.chapters,
        citations=tuple(cited for found in citations.values() for cited in found),
        adopting=citables.bodies,
        instruments=citables.instruments,
        hant_instruments={i.id: converter.words(i.name) for i in citables.instruments},
        addressees=addressees,
        requests=requests,
        succession=succession,
        changes=changes,
    )
    present = addresses(library.documents, library.terms, library.chapters)
    problems += check_tables(library.documents, corpus.terms, corpus.corrections, set(found), root)
    problems += check_addressees(addressees, requests, root / "addressees.yaml")
    problems += check_published(published, present)
    problems += check_pages(changes, pages_of(library), root / "changes.yaml")
    refuse_if(problems)
    return Assembled(corpus, library, published, tuple(present))


def _citations(
    documents: list[Document], citables: Citables, chapters: tuple[Chapter, ...]
) -> dict[str, tuple[Cited, ...]]:
    """The citations of each unit, resolved against the corpus."""
    resolver = Resolver.of(tuple(documents), citables, chapters)
    return {
        unit.slug: tuple(
            resolver.resolve(cited)
            for cited in find_citations(unit, adopting_body(document, unit, citables), citables)
        )
        for document in documents
        for unit in document.units
    }


def _cited_document(document: Document, citations: dict[str, tuple[Cited, ...]]) -> Document:
    units = tuple(mark_citations(unit, citations[unit.slug]) for unit in document.units)
    return replace(document, units=units)


def _english(
    corpus: Corpus, documents: list[Document], problems: list[Problem]
) -> tuple[
    dict[str, Unit], dict[str, EnglishStatus], dict[str, tuple[Paragraph, ...]], ParityTally
]:
    """The English of the units that have some, held against the Chinese."""
    terms = {term.id: term for term in corpus.terms}
    verbs = {verb.id: verb for verb in corpus.verbs}
    exceptions = read_exceptions(corpus.root / "english-exceptions.yaml", problems)
    parity = Parity(terms, verbs, exceptions)
    english: dict[str, Unit] = {}
    status: dict[str, EnglishStatus] = {}
    frames: dict[str, tuple[Paragraph, ...]] = {}
    for document in documents:
        texts = read_english(Path(document.entry.path).parent, problems)
        problems += check_known(texts, document)
        if FRAME in texts:
            frames[document.entry.name] = english_frame(document.frame, texts[FRAME])
        for unit in document.units:
            text = texts.get(unit.slug)
            if text is not None:
                english[unit.slug] = english_unit(unit, text, terms, verbs)
                status[unit.slug] = text.status
                problems += parity.compare(unit, english[unit.slug], text)
    problems += exceptions.unused()
    return english, status, frames, parity.tally


def read_document(entry: DocumentEntry) -> Document:
    """A document parsed from its source, nothing marked yet."""
    path = Path(entry.source_path)
    try:
        data = path.read_bytes()
    except OSError:
        raise Refused(
            [
                Problem(
                    "FILE_MISSING",
                    Path(entry.path),
                    0,
                    f"the source {path.name} cannot be read",
                    "put the source beside document.yaml under the name given in `source`",
                )
            ]
        ) from None
    lines = read_lines(data, path)
    document = parse(lines, entry)
    refuse_if(check_coverage(document, lines))
    return document


def _by_name(states: tuple[State, ...]) -> dict[str, State]:
    return {name: state for state in states for name in (state.hans, *state.variants)}
