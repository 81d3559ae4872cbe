"""The folder of a new document, with everything in it that a person has to fill in."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Mapping
from dataclasses import MISSING
from pathlib import Path
from typing import TypeAlias

import yaml

from build_scripts.model import DocumentEntry, UnitEntry
from build_scripts.model.shape import SLUG, Field, Keys, fields_of
from build_scripts.parse.source import read_lines
from build_scripts.problems import Refused, problem

FIELDS = Path(__file__).with_name("fields.yaml")
SOURCE = "source.zh-Hans.txt"
HEAD = (
    "# What is known of the document. Write null where no source states a thing; invent nothing.\n"
)
#: What is known of the fields of each shape.
Known: TypeAlias = Mapping[type, Mapping[str, str]]
SLIPS = "# Slips of the source; shape: CONTRIBUTING.md. An empty list is a file of comments.\n"


def make_document(corpus: Path, name: str, source: Path) -> Path:
    """Make `documents/<name>/` with the source, byte for byte, and the metadata to fill in.

    Raises `Refused` when the name cannot be a folder's, when the folder is there already, or
    when the source is not a readable text.
    """
    folder = corpus / "documents" / name
    if not SLUG.fullmatch(name):
        raise Refused([problem("BAD_SLUG.folder", folder, 0, name=name)])
    if folder.exists():
        raise Refused([problem("FOLDER_EXISTS", folder, 0)])
    try:
        data = source.read_bytes()
    except OSError:
        raise Refused([problem("FILE_MISSING.received", source, 0)]) from None
    read_lines(data, source)
    folder.mkdir(parents=True)
    shutil.copyfile(source, folder / SOURCE)
    received = json.dumps(source.name, ensure_ascii=False)
    known: Known = {
        DocumentEntry: {"source": SOURCE, "received_as": received},
        UnitEntry: {"slug": name},
    }
    text = HEAD + template(DocumentEntry, known)
    (folder / "document.yaml").write_text(text, encoding="utf-8")
    (folder / "errata.yaml").write_text(SLIPS, encoding="utf-8")
    return folder


def descriptions() -> dict[str, dict[str, str]]:
    """What each field of each shape is."""
    found: dict[str, dict[str, str]] = yaml.safe_load(FIELDS.read_bytes())
    return found


def template(shape: type, known: Known, indent: str = "") -> str:
    """The fields of a record, to be filled in: each with what it is, and what is known of it.

    Fields that are rarely needed, those with a default, are left out.
    """
    lines, described = [], descriptions()[shape.__name__]
    for field in fields_of(shape):
        if field.default is MISSING:
            choices = f": {', '.join(field.choices)}" if field.choices else ""
            said = textwrap.wrap(f"{described[field.key]}{choices}", 98 - len(indent))
            given = known.get(shape, {}).get(field.key)
            empty = f" {given}" if given else _empty(field, known, indent)
            lines += [*(f"# {line}" for line in said), f"{field.key}:{empty}"]
    return "".join(f"{indent}{line}\n" for line in lines)


def _empty(field: Field, known: Known, indent: str) -> str:
    """What stands behind a field, before anybody has filled it in."""
    keys = field.note(Keys)
    if field.nested and field.many:
        return f"\n{indent}  -\n{template(field.kind, known, f'{indent}    ')}".rstrip("\n")
    if field.nested:
        return f"\n{template(field.kind, known, f'{indent}  ')}".rstrip("\n")
    if keys and field.required:
        return " {" + ", ".join(f"{name}: " for name in keys.names) + "}"
    if keys and not keys.every:
        return " {}"
    return f" {field.choices[0]}" if field.choices else "" if field.required else " null"
