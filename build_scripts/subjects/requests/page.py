"""Who is asked to do what: by addressee, by verb, the reports due, and every request."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup, escape

from build_scripts.model import Named, Rendering, Request, VerbForm
from build_scripts.model.tables import NOBODY
from build_scripts.site.site import Site, Values
from build_scripts.site.units import paragraph_name

#: How much of a request its row quotes, in characters.
QUOTED = {"zh-Hans": 60, "zh-Hant": 60, "en": 120}


def requests(site: Site, rendering: Rendering) -> Values:
    """The requests of all units; every row leads to its paragraph."""
    return {
        "lead": site.say(rendering, "requests_lead"),
        **_Said(site, rendering).values(),
    }


class _Said:
    """What the page says in one rendering."""

    def __init__(self, site: Site, rendering: Rendering) -> None:
        self.site, self.rendering = site, rendering
        self.words = site.request_words
        self.all = site.library.requests
        self.nobody = site.say(rendering, "requests_nobody")
        self.in_text = site.say(rendering, "requests_in_text")
        self.when = site.say(rendering, "requests_when") + site.say(rendering, "requests_colon")

    def values(self) -> dict[str, Any]:
        asked = _grouped(self.all, lambda request: [request.unit])
        return {
            "asking": sum(request.asks for request in self.all),
            "total": len(self.all),
            "dated": sum(bool(request.deadlines) for request in self.all),
            "addressees": self._by_addressee(),
            "verbs": self._by_verb(),
            "reports": [self._report(request) for request in self.all if request.report],
            "units": [
                self._unit(slug, asked[slug]) for slug in self.site.library.units if slug in asked
            ],
        }

    def _by_addressee(self) -> list[dict[str, Any]]:
        groups = _grouped(
            self.all, lambda request: [named.id for named in request.addressees] or [""]
        )
        nobody = groups.pop("", [])
        order = sorted(groups, key=lambda one: -len(groups[one]))
        found = [
            self._group(id, self.words.addressees[id].names[self.rendering], "", groups[id])
            for id in order
        ]
        return [*found, self._group(NOBODY, self.nobody, "", nobody)] if nobody else found

    def _by_verb(self) -> list[dict[str, Any]]:
        groups = _grouped(self.all, lambda request: [self.words.base(request).id])
        order = sorted(groups, key=lambda one: (not groups[one][0].asks, -len(groups[one])))
        return [
            self._group(id, *self._verb_name(self.site.library.verbs[id]), groups[id])
            for id in order
        ]

    def _verb_name(self, verb: VerbForm) -> tuple[str, str]:
        """A verb, and in English the Chinese verb: one English verb may render several."""
        if self.rendering == "en":
            return (verb.operative, verb.hans) if verb.operative else ("", verb.hans)
        return (verb.hant if self.rendering == "zh-Hant" else verb.hans), ""

    def _group(self, id: str, name: str, chinese: str, found: list[Request]) -> dict[str, Any]:
        return {
            "id": id,
            "name": name,
            "chinese": chinese,
            "count": len(found),
            "places": self.site.places(
                [(request.unit, request.paragraph) for request in found], self.rendering
            ),
        }

    def _number(self, slug: str, id: str) -> str:
        place = self.site.library.place(slug, id)
        return paragraph_name(place) if place else id

    def _report(self, request: Request) -> dict[str, Any]:
        return {
            "href": f"../{request.unit}/#{request.paragraph}",
            "unit": self.site.unit_name(request.unit, self.rendering),
            "number": self._number(request.unit, request.paragraph),
            "quote": self._quote(request, 2),
            "who": self._names(request.addressees),
            "to": self._names(request.recipients),
            "when": self._when(request),
        }

    def _unit(self, slug: str, found: list[Request]) -> dict[str, Any]:
        return {
            "slug": slug,
            "name": self.site.unit_name(slug, self.rendering),
            "rows": Markup("\n").join(self._row(request) for request in found),
        }

    def _row(self, request: Request) -> Markup:
        """A row of the great table, written here: there are hundreds."""
        ids = " ".join(named.id for named in request.addressees) or NOBODY
        dated = Markup(" data-d") if request.deadlines else ""
        when = Markup(' data-is="%s"') % self.when if request.deadlines else ""
        names = self._names(request.addressees) or Markup("<i>%s</i>") % self.nobody
        return Markup(
            '<tr data-a="%s" data-v="%s"%s><td><a href="../%s/#%s">%s</a>'
            "<td>%s<td>%s<td>%s<td%s>%s</td>"
        ) % (
            *(ids, self.words.base(request).id, dated, request.unit, request.paragraph),
            self._number(request.unit, request.paragraph),
            self._verb(request),
            names,
            self._quote(request),
            when,
            self._when(request),
        )

    def _verb(self, request: Request) -> Markup:
        return escape(self.words.verb(request, self.rendering) or self.in_text)

    def _quote(self, request: Request, times: int = 1) -> Markup:
        limit = QUOTED[self.rendering] * times
        english = self.words.english(request) if self.rendering == "en" else None
        if english is not None:
            return escape(_shortened(english, limit))
        chinese = self.words.chinese(
            request, "zh-Hant" if self.rendering == "zh-Hant" else "zh-Hans"
        )
        short = chinese if len(chinese) <= limit else f"{chinese[:limit]}……"
        return _in_chinese(short) if self.rendering == "en" else escape(short)

    def _names(self, named: Iterable[Named]) -> Markup:
        names = [self.words.addressees[one.id].names[self.rendering] for one in named]
        return escape(("; " if self.rendering == "en" else "、").join(names))

    def _when(self, request: Request) -> Markup:
        comma = escape("; " if self.rendering == "en" else "；")
        said = [self.words.deadline(request, one, self.rendering) for one in request.deadlines]
        return comma.join(escape(words or self.in_text) for words in said)


def _grouped(
    requests: Iterable[Request], keys: Callable[[Request], list[str]]
) -> dict[str, list[Request]]:
    groups: dict[str, list[Request]] = {}
    for request in requests:
        for key in dict.fromkeys(keys(request)):
            groups.setdefault(key, []).append(request)
    return groups


def _shortened(words: str, limit: int) -> str:
    """English words up to a length, cut between two words."""
    if len(words) <= limit:
        return words.rstrip(";.")
    return words[:limit].rsplit(" ", 1)[0].rstrip(",;") + " …"


def _in_chinese(words: str) -> Markup:
    return Markup('<span lang="zh-Hans">%s</span>') % words
