"""Official texts in XML are made documents like any other, and no file does any harm.

Small files made for the purpose stand in `given/`. Where the United Nations' own files are at
hand (`OFFICIAL_XML`), a whole session is imported and held against them, word by word.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import warnings
import zipfile
from pathlib import Path

import pytest

from build_scripts.build import assemble
from build_scripts.corpus.documents import read_document_entry
from build_scripts.data.units import unit_value
from build_scripts.importing import files
from build_scripts.importing.documents import Imported, import_texts
from build_scripts.languages.english import read_english
from build_scripts.model import Rendering, Text
from build_scripts.parse import elements
from build_scripts.problems import Problem, Refused
from build_scripts.publish.mkdocs import publish
from build_scripts.reader import read_document
from build_scripts.subjects.citations.index import CitationIndex
from tests.mutator import mutate
from tests.official import Resolution, read_official
from tests.read_back import differences
from tests.small_corpus import OWN, ROOT, TESTS, copy_corpus, replace, same_files, say
from tests.test_official import FOLDER

GIVEN = TESTS / "given"
CHINESE = GIVEN / "Chinese" / "A_RES_1_4-100C.xml"
ENGLISH = GIVEN / "English" / "A_RES_1_4-100E_Reissue.xml"
#: What is read of the pair: id, label, the words in both languages.
READ = """\
opening|None|大会，|The General Assembly,
pp1|None|回顾其2001年12月10日第1/2号决议，|Recalling its resolution 1/2 of 10 December 2001,
pp2|None|注意到秘书长的报告以及有关建议，|Taking note of the report of the Secretary-General and \
the “related” recommendations,
op1|1.|鼓励各国保存档案，为此：|Encourages States to keep archives, and to that end:
op1-a|(a)|培训人员；|To train staff;
op1-b|(b)|编制目录；|To make catalogues;
sec-1|None|后续行动|Follow-up
op2|2.|请秘书长提出报告。|Requests the Secretary-General to report.
signoff-1|None|第42次全体会议|42nd plenary meeting
signoff-2|None|2021年12月9日|9 December 2021
annex|附件|馆藏|Holdings
annex-p1|1.|馆藏如下：|The holdings are:
annex-table-1|None|年份 卷数 2001 12|Year Volumes 2001 12
fn1|1|A/1/100 & Add.1。|A/1/100 & Add.1.
fn2|2|《正式记录》，补编第3号。|Official Records, Supplement No. 3."""
ROUNDS = int(os.environ.get("XML_ROUNDS", "120"))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The small corpus; its assembly has the name that the files give their author."""
    folder = copy_corpus(tmp_path / "corpus")
    replace(folder / "bodies.yaml", "- id: assembly\n", "- id: assembly\n  akn: un-ga\n")
    return folder


def imported_from(corpus: Path, *given: Path, leave_out: bool = False) -> Imported:
    return import_texts(given, corpus.with_name("imported"), corpus, leave_out)


def codes(problems: list[Problem] | tuple[Problem, ...]) -> set[str]:
    return {problem.key for problem in problems}


def test_a_pair_becomes_a_document_like_any_other(corpus: Path) -> None:
    imported = imported_from(corpus, GIVEN)
    assert (imported.documents, imported.pairs) == (["a-res-1-4", "a-res-1-5-a-b"], 2)
    assert imported.problems == []
    folder = corpus.with_name("imported") / "documents" / "a-res-1-4"
    assert (folder / "source.zh-Hans.xml").read_bytes() == CHINESE.read_bytes()
    assert (folder / "source.en.xml").read_bytes() == ENGLISH.read_bytes()

    library = assemble(corpus, others=[corpus.with_name("imported")]).library
    unit = library.unit("a-res-1-4")
    assert unit.english == "official"
    there = [
        "|".join((place.id, str(place.label), *map(_on_one_line, (place.source, place.text("en")))))
        for place in unit.places
    ]
    assert there == READ.split("\n")
    verbs = [place.text("en").at(mark) for place in unit.places if (mark := place.text("en").verb)]
    assert verbs == ["Recalling", "Taking note", "Encourages", "Requests"]
    annex = unit.paragraph("annex")
    assert annex is not None
    assert annex.label_in("en") == "Annex"
    assert [mark.note_id for mark in unit.notes] == ["fn1", "fn2"]


def _on_one_line(text: Text) -> str:
    return " ".join(text.words.split())


def test_what_the_files_state_of_a_text_is_known(corpus: Path) -> None:
    imported_from(corpus, GIVEN)
    library = assemble(corpus, others=[corpus.with_name("imported")]).library
    unit = library.unit("a-res-1-4")
    entry, proceedings, status = unit.document, unit.entry.proceedings, unit.entry.status
    assert (entry.symbol, entry.body, entry.agenda_item) == ("A/RES/1/4", "assembly", "7")
    assert entry.session == {
        "zh-Hans": "第一届会议",
        "zh-Hant": "第一屆會議",
        "en": "First session",
    }
    assert status is not None
    assert (status.how, status.date, status.meeting, status.count, status.source) == (
        "adopted by a recorded vote", "2021-12-09", "42", "2-1-1", "A/1/PV.42",
    )  # fmt: skip
    assert proceedings is not None
    assert (proceedings.draft, proceedings.sponsors) == ("A/1/L.14", ("PERU", "MALI"))
    assert (proceedings.later_sponsors, proceedings.subjects) == (
        ("FRANCE",), ("ARCHIVES", "TRAINING"),
    )  # fmt: skip
    data = unit_value(library, unit, CitationIndex(library))
    assert data["votes"][0]["voters"] == {
        "in_favour": ["CHN", "MLI"], "against": ["PER"], "abstaining": ["FRA"],
    }  # fmt: skip
    assert data["votes"][0]["counts"] == {"in_favour": 2, "against": 1, "abstaining": 1}
    assert data["proceedings"] == {
        "draft": "A/1/L.14",
        "committee": "Without reference to a Main Committee",
        "sponsors": ["PERU", "MALI"],
        "later_sponsors": ["FRANCE"],
        "subjects": ["ARCHIVES", "TRAINING"],
    }
    assert data["document"]["origin"] is not None
    assert {alias["eid"]: alias["id"] for alias in data["aliases"]} == {
        "container_2": "pp1", "container_3": "pp2", "para_7": "op1", "para_8": "op1-a",
        "para_9": "op1-b", "para_10": "sec-1", "para_11": "op2",
    }  # fmt: skip
    parts = [library.unit(f"a-res-1-5-{letter}") for letter in "ab"]
    assert [part.designations["en"] for part in parts] == ["A", "B"]
    assert [part.title.words for part in parts] == ["信息", "信息"]
    assert [len(part.footnotes) for part in parts] == [1, 1]


def test_a_page_says_where_its_text_comes_from(corpus: Path, tmp_path: Path) -> None:
    imported_from(corpus, GIVEN)
    assembled = assemble(corpus, others=[corpus.with_name("imported")])
    publish(assembled, ROOT / "mkdocs.yml", tmp_path / "site")
    page = (tmp_path / "site" / "en" / "a-res-1-4" / "index.html").read_text(encoding="utf-8")
    assert "https://github.com/UNxml/GAresolutions" in page
    assert "the United Nations must be acknowledged as the source" in page
    assert "China, Mali" in page
    own = (tmp_path / "site" / "en" / "a-res-1-2" / "index.html").read_text(encoding="utf-8")
    assert "UNxml" not in own
    published, present = assembled.imported[0]
    assert published.path.parent == corpus.with_name("imported")
    assert "a-res-1-4#op1-b" in present
    assert not any(address.startswith("a-res-1-4") for address in assembled.present)


def test_sponsors_have_their_names_in_the_rendering(corpus: Path, tmp_path: Path) -> None:
    """The record names Peru and Mali in English capitals; a subject stays as it is."""
    imported_from(corpus, GIVEN)
    assembled = assemble(corpus, others=[corpus.with_name("imported")])
    publish(assembled, ROOT / "mkdocs.yml", tmp_path / "site")
    for rendering, names in (
        ("zh-Hans", ("秘鲁", "马里")),
        ("zh-Hant", ("秘魯", "馬里")),
        ("en", ("Peru", "Mali")),
    ):
        page = (tmp_path / "site" / rendering / "a-res-1-4/index.html").read_text(encoding="utf-8")
        sponsors = "; ".join(f'<span lang="{rendering}">{name}</span>' for name in names)
        assert f"<dd>{sponsors}</dd>" in page
        assert '<span lang="en">ARCHIVES</span>' in page


def test_a_title_may_be_marked_with_a_footnote(corpus: Path, tmp_path: Path) -> None:
    given = Path(shutil.copytree(GIVEN, tmp_path / "given"))
    note = '<authorialNote marker="*" placement="bottom"><p>{}</p></authorialNote>'
    for path, title, words in (
        (given / CHINESE.relative_to(GIVEN), "档案的保存", "重新印发。"),
        (given / ENGLISH.relative_to(GIVEN), "The keeping of archives", "Reissued."),
    ):
        replace(path, title, f"{title}{note.format(words)}")
    imported_from(corpus, given)
    unit = assemble(corpus, others=[corpus.with_name("imported")]).library.unit("a-res-1-4")
    assert unit.title.text("en").words == "The keeping of archives"
    both: tuple[Rendering, ...] = ("zh-Hans", "en")
    for rendering in both:
        assert [mark.id for mark in unit.title.text(rendering).notes] == ["fnref-star"]
    notes = {note.id: note.text("en").words for note in unit.footnotes}
    assert notes["fn-star"] == "Reissued."


def test_an_imported_document_is_looked_at_like_any_other(corpus: Path) -> None:
    imported_from(corpus, GIVEN)
    several = ("--quiet", "--language", "en", "--corpus", ".", "--corpus", "../imported")
    read = say(corpus, *several, "read", "a-res-1-4").stdout
    assert re.search(r"^ +\d+  op1-b, markup .*\(b\)\t编制目录；", read, re.MULTILINE)
    checked = say(corpus, *several, "check", "a-res-1-4")
    assert checked.returncode == 0
    # The file says Taking note where the table of verbs has Noting.
    assert "EN_VERB a-res-1-4#pp2" in checked.stdout


def test_a_second_import_changes_nothing(corpus: Path) -> None:
    imported_from(corpus, GIVEN)
    first = shutil.copytree(corpus.with_name("imported"), corpus.with_name("first"))
    imported_from(corpus, GIVEN)
    assert same_files(first, corpus.with_name("imported"))


def test_a_faulty_file_keeps_everything_back_or_is_left_out(corpus: Path, tmp_path: Path) -> None:
    given = Path(shutil.copytree(GIVEN, tmp_path / "given"))
    (given / "Chinese" / "bad.xml").write_text("<a>", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        imported_from(corpus, given)
    assert codes(refused.value.problems) == {"XML_SYNTAX"}
    assert not corpus.with_name("imported").exists()
    assert len(imported_from(corpus, given, leave_out=True).documents) == 2


# What is given may be hostile.


def test_nothing_outside_of_what_was_given_is_read(corpus: Path, tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "link.xml").symlink_to(CHINESE)
    (given / "folder").symlink_to(CHINESE.parent, target_is_directory=True)
    archive = tmp_path / "session.zip"
    with zipfile.ZipFile(archive, "w") as file:
        link = zipfile.ZipInfo("link.xml")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/hostname")
        for name in ("../out.xml", "/out.xml", "a/../../out.xml", "..\\out.xml"):
            file.writestr(name, CHINESE.read_bytes())
    with pytest.raises(Refused) as refused:
        imported_from(corpus, given, archive)
    assert [problem.key for problem in refused.value.problems] == (
        ["IMPORT_REFUSED.link"] + ["IMPORT_REFUSED.outside"] * 4 + ["IMPORT_REFUSED.link"]
    )


def test_a_zip_is_read_no_further_than_it_may_hold(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "session.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.xml", b" " * 3_000_000)
        file.write(CHINESE, "b.xml")
    monkeypatch.setattr(files, "LARGEST_FILE", 1_000_000)
    with pytest.raises(Refused) as refused:
        imported_from(corpus, archive)
    assert codes(refused.value.problems) == {"IMPORT_REFUSED.size"}
    monkeypatch.setattr(files, "MOST_BYTES", 500_000)
    with pytest.raises(Refused) as refused:
        imported_from(corpus, archive)
    assert codes(refused.value.problems) == {"IMPORT_REFUSED.zip"}
    monkeypatch.setattr(files, "MOST_FILES", 1)
    with pytest.raises(Refused) as refused:
        imported_from(corpus, archive)
    assert codes(refused.value.problems) == {"IMPORT_REFUSED.zip"}


def test_a_zip_of_a_session_is_as_good_as_its_folder(corpus: Path, tmp_path: Path) -> None:
    archive = tmp_path / "session.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(GIVEN.rglob("*.*")):
            file.write(path, path.relative_to(GIVEN))
    imported_from(corpus, GIVEN)
    folder = shutil.move(corpus.with_name("imported"), corpus.with_name("first"))
    imported_from(corpus, archive)
    assert same_files(Path(folder), corpus.with_name("imported"))


@pytest.mark.parametrize("entity", ['"a"', 'SYSTEM "/etc/hostname"', '"&a;&a;"'])
def test_no_entity_is_declared(corpus: Path, tmp_path: Path, entity: str) -> None:
    path = tmp_path / "a.xml"
    text = CHINESE.read_text(encoding="utf-8").replace("培训", "培训&b;")
    path.write_text(f"<!DOCTYPE x [<!ENTITY a 'a'><!ENTITY b {entity}>]>\n{text}", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        imported_from(corpus, path)
    assert [(p.key, p.line) for p in refused.value.problems] == [("XML_REFUSED.doctype", 1)]


def test_a_text_that_is_too_long_is_not_read(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elements, "LARGEST", 1000)
    with pytest.raises(Refused) as refused:
        imported_from(corpus, CHINESE)
    assert codes(refused.value.problems) == {"XML_REFUSED.size"}


def test_spoiled_files_end_in_findings(corpus: Path, tmp_path: Path) -> None:
    """`XML_ROUNDS` says how many; each is read, or refused with its path and a line."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(GIVEN.rglob("*.xml"))]
    given = tmp_path / "spoiled"
    (given / "Chinese").mkdir(parents=True)
    made = 0
    for seed in range(ROUNDS):
        draw = random.Random(seed)
        for at, text in enumerate(texts):
            (given / f"{at}.xml").write_bytes(mutate(text, draw))
        imported = imported_from(corpus, given, leave_out=True)
        assert all(p.path.is_relative_to(given) and p.line >= 0 for p in imported.problems), seed
        assert all(str(problem) for problem in imported.problems)
        made += len(imported.documents)
    assert 0 < made < 2 * ROUNDS


# The files of the United Nations themselves.


def test_a_whole_session_is_imported_to_the_letter(tmp_path: Path) -> None:
    """Every word of every text, in both languages, stands in its document, or is said not to."""
    sessions = sorted(path.parent for path in FOLDER.glob("**/Chinese"))
    if not sessions:
        warnings.warn(f"no official files in {FOLDER}: set OFFICIAL_XML", stacklevel=1)
        pytest.skip(f"no official files in {FOLDER}")
    imported = import_texts([FOLDER], tmp_path / "imported", OWN, leave_out=True)
    chinese = list(FOLDER.glob("**/Chinese/*.xml"))
    assert len(imported.documents) == len(chinese)
    said = {
        _squeeze(str(problem.value("words")))
        for problem in imported.problems
        if problem.code == "IMPORT_UNPAIRED"
    }
    notes = {
        f"[^{problem.value('label')}]"
        for problem in imported.problems
        if problem.code == "IMPORT_NOTE"
    }
    for folder in sorted((tmp_path / "imported" / "documents").iterdir()):
        entry = read_document_entry(folder, ["general-assembly"], [])
        assert entry is not None
        document = read_document(entry)
        official = read_official(folder / "source.zh-Hans.xml")
        assert differences(_as_in_the_file(official), document) == [], folder.name
        lost = _english_lost(folder, notes)
        unsaid = [words for words in lost if not any(map(words.startswith, said))]
        assert unsaid == [], folder.name


def _as_in_the_file(resolution: Resolution) -> Resolution:
    """The files have the meeting before the day, where the page prints it below."""
    blocks = resolution.blocks
    for at in range(len(blocks) - 1):
        day, meeting = blocks[at : at + 2]
        if day.kind == meeting.kind == "signoff" and day.words.endswith("日"):
            blocks[at : at + 2] = [meeting, day]
    return resolution


def _english_lost(folder: Path, notes: set[str]) -> list[str]:
    """The blocks of the English text that are not in the English of the document.

    `notes` are marks that are said to be left out. The number of a heading stands alone in some
    files, and is the label of the next block here.
    """
    texts = read_english(folder, [])
    there = {_squeeze(one.text) for text in texts.values() for one in text.segments.values()}
    lost = []
    for block in read_official(folder / "source.en.xml").blocks:
        words = _squeeze("".join(map("".join, block.rows)) or block.words)
        with_label = _squeeze(block.label or "") + words
        without = re.sub(r"^(?:[A-Z]\.|[IVX]+\.?)(?=[A-Z])", "", words)
        without_note = words
        for mark in notes:
            without_note = without_note.replace(mark, "")
        if not re.fullmatch("[A-Z]|[IVX]+|Annex", words) and there.isdisjoint(
            {words, with_label, without, without_note}
        ):
            lost.append(with_label)
    return lost


def _squeeze(words: str) -> str:
    """The words without white space and without what shows nothing."""
    return "".join(words.replace("\u200e", "").split())
