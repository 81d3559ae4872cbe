"""PDFs: paragraphs, notes and furniture by where they stand; what is no text is a finding."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from build_scripts.problems import Refused
from build_scripts.received.files import read_received
from tests.official import read_official
from tests.read_back import differences
from tests.test_official import SMALL
from tests.test_received import FILES, TO, codes, found_in, received

pdfium = pytest.importorskip("pypdfium2")


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_a_pdf_is_read_back(path: Path) -> None:
    resolution = read_official(path)
    file = read_received(FILES / f"{path.stem}.pdf", TO)
    assert file.original == "source.pdf"
    document = found_in(file).statement.read
    assert document is not None
    assert differences(resolution, document) == []


@pytest.mark.parametrize("path", SMALL, ids=lambda path: path.stem)
def test_every_letter_of_a_pdf_is_taken_once(path: Path) -> None:
    file = FILES / f"{path.stem}.pdf"
    with pdfium.PdfDocument(file) as document:
        printed = "".join(page.get_textpage().get_text_range() for page in document)
    taken = read_received(file, TO).text.decode()
    assert sorted("".join(printed.split()).replace("[", "").replace("]", "")) == sorted(
        "".join(taken.split()).replace("[", "").replace("]", "")
    )


def test_a_locked_pdf_is_a_finding() -> None:
    with pytest.raises(Refused) as refused:
        read_received(FILES / "locked.pdf", TO)
    assert codes(refused.value) == ["FILE_UNREADABLE.locked"]


def test_a_pdf_without_text_is_a_finding(tmp_path: Path) -> None:
    out = io.BytesIO()
    with pdfium.PdfDocument.new() as document:
        document.new_page(595, 842)
        document.save(out)
    with pytest.raises(Refused) as refused:
        received(out.getvalue(), tmp_path)
    assert codes(refused.value) == ["TAKEN_NOTHING.scanned"]


@pytest.mark.parametrize("cut", [20, 2000, 30000])
def test_a_torn_pdf_is_a_finding_or_read(cut: int, tmp_path: Path) -> None:
    data = (FILES / "one-paragraph.pdf").read_bytes()[:cut]
    try:
        assert received(data, tmp_path).text
    except Refused as refused:
        assert codes(refused)[0].startswith(("FILE_UNREADABLE", "TAKEN_NOTHING"))
