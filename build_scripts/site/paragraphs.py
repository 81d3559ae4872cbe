"""Paragraphs and tables of contents → HTML.

Written here and not in templates because this is nearly all of a page: a template engine
takes several times as long over it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from build_scripts.site.inline import Targets, inline, slip
from build_scripts.model import Paragraph, Rendering
from build_scripts.site.units import Entry, paragraph_name

DEEPEST_HEADING = 5


@dataclass(frozen=True, slots=True)
class Voice:
    """One of the two texts of a page: its language and where its links lead.

    `page` is the address of the page that has this text as its first, for the counterpart.
    """

    language: Rendering
    targets: Targets
    page: str = ""

    @property
    def lang(self) -> str:
        return f'lang="{self.language}"'


def paragraph_html(
    paragraph: Paragraph,
    voice: Voice,
    twin: Paragraph | None = None,
    other: Voice | None = None,
    aliases: Iterable[str] = (),
    after: str = "",
) -> str:
    """A paragraph with its address, its number as the link to itself, and its counterpart.

    The counterpart stands behind the text in the same element, so that both share a row in
    two columns, and print and read in order. Ids stand on the first text only. `after` is
    markup that belongs to the paragraph and stands behind its texts.
    """
    before = "".join(f'<span class="alias" id="{alias}"></span>' for alias in aliases)
    id, kind = paragraph.id, paragraph.role or paragraph.kind
    if kind in ("heading", "masthead", "opening", "signoff", "vote"):
        first = _block(paragraph, voice, f'id="{id}"')
        second = ""
        if twin is not None and other is not None:
            second = _block(twin, other, "", tag="p")
        return f'{before}<div class="pair {kind}-pair">{first}{second}</div>'
    level = f" l{paragraph.level}" if paragraph.level else ""
    number = number_html(paragraph, voice.targets)
    text = f"<p {voice.lang}>{inline(paragraph.runs, voice.targets)}</p>"
    if twin is not None and other is not None:
        words = inline(twin.runs, other.targets)
        text += f'<p class="twin" {other.lang}>{words}</p>'
        href, name = f"{other.page}#{id}", NAMES[other.language]
        text += f'<a class="other" href="{href}" hreflang="{other.language}">{name}</a>'
    return f'{before}<div class="p {kind}{level}" id="{id}">{number}{text}{after}</div>'


#: What a link to a counterpart is called: the language's own short name.
NAMES: dict[Rendering, str] = {"zh-Hans": "简", "zh-Hant": "繁", "en": "EN"}


def _block(paragraph: Paragraph, voice: Voice, id: str, tag: str = "") -> str:
    """A heading or a line of its own."""
    text = inline(paragraph.runs, voice.targets)
    label = escape(paragraph.label or "")
    kind = f"{paragraph.role or 'head'}{' twin' if tag else ''}"
    if not tag and paragraph.kind == "heading":
        tag = f"h{min(paragraph.level + 1, DEEPEST_HEADING)}"
    space = " " if paragraph.kind == "heading" or voice.language == "en" else ""
    number = f'<span class="label">{label}</span>{space}' if label else ""
    tag = tag or "p"
    return f'<{tag} class="{kind}" {id} {voice.lang}>{number}{text}</{tag}>'


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
