"""The scripts as they are joined: each source has a scope of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build_scripts.site.assets import assets
from tests.browser.conftest import Reader
from tests.small_corpus import ROOT

pytestmark = pytest.mark.browser


def test_a_name_may_stand_in_two_sources(wide: Reader, tmp_path: Path) -> None:
    front = shutil.copytree(ROOT / "docs" / "front", tmp_path / "front")
    scripts = front / "scripts"
    (scripts / "first.js").write_text("const name = 'first';\nexport const told = () => name;\n")
    (scripts / "second.js").write_text("const name = 'second';\nexport const told = () => name;\n")
    (scripts / "votes.js").write_text(
        'import { told } from "./first.js";\nimport { told as other } from "./second.js";\n'
        "const name = 'both';\nwindow.heard = [told(), other(), name];\n"
    )
    wide.page.add_script_tag(content=assets(front)["assets/votes.js"].decode())
    assert wide.page.evaluate("window.heard") == ["first", "second", "both"]
    assert wide.errors == []
