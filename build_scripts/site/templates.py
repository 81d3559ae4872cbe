"""The templates of the pages. Every value is escaped; a name that is not there is a mistake."""

from __future__ import annotations

import re
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

from build_scripts.cache import digest_of
from build_scripts.site.inline import with_chinese

#: The signs that are escaped.
SIGNS = re.compile("[&<>'\"]")
ROOT = Path(__file__).resolve().parent.parent


def environment() -> jinja2.Environment:
    """All templates as they are now, by their paths below `build_scripts/`.

    They stay as they are: a site is made with one state of its templates.
    """
    paths = (path for ending in ("html", "xml") for path in sorted(ROOT.rglob(f"*.{ending}")))
    return _environment(tuple((path, path.read_text(encoding="utf-8")) for path in paths))


class _Writer(CodeGenerator):
    """Writes the code of a template, in which `written` escapes each value."""

    def _output_child_pre(self, node: Any, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.written(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Compiled templates beside the compiled modules; where they cannot be kept, they are not."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled() -> _Compiled | None:
    """What was compiled by this file from the same templates, unless Python keeps no such files."""
    if sys.dont_write_bytecode:
        return None
    folder, own = ROOT / "__pycache__", digest_of(Path(__file__).read_bytes())[:8]
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
    return _Compiled(str(folder), f"template-{own}-%s.pyc")


class _Environment(jinja2.Environment):
    code_generator_class = _Writer

    @staticmethod
    def written(value: Any) -> str:
        """A value as HTML. Most of a page has nothing to escape, and need not be made again."""
        kind = type(value)
        plain = kind is Markup or (kind is str and not SIGNS.search(value))
        return value if plain else escape(value)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """As in every template, but a mapping is not asked for an attribute first."""
        if type(obj) is dict and attribute in obj:
            return obj[attribute]
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)


@lru_cache(maxsize=2)
def _environment(sources: tuple[tuple[Path, str], ...]) -> jinja2.Environment:
    loaded = {
        path.relative_to(ROOT).as_posix(): (source, str(path), None) for path, source in sources
    }
    made = _Environment(
        loader=jinja2.FunctionLoader(loaded.get),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled(),
    )
    made.filters["chinese"] = with_chinese
    # Han as it is, half as long as in escapes; and in the order in which it was given.
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return made
