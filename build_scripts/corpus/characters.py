"""`characters.tsv`: characters with more than one Traditional form, and their words."""

from __future__ import annotations

from pathlib import Path

from build_scripts.corpus.files import file_text
from build_scripts.model import CharacterForm
from build_scripts.problems import Problem, problem

#: Stands among the words of a form that is taken wherever no word is found.
ELSEWHERE = "*"


def read_characters(path: Path, problems: list[Problem]) -> tuple[CharacterForm, ...]:
    """Every row of the table; a corpus without it leaves all characters to OpenCC."""
    if not path.exists():
        return ()
    rows: list[CharacterForm] = []
    seen: set[tuple[str, str]] = set()
    for number, line in enumerate((file_text(path, problems) or "").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        row = _row(line, number)
        if row is None:
            problems.append(problem("CHARACTER_SHAPE", path, number))
            continue
        for word in (*row.words, *([ELSEWHERE] if row.elsewhere else [])):
            if (row.hans, word) in seen:
                problems.append(problem("CHARACTER_TWICE", path, number, word=word, hans=row.hans))
            seen.add((row.hans, word))
        rows.append(row)
    return tuple(rows)


def _row(line: str, number: int) -> CharacterForm | None:
    cells = line.split("\t")
    if len(cells) != 4 or not all(cells) or len(cells[0]) != 1 or len(cells[1]) != 1:
        return None
    words = cells[2].split()
    elsewhere = ELSEWHERE in words
    words = [word for word in words if word != ELSEWHERE]
    if not all(cells[0] in word and len(word) > 1 for word in words):
        return None
    return CharacterForm(cells[0], cells[1], elsewhere, tuple(words), number)
