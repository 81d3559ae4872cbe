"""Which terms bear a line, and where: few enough that a page stays calm."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from build_scripts.model import Place, Rendering, Unit

#: No more than this part of a paragraph stands under lines, in either language.
MOST = 1 / 5
#: Traditional has the marks of Simplified.
LANGUAGES: tuple[Rendering, ...] = ("zh-Hans", "en")


def underlined_terms(unit: Unit, everyday: Collection[str]) -> Mapping[str, Collection[str]]:
    """The terms that are underlined in each place of a unit that has some, by the place's id.

    A term bears a line where it is first mentioned in the preamble, in the operative part, in
    each section of a text that has sections, in each annex, and in the footnotes. One that would
    fill a paragraph with lines waits for its next mention, and so does one inside a link.
    `everyday` terms bear none. Headings and lines without a number bear none.
    """
    found: dict[str, set[str]] = {}
    part, seen = "", set(everyday)
    for place in unit.places:
        begun = _part(unit, place, part)
        if begun != part:
            part, seen = begun, set(everyday)
        if place.kind != "heading" and not place.role:
            found[place.id] = _first_mentions(place, seen)
            seen |= found[place.id]
    return {id: terms for id, terms in found.items() if terms}


def _part(unit: Unit, place: Place, part: str) -> str:
    """The part of the unit that a place belongs to; it may be that of the place before."""
    annex = place.id.startswith("annex")
    if place.kind == "heading" and place.level == 1 and (annex or not unit.kind.opens):
        return place.id
    if place.kind == "footnote" or (place.kind in ("preambular", "operative") and not annex):
        return place.kind
    return place.kind if part == "preambular" and place.kind == "numbered" else part


def _first_mentions(place: Place, seen: Collection[str]) -> set[str]:
    """The terms that are not yet seen, as many as leave both languages calm."""
    texts = [place.texts[name] for name in LANGUAGES if name in place.texts]
    lengths = [{t: m.end - m.start for t, m in text.free_mentions.items()} for text in texts]
    left = [MOST * len(text.words) for text in texts]
    found: set[str] = set()
    for term in lengths[0]:
        after = [room - there.get(term, 0) for room, there in zip(left, lengths, strict=True)]
        if term not in seen and min(after) >= 0:
            found.add(term)
            left = after
    return found
