"""`en.yaml` of a document before it is translated: every id, the Chinese above it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from build_scripts.languages.english import FRAME
from build_scripts.model import Document, Text

HEAD = """\
# The English, by paragraph id; the Chinese stands above each. `[^3]` is the mark of footnote 3.
# Rules: corpus/english-style.md. A unit without a word counts as not translated.
"""


def english_skeleton(document: Document, there: Collection[str] = ()) -> str:
    """The units and the text between them, each text empty; without those that are `there`."""
    parts = [] if there else [HEAD]
    for unit in document.units:
        if unit.slug in there:
            continue
        parts.append(f"\n{unit.slug}:\n")
        if designation := unit.designations.get("zh-Hans"):
            parts += _entry("designation", Text(designation))
        parts += _entry("title", unit.title.source)
        for place in unit.places:
            parts += _entry(place.id, place.source)
    if document.frame and FRAME not in there:
        parts.append(f"\n{FRAME}:\n")
        for place in document.frame:
            parts += _entry(place.id, place.source)
    return "".join(parts)


def _entry(id: str, text: Text) -> Iterator[str]:
    """An id with nothing behind it, its Chinese as a comment."""
    words = "".join(f"[^{s.note.label}]" if s.note else s.words for s in text.segments())
    for line in words.splitlines():
        yield f"  # {line}\n"
    yield f"  {id}:\n"
