"""The pictures of a site: one for each unit in each rendering, and one for all other pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from build_scripts.model import RENDERINGS
from build_scripts.problems import Problem, problem
from build_scripts.site.site import Site
from build_scripts.subjects.preview.picture import Painter
from build_scripts.subjects.preview.words import picture_path, preview_of


class Pictures:
    """What each picture says, by its path, and in which rendering.

    A picture is asked for by its full address: a site that has no public one has no pictures.
    """

    def __init__(self, site: Site) -> None:
        self._units = site.library.units
        self._painter = Painter({**site.docs.faces, "en": site.docs.latin}, site.docs.colours)
        self.said = {
            picture_path(unit, rendering): (preview_of(unit, site.interface, rendering), rendering)
            for unit in (None, *self._units.values())
            for rendering in RENDERINGS
            if site.address
        }

    def make(self, path: str) -> bytes:
        """The picture with this path."""
        return self._painter.picture(*self.said[path])

    def findings(self) -> Iterator[Problem]:
        """The units whose titles are left out of a picture, because no face has all their signs."""
        for unit in self._units.values():
            paths = (picture_path(unit, rendering) for rendering in RENDERINGS)
            said = (self.said[path][0] for path in paths if path in self.said)
            signs = self._painter.lacking("".join(f"{one.title}{one.name}" for one in said))
            if signs:
                path = Path(unit.document.path)
                yield problem("PICTURE_SIGNS", path, 0, slug=unit.slug, signs=signs)
