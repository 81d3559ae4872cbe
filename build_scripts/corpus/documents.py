"""`document.yaml` and `errata.yaml` of a document, read as people wrote them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import cast

from build_scripts.corpus.records import SLUG, Record, read_record, read_records
from build_scripts.model import (
    RENDERINGS,
    DocumentEntry,
    Erratum,
    Status,
    UnitEntry,
)
from build_scripts.problems import Problem

UNIT_KINDS = ("resolution", "decision", "draft", "declaration", "note", "report")
WITH_OPENING = ("resolution", "decision", "draft")


def read_document_entry(
    folder: Path, bodies: list[str], problems: list[Problem]
) -> DocumentEntry | None:
    path = folder / "document.yaml"
    record = read_record(path, problems)
    if record is None:
        return None
    title = record.words("title", ("zh-Hans", "en"))
    dates = record.record("dates", required=False)
    entry = DocumentEntry(
        name=folder.name,
        path=str(path),
        source_path=str(folder / record.text("source")),
        layout=cast("type", record.one_of("layout", ("printed", "markdown"))),  # type: ignore[arg-type]
        symbol=record.optional_text("symbol"),
        body=record.one_of("body", bodies),
        session=record.words("session", RENDERINGS),
        place=record.words("place", RENDERINGS, required=False) or None,
        dates=_read_dates(dates) if dates else {},
        agenda_item=record.optional_text("agenda_item"),
        title=title,
        official=record.text("official"),
        received_as=record.text("received_as"),
        units=tuple(_read_unit(unit) for unit in record.records("units")),
    )
    record.done()
    if entry.official and not entry.official.startswith("https://"):
        record.problem(
            "FIELD_UNKNOWN_VALUE",
            f"the official link is “{entry.official}”",
            "give the https address of the official document",
            record.line_of("official"),
        )
    if not entry.units:
        record.problem("FIELD_MISSING", "the document has no units", "list at least one in `units`")
    return entry


def _read_dates(record: Record) -> dict[str, str]:
    """The days of a document: of its adoption, or the first and last of its session."""
    dates = {key: value for key in ("adopted", "from", "to") if (value := record.date(key))}
    record.done()
    return dates


def _read_unit(record: Record) -> UnitEntry:
    kind = record.one_of("kind", (*UNIT_KINDS, "frame"))
    if kind == "frame":
        begins = record.text("begins")
        record.done()
        return UnitEntry("", "frame", begins, None, None, None, "", "", None, record.line)
    slug = record.text("slug")
    if slug and not SLUG.fullmatch(slug):
        record.problem(
            "BAD_SLUG",
            f"“{slug}” cannot be the address of a unit",
            "use lower-case letters, digits and single hyphens",
            record.line_of("slug"),
        )
    status = record.record("status", required=False)
    entry = UnitEntry(
        slug=slug,
        kind=cast("type", kind),  # type: ignore[arg-type]
        begins=record.optional_text("begins"),
        opening=record.text("opening") if kind in WITH_OPENING else None,
        symbol=record.optional_text("symbol"),
        date=record.date("date"),
        title=record.text("title"),
        title_en=record.text("title_en"),
        status=_read_status(status) if status else None,
        line=record.line,
        cited=record.words("cited", RENDERINGS, required=False),
    )
    record.done()
    return entry


def _read_status(record: Record) -> Status:
    choices = ("adopted", "adopted without a vote", "approved by committee", "issued")
    status = Status(
        how=cast("type", record.one_of("how", choices)),  # type: ignore[arg-type]
        date=record.date("date"),
        meeting=_meeting(record, "meeting"),
        later=record.optional_text("later"),
        later_date=record.date("later_date"),
        later_meeting=_meeting(record, "later_meeting"),
        source=record.text("source"),
    )
    record.done()
    return status


def _meeting(record: Record, key: str) -> str | None:
    """The number of a meeting, as it is written."""
    return str(record.number(key)) if key in record.nodes and record.optional_text(key) else None


def check_slugs(
    documents: list[DocumentEntry], reserved: Collection[str], problems: list[Problem]
) -> None:
    """A problem for each unit with the address of another, or of something else on the site."""
    seen: dict[str, str] = {}
    for document in documents:
        for unit in document.units:
            if unit.is_frame or not unit.slug:
                continue
            if unit.slug in reserved:
                code, message = "BAD_SLUG", f"“{unit.slug}” is taken by the site itself"
                hint = f"give the unit another slug; taken are: {', '.join(reserved)}"
            elif unit.slug in seen:
                code = "SLUG_TWICE"
                message = f"“{unit.slug}” is already the address of a unit in {seen[unit.slug]}"
                hint = "give one of the two units another slug"
            else:
                seen[unit.slug] = document.name
                continue
            problems.append(Problem(code, Path(document.path), unit.line, message, hint))


def read_errata(path: Path, problems: list[Problem]) -> tuple[Erratum, ...]:
    if not path.exists():
        return ()
    errata = []
    for number, record in enumerate(read_records(path, problems), 1):
        kind = record.one_of("kind", ("text", "link"))
        printed = record.text("printed")
        mark = record.text("mark") if kind == "text" else ""
        lines = record.numbers("lines")
        if kind == "text" and mark not in printed:
            record.problem(
                "ERRATUM_MARK",
                f"“{mark}” is not among the printed words “{printed}”",
                "copy `mark` from `printed`",
            )
        errata.append(
            Erratum(
                id=f"erratum-{number}",
                kind=cast("type", kind),  # type: ignore[arg-type]
                lines=lines,
                printed=printed,
                mark=mark,
                likely=record.optional_text("likely"),
                confidence=cast(  # type: ignore[arg-type]
                    "type", record.one_of("confidence", ("certain", "likely", "possible"))
                ),
                why=record.words("why", RENDERINGS),
                line=record.line,
            )
        )
        record.done()
    return tuple(errata)
