"""The articles of the Convention, each with the paragraphs that invoke it."""

from __future__ import annotations

from functools import partial
from typing import Any

from build_scripts.citations.resolve import CONVENTION_ROOM
from build_scripts.model import Article, Chapter, Rendering
from build_scripts.official import document_address
from build_scripts.rooms.press import Page, Press

#: The Assembly adopted the Convention by this resolution and has its text in the annex.
ADOPTED_BY = "A/RES/58/4"


def convention(press: Press, rendering: Rendering) -> Page:
    """All articles by chapter, a chart of how often each is invoked, and the places."""
    say = partial(press.say, rendering)
    chapters = [_chapter(press, chapter, rendering) for chapter in press.library.chapters]
    articles = [article for chapter in chapters for article in chapter["articles"]]
    invoked = [article for article in articles if article["count"]]
    whole = press.citations.received(CONVENTION_ROOM)
    return press.page(
        "convention.html",
        f"{CONVENTION_ROOM}/",
        rendering,
        say("convention"),
        assets=("reference.css",),
        lead=say(
            "convention_lead_counts",
            invoked=len(invoked),
            articles=len(articles),
            times=sum(article["count"] for article in articles),
        )
        if articles
        else say("convention_none"),
        chapters=chapters,
        most=max((article["count"] for article in articles), default=0),
        whole=press.places([(c.unit, c.place) for c in whole], rendering),
        whole_count=len(whole),
        official=document_address(ADOPTED_BY, rendering),
    )


def _chapter(press: Press, chapter: Chapter, rendering: Rendering) -> dict[str, Any]:
    id = f"chapter-{chapter.number}"
    cited = press.citations.received(f"{CONVENTION_ROOM}#{id}")
    return {
        "id": id,
        "name": press.say(rendering, f"chapter_{chapter.number}"),
        "title": chapter.title[rendering],
        "count": len(cited),
        "places": press.places([(c.unit, c.place) for c in cited], rendering),
        "articles": [_article(press, article, rendering) for article in chapter.articles],
    }


def _article(press: Press, article: Article, rendering: Rendering) -> dict[str, Any]:
    id = f"article-{article.number}"
    cited = press.citations.received(f"{CONVENTION_ROOM}#{id}")
    return {
        "id": id,
        "number": article.number,
        "name": press.say(rendering, "article_number", article=article.number),
        "title": article.title[rendering],
        "unverified": article.unverified and rendering != "en",
        "count": len(cited),
        "places": press.places([(c.unit, c.place) for c in cited], rendering),
    }
