"""The page of the glossary, and a page for each term."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from build_scripts.model import Rendering, Term, names_by_rendering
from build_scripts.site.site import Site, Values

GROUPS = ("concept", "body", "instrument", "procedure")
#: Entries by how wide their words are at most, in Latin letters. A browser leaves room for what it
#: has not drawn yet; the style sheet says how much for each.
LENGTHS = ((150, "short"), (300, "medium"), (500, "long"))
LONGEST = "longest"
WIDE = re.compile(r"[\u3000-\u9fff]")


def glossary(site: Site, rendering: Rendering) -> Values:
    """All terms by their groups; each leads to its own page."""
    say = partial(site.say, rendering)
    groups = [
        {
            "id": group,
            "title": say(f"group_{group}"),
            "terms": [
                _term(site, term, rendering) for term in site.library.terms if term.group == group
            ],
        }
        for group in GROUPS
    ]
    lead = say("glossary_lead", terms=len(site.library.terms))
    return {"lead": lead, "groups": groups}


def _term(site: Site, term: Term, rendering: Rendering) -> dict[str, Any]:
    script = {"zh-Hans": "hans", "zh-Hant": "hant", "en": "hans"}[rendering]
    entry: dict[str, Any] = {
        "id": term.id,
        "aliases": site.published.aliases("glossary").get(term.id, []),
        "names": names_by_rendering(term, rendering),
        "definition": term.definition[rendering],
        "abbreviations": ", ".join(term.abbreviations),
        "variants": "、".join(getattr(form, script) for form in term.forms[1:]),
        "also": "; ".join(form for form in term.en_variants if "[" not in form),
        "article": site.article(term.article, rendering) if term.article else "",
        "count": _count(site, term, rendering),
    }
    words = (*entry["names"].values(), *(said for said in entry.values() if isinstance(said, str)))
    return entry | {"length": _length("".join(words))}


def _length(words: str) -> str:
    wide = len(words) + len(WIDE.findall(words))
    return next((name for most, name in LENGTHS if wide <= most), LONGEST)


def term_page(site: Site, rendering: Rendering, term: Term) -> Values:
    """Where a term is mentioned, in which forms, and how it is used."""
    places = site.library.occurrences.get(term.id, ())
    return {
        "id": term.id,
        "names": list(names_by_rendering(term, rendering).items()),
        "definition": term.definition[rendering],
        "lang": "zh-Hant" if rendering == "zh-Hant" else "zh-Hans",
        "count": _count(site, term, rendering),
        "places": site.places([(at.unit, at.paragraph) for at in places], rendering, "../../"),
        "forms": [
            (
                form,
                "; ".join(
                    f"{site.document_name(name, rendering)} {count}" for name, count in counts
                ),
            )
            for form, counts in site.usage.forms(term, rendering)
        ],
        "examples": [
            (f"../../{e.unit}/#{e.paragraph}", e.chinese, e.english)
            for e in site.usage.examples(term, rendering)
        ],
    }


def _count(site: Site, term: Term, rendering: Rendering) -> str:
    count = len(site.library.occurrences.get(term.id, ()))
    return site.say(rendering, "occurrences_count", count=count)
