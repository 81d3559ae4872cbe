"""The Kai faces of the verbs: small, complete, the same each time, with their licence."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from build_scripts.build import Assembled
from build_scripts.model import Rendering
from build_scripts.pages.files import build_site
from build_scripts.site.docs import Docs
from build_scripts.site.fonts import SCRIPTS, kai_face
from build_scripts.site.settings import Settings

LARGEST = 60 * 1024


@pytest.mark.corpus
@pytest.mark.parametrize("script", SCRIPTS)
def test_a_face_has_the_characters_of_the_verbs_and_no_others(
    assembled: Assembled, docs: Docs, script: Rendering
) -> None:
    library = assembled.library
    files = build_site(library, assembled.published, docs, Settings())
    (path,) = (path for path in files if path.startswith(f"assets/kai.{script}."))
    data = files[path]
    assert data[:4] == b"wOF2"
    assert len(data) <= LARGEST
    verbs = library.verbs.values()
    signs = {s for v in verbs for s in (v.hans if script == "zh-Hans" else v.hant)}
    font = TTFont(io.BytesIO(data))
    assert {chr(code) for code in font.getBestCmap()} == signs
    assert "Cut down" in font["name"].getDebugName(10)
    assert b"ARPHIC PUBLIC LICENSE" in files["assets/ARPHICPL.TXT"]
    # Every character is as wide as the Han characters beside it: no text moves.
    widths = {font["hmtx"][name][0] for name in font.getBestCmap().values()}
    assert widths == {font["head"].unitsPerEm}


def test_a_face_is_the_same_each_time(docs: Docs) -> None:
    cut = kai_face.__wrapped__
    made = {cut(docs.faces["zh-Hans"], "鼓励请") for _ in range(2)}
    assert len(made) == 1
