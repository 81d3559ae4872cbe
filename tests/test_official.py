"""Official resolutions laid out as extracts and read back: nothing is read wrongly in silence.

Small files made for the purpose stand in `official_texts/`. Where the United Nations' own files
are at hand, all of them are tried: `OFFICIAL_XML` says where, otherwise `../shared/official-xml`.
"""

from __future__ import annotations

import os
import warnings
from collections import Counter
from pathlib import Path

import pytest

from build_scripts.model import LayoutName
from build_scripts.problems import Refused
from tests.copies import COPIES
from tests.official import Resolution, read_official
from tests.printer import draw_style, print_resolution
from tests.read_back import differences, read_back
from tests.small_corpus import ROOT

SMALL = sorted((ROOT / "tests" / "official_texts").glob("*.xml"))
FOLDER = Path(os.environ.get("OFFICIAL_XML", ROOT.parent / "shared" / "official-xml"))
OFFICIAL = sorted(FOLDER.glob("**/Chinese/*.xml"))
LAYOUTS: dict[str, LayoutName] = {
    "paragraphs": "paragraphs",
    "markdown": "markdown",
    "pandoc": "pandoc",
    "pdftotext": "pdftotext",
    "pdftotext -layout": "pdftotext",
}
#: How many of the official files may end in a finding, a hundredth each.
FINDINGS = 3


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_printed_text_is_read_back(path: Path, seed: int) -> None:
    resolution = read_official(path)
    text = print_resolution(resolution, draw_style(seed))
    assert differences(resolution, read_back(text, resolution)) == []


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_copied_text_is_read_back(path: Path, name: str) -> None:
    resolution = read_official(path)
    # Tables come out of these in as many ways as there are programs.
    resolution.blocks = [block for block in resolution.blocks if block.kind != "table"]
    document = read_back(COPIES[name](resolution), resolution, LAYOUTS[name])
    assert differences(resolution, document) == []


def test_official_texts_are_read_back_or_refused() -> None:
    """Of the official files 97 in a hundred are read to the letter; the others say why not."""
    if not OFFICIAL:
        warnings.warn(f"no official files in {FOLDER}: set OFFICIAL_XML to try them", stacklevel=1)
        pytest.skip(f"no official files in {FOLDER}")
    outcomes = Counter(_outcome(read_official(path), seed) for seed, path in enumerate(OFFICIAL))
    wrong = {name: times for name, times in outcomes.items() if name.startswith("wrong")}
    assert not wrong
    refused = len(OFFICIAL) - outcomes["equal"]
    assert 100 * refused <= FINDINGS * len(OFFICIAL), outcomes


def _outcome(resolution: Resolution, seed: int) -> str:
    text = print_resolution(resolution, draw_style(seed))
    try:
        found = differences(resolution, read_back(text, resolution))
    except Refused as refused:
        return ", ".join(sorted({problem.code for problem in refused.problems}))
    return f"wrong: {resolution.name}: {found[:1]}" if found else "equal"
