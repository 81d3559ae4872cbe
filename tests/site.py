"""The built site for tests: built once, and read as HTML without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from build_scripts.build import assemble
from build_scripts.publish.mkdocs import publish

ROOT = Path(__file__).resolve().parent.parent
LOADING = {
    **{"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src"},
    **{"audio": "src", "embed": "src", "object": "data", "use": "href"},
}


def build_site(folder: Path) -> Path:
    """The site of the real corpus, built into `folder`."""
    site = folder / "site"
    publish(assemble(ROOT / "corpus"), ROOT / "mkdocs.yml", site)
    return site


@dataclass
class Html(HTMLParser):
    """What tests ask of a page: its ids, links, loaded addresses, language and alternates."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    language: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag == "html":
            self.language = values.get("lang", "")
        if tag == "link":
            if "alternate" in values.get("rel", "") and "hreflang" in values:
                self.alternates[values["hreflang"]] = values["href"]
            elif values.get("rel") in ("stylesheet", "icon", "preload", "manifest"):
                self.loads.append(values["href"])
        if tag in LOADING and LOADING[tag] in values:
            self.loads.append(values[LOADING[tag]])


def read_html(path: Path) -> Html:
    page = Html()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def pages(site: Path) -> Iterator[tuple[str, Html]]:
    """Every page with its address below the root."""
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix()
        yield ("" if address == "." else f"{address}/"), read_html(path)


def resolve(site: Path, page: str, href: str) -> tuple[Path, str]:
    """The file and the fragment that a relative link of a page leads to."""
    parts = urlsplit(href)
    target = (site / page / unquote(parts.path)).resolve() if parts.path else (site / page)
    if target.is_dir() or parts.path.endswith("/") or not parts.path:
        target = target / "index.html"
    return target, unquote(parts.fragment)
