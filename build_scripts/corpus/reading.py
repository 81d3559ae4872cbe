"""What people edit, read once: metadata, errata, glossary, verbs, States, corrections.

Nothing is interpreted here beyond its shape. Every reader notes what is wrong in `problems`
and returns what it could read, so that one run shows all findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from build_scripts.corpus.documents import check_slugs, read_document_entry, read_errata
from build_scripts.corpus.records import read_records
from build_scripts.corpus.tables import (
    read_chapters,
    read_corrections,
    read_states,
    read_terms,
    read_verbs,
)
from build_scripts.model import (
    RENDERINGS,
    Body,
    Chapter,
    Correction,
    DocumentEntry,
    Erratum,
    State,
    Term,
    VerbForm,
)
from build_scripts.problems import Problem

ACTOR = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that people edit, as written."""

    root: Path
    bodies: tuple[Body, ...]
    documents: tuple[DocumentEntry, ...]
    errata: dict[str, tuple[Erratum, ...]]
    terms: tuple[Term, ...]
    verbs: tuple[VerbForm, ...]
    states: tuple[State, ...]
    corrections: tuple[Correction, ...]
    chapters: tuple[Chapter, ...]


def read_corpus(root: Path, problems: list[Problem]) -> Corpus:
    """The corpus below `root`. Files are read in the order of their names."""
    bodies = _read_bodies(root / "bodies.yaml", problems)
    documents: list[DocumentEntry] = []
    errata: dict[str, tuple[Erratum, ...]] = {}
    for folder in sorted((root / "documents").glob("*/")):
        entry = read_document_entry(folder, [body.id for body in bodies], problems)
        if entry is not None:
            documents.append(entry)
            errata[entry.name] = read_errata(folder / "errata.yaml", problems)
    check_slugs(documents, problems)
    return Corpus(
        root,
        bodies,
        tuple(documents),
        errata,
        read_terms(root / "glossary.yaml", problems),
        read_verbs(root / "verbs.yaml", problems),
        read_states(root / "states.yaml", problems),
        read_corrections(root / "hant.tsv", problems),
        read_chapters(root / "convention.yaml", problems),
    )


def _read_bodies(path: Path, problems: list[Problem]) -> tuple[Body, ...]:
    bodies: list[Body] = []
    for record in read_records(path, problems):
        names: dict[str, str] = {name: record.text(name) for name in RENDERINGS}
        cited = record.words("cited", RENDERINGS, required=False)
        body = Body(record.id(), names, record.optional_text("akn"), cited)
        record.done()
        if body.actor and not ACTOR.fullmatch(body.actor):
            record.problem(
                "BAD_ACTOR",
                f"“{body.actor}” cannot stand in a name of Akoma Ntoso",
                "write the parts of the body's symbols in lower case with hyphens: `un-ga-c3`",
                record.line_of("akn"),
            )
        if any(body.id == other.id for other in bodies):
            record.problem("BODY_TWICE", f"the body “{body.id}” stands twice", "keep one of them")
        bodies.append(body)
    return tuple(bodies)
