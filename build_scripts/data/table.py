"""The table of all data files: what each is called, what it holds, and what makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property, partial
from typing import Any

from build_scripts.data.akn.export import export_akn
from build_scripts.data.formats import as_json
from build_scripts.data.paragraphs import ParagraphRow, paragraphs_table
from build_scripts.data.schema import schema
from build_scripts.data.tmx import export_tmx
from build_scripts.data.units import (
    IndexData,
    UnitData,
    index_values,
    unit_value,
    unit_values,
)
from build_scripts.lazy import Lazy
from build_scripts.site.shown import (
    cited_texts,
    mentions,
    no_text,
    requesting,
    succeeding,
    voting,
)
from build_scripts.site.site import Site
from build_scripts.subjects.changes.feed import export_feeds
from build_scripts.subjects.citations.data import CitationRow, citations_table
from build_scripts.subjects.citing.bibliography import export_references
from build_scripts.subjects.glossary.data import TermData, glossary_values
from build_scripts.subjects.glossary.tbx import export_tbx
from build_scripts.subjects.official.data import OfficialData, official_value
from build_scripts.subjects.requests.data import (
    RequestRow,
    RequestsData,
    request_values,
    requests_table,
)
from build_scripts.subjects.succession.data import SuccessionData, succession_values
from build_scripts.subjects.votes.data import StateRow, VotesData, vote_values, votes_table


class Computed:
    """What several files are written from, worked out once for a build."""

    def __init__(self, site: Site) -> None:
        self.site, self.library = site, site.library

    @property
    def paragraphs(self) -> str:
        return paragraphs_table(unit_values(self.library, self.site.citations))

    @property
    def units(self) -> Mapping[str, UnitData]:
        """A file for each unit."""
        library, citations = self.library, self.site.citations
        return Lazy(
            {
                f"data/units/{unit.slug}.json": partial(unit_value, library, unit, citations)
                for unit in library.units.values()
            }
        )

    @property
    def official(self) -> Mapping[str, OfficialData]:
        """A file for each unit whose official text stands beside it."""
        return Lazy(
            {
                f"data/official/{slug}.json": partial(official_value, self.library, slug, text)
                for slug, text in self.library.attached.items()
            }
        )

    @cached_property
    def votes(self) -> VotesData:
        return vote_values(self.library)

    @cached_property
    def requests(self) -> RequestsData:
        return request_values(self.library, self.site.request_words)

    @cached_property
    def references(self) -> Mapping[str, str]:
        return export_references(self.library, self.site.interface, self.site.address)

    @cached_property
    def akn(self) -> Mapping[str, str]:
        return export_akn(self.library)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file, or with `*` in its path a family of them.

    `name` is that of the words that say what it holds: `data_file_<name>`. `make` gives what
    stands in the file, or in each file by its path: text as it is, any other value as JSON.
    `type` is that of the value, or of a table's rows; None where others have said what such a
    file holds. `shown` is what it shows of the library, as that of a page (`site/page.py`).
    """

    path: str
    name: str
    make: Callable[[Computed], Any]
    type: Any = None
    shown: Callable[[Site], Any] | None = None

    def names(self, path: str) -> bool:
        """Whether a published file is one of these."""
        return fnmatchcase(path, self.path)

    def makers(self, computed: Computed) -> dict[str, Callable[[], bytes]]:
        """What makes each file as it is published: tables end their lines alike everywhere."""
        if "*" not in self.path:
            return {self.path: lambda: _bytes(self.make(computed))}
        made = self.make(computed)
        return {path: partial(_bytes_of, made, path) for path in made if self.names(path)}

    @property
    def is_table(self) -> bool:
        return self.path.endswith(".csv")

    @property
    def schema(self) -> str:
        """The path of its JSON Schema; "" for what is not JSON of a type of ours."""
        if self.type is None or self.is_table:
            return ""
        return f"data/schema/{self.path.split('/')[1].removesuffix('.json')}.schema.json"


def _bytes_of(made: Mapping[str, Any], path: str) -> bytes:
    return _bytes(made[path])


def _bytes(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    return (value if isinstance(value, str) else as_json(value)).encode()


def _schemas(site: Site) -> dict[str, object]:
    computed = Computed(site)
    typed = (file for file in DATA_FILES if file.schema)
    described = (file for file in typed if "*" not in file.path or file.makers(computed))
    return {
        f.schema: schema(f.schema, f.type, lambda name: site.say("en", name)) for f in described
    }


def _feeds(site: Site) -> dict[str, str]:
    return export_feeds(site.library.changes, site.interface, site.settings.address)


#: Tables come first: most readers want those.
DATA_FILES = (
    DataFile("data/paragraphs.csv", "paragraphs_csv", lambda c: c.paragraphs, ParagraphRow),
    DataFile(
        "data/citations.csv",
        "citations_csv",
        lambda c: citations_table(c.library.citations),
        CitationRow,
        cited_texts,
    ),
    DataFile("data/votes.csv", "votes_csv", lambda c: votes_table(c.votes), StateRow, voting),
    DataFile(
        "data/requests.csv",
        "requests_csv",
        lambda c: requests_table(c.requests),
        RequestRow,
        requesting,
    ),
    DataFile("data/index.json", "index", lambda c: index_values(c.library), IndexData),
    DataFile("data/units/*.json", "units", lambda c: c.units, UnitData),
    DataFile("data/official/*.json", "official", lambda c: c.official, OfficialData),
    DataFile(
        "data/glossary.json",
        "glossary",
        lambda c: glossary_values(c.library),
        list[TermData],
        mentions,
    ),
    DataFile("data/votes.json", "votes", lambda c: c.votes, VotesData, voting),
    DataFile("data/requests.json", "requests", lambda c: c.requests, RequestsData, requesting),
    DataFile(
        "data/succession.json",
        "succession",
        lambda c: succession_values(c.library, c.site.comparisons),
        SuccessionData,
        succeeding,
    ),
    DataFile("data/akn/*.zho.xml", "akn_zho", lambda c: c.akn),
    DataFile("data/akn/*.eng.xml", "akn_eng", lambda c: c.akn),
    DataFile("data/tmx/*.tmx", "tmx", lambda c: export_tmx(c.library)),
    DataFile("data/glossary.tbx", "tbx", lambda c: export_tbx(c.library), shown=no_text),
    DataFile("data/cite/*.ris", "ris", lambda c: c.references),
    DataFile("data/cite/*.bib", "bib", lambda c: c.references),
    DataFile("data/cite/*.json", "csl", lambda c: c.references),
    DataFile("*/feed.xml", "feed", lambda c: _feeds(c.site)),
    DataFile("data/schema/*.json", "schema", lambda c: _schemas(c.site)),
    DataFile("data/examples/*.py", "example", lambda c: c.site.docs.examples),
    DataFile("data/examples/*.txt", "output", lambda c: c.site.docs.examples),
)


def data_files(site: Site) -> Mapping[str, bytes]:
    """Every data file by its path."""
    computed = Computed(site)
    return Lazy({path: make for file in DATA_FILES for path, make in file.makers(computed).items()})


def data_file(path: str) -> DataFile | None:
    """The row of the table to which a published file belongs; None where it is no data file."""
    return next((file for file in DATA_FILES if file.names(path)), None)


def present(paths: Iterable[str]) -> dict[str, list[str]]:
    """The published files of each row of the table, by its path."""
    every = list(paths)
    return {file.path: [path for path in every if file.names(path)] for file in DATA_FILES}
