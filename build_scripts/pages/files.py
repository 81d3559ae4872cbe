"""Library → every file that is published, by its path below the root."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeAlias
from urllib.parse import urljoin, urlsplit

from build_scripts.corpus.published import Published
from build_scripts.data.table import data_files
from build_scripts.model import RENDERINGS, Library, Rendering
from build_scripts.pages.keys import FileKeys
from build_scripts.pages.table import HEADER, PAGES, REFERENCE
from build_scripts.site.docs import Docs
from build_scripts.site.settings import Settings
from build_scripts.site.site import Site
from build_scripts.subjects.citations.cards import convention_cards, unit_cards
from build_scripts.subjects.citations.resolve import CONVENTION_PAGE
from build_scripts.subjects.search.index import export_search

EMPTY: Mapping[str, str] = MappingProxyType({})


def build_site(
    library: Library,
    published: Published,
    docs: Docs,
    settings: Settings,
    keys: Mapping[str, str] = EMPTY,
) -> SiteFiles:
    """The whole site. The same values give the same bytes; nothing is read or written.

    A file is made when it is first asked for, so that one page costs what one page costs. By the
    `keys` of the documents it is known which files have not changed.
    """
    return SiteFiles(site_of(library, published, docs, settings), keys)


def site_of(library: Library, published: Published, docs: Docs, settings: Settings) -> Site:
    """What is known of the site while its pages are made."""
    return Site(library, published, docs, settings, HEADER, REFERENCE, data_files)


#: Files that are made together by one process: the search, or files by their paths.
Share: TypeAlias = Literal["search"] | tuple[str, ...]


class SiteFiles(Mapping[str, bytes]):
    """Every file of a site."""

    def __init__(self, site: Site, keys: Mapping[str, str] = EMPTY) -> None:
        self._site = site
        self._pages = {
            f"{page.path}index.html": page for kind in PAGES for page in kind.pages(site)
        }
        published, bundle = site.published, site.settings.bundle
        #: the slugs that units had before, and the slug that each has now
        self._former = {old: published.slug_now(old) or "" for old in published.renamed}
        self._made = {
            **site.docs.assets,
            **{path: text.encode() for path, text in site.glossary_scripts.values()},
            **({f"bundle/{name}": data for name, data in bundle.files.items()} if bundle else {}),
        }
        self._makers: dict[str, Callable[[], str | bytes]] = {
            **{path: page.html for path, page in self._pages.items()},
            **{path: partial(self._data, path) for path in site.files},
            **{
                f"{rendering}/{old}/index.html": partial(self._moved, rendering, now)
                for old, now in self._former.items()
                for rendering in RENDERINGS
            },
            **{
                path.replace(f"/{now}.", f"/{old}."): partial(self._data, path)
                for old, now in self._former.items()
                for path in site.files
                if f"/{now}." in path
            },
            **{
                f"{rendering}/{slug}/cited.js": partial(unit_cards, site, rendering, unit)
                for slug, unit in site.library.units.items()
                if site.citations.cited_places(slug)
                for rendering in RENDERINGS
            },
            **{
                f"{rendering}/{CONVENTION_PAGE}/cited.js": partial(
                    convention_cards, site, rendering
                )
                for rendering in RENDERINGS
            },
            "404.html": self._not_found,
            "sitemap.xml": self._sitemap,
            "sitemap.xml.gz": lambda: gzip.compress(self["sitemap.xml"], mtime=0),
            "sw.js": self._service_worker,
        }
        #: the unit to which a file belongs
        self._unit_of = {
            path: slug
            for path, slug in ((path, _slug(path)) for path in self._makers)
            if slug in site.library.units
        }
        self._keys = FileKeys(site, keys)
        #: paths that stand in every page and name what the whole corpus says
        self.versions = [site.search_folder, *(path for path, _ in site.glossary_scripts.values())]
        #: files that are made of others: the data page says how large those of the data are
        self.last = [path for path, page in self._pages.items() if page.kind.name == "data"]
        self.last += ["sitemap.xml.gz", "sw.js"]
        self._folder: Path | None = None

    def __getitem__(self, path: str) -> bytes:
        if path not in self._made:
            if path not in self._makers:
                return self._search[path]
            self._made[path] = self._make(path)
        return self._made[path]

    def shares(self) -> list[Share]:
        """All files that are not made of others, in shares; those that take longest come first.

        The files of a unit are a share, and so is a page in all its renderings.
        """
        shares: dict[str, list[str]] = {}
        for path in (*self._makers, *self._made):
            page = self._pages.get(path)
            name = self._unit_of.get(path) or (f"/{page.kind.name}" if page else path)
            if path not in self.last:
                shares.setdefault(name, []).append(path)
        return ["search", *map(tuple, shares.values())]

    def made(self, share: Share) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
        """The path of each file of a share, the key of all that it is made of, and what makes it.

        Files that say something of the whole corpus have no key.
        """
        if share == "search":
            found = export_search(self._site.library, self._site.interface)
            yield from ((path, "", text.encode) for path, text in found.items())
            return
        key = self._keys.of_unit(self._unit_of[share[0]]) if share[0] in self._unit_of else ""
        for path in share:
            kept = path in self._made
            yield path, key, partial(self._made.__getitem__ if kept else self._make, path)

    def written(self, folder: Path, sizes: Mapping[str, int]) -> None:
        """Know that all files but the last lie in a folder, so that none is made again."""
        self._folder = folder
        self._site.sizes.update(sizes)

    def __contains__(self, path: object) -> bool:
        """Whether there is such a file; it need not be made for that."""
        return (
            path in self._made
            or path in self._makers
            or (str(path).startswith("search/") and path in self._search)
        )

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*self._made, *self._makers, *self._search))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @cached_property
    def _search(self) -> Mapping[str, bytes]:
        return {path: make() for path, _, make in self.made("search")}

    def _page(self, path: str) -> bytes:
        return (self._folder / path).read_bytes() if self._folder else self[path]

    def _make(self, path: str) -> bytes:
        made = self._makers[path]()
        return made.encode() if isinstance(made, str) else made

    def _data(self, path: str) -> bytes:
        data = self._site.files[path]
        self._site.sizes[path] = len(data)
        return data

    def _moved(self, rendering: Rendering, slug: str) -> str:
        """The page at an address that a unit had before."""
        address = self._site.settings.address
        return self._site.fill(
            "pages/moved.html",
            site=self._site,
            t=partial(self._site.say, rendering),
            rendering=rendering,
            name=self._site.unit_name(slug, rendering),
            target=f"../{slug}/",
            canonical=urljoin(address, f"{rendering}/{slug}/") if address else "",
        )

    def _not_found(self) -> str:
        """The error page, which speaks all three languages."""
        base = urlsplit(self._site.settings.address or "/").path
        return self._site.fill(
            "pages/not_found.html", site=self._site, base=base, renderings=RENDERINGS
        )

    def _sitemap(self) -> str:
        return self._site.fill("pages/sitemap.xml", pages=self._pages.values())

    def _service_worker(self) -> str:
        """The service worker with a version of all that it keeps."""
        digest = hashlib.sha256(self._site.docs.version.encode())
        for path in self._pages:
            digest.update(self._page(path))
        return self._site.docs.service_worker.replace("{{ version }}", digest.hexdigest()[:12])


def _slug(path: str) -> str:
    """The unit whose file this may be: `en/a-res-1-2/index.html`, `data/cite/a-res-1-2.zho.ris`."""
    folder, _, rest = path.partition("/")
    if folder == "data":
        return rest.partition("/")[2].partition(".")[0]
    return rest.partition("/")[0]
