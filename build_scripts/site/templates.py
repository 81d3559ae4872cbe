"""The templates of the pages. Every value is escaped; a name that is not there is a mistake."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import jinja2

ROOT = Path(__file__).resolve().parent.parent


def environment() -> jinja2.Environment:
    """All templates as they are now, by their paths below `build_scripts/`.

    They stay as they are: a site is made with one state of its templates.
    """
    paths = (path for ending in ("html", "xml") for path in sorted(ROOT.rglob(f"*.{ending}")))
    return _environment(tuple((path, path.read_text(encoding="utf-8")) for path in paths))


@lru_cache(maxsize=2)
def _environment(sources: tuple[tuple[Path, str], ...]) -> jinja2.Environment:
    loaded = {
        path.relative_to(ROOT).as_posix(): (source, str(path), None) for path, source in sources
    }
    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(loaded.get),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
    )
    # Han as it is, half as long as in escapes; and in the order in which it was given.
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return made
