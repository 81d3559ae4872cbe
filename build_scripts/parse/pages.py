"""Lines of a printed extract → the body, the footnotes at the foot of its pages, furniture.

A rule of underscores stands over the footnotes of a page. They end where furniture, a form
feed or the next page's first line stands; where none of these tells, their numbers and the
length of their lines do.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from build_scripts.model import DocumentEntry, Furniture, FurnitureKind, Link
from build_scripts.parse.blocks import PrintedNote, without_layout
from build_scripts.parse.ending import SIGN_OFF
from build_scripts.parse.foot import NOTE, begins_note, continues_word
from build_scripts.parse.furniture import ENDS_PART, HEAD, Likeness, Recognizer
from build_scripts.parse.measure import (
    LONGEST_MASTHEAD,
    Pages,
    PrintedLine,
    is_double_spaced,
    measure_of,
)
from build_scripts.parse.source import Line
from build_scripts.problems import problem


def split_pages(lines: list[Line], entry: DocumentEntry) -> Pages:
    """Set page furniture and footnotes aside; give every other line its page and true indent."""
    printed = [line for line in lines if line.bare]
    double_spaced, measure = is_double_spaced(printed), measure_of(printed)
    recognizer = Recognizer((line.bare for line in printed), entry)
    while True:
        pages = Pages(double_spaced, measure)
        _PageSplitter(printed, entry, pages, recognizer).split()
        # A running head stands on most pages, and nowhere inside one; but a title stands once
        # where its text begins.
        heads = Counter(line.text for line in pages.body if recognizer.may_be_head(line.text))
        inside = [text for text, times in heads.items() if times > recognizer.is_title(text)]
        inside += _rare_heads(pages, recognizer)
        if not inside:
            break
        for text in inside:
            recognizer.stands_inside(text)
    for line in lines:
        pages.furniture += line.invisible
    return pages


def _rare_heads(pages: Pages, recognizer: Recognizer) -> list[str]:
    """The lines set aside as running heads that stand on fewer than half of the pages.

    A title is known to be one.
    """
    heads = Counter(piece.text for piece in pages.furniture if recognizer.may_be_head(piece.text))
    last = pages.body[-1].page if pages.body else 1
    rare = [text for text, times in heads.items() if 2 * times < last - 1]
    return [text for text in rare if not recognizer.is_title(text)]


class _PageSplitter:
    def __init__(
        self, printed: list[Line], entry: DocumentEntry, pages: Pages, recognizer: Recognizer
    ) -> None:
        self.printed, self.pages, self.reading = printed, pages, entry.reading
        self.source = Path(entry.source_path)
        self.shapes = [recognizer.shape(line.bare) for line in printed]
        self.page = 1
        self.under_rule = self.page_ended = self.notes_set_in = False

    def split(self) -> None:
        for at, line in enumerate(self.printed):
            if (line.begins_page and at) or line.number in self.reading.pages:
                self.page_ended = True
            if line.begins_notes:
                self.under_rule, self.page_ended = True, False
            kind = self._furniture_kind(at)
            if kind is not None:
                self._set_aside(line, kind)
            elif self.under_rule and not self.page_ended and self._is_of_notes(at):
                self._add_note(line)
            else:
                self._add_to_body(at)

    # Furniture.

    def _furniture_kind(self, at: int) -> FurnitureKind | None:
        shape, number = self.shapes[at], self.printed[at].number
        if number in self.reading.furniture:
            return shape.kind
        if number in self.reading.text:
            return None
        if shape.kind == "link" and not self.page_ended and self._is_in_sentence(at):
            return None
        if shape.likeness is Likeness.SURE:
            return shape.kind
        if shape.likeness is Likeness.LIKELY and self._is_at_edge(at):
            return shape.kind
        return None

    def _is_at_edge(self, at: int) -> bool:
        """Whether a line stands where a page can begin or end, or interrupts a sentence."""
        line = self.printed[at]
        if self.under_rule and not self.page_ended and self._is_next_note(line):
            return False
        if self._is_at_page_break(at):
            return True
        if self.under_rule:
            notes = self._notes_here()
            return bool(notes) and ENDS_PART.search(notes[-1].raw) is not None
        return self._interrupts(line)

    def _is_at_page_break(self, at: int) -> bool:
        """Whether the layout shows a page's end on one side of a line."""
        line = self.printed[at]
        following = self.printed[at + 1] if at + 1 < len(self.printed) else None
        return (
            line.begins_page
            or following is None
            or following.begins_page
            or self.page_ended
            or (self.pages.double_spaced and self._follows_directly(at))
            or (self._is_sure(at + 1) and self.shapes[at + 1].kind != "rule")
        )

    def _interrupts(self, line: Line) -> bool:
        """Whether a line stands where no line of text can."""
        before = self.pages.body[-1].text if self.pages.body else ""
        # The first lines of a document are its masthead.
        is_masthead = len(self.pages.body) < LONGEST_MASTHEAD and not HEAD.fullmatch(line.bare)
        if is_masthead or continues_word(before, line.bare):
            return False
        if ENDS_PART.search(before) or self.pages.is_short(before):
            # At the margin nothing begins, and behind a short line nothing goes on.
            return not line.indent
        # Inside a sentence a line of text is full.
        return self.pages.is_short(line.bare)

    def _is_next_note(self, line: Line) -> bool:
        """Whether a line opens a footnote; where the first of a page is set in, all are."""
        notes = self._notes_here()
        if notes and self.notes_set_in and not line.indent:
            return False
        return begins_note(line.bare, notes[-1].mark_label if notes else "")

    def _is_sure(self, at: int) -> bool:
        return at < len(self.shapes) and self.shapes[at].likeness is Likeness.SURE

    def _is_in_sentence(self, at: int) -> bool:
        """Whether an address alone on its line belongs to the sentence around it.

        The addresses of a page stand under its last line, in a block that the next page follows
        directly. An address with an empty line on both sides is a line of its paragraph or note.
        """
        if not self.pages.double_spaced or not self.pages.body:
            return False
        if at == 0 or at + 1 >= len(self.printed):
            return False
        before, line, after = self.printed[at - 1 : at + 2]
        apart = before.number < line.number - 1 and line.number + 1 < after.number
        return apart and not self._is_sure(at + 1)

    def _set_aside(self, line: Line, kind: FurnitureKind) -> None:
        spans = line.whole
        self.pages.furniture += [
            Furniture(kind, line.printed[span.start : span.end], span) for span in spans
        ]
        if kind == "link":
            self.pages.links.append(Link(line.bare, self.page, line.number))
        self.under_rule, self.page_ended = kind == "rule", kind != "rule"

    # Footnotes.

    def _notes_here(self) -> list[PrintedNote]:
        """The notes under the rule that was met last."""
        return [note for note in self.pages.notes if note.page == self.page]

    def _is_of_notes(self, at: int) -> bool:
        """Whether a line below a rule still belongs to the footnotes."""
        line, notes = self.printed[at], self._notes_here()
        if not notes:
            return True
        if self.pages.double_spaced and line.indent and self._follows_directly(at):
            return False
        if self._is_next_note(line):
            return True
        if line.indent or SIGN_OFF.match(without_layout(line.bare)):
            return False
        last = notes[-1].raw.rpartition("\n")[2]
        if self.pages.ends_early(last, line.bare):
            return False
        return not (last.endswith("。") and self._may_go_on_here(at))

    def _may_go_on_here(self, at: int) -> bool:
        """Whether the text goes on at the margin, behind a note that fills its last line.

        It must where the page before ended inside a sentence: somewhere before the next line
        that is set in. Where a note can end in one place only, there the page ends.
        """
        before = self.pages.body[-1].text if self.pages.body else ""
        if ENDS_PART.search(before) and (self.pages.is_short(before) or before[-1] != "，"):
            return False
        end = self._end_of_margin(at)
        if end < len(self.printed) and not self.printed[end].indent:
            # Furniture or a form feed ends the page: all before it is the footnote's.
            return False
        if self.printed[at].number in self.reading.text:
            return False
        if ENDS_PART.search(before) or any(
            line.bare.endswith("。") for line in self.printed[at : end - 1]
        ):
            self._doubt_end_of_notes(self.printed[at])
        return True

    def _end_of_margin(self, at: int) -> int:
        """Where the lines end that are not set in, at furniture or a form feed at the latest."""
        end = at
        while end < len(self.printed):
            line, is_sure = self.printed[end], self._is_sure(end)
            if line.indent or is_sure or (end > at and line.begins_page):
                break
            end += 1
        return end

    def _doubt_end_of_notes(self, line: Line) -> None:
        """A full line ended a note: what follows at the margin may be of it, or the next page."""
        self.pages.problems.append(
            problem("NOTE_END_DOUBTFUL", self.source, line.number, words=line.bare[:20])
        )

    def _follows_directly(self, at: int) -> bool:
        return at > 0 and self.printed[at - 1].number == self.printed[at].number - 1

    def _add_note(self, line: Line) -> None:
        notes = self._notes_here()
        match = NOTE.match(line.bare)
        if match and (not notes or self._is_next_note(line)):
            if not notes:
                self.notes_set_in = line.indent > 0
            raw = line.bare[match.end() :]
            self.pages.notes.append(PrintedNote(match.group(1), self.page, raw, line.whole))
        elif notes:
            last = self.pages.notes.pop()
            raw, spans = f"{last.raw}\n{line.bare}", (*last.spans, *line.whole)
            self.pages.notes.append(PrintedNote(last.label, self.page, raw, spans))
        else:
            self.pages.notes.append(PrintedNote("", self.page, line.bare, line.whole))

    # The body.

    def _add_to_body(self, at: int) -> None:
        line = self.printed[at]
        directly = self.pages.double_spaced and self._follows_directly(at) and line.indent > 0
        tops = self.page_ended or directly or (self.under_rule and bool(self._notes_here()))
        if tops:
            # What stands above the first line of the text is the head of its page.
            self.page += bool(self.pages.body)
            self.under_rule = self.page_ended = False
        indent = line.indent - (1 if directly else 0)
        self.pages.body.append(
            PrintedLine(
                line.number, self.page, indent, line.bare, line.whole, tops and not directly
            )
        )
