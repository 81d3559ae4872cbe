"""What is copied is the text, and the menu at a paragraph copies it with or without its citation.

The words are read from the source of resolution 7/1.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

#: Words that stand on the page and are none of the text's.
INTERFACE = (
    *(
        "复制",
        "引用",
        "搜索",
        "本页内容",
        "被援引",
        "简体",
        "↩",
        "数据（JSON）",
        "上一篇",
        "序言部分",
    ),
    *("设置", "英文为工作译文"),
)
SELECT = """([from, to]) => {
  const [first, last] = [from, to].map((at) => document.querySelector(at));
  getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def copied(page: Page) -> str:
    page.keyboard.press("Control+c")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_selection_over_paragraphs_is_copied_as_the_document_prints_it(
    page: Page, server: str
) -> None:
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    page.locator("#op12-a > p").first.hover()
    page.evaluate(SELECT, ["#op11 > p", "#op12-b > p"])
    lines = copied(page).split("\n")
    assert [line[:6] for line in lines] == ["11. 吁请", "12. 还吁", "(a) 更有", "(b) 查明"]
    # In the source a note's number is printed behind this title.
    page.evaluate(SELECT, ["#pp1 > p", "#pp2 > p"])
    first, second = copied(page).split("\n")
    assert first.startswith("回顾")
    assert second.startswith("认识到")
    assert "《联合国反腐败公约》第五章" in first


def test_all_that_is_copied_of_a_page_is_text(page: Page, server: str) -> None:
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    page.locator("#op2 > p").first.hover()
    page.keyboard.press("Control+a")
    text = copied(page)
    assert [word for word in INTERFACE if word in text] == []
    lines = text.split("\n")
    assert lines[:2] == ["第7/1号决议", "加强司法协助，促进国际合作和资产追回"]
    assert sum(line.startswith("32. ") for line in lines) == 1
    assert lines[-1].startswith("5 ")


def test_part_of_a_paragraph_is_copied_without_its_number(page: Page, server: str) -> None:
    page.goto(f"{server}/en/cosp-7-1/")
    page.evaluate(
        """() => {
          const words = document.querySelector("#op11 > p .verb").nextSibling;
          getSelection().setBaseAndExtent(words, 1, words, 12);
        }"""
    )
    assert not copied(page).startswith("11")


def test_without_scripts_the_interface_is_not_taken_along(chromium: Browser, server: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    chosen = {
        at: page.locator(at).first.evaluate("node => getComputedStyle(node).userSelect")
        for at in ("header.site", "nav", ".mark", ".other", ".back", "#pp1 .no", "#op1 .no")
    }
    context.close()
    assert chosen.pop("#op1 .no") == "auto"
    assert set(chosen.values()) == {"none"}


CONFERENCE = "Conference of the States Parties to the United Nations Convention against Corruption"
CITED = {
    "zh-Hans": "联合国反腐败公约缔约国会议第7/1号决议，第12(b)段"
    "（CAC/COSP/2017/14，第七届会议，维也纳，2017年11月10日），{site}/zh-Hans/cosp-7-1/#op12-b",
    "zh-Hant": "聯合國反腐敗公約締約國會議第7/1號決議，第12(b)段"
    "（CAC/COSP/2017/14，第七屆會議，維也納，2017年11月10日），{site}/zh-Hant/cosp-7-1/#op12-b",
    "en": f"{CONFERENCE}, resolution 7/1, para. 12 (b)"
    " (CAC/COSP/2017/14, seventh session, Vienna, 10 November 2017), {site}/en/cosp-7-1/#op12-b"
    " (working translation, not an official text)",
}


def told(page: Page, button: Locator) -> str:
    button.click()
    expect(page.locator(".toast")).to_be_visible()
    text = str(page.evaluate("navigator.clipboard.readText()"))
    page.locator(".toast").evaluate("node => node.remove()")
    return text


@pytest.mark.parametrize(
    ("rendering", "other"), [("zh-Hans", "en"), ("zh-Hant", "en"), ("en", "zh-Hans")]
)
def test_a_paragraph_is_cited_in_both_languages(
    page: Page, server: str, rendering: str, other: str
) -> None:
    page.goto(f"{server}/{rendering}/cosp-7-1/?reading=two")
    page.locator("#op12-b").hover()
    page.locator("#op12-b .acts button").nth(1).click()
    copying = page.locator(".card > button")
    expect(copying).to_have_count(3)
    for button, language in zip(copying.all(), (rendering, other), strict=False):
        cited = told(page, button)
        assert cited == CITED[language].format(site=server)
        expect(page.locator(f".card p[lang={language}]")).to_have_text(cited)
    assert told(page, copying.last) == f"{server}/{rendering}/cosp-7-1/#op12-b"
    expect(page.locator(".card .links a")).to_have_text(["RIS", "BibTeX", "CSL-JSON"])
    # It stays while the pointer strays, and goes with a click elsewhere.
    page.locator("#op14").hover()
    page.wait_for_timeout(400)
    expect(page.locator("#op12-b .card")).to_be_visible()
    page.locator("h1").click()
    expect(page.locator(".card")).to_have_count(0)


def test_a_paragraph_is_copied_with_its_items_in_one_language_or_both(
    page: Page, server: str
) -> None:
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    page.locator("#op12 > p").first.hover()
    page.locator("#op12 .acts button").nth(1).click()
    expect(page.locator(".card .copies button")).to_have_count(3)
    chinese, english, both = page.locator(".card .copies button").all()
    texts = [told(page, button) for button in (chinese, english, both)]
    assert [line[:4] for line in texts[0].split("\n")][:3] == ["12. ", "(a) ", "(b) "]
    assert texts[1].startswith("12. ")
    assert texts[2] == f"{texts[0]}\n{texts[1]}"
    page.locator(".card input").check()
    assert told(page, chinese).startswith(
        f"{texts[0]}\n联合国反腐败公约缔约国会议第7/1号决议，第12段"
    )
    page.reload()
    page.locator("#op12 > p").first.hover()
    page.locator("#op12 .acts button").nth(1).click()
    expect(page.locator(".card input")).to_be_checked()


def test_from_disk_the_link_is_that_of_the_published_page(chromium: Browser, built: Path) -> None:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"file://{built}/en/cosp-7-1/index.html")
    published = page.locator("link[rel=canonical]").get_attribute("href")
    page.locator("#op2 > p").first.hover()
    page.locator("#op2 .acts button").first.click()
    expect(page.locator(".toast")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{published}#op2"
    context.close()
