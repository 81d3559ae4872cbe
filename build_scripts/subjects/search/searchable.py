"""What can be found: titles, terms and the places of the units, with their names and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.languages.english_terms import english_forms
from build_scripts.model import RENDERINGS, Library, Place, Rendering, Unit, outline
from build_scripts.site.interface import Interface
from build_scripts.site.units import paragraph_name, unit_name, unit_title

TITLE, TERM = "title", "term"


@dataclass(frozen=True, slots=True)
class Indexed:
    """Something that can be found: where it leads, what kind it is, its words."""

    id: str
    kind: str
    name: dict[Rendering, str]
    words: dict[Rendering, str]
    #: names by which it is found as they are; no words that are shown
    names: tuple[str, ...]
    #: of a title the ids of its unit; of a term what the texts call it
    more: tuple[str, ...] = ()


def heads(library: Library, interface: Interface) -> Iterator[Indexed]:
    """Titles in the order of the units, then terms. A title that is a term has its names too."""
    synonyms = {term.main.hans: term.synonyms for term in library.terms}
    for unit in library.units.values():
        later = unit.entry.status.later if unit.entry.status else None
        yield Indexed(
            "",
            TITLE,
            dict.fromkeys(RENDERINGS, ""),
            {rendering: unit_title(unit, rendering) for rendering in RENDERINGS},
            _once(
                *(unit_name(unit, interface, rendering) for rendering in RENDERINGS),
                *_symbols(unit.entry.symbol),
                *_symbols(later),
                *synonyms.get(unit.title.words, ()),
            ),
            tuple(place.id for place in unit.known(outline).places),
        )
    for term in library.terms:
        yield Indexed(
            term.id,
            TERM,
            dict.fromkeys(RENDERINGS, ""),
            {
                "zh-Hans": f"{term.main.hans} · {term.main.en}。{term.definition['zh-Hans']}",
                "zh-Hant": f"{term.main.hant} · {term.main.en}。{term.definition['zh-Hant']}",
                "en": f"{term.main.en} · {term.main.hans}. {term.definition['en']}",
            },
            _once(
                *(form.hans for form in term.forms),
                *term.abbreviations,
                *(form.en for form in term.forms),
                *term.synonyms,
            ),
            _once(
                *(form.hans for form in term.forms),
                *(form.hant for form in term.forms),
                *english_forms(term),
            ),
        )


def scripts_said(unit: Unit) -> tuple[str, str]:
    """Every character that a unit has in Simplified with what it is in Traditional, as two strings
    of one length, each pair once.
    """
    places = (unit.title, *unit.places)
    words = ((place.words, place.text("zh-Hant").words) for place in places)
    pairs = {pair for hans, hant in words for pair in zip(hans, hant, strict=True)}
    found = sorted(pairs)
    return "".join(hans for hans, _ in found), "".join(hant for _, hant in found)


def places_of(unit: Unit, interface: Interface) -> Iterator[Indexed]:
    """The places of a unit in their order."""
    for place in unit.places:
        yield Indexed(
            place.id,
            "note" if place.kind == "footnote" else place.kind,
            {rendering: _name(place, interface, rendering) for rendering in RENDERINGS},
            {rendering: place.text(rendering).words for rendering in RENDERINGS},
            (),
        )


def _once(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _name(place: Place, interface: Interface, rendering: Rendering) -> str:
    """A place as it is cited: `第12(b)段`, `preambular para. 9`."""
    name = place.label or "" if place.kind == "footnote" else paragraph_name(place, rendering)
    forms = {"footnote": "in_note", "preambular": "in_preamble"}
    form = forms.get(place.kind, "in_preamble" if place.id.startswith("pp") else "in_paragraph")
    if not any(sign.isdigit() for sign in name) and place.kind != "footnote":
        return name
    if rendering != "en":
        name = name.replace(" ", "")
    return interface.say(rendering, form, name=name)


def _symbols(symbol: str | None) -> list[str]:
    """A symbol, and the number by which people cite it: `A/RES/75/194` and `75/194`."""
    if not symbol:
        return []
    return list(dict.fromkeys((symbol, symbol.removeprefix("A/RES/"))))
