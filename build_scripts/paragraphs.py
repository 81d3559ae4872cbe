"""Paragraphs and tables of contents → HTML.

Written here and not in templates because this is nearly all of a page: a template engine
takes several times as long over it.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

from build_scripts.inline import Targets, inline, slip
from build_scripts.model import Paragraph, Rendering
from build_scripts.views import Entry, paragraph_name

DEEPEST_HEADING = 5


def paragraph_html(
    paragraph: Paragraph, targets: Targets, language: Rendering, aliases: Iterable[str] = ()
) -> str:
    """A paragraph with its address, its number as the link to itself, and its language."""
    text = inline(paragraph.runs, targets)
    before = "".join(f'<span class="alias" id="{alias}"></span>' for alias in aliases)
    id, kind, lang = paragraph.id, paragraph.role or paragraph.kind, f'lang="{language}"'
    if kind == "heading":
        tag = f"h{min(paragraph.level + 1, DEEPEST_HEADING)}"
        label = escape(paragraph.label or "")
        number = f'<span class="label">{label}</span> ' if label else ""
        return f'{before}<{tag} class="head" id="{id}" {lang}>{number}{text}</{tag}>'
    if kind in ("masthead", "opening", "signoff"):
        return f'{before}<p class="{kind}" id="{id}" {lang}>{text}</p>'
    if kind == "vote":
        label = escape(paragraph.label or "")
        return (
            f'{before}<p class="vote" id="{id}" {lang}><span class="label">{label}</span>{text}</p>'
        )
    level = f" l{paragraph.level}" if paragraph.level else ""
    number = number_html(paragraph, targets)
    return f'{before}<div class="p {kind}{level}" id="{id}">{number}<p {lang}>{text}</p></div>'


def number_html(paragraph: Paragraph, targets: Targets) -> str:
    """The number in the margin: the printed one, or for the preamble our own count."""
    label = paragraph.label or ""
    if paragraph.label_slip:
        return f'<span class="no">{slip(label, paragraph.label_slip, targets)}</span>'
    if paragraph.kind == "preambular":
        label = paragraph_name(paragraph)
    shown = escape(label.rstrip(".．"))
    return f'<a class="no" href="#{paragraph.id}">{shown}</a>' if shown else ""


def contents_html(entries: Iterable[Entry]) -> Markup:
    """A table of contents: headings, and the numbers of the paragraphs as blocks of links."""
    items = []
    for entry in entries:
        title = f'<a href="#{entry.target}">{escape(entry.title)}</a>'
        numbers = " ".join(f'<a href="#{id}">{escape(name)}</a>' for id, name in entry.numbers)
        block = f'<span class="numbers">{numbers}</span>' if numbers else ""
        items.append(f'<li class="l{entry.level}">{title}{block}</li>')
    html = f'<ul class="toc">{"".join(items)}</ul>'
    return Markup(html)  # noqa: S704 - every text above is escaped
