"""What the styles and lists of a Word file say of a paragraph and its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from build_scripts.received.numbering import ListCounter, ListLevel

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = ("0", "false", "off")
ENDS = {"tab": "\t", "space": " ", "nothing": ""}


def value_of(element: Any, name: str) -> str:
    """An attribute of an element of Word; empty where either is missing."""
    return (element.get(f"{W}{name}") or "") if element is not None else ""


def is_on(properties: Any, name: str, otherwise: bool = False) -> bool:
    """Whether a property is set; what it is `otherwise` where nothing is said of it."""
    element = properties.find(f"{W}{name}") if properties is not None else None
    return otherwise if element is None else value_of(element, "val") not in OFF


class Styles:
    """The styles of a file, each with those that it is based on."""

    def __init__(self, root: Any) -> None:
        styles = root.findall(f"{W}style") if root is not None else []
        self.by_id = {value_of(style, "styleId"): style for style in styles}
        usual = [s for s in styles if value_of(s, "default") in ("1", "true")]
        self.usual = {value_of(style, "type"): value_of(style, "styleId") for style in usual}

    def chain(self, id: str) -> Iterator[Any]:
        """The style and those below it."""
        seen: set[str] = set()
        while id in self.by_id and id not in seen:
            seen.add(id)
            yield self.by_id[id]
            id = value_of(self.by_id[id].find(f"{W}basedOn"), "val")

    def of_paragraph(self, paragraph: Any) -> Iterator[Any]:
        """What says how a paragraph is set: itself, its style, the styles below."""
        properties = paragraph.find(f"{W}pPr")
        id = ""
        if properties is not None:
            yield paragraph
            id = value_of(properties.find(f"{W}pStyle"), "val")
        yield from self.chain(id or self.usual.get("paragraph", ""))

    def list_of(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and level in which a paragraph is numbered."""
        list_id, depth = "", ""
        for owner in self.of_paragraph(paragraph):
            numbered = owner.find(f"{W}pPr/{W}numPr")
            if numbered is not None:
                list_id = list_id or value_of(numbered.find(f"{W}numId"), "val")
                depth = depth or value_of(numbered.find(f"{W}ilvl"), "val")
        return (list_id, int(depth or 0)) if list_id not in ("", "0") else None

    def hides(self, paragraph: Any) -> bool:
        """Whether the style of a paragraph hides its words."""
        return any(
            is_on(owner.find(f"{W}rPr"), "vanish") for owner in self.of_paragraph(paragraph)
            if owner is not paragraph
        )  # fmt: skip

    def _of_run(self, run: Any) -> Iterator[Any]:
        properties = run.find(f"{W}rPr")
        if properties is not None:
            yield properties
            id = value_of(properties.find(f"{W}rStyle"), "val")
            for style in self.chain(id):
                inner = style.find(f"{W}rPr")
                if inner is not None:
                    yield inner

    def run_hides(self, run: Any) -> bool:
        return any(is_on(properties, "vanish") for properties in self._of_run(run))

    def is_raised(self, run: Any) -> bool:
        for properties in self._of_run(run):
            align = properties.find(f"{W}vertAlign")
            if align is not None:
                return value_of(align, "val") == "superscript"
        return False


def read_lists(root: Any, styles: Styles) -> ListCounter:
    """The lists of a file."""
    lists: dict[str, tuple[str, dict[int, ListLevel]]] = {}
    anew: dict[str, dict[int, int]] = {}
    if root is None:
        return ListCounter(lists, anew)
    series = {value_of(a, "abstractNumId"): a for a in root.findall(f"{W}abstractNum")}
    numbers = {value_of(n, "numId"): n for n in root.findall(f"{W}num")}
    for id, number in numbers.items():
        of = value_of(number.find(f"{W}abstractNumId"), "val")
        link = series[of].find(f"{W}numStyleLink") if of in series else None
        if link is not None:
            for style in styles.chain(value_of(link, "val")):
                linked = numbers.get(value_of(style.find(f"{W}pPr/{W}numPr/{W}numId"), "val"))
                if linked is not None:
                    of = value_of(linked.find(f"{W}abstractNumId"), "val")
        levels = dict(_levels(series[of])) if of in series else {}
        for override in number.findall(f"{W}lvlOverride"):
            levels |= dict(_levels(override))
            start = override.find(f"{W}startOverride")
            if start is not None:
                depth = int(value_of(override, "ilvl") or 0)
                anew.setdefault(id, {})[depth] = int(value_of(start, "val") or 1)
        lists[id] = (of, levels)
    return ListCounter(lists, anew)


def _levels(owner: Any) -> Iterator[tuple[int, ListLevel]]:
    for level in owner.findall(f"{W}lvl"):
        yield (
            int(value_of(level, "ilvl") or 0),
            ListLevel(
                value_of(level.find(f"{W}numFmt"), "val") or "decimal",
                value_of(level.find(f"{W}lvlText"), "val"),
                int(value_of(level.find(f"{W}start"), "val") or 1),
                ENDS[value_of(level.find(f"{W}suff"), "val") or "tab"],
                value_of(level.find(f"{W}lvlRestart"), "val") != "0",
            ),
        )
