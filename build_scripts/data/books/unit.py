"""A unit → the blocks of a book: its title, its paragraphs with their ids, its notes."""

from __future__ import annotations

from build_scripts.data.books.book import Book
from build_scripts.data.books.tree import (
    LINE_BREAK,
    Cell,
    Nodes,
    cell,
    division,
    footnote,
    heading,
    link_to,
    raised,
    rows_and_columns,
    span,
    string,
    text_block,
)
from build_scripts.data.books.words import BookText
from build_scripts.model import Discrepancy, NoteMark, Place, Unit
from build_scripts.site.record import votes_on_record
from build_scripts.site.site import Site
from build_scripts.site.tables import table_cells
from build_scripts.site.units import text_parts, unit_name
from build_scripts.subjects.discrepancies.page import discrepancy_lead

#: Paragraphs that look otherwise than others, by what they are: names of Word's styles.
STYLES = {
    "masthead": "Masthead",
    "opening": "Opening",
    "signoff": "Sign-off",
    "vote": "Vote",
    "item": "Item",
    "footnote": "Notes",
}
#: Items deeper than this stand no further in.
DEEPEST_ITEM = 3


class UnitInBook:
    """Writes a unit into a book, its heading at `level`.

    Ids stand on the first language. In Word a footnote stands at its first mark, below the page;
    in an EPUB, and where the first language does not mark it, it stands behind the text.
    """

    def __init__(self, site: Site, book: Book, unit: Unit, level: int) -> None:
        self.site, self.book, self.unit, self.level = site, book, unit, level
        self._notes = {note.id: note for note in unit.footnotes}
        self._placed: set[str] = set()
        self._underlined = site.of_unit(unit).underlined
        self._differing: dict[str, list[Discrepancy]] = {}
        for one in site.library.document(unit.document.name).discrepancies:
            slug, id = one.place
            if slug == unit.slug:
                self._differing.setdefault(id, []).append(one)
        self._texts = tuple(
            BookText(site, book, unit, language, self._mark) for language in book.languages
        )
        #: no footnote stands in a footnote
        self._in_notes = tuple(
            BookText(site, book, unit, language, self._link) for language in book.languages
        )

    def title(self) -> Nodes:
        """What the unit is called, and its title in every language."""
        inside: Nodes = []
        for text in self._texts:
            name = unit_name(self.unit, self.site.interface, text.language)
            inside += [LINE_BREAK] * bool(inside)
            inside += text.said([span([string(name)], "name", custom_style="Name")])
            inside += [LINE_BREAK, *text.inlines(self.unit.title.text(text.language))]
        return [heading(inside, self.level, self.book.anchor(self.unit.slug))]

    def text(self) -> Nodes:
        """Every paragraph of the unit, the votes that only the record has, and the notes."""
        parts = text_parts(self.unit)
        blocks: Nodes = []
        rows: list[list[Cell]] = []
        columns = self.book.format == "docx" and len(self._texts) > 1

        def close() -> None:
            if rows:
                blocks.append(rows_and_columns(rows, "columns"))
                rows.clear()

        for place in self.unit.paragraphs:
            if place.id in parts or place.kind == "heading":
                close()
            if part := parts.get(place.id):
                blocks += self._named(part, f"part-{part}")
            differences = [self._differences(place, text) for text in self._texts]
            if place.kind == "heading":
                blocks += self._heading(place)
            elif columns:
                words = (self._words(place, text) for text in self._texts)
                rows.append(
                    [cell([*said, *more]) for said, more in zip(words, differences, strict=True)]
                )
                continue
            else:
                blocks += self._paragraph(place)
            blocks += [block for more in differences for block in more]
        close()
        return [*blocks, *self._ballots(), *self._endnotes()]

    def _named(self, name: str, id: str) -> Nodes:
        """A heading that the interface has words for."""
        inside: Nodes = []
        for text in self._texts:
            inside += [LINE_BREAK] * bool(inside)
            inside += text.said([string(self.site.say(text.language, name))])
        return [heading(inside, self.level + 1, self.book.anchor(self.unit.slug, id))]

    def _heading(self, place: Place) -> Nodes:
        inside: Nodes = []
        for text in self._texts:
            inside += [LINE_BREAK] * bool(inside)
            inside += text.label(place.label_in(text.language), place.label_slip)
            inside += text.inlines(place.text(text.language))
        level = self.level + max(place.level, 1)
        return [heading(inside, level, self.book.anchor(self.unit.slug, place.id))]

    def _paragraph(self, place: Place) -> Nodes:
        """A paragraph in every language, one under the other."""
        first, *others = (self._words(place, text) for text in self._texts)
        kind = place.role or place.kind
        level = (f"l{place.level}",) if place.kind == "item" else ()
        return [
            division(
                [*first, *(division(other, "twin") for other in others)],
                *(kind, *level),
                id="" if self.book.format == "docx" else self._id(place),
            )
        ]

    def _words(self, place: Place, text: BookText) -> Nodes:
        """A paragraph in one language, with its label and its id where that belongs to it."""
        said = place.text(text.language)
        is_first = text is self._texts[0]
        if place.kind == "table":
            rows = (
                [cell([text_block(text.inlines(c.text))], c.columns, c.is_figure) for c in row]
                for row in table_cells(said)
            )
            words = [rows_and_columns(rows)]
            at = [text_block([span([], id=self._id(place))])] if is_first else []
            return [*at, *words] if self.book.format == "docx" else words
        inside = text.label(place.label_in(text.language), place.label_slip)
        if said.words or text.language != "en":
            inside += text.inlines(said, self._underlined.get(place.id, ()))
        else:
            inside += text.said([string(self.site.say(text.language, "english_no_counterpart"))])
        if self.book.format == "docx" and is_first:
            inside = [span([], id=self._id(place)), *inside]
        style = STYLES.get(place.role or place.kind, "Paragraph")
        if place.kind == "item":
            style = f"{style} {min(place.level, DEEPEST_ITEM)}"
        return [division([text_block(inside)], custom_style=style, lang=text.language)]

    def _differences(self, place: Place, text: BookText) -> Nodes:
        """For each text that reads otherwise a line that leads to what is said of it."""
        return [
            division(
                [text_block([link_to([string(self._otherwise(one, text))], self._entry(one))])],
                "discrepancy",
                custom_style="Notes",
                lang=text.language,
            )
            for one in self._differing.get(place.id, ())
        ]

    def _otherwise(self, one: Discrepancy, text: BookText) -> str:
        return discrepancy_lead(self.site, one, text.language).rstrip(":： ")

    def _entry(self, one: Discrepancy) -> str:
        return f"#{self.book.anchor(self.unit.slug, f'discrepancy-{one.id}')}"

    def _id(self, place: Place) -> str:
        return self.book.anchor(self.unit.slug, place.id)

    def _ballots(self) -> Nodes:
        blocks: Nodes = []
        for text in self._texts:
            for ballot in votes_on_record(self.site, self.unit, text.language):
                id = self.book.anchor(self.unit.slug, ballot.id) if text is self._texts[0] else ""
                lines = [
                    [string(f"{choice} ({count})"), string(f" {names}")]
                    for choice, count, names in ballot.lists
                ]
                lines.append([string(self.site.say(text.language, "vote_source_record"))])
                inside = [text_block(text.said(line)) for line in lines]
                blocks.append(division(inside, "vote", id=id, custom_style="Vote"))
        return blocks

    # Footnotes.

    def _mark(self, mark: NoteMark, text: BookText) -> Nodes:
        """What stands in place of a footnote mark: in Word the note itself at its first mark."""
        note = self._notes.get(mark.note_id)
        first = text is self._texts[0]
        if self.book.format == "epub" or not first or note is None or note.id in self._placed:
            return self._link(mark, text)
        self._placed.add(note.id)
        id = self.book.anchor(self.unit.slug, mark.id)
        return [span([footnote(self._note(note))], id=id)]

    def _link(self, mark: NoteMark, text: BookText) -> Nodes:
        """A raised mark that leads to its note."""
        label = [string(mark.label)]
        if mark.note_id not in self._notes:
            return [raised(label)]
        id = self.book.anchor(self.unit.slug, mark.id) if text is self._texts[0] else ""
        target = f"#{self.book.anchor(self.unit.slug, mark.note_id)}"
        more = {"epub:type": "noteref", "role": "doc-noteref"}
        return [raised([link_to(label, target, id, **more)])]

    def _note(self, note: Place) -> Nodes:
        """The words of a note in every language, its label before the first."""
        blocks: Nodes = []
        for text in self._in_notes:
            inside = text.inlines(note.text(text.language), self._underlined.get(note.id, ()))
            if not blocks:
                inside = [*self._note_label(note), string(" "), *inside]
            blocks.append(text_block(inside))
        return blocks

    def _note_label(self, note: Place) -> Nodes:
        """The printed label, in an EPUB with the way back to the first mark."""
        label = span([string(note.label or "")], "note-label", custom_style="Note Label")
        if self.book.format == "docx":
            return [span([label], id=self._id(note))]
        back = next(iter(note.mentions), "")
        return [link_to([label], f"#{self.book.anchor(self.unit.slug, back)}") if back else label]

    def _endnotes(self) -> Nodes:
        left = [note for note in self.unit.footnotes if note.id not in self._placed]
        if not left:
            return []
        role = {"epub:type": "footnote", "role": "doc-footnote", "custom_style": "Notes"}
        return [
            *self._named("footnotes", "footnotes"),
            *(division(self._note(n), "footnote", id=self._end_id(n), **role) for n in left),
        ]

    def _end_id(self, note: Place) -> str:
        return "" if self.book.format == "docx" else self._id(note)
