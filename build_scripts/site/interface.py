"""The words of the site itself, from `docs/interface/`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from build_scripts.corpus.records import read_record
from build_scripts.model import RENDERINGS, Rendering
from build_scripts.problems import Problem

#: Texts of the interface that scripts in the page need.
SPOKEN_BY_SCRIPTS = (
    *("copy_link", "close", "counterpart", "cite", "note_number", "reading_two"),
    *("bar", "back", "resume", "top"),
    *("offline", "search", "search_results", "outdated", "reload"),
)
#: Those that scripts need only when a reader asks for something: a card, a menu, the settings.
SPOKEN_WHEN_ASKED = (
    *("copied", "copy_by_hand", "copy_link", "copy_text", "chinese", "english", "copy_both"),
    *("with_citation", "copy_citation", "to_glossary"),
    *("slip", "slip_printed", "slip_likely", "slip_unknown", "leads_to"),
)


@dataclass(frozen=True, slots=True)
class Interface:
    """`texts` by name and rendering. A name that is not there is a mistake in a template.

    A text `<name>_one` is what `<name>` says of a count of one.
    """

    texts: dict[str, dict[str, str]]

    def say(self, rendering: Rendering, name: str, /, **values: object) -> str:
        """The text of a name in a rendering, with its values set in."""
        if values.get("count") == 1 and f"{name}_one" in self.texts:
            name = f"{name}_one"
        text = self.texts[name][rendering]
        return text.format(**values) if values else text

    def spoken(self, rendering: Rendering) -> dict[str, str]:
        """The texts that scripts speak."""
        return {name: self.say(rendering, name) for name in SPOKEN_BY_SCRIPTS}

    def spoken_when_asked(self, rendering: Rendering) -> dict[str, str]:
        """The texts that scripts speak only when a reader asks."""
        return {name: self.say(rendering, name) for name in SPOKEN_WHEN_ASKED}


def read_interface(folder: Path, problems: list[Problem]) -> Interface:
    """The interface texts of all files of a folder; a text that lacks a rendering is a problem."""
    texts: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.yaml")):
        record = read_record(path, problems)
        if record is not None:
            texts |= {name: record.words(name, RENDERINGS) for name in record.nodes}
    return Interface(texts)


def long_date(date: str, rendering: Rendering) -> str:
    """`2020-12-16` → `2020年12月16日` or `16 December 2020`, as the United Nations dates."""
    year, month, day = (int(part) for part in date.split("-"))
    if rendering == "en":
        return f"{day} {MONTHS[month - 1]} {year}"
    return f"{year}年{month}月{day}日"


def ordinal(number: str) -> str:
    """`46` → `46th`, for meetings in English."""
    value = int(number)
    suffix = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{number}{suffix}"


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
