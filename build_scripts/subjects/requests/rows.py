"""The rows of the great table of requests: each request of a unit in a line.

There are thousands of them, each on several pages, so they are written here and not in a
template, the rows of a unit together, and kept for the next build.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from itertools import groupby, product
from operator import attrgetter
from typing import TypeAlias

from markupsafe import Markup, escape

from build_scripts.cache import Cache, code_key, key_of
from build_scripts.model import RENDERINGS, Named, Rendering, Request
from build_scripts.model.tables import NOBODY
from build_scripts.site.interface import Interface
from build_scripts.site.units import paragraph_name
from build_scripts.subjects.requests.words import RequestWords

#: How much of a request its row quotes, in characters.
QUOTED = {"zh-Hans": 60, "zh-Hant": 60, "en": 120}
#: Of so many units the rows in a rendering are held.
HELD = 400

#: A row in two parts: before the link that leads to the folder of the units, and behind. By the
#: paragraph of its request, and which one it is of this.
Rows: TypeAlias = dict[tuple[str, int], tuple[str, str]]


class RequestRows:
    """Rows as the pages of a library show them. What the cache has of a unit is not written again:
    the rows rest on its requests, the paragraphs that make them, the verbs and the addressees.
    """

    def __init__(
        self, words: RequestWords, interface: Interface, cache: Cache | None = None
    ) -> None:
        self._words, self._interface, self._cache = words, interface, cache
        self._cells = {
            rendering: RequestCells(words, interface, rendering) for rendering in RENDERINGS
        }
        self._held: tuple[Rendering, dict[str, Rows]] = ("zh-Hans", {})
        #: of each unit the digest of what its rows rest on
        self._said: dict[str, str] = {}

    def row(self, request: Request, rendering: Rendering, up: str) -> Markup:
        """The row of a request; `up` leads to the folder of the units."""
        before, behind = self._of_unit(request.unit, rendering)[request.paragraph, request.number]
        return Markup(f"{before}{up}{behind}")  # noqa: S704 - escaped when it was written

    def end(self) -> None:
        """The rows of these requests are kept, and no others."""
        if self._cache:
            for slug, rendering in product(self._requests, RENDERINGS):
                self._cache.leave(self._key(slug, rendering))
            self._cache.end()

    def _of_unit(self, slug: str, rendering: Rendering) -> Rows:
        """The pages of a rendering are made one after another, those of the same texts together."""
        if self._held[0] != rendering or len(self._held[1]) > HELD:
            self._held = (rendering, {})
        held = self._held[1]
        if slug not in held:
            make = partial(self._made, slug, rendering)
            cache = self._cache
            held[slug] = cache.value(self._key(slug, rendering), make) if cache else make()
        return held[slug]

    def _made(self, slug: str, rendering: Rendering) -> Rows:
        cells = self._cells[rendering]
        return {(one.paragraph, one.number): cells.row(one) for one in self._requests[slug]}

    @cached_property
    def _requests(self) -> dict[str, list[Request]]:
        units = groupby(self._words.library.requests, key=attrgetter("unit"))
        return {slug: list(requests) for slug, requests in units}

    def _key(self, slug: str, rendering: Rendering) -> str:
        if slug not in self._said:
            made_of = [self._words.rests_on(one) for one in self._requests[slug]]
            self._said[slug] = key_of(self._common, made_of)
        return f"{self._said[slug]}-{rendering}"

    @cached_property
    def _common(self) -> str:
        library = self._words.library
        return key_of(code_key(), library.verbs, library.addressees, self._interface.texts)


class RequestCells:
    """What the table says of a request in a rendering."""

    def __init__(self, words: RequestWords, interface: Interface, rendering: Rendering) -> None:
        self._words, self._rendering = words, rendering
        say = partial(interface.say, rendering)
        self.nobody = say("requests_nobody")
        self._in_text = say("requests_in_text")
        self._when = say("requests_when") + say("requests_colon")

    def row(self, request: Request) -> tuple[str, str]:
        """Its row in the two parts."""
        ids = " ".join(named.id for named in request.addressees) or NOBODY
        dated, when = "", ""
        if request.deadlines:
            dated, when = " data-d", f' data-is="{escape(self._when)}"'
        names = self.names(request.addressees) or f"<i>{escape(self.nobody)}</i>"
        return (
            f'<tr data-a="{ids}" data-v="{self._words.base(request).id}"{dated}><td><a href="',
            f'{request.unit}/#{request.paragraph}">{escape(self.number(request))}</a>'
            f"<td>{self._verb(request)}<td>{names}<td>{self.quote(request)}"
            f"<td{when}>{self.when(request)}</td>",
        )

    def number(self, request: Request) -> str:
        """The number of its paragraph."""
        place = self._words.library.place(request.unit, request.paragraph)
        return paragraph_name(place) if place else request.paragraph

    def quote(self, request: Request, times: int = 1) -> Markup:
        """Its words, up to so many times as many as a row has."""
        limit = QUOTED[self._rendering] * times
        english = self._words.english(request) if self._rendering == "en" else None
        if english is not None:
            return escape(_shortened(english, limit))
        script: Rendering = "zh-Hant" if self._rendering == "zh-Hant" else "zh-Hans"
        chinese = self._words.chinese(request, script)
        short = chinese if len(chinese) <= limit else f"{chinese[:limit]}……"
        return _in_chinese(short) if self._rendering == "en" else escape(short)

    def names(self, named: Iterable[Named]) -> Markup:
        """Who is named."""
        names = [self._words.addressees[one.id].names[self._rendering] for one in named]
        return escape(("; " if self._rendering == "en" else "、").join(names))

    def when(self, request: Request) -> Markup:
        """By when, or at which session."""
        comma = escape("; " if self._rendering == "en" else "；")
        said = [self._words.deadline(request, one, self._rendering) for one in request.deadlines]
        return comma.join(escape(words or self._in_text) for words in said)

    def _verb(self, request: Request) -> Markup:
        return escape(self._words.verb(request, self._rendering) or self._in_text)


def _shortened(words: str, limit: int) -> str:
    """English words up to a length, cut between two words."""
    if len(words) <= limit:
        return words.rstrip(";.")
    return words[:limit].rsplit(" ", 1)[0].rstrip(",;") + " …"


def _in_chinese(words: str) -> Markup:
    return Markup('<span lang="zh-Hans">%s</span>') % words
