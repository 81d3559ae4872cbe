"""How a session is called in the three renderings."""

from __future__ import annotations

import re

from build_scripts.model.numerals import han_number, han_numeral

ONES = (
    *("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth"),
)
TENS = ("", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
KINDS_OF_SESSION = {
    "": ("", "", ""),
    "特别": ("特别", "特別", " special"),
    "紧急特别": ("紧急特别", "緊急特別", " emergency special"),
}
PREFIXES = {"": "", "S": "特别", "ES": "紧急特别"}


def session_names(number: str, kind: str) -> dict[str, str]:
    """`七十六` → the names of that session."""
    hans, hant, en = KINDS_OF_SESSION[kind]
    return {
        "zh-Hans": f"第{number}届{hans}会议",
        "zh-Hant": f"第{number}屆{hant}會議",
        "en": f"{_ordinal(han_number(number)).capitalize()}{en} session",
    }


def session_of_number(number: str) -> dict[str, str] | None:
    """The session in which a resolution has this number, which begins with it: `S-32/1`."""
    match = re.fullmatch(r"(?:(S|ES)-)?(\d{1,2})/\d+[A-Z]?", number)
    if match is None:
        return None
    return session_names(han_numeral(int(match[2])), PREFIXES[match[1] or ""])


def _ordinal(number: int) -> str:
    """`first` to `ninety-ninth`, in figures beyond."""
    if number < 20:
        return ONES[number]
    tens, ones = divmod(number, 10)
    if tens > 9:
        return f"{number}th"
    return f"{TENS[tens]}y-{ONES[ones]}" if ones else f"{TENS[tens]}ieth"
