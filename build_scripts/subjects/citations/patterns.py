"""How citations are printed in Chinese: one pattern for all of them."""

from __future__ import annotations

import re

from build_scripts.model.numerals import han_number

DIGIT = "[一二三四五六七八九]"
#: A numeral as it is written: 第十十条 counts nothing.
HAN = (
    f"(?:{DIGIT}?百(?:{DIGIT}?十{DIGIT}?|零?{DIGIT})?|{DIGIT}?十{DIGIT}?|{DIGIT})"
    "(?![一二三四五六七八九十百])"
)
#: Only so much of what may go on for ever: what is longer is no citation but a broken text.
COUNTED = f"(?:{HAN}|[0-9]{{1,3}}(?![0-9]))"
RANGE = f"{COUNTED}(?:至第?{COUNTED})?"
SERIES = f"{RANGE}(?:[、和]第?{RANGE}){{0,30}}"
#: A number of a session, a year, a volume: `٣` is none, nor is what nobody could count.
NUMBER = "(?<![0-9])[0-9]{1,6}(?![0-9])"
SESSION = "(?<![A-Za-z0-9/-])[0-9]{1,4}"
#: An emergency special, a special or a regular session, or a year, and a number in it.
IN_SESSION = rf"(?:(?<![A-Za-z0-9/-])E?S-[0-9]{{1,4}}|{SESSION})/[0-9]{{1,4}}(?![0-9/])"
TITLE = r"《(?:[^《》]|《[^《》]*》)*》"
#: A section of a document: it belongs to the citation of the document and is no citation itself.
SECTION = rf"(?:[)）]?，第{HAN}(?:[.．][A-Z])?节|[)）]?，第{HAN}章，[A-Z]节)?"
#: 分段 and 项 name an item behind its paragraph.
PART = r"(?:\((?P<{}>[a-z])\)(?:分段|项))?"
PARAGRAPH = rf"第(?P<paragraph>{NUMBER})(?:\((?P<item>[a-z])\))?段{PART.format('part')}"
OF_PARAGRAPH = rf"(?:，?(?:执行部分)?第(?P<of>{NUMBER})段{PART.format('of_part')})?"
TOKEN = re.compile(
    "|".join(
        (
            rf"(?P<title>{TITLE})",
            rf"第(?P<volumes>{NUMBER}(?:、{NUMBER}){{0,30}}(?:和{NUMBER})?)卷，"
            rf"第(?P<registration>{NUMBER})号",
            rf"(?P<symbol>(?<![A-Z0-9/])[A-Z]+[0-9]*(?:/[A-Z0-9][A-Za-z0-9.\-]*)+)"
            rf"(?:执行部分第(?P<of_document>{NUMBER})段)?{SECTION}",
            r"WHA(?P<wha>[0-9]{1,4}\.[0-9]{1,4}(?![0-9]))",
            rf"(?P<ordinal>第)?(?P<number>{IN_SESSION}"
            rf"|{SESSION}\.[0-9]{{1,4}}(?![0-9])|{SESSION} ?(?:[A-Z] ?)?[(（][IVXLC]{{1,9}}[)）]"
            rf"|{SESSION} ?[(（][12][0-9]{{3}}[)）])"
            rf"(?P<hao>号)?(?:决议|决定)?{OF_PARAGRAPH}",
            rf"序言部分第(?P<preamble>{HAN})段",
            PARAGRAPH,
            rf"(?P<series>第{SERIES}(?P<division>[条章]))"
            rf"(?:（?第(?P<clause>{COUNTED})款）?)?(?:第(?P<point>[㈠-㈩])项)?",
            rf"第(?P<bare_clause>{HAN})款",
            rf"(?P<ibid>同上)(?=[。，]){SECTION}",
            r"同一份(?P<same>决议|决定)(?:第(?P<same_paragraph>[0-9]{1,6})段)?",
            r"(?P<draft>决议草案[一二三四五六七八九十])(?=[)）])",
        )
    )
)
#: The rest of a list of numbers, up to the word that counts them all: 、56/186和57/244号.
LISTED = re.compile(rf"(?:(?:、|和|及|以及)第?{IN_SESSION})+号")
#: A date that stands right before a citation; before a longer title nothing is looked for.
DATE_BEFORE = re.compile(r"(\d{4})年\d{1,2}月\d{1,2}日(?:题为“[^”]*”的)?$")
DATED = 400
#: What follows a title directly when not the title but its article or paragraph is cited.
ARTICLE_OR_PARAGRAPH = re.compile(rf"的?第(?:{SERIES}[条章]|{NUMBER}(?:\([a-z]\))?段)|序言部分第")
MEMBER = re.compile(rf"第?(?P<first>{COUNTED})(?:至第?(?P<last>{COUNTED}))?")


def clause_of(clause: str | None, point: str | None) -> str | None:
    """款 and 项 as English cites them: 第二款第㈡项 → `2 (b)`."""
    if clause is None:
        return None
    letter = f" ({'abcdefghij'['㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'.index(point)]})" if point else ""
    return f"{number_of(clause)}{letter}"


def number_of(numeral: str) -> int:
    """`十六` and `16` → 16."""
    return int(numeral) if numeral.isascii() else han_number(numeral)


def year_before(words: str, start: int) -> int | None:
    """The year of a date that stands right before a citation, or before its title."""
    date = DATE_BEFORE.search(words, max(0, start - DATED), start)
    return int(date[1]) if date else None
