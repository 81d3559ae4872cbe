"""The page on which two texts are laid beside each other, paragraph by paragraph."""

from __future__ import annotations

from functools import partial

from build_scripts.model import Pair, Place, Rendering, Unit
from build_scripts.site.site import Site, Values
from build_scripts.site.units import unit_title
from build_scripts.subjects.succession.compare import ROW_KINDS, Comparison, Part, Row
from build_scripts.subjects.succession.differences import Difference, marks, tagged
from build_scripts.subjects.succession.page import pair_title, place_name, stated, summary


def comparison(site: Site, rendering: Rendering, pair: Pair) -> Values:
    """A pair that the corpus names."""
    say = partial(site.say, rendering)
    compared = site.comparisons[pair.name]
    earlier, later = (_Side(site, unit, rendering) for unit in (compared.earlier, compared.later))
    title, counted = pair_title(site, pair, rendering), summary(site, compared, rendering)
    return {
        "title": title,
        "summary": counted,
        "note": pair.note.get(rendering, ""),
        "stated": stated(site, pair.stated, rendering, "../../"),
        "sides": [(side.href, side.name, side.title) for side in (earlier, later)],
        "kinds": [(_name(kind), compared.count(kind)) for kind in ROW_KINDS],
        "counts": [
            (
                say(_part_name(part, compared)),
                [compared.count(kind, part) for kind in ROW_KINDS],
            )
            for part in compared.parts
        ],
        "rows": [_row(site, row, earlier, later, rendering) for row in compared.rows],
        "lang": compared.later.language(rendering),
        "data": "../../../data/succession.json",
    }


def _part_name(part: Part, comparison: Comparison) -> str:
    """The interface's name of a part: of a resolution its operative part, else its paragraphs."""
    kinds = {paragraph.kind for paragraph in comparison.later.paragraphs}
    return "operative" if part == "operative" and part in kinds else f"succession_part_{part}"


class _Side:
    """One of the two texts of a comparison, in the rendering of the page."""

    def __init__(self, site: Site, unit: Unit, rendering: Rendering) -> None:
        self.paragraphs = {paragraph.id: paragraph for paragraph in unit.paragraphs}
        self.href = f"../../{unit.slug}/"
        self.name = site.unit_name(unit.slug, rendering)
        self.title = unit_title(unit, rendering)
        self.language = unit.language(rendering)


def _row(site: Site, row: Row, earlier: _Side, later: _Side, rendering: Rendering) -> Values:
    """A row with both texts in pieces, each with the mark it bears: del, ins, woven or none."""
    before = earlier.paragraphs[row.earlier] if row.earlier else None
    after = later.paragraphs[row.later] if row.later else None
    pieces = _pieces(site, row, before, after, later.language)
    unmarked = "changed" in row.kind and all(piece.same for piece in pieces)
    notes = [("succession_only_punctuation", row.punctuation), ("succession_unmarked", unmarked)]
    return {
        "id": row.later or f"gone-{row.earlier}",
        "kind": _name(row.kind),
        "note": next((site.say(rendering, name) for name, true in notes if true), ""),
        "earlier": _half(
            site, before, earlier, rendering, [("" if p.same else "del", p.earlier) for p in pieces]
        ),
        # A screen that shows one text only shows what went in it too.
        "later": _half(site, after, later, rendering, tagged(pieces, "woven")),
    }


def _pieces(
    site: Site,
    row: Row,
    before: Place | None,
    after: Place | None,
    language: Rendering,
) -> tuple[Difference, ...]:
    """What differs within the sentence, in the words of the rendering.

    Where the Simplified text is the same, so is every other: nothing is looked for there.
    """
    words = [place.text(language).words if place else "" for place in (before, after)]
    if "changed" not in row.kind:
        return (Difference(True, words[0], words[1]),)
    return marks(words[0], words[1], site.wording[language])


def _half(
    site: Site,
    paragraph: Place | None,
    side: _Side,
    rendering: Rendering,
    pieces: list[tuple[str, str]],
) -> Values | None:
    if paragraph is None:
        return None
    place = place_name(site, paragraph, rendering)
    return {
        "href": f"{side.href}#{paragraph.id}",
        "unit": side.name,
        "place": place or site.say(rendering, f"succession_line_{paragraph.role or 'plain'}"),
        "pieces": [(mark, text) for mark, text in pieces if text],
        "item": paragraph.kind == "item",
        "heading": paragraph.kind == "heading",
        "lang": side.language,
    }


def _name(kind: str) -> str:
    return kind.replace(" ", "-")
