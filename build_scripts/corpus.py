"""What people edit, read once: metadata, errata, glossary, verbs, States, corrections.

Nothing is interpreted here beyond its shape. Every reader notes what is wrong in `problems`
and returns what it could read, so that one run shows all findings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from build_scripts.model import (
    RENDERINGS,
    Article,
    Chapter,
    Correction,
    DocumentEntry,
    Erratum,
    Form,
    State,
    Status,
    Term,
    UnitEntry,
    VerbForm,
)
from build_scripts.problems import Problem, bad_encoding
from build_scripts.records import Record, read_record, read_records

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
ACTOR = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
UNIT_KINDS = ("resolution", "decision", "draft", "declaration", "note", "report")
WITH_OPENING = ("resolution", "decision", "draft")
#: Names of pages that are not units; no unit may take one of them.
RESERVED = (
    *("about", "documents", "glossary", "search", "reference", "bundle", "assets"),
    *("citations", "convention", "succession", "requests", "votes", "data"),
)


@dataclass(frozen=True, slots=True)
class Body:
    id: str
    names: dict[str, str]
    #: the actor in the names of Akoma Ntoso
    actor: str | None
    cited: dict[str, str]


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
        entry = _read_document(folder, [body.id for body in bodies], problems)
        if entry is not None:
            documents.append(entry)
            errata[entry.name] = _read_errata(folder / "errata.yaml", problems)
    _check_slugs(documents, problems)
    return Corpus(
        root,
        bodies,
        tuple(documents),
        errata,
        _read_terms(root / "glossary.yaml", problems),
        _read_verbs(root / "verbs.yaml", problems),
        _read_states(root / "states.yaml", problems),
        _read_corrections(root / "hant.tsv", problems),
        _read_chapters(root / "convention.yaml", problems),
    )


def _read_bodies(path: Path, problems: list[Problem]) -> tuple[Body, ...]:
    bodies: list[Body] = []
    for record in read_records(path, problems):
        names: dict[str, str] = {name: record.text(name) for name in RENDERINGS}
        cited = record.words("cited", RENDERINGS, required=False)
        body = Body(record.text("id"), names, record.optional_text("akn"), cited)
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


def _same_length(record: Record, code: str, hans: str, hant: str) -> None:
    if len(hans) != len(hant):
        record.problem(
            code,
            f"“{hans}” and “{hant}” differ in length",
            "Traditional differs from Simplified in script only; the wording never changes",
        )


def _read_document(
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
    if slug and (not SLUG.match(slug) or slug in RESERVED):
        record.problem(
            "BAD_SLUG",
            f"“{slug}” cannot be the address of a unit",
            "use lower-case letters, digits and single hyphens, and none of: "
            + ", ".join(RESERVED),
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
        meeting=record.optional_text("meeting"),
        later=record.optional_text("later"),
        later_date=record.date("later_date"),
        later_meeting=record.optional_text("later_meeting"),
        source=record.text("source"),
    )
    record.done()
    return status


def _check_slugs(documents: list[DocumentEntry], problems: list[Problem]) -> None:
    seen: dict[str, str] = {}
    for document in documents:
        for unit in document.units:
            if unit.kind == "frame" or not unit.slug:
                continue
            if unit.slug in seen:
                problems.append(
                    Problem(
                        "SLUG_TWICE",
                        Path(document.path),
                        unit.line,
                        f"“{unit.slug}” is already the address of a unit in {seen[unit.slug]}",
                        "give one of the two units another slug",
                    )
                )
            seen.setdefault(unit.slug, document.name)


def _read_errata(path: Path, problems: list[Problem]) -> tuple[Erratum, ...]:
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


def _read_terms(path: Path, problems: list[Problem]) -> tuple[Term, ...]:
    terms: list[Term] = []
    ids: dict[str, int] = {}
    forms: dict[str, str] = {}
    for record in read_records(path, problems):
        id = record.text("id")
        main = Form(record.text("zh-Hans"), record.text("zh-Hant"), record.text("en"))
        variants = tuple(_read_form(variant) for variant in record.records("variants"))
        term = Term(
            id=id,
            group=cast(  # type: ignore[arg-type]
                "type", record.one_of("group", ("concept", "body", "instrument", "procedure"))
            ),
            forms=(main, *variants),
            abbreviations=record.texts("abbreviations"),
            en_variants=record.texts("en_variants"),
            article=record.optional_text("article"),
            definition=record.words("definition", RENDERINGS),
            line=record.line,
        )
        record.done()
        if id and not SLUG.match(id):
            record.problem("BAD_TERM_ID", f"“{id}” cannot be an id", "use-words-and-hyphens")
        if id in ids:
            record.problem(
                "TERM_TWICE",
                f"the term “{id}” is already defined in line {ids[id]}",
                "join the two entries",
            )
        for form in term.forms:
            _same_length(record, "TERM_WORDING", form.hans, form.hant)
            if form.hans in forms:
                record.problem(
                    "TERM_TWICE",
                    f"“{form.hans}” already belongs to the term “{forms[form.hans]}”",
                    "keep the form in one of the two entries",
                )
            forms.setdefault(form.hans, id)
        ids.setdefault(id, record.line)
        terms.append(term)
    return tuple(terms)


def _read_form(record: Record) -> Form:
    form = Form(record.text("zh-Hans"), record.text("zh-Hant"), record.text("en"))
    record.done()
    return form


def _read_verbs(path: Path, problems: list[Problem]) -> tuple[VerbForm, ...]:
    verbs = []
    seen: set[str] = set()
    for record in read_records(path, problems):
        verb = VerbForm(
            record.text("id"),
            record.text("zh-Hans"),
            record.text("zh-Hant"),
            record.optional_text("preambular"),
            record.optional_text("operative"),
            record.texts("also"),
            record.line,
        )
        record.record("counts", required=False)
        record.optional_text("note")
        record.done()
        _same_length(record, "VERB_WORDING", verb.hans, verb.hant)
        for name in (verb.hans, verb.id):
            if name in seen:
                record.problem("VERB_TWICE", f"“{name}” stands twice", "join the two entries")
            seen.add(name)
        verbs.append(verb)
    return tuple(verbs)


def _read_states(path: Path, problems: list[Problem]) -> tuple[State, ...]:
    states: list[State] = []
    seen: set[str] = set()
    for record in read_records(path, problems):
        state = State(
            record.text("iso3"),
            record.text("zh-Hans"),
            record.text("zh-Hant"),
            record.text("en"),
            record.texts("variants"),
            record.line,
        )
        record.done()
        for name in (state.iso3, state.hans, *state.variants):
            if name in seen:
                record.problem("STATE_TWICE", f"“{name}” stands twice", "keep one of them")
            seen.add(name)
        states.append(state)
    return tuple(states)


def _read_chapters(path: Path, problems: list[Problem]) -> tuple[Chapter, ...]:
    """The chapters and articles of the Convention; a corpus without them shows none."""
    record = read_record(path, problems) if path.exists() else None
    chapters = []
    for chapter in record.records("chapters") if record else ():
        number, title = chapter.number("number"), chapter.words("title", RENDERINGS)
        articles = tuple(_read_article(article) for article in chapter.records("articles"))
        chapter.done()
        chapters.append(Chapter(number, title, articles))
    return tuple(chapters)


def _read_article(record: Record) -> Article:
    article = Article(
        number=record.number("number"),
        title=record.words("title", RENDERINGS),
        unverified=record.one_of("unverified", ("zh",), default="") == "zh",
    )
    record.done()
    return article


def _read_corrections(path: Path, problems: list[Problem]) -> tuple[Correction, ...]:
    """`hant.tsv`: Simplified, Traditional, reason; a line that begins with `#` is a comment."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(bad_encoding(path, error))
        return ()
    except OSError:
        problems.append(Problem("FILE_MISSING", path, 0, "the file cannot be read", "restore it"))
        return ()
    corrections: list[Correction] = []
    seen: set[str] = set()
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 3 or not all(cells):
            problems.append(
                Problem(
                    "CORRECTION_SHAPE",
                    path,
                    number,
                    "a correction has three cells: Simplified, Traditional, reason",
                    "separate the cells with one tab each",
                )
            )
            continue
        hans, hant, reason = cells
        if len(hans) != len(hant):
            problems.append(
                Problem(
                    "CORRECTION_WORDING",
                    path,
                    number,
                    f"“{hans}” and “{hant}” differ in length",
                    "correct the script only; the wording never changes",
                )
            )
        if hans in seen:
            problems.append(
                Problem("CORRECTION_TWICE", path, number, f"“{hans}” stands twice", "keep one")
            )
        seen.add(hans)
        corrections.append(Correction(hans, hant, reason, number))
    return tuple(corrections)
