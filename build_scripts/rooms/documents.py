"""The documents as they were received."""

from __future__ import annotations

from functools import partial
from typing import Any

from build_scripts.inline import Targets, inline, slip_id
from build_scripts.interface import long_date
from build_scripts.model import Document, Rendering
from build_scripts.rooms.press import Page, Press


def documents(press: Press, rendering: Rendering) -> Page:
    """Every document: what is known of it, its units, what stands between them, its links."""
    documents = [
        {
            "name": document.entry.name,
            "title": press.document_title(document, rendering),
            "official": document.entry.official,
            "facts": _document_facts(press, document, rendering),
            "units": [press.unit_line(document, unit, rendering, "../") for unit in document.units],
            "frame": _frame(press, document, rendering),
            "links": _links(press, document, rendering),
        }
        for document in press.library.documents
    ]
    title = press.say(rendering, "documents")
    return press.page("documents.html", "documents/", rendering, title, documents=documents)


def _document_facts(
    press: Press, document: Document, rendering: Rendering
) -> list[tuple[str, str]]:
    say = partial(press.say, rendering)
    entry = document.entry
    facts = [
        (say("symbol"), entry.symbol or say("no_symbol")),
        (say("body"), press.library.bodies[entry.body][rendering]),
        (say("session"), entry.session[rendering]),
    ]
    days = [long_date(date, rendering) for date in entry.dates.values() if date]
    if days:
        facts.append((say("date"), "–".join(days)))
    facts.append((say("received"), entry.received_as))
    return facts


def _frame(press: Press, document: Document, rendering: Rendering) -> list[dict[str, Any]]:
    frame = document.frame
    if rendering == "zh-Hant":
        frame = press.library.hant_frames[document.entry.name]
    elif rendering == "en":
        frame = press.library.english_frames.get(document.entry.name, frame)
    targets = Targets("../glossary/", "../about/", document.entry.name, with_ids=False)
    return [
        {"label": paragraph.label, "text": inline(paragraph.runs, targets)} for paragraph in frame
    ]


def _links(press: Press, document: Document, rendering: Rendering) -> list[dict[str, str]]:
    wrong = {
        (erratum.printed, line): erratum.id
        for erratum in press.library.errata.get(document.entry.name, ())
        if erratum.kind == "link"
        for line in erratum.lines
    }
    name = document.entry.name
    return [
        {
            "url": link.url,
            "place": press.say(rendering, "page", first=link.page),
            "erratum": f"../about/#{slip_id(name, wrong[link.url, link.line])}"
            if (link.url, link.line) in wrong
            else "",
        }
        for link in document.links
    ]
