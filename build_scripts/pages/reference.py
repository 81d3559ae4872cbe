"""The page that leads to the reference pages."""

from __future__ import annotations

from build_scripts.model import Rendering
from build_scripts.site.site import Site, Values


def reference(site: Site, rendering: Rendering) -> Values:
    """Every reference page with what it is for."""
    return {
        "lead": site.say(rendering, "reference_lead"),
        "pages": [
            (f"../{name}/", site.say(rendering, name), site.say(rendering, f"{name}_lead"))
            for name in site.reference
        ],
    }
