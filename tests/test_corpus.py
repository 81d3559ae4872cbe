"""The first five documents: nothing lost, nothing renumbered, nothing reworded.

What is expected here was counted, looked up or typed while reading the sources. It never
comes from running the code.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from build_scripts.build import Assembled
from build_scripts.languages.variants import doubts
from build_scripts.model import Document, Library
from build_scripts.site.site import Site
from tests.faithful import squeeze
from tests.small_corpus import FIVE, OWN, TESTS

pytestmark = pytest.mark.corpus

Data: TypeAlias = dict[str, Any]

RENDERINGS = {"zh-Hans", "zh-Hant", "en"}

#: The sources as they were received, byte for byte.
DIGESTS = {
    "a-79-459": "52cd96284459d11bb3718e4505f2e7926b73ea2ef19b149f16f1d0c0ff4f19f4",
    "a-res-75-194": "84e521083c1f5265a7db12afeaa8186109fd77d5c583ccc897a012847f7402d4",
    "cosp-7": "cd7f05f9e338c63ae4a9b204f2fc30f380f38bbdffde07136d8f55654fc3f7e1",
    "cosp-wg2-2020-progress": "4f4002b1e55a9188c3cc8be9911ded3eeef73ae57d1ff91ae60b9c6d58b59ca0",
    "ga-s32-declaration": "a7d41dc745e8202c0f9745773625f9b501e1ced87c77085499d213aa347c6753",
}

#: What the printed pages hold: preambular paragraphs, operative or numbered ones, footnotes.
#: None: not counted unit by unit.
COUNTS: dict[str, tuple[int, int, int | None]] = {
    "a-res-75-194": (50, 67, 24),
    "ga-s32-declaration": (14, 86, 7),  # six numbered notes and a star
    "cosp-wg2-2020-progress": (0, 109, 1),  # a star
    "cosp-7-1": (22, 32, None),
    "cosp-7-2": (12, 19, None),
    "cosp-7-3": (11, 18, None),
    "cosp-7-4": (8, 5, None),
    "cosp-7-5": (11, 15, None),
    "cosp-7-6": (7, 23, None),
    "cosp-7-7": (14, 12, None),
    "cosp-7-8": (18, 14, None),
    "cosp-7-dec-1": (0, 0, None),
    "a-79-459": (0, 37, 2),
    "a-79-459-draft-1": (14, 27, 2),
    "a-79-459-draft-2": (9, 5, 9),
    "a-79-459-draft-3": (16, 12, 6),
    "a-79-459-draft-4": (24, 23, 11),
    "a-79-459-draft-5": (24, 29, 5),
    "a-79-459-draft-6": (71, 84, 39),
}
FOOTNOTES_OF_COSP_7 = 29

HAN_OR_WIDE = "[\u3400-\u9fff\u3000-\u303f\uff00-\uffef“”‘’—…]"
LAYOUT_SPACE = re.compile(rf"{HAN_OR_WIDE}\s|\s{HAN_OR_WIDE}|\s\s|^\s|\s$|[^\S ]")


@pytest.fixture(scope="module")
def texts(library: Library) -> dict[str, tuple[str, str]]:
    """The Simplified and the Traditional words of every title and place, by address."""
    found: dict[str, tuple[str, str]] = {}
    for unit in library.units.values():
        for address, place in [(unit.slug, unit.title)] + [
            (f"{unit.slug}#{place.id}", place) for place in unit.places
        ]:
            found[address] = place.words, place.text("zh-Hant").words
    return found


@pytest.fixture(scope="module")
def data(site: Site) -> dict[str, Any]:
    """The data files as an outsider reads them."""
    return {path: json.loads(data) for path, data in site.files.items() if path.endswith(".json")}


def readings(name: str) -> list[tuple[str, str]]:
    """The two columns of a table in `tests/readings`."""
    lines = (TESTS / "readings" / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(first, second) for first, second in rows]


def source_of(document: Document) -> str:
    return Path(document.entry.source_path).read_text(encoding="utf-8")


# Nothing lost.


@pytest.mark.parametrize("name", DIGESTS)
def test_source_is_the_one_that_was_received(name: str) -> None:
    for corpus in (OWN, FIVE):
        source = corpus / "documents" / name / "source.zh-Hans.txt"
        assert hashlib.sha256(source.read_bytes()).hexdigest() == DIGESTS[name]


def test_the_units_are_those_of_the_contract(library: Library) -> None:
    assert library.units.keys() == COUNTS.keys()


@pytest.mark.parametrize("slug", COUNTS)
def test_a_unit_has_the_paragraphs_of_its_printed_pages(library: Library, slug: str) -> None:
    unit = library.unit(slug)
    kinds = Counter(paragraph.kind for paragraph in unit.paragraphs)
    preambular, numbered, footnotes = COUNTS[slug]
    assert kinds["preambular"] == preambular
    assert kinds["operative"] + kinds["numbered"] == numbered
    if footnotes is not None:
        assert len(unit.footnotes) == footnotes


def test_the_footnotes_of_the_seventh_session_are_complete(library: Library) -> None:
    labels = [
        note.label
        for slug, unit in library.units.items()
        if slug.startswith("cosp-7-")
        for note in unit.footnotes
    ]
    assert labels == [str(number) for number in range(1, FOOTNOTES_OF_COSP_7 + 1)]


def test_the_decision_has_four_lettered_items(library: Library) -> None:
    items = [p for p in library.unit("cosp-7-dec-1").paragraphs if p.kind == "item"]
    assert [item.id for item in items] == ["op-a", "op-b", "op-c", "op-d"]
    assert {item.parent for item in items} == {None}


def test_ids_are_the_printed_numbers(library: Library) -> None:
    for unit in library.units.values():
        for paragraph in unit.paragraphs:
            if paragraph.kind in ("operative", "numbered"):
                prefix = "op" if paragraph.kind == "operative" else "p"
                number = re.sub(r"[.．]$", "", paragraph.label or "")
                assert paragraph.id == f"{prefix}{number}"
            if paragraph.kind == "item":
                assert paragraph.id.split("-")[-1] == (paragraph.label or "").strip("()")
                assert paragraph.id.rpartition("-")[0] == (paragraph.parent or "op")


def test_the_votes_are_those_of_the_printed_pages(library: Library) -> None:
    votes = library.unit("a-79-459").votes
    assert [(vote.id, vote.paragraph) for vote in votes] == [("vote-1", "p23"), ("vote-2", "p27")]
    counts = [(len(v.in_favour), len(v.against), len(v.abstaining)) for v in votes]
    assert counts == [(42, 98, 31), (120, 40, 19)]
    assert votes[0].in_favour[0] == "阿尔巴尼亚"
    assert votes[0].abstaining[-1] == "越南"
    assert [v for unit in library.units.values() for v in unit.votes] == list(votes)


@pytest.mark.parametrize(("address", "words"), readings("paragraphs.tsv"))
def test_a_paragraph_reads_as_a_person_reads_it(
    texts: dict[str, tuple[str, str]], address: str, words: str
) -> None:
    assert texts[address][0] == words


# Traditional script.


@pytest.mark.parametrize(("hans", "hant"), readings("traditional.tsv"))
def test_a_context_is_set_as_an_editor_sets_it(
    texts: dict[str, tuple[str, str]], hans: str, hant: str
) -> None:
    found = [
        traditional[match.start() : match.end()]
        for simplified, traditional in texts.values()
        for match in re.finditer(re.escape(hans), simplified)
    ]
    assert set(found) == {hant}


def test_known_words_decide_every_form(assembled: Assembled) -> None:
    assert doubts(assembled.library.units.values(), assembled.script) == []


# The glossary.


def test_the_glossary_is_made_from_the_documents(library: Library) -> None:
    assert len(library.terms) >= 150
    sources = "\n".join(squeeze(source_of(document)) for document in library.documents)
    unused = [f.hans for term in library.terms for f in term.forms if f.hans not in sources]
    assert unused == []


# The data beside the pages.


def test_the_index_lists_every_unit(data: dict[str, Any]) -> None:
    index = data["data/index.json"]["units"]
    assert {unit["slug"] for unit in index} == COUNTS.keys()
    for unit in index:
        assert unit.keys() >= {
            *("slug", "symbol", "kind", "title", "date", "body", "url", "document"),
        }
        assert unit["title"].keys() == RENDERINGS
        assert unit["url"] == {name: f"/{name}/{unit['slug']}/" for name in RENDERINGS}
        assert unit["symbol"] is None or isinstance(unit["symbol"], str)
        assert unit["date"] is None or re.fullmatch(r"\d{4}-\d{2}-\d{2}", unit["date"])


@pytest.mark.parametrize("slug", COUNTS)
def test_a_unit_is_had_as_data(data: dict[str, Any], slug: str) -> None:
    unit: Data = data[f"data/units/{slug}.json"]
    assert unit.keys() >= {
        *("slug", "symbol", "kind", "title", "document", "paragraphs", "footnotes", "votes"),
        "english",
    }
    assert unit["slug"] == slug
    assert unit["english"] in ("official", "working translation", None)
    notes = {note["id"] for note in unit["footnotes"]}
    terms = {term["id"] for term in data["data/glossary.json"]}
    seen: set[str | None] = {None}
    for paragraph in unit["paragraphs"]:
        assert_paragraph(paragraph, unit["english"])
        assert paragraph["parent"] in seen
        seen.add(paragraph["id"])
        assert set(paragraph["footnotes"]) <= notes
        assert set(paragraph["terms"]) <= terms
    for note in unit["footnotes"]:
        assert note.keys() >= {"id", "label", "text"}
        assert_text(note["text"], unit["english"])


def assert_paragraph(paragraph: Data, english: str | None) -> None:
    assert paragraph.keys() >= {
        *("id", "kind", "label", "parent", "text", "verb", "footnotes", "citations", "terms"),
    }
    assert paragraph["kind"] in (
        *("preambular", "operative", "numbered", "item", "heading", "plain"),
    )
    assert paragraph["label"] is None or isinstance(paragraph["label"], str)
    assert isinstance(paragraph["verb"], dict | None)
    assert all(citation.keys() >= {"text", "target"} for citation in paragraph["citations"])
    assert_text(paragraph["text"], english)


def assert_text(text: Data, english: str | None) -> None:
    """The words in each rendering: no footnote marks, no spaces of the layout."""
    assert text.keys() == RENDERINGS
    for name in ("zh-Hans", "zh-Hant"):
        assert text[name]
        assert not LAYOUT_SPACE.search(text[name]), text[name]
    assert bool(text["en"]) == bool(english)
    assert not any("[^" in words for words in text.values() if words)


def test_the_data_of_the_votes_adds_up(data: dict[str, Any]) -> None:
    votes = data["data/units/a-79-459.json"]["votes"]
    assert [vote["counts"] for vote in votes] == [
        {"in_favour": 42, "against": 98, "abstaining": 31},
        {"in_favour": 120, "against": 40, "abstaining": 19},
    ]
    for vote in votes:
        assert vote.keys() >= {"id", "paragraph", "question", "counts", "voters"}
        assert vote["question"].keys() == RENDERINGS
        assert {name: len(voters) for name, voters in vote["voters"].items()} == vote["counts"]
        voters = [voter for names in vote["voters"].values() for voter in names]
        assert len(set(voters)) == len(voters)
        assert all(re.fullmatch("[A-Z]{3}", voter) for voter in voters)
    assert {"MLI", "IRN", "KGZ"} <= set(votes[0]["voters"]["against"])
    assert {"NLD", "GBR", "KOR"} <= set(votes[0]["voters"]["in_favour"])


def test_the_data_of_the_glossary_leads_to_the_paragraphs(data: dict[str, Any]) -> None:
    mentions = {
        (term["id"], place["unit"], place["paragraph"])
        for term in data["data/glossary.json"]
        for place in term["occurrences"]
        if not place["paragraph"].startswith("fn")
    }
    marked = {
        (term, slug, paragraph["id"])
        for slug in COUNTS
        for paragraph in data[f"data/units/{slug}.json"]["paragraphs"]
        for term in paragraph["terms"]
    }
    assert mentions == marked
    for term in data["data/glossary.json"]:
        assert term.keys() >= {*RENDERINGS, "id", "abbreviations", "definition", "occurrences"}
        assert term["definition"].keys() == RENDERINGS
        assert term["occurrences"]


def test_the_data_says_which_adverbs_belong_to_a_verb(data: dict[str, Any]) -> None:
    paragraphs = {p["id"]: p for p in data["data/units/a-res-75-194.json"]["paragraphs"]}
    assert paragraphs["pp25"]["verb"]["zh-Hans"] == "赞赏地注意到"
    assert paragraphs["pp25"]["verb"]["zh-Hant"] == "讚賞地注意到"
    assert paragraphs["op7"]["verb"]["zh-Hans"] == "又赞赏地注意到"
    assert paragraphs["opening"]["verb"] is None
