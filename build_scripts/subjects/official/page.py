"""What the page of a unit shows of its official text: both Englishes, and where texts differ."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from build_scripts.model import (
    AskingVerb,
    AttachedText,
    ForceMark,
    Mark,
    Place,
    Rendering,
    Text,
    Unit,
)
from build_scripts.site.inline import Targets, inline, table_html
from build_scripts.site.paragraphs import TextOnPage
from build_scripts.site.places import place_links
from build_scripts.site.site import Site, Values
from build_scripts.site.units import Note
from build_scripts.subjects.succession.differences import marks, tagged

#: What stands before the id of an official paragraph that answers none of the page.
APART = "official-"


@dataclass(frozen=True, slots=True)
class BothEnglishes:
    """Writes the official English of a place before the working translation of it."""

    site: Site
    text: AttachedText
    rendering: Rendering
    targets: Targets

    def __call__(self, place: Place, working: Markup) -> Markup:
        """Both texts, each with what it is; of two that are the same one is enough."""
        block = "div" if place.kind == "table" else "span"
        answer = self.text.answers.get(place.id)
        english = answer.texts.get("en") if answer else None
        if answer is None or english is None or not english.words:
            return self._from(block, "without", working)
        if english.words == place.text("en").words:
            return working
        marked = _marked(english, (one.official for one in self.text.force.get(place.id, ())))
        write = table_html if answer.kind == "table" else inline
        official = write(marked, self.targets, self.targets.everyday)
        return self._from(block, "official", official) + self._from(block, "working", working)

    def _from(self, block: str, name: str, words: Markup) -> Markup:
        label = self.site.say(self.rendering, f"official_from_{name}")
        return Markup('<{0} class="{1}" data-from="{2}">{3}</{0}>').format(
            block, name, label, words
        )


@dataclass(frozen=True, slots=True)
class EnglishOnPage(TextOnPage):
    """The English of a page that has two.

    Either may be hidden, so that the ids of footnote marks stand before both.
    """

    both: BothEnglishes | None = None
    ids: bool = False

    def html(self, place: Place, underlined: Collection[str] | None) -> Markup:
        assert self.both is not None
        force = self.both.text.force.get(place.id, ())
        marked = _marked(place.text("en"), (one.working for one in force))
        working = TextOnPage.html(self, place.with_text("en", marked), underlined)
        alias = Markup('<span class="alias" id="{}"></span>')
        ids = [alias.format(mark.id) for mark in marked.notes if self.ids]
        return Markup("").join([*ids, self.both(place, working)])


def _marked(text: Text, verbs: Iterable[AskingVerb | None]) -> Text:
    return text.marked(Mark(verb.start, verb.end, ForceMark()) for verb in verbs if verb)


def _both(site: Site, unit: Unit, rendering: Rendering, targets: Targets) -> BothEnglishes | None:
    """What writes both Englishes of a unit; None where there is but one."""
    text = site.library.attached.get(unit.slug)
    if text is None or unit.english != "working translation" or targets.language != "en":
        return None
    # Footnotes that answer are those of the page, the others stand apart.
    here = {place.id: id for id, place in text.answers.items()}
    notes = {n.id: here.get(n.id, f"{APART}{n.id}") for n in text.official.footnotes}
    return BothEnglishes(site, text, rendering, replace(targets, with_ids=False, notes=notes))


def with_official(
    site: Site, unit: Unit, rendering: Rendering, readings: tuple[TextOnPage, ...]
) -> tuple[TextOnPage, ...]:
    """The texts of a page, the official English in the one that is English."""
    return tuple(
        EnglishOnPage(
            reading.language,
            replace(reading.targets, with_ids=False),
            reading.page,
            reading.written,
            reading.missing,
            both,
            reading.targets.with_ids,
        )
        if (both := _both(site, unit, rendering, reading.targets))
        else reading
        for reading in readings
    )


def with_official_notes(
    site: Site, unit: Unit, rendering: Rendering, targets: Targets, notes: list[Note]
) -> list[Note]:
    """The footnotes of a page, the official English of each in those that are English."""
    both = _both(site, unit, rendering, targets)
    pairs = zip(unit.footnotes, notes, strict=True)
    return [replace(note, text=both(p, note.text)) for p, note in pairs] if both else notes


def official_notes(site: Site, unit: Unit, id: str, rendering: Rendering) -> Markup:
    """What stands behind a paragraph of which the texts differ, in force or in Chinese."""
    text = site.library.attached.get(unit.slug)
    if text is None:
        return Markup("")
    pieces = _pieces(site, unit, text, id, rendering)
    force = [_said(site, rendering, one.official, one.working) for one in text.force.get(id, ())]
    return site.part("subjects/official/notes.html", rendering, force=force, pieces=pieces)


def _said(
    site: Site, rendering: Rendering, official: AskingVerb | None, working: AskingVerb | None
) -> str:
    names = {"official": official, "working": working}
    said = {name: verb.verb for name, verb in names.items() if verb}
    end = "note" if len(said) > 1 else "added" if official else "lacking"
    return site.say(rendering, f"official_force_{end}", **said)


def _pieces(
    site: Site, unit: Unit, text: AttachedText, id: str, rendering: Rendering
) -> list[tuple[str, str]]:
    """The Chinese of a paragraph with that of the official text marked in it.

    The page in English says nothing of it but in its list.
    """
    place = unit.paragraph(id)
    if rendering == "en" or place is None or id not in text.differing:
        return []
    here, there = place.text(rendering).words, text.answers[id].text(rendering).words
    pieces = marks(here, there, site.wording[rendering])
    # The marks at the ends of two texts that should be one are a difference too.
    return tagged(replace(one, same=one.same and one.earlier == one.later) for one in pieces)


def official_head(site: Site, unit: Unit, rendering: Rendering) -> Values | None:
    """What the head of a page says of the official text; None where there is none."""
    text = site.library.attached.get(unit.slug)
    if text is None:
        return None
    official = text.official
    links = partial(place_links, unit.slug, interface=site.interface, rendering=rendering)
    lists: Mapping[str, Iterable[str]] = {
        "force": text.force,
        "chinese": text.differing,
        "missing": [place.id for place in text.missing],
    }
    return {
        "both": unit.english == "working translation",
        "symbol": official.entry.symbol,
        "origin": official.document.origin,
        "answered": len(text.answers),
        "all": len(text.answers) + len(text.missing),
        "lists": [(name, len(list(ids)), links(ids)) for name, ids in lists.items() if ids],
        "alone": [
            (
                f"{APART}{p.id}",
                p.label_in(rendering),
                p.text(rendering).words,
                _language(p, rendering),
            )
            for p in text.alone
        ],
        "data": f"../../data/official/{unit.slug}.json",
    }


def _language(place: Place, rendering: Rendering) -> Rendering:
    return rendering if rendering in place.texts else "zh-Hans"
