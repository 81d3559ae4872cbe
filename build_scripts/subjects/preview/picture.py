"""The picture of a preview, drawn with faces that come with the site: the same on any machine."""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache, cached_property
from itertools import accumulate, pairwise
from typing import Any

from build_scripts.model import Rendering
from build_scripts.subjects.preview.lines import lines_of, shortened
from build_scripts.subjects.preview.words import Preview

SIZE = WIDTH, _ = Preview.width, Preview.height
MARGIN = 80
#: The sizes of a title, the largest first, each with the lines that it may have.
TITLES = ((72, 3), (58, 4), (50, 5), (42, 6))
#: How far the lines of a title stand apart, and where its middle lies.
LEADING, MIDDLE = 1.34, 322
#: The size of all other words, and where those at the head and at the foot stand.
SMALL, HEAD, FOOT = 34, 114, 566
#: How far apart Han and Latin letters stand, in parts of their size.
APART = 0.16
#: The Kai face of Simplified has its marks in the middle of their square, as Traditional sets them.
#: So far to the left and down, in parts of their size, the Mainland sets them.
LOWER_LEFT = {
    **dict.fromkeys("，、。", (-0.31, 0.31)),
    **dict.fromkeys("；：", (-0.31, 0.0)),
    **dict.fromkeys("！？", (-0.2, 0.0)),
}
#: The colours from the paper to the ink; one more is that of the links.
SHADES = 8
QUIET, INK = 172, 255
#: The mark of the site as in `mark.svg`: its square, and what is left of the paper in it.
MARK, MARK_SCALE = 32, 2
BRACKETS = (
    *((9, 8, 11, 24), (9, 8, 13, 10), (9, 22, 13, 24)),
    *((21, 8, 23, 24), (19, 8, 23, 10), (19, 22, 23, 24), (15, 14, 17, 18)),
)


class Painter:
    """Draws pictures. `faces` has the Kai faces of the scripts, and under `en` a Latin one."""

    def __init__(self, faces: Mapping[Rendering, bytes], colours: Mapping[str, str]) -> None:
        self._faces, self._colours = faces, colours
        self._font = cache(self._loaded)

    def lacking(self, text: str) -> str:
        """The signs of a text that no face has."""
        signs = set(text).difference(*self._widths.values())
        return "".join(sorted(signs))

    def picture(self, preview: Preview, rendering: Rendering) -> bytes:
        """The picture as PNG; a text that cannot be drawn in full is left out of it."""
        # Most builds make no picture: they do not wait for this library.
        from PIL import Image, ImageDraw

        grey = Image.new("L", SIZE)
        pen = ImageDraw.Draw(grey)

        def write(text: str, left: float, base: float, size: int = SMALL, ink: int = INK) -> None:
            places = self._places(text, rendering)
            moved = LOWER_LEFT if rendering == "zh-Hans" else {}
            for sign, place in zip(text, places, strict=False):
                font = self._font(self._face(sign, rendering), size)
                x, y = moved.get(sign, (0, 0))
                pen.text((left + (place + x) * size, base + y * size), sign, ink, font, "ls")

        site, title, name, language = (
            "" if self.lacking(text) else text
            for text in (preview.site, preview.title, preview.name, preview.language)
        )
        write(site, MARGIN + MARK * MARK_SCALE + 24, HEAD, ink=QUIET)
        write(name, MARGIN, FOOT)
        write(language, WIDTH - MARGIN - self._wide(language, rendering) * SMALL, FOOT, ink=QUIET)
        size, lines = self._title(title, rendering)
        first = MIDDLE + size * (1 - LEADING * len(lines) / 2)
        for at, line in enumerate(lines):
            write(line, MARGIN, first + at * size * LEADING, size)

        shades = grey.point([round(value * (SHADES - 1) / INK) for value in range(INK + 1)])
        image = Image.frombytes("P", SIZE, shades.tobytes())
        image.putpalette(self._palette)
        self._mark(ImageDraw.Draw(image))
        made = io.BytesIO()
        image.save(made, "PNG", bits=4, compress_level=6)
        return made.getvalue()

    def _title(self, title: str, rendering: Rendering) -> tuple[int, list[str]]:
        """The lines of a title as large as they fit; cut at the end where they never do."""
        places = self._places(title, rendering)
        for size, most in TITLES:
            width = (WIDTH - 2 * MARGIN) / size
            lines = lines_of(title, places, width)
            if len(lines) <= most:
                return size, lines
        last = shortened(lines[most - 1])
        while self._wide(last, rendering) > width:
            last = shortened(last)
        return size, [*lines[: most - 1], last]

    def _places(self, text: str, rendering: Rendering) -> list[float]:
        """Where each sign begins, and where the last one ends, in parts of their size."""
        faces = [self._face(sign, rendering) for sign in text]
        wide = [self._widths[face][sign] for face, sign in zip(faces, text, strict=True)]
        for at, ((one, other), (before, after)) in enumerate(
            zip(pairwise(faces), pairwise(text), strict=True)
        ):
            if (one == "en") != (other == "en") and before.isalnum() and after.isalnum():
                wide[at] += APART
        return [0, *accumulate(wide)]

    def _wide(self, text: str, rendering: Rendering) -> float:
        return self._places(text, rendering)[-1]

    def _face(self, sign: str, rendering: Rendering) -> Rendering:
        """The face of a sign: that of the rendering, else another that has it."""
        order: tuple[Rendering, ...] = (rendering, "en", "zh-Hans", "zh-Hant")
        return next(face for face in order if sign in self._widths[face])

    @cached_property
    def _widths(self) -> dict[Rendering, dict[str, float]]:
        """The signs of each face, and how wide they are in parts of their size."""
        from fontTools.ttLib import TTFont

        found = {}
        for name, data in self._faces.items():
            font = TTFont(io.BytesIO(data), lazy=True)
            widths, em = font["hmtx"].metrics, font["head"].unitsPerEm
            signs = font.getBestCmap()
            found[name] = {chr(code): widths[glyph][0] / em for code, glyph in signs.items()}
        return found

    def _loaded(self, face: Rendering, size: int) -> Any:
        from PIL import ImageFont

        layout = ImageFont.Layout.BASIC
        return ImageFont.truetype(io.BytesIO(self._faces[face]), size, layout_engine=layout)

    @property
    def _palette(self) -> list[int]:
        """From the paper to the ink in even steps, and the colour of links."""
        paper, ink, link = (_rgb(self._colours[name]) for name in ("paper", "ink", "link"))
        steps = range(SHADES)
        shades = [
            round(light + (dark - light) * step / (SHADES - 1))
            for step in steps
            for light, dark in zip(paper, ink, strict=True)
        ]
        return [*shades, *link]

    @staticmethod
    def _mark(pen: Any) -> None:
        top = HEAD + SMALL // 3 - MARK * MARK_SCALE + 10
        end = MARK * MARK_SCALE - 1
        pen.rounded_rectangle((MARGIN, top, MARGIN + end, top + end), 10, SHADES)
        for box in BRACKETS:
            left, upper, right, lower = (edge * MARK_SCALE for edge in box)
            pen.rectangle((MARGIN + left, top + upper, MARGIN + right - 1, top + lower - 1), 0)


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue
