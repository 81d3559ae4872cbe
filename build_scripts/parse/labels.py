"""Printed numbers: what opens a numbered paragraph, an item, a heading, and what comes next.

The United Nations numbers paragraphs `1.` (`1.` in older print `1．`, inserted ones `1 bis.`
or `1之二.`), sub-paragraphs `(a)` and below them `(i)`, in Chinese also `(一)`, `㈠` or, in texts
of before 1980, `(子)`; word processors write `a.`, `a)` or `①`. After `(z)` comes `(aa)`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from build_scripts.model.numerals import han_number

Style: TypeAlias = Literal["letter", "numeral", "capital", "digit", "han", "branch"]

NUMBER = re.compile(
    r"(?P<label>(?P<digits>\d{1,3})(?:\s?(?P<insert>bis|ter|quater)|\s?之(?P<nth>[二三四五六七]))?"
    r"\s?[.．、])(?![\d.])\s*"
)
INSERTS = {"二": "bis", "三": "ter", "四": "quater", "五": "quinquies", "六": "sexies"}
ITEM = re.compile(
    r"[(（]\s?(?P<letters>[a-z]{1,5}|[A-Z]|\d{1,2}|[一二三四五六七八九十]{1,3}|"
    r"[子丑寅卯辰巳午未申酉戌亥])\s?[)）]\s*|(?P<ring>[㈠-㈩①-⑳])\s*"
    # as word processors number a list
    r"|(?P<half>[a-z]|[ivx]{2,5})\s?[)）]\s*|(?P<dotted>[a-z]|[ivx]{2,5})\s?[.．、]\s*"
)
HAN_NUMBERS = "一二三四五六七八九十"
PART = re.compile(rf"([{HAN_NUMBERS}]+)[.、．]\s*")
SECTION = re.compile(r"([A-Z])\.\s*")
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
RINGED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
NUMERALS = tuple(
    f"{tens}{ones}"
    for tens in ("", "x", "xx", "xxx")
    for ones in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
)


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a paragraph: `1 bis.` is 1, its token in ids `1-bis`."""

    value: int
    insert: str
    label: str
    end: int

    @property
    def token(self) -> str:
        return f"{self.value}-{self.insert}" if self.insert else str(self.value)


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """The label of an item: how it is printed, and its value in each style that it can be of."""

    label: str
    token: str
    values: tuple[tuple[Style, int], ...]
    end: int

    def value(self, style: Style) -> int | None:
        return dict(self.values).get(style)


def read_number(raw: str) -> Number | None:
    """The number with which a paragraph opens."""
    match = NUMBER.match(raw)
    if match is None or match.end() == len(raw):
        return None
    insert = match["insert"] or INSERTS.get(match["nth"] or "", "")
    return Number(int(match["digits"]), insert, match["label"].replace(" ", ""), match.end())


def read_item(raw: str) -> ItemLabel | None:
    """The label with which an item opens; one that is out of every series has no value."""
    match = ITEM.match(raw)
    if match is None:
        return None
    sign = next(filter(None, match.groups()))
    values = tuple(_values(sign))
    token = sign.lower() if sign.isascii() else str(values[0][1])
    return ItemLabel(match.group().strip().replace(" ", ""), token, values, match.end())


def is_labelled(raw: str) -> bool:
    """Whether words open with the number of a paragraph or the label of an item."""
    return read_number(raw) is not None or read_item(raw) is not None


def _values(sign: str) -> list[tuple[Style, int]]:
    values: list[tuple[Style, int]] = []
    if sign.isdigit() and sign.isascii():
        values.append(("digit", int(sign)))
    elif sign in BRANCHES:
        values.append(("branch", BRANCHES.index(sign) + 1))
    elif sign in RINGED:
        values.append(("han", RINGED.index(sign) + 1))
    elif sign in CIRCLED:
        values.append(("digit", CIRCLED.index(sign) + 1))
    elif set(sign) <= set(HAN_NUMBERS):
        values.append(("han", han_number(sign)))
    elif sign.isupper():
        values.append(("capital", ord(sign) - 64))
    else:
        # `(aa)` follows `(z)`, `(bb)` follows `(aa)`.
        if len(set(sign)) == 1 and len(sign) <= 2:
            values.append(("letter", 26 * (len(sign) - 1) + ord(sign[0]) - 96))
        if sign in NUMERALS:
            values.append(("numeral", NUMERALS.index(sign)))
    return values


@dataclass(slots=True)
class Level:
    """The items of one level: how they are numbered, the last value, and the place above."""

    style: Style
    value: int
    parent: str | None
    id: str


class Items:
    """Follows the items below one paragraph: which level each belongs to."""

    def __init__(self) -> None:
        self.levels: list[Level] = []

    def place(self, item: ItemLabel, following: ItemLabel | None) -> int:
        """The level of the next item, from 0.

        It goes on with the innermost series that it continues; what continues none opens a
        series below. `(i)` after `(h)` is the ninth letter, unless `(ii)` follows.
        """
        for depth in reversed(range(len(self.levels))):
            level = self.levels[depth]
            value = item.value(level.style)
            if value == level.value + 1 and not self._opens_below(item, level, following):
                return depth
        met = {level.style for level in self.levels}
        if any(value == 1 and style not in met for style, value in item.values):
            return len(self.levels)
        for depth in reversed(range(len(self.levels))):
            if item.value(self.levels[depth].style) is not None:
                return depth
        return max(0, len(self.levels) - 1)

    @staticmethod
    def _opens_below(item: ItemLabel, level: Level, following: ItemLabel | None) -> bool:
        numeral = item.value("numeral")
        return (
            level.style == "letter"
            and numeral == 1
            and following is not None
            and following.value("numeral") == 2
        )

    def style(self, item: ItemLabel, depth: int) -> Style:
        """How an item of this level is numbered."""
        if depth < len(self.levels):
            return self.levels[depth].style
        met = {level.style for level in self.levels}
        opening = [s for s, value in item.values if value == 1 and s not in met]
        return next(iter([*opening, *(style for style, _ in item.values)]), "letter")


def sign_of(style: Style, value: int) -> str:
    """How the label with this value reads in its style, without its brackets."""
    if style == "letter":
        return chr(96 + (value - 1) % 26 + 1) * ((value - 1) // 26 + 1)
    signs: dict[Style, tuple[str, ...]] = {
        "numeral": NUMERALS[1:],
        "branch": tuple(BRANCHES),
        "capital": tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "han": tuple(RINGED),
    }
    known = signs.get(style, ())
    return known[value - 1] if 0 < value <= len(known) else str(value)
