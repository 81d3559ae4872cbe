"""Where two Englishes of a text differ in force: one invites, the other requests.

Compared are the verbs that ask for something, as the table of verbs has them, at the beginning
of a paragraph and where another request begins inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

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
        """Where the verbs of two texts that ask are others."""
        here, there = self.asking(official), self.asking(working)
        matcher = SequenceMatcher(
            None, [one.verb for one in here], [one.verb for one in there], autojunk=False
        )
        found: list[ForceDifference] = []
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag != "equal":
                for at in range(max(b - a, d - c)):
                    found.append(
                        ForceDifference(
                            here[a + at] if a + at < b else None,
                            there[c + at] if c + at < d else None,
                        )
                    )
        return tuple(found)
