"""The content security policy: nothing of any page breaks it, over http and from disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser

KINDS = (
    *("", "cosp-7-1/", "a-79-459/", "documents/", "glossary/", "about/", "search/", "data/"),
    *("reference/", "requests/", "votes/", "citations/", "convention/"),
    *("succession/", "succession/a-res-75-194--a-79-459-draft-6/"),
)
#: Notes each violation before anything of the page runs.
WATCH = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
})"""


@pytest.mark.parametrize("where", ["http", "disk"])
def test_no_page_breaks_the_policy(wide: Reader, server: str, built: Path, where: str) -> None:
    page, root = wide.page, server if where == "http" else built.as_uri()
    page.add_init_script(WATCH)
    ending = "index.html" if where == "disk" else ""
    page.goto(f"{root}/{ending}")
    for rendering in ("zh-Hans", "en"):
        for kind in KINDS:
            page.goto(f"{root}/{rendering}/{kind}{ending}")
            assert page.evaluate("document.documentElement.dataset.js") == "", kind
    page.goto(f"{root}/en/search/{ending}?q=asset")
    page.locator(".results .excerpt").first.wait_for()
    page.goto(f"{root}/en/cosp-7-1/{ending}")
    page.locator(".term").first.click()
    page.locator(".card").first.wait_for()
    assert wide.errors == []


def test_a_script_of_another_site_or_within_the_page_does_not_run(
    wide: Reader, server: str
) -> None:
    """The policy is obeyed: without it this test would see a script run."""
    wide.page.goto(f"{server}/en/about/")
    wide.page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'ran'";
      document.body.append(script);
    }""")
    assert wide.page.title() != "ran"
    assert "Content Security Policy" in wide.errors[0]


def test_the_theme_is_there_before_anything_is_drawn(wide: Reader, server: str) -> None:
    """What was chosen stands when the body begins, whatever comes late."""
    page = wide.page
    page.goto(f"{server}/en/about/")
    page.evaluate("localStorage.theme = 'dark'")
    page.add_init_script("""new MutationObserver(() => {
      if (document.body) window.themeThen ??= document.documentElement.dataset.theme;
    }).observe(document, { childList: true, subtree: true })""")
    for path in ("en/about/", "404.html"):
        page.goto(f"{server}/{path}")
        assert page.evaluate("window.themeThen") == "dark", path
