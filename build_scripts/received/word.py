"""A Word file → its text, as its page prints it.

The numbers that Word counts itself are written, marks and footnotes too; heads and feet of the
pages stand at the ends as furniture. Changes that wait to be accepted are no text yet; hidden
words, pictures, comments and boxes are noted.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import docx

from build_scripts.problems import Refused, problem
from build_scripts.received.numbering import ListCounter
from build_scripts.received.styles import Styles, W, is_on, read_lists, value_of
from build_scripts.received.taken import Taken, Written, note_of

COMMAND = f"python-docx {docx.__version__}: paragraphs, printed numbers, footnotes as [1]"
CHANGES = ("ins", "del", "moveFrom", "moveTo")
#: What is gone through without being looked at.
WITHIN = frozenset(
    {"hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "AlternateContent",
     "Choice", "dir", "bdo", "ruby", "rubyBase", "drawing", "pict", "object", "inline", "anchor",
     "graphic", "graphicData", "wsp", "wgp", "wpc", "grpSp", "txbx", "shape", "rect", "group",
     "textbox", "oMathPara", "oMath", "oval", "roundrect", "lock"}
)  # fmt: skip
BREAKS = {"tab": "\t", "ptab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
#: How notes are numbered where the file says nothing; only so their numbers can be told.
USUAL = {"numRestart": "continuous", "numFmt": "decimal", "numStart": "1"}
PICTURES = frozenset({"pic", "imagedata", "OLEObject"})


def take_word(data: bytes, path: Path, to: Path) -> Taken:
    """The text of the file at `path`; `Refused` where it has none that is settled.

    `to` is the file that the text will stand in.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        changed = next((e for e in document.element.iter() if _name(e) in CHANGES), None)
        reader = _Reader(document.part, Taken(to, COMMAND))
    except Exception:
        # Whatever a library says of a broken file is one finding.
        raise Refused([problem("FILE_UNREADABLE.broken", path, 0)]) from None
    if changed is not None:
        words = "".join(t.text or "" for t in changed.iter() if _name(t) in ("t", "delText"))
        raise Refused([problem("TAKEN_NOTHING.changes", path, 0, words=words[:20])])
    if reason := reader.unsettled():
        raise Refused([problem("TAKEN_NOTHING.numbers", path, 0, words=reason)])
    reader.read(document.element.body)
    if not any(line.strip() for line in reader.taken.lines):
        raise Refused([problem("TAKEN_NOTHING.empty", path, 0)])
    return reader.taken


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


@dataclass(slots=True)
class _Words(Written):
    """The words of a paragraph as they come, and what stands beside them."""

    raised: str = ""
    #: for each field that is open, whether its result has begun
    fields: list[bool] = field(default_factory=list)
    #: labels and words of the notes that are marked in it
    notes: list[tuple[str, Written]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


class _Reader:
    def __init__(self, part: Any, taken: Taken) -> None:
        self.part, self.taken = part, taken
        related = {rel.reltype.rpartition("/")[2]: rel for rel in part.rels.values()}
        roots = {
            kind: related[kind].target_part
            for kind in ("styles", "numbering", "footnotes", "endnotes", "settings", "comments")
            if kind in related
        }
        self.roots = {kind: docx.oxml.parse_xml(part.blob) for kind, part in roots.items()}
        self.styles = Styles(self.roots.get("styles"))
        self.lists: ListCounter = read_lists(self.roots.get("numbering"), self.styles)
        self.notes = {
            (kind, value_of(note, "id")): note
            for kind in ("footnote", "endnote")
            for note in self.roots.get(f"{kind}s", ())
        }
        self.number = 0
        self.labels: dict[tuple[str, str], str] = {}

    def unsettled(self) -> str:
        """Why the numbers of the notes cannot be told, if so."""
        marked = {
            _name(element).removesuffix("Reference")
            for element in self.part.element.iter()
            if _name(element) in ("footnoteReference", "endnoteReference")
        }
        if len(marked) > 1:
            return ", ".join(sorted(marked))
        roots = [self.part.element, self.roots.get("settings")]
        for kind in marked:
            for root in (root for root in roots if root is not None):
                for properties in root.iter(f"{W}{kind}Pr"):
                    for name, usual in USUAL.items():
                        said = value_of(properties.find(f"{W}{name}"), "val") or usual
                        if said != usual:
                            return f"{name} {said}"
        return ""

    def read(self, body: Any) -> None:
        """Heads of pages, the text, feet of pages."""
        for kind in ("header", "footer"):
            if kind == "footer":
                for element in body:
                    self._block(element)
            for words in dict.fromkeys(self._edges(kind)):
                self.taken.add_furniture(Written(words))
        if comments := len(self.roots.get("comments", ())):
            self.taken.problem("TAKEN_DOUBTFUL.comments", words=str(comments))

    def _edges(self, kind: str) -> Iterator[str]:
        for rel in self.part.rels.values():
            if rel.reltype.rpartition("/")[2] == kind and not rel.is_external:
                for paragraph in docx.oxml.parse_xml(rel.target_part.blob).iter(f"{W}p"):
                    yield re.sub(r"\s+", " ", self._words(paragraph).words.strip())

    def _block(self, element: Any) -> None:
        name = _name(element)
        if name == "p":
            self._paragraph(element)
        elif name == "tbl":
            self._table(element)
        elif name == "altChunk":
            self.taken.problem("TAKEN_DOUBTFUL.left", words="altChunk")
        elif name in WITHIN:
            for child in element:
                self._block(child)

    def _paragraph(self, element: Any) -> None:
        label = self._label(element)
        found = self._words(element)
        self.taken.add(Written(label + found.words, found.doubts))
        self._beside(found)

    def _beside(self, found: _Words) -> None:
        """The boxes and notes of a paragraph, behind it."""
        for box in found.boxes:
            before = len(self.taken.lines)
            for child in box:
                self._block(child)
            if len(self.taken.lines) > before:
                self.taken.problem("TAKEN_DOUBTFUL.box", words=self.taken.lines[before][:20])
        for label, words in found.notes:
            self.taken.add_note(label, words)

    def _label(self, paragraph: Any) -> str:
        """The number that Word prints before a paragraph."""
        numbered = self.styles.list_of(paragraph)
        if numbered is None:
            return ""
        label = self.lists.label(*numbered)
        if label is None:
            self.taken.problem("TAKEN_DOUBTFUL.number", words=" ".join(map(str, numbered)))
        return label or ""

    def _table(self, table: Any) -> None:
        found = []
        for row in table.iter(f"{W}tr"):
            cells = []
            for cell in row.iterchildren(f"{W}tc"):
                inner = [self._words(paragraph) for paragraph in cell.iter(f"{W}p")]
                labels = [self._label(paragraph) for paragraph in cell.iter(f"{W}p")]
                words = " ".join(a + b.words for a, b in zip(labels, inner, strict=True))
                cells.append(re.sub(r"\s+", " ", words).strip())
                found += inner
            # A row of one cell is told from a paragraph by the tab behind it.
            self.taken.add(Written("\t".join([*cells, ""] if len(cells) == 1 else cells)))
        for one in found:
            for doubt in one.doubts:
                self.taken.note(*doubt)
            self._beside(one)

    # The words of a paragraph.

    def _words(self, paragraph: Any) -> _Words:
        found = _Words()
        hides = self.styles.hides(paragraph)
        for child in paragraph:
            self._inline(child, found, hides)
        self._lower(found)
        return found

    def _inline(self, element: Any, found: _Words, hides: bool) -> None:
        name = _name(element)
        if name == "r":
            self._run(element, found, hides)
        elif name in PICTURES:
            found.problem("TAKEN_DOUBTFUL.picture", words=found.words[-20:])
        elif name == "txbxContent":
            found.boxes.append(element)
        elif name in ("rt", "t") and element.text:
            # Words above other words, words of a formula.
            found.problem(
                "TAKEN_DOUBTFUL.left" if name == "rt" else "TAKEN_DOUBTFUL.formula",
                words=element.text,
            )
            found.words += element.text if name == "t" else ""
        elif name in WITHIN or element.tag.startswith(
            "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
        ):
            for child in element:
                self._inline(child, found, hides)

    def _run(self, run: Any, found: _Words, hides: bool) -> None:
        properties = run.find(f"{W}rPr")
        hidden = is_on(properties, "vanish", self.styles.run_hides(run) or hides)
        raised = self.styles.is_raised(run)
        for child in run:
            name = _name(child)
            if name == "fldChar":
                self._field(value_of(child, "fldCharType"), found)
            elif not all(found.fields):
                continue
            elif name in BREAKS or name == "t":
                text = BREAKS.get(name) or child.text or ""
                if hidden:
                    found.problem("TAKEN_DOUBTFUL.hidden", words=text)
                elif raised:
                    found.raised += text
                else:
                    self._lower(found)
                    found.add(text)
            elif name == "sym":
                self._lower(found)
                found.words += chr(int(value_of(child, "char") or "fffd", 16))
            elif name in ("footnoteReference", "endnoteReference"):
                self._reference(child, found)
            else:
                self._inline(child, found, hidden)

    def _field(self, kind: str, found: _Words) -> None:
        """A field prints its result and not what it is made with."""
        if kind == "begin":
            found.fields.append(False)
        elif found.fields and kind == "separate":
            found.fields[-1] = True
        elif found.fields:
            found.fields.pop()

    def _lower(self, found: _Words) -> None:
        """Write the raised words that have come to their end."""
        if found.raised:
            found.add(found.raised, is_raised=True)
            found.raised = ""

    def _reference(self, element: Any, found: _Words) -> None:
        """The mark of a note. One that the author marks himself has its mark as the next words."""
        kind = _name(element).removesuffix("Reference")
        note = self.notes.get((kind, value_of(element, "id")))
        words = Written()
        for paragraph in note.iter(f"{W}p") if note is not None else ():
            inner = self._words(paragraph)
            words = Written(f"{words.words} {inner.words}".strip(), [*words.doubts, *inner.doubts])
        if value_of(element, "customMarkFollows") in ("1", "true", "on"):
            raised, plain, words = note_of(words)
            label = raised or plain or "*"
        else:
            self._lower(found)
            self.number += 1
            label = str(self.number)
            found.words += f"[{label}]"
        found.notes.append((label, words))
