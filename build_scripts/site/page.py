"""A kind of pages, and one page: its address, and what stands around its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urljoin

from build_scripts.model import RENDERINGS, Library, Rendering, Unit
from build_scripts.site.assets import call
from build_scripts.site.groups import Group, ListLine
from build_scripts.site.lists import Lists
from build_scripts.site.site import Site, Values
from build_scripts.subjects.preview.words import Preview, picture_path, preview_of


@dataclass(frozen=True, slots=True)
class PageKind:
    """A page in every rendering, or with `each` one for each of several things.

    `name` is the address below the rendering and the text of the interface that names the page
    (`glossary`). `values` takes the site and the rendering, and the thing where there is one;
    its values fill `template`. `assets` are the style sheets and scripts that this page needs
    besides those of every page. `each` gives the things by the names of their pages. `cut` is a
    list that is cut where it is long: each of its groups has a page below that of the list, and
    `line` is what finds an entry. `shown` is what the page shows of the library besides what all
    pages may say (`site/shown.py`); None where the page is made again with every change.
    """

    name: str
    template: str
    values: Callable[..., Values] = lambda *_: {}
    assets: tuple[str, ...] = ()
    #: whether the page stands in the header, and whether it is one of the reference pages
    in_header: bool = False
    is_reference: bool = False
    #: whether it is the one page at the root, for all renderings
    at_root: bool = False
    each: Callable[[Library], Mapping[str, Any]] | None = None
    cut: Callable[[Lists], Group[Any]] | None = None
    line: Callable[..., ListLine] | None = None
    shown: Callable[..., Any] | None = None
    #: what its finder shows, where that is less
    found: Callable[[Site], Any] | None = None

    def names(self, library: Library) -> list[str]:
        """The addresses of its pages below the rendering."""
        return list(self.each(library)) if self.each else [self.name]

    def finders(self, site: Site) -> dict[str, Callable[[], str]]:
        """What makes each script that finds in a list that is cut, by its path."""
        if not (self.cut and self.cut(site.lists).groups):
            return {}
        return {
            f"{site.search_folder}lists/{rendering}/{self.name}.js": partial(
                self._finder, site, rendering
            )
            for rendering in RENDERINGS
        }

    def _finder(self, site: Site, rendering: Rendering) -> str:
        """The entries of the list by their pages."""
        assert self.cut and self.line, "only a list that is cut has a finder"
        found: dict[str, dict[ListLine, None]] = {}
        for entry, page in self.cut(site.lists).placed:
            found.setdefault(page, {})[self.line(site, rendering, entry)] = None
        return call("entries", {page: list(lines) for page, lines in found.items()})

    def pages(self, site: Site) -> Iterator[Page]:
        """Its pages in every rendering."""
        things = dict(self.each(site.library)) if self.each else {self.name: None}
        if self.cut:
            things |= {group.path: group for group in self.cut(site.lists).below}
        for name, thing in things.items():
            for rendering in RENDERINGS[:1] if self.at_root else RENDERINGS:
                yield Page(site, self, rendering, f"{name}/" if name else "", thing)


@dataclass(frozen=True, slots=True)
class Page:
    """A page in a rendering; `name` is its address below the rendering (`glossary/`)."""

    site: Site
    kind: PageKind
    rendering: Rendering
    name: str
    thing: Any = None

    @property
    def things(self) -> tuple[Any, ...]:
        """What the page is of, if it is one of several."""
        return () if self.thing is None else (self.thing,)

    @property
    def listed(self) -> str:
        """Its name; for a page of a list that is cut the name of the list, in its rendering."""
        return f"{self.rendering}/{self.kind.name}/" if self.kind.cut else self.name

    @property
    def path(self) -> str:
        """The address below the root of the site."""
        return "" if self.kind.at_root else f"{self.rendering}/{self.name}"

    @property
    def root(self) -> str:
        """The relative address of the site's root from this page."""
        return "../" * self.path.count("/")

    def html(self) -> str:
        """The whole page. In its template `t` says a text of the interface."""
        return self.site.fill(
            self.kind.template,
            page=self,
            site=self.site,
            t=partial(self.site.say, self.rendering),
            root=self.root,
            rendering=self.rendering,
            **self.kind.values(self.site, self.rendering, *self.things),
        )

    # What stands around the text, for `base.html`.

    @property
    def title(self) -> str:
        """What its kind is called; a group of a list that is cut says its own name before."""
        name = self.site.say(self.rendering, self.kind.name)
        return (
            f"{self.thing.names[self.rendering]} · {name}" if self.kind.cut and self.thing else name
        )

    @property
    def canonical(self) -> str:
        """The address that every copy of the page names; "" for an edition without one."""
        address = self.site.settings.address
        return urljoin(address, self.path) if address else ""

    @property
    def renderings(self) -> list[tuple[Rendering, str, str]]:
        """This page in every rendering: its relative address, and the one for other sites."""
        found = []
        for rendering in RENDERINGS:
            other = f"{rendering}/{self.name}"
            address = self.site.settings.address
            href = f"{self.root}{other}"
            found.append((rendering, href, urljoin(address, other) if address else href))
        return found

    @property
    def unit(self) -> Unit | None:
        """The unit whose page this is."""
        return self.thing if isinstance(self.thing, Unit) else None

    @property
    def preview(self) -> Preview:
        """What is said of the page where it is shared."""
        return preview_of(self.unit, self.site.interface, self.rendering)

    @property
    def picture(self) -> str:
        """The address of the picture that is shown there."""
        return urljoin(self.site.settings.address, picture_path(self.unit, self.rendering))

    @property
    def default(self) -> str:
        """The address for readers of other languages: the English page, or the one for all."""
        return self.canonical or "./" if self.kind.at_root else self.renderings[-1][2]

    @property
    def header(self) -> list[tuple[str, str]]:
        """The pages of the header, each with the value of its `aria-current`.

        That is `page` for this page and `true` for the one that it belongs to.
        """
        current = {name: "true" for name in self.site.header if self.belongs_to(name)}
        current[self.name.removesuffix("/")] = "page"
        if any(map(self.belongs_to, self.site.reference)):
            current["reference"] = "true"
        return [(name, current.get(name, "")) for name in self.site.header]

    def belongs_to(self, name: str) -> bool:
        """Whether this is the page of that name, or one below it."""
        return self.name.startswith(f"{name}/")

    def data_address(self, name: str) -> str:
        """The relative address of a data file; of one that is cut, that of the list of files."""
        whole = f"data/{name}" in self.site.files
        return f"{self.root}data/{name}" if whole else f"{self.root}{self.rendering}/data/#files"

    def assets(self, ending: str) -> list[str]:
        """The assets of this page whose names end so."""
        return [name for name in self.kind.assets if name.endswith(ending)]
