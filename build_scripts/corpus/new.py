"""The folder of a new document: the source, and what the text states, to be completed."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass
from datetime import date
from pathlib import Path

import yaml

from build_scripts.corpus.tables import read_bodies
from build_scripts.languages.skeleton import english_skeleton
from build_scripts.model import DocumentEntry, Reading
from build_scripts.model.shape import Field, Keys, Unless, Where, fields_of, is_slug
from build_scripts.parse.source import Line, read_lines
from build_scripts.problems import Problem, Refused, problem
from build_scripts.received.files import SOURCE, ReceivedFile, read_received
from build_scripts.received.layout import FoundLayout, find_layout
from build_scripts.received.stated import Facts, KnownBodies, Stated
from build_scripts.received.statement import nothing_known
from build_scripts.subjects.citations.tables import read_citables

FIELDS = Path(__file__).with_name("fields.yaml")
HEAD = """\
# What is known of the document. Where a comment names a line, the line states it; compare it.
# Write null where no source states a thing; invent nothing.
"""
SLIPS = "# Slips of the source; shape: CONTRIBUTING.md. An empty list is a file of comments.\n"
#: No Chinese text is printed so.
STRAIGHT = re.compile(r'"([^"\n]*[\u3400-\u9fff][^"\n]*)"')
#: A mapping that is longer stands in lines of its own.
LONGEST_FLOW = 90


@dataclass(frozen=True, slots=True)
class NewDocument:
    """What was made: the folder, the layout of the text, what is doubtful in it."""

    folder: Path
    found: FoundLayout
    warnings: tuple[Problem, ...]


def make_document(corpus: Path, name: str, received: Path) -> NewDocument:
    """Make `documents/<name>/` of a file as it was received.

    A text is copied byte for byte; of another file the text is taken, and the file is kept
    beside it. What the text states is filled in. Raises `Refused`, and makes nothing, when the
    name cannot be a folder's, the folder is there already, or the file has no readable text.
    """
    folder = corpus / "documents" / name
    if not is_slug(name):
        raise Refused([problem("BAD_SLUG.folder", folder, 0, name=name)])
    if folder.exists():
        raise Refused([problem("FOLDER_EXISTS", folder, 0)])
    path = folder / SOURCE
    file = read_received(received, path)
    problems: list[Problem] = []
    # Where the file is the source, findings name the file that the editor has at hand.
    lines = read_lines(file.text, path if file.original else received)
    bodies = read_bodies(corpus / "bodies.yaml", problems)
    known = KnownBodies(bodies, read_citables(corpus, problems).bodies)
    entry = nothing_known(name, path, Reading(furniture=file.furniture))
    found = find_layout(lines, entry, known, "paragraphs" if file.has_own_layout else "")
    folder.mkdir(parents=True)
    path.write_bytes(file.text)
    if file.original:
        shutil.copyfile(received, folder / file.original)
    text = HEAD + template(DocumentEntry, _given(file, received.name, found))
    (folder / "document.yaml").write_text(text, encoding="utf-8")
    (folder / "errata.yaml").write_text(SLIPS, encoding="utf-8")
    if found.statement.read:
        english = english_skeleton(found.statement.read)
        (folder / "en.yaml").write_text(english, encoding="utf-8")
    warnings = (*file.problems, *_straight_quotes(lines, path, found))
    return NewDocument(folder, found, warnings)


def _straight_quotes(lines: list[Line], path: Path, found: FoundLayout) -> list[Problem]:
    """A warning for the first quotation that pandoc has changed."""
    for line in lines if found.statement.layout.name == "pandoc" else ():
        if quoted := STRAIGHT.search(line.text):
            words = quoted[1][:20]
            return [problem("TAKEN_DOUBTFUL.quotes", path, line.number, words=words)]
    return []


def _given(file: ReceivedFile, received_as: str, found: FoundLayout) -> Facts:
    """What is known of the document, from the file and from its text."""
    given = dict(found.statement.document)
    given["source"] = Stated(SOURCE)
    given["received_as"] = Stated(received_as)
    given["layout"] = Stated(found.statement.layout.name, found.said("en"))
    given["units"] = Stated(found.statement.units or [{}])
    if file.furniture:
        why = "heads and feet of the pages"
        given["reading"] = Stated({"furniture": Stated(file.furniture, why)})
    if file.original:
        given["original"] = Stated(file.original)
        given["taken_with"] = Stated(file.taken_with)
    return given


def descriptions() -> dict[str, dict[str, str]]:
    """What each field of each shape is."""
    found: dict[str, dict[str, str]] = yaml.safe_load(FIELDS.read_bytes())
    return found


def template(shape: type, given: Facts, indent: str = "") -> str:
    """The fields of a record: those that are known with what states them, the others to fill in.

    Fields that are rarely needed, those with a default, are left out unless they are known.
    """
    lines, described = [], descriptions()[shape.__name__]
    for field in fields_of(shape):
        stated = given.get(field.key)
        if not _stands(field, given) or (stated is None and field.default is not MISSING):
            continue
        if stated is None or stated.value in (None, ""):
            choices = f": {', '.join(field.choices)}" if field.choices else ""
            said = textwrap.wrap(f"{described[field.key]}{choices}", 98 - len(indent))
            said += [stated.why] if stated and stated.why else []
            value = _empty(field)
        else:
            said = [stated.why] if stated.why else []
            value = _filled(field, stated.value, indent)
        lines += [*(f"{indent}# {line}\n" for line in said), f"{indent}{field.key}:{value}\n"]
    return "".join(lines)


def _stands(field: Field, given: Facts) -> bool:
    """Whether a field belongs into a record of this kind; of an unknown kind each may."""
    condition = field.note(Where) or field.note(Unless)
    said = given.get(condition.key) if condition else None
    return said is None or condition is None or bool(condition.holds(str(said.value)))


def _empty(field: Field) -> str:
    """What stands behind a field that nobody has filled in."""
    keys = field.note(Keys)
    if keys and field.required:
        return " {" + ", ".join(f"{name}: " for name in keys.names) + "}"
    if keys and not keys.every:
        return " {}"
    return f" {field.choices[0]}" if field.choices else "" if field.required else " null"


def _filled(field: Field, value: object, indent: str) -> str:
    """A value behind its field: a record or several, a mapping, numbers, a text."""
    if field.nested and isinstance(value, dict):
        return f"\n{template(field.kind, value, f'{indent}  ')}".rstrip("\n")
    if field.nested and isinstance(value, Sequence):
        records = (template(field.kind, record, f"{indent}    ") for record in value)
        return "".join(f"\n{indent}  - {record.strip()}" for record in records)
    if isinstance(value, Mapping):
        parts = {key: f" {_scalar(text)}" if text else "" for key, text in value.items()}
        flow = " {" + ", ".join(f"{key}:{text or ' '}" for key, text in parts.items()) + "}"
        if len(flow) <= LONGEST_FLOW:
            return flow
        return "".join(f"\n{indent}  {key}:{text}" for key, text in parts.items())
    if isinstance(value, tuple):
        return f" [{', '.join(str(n) if isinstance(n, int) else _scalar(n) for n in value)}]"
    return f" {_scalar(value)}"


def _scalar(value: object) -> str:
    """A text as YAML has it: plain where it is read as itself, otherwise in quotation marks."""
    text = str(value)
    try:
        read = yaml.safe_load(f"[{text}]")
    except yaml.YAMLError:
        read = None
    is_day = read and isinstance(read[0], date) and read[0].isoformat() == text
    if read == [text] or is_day:
        return text
    return yaml.safe_dump(text, allow_unicode=True, default_style='"', width=10_000).strip()
