"""What is shown of places in the results, in chunks of about the same size.

No chunk has places of two documents, so that a document that did not change has its chunks again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from build_scripts.model import RENDERINGS, Rendering
from build_scripts.subjects.search.searchable import Indexed

#: About as many bytes has a chunk in one rendering.
CHUNK = 24_000

#: Of a place its id, name and words, and what more is known of it, a line each.
Shown: TypeAlias = list[str]


def chunks_of(sizes: Iterable[int]) -> list[range]:
    """Places in chunks by their numbers; they have so many bytes in all renderings together.

    The chunks are the same in every rendering.
    """
    begins: list[int] = []
    size = places = 0
    for place in sizes:
        if not begins or size >= CHUNK * len(RENDERINGS):
            begins.append(places)
            size = 0
        size += place
        places += 1
    return [range(*ends) for ends in zip(begins, [*begins[1:], places], strict=True)]


def size_of(place: Indexed) -> int:
    """How many bytes a place has in all renderings together."""
    words = sum(len(words.encode()) for words in place.words.values())
    return words + len(RENDERINGS) * sum(map(len, place.more))


def result_in(place: Indexed, rendering: Rendering) -> Shown:
    """What is shown of a place in a rendering."""
    more = ["\n".join(place.more)] if place.more else []
    return [place.id, place.name[rendering], place.words[rendering], *more]
