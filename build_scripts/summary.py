"""What a command says at its end: the findings, and what was read."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from build_scripts.build import Assembled
from build_scripts.model import outline
from build_scripts.problems import Language, Problem, closing


def show_findings(problems: Iterable[Problem], language: Language) -> None:
    """The problems, and how many of them are warnings."""
    problems = tuple(problems)
    for problem in problems:
        print(problem.said(language), file=sys.stderr)
    if warnings := sum(not problem.blocks for problem in problems):
        print(closing(language, "warned", count=warnings), file=sys.stderr)


def show_summary(assembled: Assembled, language: Language, others: Sequence[Problem] = ()) -> None:
    """What the corpus holds, its warnings and others, and how many notices of each kind."""
    library = assembled.library
    show_findings((*assembled.warnings, *others), language)
    paragraphs = sum(len(unit.known(outline).paragraphs) for unit in library.units.values())
    print(
        closing(
            language,
            "summary",
            documents=len(library.documents),
            units=len(library.units),
            paragraphs=paragraphs,
            terms=len(library.terms),
        )
    )
    if counts := Counter(notice.code for notice in assembled.notices):
        kinds = tuple(f"{code} {count}" for code, count in counts.most_common())
        print(closing(language, "noticed", kinds=kinds))
    open_ones = sum(cited.target is None for cited in library.citations)
    if library.citations:
        print(closing(language, "citations", count=len(library.citations), open=open_ones))
