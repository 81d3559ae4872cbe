"""Over http: what was read, and the search, without a network; and the switch that ends it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

KEPT = """async () => {
  const ready = await navigator.serviceWorker.ready;
  const kept = new Promise((done) => {
    navigator.serviceWorker.addEventListener("message", (e) => e.data.kept && done(true));
  });
  const { lang, dataset } = document.documentElement;
  const also = [dataset.termsScript, "assets/search.js"];
  ready.active.postMessage({ keep: dataset.search, rendering: lang, also });
  return kept;
}"""


def test_what_was_read_and_the_search_open_without_a_network(
    chromium: Browser, server: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{server}/zh-Hans/about/")
    page.evaluate("navigator.serviceWorker.ready")
    page.goto(f"{server}/zh-Hans/cosp-7-1/")
    assert page.evaluate(KEPT)
    context.set_offline(True)
    page.reload()
    expect(page.locator("#op12-b")).to_contain_text("查明、追踪")
    expect(page.locator(".offline")).to_be_visible()
    page.goto(f"{server}/zh-Hans/search/?q=受益所有權")
    expect(page.locator("mark").first).to_have_text("受益所有权")
    context.close()


def test_keeping_can_be_turned_off(chromium: Browser, server: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{server}/en/about/")
    page.evaluate("navigator.serviceWorker.ready")
    button = page.locator(".keeping button")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    page.wait_for_function("caches.keys().then((names) => names.length === 0)")
    page.reload()
    page.wait_for_timeout(500)
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
    context.close()
