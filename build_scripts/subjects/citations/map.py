"""The citation map: a grid of units and cited years as SVG, drawn when the site is built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

WIDTH, LABEL, ROW, GROUP, LINE, HEAD = 360.0, 40.0, 15.0, 26.0, 14.0, 74.0
#: How many letters of a heading fit a line.
LETTERS = 48


@dataclass(frozen=True, slots=True)
class MapRow:
    """A year with how often each unit cites it, and where first; a heading of a group has a link
    and no counts.
    """

    label: str
    href: str
    counts: dict[str, tuple[int, str]]


def citation_map(columns: Sequence[tuple[str, str]], rows: Sequence[MapRow], title: str) -> Markup:
    """The grid with a column for each unit; units that cite nothing in it are left out.

    Shade and size say how often, and so does the number in each cell: nothing depends on colour.
    The heads are a picture of their own, so that they can stay while the grid is scrolled. A cell
    leads to a paragraph that cites.
    """
    shown = [(slug, name) for slug, name in columns if any(slug in row.counts for row in rows)]
    step = (WIDTH - LABEL) / max(len(shown), 1)
    most = max((count for row in rows for count, _ in row.counts.values()), default=1)
    parts, y = [], 0.0
    for row in rows:
        if row.href:
            lines = _lines(row.label)
            y += GROUP + LINE * (len(lines) - 1)
            first = y - 8 - LINE * (len(lines) - 1)
            label = "".join(
                f'<text class="group" x="0" y="{first + LINE * n:g}">{escape(line)}</text>'
                for n, line in enumerate(lines)
            )
            parts.append(f'<a href="{escape(row.href)}">{label}</a>')
            continue
        parts.append(_row(row, shown, step, most, y))
        y += ROW
    height = y + 4
    return Markup(  # noqa: S704 - every text above is escaped
        f'<svg class="heads" viewBox="0 0 {WIDTH:g} {HEAD:g}" aria-hidden="true">'
        f"{_heads(shown, step)}</svg>"
        f'<svg class="grid" viewBox="0 0 {WIDTH:g} {height:g}" role="group"'
        f' aria-label="{escape(title)}">{"".join(parts)}</svg>'
    )


def _lines(label: str) -> list[str]:
    """A heading in lines that fit the picture: SVG does not break them itself."""
    lines = [""]
    for word in label.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LETTERS or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _heads(columns: Sequence[tuple[str, str]], step: float) -> str:
    heads = []
    for position, (_, name) in enumerate(columns):
        x = LABEL + (position + 0.5) * step + 4
        y = HEAD - 6
        heads.append(
            f'<text x="{x:g}" y="{y:g}" transform="rotate(-90 {x:g} {y:g})">{escape(name)}</text>'
        )
    return "".join(heads)


def _row(row: MapRow, columns: Sequence[tuple[str, str]], step: float, most: int, y: float) -> str:
    middle = y + ROW / 2
    parts = [
        f'<text class="year" x="0" y="{middle + 3.8:g}">{escape(row.label)}</text>',
        f'<line x1="{LABEL:g}" x2="{WIDTH:g}" y1="{y + ROW:g}" y2="{y + ROW:g}"/>',
    ]
    for position, (slug, name) in enumerate(columns):
        if slug not in row.counts:
            continue
        count, href = row.counts[slug]
        x = LABEL + position * step
        share = 0.14 + 0.36 * (count / most) ** 0.5
        said = f"{escape(name)}, {escape(row.label)}: {count}"
        parts.append(
            f'<a href="{escape(href)}"><title>{said}</title>'
            f'<rect x="{x + 1:.2f}" y="{y + 0.75:g}" width="{step - 2:.2f}"'
            f' height="{ROW - 1.5:g}" fill-opacity="{share:.2f}"/>'
            f'<text class="count" x="{x + step / 2:.2f}" y="{middle + 3.8:g}">{count}</text></a>'
        )
    return "".join(parts)
