"""Serving while people edit: what is saved is on the page, findings too, good pages stay."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import pytest

from build_scripts.publish import mkdocs as publisher
from build_scripts.publish.serve import LiveServer, LiveSite
from tests.site import free_port
from tests.small_corpus import ROOT, SMALL, TESTS, copy_corpus

ENGLISH = "documents/resolution/en.yaml"
PAGE = "/en/a-res-1-2/"
OLD, NEW = "measures that are needed", "measures that are wanted"
HOSTILE = "<script>alert(1)</script>"


class Editor:
    """Somebody who edits a small corpus and looks at its live site."""

    def __init__(self, folder: Path, *others: Path) -> None:
        self.corpus = copy_corpus(folder / "corpus")
        self.laid_out = folder / "served"
        self.live = LiveSite(
            [self.corpus, *others],
            ROOT / "mkdocs.yml",
            self.laid_out,
            "http://127.0.0.1:8000/",
            "en",
        )

    def save(self, name: str, before: str, after: str) -> None:
        path = self.corpus / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
        # As if it were saved later than the last time, however coarse the clock of the disk is.
        os.utime(path, ns=(0, path.stat().st_mtime_ns + 1_000_000_000))
        self.live.rebuild()

    def open(self, address: str) -> str:
        self.live.lay_out(address)
        return self.seen(address)

    def seen(self, address: str) -> str:
        """What lies in the folder, without asking for it again."""
        return (self.laid_out / f"{address.lstrip('/')}index.html").read_text(encoding="utf-8")


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    editor = Editor(tmp_path)
    editor.live.rebuild()
    return editor


def alert(page: str) -> str:
    """The words of the findings on a page, before its text."""
    found = re.findall(r'<section role="alert".*?</section>', page.partition("<main")[0], re.S)
    assert len(found) <= 1
    return found[0] if found else ""


def test_a_change_is_on_the_page_that_is_open(editor: Editor) -> None:
    before = editor.open(PAGE)
    assert OLD in before
    assert not alert(before)
    editor.save(ENGLISH, OLD, NEW)
    after = editor.seen(PAGE)
    assert NEW in after
    assert OLD not in after
    assert not alert(after)


def test_a_finding_is_on_every_page_above_the_last_good_text(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    editor.open(PAGE)
    capsys.readouterr()
    editor.save("documents/report/document.yaml", "slug: a-1-3", f"slug: a-1-3{HOSTILE}")
    said = capsys.readouterr().err
    finding = next(line for line in said.splitlines() if " BAD_SLUG " in line)
    assert re.match(r".+/report/document\.yaml:\d+: BAD_SLUG ", finding)
    for page in (editor.seen(PAGE), editor.open("/zh-Hans/a-1-3/"), editor.open("/en/")):
        assert finding in unescape(alert(page))
        assert HOSTILE not in page
    assert OLD in editor.seen(PAGE)
    assert "Traceback" not in said


def test_mended_the_finding_is_gone(editor: Editor) -> None:
    editor.open(PAGE)
    editor.save("documents/report/document.yaml", "slug: a-1-3", "slug: A-1-3")
    assert alert(editor.open(PAGE))
    editor.save("documents/report/document.yaml", "slug: A-1-3", "slug: a-1-3")
    assert not alert(editor.seen(PAGE))
    editor.save(ENGLISH, OLD, NEW)
    assert NEW in editor.open(PAGE)


def test_only_what_is_still_open_is_made_again(editor: Editor) -> None:
    editor.open(PAGE)
    editor.open("/en/data/")
    editor.save(ENGLISH, OLD, NEW)
    editor.open(PAGE)
    before = (editor.laid_out / "en/data/index.html").stat().st_mtime_ns
    editor.save(ENGLISH, NEW, OLD)
    assert OLD in editor.seen(PAGE)
    assert (editor.laid_out / "en/data/index.html").stat().st_mtime_ns == before
    editor.save("documents/report/document.yaml", "slug: a-1-3", "slug: A-1-3")
    assert alert(editor.open("/en/data/"))


def test_a_finding_says_in_the_language_of_the_page_that_this_is_the_last_good_one(
    editor: Editor,
) -> None:
    editor.save("documents/report/document.yaml", "slug: a-1-3", "slug: A-1-3")
    words = {"zh-Hans": "改动尚未采用", "zh-Hant": "改動尚未採用", "en": "Not taken over"}
    for rendering, said in words.items():
        assert said in alert(editor.open(f"/{rendering}/"))


def test_a_corpus_that_is_wrong_from_the_start_is_mended_live(tmp_path: Path) -> None:
    editor = Editor(tmp_path)
    editor.save("documents/report/document.yaml", "slug: a-1-3", "slug: A-1-3")
    assert " BAD_SLUG " in alert(editor.open(PAGE))
    editor.save("documents/report/document.yaml", "slug: A-1-3", "slug: a-1-3")
    page = editor.seen(PAGE)
    assert OLD in page
    assert not alert(page)


def test_a_page_that_is_no_more_is_no_longer_served(editor: Editor) -> None:
    editor.open("/en/a-1-3/")
    (editor.corpus / "published-ids.txt").unlink()
    editor.save("documents/report/document.yaml", "slug: a-1-3\n", "slug: a-1-4\n")
    assert not alert(editor.open("/en/a-1-4/"))
    assert not (editor.laid_out / "en/a-1-3/index.html").exists()


class Broken(dict[str, bytes]):
    """A site with a page that cannot be made."""

    def __getitem__(self, path: str) -> bytes:
        if path == f"{PAGE.lstrip('/')}index.html":
            raise KeyError("nonesuch")
        return super().__getitem__(path)


def break_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    made = publisher.edition_at

    def edition(*arguments: object) -> Mapping[str, bytes]:
        return Broken(made(*arguments))  # type: ignore[arg-type]

    monkeypatch.setattr(publisher, "edition_at", edition)


def test_a_page_that_cannot_be_made_stays_as_it_was(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.open(PAGE)
    break_a_page(monkeypatch)
    editor.save(ENGLISH, OLD, NEW)
    assert OLD in editor.seen(PAGE)
    assert " KeyError &#39;nonesuch&#39;" in alert(editor.seen(PAGE))
    assert alert(editor.open("/en/"))


def test_a_page_that_cannot_be_made_when_it_is_asked_for_says_why(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_a_page(monkeypatch)
    editor.live.rebuild()
    assert " KeyError " in alert(editor.open(PAGE))


def test_a_request_during_a_change_gets_the_new_page(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It lays out the old page, then waits for the change; what it then reads must be new."""
    made = publisher.edition_at

    def edition(*arguments: object) -> Mapping[str, bytes]:
        editor.open(PAGE)
        return made(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(publisher, "edition_at", edition)
    editor.save(ENGLISH, OLD, NEW)
    assert NEW in editor.seen(PAGE)


def test_the_corpus_is_read_only_where_it_changed(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def assemble(*_: object, **how: object) -> None:
        raise AssertionError("nothing changed")

    monkeypatch.setattr(publisher, "assemble", assemble)
    editor.live.rebuild()
    assert not alert(editor.open(PAGE))
    editor.save(ENGLISH, OLD, NEW)
    assert " AssertionError " in alert(editor.open(PAGE))


def test_what_is_saved_before_the_files_are_watched_is_shown_too(editor: Editor) -> None:
    replace(editor.corpus / ENGLISH, OLD, NEW)
    port = free_port()
    server = LiveServer(editor.live, port)
    server.watch(str(editor.corpus))
    loop = threading.Thread(target=server.serve)
    loop.start()
    try:
        wait_for(f"http://127.0.0.1:{port}{PAGE}", lambda page: NEW in page)
    finally:
        server.shutdown()
        loop.join(10)


def test_the_service_worker_is_not_served(editor: Editor) -> None:
    editor.live.lay_out("/sw.js")
    assert not (editor.laid_out / "sw.js").exists()


def test_no_address_leads_out_of_the_site_or_to_a_folder(editor: Editor, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    for address in ("/../corpus/changes.yaml", "/en/../../corpus/", "//etc/passwd", "/en"):
        editor.live.lay_out(address)
    assert sorted(tmp_path.rglob("*")) == before
    editor.open(PAGE)
    editor.live.lay_out("/en")
    assert OLD in editor.seen(PAGE)


@pytest.mark.corpus
def test_a_published_page_does_not_reload_itself(built: Path) -> None:
    for path in built.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert "livereload" not in text
        assert 'role="alert"' not in text


# The commands, in a project of their own.


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The code and the docs, with the small corpus."""
    for name in ("build_scripts", "docs"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, tmp_path / "project" / name, ignore=ignored)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "project")
    shutil.copytree(SMALL, tmp_path / "project" / "corpus")
    return tmp_path / "project"


@contextmanager
def running(project: Path, *command: str) -> Iterator[Path]:
    """The file with what a command says that serves; at the end it is ended as people do it."""
    said = project.with_name("said.txt")
    # A test that runs in the background has the signal ignored, and so would what it starts.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with said.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=project, stdout=output, stderr=output
        )
    signal.signal(signal.SIGINT, before)
    try:
        yield said
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


def wait_for(address: str, fits: Callable[[str], bool]) -> str:
    """The page, as soon as it is as it should be."""
    page = ""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                page = answer.read().decode()
        except OSError:
            page = ""
        if fits(page):
            return page
        time.sleep(0.1)
    raise AssertionError(page[:2000] or "nothing is served")


def replace(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_saved_code_templates_and_words_are_served_and_the_end_is_clean(project: Path) -> None:
    port = free_port()
    home = f"http://127.0.0.1:{port}/en/"
    with running(project, "build_scripts", "serve", "--port", str(port)) as said:
        page = wait_for(home, lambda page: "Anti-Corruption Resolutions" in page)
        assert "livereload(" in page
        code, template = project / "build_scripts/pages/home.py", "build_scripts/pages/home.html"
        replace(code, '"groups": groups', '"groups": groups[:0]')
        page = wait_for(home, lambda page: "a-res-1-2" not in page)
        replace(project / template, '<p class="lead">', '<p class="lead">SAVED ')
        wait_for(home, lambda page: "SAVED " in page)
        replace(code, '"groups": groups[:0]', '"groups": nonesuch')
        page = wait_for(home, lambda page: "NameError" in page)
        assert "SAVED " in page
        assert re.search(r"pages/home\.py:\d+: NameError ", page)
        replace(code, '"groups": nonesuch', '"groups": (')
        wait_for(home, lambda page: "SyntaxError" in page and "SAVED " in page)
        replace(code, '"groups": (', '"groups": groups')
        replace(project / "docs/interface/site.yaml", "en: Anti-Corruption Resolutions", "en: Yes")
        page = wait_for(home, lambda page: "<h1>Yes</h1>" in page)
        assert "a-res-1-2" in page
        assert not alert(page)
    assert f"http://127.0.0.1:{port}/ (Ctrl-C ends it)\n" in said.read_text(encoding="utf-8")
    assert "KeyboardInterrupt" not in said.read_text(encoding="utf-8")


def test_a_port_that_is_taken_is_said(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "build_scripts", "serve", "--port", port],
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.returncode == 1
    assert f"Port {port} cannot be used" in done.stderr
    assert "make serve PORT=" in done.stderr
    assert "Traceback" not in done.stderr


def test_mkdocs_alone_serves_the_site_too(project: Path) -> None:
    port = free_port()
    with running(project, "mkdocs", "serve", "-a", f"127.0.0.1:{port}"):
        page = wait_for(f"http://127.0.0.1:{port}{PAGE}", lambda page: OLD in page)
        assert "livereload(" in page
        replace(project / "corpus" / ENGLISH, OLD, NEW)
        wait_for(f"http://127.0.0.1:{port}{PAGE}", lambda page: NEW in page)


def test_mkdocs_alone_builds_the_site_and_keeps_it_when_it_is_refused(project: Path) -> None:
    def build() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
        return subprocess.run(
            command, cwd=project, capture_output=True, text=True, check=False, timeout=120
        )

    done = build()
    assert done.returncode == 0, done.stderr
    page = project / "site" / PAGE.strip("/") / "index.html"
    assert OLD in page.read_text(encoding="utf-8")
    replace(project / "corpus/documents/report/document.yaml", "slug: a-1-3", "slug: A-1-3")
    refused = build()
    assert refused.returncode != 0
    assert " BAD_SLUG " in refused.stderr
    assert "Traceback" not in refused.stderr
    assert OLD in page.read_text(encoding="utf-8")


def test_corpora_beside_the_first_are_served_too(tmp_path: Path) -> None:
    """What is saved in the second is on the page at once."""
    other = tmp_path / "other"
    shutil.copytree(TESTS / "faults/DOCUMENT_TWICE/other", other)
    (other / "documents/resolution").rename(other / "documents/second")
    shutil.copy(SMALL / "documents/resolution/source.zh-Hans.txt", other / "documents/second")
    entry = other / "documents/second/document.yaml"
    replace(entry, "slug: a-res-1-2", "slug: a-res-1-2-again")
    editor = Editor(tmp_path, other)
    editor.live.rebuild()
    assert "Another library" in editor.open("/en/a-res-1-2-again/")
    editor.save("../other/corpus.yaml", "Another library", "A second library")
    assert "A second library" in editor.seen("/en/a-res-1-2-again/")
