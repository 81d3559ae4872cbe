"""Simplified → Traditional Chinese. The only stage that uses OpenCC.

`s2tw` is the base (Taiwan's standard of character forms, no change of wording). Before its
first stage stand the reviewed corrections of `corpus/hant.tsv`; terms of the glossary and
verbs come from their own tables and never pass through OpenCC.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, repeat
from pathlib import Path

import opencc

from build_scripts.model import (
    Correction,
    Document,
    NoteMark,
    OpeningVerb,
    Place,
    Term,
    TermMention,
    Text,
    Unit,
    VerbForm,
)

DATA = Path(opencc.__file__).parent / "clib" / "share" / "opencc"


def _configuration(folder: Path, base: str, words: Iterable[tuple[str, str]]) -> Path:
    """Write an OpenCC configuration: `base` with these words before every other rule.

    The later stages of `base` are kept from changing what the words were changed into.
    """
    pairs = sorted(set(words))
    own = _dictionary(folder / f"{base}-words.txt", pairs)
    kept = _dictionary(folder / f"{base}-kept.txt", [(after, after) for _, after in pairs])
    config = json.loads((DATA / f"{base}.json").read_text(encoding="utf-8"))
    _make_absolute(config)
    config["segmentation"]["dict"] = _before(own, config["segmentation"]["dict"], "union")
    for stage, first in zip(config["conversion_chain"], chain([own], repeat(kept)), strict=False):
        stage["dict"] = _before(first, stage["dict"], "short_circuit")
    path = folder / f"{base}-reviewed.json"
    path.write_text(json.dumps(config, ensure_ascii=False), encoding="utf-8")
    return path


def _dictionary(path: Path, pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    lines = sorted({f"{before}\t{after}\n" for before, after in pairs})
    path.write_text("".join(lines), encoding="utf-8")
    return {"type": "text", "file": str(path)}


def _before(own: dict[str, str], others: object, policy: str) -> dict[str, object]:
    return {"type": "group", "match_policy": policy, "dicts": [own, others]}


def _make_absolute(node: object) -> None:
    """OpenCC looks for dictionaries beside the configuration; these stand in the package."""
    if isinstance(node, dict):
        if "file" in node:
            node["file"] = str(DATA / node["file"])
        for value in node.values():
            _make_absolute(value)
    elif isinstance(node, list):
        for value in node:
            _make_absolute(value)


class Converter:
    """Sets Simplified words in Traditional script.

    Guarantees that the wording stays: every character has one counterpart, in its place.
    """

    def __init__(
        self,
        corrections: Iterable[Correction],
        terms: Iterable[Term] = (),
        verbs: Iterable[VerbForm] = (),
    ) -> None:
        words = [(correction.hans, correction.hant) for correction in corrections]
        back = [(hant, hans) for hans, hant in words]
        with tempfile.TemporaryDirectory() as folder:
            forth_file = _configuration(Path(folder), "s2tw", words)
            back_file = _configuration(Path(folder), "tw2s", back)
            self._forth = opencc.OpenCC(str(forth_file))
            self._back = opencc.OpenCC(str(back_file))
        self._forms = {form.hans: form.hant for term in terms for form in term.forms}
        self._verbs = {verb.hans: verb.hant for verb in verbs}

    def words(self, hans: str) -> str:
        """Plain words, without the tables of terms and verbs."""
        return str(self._forth.convert(hans))

    def text(self, text: Text) -> Text:
        """The text in Traditional script: as many characters, and the same marks.

        Terms and verbs are set as their tables have them. What a footnote mark parts is set
        apart, so that no word is found across it.
        """
        pieces, at = [], 0
        for mark in text.marks:
            if isinstance(mark.what, TermMention | OpeningVerb | NoteMark):
                forms = self._verbs if isinstance(mark.what, OpeningVerb) else self._forms
                printed = text.at(mark)
                pieces += [self.words(text.words[at : mark.start])]
                pieces += [forms.get(printed) or self.words(printed)]
                at = mark.end
        return Text("".join([*pieces, self.words(text.words[at:])]), text.marks)

    def place(self, place: Place) -> Place:
        """The place with its text, and its label where it has one, in Traditional script too."""
        place = place.with_text("zh-Hant", self.text(place.source))
        return place.with_label("zh-Hant", self.words(place.label)) if place.label else place

    def document(self, document: Document) -> Document:
        """The document with everything that it prints in Traditional script too."""
        document = document.with_places(lambda place, _: self.place(place))
        return replace(
            document,
            units=tuple(self._designated(unit) for unit in document.units),
            titles={**document.titles, "zh-Hant": self.words(document.titles.get("zh-Hans", ""))},
        )

    def _designated(self, unit: Unit) -> Unit:
        printed = unit.designations.get("zh-Hans")
        return unit.with_designation("zh-Hant", self.words(printed)) if printed else unit

    def back(self, hant: str) -> str:
        """Traditional → Simplified, to see that a conversion leads back to where it began."""
        return str(self._back.convert(hant))
