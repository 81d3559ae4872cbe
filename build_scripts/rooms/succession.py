"""The rooms of succession: what became of each text, and two texts laid beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, TypeAlias

from build_scripts.compare import ROW_KINDS, Comparison, Part, Row
from build_scripts.interface import long_date
from build_scripts.marks import Piece, marks
from build_scripts.model import (
    Document,
    Occurrence,
    Pair,
    Paragraph,
    Rendering,
    Stage,
    Unit,
    plain,
)
from build_scripts.rooms.press import Page, Press
from build_scripts.views import (
    edition,
    paragraph_name,
    status_words,
    text_language,
    unit_title,
)

Values: TypeAlias = dict[str, Any]
#: What the summary counts as text; opening formulas and sign-offs are lines of form.
COUNTED: tuple[Part, ...] = ("preambular", "operative", "item")


def succession(press: Press, rendering: Rendering) -> Page:
    """The pairs, the series, and the stages of every unit."""
    return press.page(
        "succession.html",
        "succession/",
        rendering,
        press.say(rendering, "succession"),
        lead=press.say(rendering, "succession_lead"),
        assets=("succession.css",),
        pairs=[
            {
                "href": f"{pair.name}/",
                "title": _pair_title(press, pair, rendering),
                "summary": _summary(press, press.comparisons[pair.name], rendering),
            }
            for pair in press.library.succession.pairs
        ],
        series=[
            {
                "title": _series_title(press, stages, rendering),
                "stages": [_stage(press, stage, rendering) for stage in stages],
            }
            for stages in press.library.succession.series
        ],
        units=[_unit(press, document, unit, rendering) for document, unit in press.library.units],
    )


def comparison_pages(press: Press, rendering: Rendering) -> Iterator[Page]:
    """A page for each pair that the corpus names."""
    for pair in press.library.succession.pairs:
        yield _comparison(press, pair, press.comparisons[pair.name], rendering)


def succession_links(press: Press, slug: str, rendering: Rendering) -> list[tuple[str, str]]:
    """Where the page of a unit leads: to its comparisons, and to what it became later."""
    say = partial(press.say, rendering)
    links = []
    for pair in press.library.succession.pairs:
        if slug in (pair.earlier, pair.later):
            other = pair.later if slug == pair.earlier else pair.earlier
            name = _within(press, other, _full_name(press, other, rendering))
            words = say("succession_beside", other=name)
            links.append((f"../succession/{pair.name}/", words))
    status = press.units[slug].entry.status
    if status and status.later:
        links.append((f"../succession/#{slug}", say("succession_became", symbol=status.later)))
    return links


def _full_name(press: Press, slug: str, rendering: Rendering) -> str:
    """The name of a unit, with its document's where a draft needs it."""
    name = press.unit_name(slug, rendering)
    if press.units[slug].entry.kind != "draft":
        return name
    document = press.document_name(press.document_of[slug], rendering)
    return press.say(rendering, "succession_draft_of", unit=name, document=document)


def _pair_title(press: Press, pair: Pair, rendering: Rendering) -> str:
    earlier = _full_name(press, pair.earlier, rendering)
    later = _within(press, pair.later, _full_name(press, pair.later, rendering))
    return press.say(rendering, "compare_title", earlier=earlier, later=later)


def _within(press: Press, slug: str, name: str) -> str:
    """A name within a sentence: English writes `draft resolution VI` there."""
    numbered = press.units[slug].entry.kind in ("resolution", "decision", "draft")
    return f"{name[0].lower()}{name[1:]}" if numbered else name


def _summary(press: Press, comparison: Comparison, rendering: Rendering) -> str:
    """The counts in words: of the paragraphs and sub-paragraphs of the later text."""
    counts = {
        kind.replace(" ", "_"): sum(comparison.count(kind, part) for part in COUNTED)
        for kind in ROW_KINDS
    }
    earlier, later = (
        _within(press, unit.slug, press.unit_name(unit.slug, rendering))
        for unit in (comparison.earlier, comparison.later)
    )
    moved = counts["moved"] + counts["moved_and_changed"]
    return press.say(
        rendering,
        "compare_summary",
        earlier=earlier,
        later=later,
        total=sum(counts.values()) - counts["gone"],
        moves=press.say(rendering, "compare_moves" if moved else "compare_no_moves", **counts),
        **counts,
    )


# The stages.


def _unit(press: Press, document: Document, unit: Unit, rendering: Rendering) -> Values:
    status = unit.entry.status
    words = status_words(status, press.interface, rendering) if status else []
    later = words.pop() if status and status.later and status.later_date else ""
    return {
        "id": unit.slug,
        "href": f"../{unit.slug}/",
        "name": _full_name(press, unit.slug, rendering),
        "title": unit_title(press.library, unit, rendering),
        "lang": rendering,
        "stages": [" · ".join(words), later[:1].upper() + later[1:]],
        "source": status.source if status else "",
    }


def _series_title(press: Press, stages: tuple[Stage, ...], rendering: Rendering) -> str:
    first = next((stage.unit for stage in stages if stage.unit), None)
    return unit_title(press.library, press.units[first], rendering) if first else ""


def _stage(press: Press, stage: Stage, rendering: Rendering) -> Values:
    if stage.unit is None:
        symbol = stage.symbol or ""
        language = "en" if rendering == "en" else "zh"
        date = long_date(stage.date, rendering) if stage.date else press.say(rendering, "no_date")
        return {
            "href": f"https://undocs.org/{language}/{symbol}",
            "official": True,
            "name": symbol,
            "words": date,
            "stated": _stated(press, stage.stated, rendering, "../"),
        }
    status = press.units[stage.unit].entry.status
    words = status_words(status, press.interface, rendering) if status else []
    return {
        "href": f"../{stage.unit}/",
        "official": False,
        "name": _full_name(press, stage.unit, rendering),
        "words": " · ".join(words),
        "stated": [],
        "source": status.source if status else "",
    }


def _stated(
    press: Press, places: tuple[Occurrence, ...], rendering: Rendering, up: str
) -> list[tuple[str, str]]:
    """The places of the corpus that state something, as links."""
    found = []
    for place in places:
        unit = press.units[place.unit]
        paragraph = next((p for p in unit.paragraphs if p.id == place.paragraph), None)
        name = _place(press, paragraph, rendering) if paragraph else place.paragraph
        found.append(
            (
                f"{up}{place.unit}/#{place.paragraph}",
                f"{_full_name(press, place.unit, rendering)} {name}",
            )
        )
    return found


def _place(press: Press, paragraph: Paragraph, rendering: Rendering) -> str:
    """A paragraph as it is cited within its unit: `序言部分第3段`, `para. 4 (b)`."""
    number = paragraph_name(paragraph)
    if paragraph.kind == "heading" or not number:
        words = plain(paragraph.runs)
        return f"{number} {words}".strip() if paragraph.kind == "heading" else ""
    if paragraph.kind == "preambular":
        return press.say(rendering, "succession_preambular_place", number=number)
    if paragraph.kind == "item" and number.startswith("("):
        return number
    return press.say(rendering, "succession_paragraph_place", number=number)


# The comparison.


def _comparison(press: Press, pair: Pair, comparison: Comparison, rendering: Rendering) -> Page:
    say = partial(press.say, rendering)
    earlier, later = (
        _Side(press, unit, rendering) for unit in (comparison.earlier, comparison.later)
    )
    return press.page(
        "comparison.html",
        f"succession/{pair.name}/",
        rendering,
        _pair_title(press, pair, rendering),
        description=_summary(press, comparison, rendering),
        assets=("succession.css", "succession.js"),
        title=_pair_title(press, pair, rendering),
        summary=_summary(press, comparison, rendering),
        note=pair.note.get(rendering, ""),
        stated=_stated(press, pair.stated, rendering, "../../"),
        sides=[(side.href, side.name, side.title) for side in (earlier, later)],
        kinds=[(_name(kind), comparison.count(kind)) for kind in ROW_KINDS],
        counts=[
            (
                say(_part_name(part, comparison)),
                [comparison.count(kind, part) for kind in ROW_KINDS],
            )
            for part in comparison.parts
        ],
        totals=[comparison.count(kind) for kind in ROW_KINDS],
        rows=[_row(press, row, earlier, later, rendering) for row in comparison.rows],
        lang=text_language(press.library, comparison.later, rendering),
        data="../../../data/succession.json",
    )


def _part_name(part: Part, comparison: Comparison) -> str:
    """The interface's name of a part: of a resolution its operative part, else its paragraphs."""
    kinds = {paragraph.kind for paragraph in comparison.later.paragraphs}
    return "operative" if part == "operative" and part in kinds else f"succession_part_{part}"


class _Side:
    """One of the two texts of a comparison, in the rendering of the page."""

    def __init__(self, press: Press, unit: Unit, rendering: Rendering) -> None:
        shown = edition(press.library, unit, rendering)
        self.paragraphs = {paragraph.id: paragraph for paragraph in shown.paragraphs}
        self.href = f"../../{unit.slug}/"
        self.name = press.unit_name(unit.slug, rendering)
        self.title = unit_title(press.library, unit, rendering)
        self.language = text_language(press.library, unit, rendering)


def _row(press: Press, row: Row, earlier: _Side, later: _Side, rendering: Rendering) -> Values:
    """A row with both texts in pieces, each piece with the mark it bears: del, ins or none."""
    before = earlier.paragraphs[row.earlier] if row.earlier else None
    after = later.paragraphs[row.later] if row.later else None
    pieces = _pieces(press, row, before, after, later.language)
    unmarked = "changed" in row.kind and all(piece.same for piece in pieces)
    notes = [("succession_only_punctuation", row.punctuation), ("succession_unmarked", unmarked)]
    return {
        "id": row.later or f"gone-{row.earlier}",
        "kind": _name(row.kind),
        "changed": "changed" in row.kind,
        "note": next((press.say(rendering, name) for name, true in notes if true), ""),
        "earlier": _half(press, before, earlier, rendering, [(p.same, p.earlier) for p in pieces]),
        "later": _half(press, after, later, rendering, [(p.same, p.later) for p in pieces]),
    }


def _pieces(
    press: Press,
    row: Row,
    before: Paragraph | None,
    after: Paragraph | None,
    language: Rendering,
) -> tuple[Piece, ...]:
    """What differs within the sentence, in the words of the rendering.

    Where the Simplified text is the same, so is every other: nothing is looked for there.
    """
    words = [plain(paragraph.runs) if paragraph else "" for paragraph in (before, after)]
    if "changed" not in row.kind:
        return (Piece(True, words[0], words[1]),)
    return marks(words[0], words[1], press.wording[language])


def _half(
    press: Press,
    paragraph: Paragraph | None,
    side: _Side,
    rendering: Rendering,
    pieces: list[tuple[bool, str]],
) -> Values | None:
    if paragraph is None:
        return None
    place = _place(press, paragraph, rendering)
    return {
        "href": f"{side.href}#{paragraph.id}",
        "unit": side.name,
        "place": place or press.say(rendering, f"succession_line_{paragraph.role or 'plain'}"),
        "pieces": [(same, text) for same, text in pieces if text],
        "item": paragraph.kind == "item",
        "heading": paragraph.kind == "heading",
        "lang": side.language,
    }


def _name(kind: str) -> str:
    return kind.replace(" ", "-")
