"""A built site: read as HTML without a browser, and served."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from build_scripts.pages.files import SiteFiles
from build_scripts.site.site import Site

ROOT = Path(__file__).resolve().parent.parent
LOADING = {
    **{"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src"},
    **{"audio": "src", "embed": "src", "object": "data", "use": "href"},
}


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class QuietServer(ThreadingHTTPServer):
    """Says nothing of readers who go on before they have all that they asked for."""

    # A browser and its worker ask for more at once than the five that may wait by default: on a
    # busy machine the others would be turned away, and ask again after seconds.
    request_queue_size = 64

    def handle_error(self, request: object, address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, address)  # type: ignore[arg-type]


@contextmanager
def served(site: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """The address at which a built site is served meanwhile."""
    with QuietServer(("127.0.0.1", 0), partial(handler, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def free_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for_server(port: int) -> None:
    """Until somebody listens at this port; `TimeoutError` after 30 seconds."""
    for _ in range(300):
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


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
    target = Path(os.path.normpath(site / page / unquote(parts.path)))
    if target.is_dir() or parts.path.endswith("/"):
        target = target / "index.html"
    return target, unquote(parts.fragment)


def dead_links(site: Path, html: dict[str, Html]) -> list[tuple[str, str]]:
    """The links of pages (by address) that lead to no file or to no place in it."""
    ids = {site / address / "index.html": set(page.ids) for address, page in html.items()}
    dead = []
    for address, page in html.items():
        for href in set(page.links):
            if urlsplit(href).scheme:
                continue
            target, fragment = resolve(site, address, href)
            if not target.exists() or (fragment and fragment not in ids.get(target, ())):
                dead.append((address, href))
    return sorted(dead)


def page_html(site: Site, path: str) -> str:
    """The page with this address below the root, made without a publisher."""
    return SiteFiles(site)[f"{path}index.html"].decode()
