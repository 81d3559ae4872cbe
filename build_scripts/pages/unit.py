"""The page of a unit."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from html import escape

from markupsafe import Markup

from build_scripts.model import Document, Rendering, Unit
from build_scripts.site.inline import Targets, inline
from build_scripts.site.paragraphs import Voice, contents_html, paragraph_html
from build_scripts.site.site import Page, Site
from build_scripts.site.units import (
    contents,
    counterpart,
    edition,
    notes,
    status_words,
    text_language,
    unit_date,
    unit_name,
    unit_title,
)
from build_scripts.subjects.citing.head import head, offered, spoken
from build_scripts.subjects.citing.references import official_address
from build_scripts.subjects.succession.page import succession_links


def unit_page(site: Site, document: Document, unit: Unit, rendering: Rendering) -> Page:
    """A unit in a rendering, with its counterpart beside it where there is one."""
    say = partial(site.say, rendering)
    shown = edition(site.library, unit, rendering)
    language = text_language(site.library, unit, rendering)
    voice = Voice(language, _targets(document, language))
    beside = counterpart(site.library, unit, rendering)
    twin = beside[0] if beside else None
    other = _other(site, unit, document, beside[1]) if beside else None
    english = site.library.english_status.get(unit.slug)
    has_text = rendering != "en" or english is not None
    name = unit_name(unit, site.interface, rendering)
    title = unit_title(site.library, unit, rendering)
    status = unit.entry.status
    siblings = [
        {
            "href": f"../{sibling.slug}/",
            "name": unit_name(sibling, site.interface, rendering),
            "current": sibling.slug == unit.slug,
        }
        for sibling in document.units
    ]
    cited = site.citations.received_by_unit(unit.slug)
    at = next(i for i, sibling in enumerate(siblings) if sibling["current"])
    return site.page(
        "pages/unit.html",
        f"{unit.slug}/",
        rendering,
        f"{name} {title}",
        name=name,
        description=title,
        head=head(site, document, unit, rendering),
        title=inline(shown.title, voice.targets) if has_text else title,
        lang=voice.language,
        twin_title=unit_title(site.library, unit, other.language) if other else "",
        twin_lang=other.language if other else "",
        english=say("english_" + english.replace(" ", "_")) if english else "",
        parallel=beside is not None,
        body=site.library.bodies[document.entry.body][rendering],
        session=document.entry.session[rendering],
        siblings=siblings,
        previous=siblings[at - 1] if at else None,
        next=siblings[at + 1] if at + 1 < len(siblings) else None,
        status=status_words(status, site.interface, rendering) if status else [],
        facts=_unit_facts(site, document, unit, rendering),
        official=official_address(document, unit, rendering),
        data=f"../../data/units/{unit.slug}.json",
        akn=_akn(site, unit),
        reference=_reference(site, unit, rendering),
        missing=say("english_missing") if rendering == "en" and not english else "",
        contents=contents_html(contents(shown, site.interface, rendering)),
        text=_text(site, shown, voice, twin, other, rendering),
        notes=notes(shown, voice.targets, site.published.aliases(unit.slug)),
        twin_notes=notes(twin, other.targets) if twin and other else [],
        cited=site.places([(c.unit, c.place) for c in cited], rendering),
        cited_count=len(cited),
        cite=offered(site, document, unit, rendering),
        citation=spoken(site, document, unit, rendering),
        slips=_slips(site, document, unit, rendering),
    )


def _akn(site: Site, unit: Unit) -> list[tuple[Rendering, str, str]]:
    """The unit's Akoma Ntoso files: language, its name in itself, address."""
    files: list[tuple[Rendering, str, str]] = [("zh-Hans", "中文", "zho")]
    if unit.slug in site.library.english:
        files.append(("en", "English", "eng"))
    return [(lang, name, f"../../data/akn/{unit.slug}.{code}.xml") for lang, name, code in files]


def _other(site: Site, unit: Unit, document: Document, language: Rendering) -> Voice:
    """The second voice of a unit's page: no ids, links into the rooms of the first."""
    targets = replace(_targets(document, language), with_ids=False)
    return Voice(language, targets, f"../../{language}/{unit.slug}/")


def _targets(document: Document, language: Rendering) -> Targets:
    """Links of a unit's text; official documents in the language of the text."""
    return Targets("../glossary/", "../about/", document.entry.name, language=language)


def _text(
    site: Site,
    shown: Unit,
    voice: Voice,
    twin: Unit | None,
    other: Voice | None,
    rendering: Rendering,
) -> Markup:
    """The paragraphs of a unit, each recorded vote with its lists as one section."""
    votes = site.say(rendering, "votes")
    aliases = _gathered(site.published.aliases(shown.slug), shown)
    twins = twin.paragraphs if twin else (None,) * len(shown.paragraphs)
    starts = {f"{vote.id}-in-favour": vote.id for vote in shown.votes}
    ends = {f"{vote.id}-abstaining" for vote in shown.votes}
    parts = []
    for paragraph, second in zip(shown.paragraphs, twins, strict=True):
        if paragraph.id in starts:
            id = starts[paragraph.id]
            parts.append(f'<section class="votes" id="{id}" aria-label="{escape(votes)} {id[5:]}">')
        old = aliases.get(paragraph.id, ())
        citing = _cited_by(site, f"{shown.slug}#{paragraph.id}", rendering)
        parts.append(paragraph_html(paragraph, voice, second, other, old, citing))
        if paragraph.id in ends:
            parts.append("</section>")
    return Markup("\n".join(parts))  # noqa: S704 - made of escaped parts


def _reference(site: Site, unit: Unit, rendering: Rendering) -> list[tuple[str, str]]:
    """Where the reference rooms speak of a unit: succession, requests, votes."""
    links = succession_links(site, unit.slug, rendering)
    asked = site.asking[unit.slug]
    if asked:
        words = site.say(rendering, "unit_requests", count=asked)
        links.append((f"../requests/?unit={unit.slug}#all", words))
    if unit.votes:
        links.append((f"../votes/#{unit.slug}", site.say(rendering, "votes")))
    return links


def _cited_by(site: Site, target: str, rendering: Rendering) -> str:
    """Who cites a paragraph, folded away; nothing where nobody does."""
    cited = site.citations.received(target)
    if not cited:
        return ""
    places = site.places([(c.unit, c.place) for c in cited], rendering)
    return str(
        site.part("subjects/citations/cited_by.html", rendering, count=len(cited), places=places)
    )


def _unit_facts(
    site: Site, document: Document, unit: Unit, rendering: Rendering
) -> list[tuple[str, str]]:
    say = partial(site.say, rendering)
    entry = document.entry
    session = entry.session[rendering]
    if entry.agenda_item:
        comma = ", " if rendering == "en" else "，"
        session += comma + say("agenda_item", item=entry.agenda_item)
    date = unit_date(document, unit, rendering) or say("no_date")
    place = entry.place[rendering] if entry.place else None
    separator = ", " if rendering == "en" else "，"
    first, last = unit.pages
    pages = say("page", first=first) if first == last else say("pages", first=first, last=last)
    facts = [
        (say("symbol"), unit.entry.symbol or say("no_symbol")),
        (say("body"), site.library.bodies[entry.body][rendering]),
        (say("session"), session),
        (say("date"), f"{place}{separator}{date}" if place else date),
    ]
    if unit.entry.status:
        facts.append((say("source"), unit.entry.status.source))
    facts.append((say("received"), f"{entry.received_as}{separator}{pages}"))
    return facts


def _slips(
    site: Site, document: Document, unit: Unit, rendering: Rendering
) -> dict[str, dict[str, str | None]]:
    """The errata marked on a unit's page, for the cards that explain them."""
    here = site.slips_by_unit.get(unit.slug, set())
    return {
        erratum.id: {
            "printed": erratum.printed,
            "likely": erratum.likely,
            "why": erratum.why[rendering],
        }
        for erratum in site.library.errata.get(document.entry.name, ())
        if erratum.id in here
    }


def _gathered(aliases: dict[str, list[str]], unit: Unit) -> dict[str, list[str]]:
    """Old ids by the paragraph that shows them: those of marks and votes stand with theirs."""
    gathered: dict[str, list[str]] = {}
    starts = {vote.id: f"{vote.id}-in-favour" for vote in unit.votes}
    for paragraph in unit.paragraphs:
        for id in (paragraph.id, *(mark.id for mark in paragraph.marks)):
            gathered.setdefault(paragraph.id, []).extend(aliases.get(id, ()))
    for vote, first in starts.items():
        gathered.setdefault(first, []).extend(aliases.get(vote, ()))
    return gathered
