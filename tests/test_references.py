"""Citations and bibliographic records, read back by libraries that others wrote.

What is expected was taken from the sources and from the official records that the corpus
names, typed by hand.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from build_scripts.build import Assembled
from build_scripts.model import Rendering, Text
from build_scripts.pages.files import site_of
from build_scripts.site.docs import Docs
from build_scripts.site.settings import Settings
from build_scripts.site.site import Site
from build_scripts.subjects.citing.bibliography import bibtex, csl_json, export_references, ris
from build_scripts.subjects.citing.references import (
    BibliographicItem,
    citation,
    item,
    public_address,
)
from tests.site import page_html

pytestmark = pytest.mark.corpus

SITE = "https://example.org/room/"
NOT_OFFICIAL = "(working translation, not an official text)"
CONFERENCE = "Conference of the States Parties to the United Nations Convention against Corruption"


@pytest.fixture(scope="module")
def site(assembled: Assembled, docs: Docs) -> Site:
    """What is known of the site of the corpus, at a public address."""
    return site_of(assembled.library, assembled.published, docs, Settings(SITE))


def record(site: Site, slug: str, rendering: Rendering, address: str = SITE) -> BibliographicItem:
    return item(site.library, site.interface, site.library.unit(slug), rendering, address)


#: slug, rendering, what stands before the address, what stands after it
CITATIONS: list[tuple[str, Rendering, str, str]] = [
    (
        "a-res-75-194",
        "zh-Hans",
        "大会第75/194号决议（A/RES/75/194，第七十五届会议，2020年12月16日）",
        "",
    ),
    (
        "a-res-75-194",
        "zh-Hant",
        "大會第75/194號決議（A/RES/75/194，第七十五屆會議，2020年12月16日）",
        "",
    ),
    (
        "a-res-75-194",
        "en",
        "General Assembly resolution 75/194"
        " (A/RES/75/194, seventy-fifth session, 16 December 2020)",
        NOT_OFFICIAL,
    ),
    (
        "cosp-7-1",
        "zh-Hans",
        "联合国反腐败公约缔约国会议第7/1号决议（CAC/COSP/2017/14，第七届会议，维也纳，2017年11月10日）",
        "",
    ),
    (
        "cosp-7-1",
        "en",
        f"{CONFERENCE}, resolution 7/1"
        " (CAC/COSP/2017/14, seventh session, Vienna, 10 November 2017)",
        NOT_OFFICIAL,
    ),
    (
        "cosp-7-dec-1",
        "zh-Hant",
        "聯合國反腐敗公約締約國會議第7/1號決定（CAC/COSP/2017/14，第七屆會議，維也納，2017年11月10日）",
        "",
    ),
    (
        "ga-s32-declaration",
        "zh-Hans",
        "大会第S-32/1号决议，附件（A/RES/S-32/1，第三十二届特别会议，2021年6月2日）",
        "",
    ),
    ("a-79-459", "zh-Hans", "A/79/459（第七十九届会议）", ""),
    (
        "a-79-459-draft-6",
        "zh-Hans",
        "A/79/459，决议草案六（A/C.3/79/L.15/Rev.1，第七十九届会议，2024年11月18日）",
        "",
    ),
    (
        "a-79-459-draft-6",
        "en",
        "A/79/459, draft resolution VI"
        " (A/C.3/79/L.15/Rev.1, seventy-ninth session, 18 November 2024)",
        NOT_OFFICIAL,
    ),
    (
        "cosp-wg2-2020-progress",
        "zh-Hans",
        "资产追回问题不限成员名额政府间工作组，“资产追回问题不限成员名额政府间工作组各项活动的执行进展”，"
        "第十四次会议，维也纳，2020年11月16–18日",
        "",
    ),
]


@pytest.mark.parametrize(("slug", "rendering", "words", "status"), CITATIONS)
def test_a_unit_is_cited_as_the_united_nations_does(
    site: Site, slug: str, rendering: Rendering, words: str, status: str
) -> None:
    said = citation(site.library, site.interface, site.library.unit(slug), rendering, SITE)
    comma = ", " if rendering == "en" else "，"
    assert said == f"{words}{comma}{SITE}{rendering}/{slug}/ {status}".rstrip()


def test_without_an_address_a_citation_gives_the_official_one(site: Site) -> None:
    unit = site.library.unit("a-res-75-194")
    said = citation(site.library, site.interface, unit, "zh-Hans", "")
    assert said == (
        "大会第75/194号决议（A/RES/75/194，第七十五届会议，2020年12月16日），"
        "https://undocs.org/zh/A/RES/75/194"
    )


def test_a_server_on_ones_own_machine_is_no_address() -> None:
    for local in ("", "http://127.0.0.1:8000/", "http://localhost/x/", "http://[::1]:8000/"):
        assert public_address(local) == ""
    assert public_address("https://example.org/") == "https://example.org/"


#: slug, symbol or number, date as far as it is known, kind
FACTS = [
    ("a-res-75-194", "A/RES/75/194", "2020-12-16", "Resolution"),
    ("ga-s32-declaration", "A/RES/S-32/1", "2021-06-02", "Declaration"),
    ("cosp-7-1", "7/1 (CAC/COSP/2017/14)", "2017-11-10", "Resolution"),
    # No source dates 7/3: its session, from 6 to 10 November 2017, is all that is known.
    ("cosp-7-3", "7/3 (CAC/COSP/2017/14)", "2017-11", "Resolution"),
    ("cosp-7-dec-1", "7/1 (CAC/COSP/2017/14)", "2017-11-10", "Decision"),
    ("a-79-459", "A/79/459", None, "Report"),
    (
        "a-79-459-draft-1",
        "A/C.3/79/L.3 (A/79/459, draft resolution I)",
        "2024-11-11",
        "Draft resolution",
    ),
    # Its symbol is printed nowhere, and it was not issued on the days of the meeting.
    ("cosp-wg2-2020-progress", None, None, "Note"),
]


@pytest.mark.parametrize(("slug", "number", "date", "kind"), FACTS)
def test_ris_is_read_back(
    site: Site, slug: str, number: str | None, date: str | None, kind: str
) -> None:
    made = record(site, slug, "en")
    (entry,) = rispy.loads(ris(made))
    assert entry["type_of_reference"] == "RPRT"
    assert entry["title"] == made.title
    assert entry["publisher"] == "United Nations"
    assert entry["type_of_work"] == kind
    assert entry.get("issn") == number  # SN: of a report its number
    assert entry.get("year") == (date[:4] if date else None)
    assert entry.get("date", "").strip("/") == (date or "").replace("-", "/")
    assert entry["urls"] == [f"{SITE}en/{slug}/"]
    assert entry["language"] == "en"
    assert any("not an official text" in note for note in entry["notes"])


@pytest.mark.parametrize(("slug", "number", "date", "kind"), FACTS)
def test_bibtex_is_read_back(
    site: Site, slug: str, number: str | None, date: str | None, kind: str
) -> None:
    written = bibtex(record(site, slug, "en"))
    library = parse_string(written, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    values = {name: read.value for name, read in entry.fields_dict.items()}
    assert (entry.entry_type, entry.key) == ("techreport", f"{slug}-eng")
    assert values["institution"] == "United Nations"
    assert values["type"] == kind
    assert values.get("number") == number
    assert values.get("date") == date
    month = {"06": "jun", "11": "nov", "12": "dec"}[date[5:7]] if date else None
    assert (f"  month = {month},\n" in written) == bool(month)
    assert values.get("year") == (date[:4] if date else None)
    assert values["url"] == f"{SITE}en/{slug}/"
    assert "not an official text" in values["note"]


@pytest.mark.parametrize(("slug", "number", "date", "kind"), FACTS)
def test_csl_json_is_read_back_and_set(
    site: Site, slug: str, number: str | None, date: str | None, kind: str
) -> None:
    made = record(site, slug, "en")
    (data,) = json.loads(csl_json(made))
    parts = [[int(part) for part in date.split("-")]] if date else None
    assert data.get("issued", {}).get("date-parts") == parts
    assert data.get("number") == number
    assert data["genre"] == kind
    (said,) = rendered(data)
    assert said.startswith(made.author)
    assert (f"({date[:4]})" if date else "(no date)") in said
    assert made.title in said
    assert f"{kind} {number}. United Nations." in said or number is None
    assert said.endswith(f"Available at: {SITE}en/{slug}/.")


def rendered(data: dict[str, Any]) -> list[str]:
    """A bibliography with this one entry, in the style that comes with citeproc-py."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([data]), formatter.plain)
    bibliography.register(Citation([CitationItem(data["id"])]))
    return [str(entry) for entry in bibliography.bibliography()]


def test_a_chinese_record_is_chinese(site: Site) -> None:
    (entry,) = rispy.loads(ris(record(site, "cosp-7-8", "zh-Hans")))
    assert entry["authors"] == ["联合国反腐败公约缔约国会议"]
    assert entry["title"] == "体育腐败"
    assert entry["notes"] == [
        "第七届会议，维也纳。",
        "已通过，2017年11月10日。",
        "联合国正式文本：https://undocs.org/zh/CAC/COSP/2017/14",
    ]
    (entry,) = rispy.loads(ris(record(site, "cosp-7-8", "zh-Hant")))
    assert (entry["title"], entry["language"]) == ("體育腐敗", "zh-Hant")


def test_without_an_address_a_record_keeps_the_official_one(site: Site) -> None:
    (entry,) = rispy.loads(ris(record(site, "a-res-75-194", "en", address="")))
    assert entry["urls"] == ["https://undocs.org/en/A/RES/75/194"]


def test_hostile_words_stay_words() -> None:
    title = r"50% of {A & B} cost $5 \emph{x} #1 ~ _ " + "and\nER  - more"
    words = " ".join(title.split())
    made = BibliographicItem(
        "x-eng", "en", "Note", "Note", title, "B & C", "United Nations", None, None, "", "", ()
    )
    (entry,) = rispy.loads(ris(made))
    assert entry["title"] == words
    library = parse_string(bibtex(made), append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (read,) = library.entries
    assert read.fields_dict["title"].value == words
    assert read.fields_dict["author"].value == "B & C"
    assert json.loads(csl_json(made))[0]["title"] == title


def test_every_unit_has_its_records_in_every_rendering(site: Site) -> None:
    files = export_references(site.library, site.interface, SITE)
    assert len(files) == len(site.library.units) * 3 * 3
    for path, text in files.items():
        assert text.endswith("\n")
        if path.endswith(".ris"):
            assert len(rispy.loads(text)) == 1
        elif path.endswith(".bib"):
            library = parse_string(text)
            assert not library.failed_blocks
            assert len(library.entries) == 1
        else:
            assert len(json.loads(text)) == 1


#: The tags of Highwire and the fields of an item that Zotero fills from them: `HIGHWIRE_MAPPINGS`
#: of its translator "Embedded Metadata" (zotero/translators, Embedded Metadata.js, 2024-06-13).
#: An item is a report there because of `citation_technical_report_institution`.
ZOTERO = {
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_technical_report_institution": "institution",
    "citation_technical_report_number": "number",
    "citation_public_url": "url",
    "citation_language": "language",
}


@dataclass
class Head(HTMLParser):
    """The tags, links and JSON-LD of a page's head."""

    metas: list[tuple[str, str]] = field(default_factory=list)
    links: list[dict[str, str]] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    inside: bool = False

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.metas.append((values["name"], values["content"]))
        elif tag == "link":
            self.links.append(values)
        self.inside = tag == "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.scripts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.inside = False


def head_of(site: Site, slug: str, rendering: Rendering = "zh-Hans") -> str:
    """The tags of a unit's page that speak of the unit: those behind its style sheets."""
    page = page_html(site, f"{rendering}/{slug}/")
    return page[page.index('<link rel="alternate" type="application/x-') : page.index("</head>")]


def read_head(site: Site, slug: str, rendering: Rendering) -> Head:
    parsed = Head()
    parsed.feed(head_of(site, slug, rendering))
    return parsed


def as_zotero(parsed: Head) -> dict[str, Any]:
    """The item that Zotero makes of the tags; of a name with a comma it splits nothing else."""
    (author,) = [value for name, value in parsed.metas if name == "citation_author"]
    family, comma, given = author.partition(",")
    if not comma:
        given, _, family = author.rpartition(" ")
    fields = {ZOTERO[name]: value for name, value in parsed.metas if name in ZOTERO}
    known = {*ZOTERO, "citation_author"}
    assert {name for name, _ in parsed.metas} <= known
    return fields | {"author": (given.strip(), family)}


def test_zotero_recognizes_a_report_in_the_page(site: Site) -> None:
    assert as_zotero(read_head(site, "cosp-7-1", "en")) == {
        "title": "Strengthening mutual legal assistance for international cooperation"
        " and asset recovery",
        "date": "2017/11/10",
        "institution": "United Nations",
        "number": "7/1 (CAC/COSP/2017/14)",
        "url": f"{SITE}en/cosp-7-1/",
        "language": "en",
        "author": ("", CONFERENCE),
    }
    assert as_zotero(read_head(site, "a-res-75-194", "zh-Hant")) == {
        "title": "根據《聯合國反腐敗公約》防止和打擊腐敗行徑及轉移腐敗所得行為，協助追回資產，"
        "並將此類資產退回合法所有者，特別是退回來源國",
        "date": "2020/12/16",
        "institution": "聯合國",
        "number": "A/RES/75/194",
        "url": f"{SITE}zh-Hant/a-res-75-194/",
        "language": "zh-Hant",
        "author": ("", "聯合國大會"),
    }
    note = as_zotero(read_head(site, "cosp-wg2-2020-progress", "en"))
    assert "date" not in note
    assert "number" not in note


def test_the_page_leads_to_its_records(site: Site) -> None:
    links = read_head(site, "cosp-7-1", "en").links
    assert [(link["type"], link["href"]) for link in links] == [
        ("application/x-research-info-systems", "../../data/cite/cosp-7-1.eng.ris"),
        ("application/x-bibtex", "../../data/cite/cosp-7-1.eng.bib"),
        ("application/vnd.citationstyles.csl+json", "../../data/cite/cosp-7-1.eng.json"),
    ]


def test_json_ld_calls_a_resolution_legislation(site: Site) -> None:
    (script,) = read_head(site, "a-res-75-194", "en").scripts
    data = json.loads(script)
    assert data["@type"] == "Legislation"
    assert data["legislationIdentifier"] == "A/RES/75/194"
    assert data["legislationType"] == "Resolution"
    assert data["legislationDate"] == "2020-12-16"
    assert data["legislationPassedBy"]["name"] == "General Assembly of the United Nations"
    assert data["inLanguage"] == "en"
    assert data["isBasedOn"] == "https://undocs.org/en/A/RES/75/194"
    assert data["translationOfWork"]["inLanguage"] == "zh-Hans"
    assert data["translationOfWork"]["url"] == f"{SITE}zh-Hans/a-res-75-194/"


def test_json_ld_claims_no_more_than_is_certain(site: Site) -> None:
    (script,) = read_head(site, "a-79-459-draft-2", "zh-Hans").scripts
    draft = json.loads(script)
    assert "legislationPassedBy" not in draft
    assert "legislationDate" not in draft
    assert "translationOfWork" not in draft
    (script,) = read_head(site, "cosp-7-3", "zh-Hans").scripts
    assert "legislationDate" not in json.loads(script)
    (script,) = read_head(site, "a-79-459", "en").scripts
    assert json.loads(script)["@type"] == "Report"


def test_a_hostile_title_ends_no_script_and_no_attribute(site: Site) -> None:
    unit = site.library.unit("cosp-7-8")
    title = '</script><script>alert(1)</script><!-- "体育" & \''
    renamed = replace(unit, title=unit.title.with_text("zh-Hans", Text(title)))
    library = replace(
        site.library,
        documents=tuple(
            replace(d, units=tuple(renamed if u is unit else u for u in d.units))
            for d in site.library.documents
        ),
    )
    markup = head_of(site_of(library, site.published, site.docs, site.settings), "cosp-7-8")
    parsed = Head()
    parsed.feed(markup)
    assert markup.count("<script") == markup.count("</script>") == 1
    assert "<!--" not in markup
    (script,) = parsed.scripts
    assert json.loads(script)["name"] == title
    assert ("citation_title", title) in parsed.metas


def test_the_head_of_a_unit_offers_both_citations_without_scripts(site: Site) -> None:
    body = page_html(site, "zh-Hant/cosp-7-1/")
    brackets = "（CAC/COSP/2017/14，第七屆會議，維也納，2017年11月10日）"
    assert f">聯合國反腐敗公約締約國會議第7/1號決議{brackets}，{SITE}zh-Hant/cosp-7-1/<" in body
    assert f"10 November 2017), {SITE}en/cosp-7-1/ {NOT_OFFICIAL}<" in body
    assert 'href="../../data/cite/cosp-7-1.zho-Hant.ris"' in body
