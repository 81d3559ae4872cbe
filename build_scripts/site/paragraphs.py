"""What a paragraph shows, in one text or in two beside each other, for `paragraph.html`."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

from build_scripts.model import Place, Rendering
from build_scripts.site.inline import Targets, inline, marked_slip, table_html
from build_scripts.site.units import paragraph_name

DEEPEST_HEADING = 5
#: Lines of their own, without a number in the margin.
LINES = ("heading", "masthead", "opening", "signoff", "vote")
#: What a link to a counterpart is called: the language's own short name.
NAMES: dict[Rendering, str] = {"zh-Hans": "简", "zh-Hant": "繁", "en": "EN"}


@dataclass(frozen=True, slots=True)
class TextOnPage:
    """One of the two texts of a page: its language and where its links lead.

    `page` is the address of the page that has this text as its first, for the counterpart.
    `written` is what was written already of this text, on this page or another of the unit:
    only footnote marks differ between them. `missing` is what is said in place of a paragraph
    that it has not.
    """

    language: Rendering
    targets: Targets
    page: str = ""
    written: dict[tuple[str, bool], Markup] = field(default_factory=dict)
    missing: Markup | None = None

    def html(self, place: Place, underlined: Collection[str] | None) -> Markup:
        """The words of a place of the unit."""
        text = place.text(self.language)
        key = place.id, self.targets.with_ids and bool(text.notes)
        if key not in self.written:
            write = table_html if place.kind == "table" else inline
            self.written[key] = write(text, self.targets, underlined)
        return self.written[key]


@dataclass(frozen=True, slots=True)
class Half:
    """A text of a paragraph: its language, its label where it stands before it, its words."""

    language: Rendering
    label: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as a page shows it, in one text or two. `line` is a line of its own.

    `aliases` are old ids that lead to it, `after` is what belongs to it and stands behind it.
    """

    id: str
    kind: str
    level: str
    tag: str
    line: bool
    number: Markup
    halves: tuple[Half, ...]
    other: tuple[str, Rendering, str] | None
    aliases: tuple[str, ...]
    after: Markup


def shown(
    place: Place,
    readings: Iterable[TextOnPage],
    underlined: Collection[str] = (),
    aliases: Iterable[str] = (),
    after: Markup | None = None,
) -> Shown:
    """A paragraph with its address, its number as the link to itself, and its counterpart.

    `underlined` are the terms that bear a line in it. The counterpart stands behind the text in
    the same element, so that both share a row in two columns, and print and read in order. Ids
    stand on the first text only.
    """
    first, *second = readings
    heading = place.kind == "heading"
    line = (place.role or place.kind) in LINES
    return Shown(
        id=place.id,
        kind=(place.role or place.kind),
        level=f" l{place.level}" if place.level else "",
        tag=f"h{min(place.level + 1, DEEPEST_HEADING)}" if heading else "p",
        line=line,
        number=Markup("") if line else number(place, first.targets),
        halves=tuple(_half(place, reading, line, underlined) for reading in (first, *second)),
        other=next(((f"{r.page}#{place.id}", r.language, NAMES[r.language]) for r in second), None),
        aliases=tuple(aliases),
        after=after or Markup(""),
    )


def _half(place: Place, reading: TextOnPage, line: bool, underlined: Collection[str]) -> Half:
    text = reading.html(place, None if line else underlined)
    if reading.missing is not None and not place.text(reading.language).words:
        text = reading.missing
    label = place.label_in(reading.language) if line else ""
    space = " " if place.kind == "heading" or reading.language == "en" else ""
    return Half(reading.language, label, Markup("%s%s") % (space, text) if label else text)


def number(place: Place, targets: Targets) -> Markup:
    """The number in the margin: the printed one, or for the preamble our own count."""
    label = place.label_in(targets.language)
    name = paragraph_name(place) if place.kind == "preambular" else label.rstrip(".．")
    if place.label_slip and targets.language != "en":
        name = marked_slip(escape(label), place.label_slip)
    link = f'<a class="no" href="#{place.id}">{Markup.escape(name)}</a>' if name else ""
    return Markup(link)  # noqa: S704 - escaped
