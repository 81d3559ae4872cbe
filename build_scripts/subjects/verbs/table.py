"""The verbs that may open a paragraph: the listed forms, and those that adverbs make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import reduce

from build_scripts.model import Adverb, Mark, OpeningVerb, VerbForm

#: How many adverbs may stand before one verb.
MOST = 3
#: Between the ids of which a composed id is made; no id of the tables has it.
JOINT = "--"


class VerbTable:
    """Finds the verb at the head of some words.

    `forms` has every form by its id: all that are listed, and the composed ones found so far.
    """

    def __init__(self, listed: Iterable[VerbForm], adverbs: Iterable[Adverb] = ()) -> None:
        self._adverbs = [adverb for adverb in adverbs if adverb.kind != "lead-in"]
        leads = "|".join(re.escape(a.hans) for a in adverbs if a.kind == "lead-in") or "(?!)"
        self._lead_in = re.compile(f"(?:(?:{leads})，?)*")
        self._by_hans = {form.hans: form for form in listed}
        self.listed = tuple(self._with_base(form) for form in listed)
        self._by_length = sorted(self.listed, key=lambda form: -len(form.hans))
        self.forms = {form.id: form for form in self.listed}

    def forget(self) -> None:
        """Leave only what is listed in `forms`."""
        self.forms.clear()
        self.forms |= {form.id: form for form in self.listed}

    @property
    def composed(self) -> dict[str, VerbForm]:
        """The composed forms found so far, by their ids."""
        return {id: form for id, form in self.forms.items() if JOINT in id}

    def opening(self, words: str) -> Mark[OpeningVerb] | None:
        """The longest form that opens the words, with or without words that lead up to it.

        Of two that are equally long the one with fewer adverbs: a listed form wins.
        """
        starts = dict.fromkeys(match.end() for match in self._lead_ins(words))
        found = [(at, parts) for at in starts if (parts := self._parts(words, at))]
        if not found:
            return None
        at, (adverbs, verb) = max(found, key=lambda one: one[0] + _length(one[1]))
        form = self._composed(adverbs, verb)
        self.forms.setdefault(form.id, form)
        return Mark(at, at + len(form.hans), OpeningVerb(form.id))

    def _lead_ins(self, words: str) -> Iterable[re.Match[str]]:
        """What leads up to a verb: nothing, and as much as there is."""
        return (match for match in (re.match("", words), self._lead_in.match(words)) if match)

    def _parts(self, words: str, at: int, most: int = MOST) -> _Parts | None:
        listed = next((form for form in self._by_length if words.startswith(form.hans, at)), None)
        found: list[_Parts] = [((), listed)] if listed else []
        for adverb in self._adverbs if most else ():
            if words.startswith(adverb.hans, at):
                rest = self._parts(words, at + len(adverb.hans), most - 1)
                found += [((adverb, *rest[0]), rest[1])] if rest else []
        return max(found, key=lambda parts: (_length(parts), -len(parts[0])), default=None)

    def _with_base(self, form: VerbForm) -> VerbForm:
        """A listed form; one with adverbs asks as its verb does."""
        base = self._bare(form.hans) or form
        asks, again = base.asks or form.asks, base.again or form.again
        return replace(form, base=base.id, asks=asks, again=again)

    def _bare(self, hans: str) -> VerbForm | None:
        """The listed verb that is left without adverbs: 还再次邀请 → 邀请."""
        for adverb in self._adverbs:
            counts = adverb.kind == "adverb" and hans.startswith(adverb.hans)
            if counts and (bare := self._bare(hans.removeprefix(adverb.hans))):
                return bare
        return self._by_hans.get(hans)

    @staticmethod
    def _composed(adverbs: tuple[Adverb, ...], verb: VerbForm) -> VerbForm:
        """A verb with its adverbs. Its English is known where that of every part is."""
        if not adverbs:
            return verb
        id = JOINT.join([*(adverb.id for adverb in adverbs), verb.id])
        inward = tuple(reversed(adverbs))
        return replace(
            verb,
            id=id,
            hans="".join(adverb.hans for adverb in adverbs) + verb.hans,
            hant="".join(adverb.hant for adverb in adverbs) + verb.hant,
            preambular=reduce(_said, (a.preambular for a in inward), verb.preambular),
            operative=reduce(_said, (a.operative for a in inward), verb.operative),
            also=(),
            base=id if any(adverb.kind == "manner" for adverb in adverbs) else verb.base,
        )


_Parts = tuple[tuple[Adverb, ...], VerbForm]


def _length(parts: _Parts) -> int:
    adverbs, verb = parts
    return sum(len(adverb.hans) for adverb in adverbs) + len(verb.hans)


def _said(verb: str | None, adverb: str | None) -> str | None:
    """`recalls` in `Also {}` → `Also recalls`."""
    if verb is None or adverb is None:
        return None
    inner = verb if adverb.startswith("{}") else verb[0].lower() + verb[1:]
    return adverb.replace("{}", inner)
