"""Files → texts in two languages, paired by the symbol that they print, whatever their names.

Beside the texts may stand records in JSON, one a line: what the United Nations' library knows
of a resolution, by the same symbol.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

from build_scripts.importing.files import GivenFile
from build_scripts.parse.akn import AknText, read_akn
from build_scripts.parse.source import read_lines
from build_scripts.problems import Problem, Refused, problem

Language: TypeAlias = Literal["zho", "eng"]
#: The name of a folder is shorter.
LONGEST = 100
LANGUAGES: tuple[Language, ...] = ("zho", "eng")


@dataclass(frozen=True, slots=True)
class GivenText:
    """A text in one language: the file, and what it says of itself."""

    file: GivenFile
    symbol: str
    language: Language


@dataclass(frozen=True, slots=True)
class OfficialText(GivenText):
    """A text with what it was read as, which takes a hundred times as much memory."""

    read: AknText


@dataclass(frozen=True, slots=True)
class LibraryRecord:
    """What is known of a resolution besides its text, and where that stands."""

    path: Path
    line: int
    values: dict[str, Any]

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; of a list of lists the first text of each."""
        value = self.values.get(name)
        found = value if isinstance(value, list) else []
        firsts = (one[0] if isinstance(one, list) and one else one for one in found)
        return tuple(one.strip() for one in firsts if isinstance(one, str) and one.strip())


@dataclass(slots=True)
class GivenTexts:
    """The texts by the slug of their symbol and by language, and the records by that slug."""

    texts: dict[str, dict[Language, GivenText]] = field(default_factory=dict)
    records: dict[str, LibraryRecord] = field(default_factory=dict)


def read_given(files: Iterable[GivenFile], problems: list[Problem]) -> GivenTexts:
    """What the files hold. Each that cannot be read is a finding, and hides no other."""
    given = GivenTexts()
    for file in files:
        if file.path.suffix.lower() == ".json":
            _read_records(file, given, problems)
            continue
        try:
            text = read_text(file)
        except Refused as refused:
            problems += refused.problems
            continue
        there = given.texts.setdefault(slug_of(text.symbol), {})
        if text.language in there:
            first = str(there[text.language].file.path)
            problems.append(
                problem("IMPORT_TWICE", file.path, 0, symbol=text.symbol, first=first)
            )  # fmt: skip
        else:
            there[text.language] = GivenText(file, text.symbol, text.language)
    return given


def read_text(file: GivenFile) -> OfficialText:
    """A text as it is read; `Refused` where that, its language or its symbol cannot be told."""
    read = read_akn(read_lines(file.data, file.path), file.path)
    language = read.root.first("FRBRExpression", "FRBRlanguage")
    said = language.attributes.get("language", "") if language else ""
    if said not in LANGUAGES:
        line = language.line if language else read.root.line
        raise Refused([problem("IMPORT_LANGUAGE", file.path, line, language=said)])
    number = read.root.first("coverPage", "docNumber")
    symbol = number.text if number else ""
    if not 0 < len(slug_of(symbol)) <= LONGEST:
        line = number.line if number else read.root.line
        raise Refused([problem("IMPORT_SYMBOL", file.path, line, symbol=symbol[:LONGEST])])
    return OfficialText(file, symbol, "zho" if said == "zho" else "eng", read)


def slug_of(symbol: str) -> str:
    """The slug of a symbol: `A/RES/76/100` → `a-res-76-100`."""
    return re.sub("[^a-z0-9]+", "-", symbol.lower()).strip("-")


def _read_records(file: GivenFile, given: GivenTexts, problems: list[Problem]) -> None:
    """Records, each on a line of its own."""
    text = file.data.decode("utf-8", errors="replace")
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except (ValueError, RecursionError):
            values = None
        symbol = values.get("symbol") if isinstance(values, dict) else None
        if not isinstance(symbol, str):
            problems.append(problem("IMPORT_RECORD", file.path, number))
            return
        given.records[slug_of(symbol)] = LibraryRecord(file.path, number, values)
