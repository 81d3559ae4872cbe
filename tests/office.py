"""A Word file as the United Nations sets a resolution, made from what its page prints.

Masthead, running heads, page fields, job number and bar code line, real footnotes, automatic or
typed numbers, items, headings and tables. Rows are not justified: LibreOffice would lose commas
that hang over the edge when it makes a PDF. `python -m tests.office FILE.xml FILE.docx` writes one;
`soffice --convert-to pdf` makes a PDF of it.
"""

from __future__ import annotations

import io
import random
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from tests.official import Official, Resolution, read_official
from tests.printer import MARK

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PARTS = ("styles", "numbering", "footnotes", "header1", "header2", "footer1", "footer2")
FONTS = (
    '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" '
    'w:eastAsia="Noto Serif CJK SC"/>'
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
EMPTY = {"header": "hdr", "footer": "ftr"}
LABELS = {"number": re.compile(r"(\d+)\."), "letter": re.compile(r"\(([a-z])\)")}


@dataclass(frozen=True)
class Masthead:
    """What stands over a resolution on its first page."""

    symbol: str
    lines: tuple[str, ...]


def make_docx(resolution: Resolution, masthead: Masthead, seed: int = 0) -> bytes:
    """The bytes of the file; what is left open is drawn from the seed."""
    maker = _Maker(resolution, masthead, random.Random(seed))
    body = "".join(maker.body())
    return pack(body, numbering=maker.numbering(), footnotes=maker.footnotes(), **maker.edges())


def pack(body: str, **parts: str) -> bytes:
    """A file with this body and these parts; those that are not given are empty."""
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}{SECTION}</w:body>'
    empty = {
        part: f'<w:{EMPTY.get(part[:6], part)} xmlns:w="{W}"/>'
        for part in PARTS
        if part != "styles"
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", CONTENT_TYPES)
        file.writestr("_rels/.rels", RELATIONS)
        file.writestr("word/_rels/document.xml.rels", DOCUMENT_RELATIONS)
        file.writestr("word/document.xml", f"{document}</w:document>")
        for name, xml in {"styles": STYLES, **empty, **parts}.items():
            file.writestr(f"word/{name}.xml", xml)
    return out.getvalue()


class _Maker:
    def __init__(self, resolution: Resolution, masthead: Masthead, draw: random.Random) -> None:
        self.resolution, self.masthead, self.draw = resolution, masthead, draw
        self.job = f"{draw.randint(19, 25)}-{draw.randint(10000, 29999)}"
        self.notes: list[str] = []
        self.lists = 0
        #: the last value of the running list of each kind, and its list
        self.last: dict[str, tuple[int, int]] = {}
        self.automatic = draw.random() < 0.5

    def body(self) -> Iterator[str]:
        for line in self.masthead.lines:
            yield self._paragraph(line)
        for part in range(len(self.resolution.titles)):
            yield from self._title(part)
            self.last = {}
            for block in (b for b in self.resolution.blocks if b.part == part):
                yield self._table(block) if block.kind == "table" else self._block(block)

    def _title(self, part: int) -> Iterator[str]:
        number, title = self.resolution.titles[part]
        whole, _, own = number.rpartition("|")
        of_whole, _, own_title = title.rpartition("|")
        bold = '<w:pStyle w:val="Title"/>'
        if whole:
            yield self._paragraph(f"{whole} {of_whole}", bold, part)
        if re.match(r"\d", own):
            yield self._paragraph(f"{own}\t{own_title}", bold, part)
        else:
            is_marks = not MARK.sub("", own_title)
            yield self._paragraph(own + (own_title if is_marks else ""), bold, part)
            if own_title and not is_marks:
                yield self._paragraph(own_title, bold, part)

    def _block(self, block: Official) -> str:
        if block.kind == "heading":
            return self._paragraph(block.words, '<w:pStyle w:val="Heading1"/>', block.part)
        if block.kind == "signoff":
            right = '<w:spacing w:after="0"/><w:ind w:firstLine="0"/><w:jc w:val="right"/>'
            return self._paragraph(block.words, right, block.part)
        numbered = self._numbered(block.label or "")
        if numbered:
            return self._paragraph(block.words, numbered, block.part)
        label = f"{block.label}\t" if block.label else ""
        return self._paragraph(label + block.words, "", block.part)

    def _numbered(self, label: str) -> str:
        """How a paragraph is numbered by Word itself, where the series allows it."""
        if not self.automatic:
            return ""
        for level, (kind, pattern) in enumerate(LABELS.items()):
            match = pattern.fullmatch(label)
            if match is None:
                continue
            value = int(match[1]) if kind == "number" else ord(match[1]) - 96
            if kind == "number":
                self.last.pop("letter", None)
            number, last = self.last.get(kind, (0, -1))
            if value == 1:
                self.lists += 1
                number = self.lists
            elif value != last + 1:
                return ""
            self.last[kind] = (number, value)
            return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        return ""

    def _table(self, block: Official) -> str:
        cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
        rows = (
            "<w:tr>" + "".join(cell.format(escape(words)) for words in row) + "</w:tr>"
            for row in block.rows
        )
        return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"

    def _paragraph(self, words: str, properties: str = "", part: int | None = None) -> str:
        runs = []
        for at, piece in enumerate(MARK.split(words)):
            if at % 2 and part is not None:
                runs.append(self._reference(self.resolution.notes[part].get(piece, "")))
            elif piece:
                runs.append(self._runs(piece))
        return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"

    def _runs(self, words: str) -> str:
        """The words in one run or two, as Word cuts them."""
        cut = self.draw.randint(0, len(words))
        pieces = [words[:cut], words[cut:]]
        return "".join(
            "<w:r>" + "<w:tab/>".join(
                f'<w:t xml:space="preserve">{escape(text)}</w:t>' for text in piece.split("\t")
            ) + "</w:r>"
            for piece in pieces if piece
        )  # fmt: skip

    def _reference(self, note: str) -> str:
        self.notes.append(note)
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        return f'<w:r>{raised}<w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'

    def footnotes(self) -> str:
        raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        notes = "".join(
            f'<w:footnote w:id="{id}"><w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr>{raised}'
            f'<w:r><w:t xml:space="preserve"> {escape(words)}</w:t></w:r></w:p></w:footnote>'
            for id, words in enumerate(self.notes, 2)
        )
        rule = (
            '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p>'
            '</w:footnote><w:footnote w:type="continuationSeparator" w:id="1"><w:p><w:r>'
            "<w:continuationSeparator/></w:r></w:p></w:footnote>"
        )
        return f'<w:footnotes xmlns:w="{W}">{rule}{notes}</w:footnotes>'

    def numbering(self) -> str:
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{text}"/><w:pPr><w:ind w:firstLine="420"/></w:pPr></w:lvl>'
            for at, (kind, text) in enumerate((("decimal", "%1."), ("lowerLetter", "(%2)")))
        )
        start = "".join(
            f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for at in (0, 1)
        )
        numbers = "".join(
            f'<w:num w:numId="{id}"><w:abstractNumId w:val="0"/>{start}</w:num>'
            for id in range(1, self.lists + 1)
        )
        return (
            f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{levels}'
            f"</w:abstractNum>{numbers}</w:numbering>"
        )

    def edges(self) -> dict[str, str]:
        """Head and foot of the first page and of the others."""
        edge = '<w:{0} xmlns:w="{1}">{2}</w:{0}>'
        title = MARK.sub("", self.resolution.titles[0][1].partition("|")[0])[:24]
        head = self._paragraph(f"{self.masthead.symbol}\t{title}", EDGE)
        first = self._paragraph(f"联合国\t{self.masthead.symbol}", EDGE)
        page = f"<w:p><w:pPr>{EDGE}</w:pPr>{self._runs(self.job)}<w:r><w:tab/></w:r>"
        page += f"{FIELD.format('PAGE')}<w:r><w:t>/</w:t></w:r>{FIELD.format('NUMPAGES')}</w:p>"
        digits = self.job.replace("-", "")
        imprint = self._paragraph(f"{self.job} (C)    100123    160123", EDGE)
        imprint += self._paragraph(f"*{digits}*", EDGE)
        return {
            "header1": edge.format("hdr", W, first),
            "header2": edge.format("hdr", W, head),
            "footer1": edge.format("ftr", W, imprint),
            "footer2": edge.format("ftr", W, page),
        }


EDGE = '<w:pStyle w:val="Edge"/><w:tabs><w:tab w:val="right" w:pos="8200"/></w:tabs>'
SECTION = (
    '<w:sectPr><w:headerReference w:type="first" r:id="rId4"/>'
    '<w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="first" '
    'r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/>'
    '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="2000" w:bottom="1440" '
    'w:left="2000" w:header="720" w:footer="720"/><w:titlePg/></w:sectPr>'
)


def _style(name: str, paragraph: str, run: str = "", based: str = "Normal") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
    )


STYLES = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:pPr><w:spacing w:after="120" w:line="320" w:lineRule="exact"/>'
    f'<w:ind w:firstLine="420"/><w:jc w:val="left"/></w:pPr><w:rPr>{FONTS}<w:sz w:val="21"/>'
    "</w:rPr></w:style>"
    + _style("Title", '<w:ind w:left="900" w:hanging="900"/><w:jc w:val="left"/>', "<w:b/>")
    + _style(
        "Heading1",
        '<w:ind w:firstLine="0"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
        "<w:b/>",
    )
    + _style(
        "Note",
        '<w:spacing w:after="0" w:line="240" w:lineRule="exact"/><w:ind w:firstLine="300"/>',
        '<w:sz w:val="17"/>',
    )
    + _style("Edge", '<w:ind w:firstLine="0"/><w:jc w:val="left"/>', '<w:sz w:val="18"/>')
    + "</w:styles>"
)
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{TYPE}.{part.rstrip("12")}+xml"/>'
        for part in PARTS
    )
    + "</Types>"
)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{R}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
DOCUMENT_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}">'
    + "".join(
        f'<Relationship Id="rId{at}" Type="{R}/{part.rstrip("12")}" Target="{part}.xml"/>'
        for at, part in enumerate(PARTS, 1)
    )
    + "</Relationships>"
)


def masthead_of(resolution: Resolution, path: Path) -> Masthead:
    """The masthead of an official file, from its cover where it has one."""
    symbol = "A/RES/" + re.split(r"\.?\|", resolution.titles[0][0])[0].rstrip(".")
    text = path.read_text(encoding="utf-8")
    date = re.search(r'FRBRdate date="(\d+)-0?(\d+)-0?(\d+)" name="adoption"', text)
    day = f"{date[1]}年{date[2]}月{date[3]}日" if date else ""
    lines = ["大会\tDistr.: General", "第七十六届会议", "议程项目 14", f"{day}大会决议"]
    lines.append("[未经发交主要委员会而通过(A/76/L.9)]")
    return Masthead(symbol, tuple(lines))


if __name__ == "__main__":
    source, target = map(Path, sys.argv[1:3])
    read = read_official(source)
    target.write_bytes(make_docx(read, masthead_of(read, source)))
