"""The folder of a new document, with everything in it that a person has to fill in."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from build_scripts.corpus.records import SLUG
from build_scripts.parse.source import read_lines
from build_scripts.problems import Refused, problem

TEMPLATE = """\
# What is known of the document. Write null where no source states a thing; invent nothing.
source: source.zh-Hans.txt
received_as: {received}
layout: printed              # printed: an extract with its page layout; markdown: with ## and <sup>
symbol: null                 # such as A/RES/77/235
body:                        # an id of corpus/bodies.yaml
session: {{zh-Hans: , zh-Hant: , en: }}
place: null                  # or {{zh-Hans: , zh-Hant: , en: }}
# {{adopted: 2022-12-15}}, or {{from: 2017-11-06, to: 2017-11-10}}
dates: {{}}
agenda_item: null
title:
  zh-Hans:
  en:
official:                    # https address of the official document
units:
  - slug: {name}
    kind: resolution         # resolution, decision, draft, declaration, note or report
    begins:                  # the line with which the unit begins, as printed; null: the first line
    opening: 大会，            # the opening formula (resolutions, decisions and drafts)
    symbol: null
    date: null
    title:                   # as printed in the source
    title_en:
    status:
      how: adopted           # adopted, adopted without a vote, approved by committee or issued
      date: null
      source:                # the record that states it
"""


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
    shutil.copyfile(source, folder / "source.zh-Hans.txt")
    text = TEMPLATE.format(received=json.dumps(source.name, ensure_ascii=False), name=name)
    (folder / "document.yaml").write_text(text, encoding="utf-8")
    (folder / "errata.yaml").write_text(
        "# Slips of the source; shape: CONTRIBUTING.md. An empty list is a file of comments.\n",
        encoding="utf-8",
    )
    return folder
