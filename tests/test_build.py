"""Building a site: a failure changes nothing, sources stay text, old addresses lead on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.build import assemble
from build_scripts.corpus.published import read_published, record
from build_scripts.publish import mkdocs as publisher
from tests.bench_plain import enlarge
from tests.site import pages, read_html
from tests.small_corpus import ROOT, copy_corpus, replace, run, say

RENDERINGS = ("zh-Hans", "zh-Hant", "en")
HOSTILE = "<script>alert(1)</script>"


def build(corpus: Path, site: Path) -> Path:
    """The site of a corpus, built without a process of its own."""
    publisher.publish(assemble(corpus), ROOT / "mkdocs.yml", site)
    return site


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# The last good site.


def test_a_build_that_is_refused_leaves_the_site_and_the_corpus_alone(tmp_path: Path) -> None:
    corpus, site = copy_corpus(tmp_path / "corpus"), tmp_path / "site"
    arguments = ("--quiet", "--corpus", "corpus", "build", "--site", str(site), "--cache", "cache")
    built = run(tmp_path, *arguments)
    assert (built.returncode, built.stderr) == (0, "")
    replace(corpus / "documents/resolution/source.zh-Hans.txt", " 2. 促请", " 3. 促请")
    before, corpus_before = files(site), files(corpus)
    refused = say(tmp_path, *arguments)
    assert refused.returncode == 1
    assert " NUMBERING_GAP " in refused.stderr
    assert "Traceback" not in refused.stderr
    assert files(site) == before
    assert files(corpus) == corpus_before


def test_a_publisher_that_fails_leaves_the_last_good_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    site = build(corpus, tmp_path / "site")
    before = files(site)

    def fail(_: object) -> dict[str, str]:
        raise OSError("no space left on device")

    monkeypatch.setattr(publisher, "mkdocs_build", fail)
    with pytest.raises(OSError, match="no space"):
        build(corpus, site)
    assert files(site) == before


def test_a_site_may_be_given_as_seen_from_where_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    for name in ("mkdocs.yml", "docs", "build_scripts", "corpus"):
        (project / name).symlink_to(ROOT / name)
    assembled = assemble(copy_corpus(tmp_path / "corpus"))
    monkeypatch.chdir(tmp_path)
    publisher.publish(assembled, project / "mkdocs.yml", Path("site"))
    assert (tmp_path / "site" / "index.html").exists()


def test_the_same_corpus_gives_the_same_site(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    first, second = build(corpus, tmp_path / "first"), build(corpus, tmp_path / "second")

    def without_packed(site: Path) -> dict[str, bytes]:
        return {name: data for name, data in files(site).items() if not name.endswith(".gz")}

    assert without_packed(first) == without_packed(second)


def test_the_order_of_sets_is_no_part_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_corpus(tmp_path / "corpus")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        command = ("build", "--site", seed, "--cache", f"cache-{seed}")
        built = run(tmp_path, "--quiet", "--corpus", "corpus", *command)
        assert (built.returncode, built.stderr) == (0, "")
    assert files(tmp_path / "1") == files(tmp_path / "2")


# Sources are text.


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site whose texts are full of markup: titles, paragraphs, items, footnotes, a link."""
    folder = tmp_path_factory.mktemp("hostile")
    corpus = copy_corpus(folder / "corpus")
    document = corpus / "documents/resolution"
    source, english = document / "source.zh-Hans.txt", document / "en.yaml"
    replace(english, "The work of asset recovery", f"The work {HOSTILE}")
    replace(english, "measures that are needed", f"measures <img src=x> needed {HOSTILE}")
    replace(english, "To continue asset recovery", f"{HOSTILE} To continue asset recovery")
    replace(english, "Treaty Series", f"<img src=x onerror=alert(1)>{HOSTILE}")
    replace(document / "document.yaml", "title: 追回资产的工作\n", f"title: 工作{HOSTILE}\n")
    replace(source, "追回资产的工作", f"工作{HOSTILE}")
    replace(source, "需要的各项", f'<b onclick="alert(1)">需要</b>&lt;{HOSTILE}')
    replace(source, "(a) 继续", f"(a) {HOSTILE}继续")
    replace(source, "《条约汇编》", f"<img src=x onerror=alert(1)>{HOSTILE}")
    replace(
        source, "见第 1/1 号决议。\n", f"见第 1/1 号决议。\n\nhttps://example.org/\"'>{HOSTILE}\n"
    )
    replace(corpus / "documents/report/source.zh-Hans.txt", "没有通过", f"没有{HOSTILE}通过")
    yield build(corpus, folder / "site")


def html_of(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
    }


def test_markup_of_a_source_is_shown_and_not_obeyed(hostile: Path) -> None:
    for name, html in html_of(hostile).items():
        body = html.partition("<body")[2]
        assert "<script>alert" not in body, name
        assert "<img" not in body, name
        assert "<b onclick" not in body, name
    for rendering in RENDERINGS:
        page = html_of(hostile)[f"{rendering}/a-res-1-2/index.html"]
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "&amp;lt;" in page


def test_markup_of_a_source_ends_no_script(hostile: Path) -> None:
    scripts = [*(hostile / "search").rglob("*.js"), *(hostile / "assets").glob("glossary.*.js")]
    said = [path.read_text(encoding="utf-8") for path in scripts]
    assert any("script>alert(1)" in script for script in said)
    assert [script for script in said if "</" in script] == []


def test_markup_of_a_title_is_shown_and_not_obeyed_in_the_head(hostile: Path) -> None:
    for name, html in html_of(hostile).items():
        head = html.partition("<body")[0]
        assert "<script>alert" not in head, name


def test_a_quotation_mark_of_a_link_ends_no_attribute(hostile: Path) -> None:
    links = read_html(hostile / "zh-Hans/documents/index.html").links
    assert f"https://example.org/\"'>{HOSTILE}" in links


# Titles.


@pytest.fixture(scope="module")
def marked_title(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a resolution whose title has a footnote mark."""
    folder = tmp_path_factory.mktemp("title")
    corpus = copy_corpus(folder / "corpus")
    document = corpus / "documents/resolution"
    (document / "en.yaml").unlink()
    replace(document / "document.yaml", "    title: 追回资产的工作", "    title: 《公约》的工作")
    replace(document / "source.zh-Hans.txt", "追回资产的工作", "《公约》1 的工作")
    site = build(corpus, folder / "site")
    return (site / "zh-Hans/a-res-1-2/index.html").read_text(encoding="utf-8")


def test_a_mark_in_a_title_is_one_of_the_marks_of_the_page(marked_title: str) -> None:
    body = marked_title.partition("<body")[2]
    assert body.count('id="fnref1"') == 1
    assert body.count('id="fnref1-2"') == 1
    assert 'href="#fnref1"' in body


def test_the_description_of_a_page_is_plain_words(marked_title: str) -> None:
    assert '<meta name="description" content="《公约》的工作">' in marked_title


# Addresses.


def test_new_addresses_are_added_and_old_ones_stay(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    path = corpus / "published-ids.txt"
    before = path.read_text(encoding="utf-8")
    source = corpus / "documents/report/source.zh-Hans.txt"
    replace(source, "2. 委员会进行", "2. 委员会开会。\n\n3. 委员会进行")
    replace(source, "3. 委员会建议", "4. 委员会建议")
    assembled = assemble(corpus)
    assert record(assembled.published, list(assembled.present)) == 1
    assert path.read_text(encoding="utf-8") == f"{before}a-1-3#p4\n"
    assert record(read_published(path, []), list(assembled.present)) == 0


def test_a_list_without_a_last_line_feed_is_not_spoilt(tmp_path: Path) -> None:
    path = tmp_path / "published-ids.txt"
    path.write_text("a-1-3#p1", encoding="utf-8")
    record(read_published(path, []), ["a-1-3#p1", "a-1-3#p2"])
    assert path.read_text(encoding="utf-8") == "a-1-3#p1\na-1-3#p2\n"


#: Lines for `published-ids.txt` and the pages that the old addresses belong on.
REDIRECTS = {
    "a-res-1-2#op9 -> op2-b": "a-res-1-2",
    "a-res-1-2#fn9 -> fn1": "a-res-1-2",
    "a-res-1-2#fnref9 -> fnref1": "a-res-1-2",
    "a-1-3#vote-9 -> vote-1": "a-1-3",
    "glossary#recovery -> asset-recovery": "glossary",
}


@pytest.fixture(scope="module")
def redirected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with old addresses of all kinds."""
    folder = tmp_path_factory.mktemp("redirected")
    corpus = copy_corpus(folder / "corpus")
    with (corpus / "published-ids.txt").open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in REDIRECTS)
    return build(corpus, folder / "site")


@pytest.mark.parametrize("line", REDIRECTS)
def test_an_old_address_leads_to_the_new_one(redirected: Path, line: str) -> None:
    """From the page that it belongs on, and from no other."""
    old = line.partition("#")[2].partition(" ")[0]
    for address, page in pages(redirected):
        assert page.ids.count(old) == address.endswith(f"/{REDIRECTS[line]}/"), address


def test_the_page_of_a_term_that_has_another_name_leads_on(redirected: Path) -> None:
    for rendering in RENDERINGS:
        page = read_html(redirected / rendering / "glossary/recovery/index.html")
        assert page.links == ["../asset-recovery/"]
        assert all(
            (redirected / rendering / "glossary/recovery" / name.partition("?")[0]).exists()
            for name in page.loads
        )


@pytest.mark.corpus
def test_the_corpus_of_the_benchmark_can_be_built(tmp_path: Path) -> None:
    library = assemble(enlarge(ROOT / "corpus", tmp_path / "corpus", 2), processes=0).library
    assert {f"x2-{slug}" for slug in library.units if not slug.startswith("x2-")} == {
        slug for slug in library.units if slug.startswith("x2-")
    }
