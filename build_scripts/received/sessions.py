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


def session_of_number(symbol: str) -> dict[str, str] | None:
    """The session of a resolution of the Assembly, which its number begins with."""
    match = re.fullmatch(r"A/RES/(?:(S|ES)-)?(\d{1,2})/\d+", symbol)
    if match is None:
        return None
    return session_names(han_numeral(int(match[2])), PREFIXES[match[1] or ""])


def _ordinal(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    before = f"{'one' if hundreds == 1 else hundreds} hundred and " if hundreds else ""
    if rest < 20:
        return before + ONES[rest]
    tens, ones = divmod(rest, 10)
    return before + (f"{TENS[tens]}y-{ONES[ones]}" if ones else f"{TENS[tens]}ieth")
