"""Where two Englishes of a text differ in force: one invites, the other requests.

Compared are the verbs that ask for something, as the table of verbs has them, at the beginning
of a paragraph and where another request begins inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import zip_longest

from build_scripts.model import AskingVerb, ForceDifference, VerbForm

#: With what a request begins, and adverbs before its verb.
BEGINS = r"(?:^|[,;] (?:and )?|\band )(?:in this regard,? )?(?:\w+ly |also |further |again ){0,3}"


class Force:
    """Finds verbs that ask in English, and holds two texts against each other."""

    def __init__(self, verbs: Iterable[VerbForm]) -> None:
        forms = {
            english.lower()
            for form in verbs
            if form.asks and form.base == form.id
            for english in (form.operative, *form.also, *form.authentic)
            if english and english.split()[0].endswith("s")
        }
        # Adverbs may stand inside a verb too: calls once again upon.
        longest = sorted(forms, key=lambda form: (-len(form), form))
        parts = (r"(?: \w+){0,2} ".join(map(re.escape, form.split())) for form in longest)
        self._pattern = re.compile(f"{BEGINS}({'|'.join(parts) or '(?!)'})\\b", re.IGNORECASE)
        self._forms = longest

    def asking(self, words: str) -> list[AskingVerb]:
        """The verbs of a text that ask, in their order."""
        found = self._pattern.finditer(words)
        return [AskingVerb(*one.span(1), self._form(one[1])) for one in found]

    def _form(self, words: str) -> str:
        """The form of the table: `calls once again upon` is `calls upon`."""
        said = words.lower().split()
        ends = (said[0], said[-1])
        return next(f for f in self._forms if (f.split()[0], f.split()[-1]) == ends)

    def differences(self, official: str, working: str) -> tuple[ForceDifference, ...]:
        """Where the verbs of two texts that ask are others.

        Where both ask equally often, the first answers the first, and so on.
        """
        here, there = self.asking(official), self.asking(working)
        said, answered = ([one.verb for one in verbs] for verbs in (here, there))
        if len(here) == len(there):
            stretches = [(at, at + 1, at, at + 1) for at in range(len(here))]
        else:
            codes = SequenceMatcher(None, said, answered, autojunk=False).get_opcodes()
            stretches = [(a, b, c, d) for _, a, b, c, d in codes]
        return tuple(
            ForceDifference(one, other)
            for a, b, c, d in stretches
            if said[a:b] != answered[c:d]
            for one, other in zip_longest(here[a:b], there[c:d])
        )
