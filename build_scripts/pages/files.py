"""Library → every file that is published, by its path below the root."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import Literal, TypeAlias
from urllib.parse import urljoin, urlsplit

from build_scripts.corpus.published import Published
from build_scripts.data.table import data_files
from build_scripts.model import RENDERINGS, Library, Rendering
from build_scripts.pages.table import HEADER, PAGES, REFERENCE
from build_scripts.site.docs import Docs
from build_scripts.site.settings import Settings
from build_scripts.site.site import Site
from build_scripts.subjects.search.index import export_search


def build_site(library: Library, published: Published, docs: Docs, settings: Settings) -> SiteFiles:
    """The whole site. The same values give the same bytes; nothing is read or written.

    A file is made when it is first asked for, so that one page costs what one page costs.
    """
    return SiteFiles(site_of(library, published, docs, settings))


def site_of(library: Library, published: Published, docs: Docs, settings: Settings) -> Site:
    """What is known of the site while its pages are made."""
    return Site(library, published, docs, settings, HEADER, REFERENCE, data_files)


#: Files that are made of other files of the site.
OF_OTHERS = ("sitemap.xml.gz", "sw.js")


#: What is made together: the search, the data, or files by their paths.
Share: TypeAlias = Literal["_search", "_data"] | tuple[str, ...]


class SiteFiles(Mapping[str, bytes]):
    """Every file of a site."""

    def __init__(self, site: Site) -> None:
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
            **{
                f"{rendering}/{old}/index.html": partial(self._moved, rendering, now)
                for old, now in self._former.items()
                for rendering in RENDERINGS
            },
            "404.html": self._not_found,
            "sitemap.xml": self._sitemap,
            "sitemap.xml.gz": lambda: gzip.compress(self["sitemap.xml"], mtime=0),
            "sw.js": self._service_worker,
        }

    def __getitem__(self, path: str) -> bytes:
        if path not in self._made:
            if path not in self._makers:
                return (self._search if path.startswith("search/") else self._data)[path]
            made = self._makers[path]()
            self._made[path] = made.encode() if isinstance(made, str) else made
        return self._made[path]

    def shares(self, size: int) -> list[Share]:
        """All files that are not made of others, in shares; those that take longest come first."""
        paths = [path for path in self._makers if path not in OF_OTHERS]
        return [
            "_search",
            "_data",
            *(tuple(paths[n : n + size]) for n in range(0, len(paths), size)),
        ]

    def made(self, share: Share) -> dict[str, bytes]:
        """The files of a share."""
        if isinstance(share, str):
            return dict(getattr(self, share))
        return {path: self[path] for path in share}

    def keep(self, share: Share, made: dict[str, bytes]) -> None:
        """Take a share that was made elsewhere; it is not made again."""
        if isinstance(share, str):
            setattr(self, share, made)
        else:
            self._made.update(made)

    def __contains__(self, path: object) -> bool:
        """Whether there is such a file; it need not be made for that."""
        return (
            path in self._made
            or path in self._makers
            or path in (self._search if str(path).startswith("search/") else self._data)
        )

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*self._made, *self._makers, *self._data, *self._search))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @cached_property
    def _search(self) -> Mapping[str, bytes]:
        found = export_search(self._site.library, self._site.interface)
        return {path: text.encode() for path, text in found.items()}

    @cached_property
    def _data(self) -> Mapping[str, bytes]:
        """The data files; those of a unit also under the slugs that it had before."""
        files = self._site.files
        former = {
            path.replace(f"/{now}.", f"/{old}."): data
            for old, now in self._former.items()
            for path, data in files.items()
            if f"/{now}." in path
        }
        return {**files, **former} if former else files

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
            digest.update(self[path])
        return self._site.docs.service_worker.replace("{{ version }}", digest.hexdigest()[:12])
