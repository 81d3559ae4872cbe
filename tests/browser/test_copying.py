"""What is copied is the text, and the menu at a paragraph copies it with or without its citation.

The words are read from the source of resolution 7/1.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

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
