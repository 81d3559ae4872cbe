"""What one build keeps for the next: no build is another for it, whatever happened between.

`EDITS=200 pytest tests/test_cache.py` tries more edits than every run of the tests.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts import cache as cache_module
from build_scripts.build import Assembled, assemble
from build_scripts.cache import Cache, code_key, keep, kept, key_of
from build_scripts.corpus.reading import OF_DOCUMENT, WRITTEN, corpus_key
from build_scripts.model import (
    Document,
    Library,
    Place,
    Stage,
    Succession,
    SuccessionSeries,
    Text,
    Unit,
)
from build_scripts.pages.data import data_shown
from build_scripts.pages.files import build_site, site_of
from build_scripts.pages.keys import FileKeys
from build_scripts.pages.shares import Share
from build_scripts.problems import Refused
from build_scripts.publish.earlier import Earlier
from build_scripts.publish.mkdocs import publish
from build_scripts.site.docs import Docs
from build_scripts.site.groups import HEAVIEST
from build_scripts.site.settings import Settings
from build_scripts.site.site import Site
from tests.small_corpus import ROOT, copy_corpus, run
from tests.small_corpus import replace as replace_words

EDITS = int(os.environ.get("EDITS", "12"))


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


class Project:
    """A corpus, its site as it is built again and again, and the same built anew."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.corpus = folder, copy_corpus(folder / "corpus")

    def build(self) -> object:
        """What a build with what was kept leaves and says."""
        return self._built("site", self.folder / "cache", 2)

    def build_anew(self) -> object:
        """What a build leaves and says that finds nothing of an earlier one."""
        return self._built("anew", None, 1)

    def _built(self, name: str, kept: Path | None, processes: int) -> object:
        site = self.folder / name
        cache = Cache(kept / "documents") if kept else None
        try:
            made = assemble(self.corpus, processes=processes, cache=cache)
        except Refused as refused:
            return files(site), refused.problems
        publish(made, ROOT / "mkdocs.yml", site, processes=processes, kept=kept)
        return files(site), made.warnings, made.notices, made.present


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project that was built once."""
    made = Project(tmp_path)
    assert made.build() == made.build_anew()
    return made


# Edits.


def english(corpus: Path, number: int) -> None:
    """Another word in one English text."""
    path = corpus / "documents/resolution/en.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    texts = [at for at, line in enumerate(lines) if re.match(r"  (pp|op)\d.*\w[,;.:]\"$", line)]
    at = texts[number % len(texts)]
    lines[at] = f"{lines[at][:-2]} indeed{lines[at][-2:]}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def chinese(corpus: Path, number: int) -> None:
    """Another word in one Chinese paragraph: in each it is another one, most name a term."""
    path = corpus / "documents/declaration/source.zh-Hans.txt"
    before, after = ("预防腐败", "缔约国"), ("资产追回", "缔约国会议", "合作")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(before[number % 2], after[number % 3]), encoding="utf-8")


def name(corpus: Path, number: int) -> None:
    """Another English title of a unit, which pages of other units name too."""
    for file, mark in (("document.yaml", ""), ("en.yaml", '"')):
        path = corpus / "documents/resolution" / file
        text = path.read_text(encoding="utf-8")
        said = rf"\1{' again' * (number % 3)}{mark}"
        text = re.sub(rf"(title(?:_en)?: {mark}The work of asset recovery).*", said, text)
        path.write_text(text, encoding="utf-8")


def definition(corpus: Path, number: int) -> None:
    """Another definition of a term."""
    path = corpus / "glossary.yaml"
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"(en: The States that are bound by).*", rf"\1 {number} conventions.", text)
    path.write_text(text, encoding="utf-8")


def addition(corpus: Path, number: int) -> None:
    """One more document, or another one."""
    target = corpus / f"documents/more-{number % 2}"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(corpus / "documents/resolution", target)
    metadata = (target / "document.yaml").read_text(encoding="utf-8")
    slug = f"slug: more-{number % 3}"
    (target / "document.yaml").write_text(re.sub("slug: .*", slug, metadata), encoding="utf-8")
    (target / "en.yaml").unlink()


def removal(corpus: Path, number: int) -> None:
    """One document less: one that the list of addresses does not hold to be there."""
    shutil.rmtree(corpus / f"documents/more-{number % 2}", ignore_errors=True)


def fault(corpus: Path, number: int) -> None:
    """A line less in some file, which is mostly wrong."""
    paths = [path for path in sorted(corpus.rglob("*")) if path.is_file()]
    path = paths[number % len(paths)]
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[number % max(1, len(lines)) :][:1]
    path.write_text("".join(lines[: number % len(lines)] + lines[number % len(lines) + 1 :]))


Edit = Callable[[Path, int], None]
KINDS: tuple[Edit, ...] = (english, chinese, name, definition, addition, removal, fault)
edits = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 10_000)), min_size=4, max_size=4)


@settings(max_examples=max(1, EDITS // 4))
@given(edits)
def test_a_build_is_that_of_a_clean_one_whatever_was_edited(
    made: list[tuple[Edit, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        assert project.build() == project.build_anew()
        for edit, number in made:
            before = files(project.corpus)
            edit(project.corpus, number)
            assert project.build() == project.build_anew()
            if edit is fault:
                for path, data in before.items():
                    (project.corpus / path).write_bytes(data)


@pytest.mark.parametrize("edit", KINDS[:-2], ids=lambda edit: edit.__name__)
def test_every_edit_is_seen(project: Project, edit: Edit) -> None:
    before = files(project.folder / "site")
    edit(project.corpus, 7)
    assert project.build() == project.build_anew()
    assert files(project.folder / "site") != before


def test_a_change_makes_no_other_document_and_few_files_anew(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (before,) = (project.folder / "site/search").glob("*/")
    convention = before / "cited/en/convention.js"
    same, read, taken = convention.stat().st_ino, [], []
    english(project.corpus, 1)
    monkeypatch.setattr(Cache, "put", lambda _, key, value: read.append(key))
    take = Earlier.take

    def noted(self: Earlier, path: str, *rest: object) -> object:
        if note := take(self, path, *rest):  # type: ignore[arg-type]
            taken.append(path)
        return note

    monkeypatch.setattr(Earlier, "take", noted)
    monkeypatch.setattr("build_scripts.parallel.CAN_FORK", False)
    project.build()
    # The document, where the keys of the search stand in it, and the rows of its unit.
    assert len(read) == 3
    assert "en/a-res-1-2/index.html" not in taken
    assert "en/declaration/index.html" in taken
    # It lies in a folder that has another name now, and is the same file.
    (after,) = (project.folder / "site/search").glob("*/")
    assert after != before
    assert (after / "cited/en/convention.js").stat().st_ino == same


def test_a_verb_composed_in_one_document_is_known_to_the_whole(project: Project) -> None:
    adverb = "id: solemnly, kind: adverb, zh-Hans: 郑重, zh-Hant: 鄭重"
    english = "preambular: '{} solemnly', operative: 'Solemnly {}'"
    table = project.corpus / "verb-adverbs.yaml"
    table.write_text(f"- {{{adverb}, {english}}}\n", encoding="utf-8")
    source = project.corpus / "documents/resolution/source.zh-Hans.txt"
    replace_words(source, "2. 促请缔约国", "2. 郑重促请缔约国")
    replace_words(source.with_name("en.yaml"), '"Urges', '"Solemnly urges')
    assert project.build() == project.build_anew()
    # Another process has read it, or a build before.
    cache = Cache(project.folder / "cache/documents")
    for made in (
        assemble(project.corpus, processes=2, cache=cache),
        assemble(project.corpus, processes=2),
        assemble(project.corpus),
    ):
        assert [form.hans for id, form in made.library.verbs.items() if "--" in id] == ["郑重促请"]


# What the files of a unit are made of.


def without_words(library: Library, slug: str) -> Library:
    """The library with only one unit as it is: the others have their places, and no words."""

    def emptied(place: Place) -> Place:
        texts = {rendering: Text("") for rendering in place.texts}
        return replace(place, texts=texts, spans=(), mentions=())

    def one_document(document: Document) -> Document:
        units = tuple(
            unit
            if unit.slug == slug
            else replace(
                unit,
                paragraphs=tuple(map(emptied, unit.paragraphs)),
                footnotes=tuple(map(emptied, unit.footnotes)),
                votes=(),
            )
            for unit in document.units
        )
        own = any(unit.slug == slug for unit in document.units)
        return (
            replace(document, units=units)
            if own
            else replace(document, units=units, frame=(), furniture=(), links=(), errata=())
        )

    return replace(
        library,
        documents=tuple(map(one_document, library.documents)),
        citations=tuple(
            one
            for one in library.citations
            if one.unit == slug or (one.target or "").partition("#")[0] == slug
        ),
        requests=tuple(one for one in library.requests if one.unit == slug),
    )


def unit_of(share: Share) -> str:
    """The unit whose files a share has, if it is that of a unit."""
    return Path(share[0]).parent.name


def test_the_files_of_a_unit_say_no_words_of_others(assembled: Assembled, docs: Docs) -> None:
    keys = {document.entry.name: document.entry.name for document in assembled.library.documents}
    whole = build_site(assembled.library, assembled.published, docs, Settings(), keys)
    for share in whole.shares():
        made = list(whole.made(share))
        slug = unit_of(share)
        if slug not in assembled.library.units:
            continue
        library = without_words(assembled.library, slug)
        alone = build_site(library, assembled.published, docs, Settings(), keys)
        paths = tuple(path.replace(whole.search_folder, alone.search_folder, 1) for path in share)
        for path, found, (_, key, make) in zip(paths, alone.made(paths), made, strict=True):
            assert (*found[:2], found[2]()) == (path, key, make())


def with_one_place_changed(library: Library) -> Iterator[Library]:
    """The library with other words in one place, in Chinese and in English; for each place."""

    def other(text: Text) -> Text:
        words = (chr(ord(sign) + 1) if sign.isalpha() else sign for sign in text.words)
        return replace(text, words="".join(words))

    def changed(at: Place, english: bool, place: Place, _: Unit | None) -> Place:
        if place is not at:
            return place
        texts = place.texts.items()
        return replace(
            place, texts={n: other(text) if (n == "en") == english else text for n, text in texts}
        )

    for unit in library.units.values():
        for at, english in product(unit.places, (False, True)):
            change = partial(changed, at, english)
            documents = (document.with_places(change) for document in library.documents)
            yield replace(library, documents=tuple(documents))


@pytest.mark.parametrize("heaviest", [HEAVIEST, 1_000], ids=["whole", "cut"])
def test_files_about_the_corpus_show_what_their_tables_say(
    small: Assembled, docs: Docs, monkeypatch: pytest.MonkeyPatch, heaviest: int
) -> None:
    """Also where the lists are cut into pages."""
    monkeypatch.setattr("build_scripts.site.groups.HEAVIEST", heaviest)
    stages = tuple(Stage(slug, "", None, (), 1) for slug in ("a-1-3-draft-1", "a-res-1-2"))
    series = SuccessionSeries((*stages, Stage("declaration", "", None, (), 1)), 1)
    library = replace(small.library, succession=Succession((series,)))

    def made(changed: Library) -> dict[str, tuple[str, bytes]]:
        keys = {document.entry.name: key_of(document) for document in changed.documents}
        site = build_site(changed, small.published, docs, Settings(), keys)
        shares = [share for share in site.shares()[1:] if unit_of(share) not in library.units]
        files = (file for one in shares for file in site.made(one))
        folder = site.search_folder
        return {path.replace(folder, ""): (key, make()) for path, key, make in files if key}

    before = made(library)
    seen = set[str]()
    for changed in with_one_place_changed(library):
        for path, (key, data) in made(changed).items():
            if key != before[path][0]:
                seen.add(path)
                continue
            assert data == before[path][1], path
    assert {"en/votes/index.html", "data/requests.json", "data/paragraphs.csv"} <= seen
    assert f"en/succession/{series.name}/index.html" in seen
    assert "data/glossary.tbx" not in seen
    pages = [path for path in before if path.startswith("en/requests/")]
    assert (len(pages) > 1) == (heaviest < HEAVIEST)


def test_who_cites_a_unit_and_the_names_of_others_are_in_its_key(site: Site) -> None:
    library = site.library
    keys = {document.entry.name: "read" for document in library.documents}

    def key(changed: Library) -> str:
        other = site_of(changed, site.published, site.docs, site.settings, keys)
        return FileKeys(other).of_unit("cosp-7-1")

    own = tuple(one for one in library.citations if one.unit == "cosp-7-1")
    first, *others = library.documents
    unnamed = replace(first, units=tuple(replace(u, designations={}) for u in first.units))
    alone = replace(library, citations=own)
    renamed = replace(library, documents=(unnamed, *others))
    assert len({key(library), key(alone), key(renamed)}) == 3


def test_sizes_that_a_page_shows_are_in_its_key(small: Assembled, docs: Docs) -> None:
    keys = {document.entry.name: "read" for document in small.library.documents}

    def key(size: int) -> str:
        site = site_of(small.library, small.published, docs, Settings(), keys)
        site.sizes |= dict.fromkeys(site.files, 1_000) | {"data/index.json": size}
        return FileKeys(site).of_corpus(data_shown)

    assert key(10_000) == key(10_000) != key(20_000)


# What may happen to what was kept.


def test_a_value_is_kept_by_its_key(tmp_path: Path) -> None:
    Cache(tmp_path).put("one", b"value")
    cache = Cache(tmp_path)
    assert (cache.get("one"), cache.get("other")) == (b"value", None)


def test_what_nobody_asked_for_is_deleted(tmp_path: Path) -> None:
    Cache(tmp_path).put("one", b"1")
    Cache(tmp_path).put("two", b"2")
    cache = Cache(tmp_path)
    cache.get("two")
    cache.end()
    assert [path.name for path in tmp_path.iterdir()] == ["two"]


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[:-1], lambda data: data[:70] + b"\0" + data[71:]]
)
def test_what_is_damaged_is_not_there(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    keep(tmp_path / "file", b"a value that is kept")
    assert kept(tmp_path / "file") == b"a value that is kept"
    (tmp_path / "file").write_bytes(damage((tmp_path / "file").read_bytes()))
    assert kept(tmp_path / "file") is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    cache = Cache(tmp_path / "cache")
    cache.put("one", b"1")
    cache.end()
    assert cache.get("one") is None


def test_a_build_mends_a_damaged_cache(project: Project) -> None:
    for path in (project.folder / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-10])
    assert project.build() == project.build_anew()


@pytest.mark.parametrize("left", ["site", "documents", "search"])
def test_part_of_what_was_kept_may_be_gone(project: Project, left: str) -> None:
    for path in (project.folder / "cache").iterdir():
        if not path.name.startswith(left):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    english(project.corpus, 2)
    assert project.build() == project.build_anew()


def test_a_site_that_somebody_changed_is_mended(project: Project) -> None:
    page = project.folder / "site/en/declaration/index.html"
    page.write_text("something else", encoding="utf-8")
    (project.folder / "site/data/index.json").unlink()
    (project.folder / "site/more.txt").write_text("more", encoding="utf-8")
    assert project.build() == project.build_anew()


def spare(project: Project) -> Path:
    """The folder of the site before the one that stands: there is one after a second build."""
    english(project.corpus, 5)
    project.build()
    (folder,) = (project.folder / "cache").glob("site-*-spare")
    return folder


def changed_by_hand(folder: Path) -> None:
    """Somebody changed what lies in the spare folder, and laid more there."""
    page = folder / "en/declaration/index.html"
    page.unlink()
    page.write_text("something else", encoding="utf-8")
    (folder / "data/index.json").unlink()
    (folder / "more").mkdir()
    (folder / "more/more.txt").write_text("more", encoding="utf-8")
    (folder / "no-folder").symlink_to(folder.parent)
    (folder / "robots.txt").unlink()
    (folder / "robots.txt").mkdir()
    os.utime(folder / "sitemap.xml", (1, 1))


@pytest.mark.parametrize("change", [changed_by_hand, shutil.rmtree, lambda _: None])
def test_the_site_before_becomes_the_next_one(
    project: Project, change: Callable[[Path], object]
) -> None:
    change(spare(project))
    english(project.corpus, 6)
    assert project.build() == project.build_anew()
    assert folders(project.folder / "site") == folders(project.folder / "anew")


def folders(site: Path) -> set[str]:
    """All folders of a site, empty ones too."""
    return {str(path.relative_to(site)) for path in site.rglob("*") if path.is_dir()}


def test_the_site_that_stands_is_never_written_into(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files of it have a second name in the spare folder, of which the next site is made."""
    spare(project)
    page = project.folder / "site/en/a-res-1-2/index.html"
    page.write_text(page.read_text(encoding="utf-8") + "by hand", encoding="utf-8")
    before, seen = files(project.folder / "site"), []
    end = Earlier.end

    def looked_at(*given: Any) -> None:
        end(*given)
        seen.append(files(project.folder / "site"))

    english(project.corpus, 7)
    with monkeypatch.context() as patch:
        patch.setattr(Earlier, "end", looked_at)
        built = project.build()
    assert seen == [before]
    assert built == project.build_anew()


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize(
    "at",
    [
        "build_scripts.cache.Cache.end",
        "build_scripts.pages.files.SiteFiles.written",
        "build_scripts.publish.earlier.Earlier.end",
        "build_scripts.publish.place._exchange",
    ],
)
def test_a_build_after_one_that_was_killed_is_whole(
    project: Project, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    english(project.corpus, 3)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(at, killed)
        project.build()
    replace_words(project.corpus / "glossary.yaml", "受一项公约约束", "受公约约束")
    assert project.build() == project.build_anew()


# Keys.


def test_the_code_and_the_libraries_are_part_of_every_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def key() -> str:
        code_key.cache_clear()
        return code_key()

    monkeypatch.setattr(cache_module, "CODE", tmp_path)
    (tmp_path / "page.html").write_text("one", encoding="utf-8")
    first = key()
    assert key() == first
    (tmp_path / "page.html").write_text("two", encoding="utf-8")
    second = key()
    (tmp_path / "libraries" / "one_more-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "libraries")
    assert len({first, second, key()}) == 3
    code_key.cache_clear()


def test_the_order_of_sets_is_no_part_of_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_corpus(tmp_path / "corpus")
    kept_names = []
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        built = run(
            tmp_path, "--quiet", "--corpus", "corpus", "build", "--cache", seed, "--site", "site"
        )
        assert (built.returncode, built.stderr) == (0, "")
        kept_names.append({path.name for path in (tmp_path / seed / "documents").iterdir()})
    assert kept_names[0] == kept_names[1] != set()


def test_equal_values_have_one_digest_however_they_were_made() -> None:
    """What one process reads shares strings that another has twice."""
    words = "".join(["第7", "/1号决议"])
    again = "".join(["第7", "/1号决议"])
    assert words is not again
    assert key_of([words, words]) == key_of([words, again])
    assert key_of([words, words]) != key_of([words])


def test_every_file_that_people_edit_is_in_the_key_of_the_corpus(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    before = corpus_key([corpus])
    assert before == corpus_key([corpus])
    folder = corpus / "documents" / "resolution"
    tables = [path for path in corpus.iterdir() if path.is_file() and path.name != WRITTEN]
    for path in (*tables, *(folder / name for name in OF_DOCUMENT if (folder / name).exists())):
        data = path.read_bytes()
        path.write_bytes(data + b"\n")
        assert corpus_key([corpus]) != before, path
        path.unlink()
        gone = corpus_key([corpus])
        assert gone != before, path
        os.mkfifo(path)
        assert corpus_key([corpus]) not in (before, gone), path
        path.unlink()
        path.write_bytes(data)
    with (corpus / WRITTEN).open("ab") as file:
        file.write(b"\n")
    assert corpus_key([corpus]) == before
    (folder / "print.pdf").write_bytes(b"")
    assert corpus_key([corpus]) != before
