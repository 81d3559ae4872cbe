"""XML, read safely → its elements, and where each of their words stands in the file.

A file from elsewhere is a stranger. Nothing but the file is read for it: a document type, with
which entities are declared, is refused, so that nothing can be fetched and nothing can swell.
What is nested without end, or larger than any document, is refused before it is built. The
reader is expat, which needs only these refusals to be safe; what it calls by a name is given to
the site as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from build_scripts.model import Furniture, Span
from build_scripts.parse.source import Line, doubtful, is_invisible, letter_meant
from build_scripts.problems import Refused, problem

#: No text of a resolution is nested nearly so deep, and none is nearly so long.
DEEPEST = 60
LARGEST = 8_000_000


@dataclass(slots=True)
class Words:
    """Words of an element, without what shows nothing, and where they stand."""

    text: str
    spans: tuple[Span, ...]


@dataclass(slots=True)
class Element:
    """An element: its name without its namespace, its first line, what is in it in order."""

    name: str
    attributes: dict[str, str]
    line: int
    inside: list[Element | Words] = field(default_factory=list)

    @property
    def children(self) -> Iterator[Element]:
        return (one for one in self.inside if isinstance(one, Element))

    def all(self, name: str) -> Iterator[Element]:
        """The elements of this name below, in the order of the file."""
        return (element for element in self.below if element.name == name)

    def first(self, *names: str) -> Element | None:
        """The first element on this path of names, each anywhere below the one before."""
        found: Element | None = self
        for name in names:
            found = next(found.all(name), None) if found else None
        return found

    @property
    def below(self) -> Iterator[Element]:
        """Every element below, in the order of the file."""
        for child in self.children:
            yield child
            yield from child.below

    @property
    def set_apart(self) -> str:
        """The words with which it begins, where they are a `span` of their own."""
        first = next((o for o in self.inside if isinstance(o, Element) or o.text.strip()), None)
        if isinstance(first, Words) or first is None:
            return ""
        return first.text if first.name == "span" else first.set_apart

    def words(self) -> Iterator[Words]:
        for one in self.inside:
            if isinstance(one, Words):
                yield one
            else:
                yield from one.words()

    @property
    def text(self) -> str:
        """All its words, with one space where the file has white space."""
        return " ".join("".join(words.text for words in self.words()).split())


@dataclass(frozen=True, slots=True)
class XmlText:
    """A file: its outermost element, and everything in it that is no word but markup."""

    root: Element
    markup: tuple[Furniture, ...]


def read_elements(lines: list[Line], path: Path) -> XmlText:
    """The elements of an XML file; `Refused` where it is none, or one that nobody may read."""
    reader = _Reader(lines, path)
    if sum(len(line.text) for line in lines) > LARGEST:
        raise Refused([problem("XML_REFUSED.size", path, 0)])
    return reader.read()


class _Reader:
    def __init__(self, lines: list[Line], path: Path) -> None:
        self.lines, self.path = lines, path
        self.top = Element("", {}, 1)
        self.open = [self.top]
        #: for each line the columns in which words stand
        self.taken: dict[int, list[tuple[int, int]]] = {}
        self.parser = expat.ParserCreate("UTF-8", namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def read(self) -> XmlText:
        # A carriage return within a line would be the end of one to expat.
        text = "\n".join(line.text.replace("\r", " ") for line in self.lines)
        try:
            self.parser.Parse(text.encode("utf-8"), True)
        except expat.ExpatError as error:
            detail = expat.errors.messages.get(error.code, str(error.code))
            raise Refused([problem("XML_SYNTAX", self.path, error.lineno, detail=detail)]) from None
        finally:
            # The parser holds the reader; apart they are forgotten with everything that was read.
            del self.parser
        return XmlText(next(self.top.children), tuple(self._markup()))

    def _doctype(self, name: str, *_: object) -> None:
        line = self.parser.CurrentLineNumber
        raise Refused([problem("XML_REFUSED.doctype", self.path, line)])

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self.parser.CurrentLineNumber
        if len(self.open) > DEEPEST:
            raise Refused([problem("XML_REFUSED.depth", self.path, line)])
        element = Element(_local(name), {_local(k): v for k, v in attributes.items()}, line)
        self.open[-1].inside.append(element)
        self.open.append(element)

    def _end(self, _: str) -> None:
        self.open.pop()

    def _characters(self, text: str) -> None:
        number, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        if text == "\n":
            self.open[-1].inside.append(Words("\n", ()))
            return
        line = self.lines[number - 1]
        end = column + len(text)
        if line.text[column] == "&" and line.text[column:end] != text:
            end = line.text.index(";", column) + 1
            text = self._referred(text, number)
        self.taken.setdefault(number, []).append((column, end))
        lead = len(text) - len(text.lstrip())
        spans = line.spans(column + lead, end - (len(text) - len(text.rstrip())))
        self.open[-1].inside.append(Words(text, spans if text.strip() else ()))

    def _referred(self, character: str, number: int) -> str:
        """What a reference such as `&#x4e2d;` gives, read as if it stood there itself."""
        if found := doubtful(Line(number, character, character), self.path):
            raise Refused(found)
        return "" if is_invisible(character) else letter_meant(character)

    def _markup(self) -> Iterator[Furniture]:
        """What of each line is no words; and what shows nothing."""
        for line in self.lines:
            yield from line.invisible
            at = line.indent
            end = line.indent + len(line.bare)
            for start, after in [*self.taken.get(line.number, ()), (end, end)]:
                if line.text[at:start].strip():
                    for span in line.spans(at, start):
                        yield Furniture("markup", line.printed[span.start : span.end], span)
                at = max(at, after)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
