"""Data files that grow with every unit, cut where they would be too large."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from pathlib import PurePosixPath
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


@pytest.fixture
def finest(small: Assembled, docs: Docs, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The site whose files are cut at every unit."""
    monkeypatch.setattr("build_scripts.site.site.parts_of", partial(parts_of, largest=1))
    return build_site(small.library, small.published, docs, Settings())


def test_the_units_are_cut_in_their_order(small: Assembled) -> None:
    units = list(small.library.units.values())
    assert all(parts == (tuple(units),) for parts in parts_of(small.library))
    assert len(parts_of(small.library, LARGEST).tables) > 1
    for parts in parts_of(small.library, LARGEST):
        assert [unit for part in parts for unit in part] == units
    assert all(parts == tuple((unit,) for unit in units) for parts in parts_of(small.library, 1))


def test_the_parts_have_the_rows_of_the_whole_and_the_index_lists_them(
    files: Any, finest: Any
) -> None:
    listed = {one["file"]: one["parts"] for one in json.loads(finest["data/index.json"])["files"]}
    assert set(listed) == {
        *("data/paragraphs.csv", "data/citations.csv", "data/requests.csv", "data/requests.json"),
        *("data/glossary.json", "data/votes.json", "data/votes.csv"),
    }
    for whole, parts in listed.items():
        name, ending = whole.split(".")
        assert whole not in finest
        assert parts == [f"{name}-{at + 1}.{ending}" for at in range(len(parts))]
        if whole == "data/votes.csv":
            # Each vote is a column of one part.
            columns = [column for path in parts for column in next(iter(rows(finest[path])), {})]
            of_whole = [column for column in rows(files[whole])[0] if "#" in column]
            assert [column for column in columns if "#" in column] == of_whole
        elif ending == "csv":
            assert [row for path in parts for row in rows(finest[path])] == rows(files[whole])
        else:
            made = [json.loads(finest[path]) for path in parts]
            assert joined(whole, made) == joined(whole, [json.loads(files[whole])])
    uncut = json.loads(files["data/index.json"])["files"]
    assert all(one["parts"] == [one["file"]] for one in uncut)


def joined(name: str, parts: list[Any]) -> Any:
    """What the parts of a file say together."""
    if name == "data/requests.json":
        assert all(part["addressees"] == parts[0]["addressees"] for part in parts)
        return [one for part in parts for one in part["requests"]]
    if name == "data/glossary.json":
        terms: dict[str, Any] = {}
        for term in (term for part in parts for term in part):
            places = terms.setdefault(term["id"], {**term, "occurrences": []})["occurrences"]
            places += term["occurrences"]
        return terms
    choices = {
        (state["iso3"], ballot): choice
        for part in parts
        for state in part["states"]
        for ballot, choice in state["votes"].items()
        if choice
    }
    return [one for part in parts for one in (*part["ballots"], *part["comparisons"])], choices


def test_no_part_is_too_large_unless_one_unit_is(cut: Any, small: Assembled) -> None:
    parts = parts_of(small.library, LARGEST)
    for one in json.loads(cut["data/index.json"])["files"]:
        name = PurePosixPath(one["file"]).stem
        of_file = {"glossary": parts.glossary, "votes": parts.votes}.get(name, parts.tables)
        for path, units in zip(one["parts"], of_file, strict=True):
            assert len(cut[path]) <= LARGEST or len(units) == 1


def test_a_page_leads_to_the_list_where_its_file_is_cut(files: Any, cut: Any) -> None:
    path = "en/requests/index.html"
    assert b'href="../../data/requests.json"' in files[path]
    assert b'href="../../en/data/#files"' in cut[path]
    assert b'href="../../data/requests-2.json"' in cut["en/data/index.html"]
