"""The page on which any two texts are laid side by side, by the reader's browser."""

from __future__ import annotations

from build_scripts.model import Rendering
from build_scripts.site.site import Site, Values

#: What a row may be, in the order in which they are counted.
KINDS = ("same", "changed", "moved", "new", "gone")


def side_by_side(site: Site, rendering: Rendering) -> Values:
    """The texts to choose from. For every pair of them there would be a page in every rendering;
    so the browser compares, with what the search has of the texts. Beside a text it proposes its
    successor, or else its predecessor.
    """
    pairs = site.library.succession.compared
    likely = {pair.later: pair.earlier for pair in reversed(pairs)}
    likely |= {pair.earlier: pair.later for pair in reversed(pairs)}
    units = [
        (slug, site.unit_name(slug, rendering), likely.get(slug, "")) for slug in site.library.units
    ]
    return {"units": units, "first": pairs[0].earlier if pairs else "", "kinds": KINDS}
