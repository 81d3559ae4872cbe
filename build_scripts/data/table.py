"""The table of all data files: what each is called, what it holds, and what makes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import translate
from functools import cache, cached_property, partial
from typing import Any

from build_scripts.data.akn.export import export_akn
from build_scripts.data.formats import as_json
from build_scripts.data.paragraphs import ParagraphRow, ParagraphRows
from build_scripts.data.schema import schema
from build_scripts.data.tmx import export_tmx
from build_scripts.data.units import (
    IndexData,
    UnitData,
    index_values,
    unit_value,
)
from build_scripts.lazy import Lazy
from build_scripts.model import Unit
from build_scripts.site.parts import DataParts, UnitParts, part_path, part_paths
from build_scripts.site.shown import (
    citing,
    mentions,
    no_text,
    requesting,
    succeeding,
    texts_of,
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

    def paragraphs(self, units: Iterable[Unit]) -> str:
        return ParagraphRows(self.library, self.site.kept("rows")).table(units)

    def citations(self, units: Iterable[Unit]) -> str:
        slugs = {unit.slug for unit in units}
        return citations_table(one for one in self.library.citations if one.unit in slugs)

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

    @property
    def index(self) -> IndexData:
        cut = [file for file in DATA_FILES if file.parts]
        return index_values(self.library, {file.path: file.paths(self.site) for file in cut})

    def votes(self, units: Iterable[Unit]) -> VotesData:
        return vote_values(self.library, units)

    def requests(self, units: Iterable[Unit]) -> RequestsData:
        slugs = {unit.slug for unit in units}
        requests = [one for one in self.library.requests if one.unit in slugs]
        return request_values(self.library.addressees, requests, self.site.request_words)

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
    stands in the file, or in each file by its path: text as it is, any other value as JSON. A
    file that grows with every unit is cut (`parts`), and `make` is given the units of a part.
    `type` is that of the value, or of a table's rows; None where others have said what such a
    file holds. `shown` is what it shows of the library, as that of a page (`site/page.py`).
    """

    path: str
    name: str
    make: Callable[..., Any]
    type: Any = None
    shown: Callable[..., Any] | None = None
    parts: Callable[[DataParts], UnitParts] | None = None

    def names(self, path: str) -> bool:
        """Whether a published file is one of these."""
        return _pattern(self.path, self.parts is not None).fullmatch(path) is not None

    def paths(self, site: Site) -> list[str]:
        """The paths of its parts."""
        return part_paths(self.path, len(self.parts(site.parts)) if self.parts else 1)

    def part(self, site: Site, path: str) -> tuple[tuple[Unit, ...], ...]:
        """The units whose rows stand at a path; of a file that is not cut nothing is said."""
        return (self.parts(site.parts)[self.paths(site).index(path)],) if self.parts else ()

    def makers(self, computed: Computed) -> dict[str, Callable[[], bytes]]:
        """What makes each file as it is published: tables end their lines alike everywhere."""
        if self.parts:
            return {
                path: partial(self._made, computed, *self.part(computed.site, path))
                for path in self.paths(computed.site)
            }
        if "*" not in self.path:
            return {self.path: partial(self._made, computed)}
        made = self.make(computed)
        return {path: partial(_bytes_of, made, path) for path in made if self.names(path)}

    def _made(self, computed: Computed, *units: tuple[Unit, ...]) -> bytes:
        return _bytes(self.make(computed, *units))

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
    DataFile(
        "data/paragraphs.csv",
        "paragraphs_csv",
        Computed.paragraphs,
        ParagraphRow,
        texts_of,
        parts=lambda parts: parts.tables,
    ),
    DataFile(
        "data/citations.csv",
        "citations_csv",
        Computed.citations,
        CitationRow,
        citing,
        parts=lambda parts: parts.tables,
    ),
    DataFile(
        "data/votes.csv",
        "votes_csv",
        lambda c, units: votes_table(c.votes(units)),
        StateRow,
        voting,
        parts=lambda parts: parts.votes,
    ),
    DataFile(
        "data/requests.csv",
        "requests_csv",
        lambda c, units: requests_table(c.requests(units)),
        RequestRow,
        requesting,
        parts=lambda parts: parts.tables,
    ),
    DataFile("data/index.json", "index", lambda c: c.index, IndexData),
    DataFile("data/units/*.json", "units", lambda c: c.units, UnitData),
    DataFile("data/official/*.json", "official", lambda c: c.official, OfficialData),
    DataFile(
        "data/glossary.json",
        "glossary",
        lambda c, units: glossary_values(c.library, units),
        list[TermData],
        mentions,
        parts=lambda parts: parts.glossary,
    ),
    DataFile(
        "data/votes.json",
        "votes",
        Computed.votes,
        VotesData,
        voting,
        parts=lambda parts: parts.votes,
    ),
    DataFile(
        "data/requests.json",
        "requests",
        Computed.requests,
        RequestsData,
        requesting,
        parts=lambda parts: parts.tables,
    ),
    DataFile(
        "data/succession.json",
        "succession",
        lambda c: succession_values(c.library, c.site.comparisons),
        SuccessionData,
        succeeding,
    ),
    DataFile("data/akn/*.zho.xml", "akn_zho", lambda c: c.akn),
    DataFile("data/akn/*.eng.xml", "akn_eng", lambda c: c.akn),
    DataFile("data/books/*.epub", "epub", lambda c: c.site.books),
    DataFile("data/books/*.docx", "docx", lambda c: c.site.books),
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


@cache
def _pattern(path: str, in_parts: bool) -> re.Pattern[str]:
    """What the paths of a row look like: thousands of files are asked for theirs."""
    paths = (path, part_path(path, "[0-9]*")) if in_parts else (path,)
    return re.compile("|".join(map(translate, paths)))


def data_files(site: Site) -> Mapping[str, bytes]:
    """Every data file by its path."""
    made = Computed(site)
    return Lazy({path: make for file in DATA_FILES for path, make in file.makers(made).items()})


@cache
def data_file(path: str) -> DataFile | None:
    """The row of the table to which a published file belongs; None where it is no data file."""
    return next((file for file in DATA_FILES if file.names(path)), None)


def present(paths: Iterable[str]) -> dict[str, list[str]]:
    """The published files of each row of the table, by its path."""
    found: dict[str, list[str]] = {file.path: [] for file in DATA_FILES}
    for path in paths:
        if file := data_file(path):
            found[file.path].append(path)
    return found
