"""The page of a unit."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from markupsafe import Markup

from build_scripts.model import Rendering, Unit
from build_scripts.pages.books import offered_books
from build_scripts.site.inline import Targets, inline
from build_scripts.site.paragraphs import Shown, TextOnPage, shown
from build_scripts.site.record import proceedings, unit_facts, votes_on_record
from build_scripts.site.site import Site, Values
from build_scripts.site.units import (
    contents,
    counterpart,
    notes,
    old_addresses,
    status_words,
    text_parts,
    unit_name,
    unit_title,
)
from build_scripts.subjects.citations.cards import cited_by
from build_scripts.subjects.citing.head import offered, records, spoken
from build_scripts.subjects.citing.references import official_address
from build_scripts.subjects.discrepancies.page import discrepancy_notes
from build_scripts.subjects.official.page import (
    official_head,
    official_notes,
    with_official,
    with_official_notes,
)
from build_scripts.subjects.succession.page import succession_links


def unit_page(site: Site, rendering: Rendering, unit: Unit) -> Values:
    """A unit in a rendering, with its counterpart beside it where there is one."""
    say = partial(site.say, rendering)
    readings = _readings(site, unit, rendering)
    first, *second = readings
    official_in = partial(with_official_notes, site, unit, rendering)
    official = official_head(site, unit, rendering)
    english = say(f"english_{unit.english.replace(' ', '_')}") if unit.english else ""
    name = unit_name(unit, site.interface, rendering)
    title = unit_title(unit, rendering)
    status = unit.entry.status
    siblings = [
        {
            "href": f"../{sibling.slug}/",
            "name": unit_name(sibling, site.interface, rendering),
            "current": sibling.slug == unit.slug,
        }
        for sibling in site.library.document(unit.document.name).units
    ]
    cited = site.citations.received_by_unit(unit.slug)
    at = next(i for i, sibling in enumerate(siblings) if sibling["current"])
    aliases = old_addresses(unit, site.published.aliases(unit.slug))
    lines = site.of_unit(unit).underlined
    return {
        "name": name,
        "full_title": title,
        "records": records(site, unit, rendering),
        "title": title if unit.language(rendering) != rendering else _title(unit, first),
        "lang": first.language,
        "twins": [(unit_title(unit, reading.language), reading.language) for reading in second],
        "english": "" if official and official["both"] else english,
        "official_text": official,
        "body": site.library.bodies[unit.document.body].names[rendering],
        "session": unit.document.session_in(rendering),
        "siblings": siblings,
        "previous": siblings[at - 1] if at else None,
        "next": siblings[at + 1] if at + 1 < len(siblings) else None,
        "status": status_words(status, site.interface, rendering) if status else [],
        "facts": unit_facts(site, unit, rendering),
        "official": official_address(unit, rendering),
        "data": f"../../data/units/{unit.slug}.json",
        "akn": _akn(unit),
        "reference": _reference(site, unit, rendering),
        "missing": say("english_missing") if rendering == "en" and not unit.english else "",
        "contents": contents(unit, site.interface, rendering),
        "paragraphs": _paragraphs(
            site, unit, with_official(site, unit, rendering, readings), rendering, lines, aliases
        ),
        "parts": text_parts(unit),
        "vote_of": {f"{vote.id}-in-favour": vote.id for vote in unit.votes},
        "vote_ends": {f"{vote.id}-abstaining" for vote in unit.votes},
        "ballots": votes_on_record(site, unit, rendering),
        "record": proceedings(site, unit, rendering),
        "origin": unit.document.origin,
        "notes": official_in(
            first.targets, notes(unit, first.language, first.targets, lines, aliases)
        ),
        "votes_in_notes": {vote.paragraph: vote.id for vote in unit.votes},
        "twin_notes": [
            official_in(reading.targets, notes(unit, reading.language, reading.targets, lines))
            for reading in second
        ],
        "books": offered_books(site, unit.slug, rendering),
        "cited": site.places([(c.unit, c.place) for c in cited], rendering),
        "cited_count": len(cited),
        "cite": offered(site, unit, rendering),
        "citation": spoken(site, unit, rendering),
        "slips": _slips(site, unit, rendering),
    }


def _title(unit: Unit, reading: TextOnPage) -> Markup:
    return inline(unit.title.text(reading.language), reading.targets)


def _akn(unit: Unit) -> list[tuple[Rendering, str, str]]:
    """The unit's Akoma Ntoso files: language, its name in itself, address."""
    files: list[tuple[Rendering, str, str]] = [("zh-Hans", "中文", "zho")]
    if unit.english:
        files.append(("en", "English", "eng"))
    return [(lang, name, f"../../data/akn/{unit.slug}.{code}.xml") for lang, name, code in files]


def _readings(site: Site, unit: Unit, rendering: Rendering) -> tuple[TextOnPage, ...]:
    """The text of the page, and its counterpart where there is one.

    Official documents are linked in the language of the text. The counterpart has no ids, and
    its links lead to pages of the first.
    """
    beside = counterpart(unit, rendering)
    missing = Markup('<span class="missing" lang="{}">{}</span>').format(
        rendering, site.say(rendering, "english_no_counterpart")
    )
    languages = (unit.language(rendering), *((beside,) if beside else ()))
    return tuple(
        TextOnPage(
            language,
            Targets(
                "../glossary/",
                "../about/",
                unit.document.name,
                language=language,
                with_ids=not after,
                everyday=site.everyday,
            ),
            f"../../{language}/{unit.slug}/",
            site.of_unit(unit).written.setdefault(language, {}),
            missing,
        )
        for after, language in enumerate(languages)
    )


def _paragraphs(
    site: Site,
    unit: Unit,
    readings: tuple[TextOnPage, ...],
    rendering: Rendering,
    underlined: Mapping[str, Collection[str]],
    aliases: Mapping[str, list[str]],
) -> list[Shown]:
    return [
        shown(
            place,
            readings,
            underlined.get(place.id, ()),
            aliases.get(place.id, ()),
            discrepancy_notes(site, unit, place.id, rendering)
            + official_notes(site, unit, place.id, rendering)
            + cited_by(site, f"{unit.slug}#{place.id}", rendering),
        )
        for place in unit.paragraphs
    ]


def _reference(site: Site, unit: Unit, rendering: Rendering) -> list[tuple[str, str]]:
    """Where the reference pages speak of a unit: succession, requests, votes."""
    links = succession_links(site, unit.slug, rendering)
    asked = site.asking[unit.slug]
    if asked:
        words = site.say(rendering, "unit_requests", count=asked)
        page = site.lists.request_pages[unit.slug]
        links.append((f"../{page}/?unit={unit.slug}#all", words))
    if unit.votes:
        page = site.lists.vote_pages[unit.slug]
        links.append((f"../{page}/#{unit.slug}", site.say(rendering, "votes")))
    return links


def _slips(site: Site, unit: Unit, rendering: Rendering) -> dict[str, dict[str, str | None]]:
    """The errata marked on a unit's page, for the cards that explain them."""
    here = site.slips_by_unit.get(unit.slug, set())
    return {
        erratum.id: {
            "printed": erratum.printed,
            "likely": erratum.likely,
            "why": erratum.why[rendering],
        }
        for erratum in site.library.document(unit.document.name).errata
        if erratum.id in here
    }
