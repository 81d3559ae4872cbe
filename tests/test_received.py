"""Files as people have them: what is taken of them, in which layout, and what they state.

The Word files are made by `tests/office.py`; the PDFs in `tests/files` by LibreOffice from those
of `tests/official_texts`, `locked.pdf` with a password.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.corpus.tables import read_bodies
from build_scripts.model import Reading
from build_scripts.parse.source import read_lines
from build_scripts.problems import Refused
from build_scripts.received.files import SOURCE, ReceivedFile, read_received
from build_scripts.received.layout import FoundLayout, find_layout
from build_scripts.received.numbering import FORMATS, ListCounter, ListLevel
from build_scripts.received.sessions import session_names, session_of_number
from build_scripts.received.stated import KnownBodies
from build_scripts.received.statement import nothing_known
from build_scripts.subjects.citations.tables import read_citables
from tests.copies import COPIES
from tests.official import read_official
from tests.printer import draw_style, print_resolution
from tests.read_back import differences
from tests.small_corpus import FIVE, ROOT
from tests.test_official import LAYOUTS, SMALL

FILES = ROOT / "tests" / "files"
TO = Path(SOURCE)
NO_BODIES = KnownBodies((), ())
TEXT = "大会，\n回顾其以往各项决议，\n1.\t请秘书长提出报告。\n"


def received(data: bytes, folder: Path) -> ReceivedFile:
    path = folder / "received"
    path.write_bytes(data)
    return read_received(path, TO)


def codes(refused: Refused) -> list[str]:
    return [problem.key for problem in refused.problems]


def found_in(file: ReceivedFile) -> FoundLayout:
    entry = nothing_known("new", TO, Reading(furniture=file.furniture))
    known = "paragraphs" if file.has_own_layout else ""
    return find_layout(read_lines(file.text, TO), entry, NO_BODIES, known)


# Texts.


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_printed_text_is_found_and_read(path: Path, seed: int) -> None:
    resolution = read_official(path)
    found = found_in(ReceivedFile(print_resolution(resolution, draw_style(seed)).encode()))
    assert found.statement.layout.name == "printed"
    assert found.statement.read is not None
    assert differences(resolution, found.statement.read) == []


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_copied_text_is_found_and_read(path: Path, name: str) -> None:
    resolution = read_official(path)
    resolution.blocks = [block for block in resolution.blocks if block.kind != "table"]
    found = found_in(ReceivedFile(COPIES[name](resolution).encode()))
    assert found.statement.layout.name == LAYOUTS[name]
    assert found.statement.read is not None
    assert differences(resolution, found.statement.read) == []


def test_utf_8_is_the_source_as_it_is(tmp_path: Path) -> None:
    for data in (TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode()):
        assert received(data, tmp_path) == ReceivedFile(data)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_written_as_utf_8_and_kept(codec: str, tmp_path: Path) -> None:
    mark = "\ufeff".encode(codec)
    file = received(mark + TEXT.encode(codec), tmp_path)
    assert file.text.decode() == TEXT
    assert (file.original, file.has_own_layout) == ("source.utf-16.txt", False)


@pytest.mark.parametrize(
    ("codec", "text", "name"),
    [("gb18030", TEXT, "GB18030"), ("big5", "大會，\n回顧其以往各項決議，\n", "Big5")],
)
def test_other_encodings_are_named_and_not_guessed(
    codec: str, text: str, name: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        received(text.encode(codec), tmp_path)
    assert codes(refused.value) == ["BAD_ENCODING.other"]
    assert name in refused.value.problems[0].said("en")


@given(data=st.binary(max_size=400), head=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04word/"]))
@settings(max_examples=60, deadline=None)
def test_no_file_is_a_traceback(data: bytes, head: bytes, tmp_path_factory: object) -> None:
    folder = tmp_path_factory.mktemp("any")  # type: ignore[attr-defined]
    try:
        found_in(received(head + data, folder))
    except Refused as refused:
        assert refused.problems


def test_without_the_readers_the_command_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("docx", "pypdfium2"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("word", "pdf", "page"):
        monkeypatch.delitem(sys.modules, f"build_scripts.received.{name}", raising=False)
    for data in (b"%PDF-1.7", packed(("word/document.xml", "<w/>"))):
        with pytest.raises(Refused) as refused:
            received(data, tmp_path)
        assert codes(refused.value) == ["READER_MISSING"]
        assert "make files" in refused.value.problems[0].said("en")


def packed(*entries: tuple[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in entries:
            file.writestr(name, text)
    return out.getvalue()


def test_a_file_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    bomb = packed(("word/document.xml", "0" * 200_000_001))
    with pytest.raises(Refused) as refused:
        received(bomb, tmp_path)
    assert codes(refused.value) == ["FILE_UNREADABLE.size"]


def test_a_file_that_defines_entities_is_refused(tmp_path: Path) -> None:
    xml = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]><d>&e;</d>'
    for text in (xml, f"<?xml version='1.0'?>\n{xml}"):
        with pytest.raises(Refused) as refused:
            received(packed(("word/document.xml", text)), tmp_path)
        assert codes(refused.value) == ["FILE_UNREADABLE.entities"]


# The numbers that Word prints, and sessions.


@pytest.mark.parametrize(
    ("format", "values"),
    [
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 28: "bb"}),
        ("upperRoman", {4: "IV", 9: "IX", 14: "XIV", 40: "XL"}),
        ("lowerRoman", {3: "iii", 19: "xix"}),
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 57: "五十七"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("decimalZero", {7: "07"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳"}),
        ("decimalFullWidth", {12: "１２"}),
    ],
)
def test_numbers_are_written_as_word_writes_them(format: str, values: dict[int, str]) -> None:
    assert {value: FORMATS[format](value) for value in values} == values


def test_lists_count_by_level_and_begin_anew_where_they_are_told() -> None:
    levels = {0: ListLevel("decimal", "%1.", 1), 1: ListLevel("lowerLetter", "(%2)", 1)}
    counter = ListCounter({"1": ("a", levels), "2": ("a", levels)}, {"2": {0: 1}})
    order = [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1), ("2", 0), ("2", 0)]
    printed = [counter.label(*place) for place in order]
    assert printed == ["1.\t", "(a)\t", "(b)\t", "2.\t", "(a)\t", "1.\t", "2.\t"]


def test_a_list_that_is_not_known_has_no_number() -> None:
    assert ListCounter({}, {}).label("9", 0) is None
    odd = {0: ListLevel("hebrew1", "%1.", 1)}
    assert ListCounter({"1": ("a", odd)}, {}).label("1", 0) is None


def test_sessions_are_named() -> None:
    assert session_names("三十二", "特别") == {
        "zh-Hans": "第三十二届特别会议",
        "zh-Hant": "第三十二屆特別會議",
        "en": "Thirty-second special session",
    }
    seventy_sixth = session_of_number("76/10")
    assert seventy_sixth is not None
    assert seventy_sixth["en"] == "Seventy-sixth session"
    assert (session_of_number("ES-11/1") or {})["en"] == "Eleventh emergency special session"
    assert session_of_number("2005/12") is None


def test_the_comment_of_a_title_names_the_annexes_below_it() -> None:
    text = (
        "1/1. 关于合作的决议\n大会，\n回顾其以往各项决议，\n1. 通过附件所载的准则。\n"
        "2022年10月6日\n附件一\n工作准则\n1. 各国应当合作。\n附件二\n时间表\n1. 第一年作准备。\n"
    )
    found = found_in(ReceivedFile(text.encode()))
    (unit,) = found.statement.units
    _, *annexes = unit["title"].why.split("; annex in ")
    assert annexes == ["line 6: “附件一 工作准则”", "line 9: “附件二 时间表”"]


# Texts of other bodies.

COUNCIL = """安全理事会第2347(2017)号决议

2017年3月24日安全理事会第7907次会议通过

　　安全理事会，

　　回顾其第1267(1999)号决议，

　　1. 谴责掠夺文化财产；

　　2. 决定继续处理此案。
"""


@pytest.mark.parametrize("number", ["安全理事会第2347(2017)号决议", "第2347(2017)号决议"])
def test_a_resolution_of_the_security_council_is_titled_by_its_number(number: str) -> None:
    known = KnownBodies(read_bodies(FIVE / "bodies.yaml", []), read_citables(FIVE, []).bodies)
    lines = read_lines(COUNCIL.replace("安全理事会第2347(2017)号决议", number).encode(), TO)
    found = find_layout(lines, nothing_known("new", TO, Reading()), known).statement
    (unit,) = found.units
    stated = {name: unit[name].value for name in ("kind", "symbol", "title", "date", "slug")}
    assert stated == {
        "kind": "resolution",
        "symbol": "S/RES/2347(2017)",
        "title": number,
        "date": "2017-03-24",
        "slug": "s-res-2347-2017",
    }
    assert unit["status"].value["meeting"].value == "7907"  # type: ignore[index]
    assert found.document["dates"].value == {"adopted": "2017-03-24"}
    assert "session" not in found.document
    assert found.read
    places = [place.id for place in found.read.units[0].paragraphs]
    assert places == ["signoff-1", "opening", "pp1", "op1", "op2"]


def test_a_number_within_a_title_begins_no_resolution() -> None:
    text = "76/226. 全面执行\n\n宣言和大会第60/251号决议\n\n大会，\n\n1. 请各国合作。\n"
    lines = read_lines(text.encode(), TO)
    known = KnownBodies((), read_citables(FIVE, []).bodies)
    found = find_layout(lines, nothing_known("new", TO, Reading()), known).statement
    assert [unit["begins"].value for unit in found.units] == ["76/226."]


def test_a_short_text_of_paragraphs_is_not_read_as_printed_lines() -> None:
    """A line that looks as if it went on in the next is not enough."""
    text = """第11/3号决定

公约缔约国会议第十二届会议的地点

    缔约国会议，

    1.    请秘书处：

    (a)   为会议做好筹备；

    (b)   向缔约国会议报告。

附件

指导原则

1.    本原则旨在支持缔约国。
"""
    lines = read_lines(text.encode(), TO)
    found = find_layout(lines, nothing_known("new", TO, Reading()), NO_BODIES).statement
    assert found.layout.name == "paragraphs"
    assert found.read
    ids = [place.id for place in found.read.units[0].paragraphs]
    assert ids == ["opening", "op1", "op1-a", "op1-b", "annex", "annex-p1"]
