"""Library → every file that is published, by its path below the root."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin, urlsplit

from build_scripts.cache import digest_of
from build_scripts.corpus.published import Published
from build_scripts.data.table import data_file, data_files
from build_scripts.model import RENDERINGS, Library, Rendering, Term
from build_scripts.pages.keys import FileKeys
from build_scripts.pages.shares import Share, shares_of, slug_in
from build_scripts.pages.table import HEADER, PAGES, REFERENCE
from build_scripts.site.assets import call
from build_scripts.site.docs import Docs
from build_scripts.site.settings import Settings
from build_scripts.site.shown import cited_texts
from build_scripts.site.site import Site
from build_scripts.subjects.citations.cards import cards_path, convention_cards, unit_cards
from build_scripts.subjects.citations.resolve import CONVENTION_PAGE
from build_scripts.subjects.preview.pictures import Pictures
from build_scripts.subjects.search.index import export_search

#: What only the page of a unit with an official text beside it asks for.
OFFICIAL_ASSETS = ("assets/official.css", "assets/official.js")
EMPTY: Mapping[str, str] = MappingProxyType({})


def build_site(
    library: Library,
    published: Published,
    docs: Docs,
    settings: Settings,
    keys: Mapping[str, str] = EMPTY,
    kept: Path | None = None,
    books: Callable[[Site], Mapping[str, bytes]] | None = None,
) -> SiteFiles:
    """The whole site. The same values give the same bytes; no file of it is read or written.

    A file is made when it is first asked for, so that one page costs what one page costs. By the
    `keys` of the documents it is known which files have not changed, and what an earlier build
    has `kept` in a folder. Only the `books`, if there are to be some, are made at once.
    """
    return files_of(site_of(library, published, docs, settings, keys, kept), books)


def site_of(
    library: Library,
    published: Published,
    docs: Docs,
    settings: Settings,
    keys: Mapping[str, str] = EMPTY,
    kept: Path | None = None,
) -> Site:
    """What is known of the site while its pages are made."""
    docs = docs if library.attached else docs.without(OFFICIAL_ASSETS)
    return Site(library, published, docs, settings, HEADER, REFERENCE, data_files, keys, kept)


def files_of(site: Site, books: Callable[[Site], Mapping[str, bytes]] | None = None) -> SiteFiles:
    """Its files, the books among them if there are to be some."""
    if books:
        site.books = books(site)
    return SiteFiles(site)


def search_of(site: Site) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """The files of its search, as `SiteFiles.made` gives those of any share."""
    parts = site.search_folder, site.library, site.interface, site.digests
    return export_search(*parts, site.kept("search"))


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
        terms = {
            f"glossary/{old}": f"glossary/{now}"
            for now, aliases in published.aliases("glossary").items()
            for old in aliases
        }
        #: the cards of the Convention
        self._of_convention = {
            cards_path(site, rendering, CONVENTION_PAGE): partial(convention_cards, site, rendering)
            for rendering in RENDERINGS
        }
        #: the lists in which a script finds, by its path
        self._finders = {path: kind for kind in PAGES for path in kind.finders(site)}
        self._made = {
            **site.docs.named,
            **site.docs.licence,
            **({f"bundle/{name}": data for name, data in bundle.files.items()} if bundle else {}),
        }
        self.pictures = Pictures(site)
        self._makers: dict[str, Callable[[], str | bytes]] = {
            **{path: page.html for path, page in self._pages.items()},
            **{path: partial(self._data, path) for path in site.files},
            **{face.path: face.make for face in site.faces},
            **{
                f"{rendering}/{old}/index.html": partial(self._moved, rendering, old, now)
                for old, now in (self._former | terms).items()
                for rendering in RENDERINGS
            },
            **{
                path.replace(f"/{now}.", f"/{old}."): partial(self._data, path)
                for old, now in self._former.items()
                for path in site.files
                if f"/{now}." in path
            },
            **{
                cards_path(site, rendering, slug): partial(unit_cards, site, rendering, unit)
                for slug, unit in site.library.units.items()
                if site.citations.cited_places(slug)
                for rendering in RENDERINGS
            },
            **self._of_convention,
            **{
                site.term_cards.path(unit, rendering): partial(
                    site.term_cards.script, unit, rendering
                )
                for unit in site.library.units.values()
                for rendering in RENDERINGS
            },
            site.search_pointer: partial(call, "searchIn", site.search_folder),
            **{
                f"assets/{site.docs.version}/said.{rendering}.js": partial(
                    site.said_when_asked, rendering
                )
                for rendering in RENDERINGS
            },
            **{path: partial(self.pictures.make, path) for path in self.pictures.said},
            **{path: make for kind in PAGES for path, make in kind.finders(site).items()},
            "404.html": partial(self._anywhere, "pages/not_found.html"),
            "offline.html": partial(self._anywhere, "pages/offline.html"),
            "robots.txt": self._robots,
            "sitemap.xml": self._sitemap,
            "sitemap.xml.gz": lambda: gzip.compress(self._page("sitemap.xml"), mtime=0),
            "sw.js": self._service_worker,
        }
        #: the unit to which a file belongs
        self._unit_of = {
            path: slug
            for path, slug in ((path, slug_in(path)) for path in self._makers)
            if slug in site.library.units
        }
        self._keys = FileKeys(site)
        #: files that are made of others: the data page says how large those of the data are
        self.last = [path for path, page in self._pages.items() if page.kind.name == "data"]
        self.last += ["sitemap.xml.gz", "sw.js"]
        self._folder: Path | None = None
        self._digests: Mapping[str, str] = EMPTY

    @property
    def address(self) -> str:
        """Where the site says that it stands."""
        return self._site.settings.address

    @property
    def search_folder(self) -> str:
        """The folder that has another name with every change of a text."""
        return self._site.search_folder

    def __getitem__(self, path: str) -> bytes:
        if path not in self._made:
            if path not in self._makers:
                return self._search[path]
            self._made[path] = self._make(path)
        return self._made[path]

    def shares(self) -> list[Share]:
        """All files that are not made of others, in shares."""
        last = set(self.last)
        paths = (path for path in (*self._makers, *self._made) if path not in last)
        return shares_of(paths, self._pages, self._unit_of, self._site.lists)

    def made(self, share: Share) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
        """The path of each file of a share, the key of all that it is made of, and what makes it.

        A file has no key where any change of the corpus may change it.
        """
        if share == "search":
            yield from search_of(self._site)
            return
        for path in share:
            kept, key = path in self._made, self._key(path)
            yield path, key, partial(self._made.__getitem__ if kept else self._make, path)

    def _key(self, path: str) -> str:
        if path in self.pictures.said:
            return self._keys.of_picture(*self.pictures.said[path])
        if path in self._unit_of:
            return self._keys.of_unit(self._unit_of[path])
        if path in {face.path for face in self._site.faces}:
            return self._keys.of_face(path)
        if path.startswith("sitemap.xml"):
            return self._keys.of_addresses(self._pages)
        shown, things = self._shown(path)
        return self._keys.of_corpus(shown, *things) if shown else ""

    def _shown(self, path: str) -> tuple[Callable[..., Any] | None, tuple[Any, ...]]:
        """What a file shows of the library, and of which things; None where that is not told."""
        if page := self._pages.get(path):
            return page.kind.shown, page.things
        if path in self._finders:
            return self._finders[path].found or self._finders[path].shown, ()
        if path in self._of_convention:
            return cited_texts, ()
        file = data_file(path)
        return (file.shown, file.part(self._site, path)) if file else (None, ())

    def written(self, folder: Path, sizes: Mapping[str, int], digests: Mapping[str, str]) -> None:
        """Know that all files but the last lie in a folder, so that none is made or read again."""
        self._folder, self._digests = folder, digests
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

    def _moved(self, rendering: Rendering, old: str, now: str) -> str:
        """The page at an address that a unit or a term had before."""
        address = self._site.settings.address
        page = self._pages[f"{rendering}/{now}/index.html"]
        term = isinstance(page.thing, Term)
        name = page.thing.name(rendering) if term else self._site.unit_name(now, rendering)
        return self._site.fill(
            "pages/moved.html",
            site=self._site,
            t=partial(self._site.say, rendering),
            rendering=rendering,
            root="../" * f"{rendering}/{old}/".count("/"),
            name=name,
            target=f"../{PurePosixPath(now).name}/",
            canonical=urljoin(address, page.path) if address else "",
        )

    def _anywhere(self, template: str) -> str:
        """A page that is shown in place of another and speaks all three languages."""
        base = urlsplit(self._site.settings.address or "/").path
        return self._site.fill(template, site=self._site, base=base, renderings=RENDERINGS)

    def _robots(self) -> str:
        """Everything may be read by programs; where the list of pages is."""
        address = self._site.settings.address
        return "User-agent: *\nAllow: /\n" + (f"Sitemap: {address}sitemap.xml\n" * bool(address))

    def _sitemap(self) -> str:
        return self._site.fill("pages/sitemap.xml", pages=self._pages.values())

    def _service_worker(self) -> str:
        """The service worker with a version of all that it keeps."""
        digest = hashlib.sha256(f"{self._site.docs.version}{self.search_folder}".encode())
        for path in self._pages:
            digest.update((self._digests.get(path) or digest_of(self._page(path))).encode())
        return self._site.docs.service_worker.replace("{{ version }}", digest.hexdigest()[:12])
