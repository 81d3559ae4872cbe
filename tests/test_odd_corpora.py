"""Sites of corpora that lack something, or whose texts cite oddly: every page, no dead link."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from build_scripts.build import assemble
from build_scripts.pages.table import PAGES
from build_scripts.publish.mkdocs import publish
from tests.site import dead_links, pages
from tests.small_corpus import ROOT, copy_corpus, replace

RENDERINGS = ("zh-Hans", "zh-Hant", "en")
RESOLUTION = "documents/resolution/source.zh-Hans.txt"
REPORT = "documents/report/source.zh-Hans.txt"


def nothing(corpus: Path) -> None:
    """No votes, no requests, no citations, none of the tables that a corpus may do without."""
    (corpus / "addressees.yaml").unlink()
    (corpus / "documents/resolution/en.yaml").unlink()
    (corpus / "documents/resolution/errata.yaml").unlink()
    (corpus / "published-ids.txt").unlink()
    replace(
        corpus / "documents/declaration/source.zh-Hans.txt",
        "联合国，《条约汇编》，第 2349 卷，第 42146 号。",
        "见说明。",
    )
    report = (corpus / REPORT).read_text(encoding="utf-8")
    head, _, rest = report.partition(" A. 表决")
    text = head + "2. 委员会开会。\n\n 二. 建议" + rest.partition(" 二. 建议")[2]
    (corpus / REPORT).write_text(text.replace(" 1. 请秘书长提出报告。\n", ""), encoding="utf-8")
    (corpus / RESOLUTION).write_text(
        "  1/2. 追回资产的工作\n\n 大会，\n\n 回顾缔约国会议、追回资产和缔约国的措施，\n",
        encoding="utf-8",
    )


def odd_citations(corpus: Path) -> None:
    """Citations of nothing, of themselves, in a circle, torn, unbalanced, misprinted."""
    (corpus / "documents/resolution/en.yaml").unlink()
    replace(
        corpus / RESOLUTION,
        "铭记需要的各项措施，",
        "铭记第 0/0 号决议、第 99999/1 号、第 1/2/3 号、《》《《甲》》《乙“，第百条、第十十条、"
        "第㈠款、A/ 和同一份决议，第(a)段和 A/1/3.，",
    )
    replace(corpus / RESOLUTION, "(a) 继续", "(a) 见第 1/2 号决议第 2 段和 A/C.3/1/L.3，继续")
    replace(corpus / RESOLUTION, "见第 1/1 号决议。", "同上，第 ٣ 段；《丙²》。")
    replace(corpus / REPORT, "回顾其各项决议，", "回顾 A/RES/1/2 号决议和 A/C.3/1/L.3，")


def small(_: Path) -> None:
    """The small corpus as it is: it has none of the tables of the reference pages."""


Change = Callable[[Path], None]
every_corpus = pytest.mark.parametrize(
    "change", (small, nothing, odd_citations), ids=lambda change: change.__name__
)


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Change], Path]:
    """The site of the small corpus after a change; each is built once."""

    @cache
    def build(change: Change) -> Path:
        folder = tmp_path_factory.mktemp(change.__name__)
        corpus = copy_corpus(folder / "corpus")
        change(corpus)
        publish(assemble(corpus), ROOT / "mkdocs.yml", folder / "site")
        return folder / "site"

    return build


@every_corpus
def test_every_page_is_published_in_every_rendering(
    changed: Callable[[Change], Path], change: Change
) -> None:
    addresses = dict(pages(changed(change))).keys()
    assert {
        f"{rendering}/{kind.name}/"
        for rendering in RENDERINGS
        for kind in PAGES
        if kind.name and not kind.each
    } <= addresses


@every_corpus
def test_every_link_leads_somewhere_and_every_id_stands_once(
    changed: Callable[[Change], Path], change: Change
) -> None:
    html = dict(pages(changed(change)))
    for address, page in html.items():
        assert len(page.ids) == len(set(page.ids)), address
    assert dead_links(changed(change), html) == []


#: What a page says when it has nothing to show.
EMPTY = {
    "citations": ("没有援引", "沒有援引", "cite no other"),
    "convention": ("没有《公约》各条的目录", "沒有《公約》各條的目錄", "not on this site"),
    "succession": ("没有注明先后承继", "沒有註明先後承繼", "none are laid side by side"),
    "requests": ("没有请求", "沒有請求", "makes a request"),
    "votes": ("没有记录表决", "沒有記錄表決", "no recorded vote"),
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_page_without_content_says_so(changed: Callable[[Change], Path], name: str) -> None:
    for rendering, words in zip(RENDERINGS, EMPTY[name], strict=True):
        html = (changed(nothing) / rendering / name / "index.html").read_text(encoding="utf-8")
        assert words in html
        assert "<tbody>\n</tbody>" not in html
        assert "<ol>\n</ol>" not in html
