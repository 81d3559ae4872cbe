"""Numerals as the texts write them: Chinese and Roman."""

from __future__ import annotations

import re

#: The numbers of parts, chapters and drafts, in Chinese and in English, each from 1.
HAN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def han_number(digits: str) -> int:
    """`五十七` → 57, `一百零五` → 105; a run of digits (`二〇二〇`) is read digit by digit."""
    values = {character: value for value, character in enumerate("零一二三四五六七八九")}
    values["〇"] = 0
    if not re.search("[十百]", digits):
        return int("".join(str(values[character]) for character in digits))
    total = current = 0
    for character in digits:
        if character in "十百":
            total += (current or 1) * (10 if character == "十" else 100)
            current = 0
        else:
            current = values[character]
    return total + current


def roman_number(numeral: str) -> int:
    """`XIV` → 14."""
    values = [LETTERS[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def roman_numeral(value: int) -> str:
    """14 → `XIV`."""
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"))
    numeral = ""
    for worth, sign in (*signs, (4, "IV"), (1, "I")):
        numeral += sign * (value // worth)
        value %= worth
    return numeral


def han_numeral(value: int) -> str:
    """57 → `五十七`; for numbers below a hundred."""
    tens, ones = divmod(value, 10)
    if value >= 100:
        return ""
    return (
        ("" if tens < 2 else HAN[tens - 1])
        + ("十" if tens else "")
        + (HAN[ones - 1] if ones else "")
    )
