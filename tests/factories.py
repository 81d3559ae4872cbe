"""Small makers of values: the metadata of a document, and a document read from a text."""

from __future__ import annotations

from pathlib import Path

from build_scripts.model import (
    Document,
    DocumentEntry,
    Footnote,
    FootnoteRef,
    Form,
    Paragraph,
    Runs,
    Term,
    UnitEntry,
    UnitKind,
)
from build_scripts.parse.document import parse
from build_scripts.parse.source import read_lines

SOURCE = Path("source.zh-Hans.txt")


def a_unit(
    kind: UnitKind = "resolution",
    title: str = "关于合作的决议",
    begins: str | None = "1/1.",
    slug: str = "a-res-1-1",
) -> UnitEntry:
    opening = "大会，" if kind in ("resolution", "draft", "decision") else None
    return UnitEntry(slug, kind, begins, opening, None, None, title, "A title", None, 1)


def a_frame(begins: str) -> UnitEntry:
    return UnitEntry("", "frame", begins, None, None, None, "", "", None, 1)


def an_entry(*units: UnitEntry, layout: str = "printed") -> DocumentEntry:
    return DocumentEntry(
        name="document",
        path="document.yaml",
        source_path=str(SOURCE),
        layout="markdown" if layout == "markdown" else "printed",
        symbol=None,
        body="assembly",
        session={},
        place=None,
        dates={},
        agenda_item=None,
        title={},
        official="https://undocs.org/zh/A/1",
        received_as="document.txt",
        units=units or (a_unit(),),
    )


def read(source: str, *units: UnitEntry, layout: str = "printed") -> Document:
    """The document that a source is; a printed one has an empty line after each line."""
    return parse(read_lines(source.encode(), SOURCE), an_entry(*units, layout=layout))


def printed(*lines: str) -> str:
    """A page of printed lines: each is followed by an empty one."""
    return "".join(f"{line}\n\n" for line in lines)


def a_term(id: str, *forms: str) -> Term:
    """A term with these forms, the same in both scripts."""
    return Term(
        id=id,
        group="concept",
        forms=tuple(Form(form, form, id) for form in forms),
        abbreviations=(),
        en_variants=(),
        article=None,
        definition={},
        line=1,
    )


def marked(runs: Runs) -> str:
    """The words, each footnote mark as `[^1]`."""
    return "".join(f"[^{run.label}]" if isinstance(run, FootnoteRef) else run.text for run in runs)


def text_of(place: Paragraph | Footnote) -> tuple[str, str | None, str]:
    """Id, printed label and marked words of a place."""
    return place.id, place.label, marked(place.runs)
