"""A document of the corpus → all that is known of it alone.

The same folder and the same tables give the same value, so documents can be read side by side.
What a text cites is found here; where that leads is known when all documents are (`build.py`).
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from build_scripts.cache import Cache, code_key, key_of
from build_scripts.check import (
    OF_THE_FILE,
    check_cells,
    check_coverage,
    check_document,
    corrected,
)
from build_scripts.corpus.files import MOST_BYTES, file_bytes
from build_scripts.corpus.reading import Corpus
from build_scripts.known import KNOWN
from build_scripts.languages.english import (
    FRAME,
    add_english,
    add_english_frame,
    check_known,
    read_english,
)
from build_scripts.languages.english_terms import EnglishTerms
from build_scripts.languages.house import House
from build_scripts.languages.parity import Exceptions, Parity
from build_scripts.languages.script import Script
from build_scripts.languages.traditional import Converter
from build_scripts.languages.variants import check_script
from build_scripts.model import (
    Addressee,
    Cited,
    Document,
    DocumentEntry,
    Erratum,
    HouseWording,
    Instrument,
    ParityTally,
    Request,
    VerbForm,
)
from build_scripts.model.shelf import Shelf, folded_document
from build_scripts.parallel import beside, each
from build_scripts.parse.document import parse_document
from build_scripts.parse.source import Line, read_lines
from build_scripts.problems import Problem, Refused, problem, refuse_if
from build_scripts.progress import Progress
from build_scripts.subjects.citations.find import find_citations
from build_scripts.subjects.citations.resolve import adopting_body
from build_scripts.subjects.citations.tables import Citables
from build_scripts.subjects.discrepancies.places import add_discrepancies
from build_scripts.subjects.errata.slips import mark_slips
from build_scripts.subjects.glossary.terms import Matcher, mark_terms
from build_scripts.subjects.requests.find import RequestReader
from build_scripts.subjects.verbs.opening import mark_verbs
from build_scripts.subjects.verbs.table import VerbTable
from build_scripts.subjects.votes.ballots import check_voters


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document in all renderings, and what was found in it.

    `document` is None where something blocks it, and then nothing but `problems` is known.
    `in_english` is what is wrong with its English, `notices` where official English differs,
    `excepted` which exceptions that concerns; `doubts` are places to look at.
    """

    problems: tuple[Problem, ...]
    document: Document | None = None
    in_english: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    excepted: frozenset[tuple[str, str, str]] = frozenset()
    doubts: tuple[Problem, ...] = ()
    tally: ParityTally = field(default_factory=ParityTally)
    #: the words of the corrections that it has
    corrected: frozenset[str] = frozenset()
    #: for each unit what it cites
    citations: Mapping[str, tuple[Cited, ...]] = field(default_factory=dict)
    requests: tuple[Request, ...] = ()
    #: the opening verbs that are composed in it, by their ids
    verbs: Mapping[str, VerbForm] = field(default_factory=dict)


class DocumentReader:
    """Reads documents with the tables that all documents share."""

    def __init__(
        self,
        corpus: Corpus,
        citables: Citables,
        addressees: tuple[Addressee, ...],
        exceptions: Exceptions,
        wordings: tuple[HouseWording, ...],
    ) -> None:
        self.errata, self.discrepancies = corpus.errata, corpus.discrepancies
        self.citables, self.exceptions = citables, exceptions
        self.verbs = VerbTable(corpus.verbs, corpus.adverbs)
        self.house = House(wordings, self.verbs.forms)
        shared = replace(corpus, documents=(), attached=(), errata={}, discrepancies={})
        tables = shared, citables, addressees, exceptions, wordings
        self._tables = key_of(code_key(), tables)
        self.states = {name: s for s in corpus.states for name in (s.iso3, s.hans, *s.variants)}
        self._shared, self._addressees = shared, addressees

    # What is made for reading is made when the first document is read: often there is none.

    @cached_property
    def script(self) -> Script:
        """What sets words in Traditional script."""
        shared = self._shared
        return Script(shared.corrections, shared.states, shared.characters)

    @cached_property
    def _converter(self) -> Converter:
        return Converter(self.script, self._shared.terms, self.verbs.forms.values())

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self._shared.terms)

    @cached_property
    def _terms(self) -> EnglishTerms:
        return EnglishTerms(self._shared.terms)

    @cached_property
    def _requests(self) -> RequestReader:
        return RequestReader(self._addressees, self.verbs)

    def instruments(self, cache: Cache | None) -> tuple[Instrument, ...]:
        """The instruments, with their names in Traditional script."""
        named = self.citables.instruments

        def names() -> list[str]:
            return [self._converter.words(instrument.name) for instrument in named]

        key = key_of(self._tables, "instruments")
        found = cache.value(key, names) if cache else names()
        return tuple(replace(one, hant=name) for one, name in zip(named, found, strict=True))

    def key(self, entry: DocumentEntry) -> str:
        """A digest of all that the reading of a document depends on."""
        files = sorted(path for path in Path(entry.path).parent.iterdir() if path.is_file())
        small = [path for path in files if path.stat().st_size <= MOST_BYTES]
        contents = [(path.name, path.read_bytes()) for path in small]
        return key_of(self._tables, entry, self.errata[entry.name], contents)

    def read(self, entry: DocumentEntry) -> ReadDocument:
        """Read, mark, compare and convert a document."""
        errata, folder = self.errata[entry.name], Path(entry.path).parent
        problems: list[Problem] = []
        # What is known of a document does not rest on which others this process has read.
        self.verbs.forget()
        try:
            document = read_document(entry, errata)
        except Refused as refused:
            return ReadDocument(refused.problems)
        document = mark_slips(document, errata, folder / "errata.yaml", problems)
        listed, path = self.discrepancies[entry.name], folder / "discrepancies.yaml"
        document = add_discrepancies(document, listed, path, problems)
        document = mark_terms(mark_verbs(document, self.verbs, problems), self._matcher)
        found = check_document(document, self.verbs.listed, self.states)
        # What an official file says is shown as it says it; nobody is asked to mend it.
        of_file = [one for one in found if entry.origin and one.code in OF_THE_FILE]
        problems += [one for one in found if one not in of_file]
        problems += check_voters([document], self.states)
        if any(found.blocks for found in problems):
            return ReadDocument(tuple(problems))
        in_english: list[Problem] = []
        exceptions = replace(self.exceptions, used=set())
        parity = Parity(self._terms, self.verbs.forms, self.house, exceptions)
        document = self._with_english(document, parity, in_english)
        citations = {
            unit.slug: find_citations(unit, adopting_body(unit, self.citables), self.citables)
            for unit in document.units
        }
        document = self._converter.document(document)
        cells = tuple(check_cells(document))
        return ReadDocument(
            tuple(problems),
            document,
            tuple(in_english),
            (*of_file, *parity.notices, *(cells if entry.origin else ())),
            frozenset(parity.exceptions.used),
            (*check_script(document.units, self.script), *(() if entry.origin else cells)),
            parity.tally,
            corrected(document, self._shared.corrections),
            citations,
            tuple(request for unit in document.units for request in self._requests.unit(unit)),
            self.verbs.composed,
        )

    def _with_english(
        self, document: Document, parity: Parity, problems: list[Problem]
    ) -> Document:
        """The document with the English that it has, which is held against the Chinese."""
        texts = read_english(Path(document.entry.path).parent, problems)
        problems += check_known(texts, document)
        frame = document.frame
        if FRAME in texts:
            frame = add_english_frame(frame, texts[FRAME])
        units = list(document.units)
        for at, unit in enumerate(units):
            if text := texts.get(unit.slug):
                units[at] = add_english(unit, text, self._terms, self.verbs.forms)
                problems += parity.compare(units[at], text)
        return replace(document, units=tuple(units), frame=frame)


def read_documents(
    reader: DocumentReader,
    entries: list[DocumentEntry],
    keys: Mapping[str, str],
    progress: Progress,
    processes: int,
    cache: Cache | None,
    shelf: Shelf,
) -> list[ReadDocument]:
    """The documents, from the cache where it has them; their texts are on the shelf."""

    def read_pickled(entry: DocumentEntry) -> bytes:
        return _pickled(reader.read(entry))

    kept = {entry.name for entry in entries if cache and cache.has(keys[entry.name])}
    others = [entry for entry in entries if entry.name not in kept]
    found: dict[str, ReadDocument] = {}
    progress("reading", 0, len(entries))
    # Where most are kept, another process reads what is new while this one takes the others.
    most = len(others) > len(kept)
    work = nullcontext(each(read_pickled, others, processes)) if most else None
    with work or beside(read_pickled, others, processes) as new:
        for entry in sorted(entries, key=lambda entry: entry.name not in kept):
            if kept and entry is next(iter(others), None):
                shelf.prepare()  # what is new is not there yet
            # One at a time is in memory; what is damaged is made again.
            data = cache.get(keys[entry.name]) if cache and entry.name in kept else None
            value = data or (read_pickled(entry) if entry.name in kept else next(new))
            if cache and not data:
                cache.put(keys[entry.name], value)
            read, text = pickle.loads(value)  # noqa: S301 - trusted like the code
            if text:
                read = replace(read, document=shelf.unfold(text))
            found[entry.name] = read
            progress("reading", len(found), len(entries))
    if cache:
        cache.end()
    return [found[entry.name] for entry in entries]


def _pickled(read: ReadDocument) -> bytes:
    """A document; of an official file without its furniture: tags are more than all the rest."""
    document = read.document
    if document and document.entry.origin:
        document = replace(document, furniture=())
    texts = folded_document(document, KNOWN) if document else None
    return pickle.dumps((replace(read, document=None), texts), pickle.HIGHEST_PROTOCOL)


def read_document(entry: DocumentEntry, errata: tuple[Erratum, ...] = ()) -> Document:
    """A document parsed from its source, nothing marked yet."""
    return read_source(entry, errata)[0]


def read_source(entry: DocumentEntry, errata: tuple[Erratum, ...]) -> tuple[Document, list[Line]]:
    """A document parsed from its source, and the lines of the source."""
    path = Path(entry.source_path)
    try:
        data = file_bytes(path)
    except OSError:
        raise Refused(
            [problem("FILE_MISSING.source", Path(entry.path), 0, name=path.name)]
        ) from None
    lines = read_lines(data, path)
    document = parse_document(lines, entry, errata)
    refuse_if(check_coverage(document, lines))
    return document, lines
