"""How the house words its English: how strongly a verb binds, and what is worded in one way only.

The Chinese cannot always tell how strongly a verb binds: 请 requests or invites, 促请 calls upon or
urges. What the authentic English says is followed where it is known, and the English says so
(`authentic`); elsewhere the table of verbs decides. What is worded in one way only stands in
`corpus/english-wording.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from build_scripts.corpus.shapes import read_all
from build_scripts.languages.english import EnglishText, house_openings
from build_scripts.model import HouseWording, Place, Unit, VerbForm
from build_scripts.problems import Problem, problem

#: English verbs of a force that the Chinese may leave open, by their form in the table of verbs:
#: how each begins in small letters, and the whole of it.
FORCES = {
    "Invites": ("invit", re.compile(r"\binvit(?:e|es|ed|ing)\b", re.IGNORECASE)),
    "Urges": ("urg", re.compile(r"\burg(?:e|es|ed|ing)\b", re.IGNORECASE)),
}


class House:
    """Holds English against the rules of the house."""

    def __init__(self, wordings: Iterable[HouseWording], verbs: Mapping[str, VerbForm]) -> None:
        self.wordings = tuple(wordings)
        self._patterns = [(wording, _patterns(wording)) for wording in self.wordings]
        self._verbs = verbs
        self._asking = {verb.hans: verb for verb in verbs.values() if verb.asks}
        forms = sorted(map(re.escape, self._asking), key=len, reverse=True)
        self._verb = re.compile("|".join(forms) or "(?!)")

    def force(self, unit: Unit, text: EnglishText, place: Place) -> Iterator[Problem]:
        """A verb that binds otherwise than the Chinese says, unless it is the authentic one.

        English that says `authentic` and does not need to is a problem too.
        """
        english, id = place.text("en").words, place.id
        path, line, address = text.path, text.line_of(id), f"{unit.slug}#{id}"
        given = [self._asking[form] for form in self._verb.findall(place.words)]
        folded = english.lower()
        beyond = [
            verb
            for verb, (begins, pattern) in FORCES.items()
            if begins in folded
            and len(pattern.findall(english)) > sum(self._gives(one, verb, unit) for one in given)
        ]
        if not text.authentic(id):
            for verb in beyond:
                yield problem("EN_FORCE.beyond", path, line, address=address, about=verb)
            return
        openings = house_openings(unit, place, self._verbs)
        if not beyond and (not openings or english.startswith(openings)):
            yield problem("EN_FORCE.needless", path, line, address=address, about="authentic")

    def _gives(self, form: VerbForm, verb: str, unit: Unit) -> bool:
        """Whether a Chinese verb is given with this English one in a unit."""
        base = self._verbs.get(form.base, form)
        also = base.also if unit.document.body in base.also_in else ()
        return verb in (base.operative, *also)

    def wording(self, unit: Unit, text: EnglishText, place: Place) -> Iterator[Problem]:
        """Words that the house never writes."""
        english = place.text("en").words
        folded = english.lower()
        path, line, address = text.path, text.line_of(place.id), f"{unit.slug}#{place.id}"
        for wording, patterns in self._patterns:
            if wording.bodies and unit.document.body not in wording.bodies:
                continue
            if wording.chinese and wording.chinese not in place.words:
                continue
            for never, (literal, pattern) in patterns.items():
                if literal in folded and pattern.search(english):
                    yield problem(
                        "EN_WORDING",
                        path,
                        line,
                        address=address,
                        about=never,
                        write=wording.write,
                    )


def read_wordings(path: Path, problems: list[Problem]) -> tuple[HouseWording, ...]:
    """The wordings of the house; a corpus may do without the table."""
    return tuple(one for _, one in read_all(path, HouseWording, problems, optional=True))


def _patterns(wording: HouseWording) -> dict[str, tuple[str, re.Pattern[str]]]:
    """Words that are never written: how they begin in small letters, and the whole of them."""
    return {
        never: (
            never.partition("#")[0].lower(),
            re.compile(
                rf"(?<!\w){re.escape(never).replace(chr(92) + '#', '[0-9]')}(?![a-z])",
                re.IGNORECASE,
            ),
        )
        for never in wording.never
    }
