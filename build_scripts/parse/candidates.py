"""Numbers in the text that may be the mark of a footnote, and how much speaks for each.

A mark is stuck to the word or the punctuation before it, as no number of a sentence is behind
a closing sign: `《公约》4 于 2005 年`, `第 35/25 号决议，3 以及`. What counts something has a
noun before it that takes numbers (附件1, 目标16) or a measure behind it (3个, 20国).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from build_scripts.parse.blocks import Block


class Strength(IntEnum):
    """What speaks for a number being a mark, from little to everything."""

    #: stuck to a Latin letter or to another number: `A/76/2991`
    GLUED = 1
    #: before a measure: 3个月
    COUNTED = 2
    #: behind a noun that takes a number: 附件1
    NOUN = 3
    #: behind a Han character
    WORD = 4
    #: behind a closing sign
    CLOSING = 5
    #: raised, tagged, or stated by an editor
    TAGGED = 6


DIGITS = re.compile(r"(?<![0-9A-Za-z/.\-(])(\d{1,3})(?![0-9/.\-–—%A-Za-z(]|\s\d{3}(?!\d))")
#: Before these a number is a date, a resolution or a place in one, unless a name ends before it.
OF_DATE = re.compile(r"\s*[年月日时号段届次条款]")
#: What may be counted: a number before it is part of the sentence, unless more speaks for a mark.
MEASURE = re.compile(
    r"\s*(?:个(?![人别体])|名(?![为单称义])|种(?![族子群])|项(?!目)|[票章节卷页份岁元倍轮秒％]|余[个年名万]"
    r"|多[个年名种万亿]|[亿万千百十](?!分)|国集团|国(?=[的，、。]|集)|天|分之|分钟|小时|美元|欧元|世纪"
    r"|人(?=[，、；。死受])|公[里顷斤吨]|平方|吨|至\s*\d|周年|级(?!别)|家(?!庭)|位(?!于)|期(?![待望间]))"
)
#: A number that a year is stuck to, as no year has six digits: 第23/9号、12015年7月2日.
BEFORE_YEAR = re.compile(r"(?<![0-9A-Za-z/.\-(])(\d{1,3})(?=(?:19|20)\d\d\s?年)")
TAIL = re.compile(r"(?<=[0-9A-Za-z])(\d{1,3})(?![0-9/.\-–—%A-Za-z]|\s*[年月日号段])")
RAISED = re.compile("[¹²³⁰⁴-⁹]+")
RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
TAGGED = re.compile(r"<sup>(\d{1,3})</sup>|\[\^?(\d{1,3}|\*)\]")
STAR = re.compile(r"(?<![A-Za-z*])\\?(?<![A-Za-z*])(\*)(?!\*)")
# After these a number always belongs to the sentence.
IN_SENTENCE = re.compile(r"(?:第|\s|(?<=[，。、；：有达计为是在至增升长])约|[逾每零])$")
#: Nouns that take a number, each with the highest that is met: there are few annexes.
TAKES_NUMBER = (
    (re.compile(r"(?:附件|附录|附表|附文|表|图|阶段|支柱|指南|次级方案|[编册卷]|部分)$"), 9),
    (re.compile(r"(?:目标|指标)$"), 17),
    (re.compile(r"(?:项目|款|页|\d[到至和与及或])$"), 999),
)
#: How the sentence goes on behind a mark that stands behind a comma: with a verb or a link, or
#: not at all. Before other words the number may count them.
CLAUSE = re.compile(
    r"\s*(?:$|[并和及以与其又还同特包在强重促鼓请呼确认注欢表承回决敦邀申为从由或但而且均该此这通"
    r"根按依关旨内题载即如因使让将应须必已曾正也都则对自经向作提考铭深严赞感意相除尤例目所，。；、：”》《“（(]"
    r"|\d)"
)
#: A part of a resolution is headed by a letter: `B`, with a note `B1`.
LETTER_OF_PART = re.compile(r"[A-Z]")
ENDS_NAME = "》〉”）)】’"
CLOSING = "、，；。,：％%"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number in the raw text of a block that may be a mark."""

    block: int
    start: int
    end: int
    label: str
    strength: Strength


def find_candidates(index: int, block: Block, tagged: bool, spaced: bool) -> list[Candidate]:
    """The candidates of a block in order.

    With `tagged` no bare number is one; `spaced` says that the numbers of sentences have a
    space before them.
    """
    found = [_tagged(index, m, m.group(1)) for m in STAR.finditer(block.raw)]
    found += [
        _tagged(index, match, match.group().translate(RAISED_DIGITS))
        for match in RAISED.finditer(block.raw)
    ]
    if tagged:
        found += [
            _tagged(index, match, match.group(1) or match.group(2))
            for match in TAGGED.finditer(block.raw)
        ]
    else:
        found += _bare(index, block.raw, spaced)
    return sorted(found, key=lambda c: (c.start, c.end))


def _tagged(index: int, match: re.Match[str], label: str) -> Candidate:
    return Candidate(index, *match.span(), label, Strength.TAGGED)


def is_spaced(raws: Iterable[str]) -> bool:
    """Whether a document sets a space between Han characters and numbers."""
    text = "\n".join(raws)
    apart = len(re.findall(r"[\u3400-\u9fff] \d", text))
    together = len(re.findall(r"[\u3400-\u9fff]\d", text))
    return apart > 3 * together


def _bare(index: int, raw: str, spaced: bool) -> Iterator[Candidate]:
    taken: set[int] = set()
    for match in (
        *DIGITS.finditer(raw),
        *BEFORE_YEAR.finditer(raw),
        *re.finditer(r"(?<=^[A-Z])(\d{1,3})$", raw),
    ):
        before = raw[: match.start()].replace("\n", "")
        strength = _strength(before, match.group(1), raw[match.end() :], spaced)
        if strength is not None:
            taken |= set(range(*match.span()))
            yield Candidate(index, *match.span(), match.group(1), strength)
    for match in TAIL.finditer(raw):
        if match.start() not in taken:
            yield from _tails(index, match)


def _tails(index: int, match: re.Match[str]) -> Iterator[Candidate]:
    """The last digits of a number, each of them: the rest is the number."""
    start, end = match.span()
    for at in range(start, end):
        yield Candidate(index, at, end, match.group()[at - start :], Strength.GLUED)


def _strength(before: str, label: str, after: str, spaced: bool) -> Strength | None:
    """What speaks for a number as a mark by the words around it; None: it is none."""
    # `第 3、5 和 9 段`: one of several numbers.
    is_one_of_many = len(before) > 1 and before[-2].isdigit() and before[-1] == "、"
    if not before or is_one_of_many or IN_SENTENCE.search(before):
        return None
    last, names = before[-1], before[-1] in ENDS_NAME
    strength: Strength | None = Strength.WORD
    if OF_DATE.match(after):
        strength = Strength.WORD if names and not after[0].isspace() else None
    elif LETTER_OF_PART.fullmatch(before):
        strength = Strength.WORD
    elif MEASURE.match(after) and (not spaced or after[0].isspace()):
        strength = Strength.WORD if names else Strength.COUNTED
    elif names or (last in CLOSING and CLAUSE.match(after)):
        strength = Strength.CLOSING
    elif last.isascii() and last not in CLOSING:
        strength = Strength.GLUED
    elif not spaced and _takes_number(before, int(label)):
        strength = Strength.NOUN
    return strength


def _takes_number(before: str, number: int) -> bool:
    return any(noun.search(before) and number <= highest for noun, highest in TAKES_NUMBER)
