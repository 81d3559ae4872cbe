"""Who is asked to do what: the requests of the operative paragraphs.

Only resolutions, decisions and drafts have operative paragraphs. What a declaration commits
its States to, and what a report recounts, is not asked of anybody.

An addressee is whoever stands directly after a verb that asks, alone or in a list. What the
text does not say so plainly is left out, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_scripts.model import (
    Addressee,
    Named,
    Place,
    Request,
    Unit,
    VerbForm,
)
from build_scripts.subjects.requests.addressees import Names
from build_scripts.subjects.requests.deadlines import Deadlines
from build_scripts.subjects.verbs.opening import opens_with_verb
from build_scripts.subjects.verbs.table import VerbTable

#: What may stand between a comma and the next verb of the organ itself.
JOINED = (
    "(?<=[，；：。])"
    "(?:(?:并且|而且|并|且|此外|同时|在这方面|为此|在适当情况下|作为第一步|我们)，?){0,5}"
)
#: A verb that belongs to the addressee, and not to the organ: 请求国, 鼓励其主管机关.
NOT_THE_ORGAN = "(?!求|其(?!他)|本国)"
#: Reported speech: 其中缔约国会议请实施情况审议组…. What follows was asked elsewhere.
REPORTED = "(?:^|[，；：])其中[^，；：]{0,20}?(?:VERB)"
TOGETHER = re.compile("与[^，；：]*一道，$")

LEVELS = re.compile(
    "(?:国家|区域|次区域|国际|全球)(?:(?:、|和)(?:国家|区域|次区域|国际|全球)){0,5}(?:各级|两级|一级)的"
)
#: Words that say which of an addressee's kind are meant.
WHICH = re.compile(
    "适当时|所有|受审议|感兴趣的|相关的|有关的|相关|有关|其他|各个|各(?!国)|每个|"
    "(?:尚未|未|属于|具备|加入|出席|使用|包括|收到)[^，；：。]*?(?:的|在内的)"
    "(?=(?:所有|各|有关|相关|其他)*(?:NAME))"
)
LIST = re.compile("、|以及|和|及(?![其时早])|或")
#: An adverbial clause between a verb and whom it addresses.
ADVERBIAL = re.compile(
    "(?:，?(?:在[^，；：]{1,40}(?:情况下|前提下|范围内)|考虑到[^，；：]*|根据[^，；：]*|依照[^，；：]*)，)?"
)
THEY = re.compile("它们")


@dataclass(frozen=True, slots=True)
class _Opening:
    """A verb of the organ: where its part of the sentence begins, where it, where its object."""

    part: int
    start: int
    object: int
    verb: VerbForm


class RequestReader:
    """Reads requests with the tables of verbs and of addressees."""

    def __init__(self, addressees: tuple[Addressee, ...], verbs: VerbTable) -> None:
        self.names = Names.of(addressees)
        self.deadlines = Deadlines(addressees)
        self.verbs = verbs.forms
        self.which = re.compile(WHICH.pattern.replace("NAME", self.names.pattern.pattern))
        self.again = {verb.hans: verb for verb in verbs.listed if verb.again}
        forms = "|".join(sorted(map(re.escape, self.again), key=len, reverse=True)) or "(?!)"
        self.reported = re.compile(REPORTED.replace("VERB", forms))
        self.second = re.compile(f"{JOINED}(?P<verb>{forms}){NOT_THE_ORGAN}")

    def unit(self, unit: Unit) -> tuple[Request, ...]:
        """The requests of a unit, in the order of its text."""
        if not unit.kind.opens:
            return ()
        found: list[Request] = []
        before = ""
        for paragraph in unit.paragraphs:
            if paragraph.kind != "preambular" and opens_with_verb(paragraph, unit):
                found += self.paragraph(unit.slug, paragraph, before)
            before += f"{paragraph.words}\n"
        return tuple(found)

    def paragraph(self, slug: str, paragraph: Place, before: str = "") -> list[Request]:
        """The requests of one paragraph; `before` is the text of its unit before it."""
        words = paragraph.words
        openings = self._openings(paragraph, words)
        requests: list[Request] = []
        for number, opening in enumerate(openings, 1):
            following = openings[number:]
            end = following[0].part if following else len(words)
            end = opening.object + len(words[opening.object : end].rstrip("，；：。"))
            asks = opening.verb.asks
            named = self._addressees(words[:end], opening.object, before, requests) if asks else ()
            report, recipients = (
                self.deadlines.recipients(words, opening.object, end) if asks else (False, ())
            )
            when = self.deadlines.find(words, opening.object, end) if asks else ()
            requests.append(
                Request(
                    slug,
                    paragraph.id,
                    number,
                    opening.verb.id,
                    asks,
                    named,
                    when,
                    report,
                    recipients,
                    opening.start,
                    end,
                )
            )
        return requests

    def _openings(self, paragraph: Place, words: str) -> list[_Opening]:
        verb = paragraph.source.verb
        if verb is None:
            return []
        form = self.verbs[verb.what.verb]
        openings = [_Opening(0, 0, verb.start + len(form.hans), form)]
        reported = self.reported.search(words)
        limit = reported.start() if reported else len(words)
        for match in self.second.finditer(words, verb.end, limit):
            if not TOGETHER.search(words[: match.start()]):
                again = self.again[match["verb"]]
                starts = match.start(), match.start("verb")
                openings.append(_Opening(*starts, match.end("verb"), again))
        return openings

    def _addressees(
        self, words: str, at: int, before: str, earlier: list[Request]
    ) -> tuple[Named, ...]:
        """Whoever is named directly after a verb; nobody where a part of the list is unknown."""
        if adverbial := ADVERBIAL.match(words, at):
            at = adverbial.end()
        if (they := THEY.match(words, at)) and earlier:
            return tuple(
                Named(named.id, they.group(), they.start(), they.end())
                for named in earlier[-1].addressees
            )
        found: list[Named] = []
        while True:
            named = self._one(words, at, before)
            if named is None:
                return ()
            found.append(named)
            comma = LIST.match(words, named.end)
            if comma is None:
                return tuple(found)
            at = comma.end()

    def _one(self, words: str, at: int, before: str) -> Named | None:
        while which := LEVELS.match(words, at) or self._which(words, at, before):
            at = which.end()
        return self.names.at(words, at, before)

    def _which(self, words: str, at: int, before: str) -> re.Match[str] | None:
        """Words that say which are meant, unless a name begins here."""
        return None if self.names.at(words, at, before) else self.which.match(words, at)
