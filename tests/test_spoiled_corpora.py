"""1,500 spoiled corpora: findings or a site, never a traceback, a hang or markup that is obeyed.

python -m tests.test_spoiled_corpora NUMBER     as many others, and what became of them
"""

from __future__ import annotations

import gc
import random
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from build_scripts.build import assemble
from build_scripts.cache import Cache
from build_scripts.pages.files import build_site
from build_scripts.problems import Refused
from build_scripts.site.docs import Docs, read_docs
from build_scripts.site.settings import Settings
from tests.small_corpus import ROOT, copy_corpus
from tests.spoiler import spoil

#: The work is divided, so that several processes can share it.
PARTS, EACH = 10, 150
#: Longer than any of these takes, in seconds.
HANGS = 30
#: The pages that are looked at: one says most of what a unit is, the others name all of them.
PAGES = ("{}/{}/index.html", "{}/index.html", "{}/glossary/index.html", "{}/documents/index.html")


class KeptCache(Cache):
    """A cache that keeps what one run did not ask for: the next one will."""

    def end(self) -> None:
        pass


@pytest.mark.parametrize("part", range(PARTS))
def test_a_spoiled_corpus_ends_in_findings_or_a_site(part: int, tmp_path: Path, docs: Docs) -> None:
    found = tried(tmp_path, docs, random.Random(part), EACH)
    assert found["refused"] > EACH / 2
    assert found["published"] > EACH / 20


def tried(folder: Path, docs: Docs, draw: random.Random, number: int) -> Counter[str]:
    """Spoil one file after another of the small corpus; what became of the corpora."""
    corpus, cache = copy_corpus(folder / "corpus"), KeptCache(folder / "cache")
    assemble(corpus, cache=cache)
    paths = sorted(path for path in corpus.rglob("*") if path.is_file())
    found: Counter[str] = Counter()
    for at in range(number):
        path = draw.choice(paths)
        good = path.read_bytes()
        bad = spoil(good, draw)
        path.write_bytes(bad)
        try:
            with in_time():
                found[outcome(corpus, cache, docs, draw)] += 1
        except (Exception, SystemExit) as error:
            raise AssertionError(f"number {at}, {path.name}:\n{bad!r:.3000}") from error
        finally:
            path.write_bytes(good)
    return found


def outcome(corpus: Path, cache: Cache, docs: Docs, draw: random.Random) -> str:
    try:
        assembled = assemble(corpus, cache=cache)
    except Refused as refused:
        said = [problem.said("en") for problem in refused.problems]
        assert said
        assert all(line.isprintable() for line in said)
        return "refused"
    site = build_site(assembled.library, assembled.published, docs, Settings(), assembled.keys)
    rendering, slug = (
        draw.choice(("zh-Hans", "zh-Hant", "en")),
        draw.choice([*assembled.library.units]),
    )
    page = draw.choice(PAGES).format(rendering, slug)
    assert b"<zzz" not in site[page], page
    return "published"


@contextmanager
def in_time() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError("it hangs")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANGS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


if __name__ == "__main__":
    gc.disable()
    with TemporaryDirectory() as made:
        docs = read_docs(ROOT / "docs", [])
        print(dict(tried(Path(made), docs, random.Random("others"), int(sys.argv[1]))))
