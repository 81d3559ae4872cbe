"""The cards of the terms, which scripts show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable

from build_scripts.model import Rendering, Term, names_by_rendering, own_first


def glossary_script(
    terms: Iterable[Term], article: Callable[[str, Rendering], str], rendering: Rendering
) -> tuple[str, str]:
    """The cards of all terms as a script, so that it loads from `file://` too: its path, which
    names its content, and its text. `article` names an article of the Convention. The names stand
    in the order of `own_first`, an empty one where it is the same as one before.
    """

    def names(term: Term) -> list[str]:
        said = names_by_rendering(term, rendering)
        return [said.get(one, "") for one in own_first(rendering)]

    cards = {
        term.id: [
            names(term),
            term.definition[rendering],
            article(term.article, rendering) if term.article else "",
            ", ".join(term.abbreviations),
        ]
        for term in terms
    }
    data = json.dumps(cards, ensure_ascii=False, separators=(",", ":"))
    text = f"readingRoom.terms({data.replace('</', '<' + chr(92) + '/')});\n"
    version = hashlib.sha256(text.encode()).hexdigest()[:10]
    return f"assets/glossary.{rendering}.{version}.js", text
