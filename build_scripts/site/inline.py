"""A text → HTML. The only place where words of the sources become markup."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from markupsafe import Markup

from build_scripts.model import (
    LINKS,
    Citation,
    ForceMark,
    Mark,
    NoteMark,
    OpeningVerb,
    Rendering,
    Segment,
    Slip,
    TermMention,
    Text,
    Unit,
    What,
)
from build_scripts.site.official import in_language
from build_scripts.site.tables import table_cells
from build_scripts.subjects.glossary.underlined import underlined_terms

#: Chinese that stands among words of another language.
CHINESE = re.compile(r"[《〈]*[\u3400-\u9fff][\u3400-\u9fff《》〈〉、，]*")


class UnitTexts:
    """What the pages of a unit share: which terms bear lines, and the HTML of its texts."""

    def __init__(self, unit: Unit, everyday: Collection[str]) -> None:
        self.unit = unit
        self.underlined = underlined_terms(unit, everyday)
        #: for each language what was written already, as in `TextOnPage`
        self.written: dict[Rendering, dict[tuple[str, bool], Markup]] = {}


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
    #: the terms that open no card: words that everybody knows
    everyday: Collection[str] = ()
    #: where the footnotes of a text stand that has not the ids of the page
    notes: Mapping[str, str] = field(default_factory=dict)


def table_html(text: Text, targets: Targets, underlined: Collection[str] | None = None) -> Markup:
    """The rows of a table as HTML."""
    left = None if underlined is None else set(underlined)
    rows = []
    for row in table_cells(text):
        cells = []
        for cell in row:
            wide = Markup(' colspan="{}"').format(cell.columns) if cell.columns > 1 else ""
            aligned = Markup(' class="figure"') if cell.is_figure else ""
            words = inline(cell.text, targets, left)
            cells.append(Markup("<td{}{}>{}</td>").format(wide, aligned, words))
            if left:
                left.difference_update(cell.text.terms)
        rows.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    return Markup("<table>{}</table>").format(Markup("").join(rows))


def slip_id(document: str, erratum: str) -> str:
    """The id of an erratum on the About page."""
    return f"{document}-{erratum}"


def inline(text: Text, targets: Targets, underlined: Collection[str] | None = None) -> Markup:
    """The text as HTML: its words in their order and number, escaped.

    A citation is a link to what is cited, a slip to its erratum, the first mention of an
    `underlined` term to the glossary, a footnote mark to its footnote: everything works before
    any script runs. Other mentions of terms say in themselves what they are, for the card; with
    None, no term says anything. Words have one link. Where a term, a slip or a verb stands
    inside a citation, the link is the citation's, and the card shows both.
    """
    if not text.marks:
        return Markup(escape(text.words))  # noqa: S704 - escaped
    unsaid = text.terms if underlined is None else targets.everyday
    free = text.free_mentions if underlined else {}
    lines = [mention for term, mention in free.items() if term in (underlined or ())]
    parts = []
    for link, segments in groupby(text.segments(), key=lambda segment: link_of(segment, lines)):
        words = "".join([_words(segment, link, targets, unsaid) for segment in segments])
        parts.append(words if link is None else _linked(words, link, targets))
    return Markup("".join(parts))  # noqa: S704 - every word is escaped in `_words`


def link_of(segment: Segment, underlined: Collection[Mark[What]]) -> Mark[What] | None:
    """The mark that makes words a link; a footnote mark is one of its own."""
    if segment.note or not segment.marks:
        return None
    for kind in LINKS:
        for mark in segment.marks:
            if isinstance(mark.what, kind):
                return mark
    if not underlined:
        return None
    return next((mark for mark in segment.marks if mark in underlined), None)


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


def _words(
    segment: Segment, link: Mark[What] | None, targets: Targets, unsaid: Collection[str]
) -> str:
    """The words of a segment with what else they are besides their link, the longest outside."""
    if segment.note:
        return _note(segment.note, targets)
    words = escape(segment.words)
    for mark in reversed(segment.marks):
        match mark.what:
            case TermMention(term):
                if mark is not link and term not in unsaid:
                    words = f'<span class="term" data-term="{escape(term)}">{words}</span>'
            case ForceMark():
                words = f'<mark class="force">{words}</mark>'
            case OpeningVerb():
                words = f'<span class="verb">{words}</span>'
            case Slip(erratum) if mark is not link:
                words = marked_slip(words, erratum)
    return words


def marked_slip(words: str, erratum: str) -> Markup:
    """Printed words, escaped already, inside another link, with the mark that they are a slip."""
    return Markup(f'<span class="slip" data-slip="{escape(erratum)}">{words}</span>')  # noqa: S704


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
    note = targets.notes.get(mark.note_id, mark.note_id)
    return (
        f'<sup class="mark"><a{id} href="#{escape(note)}" role="doc-noteref">'
        f"{escape(mark.label)}</a></sup>"
    )


def with_chinese(words: str, rendering: Rendering) -> Markup:
    """Words of the site as HTML, in which the Chinese on English pages says that it is Chinese."""
    if rendering != "en":
        return Markup(escape(words))  # noqa: S704 - escaped
    marked = CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', escape(words))
    return Markup(marked)  # noqa: S704 - escaped
