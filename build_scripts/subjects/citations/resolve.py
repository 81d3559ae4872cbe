"""Where each citation leads: to a place of this site, to the official document, or nowhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from build_scripts.model import Chapter, Cited, Document, Library, Reference, Unit, outline
from build_scripts.site.official import document_address
from build_scripts.subjects.citations.tables import SHORT, Citables

#: Series of symbols that the official document system answers.
SERIES = ("A/", "E/", "S/", "CAC/", "CTOC/", "UNODC/", "ST/")
VOLUME = "https://treaties.un.org/doc/Publication/UNTS/Volume%20{0}/v{0}.pdf"
#: The Convention against Corruption is in the Treaty Series under this number; it has a page here.
CONVENTION, CONVENTION_PAGE = "42146", "convention"


@dataclass(slots=True)
class Resolver:
    """Knows every unit of the corpus by its symbol, and by body and number."""

    citables: Citables
    #: ids of the Convention's page: its articles and chapters
    divisions: frozenset[str] = frozenset()
    symbols: dict[str, str] = field(default_factory=dict)
    numbers: dict[tuple[str, str, str], str] = field(default_factory=dict)
    drafts: dict[tuple[str, str], str] = field(default_factory=dict)
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    document_of: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, documents: tuple[Document, ...], citables: Citables, chapters: tuple[Chapter, ...]
    ) -> Resolver:
        divisions = {f"chapter-{chapter.number}" for chapter in chapters}
        divisions |= {f"article-{a.number}" for chapter in chapters for a in chapter.articles}
        resolver = cls(citables, frozenset(divisions))
        units = [unit for document in documents for unit in document.units]
        for unit in units:
            resolver._know(unit)
        # What a text became leads to that text where it is here, and to what it was otherwise.
        for unit in units:
            if unit.entry.status and unit.entry.status.later:
                resolver.symbols.setdefault(unit.entry.status.later, unit.slug)
        return resolver

    def _know(self, unit: Unit) -> None:
        entry, slug = unit.entry, unit.slug
        number = (entry.symbol or "").removeprefix("A/RES/")
        if unit.kind.adopted:
            self.numbers[unit.document.body, entry.kind, number] = slug
        if entry.symbol:
            self.symbols[entry.symbol] = slug
        if designation := unit.designations.get("zh-Hans"):
            self.drafts[unit.document.name, designation] = slug
        self.ids[slug] = frozenset(place.id for place in unit.known(outline).places)
        self.document_of[slug] = unit.document.name

    def resolve(self, cited: Cited) -> Cited:
        """The citation with its target, and the instrument that its title names."""
        reference = cited.reference
        instrument = self.citables.titled(reference.title) if reference.title else None
        # Not by `replace`: it is done for every citation of the corpus.
        return Cited(
            *(cited.unit, cited.place, cited.start, cited.end, cited.text, reference),
            target=self._target(cited.unit, reference),
            instrument=instrument.id if instrument else None,
            dated=cited.dated,
        )

    def _target(self, unit: str, reference: Reference) -> str | None:
        target: str | None = None
        match reference.kind:
            case "resolution" | "decision":
                target = self._adopted(reference)
            case "document" if reference.symbol is None:
                target = self.drafts.get((self.document_of[unit], reference.title or ""))
            case "document":
                target = self._document(reference.symbol or "")
            case "treaty":
                target = _volume(reference.volume or "")
            case "title":
                target = self._title(reference.title or "")
            case "article" | "chapter":
                target = self._division(reference)
            case "paragraph":
                target = self._paragraph(unit, reference)
        return target

    def _adopted(self, reference: Reference) -> str | None:
        """A resolution or decision: its page here, else its document, else its session's report."""
        number, body = reference.number or "", self.citables.body(reference.body)
        if body is None:
            return None
        here = self.numbers.get((body.id, reference.kind, number))
        if here:
            return here
        if reference.kind == "resolution":
            old = "(" in number and body.numbering != "running"
            pattern = body.old_resolution if old else body.resolution
            if pattern:
                # `2200 A (XXI)` is issued as A/RES/2200(XXI): the letter tells parts of it apart.
                return self._document(pattern.format(number=re.sub(r" ?[A-Z]? ?\(", "(", number)))
        session = number.partition("/")[0]
        report = body.report(int(session)) if session.isdecimal() else None
        return report if report is None or report.startswith("https:") else self._document(report)

    def _document(self, symbol: str) -> str | None:
        if symbol in self.symbols:
            return self.symbols[symbol]
        return document_address(symbol) if symbol.startswith(SERIES) else None

    def _title(self, title: str) -> str | None:
        instrument = self.citables.titled(title)
        if instrument is None:
            return None
        if instrument.treaty:
            volume, number = instrument.treaty.split(" ")
            return self._room() if number == CONVENTION else _volume(volume)
        if instrument.symbol is None:
            return None
        body, _, number = instrument.symbol.rpartition(" ")
        if body:
            return self._adopted(Reference("resolution", SHORT.get(body, body), number))
        return self._document(instrument.symbol)

    def _room(self) -> str | None:
        return CONVENTION_PAGE if self.divisions else None

    def _of_convention(self, title: str | None) -> bool:
        """Whether a title names the Convention against Corruption; none named means it does."""
        if title is None or title == "《公约》":
            return True
        instrument = self.citables.titled(title)
        return bool(instrument and (instrument.treaty or "").endswith(f" {CONVENTION}"))

    def _division(self, reference: Reference) -> str | None:
        if not self._of_convention(reference.title):
            return self._title(reference.title or "")
        number = reference.article if reference.kind == "article" else reference.chapter
        id = f"{reference.kind}-{number}"
        return f"{CONVENTION_PAGE}#{id}" if id in self.divisions else None

    def _paragraph(self, unit: str, reference: Reference) -> str | None:
        if reference.number:
            whole = self._adopted(replace(reference, kind="resolution"))
        elif reference.symbol:
            whole = self._document(reference.symbol)
        elif reference.title:
            return self._room() if self._is_preamble(reference) else self._title(reference.title)
        else:
            whole = unit
        if whole is None or whole not in self.ids:
            return whole
        letters = re.sub(r"\W+", "-", reference.paragraph or "").strip("-")
        for id in (f"op{letters}", f"p{letters}"):
            if id in self.ids[whole]:
                return f"{whole}#{id}"
        return whole if whole != unit else None

    def _is_preamble(self, reference: Reference) -> bool:
        preamble = (reference.paragraph or "").startswith("preamble")
        return preamble and self._of_convention(reference.title)


def _volume(volumes: str) -> str:
    """The volume of the United Nations Treaty Series; of several the first."""
    return VOLUME.format(volumes.partition("+")[0])


def adopting_body(unit: Unit, citables: Citables) -> str:
    """The id of the body that speaks in a unit: the one named by its opening line (大会，)."""
    opening = (unit.entry.opening or "").strip("，,：: ")
    for body in citables.bodies:
        if opening in body.forms:
            return body.id
    return unit.document.body


def unresolved(library: Library) -> list[str]:
    """A line for each citation that leads nowhere, in the order of the corpus.

    Not problems: the text is right, and nothing at hand states where the document is.
    """
    lines = {
        (unit.slug, place.id): (unit.document.source_path, place.line)
        for unit in library.units.values()
        for place in unit.places
    }
    return [
        "{}:{}: {}#{} cites “{}”, which leads nowhere".format(
            *lines.get((cited.unit, cited.place), ("", 0)), cited.unit, cited.place, cited.text
        )
        for cited in library.citations
        if cited.target is None
    ]
