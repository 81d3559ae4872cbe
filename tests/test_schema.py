"""The JSON Schema files: true of every published file, and false of a broken one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any, Literal, NotRequired, TypedDict

import pytest
from jsonschema import Draft202012Validator

from build_scripts.build import Assembled
from build_scripts.data.schema import described, reached, schema
from build_scripts.data.table import DATA_FILES, DataFile
from build_scripts.data.types import EachScript, NamedKeys, Pattern
from build_scripts.pages.files import site_of
from build_scripts.site.docs import Docs
from build_scripts.site.settings import Settings
from build_scripts.site.site import Site

#: `test_attached.py` has official texts beside units; there are none in these corpora.
TYPED = [file for file in DATA_FILES if file.schema and file.name != "official"]
UNIT = next(file for file in TYPED if file.path == "data/units/*.json")


class InnerData(TypedDict):
    code: Annotated[str, Pattern("^[A-Z]+$")]


class WholeThingData(TypedDict):
    text: str | None
    kind: Literal["one", "two"]
    pair: tuple[int, int]
    inner: list[InnerData]
    said: dict[EachScript, str]
    some: dict[Annotated[Literal["a", "b"], NamedKeys("letter", some=True)], bool]
    more: NotRequired[int]


WHOLE = {
    "text": None,
    "kind": "one",
    "pair": [1, 2],
    "inner": [{"code": "A"}],
    "said": {"zh-Hans": "", "zh-Hant": ""},
    "some": {"b": True},
}


def test_a_type_in_the_words_of_the_page() -> None:
    assert list(described(WholeThingData)) == [
        ("text", "string | null"),
        ("kind", "string"),
        ("pair", "[integer]"),
        ("inner", "[inner]"),
        ("said", "{script: string}"),
        ("some", "{letter: boolean}"),
        ("more?", "integer"),
    ]
    assert reached(list[WholeThingData]) == (WholeThingData, InnerData)


@pytest.mark.parametrize(
    ("broken", "wrong"),
    [
        ({}, 0),
        ({"text": "", "more": 3, "later": "added"}, 0),
        ({"some": {}, "inner": []}, 0),
        ({"text": 1}, 1),
        ({"kind": "three"}, 1),
        ({"pair": [1]}, 1),
        ({"pair": [1, 2, 3]}, 1),
        ({"pair": [1, True]}, 1),
        ({"inner": [{"code": "a"}, {}]}, 2),
        ({"said": {"zh-Hans": ""}}, 1),
        ({"said": {"zh-Hans": "", "zh-Hant": "", "en": ""}}, 1),
        ({"some": {"c": True}}, 1),
        ({"some": {"a": 1}}, 1),
        ({"more": None}, 1),
    ],
)
def test_a_schema_says_what_its_type_says(broken: dict[str, Any], wrong: int) -> None:
    made = schema("data/schema/thing.schema.json", WholeThingData, lambda field: f"<{field}>")
    Draft202012Validator.check_schema(made)
    assert made["$defs"]["inner"]["properties"]["code"]["description"] == "<inner.code>"
    assert len(list(Draft202012Validator(made).iter_errors(WHOLE | broken))) == wrong


# The published files.


@pytest.fixture(scope="module")
def small_site(small: Assembled, docs: Docs) -> Site:
    return site_of(small.library, small.published, docs, Settings())


def validator(file: DataFile, site: Site, closed: bool = False) -> Draft202012Validator:
    """The schema of a file; closed, it finds fields that it does not name."""
    found = json.loads(site.files[file.schema])
    Draft202012Validator.check_schema(found)
    for shape in found["$defs"].values():
        shape["additionalProperties"] = not closed
    return Draft202012Validator(found)


def values(file: DataFile, site: Site) -> Iterator[Any]:
    for path, data in site.files.items():
        if file.names(path):
            yield json.loads(data)


def check(file: DataFile, site: Site) -> list[str]:
    holds = validator(file, site, closed=True)
    found = list(values(file, site))
    assert found
    return [f"{e.json_path}: {e.message}" for value in found for e in holds.iter_errors(value)]


@pytest.mark.parametrize("file", TYPED, ids=lambda file: file.path)
def test_every_file_of_a_small_corpus_is_what_its_schema_says(
    small_site: Site, file: DataFile
) -> None:
    assert check(file, small_site) == []


@pytest.mark.corpus
@pytest.mark.parametrize("file", TYPED, ids=lambda file: file.path)
def test_every_file_of_the_corpus_is_what_its_schema_says(own_site: Site, file: DataFile) -> None:
    assert check(file, own_site) == []


def fields_of(value: Any, type: dict[str, Any], shapes: dict[str, Any]) -> Iterator[str]:
    """Every field of a shape that a value has, and with `?` every one that it might have."""
    type = next((one for one in type.get("anyOf", ()) if one != {"type": "null"}), type)
    if isinstance(value, list):
        for one in value:
            yield from fields_of(one, type["items"], shapes)
    elif isinstance(value, dict):
        name = type.get("$ref", "").removeprefix("#/$defs/")
        for field, inside in shapes[name]["properties"].items() if name else ():
            if field in value:
                yield f"{name}.{field}"
                yield from fields_of(value[field], inside, shapes)
            else:
                yield f"{name}.{field}?"


@pytest.mark.corpus
def test_every_field_that_is_explained_occurs_and_what_may_be_missing_is(site: Site) -> None:
    explained: set[str] = set()
    found: set[str] = set()
    for file in TYPED:
        whole = json.loads(site.files[file.schema])
        for name, shape in whole["$defs"].items():
            fields = shape["properties"]
            explained |= {f"{name}.{field}" for field in fields}
            explained |= {f"{name}.{field}?" for field in fields.keys() - shape["required"]}
        for value in values(file, site):
            found |= set(fields_of(value, whole, whole["$defs"]))
    # Only imported texts have these; `test_importing.py` has some.
    imported = {
        one for one in explained if one.partition(".")[0] in ("origin", "proceedings", "alias")
    }
    # No citation of these documents names several articles from one to another.
    assert explained - found == {"citation.last", *imported}
    assert found <= explained


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
    holds = validator(UNIT, small_site)
    value = next(values(UNIT, small_site))
    assert holds.is_valid(value)
    assert not holds.is_valid({**value, field: broken})
    assert not holds.is_valid({name: kept for name, kept in value.items() if name != field})
    # A field that is added later breaks no reader.
    assert holds.is_valid({**value, "added": True})
    assert not validator(UNIT, small_site, closed=True).is_valid({**value, "added": True})
