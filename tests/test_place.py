"""A site and its folder on a bad day: two builds, a kill, no room, odd names and terminals."""

from __future__ import annotations

import ast
import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_scripts.corpus.files import MOST_BYTES
from build_scripts.corpus.published import read_published, record
from build_scripts.ended import ended
from build_scripts.parallel import CAN_FORK
from build_scripts.progress import QUIET
from build_scripts.publish import place
from build_scripts.publish.place import replacing
from tests.small_corpus import ROOT, copy_corpus, say

#: A build that has written half of a site, says so, and then waits.
HALF = """
import sys, time
from pathlib import Path
from build_scripts.publish.place import replacing
with replacing(Path(sys.argv[1])) as fresh:
    fresh.mkdir()
    (fresh / "half").touch()
    print("half", flush=True)
    time.sleep(60)
"""
#: A command in which the machine kills each process that does a certain work.
KILLED = """
import os, signal, sys
from build_scripts import parallel
from build_scripts.__main__ import main
work, *command = sys.argv[1:]
before = parallel._one
def one(at):
    if parallel._work[0].__name__ == work:
        os.kill(os.getpid(), signal.SIGKILL)
    return before(at)
parallel._one = one
sys.exit(main(command))
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The last good site."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("good")
    return tmp_path / "site"


@pytest.fixture
def at_work(site: Path) -> Iterator[subprocess.Popen[str]]:
    """Another build of the same site, in the middle of its work."""
    command = [sys.executable, "-c", HALF, str(site)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "half\n"
        yield other
        other.kill()


def build(site: Path) -> None:
    with replacing(site) as fresh:
        fresh.mkdir()
        (fresh / "index.html").write_text("new")


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())


def test_two_builds_at_once_one_says_so(at_work: object, site: Path, tmp_path: Path) -> None:
    copy_corpus(tmp_path / "corpus")
    result = say(
        tmp_path, "--quiet", "--corpus", "corpus", "build", "--site", "site", "--cache", "c"
    )
    assert result.returncode == 1
    assert " SITE_BUSY " in result.stderr
    assert (site / "index.html").read_text() == "good"


def test_a_build_that_was_killed_holds_no_lock(at_work: subprocess.Popen[str], site: Path) -> None:
    at_work.kill()
    at_work.wait()
    assert (site / "index.html").read_text() == "good"
    build(site)
    assert (site / "index.html").read_text() == "new"
    assert beside(site) == ["site"]


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be copied here")
def test_a_kill_at_any_step_leaves_the_last_good_site(site: Path, at_once: bool) -> None:
    """Where folders are exchanged at once there is a site at every moment; else the next mends."""
    for steps in range(9):
        child = os.fork()
        if not child:
            die_after(steps, at_once)
            build(site)
            os._exit(0)
        os.waitpid(child, 0)
        if at_once:
            assert (site / "index.html").exists(), steps
        with pytest.raises(OSError, match="no room"), replacing(site):
            assert (site / "index.html").read_text() in ("good", "new")
            raise OSError("no room")
        assert beside(site) == ["site"], steps


def die_after(steps: int, at_once: bool) -> None:
    """Let this process die when it has taken so many steps that change a name."""
    left = steps

    def step(call: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left < 0:
                os._exit(0)
            return call(*arguments, **named)

        return counted

    exchange = place._exchange if at_once else lambda *_: False
    patch = pytest.MonkeyPatch()
    patch.setattr(place, "_exchange", step(exchange))
    patch.setattr(Path, "rename", step(Path.rename))
    patch.setattr(shutil, "rmtree", step(shutil.rmtree))


def test_whoever_stops_a_build_hears_that_nothing_changed(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> int:
        with replacing(site) as fresh:
            fresh.mkdir()
            os.kill(os.getpid(), signal.SIGTERM)
        return 0

    before = signal.getsignal(signal.SIGTERM)
    try:
        assert ended(stopped, "en", QUIET) == 130
    finally:
        signal.signal(signal.SIGTERM, before)
    assert capsys.readouterr().err == "Interrupted; nothing was changed.\n"
    assert beside(site) == ["site"]
    assert (site / "index.html").read_text() == "good"


def built(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    copy_corpus(folder / "corpus")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        return say(folder, "--quiet", "--corpus", "corpus", "build", "--cache", "c", *arguments)


def test_a_name_that_is_too_long_is_a_finding(tmp_path: Path) -> None:
    result = built(tmp_path, "--site", "x" * 300)
    assert result.returncode == 1
    assert " FILE_REFUSED the machine cannot read or write this: File name too long" in (
        result.stderr
    )
    assert beside(tmp_path / "corpus") == ["c", "corpus"]


def test_a_full_disk_is_a_finding_and_the_list_of_addresses_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (copy_corpus(tmp_path / "other") / "published-ids.txt").read_bytes()

    def full(path: Path, *_: object, **__: object) -> int:
        with path.open("w") as file:
            file.write("half")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    result = built(tmp_path, "--site", "site", "--processes", "1")
    assert result.returncode == 1
    assert " FILE_REFUSED the machine cannot read or write this: No space left" in result.stderr
    assert beside(tmp_path / "corpus") == ["c", "corpus", "other"]
    assert files(tmp_path / "c") == []
    monkeypatch.undo()
    monkeypatch.setattr(Path, "write_text", full)
    corpus = tmp_path / "corpus"
    with pytest.raises(OSError, match="No space"):
        record(read_published(corpus / "published-ids.txt", []), ["a-1-3#p9"])
    assert (corpus / "published-ids.txt").read_bytes() == before
    assert not [name for name in beside(corpus / "documents") if name.startswith(".")]


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_two_builds_record_an_address_once(tmp_path: Path) -> None:
    path = copy_corpus(tmp_path / "corpus") / "published-ids.txt"
    one, other = read_published(path, []), read_published(path, [])
    assert record(one, ["a-1-3#p8", "a-1-3#p9"]) == 2
    assert record(other, ["a-1-3#p9"]) == 0


# No memory.


@pytest.mark.skipif(not CAN_FORK, reason="one process does all the work here")
@pytest.mark.parametrize(("work", "doing"), [("read_pickled", "reading"), ("write", "writing")])
def test_a_process_that_the_machine_kills_is_a_finding(
    tmp_path: Path, site: Path, work: str, doing: str
) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    command = ["--language", "en", "--corpus", str(corpus), "build", "--processes", "2"]
    folders = ["--site", str(site), "--cache", str(tmp_path / "cache")]
    done = subprocess.run(
        [sys.executable, "-c", KILLED, work, *command, *folders],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1, doing
    assert ":0: MEMORY_SHORT the machine has ended a process" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in files(site)] == ["index.html"]
    assert (site / "index.html").read_text() == "good"
    assert {path.name for path in tmp_path.iterdir()} <= {"cache", "corpus", "site"}


def test_a_command_without_memory_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    def run() -> int:
        raise MemoryError

    assert ended(run, "en", QUIET) == 1
    assert " MEMORY_SHORT " in capsys.readouterr().err


# Where a site stands.


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "http://",
        "ftp://example.org/",
        'https://example.org/"><script>',
        "https://example.org/?a=b",
        "https://example.org/#a",
        "https://exa mple.org/",
        "https://例子.org/",
        "javascript:alert(1)",
    ],
)
def test_an_address_that_leads_nobody_anywhere_is_a_finding(tmp_path: Path, address: str) -> None:
    result = built(tmp_path, "--site", "site", SITE_URL=address)
    assert result.returncode == 1
    assert "mkdocs.yml:0: SITE_ADDRESS SITE_URL is “" in result.stderr
    assert beside(tmp_path / "corpus") == ["c", "corpus"]


def test_a_site_that_says_it_stands_on_this_machine_says_so(tmp_path: Path) -> None:
    for folder, address, warned in (("a", "", True), ("b", "https://example.org/a/", False)):
        (tmp_path / folder).mkdir()
        given = {"SITE_URL": address} if address else {}
        result = built(tmp_path / folder, "--site", "site", **given)
        assert (result.returncode, result.stderr) == (0, "")
        assert ("set SITE_URL to its address" in result.stdout) == warned


# Odd terminals.


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_terminal_without_chinese_ends_no_command(
    tmp_path: Path, encoding: str, language: str
) -> None:
    copy_corpus(tmp_path / "corpus")
    command = ["-m", "build_scripts", "--language", language, "--corpus", "corpus", "read"]
    done = subprocess.run(
        [sys.executable, *command, "resolution"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert rb"\u5927\u4f1a" in done.stdout


def test_an_older_python_is_told_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words stand where any Python 3 can read them, before the first import of ours."""
    path = ROOT / "build_scripts" / "__init__.py"
    monkeypatch.setattr(sys, "version_info", (3, 10))
    code = compile(ast.parse(path.read_text("utf-8"), feature_version=(3, 0)), str(path), "exec")
    with pytest.raises(SystemExit, match=r"^Python 3\.11 or later is needed"):
        exec(code)


# Odd files of the corpus.


def a_pipe(path: Path, _: Path) -> None:
    os.mkfifo(path)


def a_folder(path: Path, _: Path) -> None:
    path.mkdir()


def a_device_without_end(path: Path, _: Path) -> None:
    path.symlink_to("/dev/zero")


def a_way_out(path: Path, outside: Path) -> None:
    outside.write_text("secret")
    path.symlink_to(outside)


def a_file_without_measure(path: Path, _: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (a_pipe, "FILE_NOT_PLAIN"),
        (a_device_without_end, "FILE_OUTSIDE"),
        (a_way_out, "FILE_OUTSIDE"),
        (a_folder, "FILE_NOT_PLAIN"),
        (a_file_without_measure, "FILE_NOT_PLAIN"),
    ],
)
@pytest.mark.parametrize(
    "name",
    ["documents/resolution/source.zh-Hans.txt", "documents/resolution/en.yaml", "hant.tsv"],
)
def test_a_file_that_is_none_is_a_finding(
    tmp_path: Path, make: Callable[[Path, Path], None], code: str, name: str
) -> None:
    path = copy_corpus(tmp_path / "corpus") / name
    path.unlink()
    make(path, tmp_path / "outside")
    result = say(tmp_path, "--quiet", "--corpus", "corpus", "check")
    assert result.returncode == 1
    assert [line.split(" ")[:2] for line in result.stderr.splitlines()[:-1]] == [
        [f"corpus/{name}:0:", code]
    ]
