"""The data as an outsider meets it: tables, the page that explains it, and its examples."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from fnmatch import fnmatchcase
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from build_scripts.build import Assembled
from build_scripts.data.formats import table
from build_scripts.data.table import DATA_FILES
from build_scripts.model import RENDERINGS, Rendering
from build_scripts.site.docs import Docs
from build_scripts.site.site import Site
from tests.site import ROOT, page_html, read_html, resolve

corpus = pytest.mark.corpus

EXAMPLES = sorted(path.stem for path in (ROOT / "docs" / "examples").glob("*.py"))
CSV_FILES = ("paragraphs", "citations", "votes", "requests")
#: What a spreadsheet takes for the beginning of a formula, the full-width forms among it.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")

Fields = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def records(built: Path) -> list[dict[str, Any]]:
    """The units as their JSON has them, in the order of the index."""
    index = json.loads((built / "data/index.json").read_text(encoding="utf-8"))
    return [
        json.loads((built / f"data/units/{entry['slug']}.json").read_text(encoding="utf-8"))
        for entry in index["units"]
    ]


def page_of(built: Path, rendering: str) -> str:
    return (built / rendering / "data" / "index.html").read_text(encoding="utf-8")


def rows_of(built: Path, name: str) -> list[dict[str, str]]:
    text = (built / f"data/{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


# How a table is written.


def test_a_table_is_what_rfc_4180_says() -> None:
    rows: list[dict[str, object]] = [
        {"a": "one, two"},
        {"b": "four\nfive", "a": '"three"'},
        {"a": "", "b": 6, "c": 7},
    ]
    text = table(["a", "b"], rows)
    assert text.encode() == (
        b'\xef\xbb\xbfa,b\r\n"one, two",\r\n"""three""","four\nfive"\r\n,6\r\n'
    )


@pytest.mark.parametrize("sign", FORMULA)
def test_no_program_runs_a_cell(sign: str) -> None:
    rows: list[dict[str, object]] = [{"a": f"{sign}1+1", "b": f"1{sign}1", "c": -1}]
    (row,) = csv.DictReader(io.StringIO(table("abc", rows).lstrip("\ufeff"), newline=""))
    assert row == {"a": f"'{sign}1+1", "b": f"1{sign}1", "c": "-1"}


@corpus
@pytest.mark.parametrize("name", CSV_FILES)
def test_every_table_has_its_mark_and_its_line_ends(built: Path, name: str) -> None:
    data = (built / f"data/{name}.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    lengths = {len(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))}
    assert len(lengths) == 1


@corpus
@pytest.mark.parametrize("name", CSV_FILES)
def test_no_cell_is_taken_for_a_formula(built: Path, name: str) -> None:
    found = [cell for row in rows_of(built, name) for cell in row.values() if cell[:1] in FORMULA]
    assert [cell for cell in found if cell] == []


# What the tables hold.


@corpus
def test_the_paragraphs_are_those_of_the_json(built: Path, records: list[dict[str, Any]]) -> None:
    rows = iter(rows_of(built, "paragraphs"))
    for unit in records:
        for paragraph in unit["paragraphs"]:
            row, verb = next(rows), paragraph["verb"] or {}
            assert (row["unit"], row["symbol"]) == (unit["slug"], unit["symbol"] or "")
            for name in ("id", "kind", "label", "parent"):
                assert row[name] == (paragraph[name] or "")
            assert row["verb"] == verb.get("id", "")
            for rendering in RENDERINGS:
                assert row[f"text_{rendering}"] == (paragraph["text"][rendering] or "")
                assert row[f"verb_{rendering}"] == (verb.get(rendering) or "")
                assert row[f"url_{rendering}"] == f"/{rendering}/{unit['slug']}/#{row['id']}"
            for name in ("footnotes", "terms"):
                assert (row[name].split("; ") if row[name] else []) == paragraph[name]
    assert next(rows, None) is None


@corpus
def test_the_citations_are_those_of_the_json(built: Path, records: list[dict[str, Any]]) -> None:
    rows = iter(rows_of(built, "citations"))
    for unit in records:
        for place in unit["paragraphs"] + unit["footnotes"]:
            for cited in place["citations"]:
                row = next(rows)
                assert (row.pop("unit"), row.pop("place")) == (unit["slug"], place["id"])
                given = {name: str(value) for name, value in cited.items() if value is not None}
                assert {name: cell for name, cell in row.items() if cell} == given
                text = place["text"]["zh-Hans"]
                assert text[int(row["start"]) : int(row["end"])] == row["text"]
    assert next(rows, None) is None


@corpus
def test_a_row_is_what_a_person_reads_in_the_source(built: Path) -> None:
    rows = {(row["unit"], row["id"]): row for row in rows_of(built, "paragraphs")}
    item = rows["cosp-7-1", "op12-b"]
    assert item["text_zh-Hans"] == (
        "查明、追踪、扣押、追回和返还源自腐败的犯罪所得，包括采取措施促进银行和指定的"
        "非银行金融机构遵守规定；"
    )
    assert [item[n] for n in ("symbol", "kind", "label", "parent")] == [
        "7/1",
        "item",
        "(b)",
        "op12",
    ]
    cited = [row for row in rows_of(built, "citations") if row["unit"] == "cosp-7-1"]
    of_12 = [
        (row["text"], row["article"], row["target"]) for row in cited if row["place"] == "op12"
    ]
    assert of_12 == [
        ("第五十一条", "51", "convention#article-51"),
        ("第五十七条", "57", "convention#article-57"),
    ]


# The page.


@corpus
def test_every_data_file_is_explained_and_can_be_reached(built: Path) -> None:
    """A file that nobody describes fails here: describe it in `data/table.py`."""
    paths = [
        path.relative_to(built).as_posix()
        for path in (*(built / "data").rglob("*"), *built.glob("*/feed.xml"))
        if path.is_file()
    ]
    assert [path for path in paths if not any(file.names(path) for file in DATA_FILES)] == []
    linked = {
        resolve(built, f"{rendering}/data/", href)[0]
        for rendering in RENDERINGS
        for href in read_html(built / rendering / "data" / "index.html").links
        if not href.startswith("http")
    }
    out_of_reach = [path for path in paths if built / path not in linked]
    # What an example prints is shown whole, beside it.
    assert [path for path in out_of_reach if not path.startswith("data/examples/")] == []
    assert all(target.exists() for target in linked)


def test_what_is_not_there_is_not_linked(small: Assembled, docs: Docs) -> None:
    files = {"data/index.json": b"{}", "data/units/a-1-3.json": b"{}"}
    site = Site(small.library, small.published, docs, data_files=lambda _: files)
    for rendering in RENDERINGS:
        links = re.findall(r'href="\.\./\.\./(data/[^"]+)"', page_html(site, f"{rendering}/data/"))
        assert set(links) == set(site.files)


def shapes_of(page: str) -> Fields:
    """The fields that a page shows: object → name → type."""
    found: Fields = {}
    for shape, rows in re.findall(
        r'<dl class="listed fields" data-shape="(\w+)">(.*?)</dl>', page, re.S
    ):
        pairs = re.findall(
            r'<dt><code>([^<]+)</code> <code class="type">([^<]+)</code></dt><dd>(.+?)</dd>', rows
        )
        assert len(pairs) == rows.count("<dt>")
        shown = {unescape(name): unescape(type) for name, type, _ in pairs}
        assert found.setdefault(shape, shown) == shown
    return found


@corpus
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_page_shows_the_fields_of_the_schemas(built: Path, rendering: str) -> None:
    shapes: dict[str, Any] = {}
    for path in (built / "data" / "schema").iterdir():
        shapes |= json.loads(path.read_text(encoding="utf-8"))["$defs"]
    shown = shapes_of(page_of(built, rendering))
    assert {shape: list(fields) for shape, fields in shown.items()} == {
        name: [field + "?" * (field not in shape["required"]) for field in shape["properties"]]
        for name, shape in shapes.items()
    }


@corpus
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_every_column_is_explained_in_its_order(built: Path, rendering: str) -> None:
    shown = {
        name: re.findall(r"<code>([^<]+)</code>", "".join(re.findall(r"<dt>(.*?)</dt>", rows)))
        for name, rows in re.findall(
            r'<dl class="listed columns" data-table="([^"]+)">(.*?)</dl>',
            page_of(built, rendering),
            re.S,
        )
    }
    assert {f"data/{name}" for name in shown} == {file.path for file in DATA_FILES if file.is_table}
    for name, patterns in shown.items():
        columns = list(rows_of(built, name.removesuffix(".csv"))[0])
        matched = [next((p for p in patterns if fnmatchcase(c, p)), c) for c in columns]
        assert list(dict.fromkeys(matched)) == patterns, name


# The examples.


def run(built: Path, name: str, *arguments: str) -> str:
    """What a published example prints in the folder that holds `data`."""
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", f"data/examples/{name}.py", *arguments],
        cwd=built,
        env={**os.environ, "no_proxy": "*"},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.stderr.decode() == ""
    return done.stdout.decode().replace("\r\n", "\n")


@corpus
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_prints_what_stands_beside_it(built: Path, name: str) -> None:
    expected = (ROOT / "docs/examples" / f"{name}.txt").read_text(encoding="utf-8")
    assert expected
    assert run(built, name) == expected


@corpus
def test_a_unit_is_read_from_the_web_as_from_disk(built: Path, server: str) -> None:
    assert run(built, "read_unit", f"{server}/data") == run(built, "read_unit")


@corpus
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_page_shows_the_examples_that_are_published(built: Path, rendering: Rendering) -> None:
    blocks = re.findall(
        r"<pre [^>]*><code[^>]*>(.*?)</code></pre>", page_of(built, rendering), re.S
    )
    shown = {unescape(block) for block in blocks}
    files = list((built / "data/examples").iterdir())
    assert {path.read_text(encoding="utf-8") for path in files} == shown
    assert len(shown) == len(files) == 2 * len(EXAMPLES)


def test_the_examples_need_nothing_but_python() -> None:
    for name in EXAMPLES:
        code = (ROOT / "docs/examples" / f"{name}.py").read_text(encoding="utf-8")
        modules = re.findall(r"^(?:from|import) (\w+)", code, re.M)
        assert modules
        assert set(modules) <= sys.stdlib_module_names
