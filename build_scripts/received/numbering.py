"""The numbers that Word prints before paragraphs by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from build_scripts.model.numerals import HAN, han_numeral, roman_numeral
from build_scripts.parse.labels import BRANCHES

STEMS = "甲乙丙丁戊己庚辛壬癸"
#: Signs that fonts of symbols have for a bullet.
BULLET = "•"


def _letter(value: int) -> str:
    return chr(96 + (value - 1) % 26 + 1) * ((value - 1) // 26 + 1)


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if value <= len(signs) else ""


#: How each format of Word writes a number; what it cannot write is empty.
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: str(value).translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "lowerLetter": _letter,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerRoman": lambda value: roman_numeral(value).lower(),
    "upperRoman": roman_numeral,
    "decimalEnclosedCircle": _one_of("".join(map(chr, range(0x2460, 0x2474)))),
    "decimalEnclosedCircleChinese": _one_of("".join(map(chr, range(0x2460, 0x2474)))),
    "ideographZodiac": _one_of(BRANCHES),
    "ideographTraditional": _one_of(STEMS),
    "none": lambda _: "",
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "japaneseCounting", "koreanCounting"),
            *("taiwaneseCounting", "taiwaneseCountingThousand"),
        ),
        han_numeral,
    ),
    "ideographDigital": _one_of("".join(HAN)),
}


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is numbered: `text` has `%1` for the number of the first level."""

    format: str
    text: str
    start: int
    ends: str = "\t"
    restarts: bool = True


@dataclass(slots=True)
class ListCounter:
    """Counts the paragraphs of all lists in their order."""

    #: list → the series it counts in, and its levels
    lists: dict[str, tuple[str, dict[int, ListLevel]]]
    #: list → the levels at which it begins anew, with their first numbers
    anew: dict[str, dict[int, int]]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, list_id: str, depth: int) -> str | None:
        """What is printed before the next paragraph of a list; None where that is not known."""
        series, levels = self.lists.get(list_id, ("", {}))
        level = levels.get(depth)
        if level is None:
            return None
        if level.format == "bullet":
            return (level.text if level.text.isprintable() else BULLET) + level.ends
        counts = self.counts.setdefault(series, {})
        first = self.anew.get(list_id, {}).pop(depth, None)
        if first is not None:
            counts[depth] = first - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth and levels[at].restarts]:
            del counts[deeper]
        return self._filled(level, levels, counts)

    @staticmethod
    def _filled(
        level: ListLevel, levels: dict[int, ListLevel], counts: dict[int, int]
    ) -> str | None:
        text = level.text
        for at, other in levels.items():
            if f"%{at + 1}" in text:
                write = FORMATS.get(other.format)
                number = write(counts.get(at, other.start)) if write else ""
                if not number and other.format != "none":
                    return None
                text = text.replace(f"%{at + 1}", number)
        return text + level.ends if text else ""
