"""The official text of a unit that the corpus has already stands beside it, place by place.

The files in `attached/` have the shape of the United Nations' own and were made for the tests.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.build import Assembled, assemble
from build_scripts.importing.documents import Imported, import_texts
from build_scripts.model import AttachedText
from build_scripts.problems import Problem
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
