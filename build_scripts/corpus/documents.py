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
    Reading,
    StatedMark,
    Status,
    UnitEntry,
)
from build_scripts.parse.layouts import LAYOUTS
from build_scripts.problems import Problem, problem

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
    reading = record.record("reading", required=False)
    entry = DocumentEntry(
        name=folder.name,
        path=str(path),
        source_path=str(folder / record.text("source")),
        layout=record.one_of("layout", LAYOUTS),
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
        reading=_read_reading(reading) if reading else Reading(),
    )
    record.done()
    if entry.official and not entry.official.startswith("https://"):
        record.problem(
            "FIELD_UNKNOWN_VALUE.official", record.line_of("official"), value=entry.official
        )
    if not entry.units:
        record.problem("FIELD_MISSING.units")
    return entry


def _read_reading(record: Record) -> Reading:
    """What an editor saw on the printed page that the extract does not tell."""
    lines = {
        key: frozenset(record.numbers(key)) for key in ("pages", "furniture", "text", "goes_on")
    }
    marks = tuple(_read_mark(mark) for mark in record.records("marks"))
    record.done()
    return Reading(**lines, marks=marks)


def _read_mark(record: Record) -> StatedMark:
    mark = StatedMark(record.number("line"), record.optional_text("note"), record.text("after"))
    record.done()
    return mark


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
        record.problem("BAD_SLUG.shape", record.line_of("slug"), slug=slug)
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
    if not path.exists():
        return ()
    errata = []
    for number, record in enumerate(read_records(path, problems), 1):
        kind = record.one_of("kind", ("text", "link"))
        printed = record.text("printed")
        mark = record.text("mark") if kind == "text" else ""
        lines = record.numbers("lines")
        if kind == "text" and mark not in printed:
            record.problem("ERRATUM_MARK", mark=mark, printed=printed)
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
