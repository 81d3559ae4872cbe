"""The ids of the elements of an Akoma Ntoso document, from the ids of the paragraphs."""

from __future__ import annotations

from build_scripts.model import Place, Unit

#: The letters before the number of a paragraph on this site, and the element's name in `eId`.
NUMBERED = {
    "preambular": ("pp", "container"),
    "operative": ("op", "para"),
    "numbered": ("p", "para"),
}
LINES = {"masthead": "coverPage__p", "signoff": "conclusions__p"}


def element_ids(unit: Unit) -> dict[str, str]:
    """The `eId` of every paragraph and footnote of a unit by its id on this site.

    They follow the printed numbers and letters (`op8-b` → `para_8__list_1__point_b`), so that
    whoever knows the print knows the id. Different ids give different `eId`s.
    """
    ids: dict[str, str] = {}
    preambular: set[str] = set()
    for paragraph in unit.paragraphs:
        if paragraph.kind == "preambular" or paragraph.parent in preambular:
            preambular.add(paragraph.id)
        above = ids.get(paragraph.parent or "", "")
        ids[paragraph.id] = _element_id(paragraph, above, paragraph.id in preambular)
    return ids | {note.id: note_eid(note) for note in unit.footnotes}


def note_eid(note: Place) -> str:
    """`fn3` → `authorialNote_3`, `fn-star` → `authorialNote_star`."""
    return f"authorialNote_{note.id.removeprefix('fn').lstrip('-')}"


def _element_id(paragraph: Place, above: str, preambular: bool) -> str:
    id, kind, role = paragraph.id, paragraph.kind, paragraph.role
    own = id.removeprefix(f"{paragraph.parent}-") if above else id.rpartition("-")[2]
    if kind in NUMBERED:
        prefix, name = NUMBERED[kind]
        return f"{name}_{id.removeprefix(prefix)}"
    if role in LINES:
        return f"{LINES[role]}_{own}"
    if role == "opening":
        return "formula_1"
    if kind == "heading":
        step = f"sec_{own}"
    elif kind == "item" or role == "vote":
        step = f"list_1__{'item' if preambular else 'point'}_{own}"
    else:
        step = f"hcontainer_{id}"
    return f"{above}__{step}" if above else step
