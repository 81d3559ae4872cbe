"""A series of three texts: which are laid side by side, and what became of each paragraph."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from build_scripts.build import Assembled, assemble
from build_scripts.pages.files import SiteFiles, build_site
from build_scripts.site.docs import Docs
from build_scripts.site.settings import Settings
from tests.small_corpus import copy_corpus

#: The operative paragraphs of each text. The second goes, the third moves up and is changed,
#: a new one comes.
TEXTS = {
    "a-res-2-1": ("请秘书长提出报告", "鼓励会员国培训司法人员", "促请缔约国设立国家预防机构"),
    "a-res-3-1": ("请秘书长提出报告", "鼓励会员国培训司法人员", "促请缔约国设立独立的国家预防机构"),
    "a-res-4-1": ("请秘书长提出报告", "促请缔约国设立独立的国家预防机构", "决定继续审议这一问题"),
}
THREADS = [
    [("a-res-2-1", "op1", "first"), ("a-res-3-1", "op1", "same"), ("a-res-4-1", "op1", "same")],
    [("a-res-2-1", "op3", "first"), ("a-res-3-1", "op3", "changed"), ("a-res-4-1", "op2", "same")],
    [("a-res-4-1", "op3", "first")],
    [("a-res-2-1", "op2", "first"), ("a-res-3-1", "op2", "same"), ("a-res-4-1", None, "gone")],
]


def add_text(corpus: Path, slug: str, paragraphs: tuple[str, ...]) -> None:
    """A resolution of the corpus with these operative paragraphs."""
    session = slug.split("-")[2]
    folder = corpus / "documents" / slug
    folder.mkdir()
    numbered = "".join(f" {n}. {words}；\n\n" for n, words in enumerate(paragraphs, 1))
    source = f"  {session}/1. 司法的改革\n\n 大会，\n\n{numbered}"
    (folder / "source.zh-Hans.txt").write_text(source, encoding="utf-8")
    (folder / "document.yaml").write_text(
        f"""\
source: source.zh-Hans.txt
received_as: {slug}.txt
layout: printed
symbol: A/RES/{session}/1
body: assembly
session: {{zh-Hans: 届会, zh-Hant: 屆會, en: Session {session}}}
place: null
dates: {{adopted: 202{session}-12-16}}
agenda_item: null
title: {{zh-Hans: 司法的改革, en: The reform of justice}}
official: https://undocs.org/zh/A/RES/{session}/1
units:
  - slug: {slug}
    kind: resolution
    begins: {session}/1.
    opening: 大会，
    symbol: A/RES/{session}/1
    date: 202{session}-12-16
    title: 司法的改革
    title_en: The reform of justice
""",
        encoding="utf-8",
    )


def series_of(folder: Path, texts: Mapping[str, tuple[str, ...]]) -> Assembled:
    corpus = copy_corpus(folder / "corpus")
    for slug, paragraphs in texts.items():
        add_text(corpus, slug, paragraphs)
    stages = ", ".join(f"{{unit: {slug}}}" for slug in texts)
    table = f"series:\n  - stages: [{stages}]\n"
    (corpus / "succession.yaml").write_text(table, encoding="utf-8")
    return assemble(corpus)


@pytest.fixture(scope="module")
def assembled(tmp_path_factory: pytest.TempPathFactory) -> Assembled:
    return series_of(tmp_path_factory.mktemp("series"), TEXTS)


@pytest.fixture(scope="module")
def site(assembled: Assembled, docs: Docs) -> SiteFiles:
    return build_site(assembled.library, assembled.published, docs, Settings())


def test_neighbours_and_the_first_and_the_last_are_laid_side_by_side(
    tmp_path: Path, site: SiteFiles
) -> None:
    pages = {path.split("/")[2] for path in site if path.startswith("en/succession/")}
    assert pages - {"index.html"} == {
        "a-res-2-1--a-res-3-1", "a-res-3-1--a-res-4-1", "a-res-2-1--a-res-4-1",
        "a-res-2-1--history",
    }  # fmt: skip
    four = {**TEXTS, "a-res-5-1": TEXTS["a-res-4-1"]}
    compared = series_of(tmp_path, four).library.succession.compared
    assert {pair.name for pair in compared} == {
        "a-res-2-1--a-res-3-1", "a-res-3-1--a-res-4-1", "a-res-4-1--a-res-5-1",
        "a-res-2-1--a-res-5-1",
    }  # fmt: skip


def test_a_paragraph_is_followed_through_the_series(site: SiteFiles) -> None:
    (history,) = json.loads(site["data/succession.json"])["histories"]
    assert history["units"] == list(TEXTS)
    assert [
        [(step["unit"], step["paragraph"], step["kind"]) for step in thread]
        for thread in history["threads"]
    ] == THREADS


@pytest.mark.parametrize(
    ("rendering", "said"),
    [
        (
            "zh-Hans",
            ["首见于第2/1号决议第3段", "改动：第3/1号决议第3段", "字句相同：第4/1号决议第2段"],
        ),
        (
            "zh-Hant",
            ["首見於第2/1號決議第3段", "改動：第3/1號決議第3段", "字句相同：第4/1號決議第2段"],
        ),
        (
            "en",
            [
                "First in resolution 2/1, para. 3",
                "Changed in resolution 3/1, para. 3",
                "Same in resolution 4/1, para. 2",
            ],
        ),
    ],
)
def test_the_page_says_what_became_of_a_paragraph(
    site: SiteFiles, rendering: str, said: list[str]
) -> None:
    page = site[f"{rendering}/succession/a-res-2-1--history/index.html"].decode()
    thread = page.partition('<li id="op2"')[2].partition("</li>")[0]
    assert re.findall(r">([^<]+)</a>", thread) == said
    assert re.findall(r'href="([^"]+)"', thread) == [
        *("../../a-res-2-1/#op3", "../../a-res-3-1/#op3", "../../a-res-4-1/#op2"),
    ]
    assert "<ins>" in thread
    assert 'id="gone-a-res-3-1-op2"' in page
    for slug in TEXTS:
        assert (
            "../succession/a-res-2-1--history/" in site[f"{rendering}/{slug}/index.html"].decode()
        )
