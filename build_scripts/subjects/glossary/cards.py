"""The cards of the terms, which scripts show."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts.cache import digest_of
from build_scripts.model import (
    RENDERINGS,
    Library,
    Rendering,
    Term,
    Unit,
    names_by_rendering,
    own_first,
)
from build_scripts.site.assets import called, written


class TermCards:
    """The cards of the terms that each unit's page mentions, as scripts.

    A script is named by what it says: a page says which one is its own, and never has that of
    another build. `article` names an article of the Convention.
    """

    def __init__(self, library: Library, article: Callable[[str, Rendering], str]) -> None:
        self._library = library
        #: each card with the id of its term, written once and not once for each page
        self._cards = {
            r: {t.id: f"{written(t.id)}:{written(term_card(t, article, r))}" for t in library.terms}
            for r in RENDERINGS
        }
        self._digests = {
            rendering: {id: digest_of(card.encode()) for id, card in cards.items()}
            for rendering, cards in self._cards.items()
        }
        self._mentioned: dict[str, tuple[str, ...]] = {}

    def path(self, unit: Unit, rendering: Rendering) -> str:
        """Where the cards of a unit's page are published."""
        digests = self._digests[rendering]
        digest = digest_of("".join(digests[id] for id in self._on(unit)).encode())
        return f"terms/{rendering}/{unit.slug}.{digest[:10]}.js"

    def script(self, unit: Unit, rendering: Rendering) -> str:
        """The cards of a unit's page."""
        cards = self._cards[rendering]
        return called("terms", f"{{{','.join(cards[id] for id in self._on(unit))}}}")

    def _on(self, unit: Unit) -> tuple[str, ...]:
        """The terms that the page of a unit mentions, in the order of the glossary."""
        if unit.slug not in self._mentioned:
            mentioned = terms_on(self._library, unit)
            found = tuple(term.id for term in self._library.terms if term.id in mentioned)
            self._mentioned[unit.slug] = found
        return self._mentioned[unit.slug]


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
