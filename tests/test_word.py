"""Word files: everything that their pages print is taken, and nothing else in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_scripts.problems import Refused
from build_scripts.received.files import ReceivedFile
from tests.office import W, make_docx, masthead_of, pack
from tests.official import read_official
from tests.read_back import differences
from tests.test_official import SMALL
from tests.test_received import codes, found_in, received

pytest.importorskip("docx")

RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def p(runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(words: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


def taken(folder: Path, body: str, **parts: str) -> ReceivedFile:
    return received(pack(body, **parts), folder)


def doubts(file: ReceivedFile) -> list[tuple[str, int]]:
    return [(problem.key.partition(".")[2], problem.line) for problem in file.problems]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_word_file_is_read_back(path: Path, seed: int, tmp_path: Path) -> None:
    resolution = read_official(path)
    data = make_docx(resolution, masthead_of(resolution, path), seed)
    file = received(data, tmp_path)
    assert (file.original, file.problems) == ("source.docx", ())
    document = found_in(file).statement.read
    assert document is not None
    assert differences(resolution, document) == []


def test_fields_print_what_they_result_in(tmp_path: Path) -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert taken(tmp_path, p(r("第") + field + r("页"))).text.decode() == "第7页\n"


def test_raised_digits_are_marks_and_a_raised_digit_opens_a_note(tmp_path: Path) -> None:
    body = p(r("报告，") + r("12", RAISED) + r("以及")) + p(r("12", RAISED) + r(" 同上。"))
    assert taken(tmp_path, body).text.decode() == "报告，[12]以及\n[12] 同上。\n"


def test_raised_digits_behind_a_measure_are_doubtful(tmp_path: Path) -> None:
    file = taken(tmp_path, p(r("5 km") + r("2", RAISED)))
    assert file.text.decode() == "5 km2\n"
    assert doubts(file) == [("raised", 1)]


def test_digits_in_brackets_are_doubtful(tmp_path: Path) -> None:
    assert doubts(taken(tmp_path, p(r("见[3]。")))) == [("brackets", 1)]


def test_hidden_words_are_left_out_and_named(tmp_path: Path) -> None:
    file = taken(tmp_path, p(r("请秘书长") + r("暗", "<w:rPr><w:vanish/></w:rPr>") + r("报告")))
    assert file.text.decode() == "请秘书长报告\n"
    assert doubts(file) == [("hidden", 1)]


def test_a_box_stands_behind_its_paragraph(tmp_path: Path) -> None:
    box = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006"><mc:Choice><w:drawing><w:txbxContent>'
        f"{p(r('框内'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<w:txbxContent>{p(r('框内'))}</w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    file = taken(tmp_path, p(r("正文") + box))
    assert file.text.decode() == "正文\n框内\n"
    assert doubts(file) == [("box", 2)]


def test_a_picture_is_named(tmp_path: Path) -> None:
    picture = '<w:r><w:drawing><pic:pic xmlns:pic="urn:pic"/></w:drawing></w:r>'
    assert doubts(taken(tmp_path, p(r("印章") + picture))) == [("picture", 1)]


def test_rows_of_a_table_are_lines_with_tabs(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{p(r(cell))}</w:tc>' for cell in cells)}</w:tr>"

    body = f"<w:tbl>{row('组', '数')}{row('小计')}{row('非洲', '54')}</w:tbl>"
    assert taken(tmp_path, body).text.decode() == "组\t数\n小计\t\n非洲\t54\n"


def test_heads_and_feet_of_pages_are_furniture(tmp_path: Path) -> None:
    head = f'<w:hdr xmlns:w="{W}">{p(r("A/RES/1/1"))}</w:hdr>'
    foot = f'<w:ftr xmlns:w="{W}">{p(r("22-10000"))}</w:ftr>'
    file = taken(tmp_path, p(r("大会，")), header1=head, footer1=foot)
    assert file.text.decode() == "A/RES/1/1\n大会，\n22-10000\n"
    assert file.furniture == (1, 3)


@pytest.mark.parametrize("change", ["ins", "moveTo"])
def test_changes_that_wait_are_no_text_yet(change: str, tmp_path: Path) -> None:
    body = p(r("请秘书长") + f'<w:{change} w:id="1">{r("立即")}</w:{change}>')
    with pytest.raises(Refused) as refused:
        taken(tmp_path, body)
    assert codes(refused.value) == ["TAKEN_NOTHING.changes"]
    assert "立即" in refused.value.problems[0].said("en")


def test_notes_numbered_page_by_page_cannot_be_told(tmp_path: Path) -> None:
    setting = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    body = p('<w:r><w:footnoteReference w:id="2"/></w:r>', f"<w:sectPr>{setting}</w:sectPr>")
    with pytest.raises(Refused) as refused:
        taken(tmp_path, body)
    assert codes(refused.value) == ["TAKEN_NOTHING.numbers"]


def test_a_note_with_a_mark_of_its_own_keeps_it(tmp_path: Path) -> None:
    reference = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{p(r("*", RAISED) + r(" A/S-32/1。"))}</w:footnote>'
    notes = f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'
    body = p(r("临时议程") + reference + r("*", RAISED) + r("项目6"))
    file = taken(tmp_path, body, footnotes=notes)
    assert file.text.decode() == "临时议程[*]项目6\n[*] A/S-32/1。\n"


def test_a_file_without_words_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        taken(tmp_path, p(""))
    assert codes(refused.value) == ["TAKEN_NOTHING.empty"]
