"""A text → HTML. The only place where words of the sources become markup."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
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


def table_html(text: Text, targets: Targets) -> Markup:
    """The rows of a table as HTML."""
    rows = (
        Markup("<tr>{}</tr>").format(
            Markup("").join(Markup("<td>{}</td>").format(inline(cell, targets)) for cell in row)
        )
        for row in text.rows()
    )
    return Markup("<table>{}</table>").format(Markup("").join(rows))


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
    if not text.marks:
        return Markup(escape(text.words))  # noqa: S704 - escaped
    parts = []
    for link, segments in groupby(text.segments(), key=_link):
        words = "".join([_words(segment, link, targets) for segment in segments])
        parts.append(words if link is None else _linked(words, link, targets))
    return Markup("".join(parts))  # noqa: S704 - every word is escaped in `_words`


def _link(segment: Segment) -> Mark[What] | None:
    """The mark that makes words a link; a footnote mark is one of its own."""
    if segment.note or not segment.marks:
        return None
    for kind in (Citation, Slip, TermMention):
        for mark in segment.marks:
            if isinstance(mark.what, kind) and getattr(mark.what, "first", True):
                return mark
    return None


def _linked(words: str, link: Mark[What], targets: Targets) -> str:
    match link.what:
        case Citation(target):
            href = escape(address(target, targets.pages, targets.language))
            return f'<a class="ref" href="{href}">{words}</a>'
        case Slip(erratum):
            return _slip(words, erratum, targets)
        case TermMention(term):
            return f'<a class="term" href="{escape(targets.glossary)}#{escape(term)}">{words}</a>'
    return words


def _words(segment: Segment, link: Mark[What] | None, targets: Targets) -> str:
    """The words of a segment with what else they are besides their link, the longest outside."""
    if segment.note:
        return _note(segment.note, targets)
    words = escape(segment.words)
    for mark in reversed(segment.marks):
        match mark.what:
            case OpeningVerb():
                words = f'<span class="verb">{words}</span>'
            case Slip(erratum) if mark is not link:
                words = f'<span class="slip" data-slip="{escape(erratum)}">{words}</span>'
            case TermMention(term, True) if mark is not link:
                words = f'<span class="term" data-term="{escape(term)}">{words}</span>'
    return words


def slip(words: str, erratum: str, targets: Targets) -> Markup:
    """Printed words with the mark that they are a slip."""
    return Markup(_slip(escape(words), erratum, targets))  # noqa: S704 - escaped


def _slip(words: str, erratum: str, targets: Targets) -> str:
    href = escape(f"{targets.errata}#{slip_id(targets.document, erratum)}")
    return f'<a class="slip" href="{href}" data-slip="{escape(erratum)}">{words}</a>'


def address(target: str, pages: str, rendering: Rendering) -> str:
    """The address of a citation's target: a page here, or the official document."""
    if target.startswith("https:"):
        return in_language(target, rendering)
    slug, mark, id = target.partition("#")
    return f"{pages}{slug}/{mark}{id}"


def _note(mark: NoteMark, targets: Targets) -> str:
    id = f' id="{escape(mark.id)}"' if targets.with_ids else ""
    return (
        f'<sup class="mark"><a{id} href="#{escape(mark.note_id)}" role="doc-noteref">'
        f"{escape(mark.label)}</a></sup>"
    )
