"""A unit that got another slug: one line, and whoever comes to the old address is led on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from build_scripts.build import assemble
from build_scripts.corpus.published import read_published, record
from build_scripts.model import RENDERINGS
from build_scripts.publish.mkdocs import publish
from tests.site import dead_links, pages, read_html
from tests.small_corpus import ROOT, copy_corpus, replace

#: The resolution was published as `first`, then as `second`; its paragraph 1 was once 9.
LINES = "first#op2-b\nfirst#op9 -> op1\nfirst -> second\nsecond -> a-res-1-2\n"


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_with_renamed(tmp_path_factory.mktemp("renamed"))


def site_with_renamed(folder: Path) -> Path:
    """The small site with a resolution that had two slugs before."""
    corpus = copy_corpus(folder / "corpus")
    with (corpus / "published-ids.txt").open("a", encoding="utf-8") as file:
        file.write(LINES)
    publish(assemble(corpus), ROOT / "mkdocs.yml", folder / "site")
    return folder / "site"


def test_a_slug_is_renamed_by_one_line(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    path = corpus / "published-ids.txt"
    before = path.read_text(encoding="utf-8")
    for name in ("document.yaml", "en.yaml"):
        replace(corpus / "documents" / "resolution" / name, "a-res-1-2", "a-res-1-5")
    path.write_text(f"{before}a-res-1-2 -> a-res-1-5\n", encoding="utf-8")
    assembled = assemble(corpus)
    # The ids of the new slug are recorded beside the old ones, of which none is taken out.
    added = record(assembled.published, list(assembled.present))
    assert added == before.count("a-res-1-2#")
    assert path.read_text(encoding="utf-8").startswith(f"{before}a-res-1-2 -> a-res-1-5\n")
    assert read_published(path, []).slug_now("a-res-1-2") == "a-res-1-5"


@pytest.mark.parametrize("rendering", RENDERINGS)
@pytest.mark.parametrize("old", ["first", "second"])
def test_the_old_page_leads_on_without_scripts(renamed: Path, old: str, rendering: str) -> None:
    text = (renamed / rendering / old / "index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../a-res-1-2/">' in text
    assert '<meta name="robots" content="noindex">' in text
    assert f'<link rel="canonical" href="http://127.0.0.1:8000/{rendering}/a-res-1-2/">' in text
    page = read_html(renamed / rendering / old / "index.html")
    assert (page.links, page.language) == (["../a-res-1-2/"], rendering)


def test_old_pages_are_in_no_list(renamed: Path) -> None:
    assert "/first/" not in (renamed / "sitemap.xml").read_text(encoding="utf-8")
    assert "first" not in (renamed / "data" / "index.json").read_text(encoding="utf-8")
    assert dead_links(renamed, dict(pages(renamed))) == []


def test_the_data_stay_where_they_were(renamed: Path) -> None:
    now = sorted(
        path.relative_to(renamed).as_posix()
        for path in (renamed / "data").rglob("a-res-1-2.*")
        if path.is_file()
    )
    assert {"data/units/a-res-1-2.json", "data/akn/a-res-1-2.zho.xml"} <= set(now)
    for path in now:
        former = renamed / path.replace("a-res-1-2.", "first.")
        assert former.read_bytes() == (renamed / path).read_bytes()
    said = json.loads((renamed / "data/units/first.json").read_text(encoding="utf-8"))
    assert said["slug"] == "a-res-1-2"


def test_an_old_id_of_an_old_slug_stands_on_the_page(renamed: Path) -> None:
    assert "op9" in read_html(renamed / "en/a-res-1-2/index.html").ids
