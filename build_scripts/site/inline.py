"""A text → HTML. The only place where words of the sources become markup.

Everything is written with `Markup.format`, which escapes what it sets in.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from build_scripts.model import (
    Citation,
    Mark,
    NoteMark,
    OpeningVerb,
    Rendering,
    Segment,
    Slip,
    TermMention,
    Text,
    What,
)
from build_scripts.site.official import in_language


@dataclass(frozen=True, slots=True)
class Targets:
    """Where the links of a page's text lead, as relative addresses."""

    glossary: str
    errata: str
    document: str
    #: the folder of the pages of this rendering, and the language of the text
    pages: str = "../"
    language: Rendering = "zh-Hans"
    #: whether marks carry ids: a page has each id once, on the text that it is about
    with_ids: bool = True


def slip_id(document: str, erratum: str) -> str:
    """The id of an erratum on the About page."""
    return f"{document}-{erratum}"


def inline(text: Text, targets: Targets) -> Markup:
    """The text as HTML: its words in their order and number, escaped.

    A citation is a link to what is cited, a slip to its erratum, the first mention of a term to
    the glossary, a footnote mark to its footnote: everything works before any script runs.
    Words have one link. Where a term, a slip or a verb stands inside a citation, the link is
    the citation's and the words say in themselves what else they are, for the card.
    """
    parts = []
    for link, segments in groupby(text.segments(), key=_link):
        words = Markup("").join(_words(segment, link, targets) for segment in segments)
        parts.append(words if link is None else _linked(words, link, targets))
    return Markup("").join(parts)


def _link(segment: Segment) -> Mark[What] | None:
    """The mark that makes words a link; a footnote mark is one of its own."""
    for kind in (Citation, Slip, TermMention):
        for mark in segment.marks:
            if isinstance(mark.what, kind) and getattr(mark.what, "first", True):
                return None if segment.note else mark
    return None


def _linked(words: Markup, link: Mark[What], targets: Targets) -> Markup:
    match link.what:
        case Citation(target):
            href = address(target, targets.pages, targets.language)
            return Markup('<a class="ref" href="{}">{}</a>').format(href, words)
        case Slip(erratum):
            return slip(words, erratum, targets)
        case TermMention(term):
            return Markup('<a class="term" href="{}#{}">{}</a>').format(
                targets.glossary, term, words
            )
    return words


def _words(segment: Segment, link: Mark[What] | None, targets: Targets) -> Markup:
    """The words of a segment with what else they are besides their link, the longest outside."""
    if segment.note:
        return _note(segment.note, targets)
    words = Markup.escape(segment.words)
    for mark in reversed(segment.marks):
        match mark.what:
            case OpeningVerb():
                words = Markup('<span class="verb">{}</span>').format(words)
            case Slip(erratum) if mark is not link:
                words = Markup('<span class="slip" data-slip="{}">{}</span>').format(erratum, words)
            case TermMention(term, True) if mark is not link:
                words = Markup('<span class="term" data-term="{}">{}</span>').format(term, words)
    return words


def slip(words: str, erratum: str, targets: Targets) -> Markup:
    """Printed words with the mark that they are a slip."""
    return Markup('<a class="slip" href="{}#{}" data-slip="{}">{}</a>').format(
        targets.errata, slip_id(targets.document, erratum), erratum, words
    )


def address(target: str, pages: str, rendering: Rendering) -> str:
    """The address of a citation's target: a page here, or the official document."""
    if target.startswith("https:"):
        return in_language(target, rendering)
    slug, mark, id = target.partition("#")
    return f"{pages}{slug}/{mark}{id}"


def _note(mark: NoteMark, targets: Targets) -> Markup:
    id = Markup(' id="{}"').format(mark.id) if targets.with_ids else ""
    return Markup(
        '<sup class="mark"><a{} href="#{}" role="doc-noteref">{}</a></sup>'
    ).format(id, mark.note_id, mark.label)
