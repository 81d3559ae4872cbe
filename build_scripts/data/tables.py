"""The two tables of the texts: every paragraph, and every citation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from build_scripts.data.formats import JOINT, Columns, column_names, table
from build_scripts.data.types import ParagraphData, UnitData
from build_scripts.model import RENDERINGS

PARAGRAPHS: Columns = (
    ("unit", "column.unit"),
    ("symbol", "unit.symbol"),
    ("id", "paragraph.id"),
    ("kind", "paragraph.kind"),
    ("label", "paragraph.label"),
    ("parent", "paragraph.parent"),
    ("text_zh-Hans text_zh-Hant text_en", "paragraph.text"),
    ("verb", "verb.id"),
    ("verb_zh-Hans verb_zh-Hant verb_en", "column.verb"),
    ("footnotes", "paragraph.footnotes"),
    ("terms", "paragraph.terms"),
    ("url_zh-Hans url_zh-Hant url_en", "column.url"),
)
CITATIONS: Columns = (
    ("unit", "column.unit"),
    ("place", "column.place"),
    ("start end", "column.offsets"),
    ("text", "citation.text"),
    ("kind", "citation.kind"),
    ("body", "citation.body"),
    ("number", "citation.number"),
    ("symbol", "citation.symbol"),
    ("title", "citation.title"),
    ("article", "citation.article"),
    ("chapter", "citation.chapter"),
    ("paragraph", "citation.paragraph"),
    ("volume", "citation.volume"),
    ("instrument", "citation.instrument"),
    ("target", "citation.target"),
)


def paragraphs_table(units: Iterable[UnitData]) -> str:
    """A row for each paragraph, in the order of the corpus."""
    return table(
        column_names(PARAGRAPHS),
        (_paragraph(unit, p) for unit in units for p in unit["paragraphs"]),
    )


def citations_table(units: Iterable[UnitData]) -> str:
    """A row for each citation, in the order of the corpus; what does not apply is empty."""
    unit_and_place, cited_names = 2, column_names(CITATIONS)
    return table(
        cited_names,
        (
            [unit["slug"], place["id"], *(map(cited.get, cited_names[unit_and_place:]))]
            for unit in units
            for place in (*unit["paragraphs"], *unit["footnotes"])
            for cited in place["citations"]
        ),
    )


def _paragraph(unit: UnitData, paragraph: ParagraphData) -> list[object]:
    slug, id = unit["slug"], paragraph["id"]
    verb: Mapping[str, object] = paragraph["verb"] or {}
    return [
        *(slug, unit["symbol"], id),
        *(paragraph["kind"], paragraph["label"], paragraph["parent"]),
        *(paragraph["text"][rendering] for rendering in RENDERINGS),
        *(verb.get(name) for name in ("id", *RENDERINGS)),
        *(JOINT.join(paragraph["footnotes"]), JOINT.join(paragraph["terms"])),
        *(f"/{rendering}/{slug}/#{id}" for rendering in RENDERINGS),
    ]
