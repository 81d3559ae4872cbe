"""The page that explains the data: the files, the ids, examples, every field and column.

What it says of a file is true of a file that is there: the list is made from the files of
this build, and examples are shown as they are published.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import partial
from typing import Any

from build_scripts.data.shapes import JSON_FILES, SHAPES, TABLES, reached
from build_scripts.model import Rendering
from build_scripts.site.site import Page, Site
from build_scripts.subjects.citing.references import CODES

#: Files by the pattern of their path, and the text that says what they hold. Tables come first.
KINDS = (
    ("data/paragraphs.csv", "data_file_paragraphs_csv"),
    ("data/citations.csv", "data_file_citations_csv"),
    ("data/votes.csv", "data_file_votes_csv"),
    ("data/requests.csv", "data_file_requests_csv"),
    ("data/index.json", "data_file_index"),
    ("data/units/*.json", "data_file_units"),
    ("data/glossary.json", "data_file_glossary"),
    ("data/votes.json", "data_file_votes"),
    ("data/requests.json", "data_file_requests"),
    ("data/succession.json", "data_file_succession"),
    ("data/akn/*.zho.xml", "data_file_akn_zho"),
    ("data/akn/*.eng.xml", "data_file_akn_eng"),
    ("data/cite/*.ris", "data_file_ris"),
    ("data/cite/*.bib", "data_file_bib"),
    ("data/cite/*.json", "data_file_csl"),
    ("*/feed.xml", "data_file_feed"),
    ("data/examples/*.py", "data_file_example"),
    ("data/examples/*.txt", "data_file_output"),
)
#: What a unit's own files are called, `{code}` for the reader's language.
OF_UNIT = (
    ("JSON", "data/units/{slug}.json"),
    ("AKN zho", "data/akn/{slug}.zho.xml"),
    ("AKN eng", "data/akn/{slug}.eng.xml"),
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


def data(site: Site, rendering: Rendering) -> Page:
    """The data that this build publishes, for programmers and for people with spreadsheets."""
    say = partial(site.say, rendering)
    present = {
        pattern: [path for path in site.files if kind_of(path) == pattern] for pattern, _ in KINDS
    }
    return site.page(
        "pages/data.html",
        "data/",
        rendering,
        say("data"),
        assets=("data.css",),
        lead=say("data_lead"),
        kinds=[_kind(site, rendering, p, text, present[p]) for p, text in KINDS if present[p]],
        units=[
            (site.unit_name(slug, rendering), links) for slug, links in _by_unit(site, rendering)
        ],
        ids=IDS,
        targets=TARGETS,
        examples=[e for name in EXAMPLES if (e := _example(site, rendering, name))],
        shapes=[_file(site, rendering, p, type) for p, type in JSON_FILES.items() if present[p]],
        tables=[_table(site, rendering, path) for path in TABLES if present[path]],
        akn=[f"data_akn_{name}" for name in AKN],
        conditions=[f"data_conditions_{name}" for name in CONDITIONS],
    )


def kind_of(path: str) -> str | None:
    """The pattern of `KINDS` that a published file answers, None for what is no data."""
    return next((pattern for pattern, _ in KINDS if fnmatchcase(path, pattern)), None)


def _kind(
    site: Site, rendering: Rendering, pattern: str, text: str, paths: list[str]
) -> dict[str, Any]:
    size = _size(sum(len(site.files[path]) for path in paths))
    if len(paths) > 1:
        size = site.say(rendering, "data_many", count=len(paths), size=size)
    many = "*" in pattern
    return {
        "name": pattern.removeprefix("data/"),
        "links": [
            (path, path.removeprefix("data/")) for path in paths if not many or len(paths) <= 3
        ],
        "size": size,
        "text": site.say(rendering, text),
    }


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1000))} KB"


def _by_unit(site: Site, rendering: Rendering) -> list[tuple[str, list[tuple[str, str]]]]:
    code = CODES[rendering]
    found = {
        slug: [(name, path.format(slug=slug, code=code)) for name, path in OF_UNIT]
        for slug in site.library.units
    }
    return [
        (slug, [(name, path) for name, path in links if path in site.files])
        for slug, links in found.items()
    ]


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


def _file(site: Site, rendering: Rendering, path: str, type: str) -> dict[str, Any]:
    """A JSON file: its type, and every object that it leads to with its fields."""
    return {
        "name": path.removeprefix("data/"),
        "id": _anchor(path),
        "type": type,
        "shapes": [
            (
                shape,
                [
                    (field, kind, site.say(rendering, f"{shape}.{field.removesuffix('?')}"))
                    for field, kind in SHAPES[shape].items()
                ],
            )
            for shape in reached(type)
        ],
    }


def _table(site: Site, rendering: Rendering, path: str) -> dict[str, Any]:
    return {
        "name": path.removeprefix("data/"),
        "id": _anchor(path),
        "columns": [(columns.split(), site.say(rendering, text)) for columns, text in TABLES[path]],
    }


def _anchor(path: str) -> str:
    return path.removeprefix("data/").replace("/*", "").replace(".", "-")
