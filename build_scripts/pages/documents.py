"""The documents as they were received."""

from __future__ import annotations

from functools import partial
from typing import Any

from build_scripts.model import Document, Rendering
from build_scripts.site.groups import Group, ListLine
from build_scripts.site.inline import CHINESE, Targets, inline, slip_id
from build_scripts.site.interface import long_date
from build_scripts.site.site import Site, Values


def documents(site: Site, rendering: Rendering, group: Group[Document] | None = None) -> Values:
    """Every document, or those of a group, unless they are cut into groups.

    Of each what is known of it, its units, what stands between them, its links.
    """
    listed = group or site.lists.documents
    up = listed.up
    documents = [
        {
            "name": document.entry.name,
            "title": document.titles[rendering],
            "official": document.entry.official,
            "facts": _document_facts(site, document, rendering),
            "units": [site.unit_line(unit, rendering, up) for unit in document.units],
            "frame": _frame(document, rendering, up),
            "links": _links(site, document, rendering, up),
        }
        for document in (() if listed.groups else listed.entries)
    ]
    return {"list": listed, "documents": documents}


def document_line(site: Site, rendering: Rendering, document: Document) -> ListLine:
    """A document in the finder of a list that is cut."""
    name = document.entry.symbol or ""
    return name, document.titles[rendering], document.entry.name


def _document_facts(site: Site, document: Document, rendering: Rendering) -> list[tuple[str, str]]:
    say = partial(site.say, rendering)
    entry = document.entry
    facts = [
        (say("symbol"), entry.symbol or say("no_symbol")),
        (say("body"), site.library.bodies[entry.body].names[rendering]),
    ]
    if session := entry.session_in(rendering):
        facts.append((say("session"), session))
    days = [long_date(date, rendering) for date in entry.dates.values() if date]
    if days:
        facts.append((say("date"), "–".join(days)))
    if entry.taken_with:
        facts.append((say("taken_with"), entry.taken_with))
    return facts


def _frame(document: Document, rendering: Rendering, up: str) -> list[dict[str, Any]]:
    targets = Targets(f"{up}glossary/", f"{up}about/", document.entry.name, with_ids=False)
    return [
        {
            "label": place.label_in(rendering),
            "text": inline(text, targets),
            "lang": "zh-Hans" if rendering == "en" and CHINESE.search(text.words) else rendering,
        }
        for place in document.frame
        for text in [place.text(rendering)]
    ]


def _links(site: Site, document: Document, rendering: Rendering, up: str) -> list[dict[str, str]]:
    wrong = {
        (erratum.printed, line): erratum.id
        for erratum in document.errata
        if erratum.kind == "link"
        for line in erratum.lines
    }
    name = document.entry.name
    return [
        {
            "url": link.url,
            "place": site.say(rendering, "page", first=link.page),
            "erratum": f"{up}about/#{slip_id(name, wrong[link.url, link.line])}"
            if (link.url, link.line) in wrong
            else "",
        }
        for link in document.links
    ]
