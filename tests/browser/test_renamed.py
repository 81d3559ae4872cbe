"""A link to a paragraph at an address that a unit had before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.site import served
from tests.test_renamed import site_with_renamed

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_with_renamed(tmp_path_factory.mktemp("renamed"))


@pytest.fixture(scope="module")
def address(renamed: Path) -> Iterator[str]:
    with served(renamed) as address:
        yield address


def test_a_link_to_a_paragraph_opens_there(wide: Reader, address: str, renamed: Path) -> None:
    page = wide.page
    page.goto(f"{address}/zh-Hant/first/?reading=two#op2-b")
    page.wait_for_url(f"{address}/zh-Hant/a-res-1-2/?reading=two#op2-b")
    expect(page.locator("#op2-b")).to_be_in_viewport()
    page.goto(f"file://{renamed}/en/second/index.html#op1")
    page.wait_for_url(f"file://{renamed}/en/a-res-1-2/index.html#op1")
    expect(page.locator("#op1")).to_be_in_viewport()
    assert wide.errors == []
