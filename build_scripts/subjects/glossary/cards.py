"""The cards of the terms, which scripts show."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.model import Library, Rendering, Term, Unit, names_by_rendering, own_first


def terms_on(library: Library, unit: Unit) -> set[str]:
    """The terms that any text on the page of a unit mentions, in any language."""
    attached = library.attached.get(unit.slug)
    units = (unit, attached.official) if attached else (unit,)
    return {term for one in units for term in one.known(terms_said)}


def terms_said(unit: Unit) -> tuple[str, ...]:
    """The terms that the texts of a unit mention in any language, in the order of the alphabet."""
    places = (unit.title, *unit.places)
    texts = (text for place in places for text in place.texts.values())
    return tuple(sorted({term for text in texts for term in text.terms}))


def term_card(
    term: Term, article: Callable[[str, Rendering], str], rendering: Rendering
) -> tuple[list[str], str, str, str]:
    """What the card of a term says. `article` names an article of the Convention. The names
    stand in the order of `own_first`, an empty one where it is the same as one before.
    """
    said = names_by_rendering(term, rendering)
    return (
        [said.get(one, "") for one in own_first(rendering)],
        term.definition[rendering],
        article(term.article, rendering) if term.article else "",
        ", ".join(term.abbreviations),
    )
