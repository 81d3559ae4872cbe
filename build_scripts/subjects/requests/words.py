"""The words of a request in each rendering."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from build_scripts.model import (
    Addressee,
    Deadline,
    Library,
    Rendering,
    Request,
    Text,
    VerbForm,
)
from build_scripts.subjects.requests.deadlines import in_english


class RequestWords:
    """Says requests of a library. What has no words in a rendering is said as None."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def rests_on(self, request: Request) -> tuple[object, ...]:
        """All that is said of a request rests on it and on what its paragraph says; by these
        values one knows whether they have changed.
        """
        place = self.library.outlined(request.unit, request.paragraph)
        return request.fields, place and place.said

    @cached_property
    def addressees(self) -> dict[str, Addressee]:
        return {one.id: one for one in self.library.addressees}

    @cached_property
    def english_names(self) -> dict[str, str]:
        return {one.id: one.names["en"] for one in self.library.addressees}

    def base(self, request: Request) -> VerbForm:
        """The verb of a request without its adverbs."""
        verbs = self.library.verbs
        return verbs[verbs[request.verb].base]

    def paragraph(self, request: Request, rendering: Rendering) -> str | None:
        """The whole paragraph of a request."""
        text = self.text(request, rendering)
        return text.words if text else None

    def text(self, request: Request, rendering: Rendering) -> Text | None:
        place = self.library.place(request.unit, request.paragraph)
        return place.texts.get(rendering) if place else None

    def chinese(self, request: Request, rendering: Rendering) -> str:
        """The words of a request; both scripts have them at the same place."""
        return (self.paragraph(request, rendering) or "")[request.start : request.end]

    def verb(self, request: Request, rendering: Rendering) -> str | None:
        """The verb as the text has it; where the English does not have it, as the table has it.

        None where the table has none either.
        """
        form = self.library.verbs[request.verb]
        if rendering != "en":
            return form.hans if rendering == "zh-Hans" else form.hant
        if request.number == 1:
            text = self.text(request, "en")
            printed = text.at(text.verb) if text and text.verb else ""
            # The print may set off less than the whole verb.
            return form.operative if (form.operative or "").startswith(printed) else printed
        found = self._later_verb(request)
        listed = form.operative or self.base(request).operative
        return found[0].group() if found else listed and listed.lower()

    def english_name(self, verb: VerbForm, requests: Iterable[Request]) -> str | None:
        """What a verb of these requests is called in English: as the table has it, else as it is
        printed most often, without other adverbs if it is.
        """
        if verb.operative:
            return verb.operative
        printed = Counter(
            (request.verb == verb.id, english)
            for request in requests
            if (english := self.verb(request, "en"))
        )
        best = max(printed, key=lambda one: (one[0], printed[one]), default=None)
        return best[1] if best else verb.preambular

    def english(self, request: Request) -> str | None:
        """The English from the verb of a request on; the whole paragraph where that is not certain.

        It is certain where the verb stands only once in the paragraph, in lower case.
        """
        words = self.paragraph(request, "en")
        found = self._later_verb(request) if request.number > 1 else []
        return words[found[0].start() :] if words and len(found) == 1 else words

    def _later_verb(self, request: Request) -> list[re.Match[str]]:
        """Where the English has the verb of a later request.

        The verb of the table, or it without adverbs, or a form that renders no other Chinese verb,
        or one that does.
        """
        form = self.library.verbs[request.verb]
        words = self.paragraph(request, "en") or ""
        others = [*form.also, *form.authentic]
        own = [verb for verb in others if verb not in self._operative]
        for verbs in ([form.operative], [self.base(request).operative], own, others):
            names = "|".join(re.escape(verb.lower()) for verb in verbs if verb)
            places = list(re.finditer(rf"\b(?:{names})\b", words)) if names else []
            if places:
                return places
        return []

    @cached_property
    def _operative(self) -> set[str | None]:
        return {verb.operative for verb in self.library.verbs.values()}

    def deadline(self, request: Request, deadline: Deadline, rendering: Rendering) -> str | None:
        """A deadline; None where English has no words for it."""
        if rendering == "en":
            return in_english(deadline, self.english_names)
        words = self.paragraph(request, rendering) or ""
        return words[deadline.start : deadline.end]
