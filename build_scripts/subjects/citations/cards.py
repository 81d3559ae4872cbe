"""What the card of a citation shows of what is cited: scripts, so that they load from disk too.

Each page that is cited has one of its own, so that none grows with the corpus.
"""

from __future__ import annotations

from markupsafe import Markup

from build_scripts.model import Rendering, Unit
from build_scripts.site.assets import call
from build_scripts.site.site import Site
from build_scripts.site.units import status_words, unit_title
from build_scripts.subjects.citations.resolve import CONVENTION_PAGE

WORDS = Markup('<p lang="{}">{} {}</p>')


def cards_path(site: Site, rendering: Rendering, page: str) -> str:
    """Where the cards of a page are published.

    They lie in the folder that is named by the texts, so that no page shows those of two builds.
    """
    return f"{site.search_folder}cited/{rendering}/{page}.js"


def unit_cards(site: Site, rendering: Rendering, unit: Unit) -> str:
    """The places of a unit that are cited, each by its id, and by "" the unit itself."""
    language = unit.language(rendering)
    status = unit.entry.status
    told = status_words(status, site.interface, rendering) if status else []
    cards = {"": WORDS.format(language, unit_title(unit, rendering), "") + _small(" · ".join(told))}
    cited = site.citations.cited_places(unit.slug)
    for place in unit.places:
        if place.id in cited:
            label = place.label_in(language)
            cards[place.id] = WORDS.format(language, label, place.text(language).words)
    return call("cited", unit.slug, cards)


def convention_cards(site: Site, rendering: Rendering) -> str:
    """The articles and chapters of the Convention: the title of each, and who invokes it."""
    cards = {}
    for chapter in site.library.chapters:
        name = site.say(rendering, f"chapter_{chapter.number}")
        titles = {f"chapter-{chapter.number}": f"{name} {chapter.title[rendering]}"}
        for article in chapter.articles:
            said = site.article(str(article.number), rendering)
            titles[f"article-{article.number}"] = said
        for id, title in titles.items():
            if told := cited_by(site, f"{CONVENTION_PAGE}#{id}", rendering):
                cards[id] = WORDS.format(rendering, title, "") + told
    return call("cited", CONVENTION_PAGE, cards)


def cited_by(site: Site, target: str, rendering: Rendering) -> Markup:
    """Who cites a paragraph or an article, folded away; nothing where nobody does."""
    cited = site.citations.received(target)
    if not cited:
        return Markup("")
    places = site.places([(c.unit, c.place) for c in cited], rendering)
    template = "subjects/citations/cited_by.html"
    return site.part(template, rendering, count=len(cited), places=places)


def _small(words: str) -> Markup:
    return Markup('<p class="small">{}</p>').format(words) if words else Markup("")
