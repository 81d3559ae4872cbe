"""The glossary for terminology software: TBX-Basic in the form of ISO 30042:2008.

That form is the one that translators' software reads. A name that the texts print first is the
preferred term of its language, other forms are admitted; a form in brackets is no term.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from build_scripts.data.formats import RIGHTS, XML_LANG, as_xml
from build_scripts.model import RENDERINGS, Library, Rendering, Term

CONSTRAINTS = "http://www.ttt.org/oscarstandards/tbx/TBXBasicXCSV02.xcs"


def export_tbx(library: Library) -> str:
    """Every term in three languages, with its definitions."""
    root = ET.Element("martif", {"type": "TBX-Basic", XML_LANG: "en"})
    header = ET.SubElement(root, "martifHeader")
    file = ET.SubElement(header, "fileDesc")
    title = ET.SubElement(ET.SubElement(file, "titleStmt"), "title")
    title.text = "Anti-Corruption Resolutions: glossary"
    ET.SubElement(ET.SubElement(file, "sourceDesc"), "p").text = RIGHTS
    encoding = ET.SubElement(header, "encodingDesc")
    ET.SubElement(encoding, "p", type="XCSURI").text = CONSTRAINTS
    body = ET.SubElement(ET.SubElement(root, "text"), "body")
    for term in library.terms:
        # An id of XML begins with a letter.
        entry = ET.SubElement(body, "termEntry", id=f"term-{term.id}")
        ET.SubElement(entry, "descrip", type="subjectField").text = term.group
        for language in RENDERINGS:
            _language(entry, term, language)
    return as_xml(root)


def _language(entry: ET.Element, term: Term, language: Rendering) -> None:
    group = ET.SubElement(entry, "langSet", {XML_LANG: language})
    definition = ET.SubElement(ET.SubElement(group, "descripGrp"), "descrip", type="definition")
    definition.text = term.definition[language]
    main, *others = _names(term, language)
    for name, status in ((main, "preferred"), *((other, "admitted") for other in others)):
        one = ET.SubElement(group, "tig")
        ET.SubElement(one, "term").text = name
        note = ET.SubElement(one, "termNote", type="administrativeStatus")
        note.text = f"{status}Term-admn-sts"


def _names(term: Term, language: Rendering) -> Iterable[str]:
    """The names of a term in a language, each once, its main form first."""
    if language == "en":
        forms = [form.en for form in term.forms]
        shared = [form for form in term.en_variants if "[" not in form]
        return dict.fromkeys([*forms, *term.abbreviations, *shared])
    return dict.fromkeys(form.hans if language == "zh-Hans" else form.hant for form in term.forms)
