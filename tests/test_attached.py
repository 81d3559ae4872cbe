"""The official text of a unit that the corpus has already stands beside it, place by place.

The files in `attached/` have the shape of the United Nations' own and were made for the tests.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace as replace_values
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from build_scripts.build import Assembled, assemble
from build_scripts.importing.documents import Imported, import_texts
from build_scripts.model import (
    RENDERINGS,
    AttachedText,
    Library,
    Place,
    Rendering,
    Text,
    Unit,
)
from build_scripts.pages.files import build_site, site_of
from build_scripts.pages.keys import FileKeys
from build_scripts.problems import Problem
from build_scripts.site.docs import Docs
from build_scripts.site.settings import Settings
from build_scripts.subjects.official.force import Force
from tests.small_corpus import TESTS, copy_corpus, replace

GIVEN = TESTS / "attached"


class TwoCorpora:
    """The small corpus, and beside it a folder into which official texts are imported."""

    def __init__(self, folder: Path) -> None:
        self.corpus, self.into = copy_corpus(folder / "corpus"), folder / "official"
        replace(self.corpus / "bodies.yaml", "- id: assembly\n", "- id: assembly\n  akn: un-ga\n")
        replace(
            self.corpus / "documents/declaration/document.yaml",
            "source: A/RES/S-2/1",
            "later: A/RES/S-2/1, later_date: 2021-06-02, source: A/RES/S-2/1",
        )

    def imported(self, given: Path = GIVEN) -> Imported:
        return import_texts([given], self.into, self.corpus)

    def assembled(self) -> Assembled:
        return assemble(self.corpus, others=[self.into])


@pytest.fixture
def corpora(tmp_path: Path) -> TwoCorpora:
    return TwoCorpora(tmp_path)


def answered(text: AttachedText) -> dict[str, str]:
    return {id: place.id for id, place in text.answers.items()}


def shown(problems: tuple[Problem, ...]) -> set[str]:
    return {f"{found.code} {found.value('unit')} {found.value('words')}" for found in problems}


def test_a_text_that_the_corpus_has_is_attached_to_it(corpora: TwoCorpora) -> None:
    """The resolution by its symbol; the draft and the declaration by what they became."""
    imported = corpora.imported()
    assert (imported.documents, imported.problems) == ([], [])
    assert imported.attached == ["a-res-s-2-1", "a-res-1-2", "a-res-1-9"]
    kept = corpora.into / "attached" / "a-res-1-2"
    for name, given in (("source.zh-Hans.xml", "C"), ("source.en.xml", "E")):
        assert (kept / name).read_bytes() == (GIVEN / f"A_RES_1_2-{given}.xml").read_bytes()

    assembled = corpora.assembled()
    library = assembled.library
    assert list(library.attached) == ["a-res-1-2", "a-1-3-draft-1", "declaration"]
    assert "a-res-1-9" not in library.units
    assert library.unit("a-res-1-2").english == "working translation"
    assert [published for _, published in assembled.imported] == [()]
    assert shown(assembled.warnings) == {"ATTACHED_ALONE a-res-1-2 3.请秘书长提出报告。"}


def test_places_answer_each_other_by_what_both_print(corpora: TwoCorpora) -> None:
    corpora.imported()
    attached = corpora.assembled().library.attached
    numbered = {"op1", "op2", "op2-a", "op2-b", "fn1", "fn2"}
    unnumbered = {"opening", "pp1", "pp2", "signoff-1", "signoff-2"}
    there = answered(attached["a-res-1-2"])
    assert there.keys() == numbered | unnumbered
    assert {id: there[id] for id in numbered} == {id: id for id in numbered}
    # The file has the meeting above the day.
    assert there["signoff-1"] == "signoff-2"
    declaration = answered(attached["declaration"])
    assert {id: there for id, there in declaration.items() if id != "pp1"} == {
        "sec-1": "annex-sec-1", "p1": "annex-p1", "p2": "annex-p2", "fn1": "fn1",
    }  # fmt: skip
    assert attached["declaration"].missing == attached["declaration"].alone == ()


def test_it_is_known_where_the_texts_differ(corpora: TwoCorpora) -> None:
    corpora.imported()
    text = corpora.assembled().library.attached["a-res-1-2"]
    # The slip 努力努力 and the mark at the end; the verb of paragraph 2.
    assert text.differing == ("op2-b",)
    (one,) = text.force["op2"]
    assert one.official and one.working
    assert (one.official.verb, one.working.verb) == ("requests", "urges")
    assert list(text.force) == ["op2"]
    assert [place.id for place in text.alone] == ["op3"]


def test_a_paragraph_of_the_same_number_may_be_another(corpora: TwoCorpora) -> None:
    corpora.imported()
    path = corpora.into / "attached/a-res-1-2/source.zh-Hans.xml"
    replace(path, "继续追回资产；", "培训各级法官；")
    assembled = corpora.assembled()
    assert "op2-a" not in assembled.library.attached["a-res-1-2"].answers
    assert {
        "ATTACHED_MISSING a-res-1-2 (a)继续追回资产；",
        "ATTACHED_ALONE a-res-1-2 (a)培训各级法官；",
    } < shown(assembled.warnings)


def test_of_several_without_a_number_only_what_is_sure_answers(corpora: TwoCorpora) -> None:
    """One more paragraph stands in the preamble: equal words tell, and nothing else does."""
    corpora.imported()
    path = corpora.into / "attached/a-res-1-2/source.zh-Hans.xml"
    first = '      <container name="preambular"><p><span class="bold">铭记'
    replace(path, first, f"{first}</span>需要的措施，</p></container>\n{first}")
    replace(path, "需要的各项措施，", "需要的诸种措施，")
    assembled = corpora.assembled()
    there = answered(assembled.library.attached["a-res-1-2"])
    assert there["pp1"] == "pp1"
    assert "pp2" not in there


def test_with_the_corpus_alone_nothing_is_attached(corpora: TwoCorpora) -> None:
    corpora.imported()
    assert assemble(corpora.corpus).library.attached == {}


@pytest.mark.parametrize(
    ("official", "working", "pairs"),
    [
        ("Invites States to report;", "Requests States to report;", [("invites", "requests")]),
        ("Also urges States;", "Calls once again upon States;", [("urges", "calls upon")]),
        (
            "Calls upon it, and urges it;",
            "Urges it, and urges it;",
            [("calls upon", "urges")],
        ),
        ("Calls upon States;", "Reiterates; calls upon States;", []),
        ("Notes the calls, and invites it;", "Notes the calls;", [("invites", None)]),
        ("Takes note of all requests;", "Notes with interest;", []),
        ("Welcomes it, and further requests it;", "Welcomes it, and requests it;", []),
    ],
)
def test_force_is_that_of_the_verbs_that_ask(
    small: Assembled, official: str, working: str, pairs: list[tuple[str | None, str | None]]
) -> None:
    listed = {form.operative: form for form in small.library.verbs.values()}
    asks = listed["Requests"]
    added = [
        type(asks)(english, "", "", None, english, (), 0, asks=True, base=english)
        for english in ("Invites", "Calls upon")
    ]
    found = Force([*listed.values(), *added]).differences(official, working)
    assert [
        (one.official and one.official.verb, one.working and one.working.verb) for one in found
    ] == pairs


# What pages and data say of it.


class Built:
    """The site of both corpora, and that of the first alone."""

    def __init__(self, corpora: TwoCorpora, docs: Docs) -> None:
        corpora.imported()
        both, alone = corpora.assembled(), assemble(corpora.corpus)
        self.both = build_site(both.library, both.published, docs, Settings())
        self.alone = build_site(alone.library, alone.published, docs, Settings())

    def page(self, rendering: Rendering, slug: str) -> str:
        return self.both[f"{rendering}/{slug}/index.html"].decode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, docs: Docs) -> Built:
    return Built(TwoCorpora(tmp_path_factory.mktemp("attached")), docs)


def ids(page: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', page)


def paragraph(page: str, id: str) -> str:
    """A paragraph of a page, with what stands behind it."""
    return re.split(r'<div class="p |</div>\n</div>', page.partition(f' id="{id}">')[2])[0]


def test_the_english_page_has_both_the_authentic_one_first(built: Built) -> None:
    page = built.page("en", "a-res-1-2")
    shown = paragraph(page, "pp1")
    official, working = "in which it is provided that", "under which the"
    assert 0 < shown.index('data-from="Official text"') < shown.index(official)
    assert shown.index(official) < shown.index('data-from="Working translation"')
    assert shown.index('data-from="Working translation"') < shown.index(working)
    # Two that are the same stand once.
    assert paragraph(page, "op2-a").count("To continue") == 1
    assert [name for name in ("official", "working", "both") if f'data-english="{name}"' in page]


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_addresses_are_those_of_the_page_without_it(built: Built, rendering: Rendering) -> None:
    for slug in ("a-res-1-2", "declaration", "a-1-3-draft-1"):
        page = built.page(rendering, slug)
        alone = built.alone[f"{rendering}/{slug}/index.html"].decode()
        assert len(ids(page)) == len(set(ids(page)))
        assert set(ids(page)) - set(ids(alone)) <= {"englishes-name", "official-op3"}
        assert set(ids(alone)) <= set(ids(page))
        targets = set(re.findall(r'href="#([^"]+)"', page))
        assert targets <= {*ids(page), "main"}


@pytest.mark.parametrize(
    ("rendering", "said"),
    [
        ("zh-Hans", "正式英文用“requests”，工作译文用“urges”。"),
        ("zh-Hant", "正式英文用「requests」，工作譯文用「urges」。"),
        ("en", "the official text has “requests”, the working translation “urges”."),
    ],
)
def test_other_force_is_marked_and_said(built: Built, rendering: Rendering, said: str) -> None:
    shown = paragraph(built.page(rendering, "a-res-1-2"), "op2")
    assert re.findall(r'<mark class="force">(\w+)</mark>', shown) == ["Requests", "Urges"]
    assert said in shown


@pytest.mark.parametrize(("rendering", "back"), [("zh-Hans", "返还资产"), ("zh-Hant", "返還資產")])
def test_other_chinese_is_marked(built: Built, rendering: Rendering, back: str) -> None:
    shown = paragraph(built.page(rendering, "a-res-1-2"), "op2-b")
    assert f"<del>努力</del>努力{back}<del>。</del><ins>；</ins>" in shown


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_the_head_lists_where_the_texts_differ(built: Built, rendering: Rendering) -> None:
    page = built.page(rendering, "a-res-1-2")
    head = page.partition('class="beside-official"')[2].partition("</details>")[0]
    assert re.findall(r'<a href="\.\./a-res-1-2/#([\w-]+)"', head) == ["op2", "op2-b"]
    words = "Requests the Secretary-General to report." if rendering == "en" else "提出"
    assert words in head.partition('id="official-op3"')[2]


def test_a_unit_without_english_has_the_official_one(built: Built) -> None:
    page = built.page("en", "a-1-3-draft-1")
    assert "Requests</span> the Secretary-General to report." in page
    assert "English: official text of the United Nations." in page
    assert "data-english" not in page
    data = json.loads(built.both["data/units/a-1-3-draft-1.json"])
    assert data["english"] == "official"


def test_the_data_have_it_in_a_file_of_its_own(built: Built) -> None:
    path = "data/official/a-res-1-2.json"
    data = json.loads(built.both[path])
    schema = json.loads(built.both["data/schema/official.schema.json"])
    for shape in schema["$defs"].values():
        shape["additionalProperties"] = False
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    places = {place["paragraph"]: place for place in data["places"]}
    assert places["op2"]["force"] == [{"official": "requests", "working": "urges"}]
    assert [id for id, place in places.items() if not place["same_chinese"]] == ["op2-b"]
    assert [(one["official"], one["label"]) for one in data["alone"]] == [("op3", "3.")]
    # What the unit itself says stays.
    assert built.both["data/units/a-res-1-2.json"] == built.alone["data/units/a-res-1-2.json"]


def test_without_official_texts_nothing_speaks_of_them(built: Built) -> None:
    both, alone = (
        {re.sub(r"^assets/[0-9a-f]{8}/", "assets/", path) for path in site}
        for site in (built.both, built.alone)
    )
    new = both - alone
    assert {path for path in new if not path.startswith("search/")} == {
        *("assets/official.css", "assets/official.js", "data/schema/official.schema.json"),
        *(f"data/official/{n}.json" for n in ("a-res-1-2", "a-1-3-draft-1", "declaration")),
        # These two have no English of their own.
        *("data/akn/a-1-3-draft-1.eng.xml", "data/akn/declaration.eng.xml"),
    }
    assert not any(b"official.css" in built.alone[path] for path in built.alone)


def test_a_page_that_compares_words_is_made_again_where_others_are_words(
    corpora: TwoCorpora, docs: Docs
) -> None:
    corpora.imported()
    assembled = corpora.assembled()
    keys = {one.entry.name: "read" for one in assembled.library.documents}

    def of_units(library: Library) -> dict[str, str]:
        found = FileKeys(site_of(library, assembled.published, docs, Settings(), keys))
        return {slug: found.of_unit(slug) for slug in ("a-res-1-2", "a-1-3")}

    def with_more(more: str) -> Library:
        def longer(place: Place, unit: Unit | None) -> Place:
            at = unit and unit.slug, place.id
            words = place.source.words + more * (at == ("a-1-3-draft-1", "op1"))
            return place.with_text("zh-Hans", Text(words))

        documents = tuple(one.with_places(longer) for one in assembled.library.documents)
        return replace_values(assembled.library, documents=documents)

    before, same, after = map(of_units, map(with_more, ("", "鬚眉", "鬚眉鬚眉鬚眉")))
    assert before == same
    assert {slug for slug, key in after.items() if key != before[slug]} == {"a-res-1-2"}
