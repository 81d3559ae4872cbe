"""The publisher: the only file that knows MkDocs.

MkDocs writes the site; what stands on the pages is known before. `build` hands it over with
`hand_over`; a bare `mkdocs build` assembles it here. To change the publisher, replace this
file, `mkdocs.yml` and `docs/theme/`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import markdown
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from build_scripts.build import Assembled, assemble
from build_scripts.data.table import data_files
from build_scripts.model import RENDERINGS, Rendering
from build_scripts.pages.table import pages, words
from build_scripts.problems import Problem, Refused, refuse_if
from build_scripts.publish.bundle import Bundle
from build_scripts.site.assets import assets, version
from build_scripts.site.interface import Interface, read_interface
from build_scripts.site.site import REFERENCE_ROOMS, Page, Site
from build_scripts.subjects.glossary.page import glossary_script
from build_scripts.subjects.search.index import export_search

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("documents", "glossary", "reference", "about")
_handed_over: list[tuple[Assembled, Bundle | None]] = []


def hand_over(assembled: Assembled, bundle: Bundle | None = None) -> None:
    """Give the next MkDocs build the library that it publishes."""
    _handed_over[:] = [(assembled, bundle)]


def publish(
    assembled: Assembled,
    config_file: Path,
    site: Path,
    bundle: Bundle | None = None,
    from_disk: bool = False,
) -> None:
    """Build the site into `site`, which is replaced only when the whole build has succeeded.

    `bundle` is offered for download on the About pages. `from_disk` builds the edition for
    the bundle itself, which has no address of its own.
    """
    site = site.resolve()
    fresh = site.with_name(f".{site.name}-new")
    old = site.with_name(f".{site.name}-old")
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    hand_over(assembled, bundle)
    config = load_config(str(config_file), site_dir=str(fresh), strict=True)
    if from_disk:
        config.site_url = os.environ.get("SITE_URL")
    mkdocs_build(config)
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


class ReadyPage(MkDocsPage):
    """A page whose HTML exists already, so that Python-Markdown never sees it."""

    def __init__(self, page: Page, meta: dict[str, Any], file: File, config: MkDocsConfig) -> None:
        super().__init__(page.title, file, config)
        self.body, self._meta = page.body, meta

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown, self.meta = "", self._meta

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.body
        self.present_anchor_ids = None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages and data of the library; take out what of the theme no page uses."""
    for file in list(files):
        if file.src_uri.startswith("assets/"):
            files.remove(file)
    try:
        assembled, bundle = _handed_over[0] if _handed_over else (assemble(ROOT / "corpus"), None)
        problems: list[Problem] = []
        interface = read_interface(Path(config.docs_dir) / "interface", problems)
        refuse_if(problems)
    except Refused as refused:
        raise PluginError("\n".join(str(problem) for problem in refused.problems)) from None
    site = Site(assembled.library, assembled.published, interface, bundle, _address(config))
    site.files = data_files(site) | _examples(config)
    site.files |= {p: s.encode() for p, s in export_search(site.library, interface).items()}
    front = assets(Path(config.docs_dir) / "front")
    frame = Frame(config, site, version(front))
    for page in pages(site, _abouts(files, interface)):
        frame.add(page, files)
    frame.add_front(files)
    for path, content in (site.files | front).items():
        files.append(File.generated(config, path, content=content))
    worker = _service_worker(files, config, version(front))
    files.append(File.generated(config, "sw.js", content=worker))
    for rendering in RENDERINGS:
        script = glossary_script(site, rendering)
        files.append(File.generated(config, f"assets/glossary.{rendering}.js", content=script))
    return files


def _examples(config: MkDocsConfig) -> dict[str, bytes]:
    """The examples of the data and what they print, beside the data that they read."""
    folder = Path(config.docs_dir) / "examples"
    return {f"data/examples/{path.name}": path.read_bytes() for path in sorted(folder.iterdir())}


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    """The error page speaks all three languages; no other template needs anything."""
    if template_name != "404.html":
        return context
    interface = read_interface(Path(config.docs_dir) / "interface", [])
    context["renderings"] = [(name, partial(interface.say, name)) for name in RENDERINGS]
    context["version"] = version(assets(Path(config.docs_dir) / "front"))
    return context


def _address(config: MkDocsConfig) -> str:
    """The site's address with a stroke at its end; "" for an edition that has none."""
    return config.site_url.rstrip("/") + "/" if config.site_url else ""


def _service_worker(files: Files, config: MkDocsConfig, front: str) -> str:
    """The service worker with the version of everything that this build publishes."""
    digest = hashlib.sha256(front.encode())
    for file in files:
        if isinstance(file.page, ReadyPage):
            digest.update(file.page.body.encode())
    template = (Path(config.docs_dir) / "sw.js").read_text(encoding="utf-8")
    for file in list(files):
        if file.src_uri == "sw.js":
            files.remove(file)
    return template.replace("{{ version }}", digest.hexdigest()[:12])


def _abouts(files: Files, interface: Interface) -> dict[Rendering, str]:
    """The hand-written part of the About pages, taken over as HTML."""
    abouts: dict[Rendering, str] = {}
    for rendering in RENDERINGS:
        file = files.get_file_from_path(f"{rendering}/about.md")
        if file is not None:
            abouts[rendering] = markdown.markdown(file.content_string, extensions=["attr_list"])
            files.remove(file)
    return abouts


def _current(page: str, room: str) -> str:
    """How `aria-current` calls a room of the header: the page itself, or the room it is in."""
    if page == f"{room}/":
        return "page"
    within = room == "reference" and page.partition("/")[0] in REFERENCE_ROOMS
    return "true" if within else ""


class Frame:
    """What stands around every page: head, rooms, switch of renderings."""

    def __init__(self, config: MkDocsConfig, site: Site, version: str) -> None:
        self.config, self.site, self.interface = config, site, site.interface
        self.version = version
        self.site_url = site.site_url

    def add(self, page: Page, files: Files) -> None:
        """Add a page to the files that MkDocs writes."""
        self._add(page, self._meta(page), files)

    def add_front(self, files: Files) -> None:
        """The page at the root, which offers the three renderings."""
        choices = "".join(
            f'<li lang="{r}"><a href="{r}/" hreflang="{r}">'
            f"<strong>{self.interface.say(r, 'rendering_name')}</strong> "
            f"<span>{self.interface.say(r, 'site')}</span><br>"
            f'<span class="tagline">{self.interface.say(r, "tagline")}</span></a></li>'
            for r in RENDERINGS
        )
        headings = " · ".join(
            f'<span lang="{r}">{self.interface.say(r, "site")}</span>' for r in RENDERINGS
        )
        body = (
            f'<div class="page plain-page front"><h1>{headings}</h1>'
            f'<ul class="choices">{choices}</ul></div>'
        )
        names = " · ".join(self.interface.say(r, "site") for r in RENDERINGS)
        page = Page("", "zh-Hans", "", names, self.interface.say("en", "tagline"), body)
        meta = self._meta(page) | {"head_title": names, "default": self.site_url or "./"}
        self._add(page, meta, files)

    def _add(self, page: Page, meta: dict[str, Any], files: Files) -> None:
        file = File.generated(self.config, f"{page.path}index.md", content="")
        file.inclusion = InclusionLevel.NOT_IN_NAV
        ReadyPage(page, meta, file, self.config)
        files.append(file)

    def _meta(self, page: Page) -> dict[str, Any]:
        rendering, root, site = page.rendering, page.root, self.site
        say = partial(self.interface.say, rendering)
        addresses = [(name, f"{name}/{page.name}") for name in RENDERINGS]
        return {
            "rendering": rendering,
            "root": root,
            "say": say,
            "home": f"{root}{rendering}/",
            "head_title": f"{page.title} · {say('site')}",
            "description": page.description,
            "alternates": [
                (
                    name,
                    f"{root}{path}",
                    urljoin(self.site_url, path) if self.site_url else root + path,
                )
                for name, path in addresses
            ],
            "default": "",
            "feed": f"{root}{rendering}/feed.xml" if site.has_feed else "",
            "switch": [
                (name, f"{root}{path}", self.interface.say(name, "rendering_name"))
                for name, path in addresses
            ],
            "rooms": [
                (f"{root}{rendering}/{room}/", say(room), _current(page.name, room))
                for room in ROOMS
            ],
            "words": words(site, rendering),
            "version": self.version,
            "searching": page.name == "search/",
            "head": page.head,
            "styles": [asset for asset in page.assets if asset.endswith(".css")],
            "scripts": [asset for asset in page.assets if asset.endswith(".js")],
        }
