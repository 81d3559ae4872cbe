"""Bytes → lines that remember where they came from.

What a text carries from the program that made it is layout: a byte order mark, carriage
returns, form feeds, invisible characters. It is recorded and read over; nobody has to edit a
source because of it. A letter that a PDF gives in another form of itself (`⼈` for 人) is read
as the letter. What stands for no letter is a problem.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.model import Furniture, Span
from build_scripts.problems import Problem, Refused, bad_encoding, problem

#: Format characters that show nothing: they tell where a word may break, or how text runs.
#: Selectors pick one of a letter's shapes: the letter before them is the same.
INVISIBLE = re.compile(
    "[\ufeff\u200b-\u200f\u2060\u00ad\u202a\u202c-\u202e\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
#: Letters, figures, signs and spaces that are what they look like: nearly every line has no others.
PLAIN = re.compile(
    "[\t\x20-\x7e\xa0-\xac\xae-\xff\u2010-\u2027\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]*"
)
PAGE_BREAK = "\f"
LAYOUT_CONTROLS = frozenset("\t\r\f\v")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source, without its line end; `number` counts from 1.

    `printed` is the line as it stands in the file, `text` the same without what is invisible
    and with the letters that are meant; `columns` leads from a place in `text` to its column
    in `printed` where the two differ.
    """

    number: int
    printed: str
    text: str
    columns: tuple[int, ...] = ()
    #: whether a form feed stands before its words
    begins_page: bool = False
    #: whether the footnotes of its page begin with it, where no rule says so
    begins_notes: bool = False
    #: where the marks stand that are raised to lines of their own, in their order in the text;
    #: in `columns` each of their characters has -1
    raised: tuple[Span, ...] = ()

    @property
    def bare(self) -> str:
        return self.text.strip()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where the characters from `start` to `end` of the text stand in the file, in their order.

        A raised mark is in the text as a whole or not at all.
        """
        if not self.columns:
            return (Span(self.number, start, end),)
        spans: list[Span] = []
        raised = iter(self.raised)
        for at, column in enumerate(self.columns[start:end], start):
            if column < 0:
                if at == 0 or self.columns[at - 1] >= 0:
                    spans.append(next(raised))
            elif spans and spans[-1].line != self.number:
                spans.append(Span(self.number, column, column + 1))
            elif spans and spans[-1].end == column:
                spans[-1] = Span(self.number, spans[-1].start, column + 1)
            else:
                spans.append(Span(self.number, column, column + 1))
        return tuple(spans)

    @property
    def whole(self) -> tuple[Span, ...]:
        """Where the line stands, without the spaces around it."""
        return self.spans(self.indent, self.indent + len(self.bare))

    @property
    def invisible(self) -> tuple[Furniture, ...]:
        """What of the line is read over."""
        return tuple(
            Furniture("layout", found.group(), Span(self.number, *found.span()))
            for found in INVISIBLE.finditer(self.printed)
        )

    @property
    def meant(self) -> tuple[tuple[str, str], ...]:
        """The letters that are read as another: what is printed, what it stands for."""
        columns = self.columns or range(len(self.text))
        places = [(column, at) for at, column in enumerate(columns) if column >= 0]
        pairs = ((self.printed[column], self.text[at]) for column, at in places)
        return tuple((a, b) for a, b in pairs if a != b and not (a.isspace() or b.isspace()))


def set_in(line: Line, indent: int) -> Line:
    """The line with another indent; where its words stand in the source stays known."""
    columns_ = line.columns or tuple(range(len(line.text)))
    first = max(columns_[line.indent], 0)  # a raised label is on another line
    kept = columns_[line.indent :]
    text = " " * indent + line.text[line.indent :]
    return replace(line, text=text, columns=(first,) * indent + kept)


def is_invisible(character: str) -> bool:
    return INVISIBLE.match(character) is not None


def letter_meant(character: str) -> str:
    """The letter that a Kangxi radical or a compatibility ideograph stands for."""
    if "\u2f00" <= character <= "\u2fdf" or "\u2e80" <= character <= "\u2eff":
        return unicodedata.normalize("NFKC", character)
    if "\uf900" <= character <= "\ufaff" or "\U0002f800" <= character <= "\U0002fa1f":
        return unicodedata.normalize("NFC", character)
    return character


def read_lines(data: bytes, path: Path) -> list[Line]:
    """The lines of a source.

    Guarantees UTF-8 and, in `text`, no character that stands for no letter; `Refused` with
    the line of each offence otherwise. Nothing is repaired: a source is evidence.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused([bad_encoding(path, error)]) from None
    problems: list[Problem] = []
    lines = []
    begins_page = False
    for number, ended in enumerate(text.split("\n"), 1):
        printed = ended.removesuffix("\r")
        if PLAIN.fullmatch(printed):
            line = Line(number, printed, printed, (), begins_page and bool(printed.strip()))
        else:
            begins_page |= PAGE_BREAK in printed
            line = _line(number, printed, begins_page)
            problems += doubtful(line, path)
        lines.append(line)
        begins_page &= not line.bare
    if problems:
        raise Refused(problems)
    return lines


def _line(number: int, printed: str, begins_page: bool) -> Line:
    kept = [(at, c) for at, c in enumerate(printed) if not is_invisible(c) and c != PAGE_BREAK]
    text = "".join(letter_meant(character) for _, character in kept)
    columns = tuple(at for at, _ in kept) if len(kept) < len(printed) else ()
    return Line(number, printed, text, columns, begins_page and bool(text.strip()))


def doubtful(line: Line, path: Path) -> list[Problem]:
    """A problem for the first character of a line that stands for no letter."""
    for character in line.text:
        if character in LAYOUT_CONTROLS and character != "\r":
            continue
        name, at = f"U+{ord(character):04X}", line.number
        if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
            return [problem("CONTROL_CHARACTER.source", path, at, character=name)]
        if _stands_for_nothing(character):
            return [problem("LETTER_LOST", path, at, character=name, words=line.bare[:20])]
    return []


def _stands_for_nothing(character: str) -> bool:
    """A replaced letter, one of private use, a radical without a letter of its own."""
    return (
        character == "\ufffd"
        or unicodedata.category(character) == "Co"
        or "\u2e80" <= character <= "\u2eff"
    )
