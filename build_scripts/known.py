"""What is worked out of every unit when it is read, so that nobody looks through all texts for it.

Each of these functions takes a unit and rests on nothing else (`Unit.known`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from build_scripts.model import Unit, outline
from build_scripts.site.parts import rows_size
from build_scripts.subjects.glossary.cards import terms_said
from build_scripts.subjects.glossary.terms import forms_said
from build_scripts.subjects.glossary.usage import excerpts_said
from build_scripts.subjects.search.searchable import scripts_said
from build_scripts.subjects.succession.wording import han_said

KNOWN: tuple[Callable[[Unit], Any], ...] = (
    outline,
    rows_size,
    terms_said,
    forms_said,
    excerpts_said,
    scripts_said,
    han_said,
)
