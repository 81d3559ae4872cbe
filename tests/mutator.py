"""XML files spoiled at random: as a bad disk, a bad program and a bad person would."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

TAG = re.compile(r"</?[A-Za-z][^<>]*>")
ATTRIBUTE = re.compile(r'"[^"<>]*"')
#: What may stand in a file and is hard to read.
HARD = (
    "&#x200b;", "&#xfffd;", "&#xe000;", "&amp;", "&lt;p&gt;", "&nothing;", "<![CDATA[ & <p> ]]>",
    "\u2028", "\u00ad", "\ufeff", "𠀀", "\r", "[^9]", "[^1]", "&#0;", "<!-- -- -->", "<?php ?>",
    "<p>", "</p>", '<authorialNote marker="1"><p>x</p></authorialNote>', "<num>(zz)</num>",
    '<authorialNote marker="">', "<num/>", "<table><tr/></table>", "999999999999. ", "(aa)", "附件",
    "<!DOCTYPE a>", "<span>" * 80,
)  # fmt: skip


def mutate(text: str, draw: random.Random) -> bytes:
    """The file with one to four things done to it."""
    for _ in range(draw.randint(1, 4)):
        text = draw.choice(WAYS)(text, draw)
    data = text.encode("utf-8", errors="surrogatepass")
    if draw.random() < 0.1:
        at = draw.randrange(len(data) + 1)
        data = data[:at] + bytes([draw.randrange(256)]) + data[at:]
    return data


def _cut(text: str, draw: random.Random) -> str:
    start = draw.randrange(len(text) + 1)
    return text[:start] + text[start + draw.randint(1, 400) :]


def _insert(text: str, draw: random.Random) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + draw.choice(HARD) + text[at:]


def _insert_in_words(text: str, draw: random.Random) -> str:
    """What is hard to read in front of a tag, where the file stays well-formed most often."""
    found = list(TAG.finditer(text))
    at = draw.choice(found).start() if found else 0
    return text[:at] + draw.choice(HARD) + text[at:]


def _drop_element(text: str, draw: random.Random) -> str:
    """An element gone, or there twice."""
    found = list(re.finditer(r"<(\w+)[^<>]*>[^<>]*</\1>", text))
    if not found:
        return text
    one = draw.choice(found)
    return text[: one.start()] + one.group() * draw.choice((0, 0, 2, 40)) + text[one.end() :]


def _rename(text: str, draw: random.Random) -> str:
    """All elements of one name with the name of others."""
    names = sorted(set(re.findall(r"<(\w+)", text)))
    if len(names) < 2:
        return text
    one, other = draw.sample(names, 2)
    return re.sub(rf"(</?){one}\b", rf"\g<1>{other}", text)


def _other_value(text: str, draw: random.Random) -> str:
    found = list(ATTRIBUTE.finditer(text))
    if not found:
        return text
    one = draw.choice(found)
    value = draw.choice(("", "0", "x" * 5000, "../../x", "#", "２", "2021-02-30", "\t", "zho"))
    return f'{text[: one.start()]}"{value}"{text[one.end() :]}'


def _without_tags(text: str, draw: random.Random) -> str:
    """One of the tags gone, and with it that which answers it, more often than not."""
    names = sorted(set(re.findall(r"<(\w+)", text)))
    name = draw.choice(names or ["p"])
    return re.sub(rf"</?{name}\b[^<>]*>", "", text, count=draw.choice((1, 2, 0)))


WAYS: tuple[Callable[[str, random.Random], str], ...] = (
    _cut, _insert, _insert_in_words, _drop_element, _drop_element, _rename, _other_value,
    _without_tags,
)  # fmt: skip
