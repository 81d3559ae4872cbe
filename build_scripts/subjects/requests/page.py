"""Who is asked to do what: by addressee, by verb, the reports due, and every request."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from build_scripts.model import RENDERINGS, Rendering, Request
from build_scripts.model.tables import NOBODY
from build_scripts.site.groups import Group, ListLine
from build_scripts.site.lists import REPORTS
from build_scripts.site.site import Site, Values
from build_scripts.site.units import unit_title
from build_scripts.subjects.requests.rows import RequestCells


def requests(site: Site, rendering: Rendering, group: Group[Request] | None = None) -> Values:
    """The requests of all units, or those of a group; every row leads to its paragraph.

    Where the list is cut, its page tells of its groups.
    """
    said = _Said(site, rendering, group or site.lists.requests)
    if group is None and rendering == RENDERINGS[0]:
        site.request_rows.end()
    return said.values() if group is None else said.group_values()


def request_line(site: Site, rendering: Rendering, request: Request) -> ListLine:
    """A unit in the finder of the requests, where they are cut."""
    unit = site.library.units[request.unit]
    return site.unit_name(unit.slug, rendering), unit_title(unit, rendering), unit.slug


class _Said:
    """What the page says in one rendering."""

    def __init__(self, site: Site, rendering: Rendering, listed: Group[Request]) -> None:
        self.site, self.rendering, self.list = site, rendering, listed
        self.up = listed.up
        self.words = site.request_words
        self.all = listed.entries
        self.pages = {group.id: group for group in listed.groups}
        self.cells = RequestCells(self.words, site.interface, rendering)

    def values(self) -> dict[str, Any]:
        """The whole list, or in short what is in its groups."""
        bodies = self.site.library.bodies
        return {
            "list": self.list,
            "lead": self.site.say(self.rendering, "requests_lead"),
            "asking": sum(request.asks for request in self.all),
            "total": len(self.all),
            "dated": sum(bool(request.deadlines) for request in self.all),
            "due": sum(request.report for request in self.all),
            "reports": [] if self.list.groups else self._reports(),
            "bodies": [group for id, group in self.pages.items() if id in bodies],
            **self._rows(),
        }

    def group_values(self) -> dict[str, Any]:
        """A group: its rows, or the reports due with more of their words, or for a verb links."""
        kind = self.list.path.split("/")[1]
        is_verb, is_due = kind.startswith("verb-"), kind == REPORTS
        shown = self.all if not self.list.groups else ()
        return {
            "list": self.list,
            "lead": self.site.say(self.rendering, "requests_in", count=len(self.all)),
            "total": len(shown),
            "units": [],
            "places": self._places(shown) if is_verb else [],
            "reports": self._reports() if is_due and shown else [],
            **({} if is_verb or is_due or self.list.groups else self._rows()),
        }

    def _rows(self) -> dict[str, Any]:
        """The great table, and by what it is filtered."""
        lists = self.site.lists
        return {
            "addressees": [
                self._group("addressee", id, self._addressee(id), "", found)
                for id, found in lists.by_addressee(self.all).items()
            ],
            "verbs": [
                self._group("verb", id, *self._verb_name(id, found), found)
                for id, found in lists.by_verb(self.all).items()
            ],
            "units": [] if self.list.groups else self._units(),
        }

    def _addressee(self, id: str) -> str:
        return (
            self.cells.nobody if id == NOBODY else self.words.addressees[id].names[self.rendering]
        )

    def _verb_name(self, id: str, requests: list[Request]) -> tuple[str, str]:
        """A verb, and in English the Chinese verb: one English verb may render several."""
        verb = self.site.library.verbs[id]
        if self.rendering == "en":
            return self.words.english_name(verb, requests) or "", verb.hans
        return (verb.hant if self.rendering == "zh-Hant" else verb.hans), ""

    def _group(
        self, kind: str, id: str, name: str, chinese: str, found: list[Request]
    ) -> dict[str, Any]:
        page = self.pages.get(f"{kind}-{id}")
        return {
            "id": id,
            "name": name,
            "chinese": chinese,
            "count": len(found),
            "page": page.id if page else "",
            "places": [] if page else self._places(found),
        }

    def _places(self, found: Iterable[Request]) -> list[dict[str, Any]]:
        places = [(request.unit, request.paragraph) for request in found]
        return self.site.places(places, self.rendering, self.up)

    def _reports(self) -> list[dict[str, Any]]:
        return [self._report(request) for request in self.all if request.report]

    def _report(self, request: Request) -> dict[str, Any]:
        return {
            "href": f"{self.up}{request.unit}/#{request.paragraph}",
            "unit": self.site.unit_name(request.unit, self.rendering),
            "number": self.cells.number(request),
            "quote": self.cells.quote(request, 2),
            "who": self.cells.names(request.addressees),
            "to": self.cells.names(request.recipients),
            "when": self.cells.when(request),
        }

    def _units(self) -> list[dict[str, Any]]:
        asked = _grouped(self.all)
        return [self._unit(slug, found) for slug, found in asked.items()]

    def _unit(self, slug: str, found: list[Request]) -> dict[str, Any]:
        return {
            "slug": slug,
            "name": self.site.unit_name(slug, self.rendering),
            "rows": Markup("\n").join(
                self.site.request_rows.row(request, self.rendering, self.up) for request in found
            ),
        }


def _grouped(requests: Iterable[Request]) -> dict[str, list[Request]]:
    groups: dict[str, list[Request]] = {}
    for request in requests:
        groups.setdefault(request.unit, []).append(request)
    return groups
