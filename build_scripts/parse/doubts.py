"""Lines of a printed extract of which it cannot be told what they are.

A line that words go on after is full. One that is not, in the middle of a paragraph, may be
page furniture of a kind that is not known, or the paragraph ends there: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from build_scripts.model import DocumentEntry
from build_scripts.parse.foot import continues_word
from build_scripts.parse.furniture import ENDS_PART, HEAD, LONE_NUMBER
from build_scripts.parse.labels import is_labelled
from build_scripts.parse.measure import Pages, PrintedLine
from build_scripts.parse.tables import has_counts
from build_scripts.problems import Problem, problem

MAY_END_PARAGRAPH = re.compile(r"[，；。：][”’）)》]*\d{0,3}$")
LISTS = re.compile(r"(?:赞成|反对|弃权)：")


def doubtful_lines(
    groups: Iterable[tuple[int, list[PrintedLine], bool]], pages: Pages, entry: DocumentEntry
) -> list[Problem]:
    """A problem for each line that stands where neither text nor known furniture would."""
    source = Path(entry.source_path)
    # What stands before the first unit belongs to none, and nothing is promised of it.
    blocks = [block for block in groups if block[0] >= 0]
    doubtful: dict[int, str] = {}
    for (_, group, is_table), after in zip(blocks, [*blocks[1:], None], strict=True):
        if is_table:
            continue
        doubtful |= {line.number: line.text for line in _interrupting(group, pages)}
        if after and _is_cut(group, after[1]):
            doubtful[after[1][0].number] = after[1][0].text
    for (_, one, _), (_, two, _) in pairwise(blocks):
        if _reads_like_rows(one, two):
            doubtful[two[0].number] = two[0].text
    return [
        problem("LINE_DOUBTFUL", source, number, words=text[:30])
        for number, text in sorted(doubtful.items())
        if number not in entry.reading.text
    ]


def _interrupting(group: list[PrintedLine], pages: Pages) -> list[PrintedLine]:
    """Lines inside a paragraph that end before the measure, and a last line that closes nothing."""
    if LISTS.match(group[0].text):
        return []
    pairs = list(pairwise(group))
    early = [b for a, b in pairs if pages.ends_early(a.text, b.text)]
    # Where nothing tells whether a line is full, the paragraph may end with the sentence.
    after = [b for a, b in pairs if not pages.measure and MAY_END_PARAGRAPH.search(a.text)]
    if group[0].indent > 1 and not early:
        return after
    # The line that ends early is in doubt, but for the first: then it is what follows it.
    found = after + [a if at else b for at, (a, b) in enumerate(pairs) if b in early]
    found += [b for a, b in pairs[:-1] if _may_be_head(a.text, b.text)]
    last = group[-1]
    if len(group) > 1 and not ENDS_PART.search(last.text) and ENDS_PART.search(group[-2].text):
        found.append(last)
    return found


def _may_be_head(before: str, text: str) -> bool:
    """Whether a line has the shape of furniture, and nothing tells that it is text."""
    words = "".join(text.split())
    has_shape = HEAD.fullmatch(words) or LONE_NUMBER.fullmatch(words)
    return bool(has_shape) and not continues_word(before, text)


def _is_cut(group: list[PrintedLine], after: list[PrintedLine]) -> bool:
    """Whether a heading stands where the paragraph before it has not ended."""
    is_paragraph = group[0].indent == 1 and len(group) > 1
    opens = is_labelled(after[0].text)
    return is_paragraph and not opens and not ENDS_PART.search(group[-1].text)


def _reads_like_rows(one: list[PrintedLine], two: list[PrintedLine]) -> bool:
    """Whether two lines read like the rows of a table that is set with narrow spaces."""
    lines = (one[0].text, two[0].text)
    alone = len(one) == len(two) == 1 and two[0].indent > 0
    is_row = has_counts(lines[1]) and (has_counts(lines[0]) or len(lines[1].split()) > 2)
    return alone and is_row and len(lines[0].split()) == len(lines[1].split())
