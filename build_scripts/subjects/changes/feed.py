"""What changed in the site: read from `corpus/changes.yaml`, written as Atom feeds (RFC 4287)."""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from build_scripts.corpus.shapes import read_all
from build_scripts.model import RENDERINGS, Change, Rendering
from build_scripts.problems import Problem, problem
from build_scripts.site.interface import Interface

ATOM = "http://www.w3.org/2005/Atom"
#: From this every id in the feeds is derived: it is the same wherever the site is published.
NAMESPACE = uuid.UUID("5b0c6f0e-5b1f-5d5e-9a53-0d5d2f7e4c11")


def read_changes(path: Path, problems: list[Problem]) -> tuple[Change, ...]:
    """The changes, newest first; those of one day in the reverse order of the file."""
    changes: dict[str, Change] = {}
    for record, change in read_all(path, Change, problems, optional=True):
        if change.id in changes:
            record.problem("CHANGE_TWICE", id=change.id)
        changes[change.id] = replace(change, line=record.line_of("path"))
    return tuple(sorted(changes.values(), key=lambda change: change.date)[::-1])


def check_pages(changes: Iterable[Change], pages: Iterable[str], path: Path) -> list[Problem]:
    """A problem for each change whose page the site does not have; `pages` are their paths."""
    known = {"", *pages}
    return [
        problem("BAD_CHANGE_PATH.page", path, change.line, value=change.path.partition("#")[0])
        for change in changes
        if change.path.partition("#")[0] not in known
    ]


def export_feeds(
    changes: tuple[Change, ...], interface: Interface, site_url: str
) -> dict[str, str]:
    """A feed for each rendering by its path; none where nothing changed or there is no address."""
    if not (changes and site_url):
        return {}
    return {
        f"{rendering}/feed.xml": atom(changes, interface, rendering, site_url)
        for rendering in RENDERINGS
    }


def atom(
    changes: tuple[Change, ...], interface: Interface, rendering: Rendering, site_url: str
) -> str:
    """The feed of a rendering. Its links are absolute, its ids independent of the address."""
    home = urljoin(site_url, f"{rendering}/")
    site = interface.say(rendering, "site")
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": rendering})
    _add(feed, "id", _urn(f"{rendering}/"))
    _add(feed, "title", f"{site} · {interface.say(rendering, 'changes')}")
    _add(feed, "subtitle", interface.say(rendering, "tagline"))
    _add(feed, "updated", _moment(changes[0]))
    _add(_add(feed, "author"), "name", site)
    _add(feed, "link", rel="self", type="application/atom+xml", href=urljoin(home, "feed.xml"))
    _add(feed, "link", rel="alternate", type="text/html", href=home)
    for change in changes:
        entry = _add(feed, "entry")
        _add(entry, "id", _urn(f"{rendering}/{change.id}"))
        _add(entry, "title", change.title[rendering])
        _add(entry, "published", _moment(change))
        _add(entry, "updated", _moment(change))
        _add(entry, "link", rel="alternate", type="text/html", href=urljoin(home, change.path))
        _add(entry, "summary", change.text[rendering])
    ET.indent(feed, "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, name, attributes)
    child.text = text or None
    return child


def _urn(name: str) -> str:
    return uuid.uuid5(NAMESPACE, name).urn


def _moment(change: Change) -> str:
    """A day is all that is known; RFC 3339 wants a moment, so it is the day's first."""
    return f"{change.date}T00:00:00Z"
