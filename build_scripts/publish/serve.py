"""Serve the site while people edit it: what is saved is on the page in a moment.

MkDocs' own server watches the files and reloads the browsers. A page is made when it is asked
for, so that a change costs reading the corpus and not publishing it. A change with a finding
leaves the last good pages in place, with the findings at the foot of the window.
"""

from __future__ import annotations

import gc
import importlib
import logging
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs.livereload import LiveReloadServer

from build_scripts.problems import Language, closing
from build_scripts.site.templates import environment

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "127.0.0.1"
CODE = "build_scripts"
#: Keeps pages for reading without a network, which is the last thing wanted while editing.
LEFT_OUT = "sw.js"
#: What stands around the findings where there is no good page yet.
BARE = b'<!doctype html>\n<meta charset="utf-8">\n<title>!</title>\n<main></main>\n'
#: When each file of a folder was saved last.
Stamps: TypeAlias = dict[Path, int]


class LiveSite:
    """The site as the files are now. `folder` receives the files that are asked for."""

    def __init__(
        self,
        corpora: Sequence[Path],
        config_file: Path,
        folder: Path,
        address: str,
        language: Language,
        kept: Path | None = None,
    ) -> None:
        self.corpora, self.config_file = corpora, config_file
        self.folder, self.address, self.language = folder, address, language
        #: where documents are kept as they were read
        self._kept = kept
        #: the last good site, what is wrong with the files as they are now, and whether that
        #: keeps them from being a site
        self.site: Mapping[str, bytes] = {}
        self.findings: tuple[str, ...] = ()
        self.refused = False
        #: what was asked for since the last change, and what lies in the folder as it is now;
        #: the lock guards both, and the folder
        self._asked: set[str] = set()
        self._fresh: set[str] = set()
        self._lock = threading.Lock()
        self._code = _stamps(ROOT / CODE, ".py", ".yaml")
        #: the corpus as it was read last, and from what
        self._assembled: Any = None
        self._read: tuple[Stamps, ...] | None = None
        self._seen: tuple[Stamps, ...] = ()
        self._panel = environment().get_template("publish/findings.html")

    def rebuild(self) -> None:
        """Read what changed. Findings go to the terminal and onto the pages.

        What is open in a browser is made at once: a page that cannot be made is a finding too,
        and a request that came meanwhile gets the new page.
        """
        gc.disable()  # It can wait until the page is there.
        try:
            site = self._now()
            for name in tuple(self._asked):
                _file(site, name)
        except Exception as error:
            self._refuse(error)
        else:
            self.site, self.refused = site, False
            self.findings = tuple(said.said(self.language) for said in self._assembled.warnings)
        finally:
            gc.enable()
        with self._lock:
            self._fresh.clear()
            for name in self._asked:
                self._lay_out(name)
            self._asked.clear()
        for finding in self.findings:
            print(finding, file=sys.stderr)
        if self.refused:
            said = closing(self.language, "kept", count=len(self.findings))
        else:
            said = closing(self.language, "shown")
        print(said, file=sys.stderr)

    def lay_out(self, path: str) -> None:
        """Put the file of an address into the folder, as it is now."""
        name = path.lstrip("/")
        name = f"{name}index.html" if not name or name.endswith("/") else name
        if name == LEFT_OUT or ".." in Path(name).parts:
            return
        with self._lock:
            self._asked.add(name)
            self._lay_out(name)

    def _lay_out(self, name: str) -> None:
        if name in self._fresh:
            return
        html = name.endswith(".html")
        try:
            data = _file(self.site, name)
        except Exception as error:
            self._refuse(error)
            data = BARE
        if data is None and html and not self.site:
            data = BARE
        target = self.folder / name
        if data is None:
            if target.is_file():
                target.unlink()
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self._with_findings(data, name.partition("/")[0]) if html else data)
        self._fresh.add(name)

    def _with_findings(self, page: bytes, rendering: str) -> bytes:
        if not self.findings:
            return page
        panel = self._panel.render(
            rendering=rendering,
            findings=self.findings,
            refused=self.refused,
            language=self.language,
        )
        before, main, after = page.partition(b"<main")
        return before + panel.encode() + main + after

    def _now(self) -> Mapping[str, bytes]:
        """The site of the files as they are; the corpus is read where it or the code changed."""
        read = self._seen = self._stamped()
        if read[0] != self._code:
            # Modules that were saved since are loaded again; this one stays.
            for name in [name for name in sys.modules if name.startswith(f"{CODE}.")]:
                if name != __name__:
                    del sys.modules[name]
            self._code = read[0]
        publisher = importlib.import_module(f"{CODE}.publish.mkdocs")
        if self._read != read:
            corpus, *others = self.corpora
            cache = importlib.import_module(f"{CODE}.cache").Cache.below(self._kept, "documents")
            # No process is copied beside the threads of the server.
            processes = 0 if threading.active_count() == 1 else 1
            self._read = None
            self._assembled = publisher.assemble(
                corpus, processes=processes, cache=cache, others=others
            )
            self._read = read
        # MkDocs' server writes a script into each page, which the policy would not let run.
        site: Mapping[str, bytes] = publisher.edition_at(
            self.address, self._assembled, self.config_file, ""
        )
        return site

    def _stamped(self) -> tuple[Stamps, ...]:
        return _stamps(ROOT / CODE, ".py", ".yaml"), *map(_stamps, self.corpora)

    @property
    def is_behind(self) -> bool:
        """Whether something was saved since the files were looked at."""
        return self._stamped() != self._seen

    def _refuse(self, error: Exception) -> None:
        """Keep the last good site, and say why."""
        self.refused = True
        if problems := getattr(error, "problems", None):
            self.findings = tuple(problem.said(self.language) for problem in problems)
        else:
            traceback.print_exception(error)
            self.findings = (_mistake(error),)


def _file(site: Mapping[str, bytes], name: str) -> bytes | None:
    """A file of a site, None where there is none; a mistake in making it is not taken for that."""
    if name in site:
        return site[name]
    return None


def _mistake(error: Exception) -> str:
    """A mistake in the code or a template, with the line of ours that made it."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(ROOT / CODE)]
    at = (ours or frames)[-1]
    path = getattr(error, "filename", None) or at.filename
    line = getattr(error, "lineno", None) or at.lineno
    return f"{path}:{line}: {type(error).__name__} {' '.join(str(error).split())}"


def _stamps(folder: Path, *endings: str) -> Stamps:
    return {
        path: path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and (not endings or path.suffix in endings)
    }


class LiveServer(LiveReloadServer):
    """MkDocs' server on top of a site whose files are made when they are asked for."""

    # A browser asks for more at once than the five that may wait by default.
    request_queue_size = 64

    def __init__(self, live: LiveSite, port: int) -> None:
        super().__init__(live.rebuild, HOST, port, str(live.folder), polling_interval=0.25)
        self.live = live
        self._is_watching = False
        self.error_handler = lambda code: live.site.get(f"{code}.html")

    def service_actions(self) -> None:
        """Once, as soon as the files are watched: what was saved while they were first read."""
        if not self._is_watching:
            self._is_watching = True
            if self.live.is_behind:
                with self._rebuild_cond:
                    self._want_rebuild = True
                    self._rebuild_cond.notify_all()

    def serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        # The server decodes addresses as WSGI says (PEP 3333); ours are ASCII.
        path = environ.get("PATH_INFO", "/")
        if not path.startswith("/livereload/"):
            self.live.lay_out(path)
        return super().serve_request(environ, start_response)


def serve(
    corpora: Sequence[Path], config_file: Path, port: int, language: Language, kept: Path
) -> int:
    """Serve the site of one corpus and those beside it until somebody interrupts.

    Whatever is wrong at first is shown, and mended live. Documents are `kept` as they were read,
    in the folder that builds have for it: only what was saved since is read again.
    """
    logging.basicConfig(level=logging.ERROR)
    address = f"http://{HOST}:{port}/"
    with tempfile.TemporaryDirectory() as folder:
        live = LiveSite(corpora, config_file, Path(folder), address, language, kept)
        server = LiveServer(live, port)
        for watched in (*corpora, ROOT / "docs", ROOT / CODE, config_file):
            server.watch(str(watched))
        try:
            live.rebuild()
            # From now on it would be a change of a folder that is watched.
            sys.dont_write_bytecode = True
            print(closing(language, "serving", address=address), flush=True)
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            return 0
        except OSError as error:
            reason = error.strerror or str(error)
            print(closing(language, "no_port", port=port, reason=reason), file=sys.stderr)
            return 1
        finally:
            server.shutdown()
    return 0
