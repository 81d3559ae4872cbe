"""The templates of the pages. Every value is escaped; a name that is not there is a mistake."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

ROOT = Path(__file__).resolve().parent.parent


def fill(template: str, **values: Any) -> Markup:
    """A template, named by its path below `build_scripts/`, with its values set in."""
    return Markup(_environment().get_template(template).render(values))  # noqa: S704 - escaped


@cache
def _environment() -> jinja2.Environment:
    """All templates as they are now: a site is made with one state of them."""
    sources = {
        path.relative_to(ROOT).as_posix(): (path.read_text(encoding="utf-8"), str(path), None)
        for kind in ("*.html", "*.xml")
        for path in ROOT.rglob(kind)
    }
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(sources.get),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
    )
    # Han as it is, half as long as in escapes; and in the order in which it was given.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment
