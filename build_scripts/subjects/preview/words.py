"""What is said of a page where it is shared, in its tags and in its picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from build_scripts.model import Rendering, Unit
from build_scripts.site.interface import Interface
from build_scripts.site.units import unit_name, unit_title


@dataclass(frozen=True, slots=True)
class Preview:
    """The site, the title and the name of a page, and its rendering in its own words."""

    #: of the picture, in pixels: what all that show it ask for
    width: ClassVar[int] = 1200
    height: ClassVar[int] = 630

    site: str
    title: str
    name: str
    language: str

    def __str__(self) -> str:
        """What the picture says, for those who do not see it."""
        return " · ".join(filter(None, (self.name, self.title, self.language, self.site)))


def preview_of(unit: Unit | None, interface: Interface, rendering: Rendering) -> Preview:
    """The preview of a unit, or of every page that is none."""
    site, language = (interface.say(rendering, name) for name in ("site", "rendering_name"))
    if unit is None:
        return Preview(site, interface.say(rendering, "tagline"), "", language)
    name = unit_name(unit, interface, rendering)
    return Preview(site, unit_title(unit, rendering), name, language)


def picture_path(unit: Unit | None, rendering: Rendering) -> str:
    """Where the picture is published, below the root."""
    return f"{rendering}/{unit.slug}/preview.png" if unit else f"{rendering}/preview.png"
