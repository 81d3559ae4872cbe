"""What stands for a page where it is shared: its tags, and a picture of its title."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from build_scripts.build import Assembled
from build_scripts.model import RENDERINGS, Library, Text
from build_scripts.pages.files import SiteFiles, build_site
from build_scripts.publish.bundle import make_bundle
from build_scripts.site.docs import Docs
from build_scripts.site.settings import Settings
from build_scripts.subjects.preview.lines import lines_of, shortened
from build_scripts.subjects.preview.picture import Painter
from build_scripts.subjects.preview.words import Preview, preview_of
from tests.site import Html

ADDRESS = "https://example.org/library/"
LOCALES = {"zh-Hans": "zh_CN", "zh-Hant": "zh_TW", "en": "en_GB"}
#: A picture is to have no more bytes.
LARGEST = 40_000


class Tags(HTMLParser):
    """The `property` and `name` tags of a page: what each says, in their order."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        name = values.get("property") or values.get("name")
        if tag == "meta" and name:
            self.said.append((name, values["content"] or ""))

    def all(self, name: str) -> list[str]:
        return [said for each, said in self.said if each == name]


@pytest.fixture(scope="module")
def shared(small: Assembled, docs: Docs) -> SiteFiles:
    """The site of the small corpus at a public address."""
    return build_site(small.library, small.published, docs, Settings(address=ADDRESS))


@pytest.fixture(scope="module")
def painter(docs: Docs) -> Painter:
    return Painter({**docs.faces, "en": docs.latin}, docs.colours)


def drawn(picture: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(picture))
    image.load()
    return image


def titled(library: Library, title: str) -> Library:
    """A library in which a resolution has another title, in every rendering."""
    unit = library.unit("a-res-1-2")
    texts = {name: Text(title) for name in unit.title.texts}
    changed = replace(unit, title=replace(unit.title, texts=texts))
    return replace(
        library,
        documents=tuple(
            replace(one, units=tuple(changed if each is unit else each for each in one.units))
            for one in library.documents
        ),
    )


# Tags.


def test_a_unit_says_what_it_is(shared: SiteFiles) -> None:
    tags = Tags(shared["zh-Hant/a-res-1-2/index.html"])
    page = f"{ADDRESS}zh-Hant/a-res-1-2/"
    (title,) = tags.all("og:title")
    assert title.startswith("第1/2號決議 ")
    assert tags.all("og:type") == ["article"]
    assert tags.all("og:url") == [page]
    assert tags.all("og:site_name") == ["反腐敗決議文庫"]
    assert tags.all("og:locale") == ["zh_TW"]
    assert set(tags.all("og:locale:alternate")) == {"zh_CN", "en_GB"}
    assert tags.all("og:image") == [f"{page}preview.png"]
    assert (tags.all("og:image:width"), tags.all("og:image:height")) == (["1200"], ["630"])
    assert tags.all("twitter:card") == ["summary_large_image"]
    for name in ("og:description", "og:image:alt"):
        assert len(tags.all(name)) == 1
        assert tags.all(name)[0]


def test_every_page_has_its_tags_and_a_picture_that_is_there(shared: SiteFiles) -> None:
    pages = [path for path in shared if path.endswith("index.html")]
    for path in pages:
        rendering = path.partition("/")[0] if "/" in path else "zh-Hans"
        tags = Tags(shared[path])
        assert tags.all("og:url") == [f"{ADDRESS}{path.removesuffix('index.html')}"], path
        assert tags.all("og:locale") == [LOCALES[rendering]], path
        assert tags.all("og:title"), path
        (picture,) = tags.all("og:image")
        assert picture.removeprefix(ADDRESS) in shared, path


def test_where_a_page_has_no_public_address_it_is_not_shared(small: Assembled, docs: Docs) -> None:
    for address in ("", "http://127.0.0.1:8000/"):
        site = build_site(small.library, small.published, docs, Settings(address=address))
        assert not [path for path in site if path.endswith(".png")]
        assert b"og:" not in site["en/a-res-1-2/index.html"]


def test_a_hostile_title_breaks_nothing(small: Assembled, docs: Docs) -> None:
    hostile = '"><script>alert(1)</script>'
    site = build_site(
        titled(small.library, hostile), small.published, docs, Settings(address=ADDRESS)
    )
    page = site["zh-Hans/a-res-1-2/index.html"]
    assert hostile.encode() not in page
    assert hostile in Tags(page).all("og:title")[0]
    assert drawn(site["zh-Hans/a-res-1-2/preview.png"]).size == (1200, 630)
    assert list(site.pictures.findings()) == []


def test_every_page_names_the_same_others_as_the_sitemap(shared: SiteFiles) -> None:
    tree = ET.fromstring(shared["sitemap.xml"])
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = {
        url.findtext(f"{space}loc", "").removeprefix(ADDRESS): {
            link.get("hreflang"): link.get("href")
            for link in url.iter("{http://www.w3.org/1999/xhtml}link")
        }
        for url in tree
    }
    assert len(listed) > len(RENDERINGS)
    for path, alternates in listed.items():
        page = Html()
        page.feed(shared[f"{path}index.html"].decode())
        assert page.alternates == alternates, path
        english = f"{ADDRESS}en/{path.partition('/')[2]}"
        assert alternates["x-default"] == (english if path else ADDRESS), path


# The picture.


def test_a_picture_is_small_and_the_same_each_time(docs: Docs) -> None:
    preview = Preview("反腐败决议文库", "关于腐败与国际合作" * 12, "第7/1号决议", "简体")
    made = {
        Painter({**docs.faces, "en": docs.latin}, docs.colours).picture(preview, "zh-Hans")
        for _ in range(2)
    }
    (picture,) = made
    image = drawn(picture)
    assert (image.format, image.mode, image.size) == ("PNG", "P", (1200, 630))
    assert len(picture) < LARGEST


def test_the_colours_are_those_of_the_page(painter: Painter, docs: Docs) -> None:
    image = drawn(painter.picture(Preview("x", "x", "x", "x"), "en")).convert("RGB")
    colours = {
        "#" + bytes(cast(tuple[int, ...], colour)).hex() for _, colour in image.getcolors(256) or []
    }
    assert {docs.colours["paper"], docs.colours["ink"], docs.colours["link"]} <= colours
    assert image.getpixel((0, 0)) == tuple(bytes.fromhex(docs.colours["paper"][1:]))


def test_all_that_is_said_is_drawn_within_the_margins(painter: Painter) -> None:
    """A title of any length leaves the margins, the head and the foot free."""
    nothing = drawn(painter.picture(Preview("反腐", "", "决议", "简体"), "zh-Hans")).convert("L")
    for count in (1, 9, 30, 55, 96, 400):
        for title in ("法" * count, "law " * count, "反腐败和law各" * (count // 5)):
            preview = Preview("反腐", title, "决议", "简体")
            image = drawn(painter.picture(preview, "zh-Hans")).convert("L")
            box = ImageChops.difference(image, nothing).getbbox()
            if title:
                assert box is not None
                assert box[0] >= 70, (title, box)
                assert box[2] <= 1200 - 70, (title, box)
                assert box[1] >= 130, (title, box)
                assert box[3] <= 530, (title, box)


@pytest.mark.corpus
@pytest.mark.parametrize("mark", "，、。")
def test_a_mark_stands_low_and_at_the_left_in_simplified_and_in_the_middle_in_traditional(
    painter: Painter, mark: str
) -> None:
    """Of the square of a character, to which it stands alone in the title."""
    middles = {}
    for rendering in ("zh-Hans", "zh-Hant"):
        without, given = (
            drawn(painter.picture(Preview("", title, "", ""), rendering)).convert("L")
            for title in ("一", f"一{mark}")
        )
        left, top, right, bottom = ImageChops.difference(without, given).getbbox() or (0, 0, 0, 0)
        # At a size of 72 the square begins at the margin of 80, behind one of the other sign.
        middles[rendering] = ((left + right) / 2 - 152) / 72, (top + bottom) / 2 / 72
    (simple, low), (middle, high) = middles["zh-Hans"], middles["zh-Hant"]
    assert 0.05 < simple < 0.35 < middle < 0.65
    assert 0.2 < low - high < 0.45


def test_the_faces_have_all_signs_of_the_titles(own: Assembled, docs: Docs) -> None:
    site = build_site(own.library, own.published, docs, Settings(address=ADDRESS))
    assert list(site.pictures.findings()) == []


def test_a_title_that_cannot_be_drawn_is_left_out_and_told(
    small: Assembled, docs: Docs, painter: Painter
) -> None:
    library = titled(small.library, "关于𠮷的决议")
    site = build_site(library, small.published, docs, Settings(address=ADDRESS))
    told = {
        (found.code, found.value("slug"), found.value("signs"))
        for found in site.pictures.findings()
    }
    assert told == {("PICTURE_SIGNS", "a-res-1-2", "𠮷")}
    said = preview_of(library.unit("a-res-1-2"), docs.interface, "zh-Hans")
    without = painter.picture(replace(said, title=""), "zh-Hans")
    assert site["zh-Hans/a-res-1-2/preview.png"] == without


def test_the_edition_for_disk_has_no_pictures(shared: SiteFiles) -> None:
    with zipfile.ZipFile(io.BytesIO(make_bundle(shared).data)) as archive:
        assert not [name for name in archive.namelist() if name.endswith(".png")]


# Lines.


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("打击贪污贿赂", 4, ["打击贪", "污贿赂"]),
        ("预防、侦查、起诉", 3, ["预防、", "侦查、", "起诉"]),
        ("执行《公约》规定", 3, ["执行", "《公", "约》", "规定"]),
        ("one two three", 7, ["one two", "three"]),
        ("关于COVID-19的决议", 8, ["关于", "COVID-19", "的决议"]),
        ("incomprehensibly", 6, ["incomp", "rehens", "ibly"]),
    ],
)
def test_a_title_is_broken_where_an_editor_would(text: str, width: int, lines: list[str]) -> None:
    assert lines_of(text, range(len(text) + 1), width) == lines


@pytest.mark.parametrize(
    ("line", "shorter"),
    [
        ("relevant bodies of", "relevant bodies…"),
        ("relevant bodies…", "relevant…"),
        ("行为，协助追", "行为，协助…"),
        ("行为，协", "行为…"),
        ("执行《公", "执行…"),
        ("法", "…"),
    ],
)
def test_a_title_is_cut_at_its_end(line: str, shorter: str) -> None:
    assert shortened(line) == shorter


@given(st.text("反腐败，。《》()aB 1-", min_size=1), st.integers(1, 12))
def test_lines_lose_nothing_and_are_never_wider(text: str, width: int) -> None:
    lines = lines_of(text, range(len(text) + 1), width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(len, lines)) <= width
