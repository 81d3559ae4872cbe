"""Searching finds everything, in either script and from every rendering, over http and disk."""

from __future__ import annotations

import gzip
import json
import os
import random
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Reader, wait_until

pytestmark = pytest.mark.browser

RENDERINGS = ("zh-Hans", "zh-Hant", "en")
#: Queries of each kind: a fixed sample. `RECALL=200 make test` asks for the larger one.
SAMPLE = int(os.environ.get("RECALL", "40"))
HAN = re.compile(r"[\u3400-\u9fff]{2,}")
WORD = re.compile(r"[A-Za-z]{3,}")
ASK = """async ([queries]) => {
  const { search, describe } = readingRoom.search;
  const missed = [];
  const times = [];
  for (const [query, slug, id] of queries) {
    const started = performance.now();
    const { results } = await search(query, 1e9);
    times.push(performance.now() - started);
    await Promise.all(results.map(describe));
    if (!results.some((r) => r.unit?.slug === slug && r.id === id)) missed.push([query, slug, id]);
  }
  times.sort((a, b) => a - b);
  return { missed, median: times[Math.floor(times.length / 2)] };
}"""

FOUND = """async (query) => {
  const { search, describe, href } = readingRoom.search;
  const { results } = await search(query, 1e9);
  await Promise.all(results.map(describe));
  return results.map(href);
}"""


def paragraphs(built: Path) -> list[dict[str, Any]]:
    """Every paragraph of the data with the slug of its unit."""
    found = []
    for path in sorted((built / "data" / "units").glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        found += [{"slug": data["slug"], **paragraph} for paragraph in data["paragraphs"]]
    return found


def sample(built: Path, language: str) -> list[list[str]]:
    """Random runs of 2 to 8 Han characters, or random words, with the paragraph of each."""
    chance = random.Random(20170711)
    everything = paragraphs(built)
    queries: list[list[str]] = []
    while len(queries) < SAMPLE:
        paragraph = chance.choice(everything)
        text = paragraph["text"][language]
        pieces = (WORD if language == "en" else HAN).findall(text)
        if not pieces:
            continue
        piece = chance.choice(pieces)
        if language != "en":
            length = min(len(piece), chance.randint(2, 8))
            start = chance.randint(0, len(piece) - length)
            piece = piece[start : start + length]
        queries.append([piece, paragraph["slug"], paragraph["id"]])
    return queries


def opened(page: Page, address: str) -> None:
    page.goto(address)
    wait_until(page, "!!window.readingRoom?.search")


@pytest.mark.parametrize("where", ["http", "file"])
@pytest.mark.parametrize("rendering", RENDERINGS)
def test_every_sample_finds_its_paragraph(
    wide: Reader, server: str, built: Path, rendering: str, where: str
) -> None:
    base = server if where == "http" else f"file://{built}"
    opened(wide.page, f"{base}/{rendering}/search/index.html")
    for language in RENDERINGS:
        answer = wide.page.evaluate(ASK, [sample(built, language)])
        assert answer["missed"] == [], (rendering, language)
        print(f"{where} {rendering}, {language}: median {answer['median']:.1f} ms a query")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("7/1", "/cosp-7-1/"),
        ("A/RES/75/194", "/a-res-75-194/"),
        ("75/194 12", "/a-res-75-194/#op12"),
        ("7/1 12 (b)", "/cosp-7-1/#op12-b"),
        ("UNODC", "/glossary/#unodc"),
        ("StAR", "/glossary/#stolen-asset-recovery-initiative"),
        ("第五十七條", "/cosp-7-1/#op8"),
        ("art. 57", "/cosp-7-1/#op8"),
        ("月球基地", None),
    ],
)
def test_what_readers_type_is_found(wide: Reader, server: str, query: str, expected: str) -> None:
    opened(wide.page, f"{server}/zh-Hant/search/")
    hrefs = wide.page.evaluate(
        FOUND,
        query,
    )
    if expected is None:
        assert hrefs == []
    else:
        assert any(href.endswith(expected) for href in hrefs), hrefs[:5]


def test_the_panel_opens_with_a_key_and_works_by_keyboard(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    wait_until(page, "!!window.readingRoom")
    page.keyboard.press("/")
    field = page.locator("dialog input")
    expect(field).to_be_focused()
    page.keyboard.type("資產追回手冊")
    expect(page.locator("dialog [role=option]").first).to_be_visible()
    expect(page.locator("dialog [role=status]")).not_to_be_empty()
    expect(page.locator("dialog mark").first).to_have_text("资产追回手册")
    page.keyboard.press("ArrowDown")
    expect(page.locator("dialog [aria-selected=true]")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/*#*")
    page.keyboard.press("s")
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_search_has_an_address_and_filters(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/en/search/?q=beneficial+ownership")
    expect(page.locator("[role=option]").first).to_contain_text("eneficial ownership")
    every = int(page.locator("[role=status]").inner_text().split()[0])
    kinds = page.locator(".filters select").last
    option = kinds.locator("option", has_text="Preambular paragraph (")
    count = int(option.inner_text().split("(")[1].rstrip(")"))
    kinds.select_option("Preambular paragraph")
    expect(page.locator("[role=status]")).to_have_text(f"{count} found / {every}")
    assert 0 < count < every
    assert "kind=Preambular" in page.url
    page.reload()
    expect(page.locator("[role=status]")).to_have_text(f"{count} found / {every}")
    page.locator("#search-field").fill("受益所有权")
    page.wait_for_url("**q=%E5%8F%97*")


def words_in(built: Path, language: str, words: str) -> int:
    """The paragraphs and notes of the data that have these words."""
    found = 0
    for path in (built / "data" / "units").glob("*.json"):
        data = json.loads(path.read_text(encoding="utf-8"))
        found += sum(words in p["text"][language] for p in data["paragraphs"] + data["footnotes"])
    return found


def test_the_panel_ends_in_paragraphs_and_says_how_many_there_are(
    wide: Reader, server: str, built: Path
) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    page.keyboard.press("/")
    page.locator("dialog input").fill("资产追回")
    options = page.locator("dialog [role=option]")
    expect(options.first).to_contain_text("asset recovery")
    hrefs = [node.get_attribute("href") or "" for node in options.all()]
    assert any("#op" in href or "#p" in href for href in hrefs)
    expect(options.last).to_contain_text("查看全部")
    options.last.click()
    page.wait_for_url("**/search/?q=*")
    expect(page.locator(".filters select")).to_have_count(4)
    counts = page.locator(".filters select").last.locator("option").all_inner_texts()
    texts = sum(
        int(text.split("(")[1].rstrip(")"))
        for text in counts
        if "(" in text and not text.startswith(("标题", "术语"))
    )
    assert texts == words_in(built, "zh-Hans", "资产追回")
    page.get_by_role("button", name="同一术语的其他说法").click()
    expect(page.locator("[role=status] button")).to_have_count(0)
    expect(page.locator("mark", has_text="追回资产").first).to_be_visible()


def asked_of(reader: Reader) -> list[str]:
    """What was asked for since a query was typed. The page fetches its own terms when it has the
    time, which may be now: they are no part of the query.
    """
    return [address for address in reader.requests if "/terms/" not in address]


@pytest.mark.parametrize("where", ["http", "file"])
@pytest.mark.parametrize(
    "query", ["a", "s", "钱", "asset recovery", "加强追回和返还被盗资产", "75/194 12", "op12"]
)
def test_a_query_asks_for_little_and_for_nothing_that_is_absent(
    wide: Reader, server: str, built: Path, query: str, where: str
) -> None:
    page = wide.page
    base = server if where == "http" else f"file://{built}"
    page.goto(f"{base}/zh-Hans/cosp-7-1/index.html")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    wide.requests.clear()
    page.locator("dialog input").fill(query)
    expect(page.locator("dialog [role=option]").first).to_be_visible()
    page.wait_for_timeout(200)
    asked = asked_of(wide)
    assert 0 < len(asked) <= 10, asked
    assert wide.errors == []
    if where == "http":
        paths = [address.removeprefix(server).split("?")[0] for address in asked]
        weight = sum(len(gzip.compress((built / path[1:]).read_bytes())) for path in paths)
        assert weight < 100_000


@pytest.mark.parametrize("is_late", [False, True])
def test_the_keys_of_an_input_method_belong_to_it(wide: Reader, server: str, is_late: bool) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    held: list[Route] = []

    def hold(script: Route) -> None:
        held.append(script)

    if is_late:
        page.route("**/search.js", hold)
    page.keyboard.press("/")
    session = wide.context.new_cdp_session(page)
    expect(page.locator("dialog input")).to_be_focused()
    session.send(
        "Input.imeSetComposition", {"text": "zichan", "selectionStart": 6, "selectionEnd": 6}
    )
    page.locator("dialog input").evaluate(
        """field => field.dispatchEvent(new KeyboardEvent("keydown",
          { key: "Enter", isComposing: true, keyCode: 229, bubbles: true }))"""
    )
    if is_late:
        held.pop().continue_()
    page.wait_for_timeout(300)
    assert page.url.endswith("/zh-Hans/cosp-7-1/")
    expect(page.locator("dialog [role=status]")).to_be_empty()
    session.send("Input.insertText", {"text": "资产"})
    expect(page.locator("dialog [role=option]").first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Ｔｕｒｋｉｙｅ", "Türkiye"),
        ("whistleblower", "whistle-blower"),
        ("whistle‑blower", "whistle-blower"),
    ],
)
def test_a_search_forgives(wide: Reader, server: str, built: Path, query: str, words: str) -> None:
    if not words_in(built, "en", words):
        pytest.skip(f"no text has {words}")
    opened(wide.page, f"{server}/en/search/?q={query}")
    expect(wide.page.locator("[role=option]").first).to_be_visible()


@pytest.mark.parametrize(
    ("query", "instead", "first"),
    [
        ("benificial", "beneficial", "#beneficial-ownership"),
        ("Vietnam", "viet nam", "#vote-1-abstaining"),
        ("recvoery", "recovery", "asset recovery"),
        ("benificial ownershp", "beneficial ownership", "#beneficial-ownership"),
        ("wistleblower", "whistleblower", "#reporting-person"),
        ("受益所有全", "受益所有权", "#beneficial-ownership"),
    ],
)
def test_a_misspelt_word_finds_the_nearest(
    wide: Reader, server: str, query: str, instead: str, first: str
) -> None:
    page = wide.page
    page.goto(f"{server}/en/cosp-7-1/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    wide.requests.clear()
    page.locator("dialog input").fill(query)
    expect(page.locator("dialog [role=status]")).to_contain_text(f"Searched for “{instead}”")
    options = page.locator("dialog [role=option]")
    found = [f"{node.inner_text()} {node.get_attribute('href')}" for node in options.all()]
    assert any(first in text for text in found), found
    assert len(asked_of(wide)) <= 10, wide.requests


#: What people type, the term that they mean, and a paragraph that has it by another name.
MEANT = [
    ("不经定罪的没收", "non-conviction-based-confiscation", "/a-res-75-194/#pp32"),
    ("NCB", "non-conviction-based-confiscation", "/a-res-75-194/#pp32"),
    ("UNCAC", "uncac", "/a-res-75-194/#pp2"),
    ("吹哨人", "reporting-person", "/ga-s32-declaration/#p30"),
    ("grand corruption", "corruption-involving-vast-quantities-of-assets", "/a-res-75-194/#pp19"),
]


@pytest.mark.parametrize(("query", "term", "place"), MEANT)
def test_what_people_call_a_term_finds_what_the_texts_call_it(
    wide: Reader, server: str, query: str, term: str, place: str
) -> None:
    page = wide.page
    opened(page, f"{server}/zh-Hans/search/?q={query}")
    options = page.locator("[role=option]")
    expect(options.first).to_have_attribute("href", re.compile(f"#{term}$"))
    hrefs = page.evaluate(
        FOUND,
        query,
    )
    assert any(place in href for href in hrefs), hrefs[:9]
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    page.keyboard.press("/")
    page.locator("dialog input").fill(query)
    expect(page.locator("dialog [role=option]").first).to_contain_text("术语")
    heads = page.locator("dialog [role=option]", has_text="术语").all_inner_texts()
    assert len(heads) == 1, heads


def test_one_character_finds(wide: Reader, server: str, built: Path) -> None:
    page = wide.page
    opened(page, f"{server}/zh-Hans/search/?q=钱")
    expect(page.locator("[role=option] mark").first).to_contain_text("钱")
    found = int(page.locator("[role=status]").inner_text().rstrip("处"))
    assert found >= words_in(built, "zh-Hans", "钱") > 0


def test_what_is_too_short_says_so(wide: Reader, server: str, built: Path) -> None:
    """Where the words that begin so stand in more shards than a search may ask for."""
    start = next((built / "search").glob("*/start-zh-Hans.js")).read_text(encoding="utf-8")
    keys = '"keys":["0","山a","山b","山c","山d"]'
    body = re.sub(r'"keys":\[.*?\](?=,"chunks")', keys, start)
    wide.page.route("**/start-zh-Hans.js", lambda route: route.fulfill(body=body))
    opened(wide.page, f"{server}/zh-Hans/search/?q=山")
    expect(wide.page.locator("[role=status]")).to_have_text("太短了，请再输入一个字或字母。")


def test_the_words_looked_for_are_marked_where_one_lands(wide: Reader, server: str) -> None:
    page = wide.page
    page.goto(f"{server}/zh-Hans/search/?q=充分利用为返还和最后处置")
    page.locator("[role=option]", has_text="第7/1号决议").first.click()
    page.wait_for_url("**/cosp-7-1/*#*")
    said = page.locator(".marked")
    expect(said).to_contain_text("标出“充分利用为返还和最后处置”")
    painted = "() => [...(CSS.highlights.get('found') ?? [])].map(String)"
    assert "充分利用为返还和最后处置" in page.evaluate(painted)
    # They are no part of the text: nothing of them is copied.
    assert page.locator("main mark").count() == 0
    fragment = page.url.partition("#")[2]
    page.get_by_role("button", name="去掉标记").click()
    expect(said).to_have_count(0)
    assert page.evaluate(painted) == []
    assert page.url == f"{server}/zh-Hans/cosp-7-1/#{fragment}"
    page.goto(f"{server}/zh-Hans/search/?q=75/194 12")
    expect(page.locator("[role=option]").first).to_have_attribute("href", re.compile("/#op12$"))


def test_a_page_of_an_older_build_says_so(wide: Reader, server: str) -> None:
    page = wide.page
    page.route("**/search/*/k*.js", lambda route: route.fulfill(status=404))
    page.goto(f"{server}/en/search/?q=asset")
    expect(page.locator("[role=status] button")).to_have_text("Reload")


@pytest.mark.parametrize("where", ["http", "file"])
def test_where_the_search_lies_is_asked_once_and_when_it_is_used(
    wide: Reader, server: str, built: Path, where: str
) -> None:
    page, base = wide.page, server if where == "http" else f"file://{built}"
    page.goto(f"{base}/en/cosp-7-1/index.html")
    page.wait_for_load_state("networkidle")
    assert not any("/search/" in url for url in wide.requests)
    page.keyboard.press("/")
    page.locator(".panel input").fill("asset recovery")
    expect(page.locator(".panel .excerpt").first).to_be_visible()
    page.locator(".panel .shut").click()
    page.locator("a.ref[href^='../']").first.hover()
    expect(page.locator(".card")).to_be_visible()
    assert any("/cited/en/" in url for url in wide.requests)
    (asked,) = [url for url in wide.requests if re.search(r"/search/[^/]+$", url)]
    # No cache of http answers, which may be old.
    ending = r"\?\d{13}" if where == "http" else ""
    assert re.fullmatch(rf"{re.escape(base)}/search/[0-9a-f]{{8}}\.js{ending}", asked)
    assert wide.errors == []


def test_where_the_search_lies_is_asked_again_when_nothing_told_it(
    wide: Reader, server: str
) -> None:
    page = wide.page
    pointer = re.compile(r"/search/[0-9a-f]+\.js\?")
    page.route(pointer, lambda route: route.fulfill(status=404))
    page.goto(f"{server}/en/search/?q=asset")
    expect(page.locator("[role=status] button")).to_have_text("Reload")
    page.unroute(pointer)
    page.locator("#search-field").fill("asset recovery")
    expect(page.locator(".excerpt").first).to_be_visible()
    expect(page.locator("[role=status] button", has_text="Reload")).to_have_count(0)
