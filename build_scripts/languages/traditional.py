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
    FootnoteRef,
    Paragraph,
    Run,
    Runs,
    Term,
    TermRef,
    Unit,
    Verb,
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

    def run(self, run: Run) -> Run:
        if isinstance(run, FootnoteRef):
            return run
        if isinstance(run, TermRef):
            return replace(run, text=self._forms.get(run.text) or self.words(run.text))
        if isinstance(run, Verb):
            return replace(run, text=self._verbs.get(run.text) or self.words(run.text))
        return replace(run, text=self.words(run.text))

    def runs(self, runs: Runs) -> Runs:
        return tuple(self.run(run) for run in runs)

    def paragraph(self, paragraph: Paragraph) -> Paragraph:
        label = paragraph.label
        return replace(
            paragraph,
            runs=self.runs(paragraph.runs),
            label=self.words(label) if label else None,
        )

    def unit(self, unit: Unit) -> Unit:
        """The same unit in Traditional script, its ids unchanged."""
        return replace(
            unit,
            designation=self.words(unit.designation) if unit.designation else None,
            title=self.runs(unit.title),
            paragraphs=tuple(self.paragraph(paragraph) for paragraph in unit.paragraphs),
            footnotes=tuple(replace(n, runs=self.runs(n.runs)) for n in unit.footnotes),
        )

    def back(self, hant: str) -> str:
        """Traditional → Simplified, to see that a conversion leads back to where it began."""
        return str(self._back.convert(hant))
