"""Serve the site while people edit it: what is saved is on the page in a moment.

MkDocs' own server watches the files and reloads the browsers. A page is made when it is asked
for, so that a change costs reading the corpus and not publishing it. A change with a finding
leaves the last good pages in place, with the findings above their text.
"""

from __future__ import annotations

import importlib
import logging
import sys
import tempfile
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.livereload import LiveReloadServer

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

    from build_scripts.problems import Language

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "127.0.0.1"
CODE = "build_scripts"
#: Keeps pages for reading without a network, which is the last thing wanted while editing.
LEFT_OUT = "sw.js"


class LiveSite:
    """The site as the files are now. `folder` receives the files that are asked for."""

    def __init__(
        self, corpus: Path, config_file: Path, folder: Path, address: str, language: Language
    ) -> None:
        self.corpus, self.config_file = corpus, config_file
        self.folder, self.address, self.language = folder, address, language
        #: the last good site, what is wrong with the files as they are now, and whether that
        #: keeps them from being a site
        self.site: Mapping[str, bytes] = {}
        self.findings: tuple[str, ...] = ()
        self.refused = False
        self._written: set[str] = set()
        self._code = _stamps()

    def rebuild(self) -> None:
        """Read everything again. Findings go to the terminal and onto the pages."""
        self._reload_code()
        try:
            # By name at each rebuild: code that was saved since is other code.
            publisher = importlib.import_module(f"{CODE}.publish.mkdocs")
            self.site, found = publisher.site_of_corpus(self.corpus, self.config_file, self.address)
            self.findings = tuple(warning.said(self.language) for warning in found)
            self.refused = False
        except Exception as error:
            self.refused = True
            if hasattr(error, "problems"):
                self.findings = tuple(problem.said(self.language) for problem in error.problems)
            else:
                traceback.print_exc()
                self.findings = (f"{type(error).__name__}: {error}",)
        self._written.clear()
        for finding in self.findings:
            print(finding, file=sys.stderr)

    def lay_out(self, path: str) -> None:
        """Put the file of an address into the folder, as it is now."""
        name = path.lstrip("/")
        name = f"{name}index.html" if not name or name.endswith("/") else name
        if name == LEFT_OUT or name in self._written or name not in self.site:
            return
        data = self._with_findings(name) if name.endswith(".html") else self.site[name]
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self._written.add(name)

    def _with_findings(self, name: str) -> bytes:
        before, main, after = self.site[name].partition(b"<main")
        return before + self.panel(name.partition("/")[0]) + main + after

    def panel(self, rendering: str = "en") -> bytes:
        """The findings as they stand on a page; nothing where there are none."""
        if not self.findings:
            return b""
        templates = importlib.import_module(f"{CODE}.site.templates")
        panel = templates.fill(
            "publish/findings.html",
            rendering=rendering,
            findings=self.findings,
            refused=self.refused,
            language=self.language,
        )
        return str(panel).encode()

    def _reload_code(self) -> None:
        """Forget the project's modules when their files have changed; this one stays."""
        stamps = _stamps()
        if stamps != self._code:
            for name in [name for name in sys.modules if name.startswith(f"{CODE}.")]:
                if name != __name__:
                    del sys.modules[name]
        self._code = stamps


def _stamps() -> dict[Path, int]:
    """When each file of the code was saved last."""
    return {
        path: path.stat().st_mtime_ns
        for path in (ROOT / CODE).rglob("*")
        if path.suffix in (".py", ".html", ".xml", ".yaml")
    }


class LiveServer(LiveReloadServer):
    """MkDocs' server on top of a site whose files are made when they are asked for."""

    def __init__(self, live: LiveSite, port: int) -> None:
        super().__init__(live.rebuild, HOST, port, str(live.folder), polling_interval=0.25)
        self.live = live
        self.error_handler = self._error_page

    def serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        # The server decodes addresses as WSGI says (PEP 3333); ours are ASCII.
        self.live.lay_out(environ.get("PATH_INFO", "/"))
        return super().serve_request(environ, start_response)

    def _error_page(self, code: int) -> bytes | None:
        return self.live.site.get(f"{code}.html") or self.live.panel()


def serve(corpus: Path, config_file: Path, port: int, language: Language) -> None:
    """Serve until somebody interrupts. Whatever is wrong at first is shown, and mended live."""
    logging.basicConfig(level=logging.WARNING)
    with tempfile.TemporaryDirectory() as folder:
        address = f"http://{HOST}:{port}/"
        live = LiveSite(corpus, config_file, Path(folder), address, language)
        live.rebuild()
        server = LiveServer(live, port)
        for watched in (corpus, ROOT / "docs", ROOT / CODE, config_file):
            server.watch(str(watched))
        print(f"{address} (Ctrl-C ends it)", flush=True)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
