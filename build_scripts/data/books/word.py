"""What Word needs besides what pandoc writes: the styles, and the footnote marks as printed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from string import Template
from xml.etree import ElementTree as ET

from build_scripts.model import Rendering
from build_scripts.zipped import zipped

FOLDER = Path(__file__).with_name("word")
#: The template of the text: pandoc's own would print a second title.
TEMPLATE = FOLDER / "body.xml"
#: Where each file of the folder stands in the document that pandoc takes its styles from.
PARTS = {
    "[Content_Types].xml": "types.xml",
    "_rels/.rels": "package.xml",
    "word/_rels/document.xml.rels": "parts.xml",
    "word/document.xml": "page.xml",
    "word/footer1.xml": "footer.xml",
    "word/styles.xml": "styles.xml",
}
#: The faces of each script that come with Word: for text, and for the verbs.
FACES: Mapping[Rendering, tuple[str, str]] = {
    "zh-Hans": ("SimSun", "KaiTi"),
    "zh-Hant": ("PMingLiU", "DFKai-SB"),
    "en": ("SimSun", "KaiTi"),
}
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
ID = f"{W}id"
LABEL = f".//{W}rStyle[@{W}val='NoteLabel']/../.."
TEXT, NOTES = "word/document.xml", "word/footnotes.xml"


def reference_document(language: Rendering) -> bytes:
    """The document whose styles the books of a language have."""
    song, kai = FACES[language]
    texts = {path: Template((FOLDER / name).read_text("utf-8")) for path, name in PARTS.items()}
    faces = {"song": song, "kai": kai}
    return zipped((path, text.substitute(faces).encode()) for path, text in texts.items())


def with_printed_marks(document: bytes) -> bytes:
    """A document of pandoc's whose footnotes bear the marks that their labels print.

    Word numbers them itself, from the first number that is printed; a mark that this would not
    give is written down. Chinese is named for Word where it looks for the language of Han.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    text, notes = (_parsed(files[name]) for name in (TEXT, NOTES))
    labels = {note.get(ID, ""): _label(note) for note in notes.iter(f"{W}footnote")}
    first = number = next((int(label) for label in labels.values() if label.isdecimal()), 1)
    written = set()
    for run in text.iter(f"{W}r"):
        for mark in run.findall(f"{W}footnoteReference"):
            id = mark.get(ID, "")
            if labels[id] == str(number):
                number += 1
                continue
            written.add(id)
            mark.set(f"{W}customMarkFollows", "1")
            ET.SubElement(run, f"{W}t").text = labels[id]
    for note in notes.iter(f"{W}footnote"):
        _keep_one(note, note.get(ID, "") in written)
    for section in text.iter(f"{W}sectPr"):
        start = ET.Element(f"{W}footnotePr")
        ET.SubElement(start, f"{W}numStart", {f"{W}val": str(first)})
        section.insert(len(section.findall(f"{W}footerReference")), start)
    files |= {TEXT: _written(text), NOTES: _written(notes)}
    return zipped(files.items())


def _label(note: ET.Element) -> str:
    """The printed label of a footnote."""
    run = note.find(LABEL)
    return "".join(run.itertext()) if run is not None else ""


def _keep_one(note: ET.Element, label: bool) -> None:
    """Keep of a footnote its printed label, or Word's own number, each with its space."""
    for paragraph in note.iter(f"{W}p"):
        for run in (runs := paragraph.findall(f"{W}r")):
            own = run.find(f"{W}footnoteRef") is not None
            printed = run.find(f"{W}rPr/{W}rStyle[@{W}val='NoteLabel']")
            if (own and label) or (printed is not None and not label):
                for gone in runs[runs.index(run) : runs.index(run) + 2]:
                    paragraph.remove(gone)
            elif printed is not None:
                printed.set(f"{W}val", "FootnoteReference")


def _parsed(xml: bytes) -> ET.Element:
    # Written by pandoc a moment ago.
    for _, (prefix, uri) in ET.iterparse(io.BytesIO(xml), ["start-ns"]):  # noqa: S314
        ET.register_namespace(prefix, uri)
    root = ET.fromstring(xml)  # noqa: S314
    for language in root.iter(f"{W}lang"):
        said = language.get(f"{W}val", "")
        if said.startswith("zh"):
            language.set(f"{W}eastAsia", said)
    return root


def _written(root: ET.Element) -> bytes:
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written
