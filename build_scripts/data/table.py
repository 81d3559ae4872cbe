"""The table of all data files: what each is called, what it holds, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from typing import Any

from build_scripts.data import tables
from build_scripts.data.akn.export import export_akn
from build_scripts.data.formats import Columns, as_json
from build_scripts.data.reference_types import RequestsData, SuccessionData, VotesData
from build_scripts.data.schema import schema
from build_scripts.data.types import IndexData, TermData, UnitData
from build_scripts.data.units import glossary_values, index_values, unit_values
from build_scripts.site.site import Site
from build_scripts.subjects.changes.feed import export_feeds
from build_scripts.subjects.citing.bibliography import export_references
from build_scripts.subjects.requests import data as requests
from build_scripts.subjects.succession.data import succession_values
from build_scripts.subjects.votes import data as votes


class Values:
    """The values that several files are written from, each worked out once for a build."""

    def __init__(self, site: Site) -> None:
        self.site, self.library = site, site.library

    @cached_property
    def units(self) -> list[UnitData]:
        return list(unit_values(self.library, self.site.citations))

    @cached_property
    def votes(self) -> VotesData:
        return votes.vote_values(self.library)

    @cached_property
    def requests(self) -> RequestsData:
        return requests.request_values(self.library, self.site.request_words)

    @cached_property
    def references(self) -> Mapping[str, str]:
        return export_references(self.library, self.site.interface, self.site.address)

    @cached_property
    def akn(self) -> Mapping[str, str]:
        return export_akn(self.library)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file, or a family of them with `*` in their path.

    `text` is the name of the words that say what it holds; `type` the type of a JSON file, if
    the contract has one, and `columns` those of a table. `make` gives the texts of the files by
    path, or the one text; None where the files are made elsewhere.
    """

    path: str
    text: str
    make: Callable[[Values], str | Mapping[str, str]] | None = None
    type: Any = None
    columns: Columns = ()

    def names(self, path: str) -> bool:
        """Whether a published file is one of these."""
        return fnmatchcase(path, self.path)

    @property
    def schema(self) -> str:
        """The path of its JSON Schema; "" for what is not JSON of a type of ours."""
        name = self.path.split("/")[1].removesuffix(".json")
        return f"data/schema/{name}.schema.json" if self.type else ""


#: Tables come first: most readers want those.
DATA_FILES = (
    DataFile(
        "data/paragraphs.csv",
        "data_file_paragraphs_csv",
        lambda values: tables.paragraphs_table(values.units),
        columns=tables.PARAGRAPHS,
    ),
    DataFile(
        "data/citations.csv",
        "data_file_citations_csv",
        lambda values: tables.citations_table(values.units),
        columns=tables.CITATIONS,
    ),
    DataFile(
        "data/votes.csv",
        "data_file_votes_csv",
        lambda values: votes.votes_table(values.votes),
        columns=votes.COLUMNS,
    ),
    DataFile(
        "data/requests.csv",
        "data_file_requests_csv",
        lambda values: requests.requests_table(
            values.library, values.requests, values.site.request_words
        ),
        columns=requests.COLUMNS,
    ),
    DataFile(
        "data/index.json",
        "data_file_index",
        lambda values: as_json(index_values(values.library)),
        type=IndexData,
    ),
    DataFile(
        "data/units/*.json",
        "data_file_units",
        lambda values: {f"data/units/{u['slug']}.json": as_json(u) for u in values.units},
        type=UnitData,
    ),
    DataFile(
        "data/glossary.json",
        "data_file_glossary",
        lambda values: as_json(glossary_values(values.library)),
        type=list[TermData],
    ),
    DataFile(
        "data/votes.json",
        "data_file_votes",
        lambda values: as_json(values.votes),
        type=VotesData,
    ),
    DataFile(
        "data/requests.json",
        "data_file_requests",
        lambda values: as_json(values.requests),
        type=RequestsData,
    ),
    DataFile(
        "data/succession.json",
        "data_file_succession",
        lambda values: as_json(succession_values(values.library, values.site.comparisons)),
        type=SuccessionData,
    ),
    DataFile("data/akn/*.zho.xml", "data_file_akn_zho", lambda values: values.akn),
    DataFile("data/akn/*.eng.xml", "data_file_akn_eng", lambda values: values.akn),
    DataFile("data/cite/*.ris", "data_file_ris", lambda values: values.references),
    DataFile("data/cite/*.bib", "data_file_bib", lambda values: values.references),
    DataFile("data/cite/*.json", "data_file_csl", lambda values: values.references),
    DataFile(
        "*/feed.xml",
        "data_file_feed",
        lambda values: export_feeds(
            values.library.changes, values.site.interface, values.site.settings.address
        ),
    ),
    DataFile("data/schema/*.json", "data_file_schema", lambda values: _schemas(values.site)),
    DataFile("data/examples/*.py", "data_file_example"),
    DataFile("data/examples/*.txt", "data_file_output"),
)
TYPED = tuple(file for file in DATA_FILES if file.type)
WITH_COLUMNS = tuple(file for file in DATA_FILES if file.columns)


def data_files(site: Site) -> dict[str, bytes]:
    """Every data file by its path, and the examples beside the data that they read.

    As bytes: tables end their lines alike on every system.
    """
    values = Values(site)
    made: dict[str, bytes] = {}
    for file in DATA_FILES:
        found = file.make(values) if file.make else {}
        texts = {file.path: found} if isinstance(found, str) else found
        made |= {path: text.encode() for path, text in texts.items() if file.names(path)}
    return made | site.docs.examples


def present(paths: Iterable[str]) -> dict[str, list[str]]:
    """The published files of each row of the table, by its path."""
    every = list(paths)
    return {file.path: [path for path in every if file.names(path)] for file in DATA_FILES}


def _schemas(site: Site) -> dict[str, str]:
    def meaning(field: str) -> str:
        return site.say("en", field)

    return {file.schema: as_json(schema(_name(file), file.type, meaning)) for file in TYPED}


def _name(file: DataFile) -> str:
    return file.schema.removeprefix("data/schema/").removesuffix(".schema.json")
