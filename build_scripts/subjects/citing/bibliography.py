"""Bibliographic records as files: RIS, BibTeX and CSL-JSON.

Every format calls a unit a report. Zotero, EndNote and the styles of CSL know a report by a
corporate author, an institution and a number, which is what a document of the United Nations
has; what they call legislation is the statute of a State, without an author and with a code.
So the same unit comes out as the same kind of thing from the page and from all three files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from build_scripts.lazy import Lazy
from build_scripts.model import RENDERINGS, Library, Rendering, Unit
from build_scripts.site.interface import Interface
from build_scripts.subjects.citing.references import CODES, BibliographicItem, item

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def export_references(library: Library, interface: Interface, site: str) -> Mapping[str, str]:
    """The files of all records by their path below the site's root."""

    def file(unit: Unit, rendering: Rendering, write: Callable[[BibliographicItem], str]) -> str:
        return write(item(library, interface, unit, rendering, site))

    return Lazy(
        {
            f"data/cite/{unit.slug}.{CODES[rendering]}.{ending}": partial(
                file, unit, rendering, write
            )
            for unit in library.units.values()
            for rendering in RENDERINGS
            for ending, write in FORMATS.items()
        }
    )


def ris(record: BibliographicItem) -> str:
    """The record in RIS. A name without a comma is one name there, as a body's has to be."""
    lines = [("TY", "RPRT"), ("ID", record.key), ("AU", record.author), ("TI", record.title)]
    if record.date:
        year, month, day = (*record.date.split("-"), "", "")[:3]
        lines += [("PY", year), ("DA", f"{year}/{month}/{day}/")]
    lines += [("PB", record.institution), ("M3", record.kind)]
    if record.number:
        lines.append(("SN", record.number))
    lines += [("LA", record.language), ("UR", record.address or record.official)]
    lines += [("N1", note) for note in record.notes]
    written = "".join(f"{tag}  - {_one_line(value)}\n" for tag, value in lines)
    return f"{written}ER  - \n"


def bibtex(record: BibliographicItem) -> str:
    """The record in BibTeX; `date` is for BibLaTeX and Zotero, which know the day."""
    fields = [("author", f"{{{_tex(record.author)}}}"), ("title", f"{{{_tex(record.title)}}}")]
    if record.date:
        year, *rest = record.date.split("-")
        fields += [("date", record.date), ("year", year)]
        fields += [("month", MONTHS[int(month) - 1]) for month in rest[:1]]
    fields += [("institution", f"{{{_tex(record.institution)}}}"), ("type", _tex(record.kind))]
    if record.number:
        fields.append(("number", _tex(record.number)))
    fields += [("language", record.language), ("url", record.address or record.official)]
    fields.append(("note", _tex(record.note)))
    # A month is one of BibTeX's own abbreviations and stands without braces.
    written = ",\n".join(
        f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
        for name, value in fields
    )
    return f"@techreport{{{record.key},\n{written}\n}}\n"


def csl_json(record: BibliographicItem) -> str:
    """The record in CSL-JSON: a list of one, as bibliographies exchange it."""
    entry: dict[str, Any] = {
        "id": record.key,
        "type": "report",
        "title": record.title,
        "author": [{"literal": record.author}],
        "authority": record.author,
        "publisher": record.institution,
        "genre": record.kind,
        "language": record.language,
        "URL": record.address or record.official,
        "note": record.note,
    }
    if record.number:
        entry["number"] = record.number
    if record.date:
        entry["issued"] = {"date-parts": [[int(part) for part in record.date.split("-")]]}
    return json.dumps([entry], ensure_ascii=False, indent=1) + "\n"


#: How a record is written, by the ending of its file.
FORMATS = {"ris": ris, "bib": bibtex, "json": csl_json}


def _one_line(text: str) -> str:
    return " ".join(text.split())


_TEX = {
    **{character: f"\\{character}" for character in "&%$#_{}"},
    **{"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"},
}


def _tex(text: str) -> str:
    """Words as BibTeX may read them: nothing in them is a command or ends the field."""
    return "".join(_TEX.get(character, character) for character in _one_line(text))
