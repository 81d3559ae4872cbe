"""Data files that grow with every unit, cut where they would be too large."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from typing import Any

import pytest

from build_scripts.build import Assembled
from build_scripts.pages.files import build_site
from build_scripts.site.docs import Docs
from build_scripts.site.parts import parts_of
from build_scripts.site.settings import Settings

LARGEST = 12_000


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture
def files(small: Assembled, docs: Docs) -> Any:
    """The site with whole files."""
    return build_site(small.library, small.published, docs, Settings())


@pytest.fixture
def cut(small: Assembled, docs: Docs, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The site whose files may only have a few kilobytes."""
    few = partial(parts_of, largest=LARGEST)
    monkeypatch.setattr("build_scripts.site.site.parts_of", few)
    return build_site(small.library, small.published, docs, Settings())


def test_the_units_are_cut_in_their_order(small: Assembled) -> None:
    units = list(small.library.units.values())
    assert parts_of(small.library) == (tuple(units),)
    parts = parts_of(small.library, LARGEST)
    assert len(parts) > 1
    assert [unit for part in parts for unit in part] == units
    assert parts_of(small.library, 1) == tuple((unit,) for unit in units)


def test_the_parts_have_the_rows_of_the_whole_and_the_index_lists_them(
    files: Any, cut: Any
) -> None:
    listed = {one["file"]: one["parts"] for one in json.loads(cut["data/index.json"])["files"]}
    assert set(listed) == {
        "data/paragraphs.csv",
        "data/citations.csv",
        "data/requests.csv",
        "data/requests.json",
    }
    for whole, parts in listed.items():
        name, ending = whole.split(".")
        assert whole not in cut
        assert parts == [f"{name}-{at + 1}.{ending}" for at in range(len(parts))]
        if ending == "csv":
            assert [row for path in parts for row in rows(cut[path])] == rows(files[whole])
        else:
            made = [json.loads(cut[path]) for path in parts]
            every = json.loads(files[whole])
            assert [one for part in made for one in part["requests"]] == every["requests"]
            assert all(part["addressees"] == every["addressees"] for part in made)
    uncut = json.loads(files["data/index.json"])["files"]
    assert all(one["parts"] == [one["file"]] for one in uncut)


def test_no_part_is_too_large_unless_one_unit_is(cut: Any, small: Assembled) -> None:
    parts = parts_of(small.library, LARGEST)
    for one in json.loads(cut["data/index.json"])["files"]:
        for path, units in zip(one["parts"], parts, strict=True):
            assert len(cut[path]) <= LARGEST or len(units) == 1


def test_a_page_leads_to_the_list_where_its_file_is_cut(files: Any, cut: Any) -> None:
    path = "en/requests/index.html"
    assert b'href="../../data/requests.json"' in files[path]
    assert b'href="../../en/data/#files"' in cut[path]
    assert b'href="../../data/requests-2.json"' in cut["en/data/index.html"]
