"""The order of the stages: corpus → library. Nothing else knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from build_scripts.cache import Cache, key_of
from build_scripts.check import check_tables
from build_scripts.corpus.documents import ATTACHED
from build_scripts.corpus.published import (
    Published,
    addresses,
    by_corpus,
    check_published,
    read_published,
    record,
    with_redirects,
)
from build_scripts.corpus.reading import WRITTEN, Corpus, corpus_key, read_corpus
from build_scripts.corpus.records import read_record
from build_scripts.languages.house import read_wordings
from build_scripts.languages.parity import Exceptions, read_exceptions
from build_scripts.languages.script import Script
from build_scripts.languages.skeleton import english_skeleton
from build_scripts.model import (
    Addressee,
    AttachedText,
    Change,
    Cited,
    Correction,
    Document,
    HouseWording,
    Instrument,
    Library,
    ParityTally,
)
from build_scripts.model.shelf import Shelf
from build_scripts.pages.table import RESERVED, names
from build_scripts.parse.show import show_reading
from build_scripts.parse.source import Line
from build_scripts.problems import Problem, Refused, problem, refuse_if
from build_scripts.progress import QUIET, Progress
from build_scripts.reader import DocumentReader, ReadDocument, read_documents, read_source
from build_scripts.subjects.changes.feed import check_pages, read_changes
from build_scripts.subjects.citations.mark import citation_marker
from build_scripts.subjects.citations.resolve import Resolver
from build_scripts.subjects.citations.tables import Citables, check_sources, read_citables
from build_scripts.subjects.official.attach import attach_texts, with_official_english
from build_scripts.subjects.requests.addressees import check_addressees, read_addressees
from build_scripts.subjects.succession.propose import proposed_series
from build_scripts.subjects.succession.table import read_succession


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
    reader: DocumentReader
    warnings: tuple[Problem, ...]
    notices: tuple[Problem, ...] = ()
    #: for each document the digest of all that it was read from, the official texts of its units
    #: among it, where there is a cache
    keys: Mapping[str, str] = field(default_factory=dict)
    #: for each corpus besides the first its list of addresses, and those that it publishes
    imported: tuple[tuple[Published, tuple[str, ...]], ...] = ()

    def proposals(self) -> tuple[Problem, ...]:
        """Which texts seem to succeed each other, and are not said to."""
        return tuple(proposed_series(self.library, self.corpus.root / "succession.yaml"))

    @property
    def script(self) -> Script:
        """What sets words in Traditional script."""
        return self.reader.script

    def record_addresses(self) -> int:
        """Write the new addresses into the lists; how many of them are the first corpus's."""
        for published, present in self.imported:
            record(published, list(present))
        return record(self.published, list(self.present))


def assemble(
    root: Path,
    progress: Progress = QUIET,
    processes: int = 1,
    cache: Cache | None = None,
    others: Sequence[Path] = (),
) -> Assembled:
    """Read, parse, mark, convert and check the corpus below `root`, with the documents of others.

    Raises `Refused` with every problem found; a library that is returned has none that blocks.
    The documents are read by so many `processes` (0: one for each processor); one that the
    cache has as it is now is not read again.
    """
    problems: list[Problem] = []
    roots = (root, *others)
    tables = _read_tables(roots, problems, cache)
    corpus, citables, addressees = tables.corpus, tables.citables, tables.addressees
    lists = [read_published(one / WRITTEN, problems) for one in roots]
    published = with_redirects(lists[0], lists[1:])
    # A fault in one document hides none in the others; a fault in a table would make up many.
    documents_of = [one / folder for one in roots for folder in ("documents", ATTACHED)]
    if any(p.blocks and not any(map(p.path.is_relative_to, documents_of)) for p in problems):
        refuse_if(problems)

    exceptions, changes = tables.exceptions, tables.changes
    reader = DocumentReader(corpus, citables, addressees, exceptions, tables.wordings)
    faulty = {problem.path.parent for problem in problems if problem.blocks}
    entries = [
        entry
        for entry in (*corpus.documents, *corpus.attached)
        if Path(entry.path).parent not in faulty
    ]
    keys = {entry.name: reader.key(entry) for entry in entries} if cache else {}
    named = reader.instruments(cache)
    shelf = Shelf()
    read = read_documents(reader, entries, keys, progress, processes, cache, shelf)
    problems += [found for one in read for found in one.problems]
    exceptions.used.update(*(one.excepted for one in read))
    problems += [found for one in read for found in one.in_english]
    refuse_if(problems)
    beside = [one for one in read if one.document and one.document.entry.attached]
    notices = tuple(found for one in read for found in one.notices)
    verbs = {form.id: form for form in reader.verbs.listed}
    for one in read:
        verbs |= one.verbs
    read = [one for one in read if not (one.document and one.document.entry.attached)]
    documents = [one.document for one in read if one.document]
    problems += [
        *exceptions.unused(),
        *check_sources(citables.instruments, documents, root / "instruments.yaml"),
    ]
    succession = read_succession(root / "succession.yaml", documents, problems)
    refuse_if(problems)

    progress("citations")
    resolver = Resolver.of(tuple(documents), citables, corpus.chapters)
    instruments = {instrument.id: instrument for instrument in citables.instruments}
    documents, citations = _with_citations(read, resolver, instruments, shelf)
    official, _ = _with_citations(beside, resolver, instruments, shelf)
    attached = attach_texts(documents, official, reader.verbs.listed, problems)
    if attached:
        documents = [shelf.put(with_official_english(one, attached)) for one in documents]
    library = Library(
        documents=tuple(documents),
        bodies={body.id: body for body in corpus.bodies},
        terms=corpus.terms,
        verbs=verbs,
        states=reader.states,
        chapters=corpus.chapters,
        adopters=citables.bodies,
        instruments=named,
        addressees=addressees,
        citations=tuple(cited for found in citations.values() for cited in found),
        requests=tuple(request for one in read for request in one.requests),
        succession=succession,
        changes=changes,
        attached=attached,
        parity=ParityTally(
            sum(one.tally.segments for one in read),
            sum(one.tally.checks for one in read),
            len(exceptions.listed),
        ),
    )
    present = addresses(library)
    problems += [found for one in read for found in one.doubts]
    problems += check_tables(library, _unused(corpus.corrections, read), root)
    problems += check_addressees(addressees, library.requests, root / "addressees.yaml")
    problems += [found for listed in lists for found in check_published(listed, present)]
    problems += check_pages(changes, names(library, published.renamed), root / "changes.yaml")
    warnings = refuse_if(problems)
    own, *imported = by_corpus(present, library, roots)
    return Assembled(
        corpus,
        library,
        published,
        own,
        reader,
        warnings,
        notices,
        keys | _with_attached(keys, documents, attached),
        tuple(zip(lists[1:], imported, strict=True)),
    )


def _unused(corrections: Iterable[Correction], read: Iterable[ReadDocument]) -> list[Correction]:
    """The corrections that are about no words of any document."""
    used = {hans for one in read for hans in one.corrected}
    return [one for one in corrections if one.hans not in used]


def _with_attached(
    keys: Mapping[str, str], documents: Iterable[Document], attached: Mapping[str, AttachedText]
) -> dict[str, str]:
    """The digests of the documents that have official texts beside them."""
    found = {}
    for document in documents if keys else ():
        texts = [attached[unit.slug].official for unit in document.units if unit.slug in attached]
        if texts:
            beside = [keys[text.document.name] for text in texts]
            found[document.entry.name] = key_of(keys[document.entry.name], beside)
    return found


@dataclass(frozen=True, slots=True)
class _Tables:
    """The corpus as people edit it."""

    corpus: Corpus
    citables: Citables
    addressees: tuple[Addressee, ...]
    changes: tuple[Change, ...]
    exceptions: Exceptions
    wordings: tuple[HouseWording, ...]


def _read_tables(roots: Sequence[Path], problems: list[Problem], cache: Cache | None) -> _Tables:
    """The corpus as people edit it, from the cache where none of its files has changed."""
    root, *others = roots

    def read() -> tuple[_Tables, list[Problem]]:
        found: list[Problem] = []
        tables = _Tables(
            read_corpus(root, found, RESERVED, others),
            read_citables(root, found),
            read_addressees(root / "addressees.yaml", found),
            read_changes(root / "changes.yaml", found),
            read_exceptions(root / "english-exceptions.yaml", found),
            read_wordings(root / "english-wording.yaml", found),
        )
        return tables, found

    key = corpus_key(roots) if cache else None
    tables, found = cache.value(key, read) if cache and key else read()
    problems += found
    return tables


def _with_citations(
    read: list[ReadDocument],
    resolver: Resolver,
    instruments: Mapping[str, Instrument],
    shelf: Shelf,
) -> tuple[list[Document], dict[str, tuple[Cited, ...]]]:
    """The documents, whose citations are marked when somebody asks for their texts, and for each
    unit what it cites.
    """
    citations = {
        slug: tuple(map(resolver.resolve, found))
        for one in read
        for slug, found in one.citations.items()
    }
    documents = [one.document for one in read if one.document]
    for unit in (unit for document in documents for unit in document.units):
        shelf.change(unit, citation_marker(citations[unit.slug], instruments))
    return documents, citations


def show_document(root: Path, name: str, others: Sequence[Path] = ()) -> Iterator[str]:
    """What a document of the corpus was read as, a row for each line of its source."""
    return show_reading(*_one_document(root, name, others))


def add_skeleton(root: Path, name: str, others: Sequence[Path] = ()) -> tuple[Path, bool]:
    """Write the ids of a document into its `en.yaml`, behind what is there; whether any were."""
    document, _ = _one_document(root, name, others)
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
    return read_source(entry, corpus.errata[name])
