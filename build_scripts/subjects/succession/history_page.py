"""The page on which each paragraph of a series is followed through its texts."""

from __future__ import annotations

from functools import partial

from build_scripts.model import Rendering, SuccessionSeries
from build_scripts.site.site import Site, Values
from build_scripts.site.units import in_a_sentence
from build_scripts.subjects.succession.differences import marks, tagged
from build_scripts.subjects.succession.history import Step, Thread, history
from build_scripts.subjects.succession.page import full_name, place_name


def history_page(site: Site, rendering: Rendering, series: SuccessionSeries) -> Values:
    """A series of which the site has several texts."""
    say = partial(site.say, rendering)
    units = series.units
    names = {slug: _name(site, slug, rendering) for slug in units}
    absent = [stage.symbol for stage in series.stages if not stage.unit]
    comma = ", " if rendering == "en" else "、"
    threads = history(series, site.comparisons)
    return {
        "title": say("history_title", first=names[units[0]], last=names[units[-1]]),
        "lead": say("history_lead", count=len(units), threads=len(threads)),
        "absent": say("history_absent", symbols=comma.join(absent)) if absent else "",
        "units": list(names.values()),
        "threads": [_thread(site, thread, series, rendering) for thread in threads],
        "data": "../../../data/succession.json",
    }


def _thread(site: Site, thread: Thread, series: SuccessionSeries, rendering: Rendering) -> Values:
    """A paragraph: what became of it in words, and its text where that is new or other."""
    before = ""
    steps = []
    for step in thread.steps:
        words, language = _words(site, step, rendering)
        other = "changed" in step.kind
        pieces = marks(before, words, site.wording[language]) if other else ()
        steps.append(
            {
                "at": series.units.index(step.unit),
                "said": _said(site, step, rendering),
                "href": f"../../{step.unit}/" + (f"#{step.paragraph}" if step.paragraph else ""),
                "words": words if step.kind == "first" else "",
                "pieces": tagged(pieces),
                "lang": language,
            }
        )
        before = words
    return {"id": thread.id, "steps": steps}


def _name(site: Site, slug: str, rendering: Rendering) -> str:
    """A text of the series in the middle of a sentence."""
    return in_a_sentence(site.library.unit(slug), full_name(site, slug, rendering))


def _words(site: Site, step: Step, rendering: Rendering) -> tuple[str, Rendering]:
    unit = site.library.unit(step.unit)
    place = unit.paragraph(step.paragraph) if step.paragraph else None
    language = unit.language(rendering)
    return place.text(language).words if place else "", language


def _said(site: Site, step: Step, rendering: Rendering) -> str:
    """`changed in draft resolution VI, para. 20`."""
    unit = site.library.unit(step.unit)
    place = unit.paragraph(step.paragraph) if step.paragraph else None
    where = _name(site, step.unit, rendering)
    if place and (name := place_name(site, place, rendering)):
        where = site.say(rendering, "history_place", unit=where, place=name)
    return site.say(rendering, f"history_{step.kind.replace(' ', '_')}", place=where)
