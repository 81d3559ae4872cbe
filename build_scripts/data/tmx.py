"""The units as translation memories: TMX 1.4b, a file for each unit.

A segment is a whole paragraph, heading or footnote, in every rendering that the unit has, under
its address. The header says what kind of English it is and whose the rights are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from xml.etree import ElementTree as ET

from build_scripts.data.formats import RIGHTS, XML_LANG, as_xml
from build_scripts.lazy import Lazy
from build_scripts.model import RENDERINGS, Library, Rendering, Unit


def export_tmx(library: Library) -> Mapping[str, str]:
    """The translation memory of each unit by its path."""
    units = library.units.values()
    return Lazy({f"data/tmx/{unit.slug}.tmx": partial(_memory, unit) for unit in units})


def _memory(unit: Unit) -> str:
    root = ET.Element("tmx", version="1.4")
    header = ET.SubElement(
        root,
        "header",
        {
            "creationtool": "Anti-Corruption Resolutions",
            "creationtoolversion": "1",
            "segtype": "paragraph",
            "o-tmf": "Anti-Corruption Resolutions",
            "adminlang": "en",
            "srclang": "zh-Hans",
            "datatype": "plaintext",
        },
    )
    ET.SubElement(header, "note").text = RIGHTS
    for name, value in (("symbol", unit.entry.symbol), ("english", unit.english)):
        if value:
            ET.SubElement(header, "prop", type=f"x-{name}").text = value
    body = ET.SubElement(root, "body")
    for id, texts in _segments(unit):
        segment = ET.SubElement(body, "tu", tuid=f"{unit.slug}#{id}")
        for language, words in texts.items():
            variant = ET.SubElement(segment, "tuv", {XML_LANG: language})
            ET.SubElement(variant, "seg").text = words
    return as_xml(root)


def _segments(unit: Unit) -> Iterator[tuple[str, dict[Rendering, str]]]:
    """What is aligned: an id, and the words in each rendering."""
    for place in (unit.title, *unit.places):
        texts = {name: place.texts[name].words for name in RENDERINGS if name in place.texts}
        if all(texts.values()):
            yield place.id, texts
