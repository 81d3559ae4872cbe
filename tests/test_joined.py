"""Values of documents joined to one: what one build has kept makes no other value of the next."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts import joined as joined_module
from build_scripts.build import Assembled
from build_scripts.cache import Cache
from build_scripts.joined import Joining, Part
from build_scripts.model import Library, Place, Rendering, Text, Unit
from build_scripts.subjects.succession.wording import word_pairs

#: The words of documents; what joins them keeps their order.
documents = st.lists(st.sampled_from("甲乙丙丁"), max_size=30)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three values are joined at a time, and four in the end: that is soon reached."""
    monkeypatch.setattr(joined_module, "FEW", 3)
    monkeypatch.setattr(joined_module, "MOST", 4)


class Row:
    """Words in a row, as they were added."""

    def __init__(self) -> None:
        self._words: list[str] = []

    def add(self, value: str) -> None:
        self._words.append(value)

    def taken(self) -> str:
        words, self._words = self._words, []
        return "".join(words)


def joined(words: list[str], cache: Cache | None, made: list[int]) -> str:
    """The words joined; which of them were made is noted."""

    def make(at: int) -> str:
        made.append(at)
        return words[at]

    joining = Joining(Row, cache)
    for at, word in enumerate(words):
        joining.add(Part(partial(make, at), f"key-of-{word}"))
    found = joining.taken()
    if cache:
        cache.end()
    return found


@given(documents, st.data())
def test_joined_with_what_was_kept_is_joined_anew(words: list[str], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert joined(words, Cache(Path(folder)), []) == "".join(words)
        for _ in range(3):
            words = words[:]
            match data.draw(st.sampled_from(["change", "add", "remove"])):
                case "add":
                    words.insert(data.draw(st.integers(0, len(words))), "戊")
                case "change" if words:
                    words[data.draw(st.integers(0, len(words) - 1))] = "己"
                case "remove" if words:
                    words.pop(data.draw(st.integers(0, len(words) - 1)))
            assert joined(words, Cache(Path(folder)), []) == "".join(words)


def test_what_did_not_change_is_not_made_again(tmp_path: Path) -> None:
    words = [f"{number};" for number in range(40)]
    first: list[int] = []
    joined(words, Cache(tmp_path), first)
    assert sorted(first) == list(range(40))
    again: list[int] = []
    joined(words, Cache(tmp_path), again)
    assert again == []
    before = {path.name for path in tmp_path.iterdir()}
    words[17] = "another;"
    joined(words, Cache(tmp_path), again)
    assert again == [17]
    # Of the old value and of what was joined of it nothing is left.
    assert len(list(tmp_path.iterdir())) == len(before)


def test_a_value_without_a_key_is_never_kept(tmp_path: Path) -> None:
    joining, cache = Joining(Row, Cache(tmp_path)), Cache(tmp_path)
    for word in "甲乙丙丁":
        joining.add(Part(partial(str, word)))
    assert joining.taken() == "甲乙丙丁"
    assert list(cache.folder.iterdir()) == []


# What counts for the words of a library.


def with_words(library: Library, more: dict[str, str]) -> Library:
    """The library with more words at the end of the paragraphs with these ids."""

    def longer(place: Place, _: Unit | None) -> Place:
        names: tuple[Rendering, ...] = ("zh-Hans", "zh-Hant")
        for name in names:
            words = place.text(name).words + more.get(place.id, "")
            place = place.with_text(name, Text(words))
        return place

    return replace(library, documents=tuple(one.with_places(longer) for one in library.documents))


def test_the_words_of_a_library_are_those_that_are_counted_anew(
    small: Assembled, tmp_path: Path
) -> None:
    # Too rarely together; often enough; each as often without the other.
    edits = [{}, {"op2-b": "鬚眉" * 2}, {"op2-b": "鬚眉" * 3}]
    edits.append({"op2-b": "鬚眉" * 3, "op2-a": "鬚、眉、" * 3})
    found = []
    for more in edits:
        library = with_words(small.library, more)
        kept = word_pairs(library, Cache(tmp_path))
        assert kept == word_pairs(library)
        found.append("鬚眉" in kept["zh-Hant"])
        files = len(list(tmp_path.iterdir()))
        assert word_pairs(library, Cache(tmp_path)) == kept
        assert len(list(tmp_path.iterdir())) == files
    assert found == [False, False, True, False]


def test_the_words_are_those_of_the_documents_that_are_there(
    small: Assembled, tmp_path: Path
) -> None:
    one, two, three = with_words(small.library, {"op2-b": "鬚眉"}).documents
    (other, *_) = with_words(small.library, {"pp1": "鬚眉", "sec-1": "鬚眉"}).documents
    for documents in (
        (one, two, three),
        (one, two, three, three, three),
        (three, other),
        (other,),
        (two, three, three, other, one),
        (),
        (one, three, three),
    ):
        library = replace(small.library, documents=documents)
        assert word_pairs(library, Cache(tmp_path)) == word_pairs(library)


@pytest.mark.parametrize("lost", ["sum", "one", "all"])
def test_what_was_counted_may_be_damaged(small: Assembled, tmp_path: Path, lost: str) -> None:
    word_pairs(small.library, Cache(tmp_path))
    counted = sorted(path for path in tmp_path.iterdir() if path.name != "sum")
    for path in {"sum": [tmp_path / "sum"], "one": counted[:1], "all": counted}[lost]:
        path.write_bytes(path.read_bytes()[:-1])
    after = with_words(small.library, {"op2-b": "鬚眉" * 3, "sec-1": "一"})
    assert word_pairs(after, Cache(tmp_path)) == word_pairs(after)
