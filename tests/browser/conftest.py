"""One Chromium for all tests. Without Chromium: a loud skip, never in CI."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.install import find_browser

QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
#: The rules that colours and widths can break.
OF_SCREENS = (
    *("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"),
)
#: What axe is run on: what it finds in both themes and at both widths is found at one of each.
SCREENS = (("light", 1280), ("dark", 390))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium in CI: tests/browser/install.py must install it")
        pytest.skip("NO CHROMIUM: install Debian's packages chromium and fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


class Reader:
    """A reader at a screen; collects what the console says and which addresses are asked."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.page: Page = context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on(
            "console",
            lambda message: self.errors.append(message.text) if message.type == "error" else None,
        )
        self.page.on("request", lambda request: self.requests.append(request.url))


def wait_until(page: Page, condition: str, about: object = None) -> None:
    """Until a condition holds in the page, 30 seconds at most.

    Playwright's own way asks again by `eval`, which the policy of the pages forbids.
    """
    for _ in range(300):
        if page.evaluate(condition, about):
            return
        page.wait_for_timeout(100)
    raise AssertionError(condition)


#: How many parts a list has whenever the screen is painted, until no more come.
COUNT = """(selector) => {
  window.seen = new Set();
  const look = () => {
    const list = document.querySelector(selector);
    if (list?.childElementCount) seen.add(list.childElementCount);
    if (list?.ariaBusy !== "false" || !list.childElementCount) requestAnimationFrame(look);
  };
  look();
}"""


def frames(page: Page, address: str, selector: str) -> list[int]:
    """How many parts of a list a reader with a slow machine sees, from the first to the last."""
    slow = page.context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(f"({COUNT})({selector!r})")
    page.goto(address)
    expect(page.locator(f"{selector}[aria-busy=false] > li").first).to_be_visible()
    slow.detach()
    return [int(count) for count in page.evaluate("[...window.seen]")]


def choose(page: Page, name: str, way: str) -> None:
    """Set something in the settings, and close them."""
    # A pointer would scroll to what stays on the screen anyway.
    page.locator("header button.set").evaluate("node => node.click()")
    dialog = page.locator("dialog.settings")
    expect(dialog).to_be_visible()
    dialog.locator(f'button[data-{name}="{way}"]').evaluate("node => node.click()")
    dialog.locator(".shut").evaluate("node => node.click()")


def violations(page: Page, scheme: str = "light") -> list[str]:
    """The rules of WCAG 2.2 AA that axe finds broken, with their places.

    On the second screen of a page, the dark one, those that a screen can change.
    """
    options: dict[str, Any] = {
        "runOnly": list(RULES) if scheme == "light" else list(OF_SCREENS),
        "resultTypes": ["violations"],
    }
    found = Axe().run(page, options=options).response["violations"]
    return [f"{v['id']}: {[n['target'] for n in v['nodes']][:3]}" for v in found]


@pytest.fixture
def wide(chromium: Browser) -> Iterator[Reader]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield Reader(context)
    context.close()


@pytest.fixture
def narrow(chromium: Browser) -> Iterator[Reader]:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield Reader(context)
    context.close()
