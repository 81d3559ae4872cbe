"""Whom an operative paragraph may ask: the table of addressees, and how their names are found."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from build_scripts.corpus.shapes import read_all
from build_scripts.model import Addressee, Named, Request
from build_scripts.problems import Problem, problem

#: What follows a name that only describes another noun: 缔约国的主管机关, 各国际组织.
NOT_THE_HEAD = re.compile("[的际内]|主管|机关|境内|代表")


def read_addressees(path: Path, problems: list[Problem]) -> tuple[Addressee, ...]:
    """The addressees of the table; a corpus may do without one."""
    found: list[Addressee] = []
    ids: set[str] = set()
    forms: set[str] = set()
    for record, one in read_all(path, Addressee, problems, optional=True):
        if one.id in ids:
            record.problem("ADDRESSEE_TWICE.id", id=one.id)
        for form in dict.fromkeys((*one.forms, *one.anaphors)):
            if form in forms or (form in one.forms and form in one.anaphors):
                record.problem("ADDRESSEE_TWICE.form", form=form)
        forms.update(one.forms)
        ids.add(one.id)
        found.append(one)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Names:
    """The printed forms of all addressees, the longest first."""

    forms: dict[str, str] = field(default_factory=dict)
    anaphors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pattern: re.Pattern[str] = re.compile("(?!)")

    @classmethod
    def of(cls, addressees: tuple[Addressee, ...]) -> Names:
        forms = {form: one.id for one in addressees for form in one.forms}
        anaphors: dict[str, tuple[str, ...]] = {}
        for one in addressees:
            for form in one.anaphors:
                anaphors[form] = (*anaphors.get(form, ()), one.id)
        every = sorted({*forms, *anaphors}, key=lambda form: (-len(form), form))
        return cls(forms, anaphors, re.compile("|".join(map(re.escape, every)) or "(?!)"))

    def at(self, words: str, at: int, before: str = "") -> Named | None:
        """The addressee whose name begins at `at`; `before` is the text before these words."""
        match = self.pattern.match(words, at)
        if match is None or NOT_THE_HEAD.match(words, match.end()):
            return None
        text = match.group()
        id = self.forms.get(text) or self._last_named(before + words[:at], self.anaphors[text])
        return Named(id, text, match.start(), match.end()) if id else None

    def _last_named(self, before: str, ids: tuple[str, ...]) -> str | None:
        """Which of these addressees was named last, by one of its forms."""
        places = [
            (match.start(), self.forms[match.group()])
            for match in self.pattern.finditer(before)
            if self.forms.get(match.group()) in ids
        ]
        return max(places)[1] if places else None


def check_addressees(
    addressees: tuple[Addressee, ...], requests: tuple[Request, ...], path: Path
) -> list[Problem]:
    """Forms of the table with which no request names anybody."""
    used = {
        (named.id, named.text)
        for request in requests
        for named in (*request.addressees, *request.recipients)
    }
    when = [deadline.text for request in requests for deadline in request.deadlines]

    def stands(one: Addressee, form: str) -> bool:
        return (one.id, form) in used or any(form in words for words in when)

    return [
        problem("ADDRESSEE_UNUSED", path, one.line, form=form)
        for one in addressees
        for form in (*one.forms, *one.anaphors)
        # The form for which an anaphor stands need not be that of a request itself.
        if not stands(one, form)
        and not (form in one.forms and any(stands(one, other) for other in one.anaphors))
    ]
