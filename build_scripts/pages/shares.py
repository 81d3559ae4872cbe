"""The files of a site in shares: a share is made by one process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Literal, TypeAlias

from build_scripts.model import Term
from build_scripts.site.lists import Lists
from build_scripts.site.page import Page

#: So many pages of terms, which are light, are a share.
TERMS = 48
#: Files that are made together: the search, or files by their paths.
Share: TypeAlias = Literal["search"] | tuple[str, ...]


def shares_of(
    paths: Iterable[str], pages: Mapping[str, Page], unit_of: Mapping[str, str], lists: Lists
) -> list[Share]:
    """All files in shares; those that take longest come first.

    The files of a unit are a share, and so are a page in all its renderings, the pages of a list
    in one, and those of some terms. `unit_of` has the unit to which a file belongs.
    """
    shares: dict[str, list[str]] = {}
    terms = 0
    for path in paths:
        page = pages.get(path)
        if page and isinstance(page.thing, Term):
            terms += 1
            name = f"/glossary/{terms // TERMS}"
        else:
            name = unit_of.get(path) or (f"/{page.listed}" if page else path)
        shares.setdefault(name, []).append(path)
    return ["search", *(tuple(_in_order(share, pages, lists)) for share in shares.values())]


def _in_order(share: list[str], pages: Mapping[str, Page], lists: Lists) -> list[str]:
    """Files of a share; pages of a list that is cut by their first entries: what is known of the
    texts on one page is of use on the next.
    """
    page = pages.get(share[0])
    if page is None or page.kind.cut is None or len(share) == 1:
        return share
    place = {id(entry): at for at, entry in enumerate(page.kind.cut(lists).entries)}

    def first(path: str) -> int:
        group = pages[path].thing
        return place[id(group.entries[0])] if group else -1

    return sorted(share, key=first)


def slug_in(path: str) -> str:
    """The unit whose file this may be: `en/a-res-1-2/index.html`, `data/cite/a-res-1-2.zho.ris`,
    `search/0123456789/cited/en/a-res-1-2.js`, `terms/en/a-res-1-2.0123456789.js`.
    """
    folder, _, rest = path.partition("/")
    if folder == "data":
        return rest.partition("/")[2].partition(".")[0]
    if folder in ("search", "terms"):
        return PurePosixPath(path).name.partition(".")[0]
    return rest.partition("/")[0]
