"""After a deploy, and without a network: what was read is kept, whole and never mixed."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from build_scripts.build import assemble
from build_scripts.publish.mkdocs import publish
from tests.browser.conftest import wait_until
from tests.site import QuietHandler, served
from tests.small_corpus import ROOT, copy_corpus, replace

pytestmark = pytest.mark.browser

PAGE = "/en/a-res-1-2/"
OTHERS = ("/en/glossary/", "/en/a-1-3/", "/zh-Hant/a-res-1-2/", "/en/search/")
#: Of which versions the page is, its style sheet, its scripts; of which builds its terms and its
#: search, and which terms it names.
BUILDS = """() => {
  const { version, explained } = document.documentElement.dataset;
  const asked = performance.getEntriesByType("resource").map((one) => one.name);
  const found = (part) => asked.map((url) => url.match(part)?.[1]);
  const each = (...those) => [...new Set(those.filter(Boolean))];
  const sheet = getComputedStyle(document.documentElement).getPropertyValue("--build").trim();
  return {
    versions: each(version, sheet, window.build, ...found(/assets\\/([0-9a-f]{8})\\//)),
    searches: each(...found(/(search\\/[0-9a-f]{10}\\/)/)),
    terms: each(...found(/(terms\\/.+)/)),
    explained,
  };
}"""
KEPT = """async () => {
  const names = await caches.keys();
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return kept.flat().map((request) => new URL(request.url).pathname);
}"""


@dataclass
class Server:
    """A server whose site is replaced by a deploy, and whose network may hang."""

    address: str
    root: Path
    builds: dict[str, Path]

    def deploy(self, name: str, place: str = "") -> None:
        shutil.rmtree(self.root / place, ignore_errors=True)
        shutil.copytree(self.builds[name], self.root / place)


class Deployed(QuietHandler):
    """Every answer may be kept for ten minutes, as many hosts have it."""

    hangs = False

    def do_GET(self) -> None:
        while Deployed.hangs:
            time.sleep(0.1)
        # Two builds of one second are not the same, as this server would have it.
        del self.headers["If-Modified-Since"]
        super().do_GET()

    def end_headers(self) -> None:
        kept = "no-cache" if self.path.endswith("/sw.js") else "max-age=600"
        self.send_header("Cache-Control", kept)
        super().end_headers()


def build(folder: Path, name: str, version: str, address: str = "") -> Path:
    """A build with words of its own, and with the styles and scripts of a version."""
    corpus, site = copy_corpus(folder / f"corpus-{name}"), folder / name
    english = corpus / "documents/resolution/en.yaml"
    replace(english, "The work of asset recovery", f"The work of build {name}")
    replace(corpus / "glossary.yaml", "The States that are", f"The States of build {name} that are")
    with pytest.MonkeyPatch.context() as patch:
        if address:
            patch.setenv("SITE_URL", address)
        publish(assemble(corpus), ROOT / "mkdocs.yml", site)
    page = (site / "en/a-res-1-2/index.html").read_text(encoding="utf-8")
    (before,) = set(re.findall(r"assets/([0-9a-f]{8})/", page))
    (site / "assets" / before).rename(site / "assets" / version)
    (site / "search" / f"{before}.js").rename(site / "search" / f"{version}.js")
    for path in site.rglob("*"):
        if path.suffix in (".html", ".js"):
            text = path.read_text(encoding="utf-8").replace(before, version)
            path.write_text(text, encoding="utf-8")
    with (site / "assets" / version / "site.css").open("a") as file:
        file.write(f":root {{ --build: {version}; }}\n")
    with (site / "assets" / version / "site.js").open("a") as file:
        file.write(f'window.build = "{version}";\n')
    return site


def search_in(site: Path) -> str:
    """The folder in which a build has its search."""
    (folder,) = (path for path in (site / "search").iterdir() if path.is_dir())
    return f"search/{folder.name}/"


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("builds")
    return {
        "one": build(folder, "one", "11111111"),
        "two": build(folder, "two", "22222222"),
        # Other texts for the same scripts.
        "later": build(folder, "later", "11111111"),
        "beside": build(folder, "beside", "33333333", "https://example.org/beside/"),
    }


@pytest.fixture
def host(tmp_path: Path, builds: dict[str, Path]) -> Iterator[Server]:
    with served(tmp_path / "root", Deployed) as address:
        server = Server(address, tmp_path / "root", builds)
        server.deploy("one")
        Deployed.hangs = False
        yield server
        Deployed.hangs = False


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context()
    yield context
    context.close()


def read(page: Page, address: str, part: str = PAGE) -> None:
    """Read a page, long enough for it to be kept."""
    page.goto(f"{address}{part}")
    wait_for(page, lambda kept: part in kept)


def wait_for(page: Page, condition: Callable[[list[str]], bool]) -> None:
    """Wait until what is kept is as it should be."""
    for _ in range(300):
        if condition(page.evaluate(KEPT)):
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate(KEPT))


# After a deploy.


@pytest.mark.parametrize("after", ["two", "later"])
@pytest.mark.parametrize("worker", ["allow", "block"])
def test_nothing_of_two_builds_is_ever_mixed(
    chromium: Browser, host: Server, worker: str, after: str
) -> None:
    context = chromium.new_context(service_workers="allow" if worker == "allow" else "block")
    page = context.new_page()
    for path in (PAGE, *OTHERS[:1]):
        page.goto(f"{host.address}{path}")
    host.deploy(after)
    versions, searches = set(), set()
    for path in (*OTHERS, PAGE, *OTHERS):
        page.goto(f"{host.address}{path}" + ("?q=asset" if "search" in path else ""))
        page.wait_for_load_state("networkidle")
        built = page.evaluate(BUILDS)
        (version,) = built["versions"]
        assert len(built["searches"]) <= 1, path
        assert built["terms"] in ([], [built.get("explained")]), path
        versions.add(version)
        searches.update(built["searches"])
    assert {"two": "22222222", "later": "11111111"}[after] in versions
    assert searches == {search_in(host.builds[after])}
    context.close()


def answering(page: Page, answer: Callable[[Dialog], None]) -> list[str]:
    """What the page asks from now on; each question has the same answer."""
    asked: list[str] = []

    def told(dialog: Dialog) -> None:
        asked.append(dialog.message)
        answer(dialog)

    page.on("dialog", told)
    return asked


def test_an_old_tab_is_asked_to_reload(context: BrowserContext, host: Server) -> None:
    page = context.new_page()
    page.goto(f"{host.address}{PAGE}")
    asked = answering(page, Dialog.accept)
    host.deploy("two")
    page.keyboard.press("/")
    expect(page.locator("h1")).to_have_text("The work of build two")
    assert asked == ["The site has changed since this page came.\nReload"]


@pytest.mark.parametrize(("after", "version"), [("two", "22222222"), ("later", "11111111")])
def test_what_was_read_stays_and_is_renewed_by_a_deploy(
    context: BrowserContext, host: Server, after: str, version: str
) -> None:
    page = context.new_page()
    read(page, host.address)
    page.goto(f"{host.address}/en/search/?q=asset")
    expect(page.locator(".excerpt").first).to_be_visible()
    wait_for(page, lambda kept: "/search/11111111.js" in kept)
    host.deploy(after)
    page.goto(f"{host.address}/en/a-1-3/")
    before = search_in(host.builds["one"])
    wait_for(page, lambda kept: not any(before in path for path in kept))
    kept = page.evaluate(KEPT)
    pointers = [path for path in kept if re.fullmatch(r"/search/\w+\.js", path)]
    assert pointers == [f"/search/{version}.js"]
    assert ("11111111" in "".join(kept)) == (version == "11111111")
    context.set_offline(True)
    page.goto(f"{host.address}{PAGE}")
    expect(page.locator("h1")).to_have_text(f"The work of build {after}")
    page.locator("a.term").first.hover()
    expect(page.locator(".card")).to_contain_text(f"The States of build {after}")
    page.goto(f"{host.address}/en/search/?q=build")
    expect(page.locator(".excerpt").first).to_contain_text(f"build {after}")
    built = page.evaluate(BUILDS)
    assert built["versions"] == [version]
    assert built["searches"] == [search_in(host.builds[after])]


def test_an_open_page_finds_in_the_texts_as_they_are_when_it_first_searches(
    context: BrowserContext, host: Server
) -> None:
    page = context.new_page()
    read(page, host.address)
    assert page.evaluate(BUILDS)["searches"] == []
    host.deploy("later")
    page.keyboard.press("/")
    page.locator(".panel input").fill("build")
    expect(page.locator(".panel .excerpt").first).to_contain_text("build later")
    assert page.evaluate(BUILDS)["searches"] == [search_in(host.builds["later"])]


def test_a_search_that_was_begun_goes_on_in_its_texts_or_says_that_they_are_old(
    chromium: Browser, host: Server
) -> None:
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{host.address}{PAGE}")
    page.keyboard.press("/")
    field, said = page.locator(".panel input"), page.locator(".panel [role=status]")
    field.fill("build")
    expect(page.locator(".panel .excerpt").first).to_contain_text("build one")
    host.deploy("later")
    # The list of all words, which is asked for where nothing is found, is gone with its folder.
    field.fill("latre")
    expect(said.locator("button")).to_have_text("Reload")
    # What it has read of its index it still finds.
    field.fill("build")
    expect(page.locator(".panel .excerpt").first).to_contain_text("build one")
    expect(said.locator("button")).to_have_count(0)
    assert page.evaluate(BUILDS)["searches"] == [search_in(host.builds["one"])]
    context.close()


def test_a_card_on_an_old_page_is_its_own_or_none(chromium: Browser, host: Server) -> None:
    context = chromium.new_context(service_workers="block")
    page = context.new_page()
    # The page does not find the time to fetch its terms before they are asked for.
    page.add_init_script("window.requestIdleCallback = () => {}")
    page.goto(f"{host.address}{PAGE}")
    asked = answering(page, Dialog.dismiss)
    host.deploy("later")
    page.locator("a.term").first.hover()
    wait_until(
        page, "performance.getEntriesByType('resource').some((one) => /said/.test(one.name))"
    )
    page.wait_for_timeout(500)
    expect(page.locator(".card")).to_have_count(0)
    assert asked == ["The site has changed since this page came.\nReload"]
    built = page.evaluate(BUILDS)
    assert built["terms"] in ([], [built["explained"]])
    page.reload()
    page.locator("a.term").first.hover()
    expect(page.locator(".card")).to_contain_text("The States of build later")
    context.close()


# Without a network.


def test_the_first_page_is_kept_and_says_so(context: BrowserContext, host: Server) -> None:
    page = context.new_page()
    read(page, host.address)
    # Nothing of the search, but the cards of its terms.
    kept = page.evaluate(KEPT)
    assert not any(path.startswith("/search/") for path in kept)
    (cards,) = [path for path in kept if path.startswith("/terms/")]
    assert cards == f"/{page.evaluate(BUILDS)['explained']}"
    context.set_offline(True)
    page.goto(f"{host.address}{PAGE}?reading=two#op1")
    expect(page.locator("h1")).to_have_text("The work of build one")
    expect(page.locator(".offline")).to_be_visible()
    page.locator("a.term").first.hover()
    expect(page.locator(".card .names")).to_be_visible()


def test_a_page_that_is_not_kept_offers_those_that_are(
    context: BrowserContext, host: Server
) -> None:
    page = context.new_page()
    read(page, host.address)
    context.set_offline(True)
    page.goto(f"{host.address}/zh-Hans/glossary/")
    expect(page.locator("h1")).to_have_text("没有网络，这一页没有保存")
    link = page.locator(".choices a")
    expect(link).to_have_count(1)
    link.click()
    expect(page.locator("h1")).to_have_text("The work of build one")


def test_a_network_that_never_answers_is_as_good_as_none(
    context: BrowserContext, host: Server
) -> None:
    page = context.new_page()
    read(page, host.address)
    page.goto("about:blank")
    Deployed.hangs = True
    began = time.monotonic()
    # Only what is kept can come: the server answers nothing.
    page.goto(f"{host.address}{PAGE}?again")
    expect(page.locator("h1")).to_have_text("The work of build one")
    expect(page.locator(".offline")).to_be_visible()
    assert time.monotonic() - began > 3
    Deployed.hangs = False


@pytest.mark.parametrize(
    "store",
    [
        "Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'))",
        "CacheStorage.prototype.open = () => Promise.reject(new DOMException('', 'SecurityError'))",
        "CacheStorage.prototype.open = () => new Promise(() => {})",
    ],
    ids=["full", "forbidden", "busy"],
)
def test_what_the_network_gives_is_shown_whatever_can_be_kept(
    context: BrowserContext, host: Server, store: str
) -> None:
    page = context.new_page()
    read(page, host.address)
    host.deploy("two")
    (worker,) = context.service_workers
    worker.evaluate(f"void ({store})")
    page.goto(f"{host.address}/zh-Hant{PAGE.removeprefix('/en')}")
    assert page.evaluate(BUILDS)["versions"] == ["22222222"]


@pytest.mark.parametrize("sparing", [False, True])
def test_the_search_is_kept_when_it_was_used_and_never_to_save_data(
    context: BrowserContext, host: Server, sparing: bool
) -> None:
    page = context.new_page()
    read(page, host.address)
    (worker,) = context.service_workers
    worker.evaluate(
        "(is) => Object.defineProperty(navigator.connection, 'saveData', { get: () => is })",
        sparing,
    )
    page.goto(f"{host.address}/en/search/?q=asset")
    expect(page.locator(".excerpt").first).to_be_visible()
    folder = host.root / "search"
    # What lies deeper is kept with the pages that ask for it.
    whole = {f"/search/{path.relative_to(folder).as_posix()}" for path in folder.glob("*/*.js")}
    whole.add("/search/11111111.js")
    wanted = set() if sparing else {path for path in whole if "zh-" not in path}
    wait_for(page, lambda kept: wanted <= set(kept))
    page.wait_for_timeout(1000)
    assert {path for path in page.evaluate(KEPT) if path.startswith("/search/")} == wanted


@pytest.mark.parametrize("network", ["none", "one that never answers"])
def test_the_search_that_was_used_is_there_whole_without_a_network(
    context: BrowserContext, host: Server, network: str
) -> None:
    page = context.new_page()
    read(page, host.address)
    page.goto(f"{host.address}/en/search/?q=asset")
    wait_for(page, lambda kept: "/search/11111111.js" in kept)
    wait_for(page, lambda kept: "/en/search/" in kept)
    if network == "none":
        context.set_offline(True)
    else:
        page.goto("about:blank")
        Deployed.hangs = True
    # What was not asked for before is there too: the nearest word, and the search in another page.
    page.goto(f"{host.address}/en/search/?q=recovrey")
    expect(page.locator(".excerpt").first).to_be_visible()
    page.goto(f"{host.address}{PAGE}?again")
    page.keyboard.press("/")
    page.locator(".panel input").fill("convention")
    expect(page.locator(".panel .excerpt").first).to_be_visible()
    assert page.evaluate(BUILDS)["searches"] == [search_in(host.builds["one"])]


def test_a_search_of_which_a_part_is_missing_is_not_kept_and_says_so(
    context: BrowserContext, host: Server
) -> None:
    (host.root / search_in(host.root) / "words.js").unlink()
    page = context.new_page()
    read(page, host.address)
    page.goto(f"{host.address}/en/search/?q=asset")
    expect(page.locator(".excerpt").first).to_be_visible()
    wait_for(page, lambda kept: "/en/search/" in kept)
    page.wait_for_timeout(1000)
    assert "/search/11111111.js" not in page.evaluate(KEPT)
    context.set_offline(True)
    page.goto(f"{host.address}/en/search/?q=asset")
    expect(page.locator(".search-page [role=status]")).to_have_text(
        str(page.locator(".offline").text_content())
    )
    expect(page.locator(".excerpt")).to_have_count(0)
    context.set_offline(False)
    # There is a network again: the next attempt finds.
    page.locator("#search-field").fill("recovery")
    expect(page.locator(".excerpt").first).to_be_visible()


def test_two_sites_of_one_origin_keep_their_copies_apart(
    context: BrowserContext, host: Server
) -> None:
    host.deploy("beside", "beside")
    page = context.new_page()
    read(page, host.address)
    read(page, host.address, f"/beside{PAGE}")
    assert len(page.evaluate("caches.keys()")) == 2
    page.goto(f"{host.address}/beside/en/about/")
    button = page.locator(".keeping button")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    wait_until(page, "caches.keys().then((names) => names.length === 1)")
    scopes = "navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.scope))"
    assert page.evaluate(scopes) == [f"{host.address}/"]
    assert PAGE in page.evaluate(KEPT)


def test_the_first_page_keeps_pages_under_either_of_its_names(
    context: BrowserContext, host: Server
) -> None:
    page = context.new_page()
    with context.expect_event("serviceworker") as started:
        page.goto(f"{host.address}/index.html")
    assert started.value.url == f"{host.address}/sw.js"
