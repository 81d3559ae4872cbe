"""The articles of the Convention, each with the paragraphs that invoke it."""

from __future__ import annotations

from functools import partial
from typing import Any

from build_scripts.model import Article, Chapter, Rendering
from build_scripts.site.official import document_address
from build_scripts.site.site import Site, Values
from build_scripts.subjects.citations.resolve import CONVENTION_PAGE

#: The Assembly adopted the Convention by this resolution and has its text in the annex.
ADOPTED_BY = "A/RES/58/4"


def convention(site: Site, rendering: Rendering) -> Values:
    """All articles by chapter, a chart of how often each is invoked, and the places."""
    say = partial(site.say, rendering)
    chapters = [_chapter(site, chapter, rendering) for chapter in site.library.chapters]
    articles = [article for chapter in chapters for article in chapter["articles"]]
    invoked = [article for article in articles if article["count"]]
    whole = site.citations.received(CONVENTION_PAGE)
    return {
        "lead": say(
            "convention_lead_counts",
            invoked=len(invoked),
            articles=len(articles),
            times=sum(article["count"] for article in articles),
        )
        if articles
        else say("convention_none"),
        "chapters": chapters,
        "most": max((article["count"] for article in articles), default=0),
        "whole": site.places([(c.unit, c.place) for c in whole], rendering),
        "whole_count": len(whole),
        "official": document_address(ADOPTED_BY, rendering),
    }


def _chapter(site: Site, chapter: Chapter, rendering: Rendering) -> dict[str, Any]:
    id = f"chapter-{chapter.number}"
    cited = site.citations.received(f"{CONVENTION_PAGE}#{id}")
    return {
        "id": id,
        "name": site.say(rendering, f"chapter_{chapter.number}"),
        "title": chapter.title[rendering],
        "count": len(cited),
        "places": site.places([(c.unit, c.place) for c in cited], rendering),
        "articles": [_article(site, article, rendering) for article in chapter.articles],
    }


def _article(site: Site, article: Article, rendering: Rendering) -> dict[str, Any]:
    id = f"article-{article.number}"
    cited = site.citations.received(f"{CONVENTION_PAGE}#{id}")
    return {
        "id": id,
        "number": article.number,
        "name": site.say(rendering, "article_number", article=article.number),
        "title": article.title[rendering],
        "unverified": article.unverified and rendering != "en",
        "count": len(cited),
        "places": site.places([(c.unit, c.place) for c in cited], rendering),
    }
