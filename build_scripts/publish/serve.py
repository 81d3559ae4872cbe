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
import threading
import time
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs.livereload import LiveReloadServer

from build_scripts.site.templates import fill

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "127.0.0.1"
CODE = "build_scripts"
#: Keeps pages for reading without a network, which is the last thing wanted while editing.
LEFT_OUT = "sw.js"
#: What stands around the findings while there is no good page yet.
BARE = b'<!doctype html>\n<meta charset="utf-8">\n<title>!</title>\n<main></main>\n'


#: When each file of a folder was saved last.
Stamps: TypeAlias = dict[Path, int]


class LiveSite:
    """The site as the files are now. `folder` receives the files that are asked for."""

    def __init__(self, corpus: Path, config_file: Path, folder: Path, address: str) -> None:
        self.corpus, self.config_file = corpus, config_file
        self.folder, self.address = folder, address
        #: the last good site, and what keeps the files as they are now from being one
        self.site: Mapping[str, bytes] = {}
        self.findings: tuple[str, ...] = ()
        #: what was asked for since the last change; held while the folder is written to
        self._asked: set[str] = set()
        self._lock = threading.Lock()
        self._code = _stamps(ROOT / CODE)
        #: the corpus as it was read last, and the files that it was read from
        self._assembled: Any = None
        self._read: tuple[Stamps, Stamps] | None = None

    def rebuild(self) -> None:
        """Read everything again. Findings go to the terminal and onto the pages.

        What is open in a browser is made at once: a page that cannot be made is a finding too,
        and a request that came meanwhile gets the new page.
        """
        try:
            site = self._site()
            for name in tuple(self._asked):
                _file(site, name)
        except Exception as error:
            self.findings = _findings(error)
        else:
            self.site, self.findings = site, ()
        with self._lock:
            asked, self._asked = self._asked, set()
            for name in asked:
                self._lay_out(name)
        for finding in self.findings:
            print(finding, file=sys.stderr)
        news = "the last good pages stay" if self.findings else "the pages are as the files are"
        print(f"{time.strftime('%H:%M:%S')} {len(self.findings)} problem(s); {news}.", flush=True)

    def lay_out(self, path: str) -> None:
        """Put the file of an address into the folder, as it is now."""
        name = path.lstrip("/")
        with self._lock:
            self._lay_out(f"{name}index.html" if not name or name.endswith("/") else name)

    def _lay_out(self, name: str) -> None:
        if name == LEFT_OUT or name in self._asked:
            return
        try:
            data = _file(self.site, name)
        except Exception as error:
            self.findings, data = _findings(error), BARE
        if data is None and not self.site and name.endswith(".html"):
            data = BARE
        target = self.folder / name
        if data is None:
            target.unlink(missing_ok=True)
            return
        if name.endswith(".html"):
            before, main, after = data.partition(b"<main")
            data = before + self.panel(name.partition("/")[0]) + main + after
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        self._asked.add(name)

    def panel(self, rendering: str) -> bytes:
        """The findings as they stand on a page; nothing where there are none."""
        if not self.findings:
            return b""
        template = "publish/findings.html"
        return fill(template, rendering=rendering, findings=self.findings).encode()

    def _site(self) -> Mapping[str, bytes]:
        """The site as the files are now. The corpus is read again where it or the code changed."""
        code, corpus = _stamps(ROOT / CODE), _stamps(self.corpus)
        if code != self._code:
            # Code that was saved since is other code; this module stays.
            for name in [name for name in sys.modules if name.startswith(f"{CODE}.")]:
                if name != __name__:
                    del sys.modules[name]
            self._code = code
        publisher = importlib.import_module(f"{CODE}.publish.mkdocs")
        if self._read != (code, corpus):
            self._read = None
            self._assembled = publisher.assemble(self.corpus)
            self._read = code, corpus
        site: Mapping[str, bytes] = publisher.edition_at(
            self.address, self._assembled, self.config_file
        )
        return site


def _file(site: Mapping[str, bytes], name: str) -> bytes | None:
    """A file of a site, None where there is none; a mistake in making it is not taken for that."""
    if name in site:
        return site[name]
    return None


def _findings(error: Exception) -> tuple[str, ...]:
    """What is wrong, as `path:line: CODE …`; a mistake in the code with the line that made it."""
    if problems := getattr(error, "problems", None):
        return tuple(map(str, problems))
    traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    at = next((f for f in reversed(frames) if Path(f.filename).is_relative_to(ROOT)), frames[-1])
    path, line = (
        getattr(error, "filename", None) or at.filename,
        getattr(error, "lineno", None) or at.lineno,
    )
    return (f"{path}:{line}: {type(error).__name__} {' '.join(str(error).split())}",)


def _stamps(folder: Path) -> Stamps:
    return {
        path: path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.suffix != ".pyc" and path.is_file()
    }


class LiveServer(LiveReloadServer):
    """MkDocs' server on top of a site whose files are made when they are asked for."""

    def __init__(self, live: LiveSite, port: int) -> None:
        super().__init__(live.rebuild, HOST, port, str(live.folder), polling_interval=0.25)
        self.live = live
        self.error_handler = lambda code: live.site.get(f"{code}.html")

    def serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        # The server decodes addresses as WSGI says (PEP 3333); ours are ASCII.
        path = environ.get("PATH_INFO", "/")
        if not path.startswith("/livereload/"):
            self.live.lay_out(path)
        return super().serve_request(environ, start_response)


def serve(corpus: Path, config_file: Path, port: int) -> int:
    """Serve until somebody interrupts. Whatever is wrong at first is shown, and mended live."""
    logging.basicConfig(level=logging.WARNING)
    # Written beside the code, it would be a change of the folder that is watched.
    sys.dont_write_bytecode = True
    address = f"http://{HOST}:{port}/"
    with tempfile.TemporaryDirectory() as folder:
        live = LiveSite(corpus, config_file, Path(folder), address)
        server = LiveServer(live, port)
        for watched in (corpus, ROOT / "docs", ROOT / CODE, config_file):
            server.watch(str(watched))
        try:
            live.rebuild()
            print(f"{address} (Ctrl-C ends it)", flush=True)
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            return 0
        except OSError as error:
            hint = "give it another one: make serve PORT=8001"
            print(f"Port {port} cannot be used: {error.strerror}. Hint: {hint}", file=sys.stderr)
            return 1
        finally:
            server.shutdown()
    return 0
