"""Small makers of values: the metadata of a document, and a document read from a text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from build_scripts.model import (
    Document,
    DocumentEntry,
    Form,
    LayoutName,
    Mark,
    OpeningVerb,
    Place,
    PlaceKind,
    Term,
    Text,
    Unit,
    UnitEntry,
    UnitKind,
    VerbForm,
)
from build_scripts.parse.document import parse_document
from build_scripts.parse.source import read_lines

SOURCE = Path("source.zh-Hans.txt")
KINDS: dict[str, PlaceKind] = {
    **{"pp": "preambular", "op": "operative", "p": "numbered", "sec": "heading"},
    **{"fn": "footnote", "title": "title"},
}


def a_unit(
    kind: UnitKind = "resolution",
    title: str = "关于合作的决议",
    begins: str | None = "1/1.",
    slug: str = "a-res-1-1",
) -> UnitEntry:
    opening = "大会，" if kind in ("resolution", "draft", "decision") else ""
    return UnitEntry(slug, kind, begins, opening, None, None, title, "A title", None, 1)


def a_frame(begins: str) -> UnitEntry:
    return UnitEntry("", "frame", begins, "", None, None, "", "", None, 1)


def an_entry(*units: UnitEntry, layout: LayoutName = "printed") -> DocumentEntry:
    return DocumentEntry(
        name="document",
        path="document.yaml",
        source=str(SOURCE),
        layout=layout,
        symbol=None,
        body="assembly",
        session=None,
        place=None,
        dates={},
        agenda_item=None,
        title={},
        official="https://undocs.org/zh/A/1",
        received_as="document.txt",
        units=units or (a_unit(),),
    )


def read(source: str, *units: UnitEntry, layout: LayoutName = "printed") -> Document:
    """The document that a source is; a printed one has an empty line after each line."""
    return parse_document(read_lines(source.encode(), SOURCE), an_entry(*units, layout=layout))


def printed(*lines: str) -> str:
    """A page of printed lines: each is followed by an empty one."""
    return "".join(f"{line}\n\n" for line in lines)


def a_term(id: str, *forms: str) -> Term:
    """A term with these forms, the same in both scripts."""
    main, *variants = (Form(form, form, id) for form in forms)
    return Term(
        id=id,
        group="concept",
        main=main,
        abbreviations=(),
        variants=tuple(variants),
        en_variants=(),
        article=None,
        definition={},
        line=1,
    )


def a_paragraph(id: str, words: str | Text, parent: str | None = None) -> Place:
    """A paragraph with these words in Simplified Chinese; its id says of which kind it is."""
    kind: PlaceKind = "item" if parent else KINDS[id.rstrip("0123456789-")]
    text = words if isinstance(words, Text) else Text(words)
    return Place(id, kind, None, parent, {"zh-Hans": text})


def a_resolution(
    *paragraphs: Place, footnotes: tuple[Place, ...] = (), title: str = "合作"
) -> Unit:
    """A resolution of these paragraphs, in Simplified Chinese only."""
    return Unit(a_unit(), an_entry(), a_paragraph("title", title), paragraphs, footnotes)


def opened(words: str, verbs: Iterable[VerbForm]) -> Text:
    """The words with the longest of the verbs that opens them marked."""
    opening = (verb for verb in verbs if words.startswith(verb.hans))
    verb = max(opening, key=lambda verb: len(verb.hans))
    return Text(words).marked([Mark(0, len(verb.hans), OpeningVerb(verb.id))])


def marked(text: Text) -> str:
    """The words, each footnote mark as `[^1]`."""
    return "".join(f"[^{s.note.label}]" if s.note else s.words for s in text.segments())


def text_of(place: Place) -> tuple[str, str | None, str]:
    """Id, printed label and marked words of a place."""
    return place.id, place.label, marked(place.source)
