"""What pages and data files of the whole corpus show of the library.

Besides this they say what all files may say: names and titles of the units, the tables of the
corpus, the words of the interface. By these values one knows whether a file has to be made
again; that it says nothing else of the texts is held by a test.
"""

from __future__ import annotations

from typing import Any

from build_scripts.model import RENDERINGS, Pair
from build_scripts.site.site import Site
from build_scripts.subjects.succession.differences import HAN


def no_text(_: Site) -> Any:
    """Nothing of the texts."""
    return ()


def cited_texts(site: Site) -> Any:
    """What the texts cite, each with the words before it, which may date it."""
    library = site.library
    places = ((cited, library.place(cited.unit, cited.place)) for cited in library.citations)
    return [(cited, place.words[: cited.start] if place else "") for cited, place in places]


def requesting(site: Site) -> Any:
    """The requests, and the paragraphs that make them."""
    library = site.library
    return [(one, library.place(one.unit, one.paragraph)) for one in library.requests]


def voting(site: Site) -> Any:
    """The units that report votes."""
    return [unit for unit in site.library.units.values() if unit.votes]


def mentions(site: Site) -> Any:
    """Where the terms are mentioned."""
    return site.library.occurrences


def succeeding(site: Site) -> Any:
    """The units that are laid side by side, and the places that state a succession."""
    library, table = site.library, site.library.succession
    pairs = [(library.unit(pair.earlier), library.unit(pair.later)) for pair in table.pairs]
    stating = [place for pair in table.pairs for place in pair.stated]
    stating += [at for one in table.series for stage in one.stages for at in stage.stated]
    return pairs, [library.place(place.unit, place.paragraph) for place in stating]


def compared(site: Site, _: Pair) -> Any:
    """The same, and all Han characters: from these one knows which of them make words."""
    texts = (
        place.text(rendering).words
        for unit in site.library.units.values()
        for place in unit.paragraphs
        for rendering in RENDERINGS
    )
    return succeeding(site), [words for words in texts if HAN.search(words)]
