"""`document.yaml`, `errata.yaml` and `discrepancies.yaml`, read as people wrote them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from build_scripts.corpus.shapes import read_all, read_one
from build_scripts.model import Discrepancy, DocumentEntry, Erratum, Origin
from build_scripts.problems import Problem, Refused, problem

#: The folder beside `documents/` of official texts of units that another corpus has.
ATTACHED = "attached"


def read_document_entry(
    folder: Path, bodies: list[str], problems: list[Problem], origin: Origin | None = None
) -> DocumentEntry | None:
    """The metadata of a document; one that is attached bears the name of its folder's folder too.

    So it is another than the document to which it is attached.
    """
    path, attached = folder / "document.yaml", folder.parent.name == ATTACHED
    entry = read_one(
        path,
        DocumentEntry,
        problems,
        {"body": bodies},
        name=f"{ATTACHED}/{folder.name}" if attached else folder.name,
        path=str(path),
        origin=origin,
        attached=attached,
    )
    if entry and entry.original and not (folder / entry.original).is_file():
        problems.append(problem("FILE_MISSING.original", path, 0, name=entry.original))
    for unit in entry.units if entry else ():
        # Only the first unit may begin with the first line, and a frame is never the first.
        if unit.is_frame and not unit.begins:
            problems.append(problem("FIELD_MISSING.field", path, unit.line, field="begins"))
    return entry


def slugs_of(root: Path, name: str) -> tuple[str, ...]:
    """The units of a document of the corpus, as far as its metadata can be read."""
    folder = root / "documents" / name
    if not folder.is_dir():
        known = tuple(sorted(path.name for path in root.glob("documents/*")))
        raise Refused([problem("DOCUMENT_UNKNOWN", root, 0, name=name, known=known)])
    entry = read_document_entry(folder, [], [])
    return tuple(unit.slug for unit in entry.units if unit.slug) if entry else ()


def read_origin(root: Path, problems: list[Problem]) -> Origin | None:
    """Where the documents of a corpus come from, as its `corpus.yaml` says."""
    return read_one(root / "corpus.yaml", Origin, problems, {})


def check_slugs(
    documents: Iterable[DocumentEntry], reserved: Collection[str], problems: list[Problem]
) -> None:
    """A problem for each unit with the address of another, or of something else on the site."""
    seen: dict[str, str] = {}
    for document in documents:
        for unit in document.units:
            if unit.is_frame or not unit.slug:
                continue
            path, slug = Path(document.path), unit.slug
            if slug in reserved:
                taken = tuple(reserved)
                problems.append(
                    problem("BAD_SLUG.reserved", path, unit.line, slug=slug, taken=taken)
                )
            elif slug in seen:
                problems.append(
                    problem("SLUG_TWICE", path, unit.line, slug=slug, document=seen[slug])
                )
            else:
                seen[slug] = document.name


def read_errata(path: Path, problems: list[Problem]) -> tuple[Erratum, ...]:
    """The slips of a source, named by their order in the file."""
    errata = []
    for number, (record, erratum) in enumerate(
        read_all(path, Erratum, problems, optional=True, id=""), 1
    ):
        if erratum.kind == "text" and erratum.mark not in erratum.printed:
            record.problem("ERRATUM_MARK", mark=erratum.mark, printed=erratum.printed)
        errata.append(replace(erratum, id=f"erratum-{number}"))
    return tuple(errata)


def read_discrepancies(path: Path, problems: list[Problem]) -> tuple[Discrepancy, ...]:
    """Where other texts read otherwise, named by their order in the file."""
    return tuple(
        replace(discrepancy, id=f"discrepancy-{number}")
        for number, (_, discrepancy) in enumerate(
            read_all(path, Discrepancy, problems, optional=True, id=""), 1
        )
    )
