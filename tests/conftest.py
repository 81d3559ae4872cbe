"""What all tests share: assembled corpora, built sites, one server.

What is said of documents is said of the first five (`tests/five`), so that a new document, term
or verb changes nothing of it. What holds for any corpus is tried on the project's own too.

They are made when the first test asks for them, and only read: values are frozen, and the
built site cannot be written to. A test that needs a corpus or a site of its own makes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from build_scripts.build import Assembled, assemble
from build_scripts.model import Library
from build_scripts.pages.files import site_of
from build_scripts.publish.mkdocs import publish
from build_scripts.site.docs import Docs, read_docs
from build_scripts.site.interface import Interface
from build_scripts.site.settings import Settings
from build_scripts.site.site import Site
from tests.site import served
from tests.small_corpus import FIVE, OWN, ROOT, SMALL, same_files

# The same examples in every run, however slow the machine: a failure is a fault of the code.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="write what the code says now into tests/golden and tests/faults; read the diff",
    )


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture(autouse=True, scope="session")
def one_language() -> Iterator[None]:
    """The commands speak English, wherever the tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LC_ALL", "C.UTF-8")
        yield


@pytest.fixture(scope="session")
def assembled() -> Assembled:
    """The first five documents."""
    return assemble(FIVE)


@pytest.fixture(scope="session")
def own(assembled: Assembled) -> Assembled:
    """The corpus of the project."""
    return assembled if same_files(OWN, FIVE) else assemble(OWN)


@pytest.fixture(scope="session")
def library(assembled: Assembled) -> Library:
    return assembled.library


@pytest.fixture(scope="session")
def small() -> Assembled:
    """The small corpus in `tests/corpus`."""
    return assemble(SMALL)


@pytest.fixture(scope="session")
def docs() -> Docs:
    """What is written by hand for the site."""
    return read_docs(ROOT / "docs", [])


@pytest.fixture(scope="session")
def interface(docs: Docs) -> Interface:
    """The words of the site."""
    return docs.interface


@pytest.fixture(scope="session")
def site(assembled: Assembled, docs: Docs) -> Site:
    """What is known of the site of the corpus, at no address."""
    return site_of(assembled.library, assembled.published, docs, Settings())


@pytest.fixture(scope="session")
def built(assembled: Assembled, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    return _published(assembled, tmp_path_factory.mktemp("built") / "site")


@pytest.fixture(scope="session")
def own_site(own: Assembled, docs: Docs) -> Site:
    """What is known of the site of the project's corpus, at no address."""
    return site_of(own.library, own.published, docs, Settings())


@pytest.fixture(scope="session")
def own_built(
    own: Assembled,
    assembled: Assembled,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The folder of the built site of the project's corpus."""
    if own is assembled:
        return Path(request.getfixturevalue("built"))
    return _published(own, tmp_path_factory.mktemp("own") / "site")


def _published(assembled: Assembled, folder: Path) -> Path:
    publish(assembled, ROOT / "mkdocs.yml", folder)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return folder


@pytest.fixture(scope="session")
def server(built: Path) -> Iterator[str]:
    """The address at which the built site is served."""
    with served(built) as address:
        yield address
