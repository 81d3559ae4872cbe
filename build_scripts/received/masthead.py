"""What the lines above a text say of it: body, session, days, agenda item, symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from build_scripts.model import RENDERINGS
from build_scripts.parse.furniture import SYMBOL
from build_scripts.received.sessions import session_names, session_of_number
from build_scripts.received.stated import Facts, KnownBodies, Stated, said_by
from build_scripts.received.units import BY_WHOM, LONGEST_MASTHEAD, UnitsFound, is_formula

OWN_SYMBOL = re.compile(rf"(?:联合国)?({SYMBOL})(?:\([A-Z]\))?$")
SESSION = re.compile(r"第([一二三四五六七八九十百]{1,7})届(紧急特别|特别)?会议$")
ITEM = re.compile(r"(?:临时)?议程\W{0,4}项目(\d+)")
DAYS = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日至(?:(\d{1,2})月)?(\d{1,2})日(?:，|$)")


def read_masthead(lines: Sequence[tuple[int, str]], found: UnitsFound, known: KnownBodies) -> Facts:
    """The facts of the document; what no line states is not among them."""
    head = list(_masthead(lines))
    first = found.units[0] if found.units else {}
    facts: Facts = {}
    if found.symbol:
        facts["symbol"] = Stated(found.symbol, first["kind"].why)
    for line, words in head:
        _add_line(facts, line, words, known)
    if "body" not in facts and found.adopter:
        why = found.units[-1]["opening"].why
        body = known.body(found.adopter)
        facts["body"] = Stated(body, why if body else f"{why}: no body there has this name yet")
    adopter = known.adopter(found.adopter)
    by_session = adopter is not None and adopter.numbering == "session"
    if "session" not in facts and by_session and (names := session_of_number(found.number)):
        facts["session"] = Stated(names, first["kind"].why)
    if "session" not in facts and not (adopter and adopter.numbering == "running"):
        facts["session"] = Stated(dict.fromkeys(RENDERINGS, ""), "the session; to be filled in")
    symbol = facts["symbol"].text if "symbol" in facts else ""
    if symbol[:1].isalpha():
        address = f"https://undocs.org/zh/{symbol}"
        facts["official"] = Stated(address, "made of the symbol: open it, and compare")
    return facts


def _masthead(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for line, words in lines[:LONGEST_MASTHEAD]:
        if is_formula(words):
            return
        yield line, words


def _add_line(facts: Facts, line: int, words: str, known: KnownBodies) -> None:
    """What one line states; the first line that states a thing counts."""
    why = said_by(line, words)
    by_whom, days = BY_WHOM.match(words), DAYS.match(words)
    body = known.body(by_whom[1] if by_whom and by_whom[1] else words if len(words) > 2 else "")
    if body:
        facts.setdefault("body", Stated(body, why))
    if symbol := OWN_SYMBOL.match(words):
        facts.setdefault("symbol", Stated(symbol[1], why))
    if session := SESSION.match(words):
        names = session_names(session[1], session[2] or "")
        facts.setdefault("session", Stated(names, why))
    if item := ITEM.match(words):
        facts.setdefault("agenda_item", Stated(item[1], why))
    if days:
        year, month, first, to, last = days.groups()
        from_day = f"{year}-{int(month):02}-{int(first):02}"
        to_day = f"{year}-{int(to or month):02}-{int(last):02}"
        facts.setdefault("dates", Stated({"from": from_day, "to": to_day}, why))
