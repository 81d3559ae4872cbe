"""The live site as an editor meets it: the open page follows what is saved."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from build_scripts.publish.serve import LiveServer, LiveSite
from tests.browser.conftest import Reader
from tests.site import free_port, wait_for_server
from tests.small_corpus import ROOT, copy_corpus

pytestmark = pytest.mark.browser

#: Longer than it takes, for machines that are busy with other tests.
PATIENCE = 30_000


def replace(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Where the live site of the small corpus in `tmp_path` is served meanwhile."""
    corpus, port = copy_corpus(tmp_path / "corpus"), free_port()
    address = f"http://127.0.0.1:{port}/"
    live = LiveSite([corpus], ROOT / "mkdocs.yml", tmp_path / "served", address, "en")
    live.rebuild()
    server = LiveServer(live, port)
    server.watch(str(corpus))
    loop = threading.Thread(target=server.serve)
    loop.start()
    wait_for_server(port)
    yield address
    server.shutdown()
    loop.join(10)


def test_the_open_page_follows_what_is_saved(wide: Reader, address: str, tmp_path: Path) -> None:
    document = tmp_path / "corpus/documents/resolution"
    page = wide.page
    page.goto(f"{address}en/a-res-1-2/")
    text, findings = page.locator("main"), page.get_by_role("alert")
    expect(text).to_contain_text("measures that are needed")
    replace(document / "en.yaml", "measures that are needed", "measures that are wanted")
    expect(text).to_contain_text("measures that are wanted", timeout=PATIENCE)
    expect(findings).to_have_count(0)
    page.locator("footer").scroll_into_view_if_needed()
    replace(document / "document.yaml", "slug: a-res-1-2", "slug: A-RES-1-2")
    expect(findings).to_contain_text("BAD_SLUG", timeout=PATIENCE)
    expect(findings).to_be_in_viewport()
    expect(text).to_contain_text("measures that are wanted")
    replace(document / "document.yaml", "slug: A-RES-1-2", "slug: a-res-1-2")
    expect(findings).to_have_count(0, timeout=PATIENCE)
    assert wide.errors == [error for error in wide.errors if "404" in error]
