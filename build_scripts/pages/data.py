"""The page that explains the data: the files, the ids, examples, every field and column.

What it says of a file is true of a file that is there: the list is made from the files of
this build, and examples are shown as they are published.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from build_scripts.data.formats import columns_of
from build_scripts.data.schema import described, reached, said, shape_name
from build_scripts.data.table import DATA_FILES, DataFile, present
from build_scripts.model import Rendering, Unit
from build_scripts.pages.books import file_size
from build_scripts.site.groups import Group, ListLine
from build_scripts.site.shown import around
from build_scripts.site.site import Site, Values
from build_scripts.site.units import unit_title
from build_scripts.subjects.citing.references import CODES

#: So many files of a family are named one by one.
FEW = 3
#: What a unit's own files are called, `{code}` or `{rendering}` for the reader's language.
OF_UNIT = (
    ("JSON", "data/units/{slug}.json"),
    ("AKN zho", "data/akn/{slug}.zho.xml"),
    ("AKN eng", "data/akn/{slug}.eng.xml"),
    ("TMX", "data/tmx/{slug}.tmx"),
    ("EPUB", "data/books/{slug}.{rendering}.epub"),
    ("DOCX", "data/books/{slug}.{rendering}.docx"),
    ("RIS", "data/cite/{slug}.{code}.ris"),
    ("BibTeX", "data/cite/{slug}.{code}.bib"),
    ("CSL", "data/cite/{slug}.{code}.json"),
)
IDS = (
    ("pp3", "data_id_pp"),
    ("op12", "data_id_op"),
    ("p37", "data_id_p"),
    ("op12-b, pp22-a", "data_id_item"),
    ("fn3", "data_id_fn"),
    ("sec-2-a-1", "data_id_sec"),
    ("vote-1", "data_id_vote"),
    ("opening, head-1, signoff-1", "data_id_other"),
)
TARGETS = (
    ("cosp-7-1, cosp-7-1#op6", "data_target_unit"),
    ("convention, convention#article-57, convention#chapter-5", "data_target_convention"),
    ("https://undocs.org/zh/…", "data_target_https"),
    ("null", "data_target_null"),
)
EXAMPLES = (
    *("read_unit", "cited_article", "reports_due"),
    *("votes_changed", "akn_paragraph", "join_tables"),
)
AKN = ("names", "ids", "notes", "votes", "refs", "english")
CONDITIONS = ("texts", "english", "code")


def data(site: Site, rendering: Rendering, group: Group[Unit] | None = None) -> Values:
    """The data that this build publishes, for programmers and for people with spreadsheets.

    Where they are many, the files of the units stand on pages of their own.
    """
    say = partial(site.say, rendering)
    listed = group or site.lists.units
    units = {
        "list": listed,
        "units": [
            (site.unit_name(unit.slug, rendering), _of_unit(site, rendering, unit))
            for unit in (() if listed.groups else listed.entries)
        ],
    }
    if group:
        return {"lead": say("data_by_unit"), **units}
    found = present(site.files)
    there = [file for file in DATA_FILES if found[file.path]]
    return {
        "lead": say("data_lead"),
        "kinds": [_kind(site, rendering, file, found[file.path]) for file in there],
        **units,
        "ids": IDS,
        "targets": TARGETS,
        "examples": [e for name in EXAMPLES if (e := _example(site, rendering, name))],
        "shapes": [_file(site, rendering, file) for file in there if file.schema],
        "tables": [_table(site, rendering, file) for file in there if file.is_table],
        "akn": [f"data_akn_{name}" for name in AKN],
        "conditions": [f"data_conditions_{name}" for name in CONDITIONS],
    }


def data_shown(site: Site, group: Group[Unit] | None = None) -> Any:
    """What the page shows, or that of a group: which files there are, how large they are
    together, and the examples.
    """
    listed = group or site.lists.units
    official = [unit.slug in site.library.attached for unit in listed.entries]
    units = around(listed), [unit.slug for unit in listed.entries], official, bool(site.books)
    if group:
        return units
    found = present(site.files).items()
    return units, [(n, len(paths), _size(site, paths)) for n, paths in found], site.docs.examples


def listed_units(site: Site) -> Any:
    """What the finder shows: on which page the files of each unit stand."""
    return [(unit.slug, page) for unit, page in site.lists.units.placed]


def _size(site: Site, paths: Iterable[str]) -> str:
    return file_size(sum(map(site.size, paths)))


def _kind(site: Site, rendering: Rendering, file: DataFile, paths: list[str]) -> dict[str, Any]:
    size = _size(site, paths)
    if len(paths) > 1:
        size = site.say(rendering, "data_many", count=len(paths), size=size)
    many = "*" in file.path and len(paths) > FEW
    return {
        "name": file.path.removeprefix("data/"),
        "links": [] if many else [(path, path.removeprefix("data/")) for path in paths],
        "size": size,
        "text": site.say(rendering, f"data_file_{file.name}"),
    }


def unit_files_line(site: Site, rendering: Rendering, unit: Unit) -> ListLine:
    """A unit in the finder of the data, where its files stand on a page of their own."""
    return site.unit_name(unit.slug, rendering), unit_title(unit, rendering), ""


def _of_unit(site: Site, rendering: Rendering, unit: Unit) -> list[tuple[str, str]]:
    paths = [
        (name, path.format(slug=unit.slug, code=CODES[rendering], rendering=rendering))
        for name, path in OF_UNIT
    ]
    return [(name, path) for name, path in paths if path in site.files]


def _example(site: Site, rendering: Rendering, name: str) -> dict[str, Any] | None:
    """An example with its code and its output as published; None where they are not."""
    code, output = (f"data/examples/{name}.{ending}" for ending in ("py", "txt"))
    if code not in site.files or output not in site.files:
        return None
    note = f"data_example_{name}_note"
    return {
        "id": f"example-{name.replace('_', '-')}",
        "name": f"{name}.py",
        "path": code,
        "title": site.say(rendering, f"data_example_{name}"),
        "note": site.say(rendering, note) if note in site.interface.texts else "",
        "code": site.files[code].decode(),
        "output": site.files[output].decode(),
    }


def _file(site: Site, rendering: Rendering, file: DataFile) -> dict[str, Any]:
    """A JSON file: its type, its schema, and every object that it leads to with its fields."""
    return {
        "name": file.path.removeprefix("data/"),
        "id": _anchor(file.path),
        "type": said(file.type),
        "schema": file.schema if file.schema in site.files else "",
        "shapes": [
            (
                shape_name(shape),
                [
                    (
                        field,
                        kind,
                        site.say(rendering, f"{shape_name(shape)}.{field.removesuffix('?')}"),
                    )
                    for field, kind in described(shape)
                ],
            )
            for shape in reached(file.type)
        ],
    }


def _table(site: Site, rendering: Rendering, file: DataFile) -> dict[str, Any]:
    return {
        "name": file.path.removeprefix("data/"),
        "id": _anchor(file.path),
        "columns": [
            ([name for name, _ in columns], site.say(rendering, text))
            for text, columns in groupby(columns_of(file.type).items(), key=itemgetter(1))
        ],
    }


def _anchor(path: str) -> str:
    return path.removeprefix("data/").replace("/*", "").replace(".", "-")
