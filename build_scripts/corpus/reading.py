"""What people edit, read once: metadata, errata, glossary, verbs, States, corrections.

Nothing is interpreted here beyond its shape. Every reader notes what is wrong in `problems`
and returns what it could read, so that one run shows all findings.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_scripts.cache import code_key, key_of
from build_scripts.corpus.characters import read_characters
from build_scripts.corpus.documents import (
    ATTACHED,
    check_slugs,
    read_discrepancies,
    read_document_entry,
    read_errata,
    read_origin,
)
from build_scripts.corpus.files import file_bytes
from build_scripts.corpus.tables import (
    read_adverbs,
    read_bodies,
    read_chapters,
    read_corrections,
    read_states,
    read_terms,
    read_verbs,
)
from build_scripts.corpus.wording import check_wording
from build_scripts.model import (
    Adverb,
    Body,
    Chapter,
    CharacterForm,
    Correction,
    Discrepancy,
    DocumentEntry,
    Erratum,
    State,
    Term,
    VerbForm,
)
from build_scripts.model.shape import is_slug
from build_scripts.problems import Problem, Refused, problem

#: What is read of a document here.
OF_DOCUMENT = ("document.yaml", "errata.yaml", "discrepancies.yaml")
#: The list of published addresses: what every build may write into.
WRITTEN = "published-ids.txt"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that people edit, as written."""

    root: Path
    bodies: tuple[Body, ...]
    documents: tuple[DocumentEntry, ...]
    #: official texts of units that the documents have
    attached: tuple[DocumentEntry, ...]
    errata: dict[str, tuple[Erratum, ...]]
    discrepancies: dict[str, tuple[Discrepancy, ...]]
    terms: tuple[Term, ...]
    verbs: tuple[VerbForm, ...]
    adverbs: tuple[Adverb, ...]
    states: tuple[State, ...]
    corrections: tuple[Correction, ...]
    characters: tuple[CharacterForm, ...]
    chapters: tuple[Chapter, ...]


def corpus_key(roots: Sequence[Path]) -> str | None:
    """The digest of all that `read_corpus` reads; None where something cannot be read so."""
    said: list[object] = [code_key()]
    try:
        for root in roots:
            folders = [one for name in ("documents", ATTACHED) for one in (root / name).glob("*/")]
            tables = [one for one in root.iterdir() if one.is_file() and one.name != WRITTEN]
            files = [folder / name for folder in folders for name in OF_DOCUMENT]
            # What is there is told from what is not, and from what is no file.
            said.append(sorted(str(one) for each in (root, *folders) for one in each.iterdir()))
            said += [(one, file_bytes(one)) for one in sorted((*tables, *files)) if one.exists()]
    except (OSError, Refused):
        return None
    return key_of(*said)


def read_corpus(
    root: Path,
    problems: list[Problem],
    reserved: Collection[str] = (),
    others: Sequence[Path] = (),
) -> Corpus:
    """The corpus below `root`, its files in the order of their names.

    No unit may have a name that is `reserved`. Of `others` the documents are read, each with
    its origin; all tables are those of the first.
    """
    bodies = read_bodies(root / "bodies.yaml", problems)
    documents: list[DocumentEntry] = []
    errata: dict[str, tuple[Erratum, ...]] = {}
    discrepancies: dict[str, tuple[Discrepancy, ...]] = {}
    for corpus in (root, *others):
        origin = read_origin(corpus, problems) if corpus in others else None
        places = ("documents", ATTACHED) if corpus in others else ("documents",)
        for folder in (one for place in places for one in sorted((corpus / place).glob("*/"))):
            # Two names that differ in their case only are one on some disks.
            if not is_slug(folder.name):
                problems.append(problem("BAD_SLUG.folder", folder, 0, name=folder.name))
            entry = read_document_entry(folder, [body.id for body in bodies], problems, origin)
            if entry is None:
                continue
            if entry.name in errata:
                problems.append(problem("DOCUMENT_TWICE", Path(entry.path), 0, name=entry.name))
                continue
            documents.append(entry)
            errata[entry.name] = read_errata(folder / "errata.yaml", problems)
            discrepancies[entry.name] = read_discrepancies(folder / "discrepancies.yaml", problems)
    own = tuple(entry for entry in documents if not entry.attached)
    check_slugs(own, reserved, problems)
    terms = read_terms(root / "glossary.yaml", problems)
    verbs = read_verbs(root / "verbs.yaml", problems)
    adverbs = read_adverbs(root / "verb-adverbs.yaml", problems)
    states = read_states(root / "states.yaml", problems)
    corrections = read_corrections(root / "hant.tsv", problems)
    characters = read_characters(root / "characters.tsv", problems)
    problems += check_wording(root, terms, verbs, adverbs, states, corrections, characters)
    return Corpus(
        root,
        bodies,
        own,
        tuple(entry for entry in documents if entry.attached),
        errata,
        discrepancies,
        terms,
        verbs,
        adverbs,
        states,
        corrections,
        characters,
        read_chapters(root / "convention.yaml", problems),
    )
