"""The glossary: its page, and the cards that scripts show."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from build_scripts.model import RENDERINGS, Rendering, Term
from build_scripts.rooms.press import Page, Press

GROUPS = ("concept", "body", "instrument", "procedure")


def glossary(press: Press, rendering: Rendering) -> Page:
    """All terms by their groups, each with its places."""
    say = partial(press.say, rendering)
    groups = [
        {
            "id": group,
            "title": say(f"group_{group}"),
            "terms": [
                _term(press, term, rendering) for term in press.library.terms if term.group == group
            ],
        }
        for group in GROUPS
    ]
    lead = say("glossary_lead", terms=len(press.library.terms))
    chinese = "zh-Hant" if rendering == "zh-Hant" else "zh-Hans"
    return press.page(
        "glossary.html",
        "glossary/",
        rendering,
        say("glossary"),
        lead=lead,
        groups=groups,
        lang=chinese,
    )


def _term(press: Press, term: Term, rendering: Rendering) -> dict[str, Any]:
    say = partial(press.say, rendering)
    order: list[Rendering] = [rendering, *(r for r in RENDERINGS if r != rendering)]
    script = {"zh-Hans": "hans", "zh-Hant": "hant", "en": "hans"}[rendering]
    return {
        "id": term.id,
        "aliases": press.published.aliases("glossary").get(term.id, []),
        "names": [(name, term.name(name)) for name in order],
        "definition": term.definition[rendering],
        "abbreviations": ", ".join(term.abbreviations),
        "variants": "、".join(getattr(form, script) for form in term.forms[1:]),
        "also": "; ".join(term.en_variants),
        "article": press.article(term.article, rendering) if term.article else "",
        "examples": [
            (f"../{e.unit}/#{e.paragraph}", e.chinese, e.english)
            for e in press.usage.examples(term, rendering)
        ],
        "forms": [
            (
                form,
                "; ".join(
                    f"{press.document_name(press.documents[name], rendering)} {count}"
                    for name, count in counts
                ),
            )
            for form, counts in press.usage.forms(term, rendering)
        ],
        "count": say("occurrences_count", count=len(press.library.occurrences.get(term.id, ()))),
        "places": press.places(
            [(place.unit, place.paragraph) for place in press.library.occurrences.get(term.id, ())],
            rendering,
        ),
    }


def glossary_script(press: Press, rendering: Rendering) -> str:
    """The cards of all terms as a script, so that it loads from `file://` too."""
    order: list[Rendering] = [rendering, *(r for r in RENDERINGS if r != rendering)]
    cards = {
        term.id: [
            [[name, term.name(name)] for name in order],
            term.definition[rendering],
            press.article(term.article, rendering) if term.article else "",
            ", ".join(term.abbreviations),
        ]
        for term in press.library.terms
    }
    data = json.dumps(cards, ensure_ascii=False, separators=(",", ":"))
    return f"readingRoom.terms({data.replace('</', '<' + chr(92) + '/')});\n"
