"""Runs → HTML. The only place where words of the sources become markup."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from build_scripts.model import Citation, FootnoteRef, Rendering, Runs, Slip, TermRef, Text, Verb
from build_scripts.site.official import in_language


@dataclass(frozen=True, slots=True)
class Targets:
    """Where the links of a page's text lead, as relative addresses."""

    glossary: str
    errata: str
    document: str
    #: the folder of the pages of this rendering, and the language of the text
    pages: str = "../"
    language: Rendering = "zh-Hans"
    #: whether marks carry ids: a page has each id once, on the text that it is about
    with_ids: bool = True


def slip_id(document: str, erratum: str) -> str:
    """The id of an erratum on the About page."""
    return f"{document}-{erratum}"


def inline(runs: Runs, targets: Targets) -> Markup:
    """The runs as HTML. Words are escaped and stand in the order and number of the runs.

    A term is a link to the glossary, a slip a link to its erratum, a footnote mark a link to
    its footnote, a citation a link to what is cited: everything works before any script runs.
    """
    parts: list[str] = []
    for run in runs:
        if isinstance(run, Text):
            parts.append(escape(run.text))
        elif isinstance(run, FootnoteRef):
            parts.append(_mark(run, targets))
        elif isinstance(run, TermRef) and run.first:
            parts.append(
                f'<a class="term" href="{targets.glossary}#{run.term}">{escape(run.text)}</a>'
            )
        elif isinstance(run, Verb):
            parts.append(f'<span class="verb">{escape(run.text)}</span>')
        elif isinstance(run, Slip):
            parts.append(slip(run.text, run.erratum, targets))
        elif isinstance(run, Citation):
            parts.append(_citation(run, targets))
        else:
            parts.append(escape(run.text))
    return Markup("".join(parts))  # noqa: S704 - every piece is escaped or made above


def slip(text: str, erratum: str, targets: Targets) -> str:
    """Printed words with the mark that they are a slip."""
    href = f"{targets.errata}#{slip_id(targets.document, erratum)}"
    return f'<a class="slip" href="{href}" data-slip="{erratum}">{escape(text)}</a>'


def _citation(run: Citation, targets: Targets) -> str:
    href = escape(address(run.target, targets.pages, targets.language))
    return f'<a class="ref" href="{href}">{escape(run.text)}</a>'


def address(target: str, pages: str, rendering: Rendering) -> str:
    """The address of a citation's target: a page here, or the official document."""
    if target.startswith("https:"):
        return in_language(target, rendering)
    slug, mark, id = target.partition("#")
    return f"{pages}{slug}/{mark}{id}"


def _mark(run: FootnoteRef, targets: Targets) -> str:
    id = f' id="{run.id}"' if targets.with_ids else ""
    return (
        f'<sup class="mark"><a{id} href="#{run.note_id}" role="doc-noteref">'
        f"{escape(run.label)}</a></sup>"
    )
