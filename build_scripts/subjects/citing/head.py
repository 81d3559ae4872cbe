"""Citing a unit: what stands at its head, in its page's head, and in the copied citations."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from build_scripts.model import Rendering, Unit
from build_scripts.site.site import Site
from build_scripts.subjects.citing.references import (
    CODES,
    BibliographicItem,
    citation,
    cited_as,
    english_status,
    item,
    official_address,
    recorded,
)

FORMATS = (
    ("ris", "RIS", "application/x-research-info-systems"),
    ("bib", "BibTeX", "application/x-bibtex"),
    ("json", "CSL-JSON", "application/vnd.citationstyles.csl+json"),
)


def both_languages(rendering: Rendering) -> tuple[Rendering, Rendering]:
    """The languages in which a page offers citations: its own first."""
    return ("en", "zh-Hans") if rendering == "en" else (rendering, "en")


def offered(site: Site, unit: Unit, rendering: Rendering) -> dict[str, Any]:
    """The citations of a unit as the page shows them, and its records as files."""
    return {
        "texts": [
            (
                language,
                citation(site.library, site.interface, unit, language, site.address),
            )
            for language in both_languages(rendering)
        ],
        "files": [
            (f"../../data/cite/{unit.slug}.{CODES[rendering]}.{suffix}", name)
            for suffix, name, _ in FORMATS
        ],
    }


def spoken(site: Site, unit: Unit, rendering: Rendering) -> dict[str, Any]:
    """What the script needs to cite a paragraph: what the unit is called, the forms of a place."""
    return {
        language: {
            "name": (name := cited_as(site.library, site.interface, unit, language)),
            "record": recorded(unit, name, language),
            "status": english_status(site.interface, unit, language),
            "official": official_address(unit, language),
            **{
                kind: site.say(language, f"in_{place}")
                for kind, place in (
                    *(("p", "paragraph"), ("pp", "preamble")),
                    *(("item", "item"), ("fn", "note")),
                )
            },
        }
        for language in both_languages(rendering)
    }


def records(site: Site, unit: Unit, rendering: Rendering) -> dict[str, Any]:
    """For the page's head: the files, Highwire's tags for Zotero and Google Scholar, JSON-LD."""
    record = item(site.library, site.interface, unit, rendering, site.address)
    data = json.dumps(linked_data(site, unit, record), ensure_ascii=False, separators=(",", ":"))
    return {
        "files": [
            (type, f"../../data/cite/{unit.slug}.{CODES[rendering]}.{suffix}")
            for suffix, _, type in FORMATS
        ],
        "tags": highwire(record),
        # In a script only `</` and `<!--` could end or change it; JSON can write `<` otherwise.
        "linked": Markup(data.replace("<", "\\u003c")),  # noqa: S704 - no `<` is left
    }


def highwire(record: BibliographicItem) -> list[tuple[str, str]]:
    """The tags that make Zotero see a report, without their prefix `citation_`.

    A name that ends with a comma is a family name without a given one: that is how a body's
    name stays in one piece for readers that would take its last word for a family name.
    """
    comma = "," if " " in record.author else ""
    tags = [("title", record.title), ("author", record.author + comma)]
    if record.date:
        tags.append(("publication_date", record.date.replace("-", "/")))
    tags.append(("technical_report_institution", record.institution))
    if record.number:
        tags.append(("technical_report_number", record.number))
    tags.append(("language", record.language))
    if record.address:
        tags.append(("public_url", record.address))
    return tags


def linked_data(site: Site, unit: Unit, record: BibliographicItem) -> dict[str, Any]:
    """The unit in the words of schema.org."""
    body = {"@type": "Organization", "name": record.author}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Legislation" if unit.kind.legislation else "Report",
        "name": record.title,
        "alternateName": record.designation,
        "inLanguage": record.language,
        "isBasedOn": record.official,
    }
    if record.address:
        data["url"] = record.address
    if unit.kind.legislation:
        data["legislationType"] = record.kind
        if record.number:
            data["legislationIdentifier"] = record.number
        # A draft has been passed by nobody, so it has no day on which it was passed.
        data["creator" if unit.kind.proposed else "legislationPassedBy"] = body
        if unit.entry.date and not unit.kind.proposed:
            data["legislationDate"] = unit.entry.date
    else:
        data["author"] = body
        if record.number:
            data["reportNumber"] = record.number
    if unit.english == "working translation" and record.language == "en":
        data["translationOfWork"] = _original(site, unit, str(data["@type"]))
    return data


def _original(site: Site, unit: Unit, kind: str) -> dict[str, str]:
    chinese = item(site.library, site.interface, unit, "zh-Hans", site.address)
    original = {"@type": kind, "name": chinese.title, "inLanguage": "zh-Hans"}
    return original | {"url": chinese.address or chinese.official}
