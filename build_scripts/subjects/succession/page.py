"""The page of succession: what became of each text, and which texts are laid side by side."""

from __future__ import annotations

from functools import partial

from build_scripts.model import (
    Occurrence,
    Pair,
    Place,
    Rendering,
    Stage,
    SuccessionSeries,
    Unit,
)
from build_scripts.site.interface import long_date
from build_scripts.site.official import document_address
from build_scripts.site.site import Site, Values
from build_scripts.site.units import (
    in_a_sentence,
    paragraph_name,
    status_words,
    unit_title,
)
from build_scripts.subjects.succession.compare import ROW_KINDS, Comparison


def succession(site: Site, rendering: Rendering) -> Values:
    """The pairs, the series, and the stages of every unit."""
    return {
        "lead": site.say(rendering, "succession_lead"),
        "pairs": [
            {
                "href": f"{pair.name}/",
                "title": pair_title(site, pair, rendering),
                "summary": summary(site, site.comparisons[pair.name], rendering),
            }
            for pair in site.library.succession.compared
        ],
        "series": [
            {
                "title": _series_title(site, series, rendering),
                "stages": [_stage(site, stage, rendering) for stage in series.stages],
                "history": f"{series.name}/" if len(series.units) > 1 else "",
            }
            for series in site.library.succession.series
        ],
        "units": [_unit(site, unit, rendering) for unit in site.library.units.values()],
    }


def succession_links(site: Site, slug: str, rendering: Rendering) -> list[tuple[str, str]]:
    """Where the page of a unit leads: to its comparisons, and to what it became later."""
    say = partial(site.say, rendering)
    links = []
    for pair in site.library.succession.compared:
        if slug in (pair.earlier, pair.later):
            other = pair.later if slug == pair.earlier else pair.earlier
            name = in_a_sentence(site.library.units[other], full_name(site, other, rendering))
            words = say("succession_beside", other=name)
            links.append((f"../succession/{pair.name}/", words))
    for series in site.library.succession.histories:
        if slug in series.units:
            links.append((f"../succession/{series.name}/", say("succession_history")))
    own = site.library.units[slug].entry
    if own.status and own.status.later:
        later = site.by_symbol.get(own.status.later)
        words = say("succession_became", symbol=own.status.later)
        links.append((f"../{later}/" if later else f"../succession/#{slug}", words))
    for before in site.before_adoption.get(own.symbol or "", ()):
        words = say("succession_was", other=full_name(site, before, rendering))
        links.append((f"../{before}/", words))
    return links


def full_name(site: Site, slug: str, rendering: Rendering) -> str:
    """The name of a unit, with its document's where a draft needs it."""
    name = site.unit_name(slug, rendering)
    if not site.library.unit(slug).kind.proposed:
        return name
    document = site.document_name(site.library.unit(slug).document.name, rendering)
    return site.say(rendering, "succession_draft_of", unit=name, document=document)


def pair_title(site: Site, pair: Pair, rendering: Rendering) -> str:
    """What the page of a pair is called."""
    earlier = full_name(site, pair.earlier, rendering)
    later = in_a_sentence(site.library.units[pair.later], full_name(site, pair.later, rendering))
    return site.say(rendering, "compare_title", earlier=earlier, later=later)


def summary(site: Site, comparison: Comparison, rendering: Rendering) -> str:
    """The counts in words: those of the rows."""
    counts = {kind.replace(" ", "_"): comparison.count(kind) for kind in ROW_KINDS}
    earlier, later = (
        in_a_sentence(unit, site.unit_name(unit.slug, rendering))
        for unit in (comparison.earlier, comparison.later)
    )
    moved = counts["moved"] + counts["moved_and_changed"]
    return site.say(
        rendering,
        "compare_summary",
        earlier=earlier,
        later=later,
        total=sum(counts.values()) - counts["gone"],
        moves=site.say(rendering, "compare_moves" if moved else "compare_no_moves", **counts),
        **counts,
    )


def _unit(site: Site, unit: Unit, rendering: Rendering) -> Values:
    status = unit.entry.status
    words = status_words(status, site.interface, rendering) if status else []
    later = words.pop() if status and status.later and status.later_date else ""
    return {
        "id": unit.slug,
        "href": f"../{unit.slug}/",
        "name": full_name(site, unit.slug, rendering),
        "title": unit_title(unit, rendering),
        "lang": rendering,
        "stages": [" · ".join(words), later[:1].upper() + later[1:]],
        "source": status.source if status else "",
    }


def _series_title(site: Site, series: SuccessionSeries, rendering: Rendering) -> str:
    first = next((stage.unit for stage in series.stages if stage.unit), None)
    return unit_title(site.library.units[first], rendering) if first else ""


def _stage(site: Site, stage: Stage, rendering: Rendering) -> Values:
    if stage.unit is None:
        symbol = stage.symbol or ""
        date = long_date(stage.date, rendering) if stage.date else site.say(rendering, "no_date")
        return {
            "href": document_address(symbol, rendering),
            "official": True,
            "name": symbol,
            "words": date,
            "stated": stated(site, stage.stated, rendering, "../"),
        }
    status = site.library.units[stage.unit].entry.status
    words = status_words(status, site.interface, rendering) if status else []
    return {
        "href": f"../{stage.unit}/",
        "official": False,
        "name": full_name(site, stage.unit, rendering),
        "words": " · ".join(words),
        "stated": [],
        "source": status.source if status else "",
    }


def stated(
    site: Site, places: tuple[Occurrence, ...], rendering: Rendering, up: str
) -> list[tuple[str, str]]:
    """The places of the corpus that state something, as links."""
    found = []
    space = " " if rendering == "en" else ""
    for place in places:
        paragraph = site.library.unit(place.unit).paragraph(place.paragraph)
        name = place_name(site, paragraph, rendering) if paragraph else place.paragraph
        found.append(
            (
                f"{up}{place.unit}/#{place.paragraph}",
                f"{full_name(site, place.unit, rendering)}{space}{name}",
            )
        )
    return found


def place_name(site: Site, place: Place, rendering: Rendering) -> str:
    """A place as it is cited within its unit: `序言部分第3段`, `para. 4 (b)`, `footnote 3`."""
    if place.kind == "footnote":
        return site.say(rendering, "in_note", name=place.label or "")
    number = paragraph_name(place, rendering)
    if place.kind == "heading" or not number:
        words = place.text(rendering).words
        return f"{number} {words}".strip() if place.kind == "heading" else ""
    if place.kind == "preambular":
        return site.say(rendering, "in_preamble", name=number)
    if place.kind == "item" and number.startswith("("):
        return number
    return site.say(rendering, "in_paragraph", name=number)
