"""Lists of places: for each unit the paragraphs, footnotes and headings, as short links."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape

from build_scripts.model import Rendering
from build_scripts.model.address import Series, parse
from build_scripts.site.interface import Interface

#: The kinds of numbered places by the beginnings of their ids.
KINDS: dict[Series, str] = {
    "pp": "preamble",
    "op": "paragraphs",
    "p": "paragraphs",
    "fn": "notes",
    "sec": "headings",
}
#: The kinds in the order of a list; those that are not numbered are lines of form.
ORDER = (
    *("masthead", "opening", "preamble", "paragraphs", "plain"),
    *("headings", "vote", "notes", "signoff"),
)


def place_links(
    slug: str, ids: Iterable[str], interface: Interface, rendering: Rendering, up: str = "../"
) -> Markup:
    """Links to places of a unit, each once: `preamble 3 8 paras. 12 (b) notes 4`.

    The places stand together by kind, and the kind is named where the number alone would not
    tell. Thousands of links are made of this: ids and slugs hold nothing that needs escaping.
    """
    groups: dict[str, list[str]] = {}
    for id in dict.fromkeys(ids):
        kind, number = short_name(id)
        name = number or escape(interface.say(rendering, f"succession_line_{kind}"))
        groups.setdefault(kind, []).append(f'<a href="{up}{slug}/#{id}">{name}</a>')
    parts: list[str] = []
    for kind in sorted(groups, key=ORDER.index):
        first, *others = groups[kind]
        if kind in KINDS.values() and (parts or kind != "paragraphs"):
            label = escape(interface.say(rendering, f"places_{kind}"))
            # Held together, so that no label stays behind at the end of a line.
            first = f"<span><small>{label}</small> {first}</span>"
        parts += [first, *others]
    return Markup(" ".join(parts))  # noqa: S704 - made above


@cache
def short_name(id: str) -> tuple[str, str]:
    """Kind and number of a place; a line of form (`signoff-1`) has no number."""
    address = parse(id)
    if address is None or address.series not in KINDS:
        line = id.partition("-")[0].replace("head", "masthead")
        return line if line in ORDER else "plain", ""
    return KINDS[address.series], address.name
