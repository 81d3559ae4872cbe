"""The JSON Schema files: true of every published file, and false of a broken one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from build_scripts.build import Assembled
from build_scripts.data.table import TYPED, DataFile
from build_scripts.pages.files import site_of
from build_scripts.site.docs import Docs
from build_scripts.site.settings import Settings
from build_scripts.site.site import Site

FILES = pytest.mark.parametrize("file", TYPED, ids=lambda file: file.path)


@pytest.fixture(scope="module")
def small_site(small: Assembled, docs: Docs) -> Site:
    return site_of(small.library, small.published, docs, Settings())


def validator(file: DataFile, files: Mapping[str, bytes]) -> Draft202012Validator:
    schema = json.loads(files[file.schema])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def values(file: DataFile, files: Mapping[str, bytes]) -> Iterator[Any]:
    for path, data in files.items():
        if file.names(path):
            yield json.loads(data)


@FILES
def test_every_file_of_a_small_corpus_is_what_its_schema_says(
    small_site: Site, file: DataFile
) -> None:
    check = validator(file, small_site.files)
    found = list(values(file, small_site.files))
    assert found
    assert [error.message for value in found for error in check.iter_errors(value)] == []


@pytest.mark.corpus
@FILES
def test_every_file_of_the_corpus_is_what_its_schema_says(site: Site, file: DataFile) -> None:
    check = validator(file, site.files)
    assert [e.message for value in values(file, site.files) for e in check.iter_errors(value)] == []


UNIT = next(file for file in TYPED if file.path == "data/units/*.json")


@pytest.mark.parametrize(
    ("field", "broken"),
    [
        ("slug", "A/RES/1/2"),
        ("kind", "treaty"),
        ("date", "12 May 2020"),
        ("title", {"zh-Hans": "标题", "en": "Title"}),
        ("symbol", 75),
        ("english", "unofficial"),
        ("paragraphs", [{"id": "op1"}]),
    ],
)
def test_a_broken_value_is_found(small_site: Site, field: str, broken: object) -> None:
    check = validator(UNIT, small_site.files)
    value = next(values(UNIT, small_site.files))
    assert check.is_valid(value)
    assert not check.is_valid({**value, field: broken})
    assert not check.is_valid({name: kept for name, kept in value.items() if name != field})


def test_a_field_that_is_added_later_breaks_no_reader(small_site: Site) -> None:
    value = next(values(UNIT, small_site.files))
    assert validator(UNIT, small_site.files).is_valid({**value, "added": True})


def test_fields_are_described_in_words(small_site: Site) -> None:
    schema = json.loads(small_site.files[UNIT.schema])
    assert schema["$defs"]["paragraph"]["properties"]["label"]["description"]
    assert schema["$defs"]["status"]["properties"]["date"]["anyOf"] == [
        {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
        {"type": "null"},
    ]
