"""The catalogue of findings: every code once, in two languages, with the values it is given."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from build_scripts.parse.layouts import LAYOUTS
from build_scripts.problems import (
    Language,
    Problem,
    Refused,
    language_of,
    messages,
    problem,
    refuse_if,
)
from tests.small_corpus import ROOT, copy_corpus, say

CODE = re.compile(r"[A-Z]+(?:_[A-Z]+)+")
TEXTS = {"en", "en-hint", "zh", "zh-hint"}


def catalogue() -> dict[str, dict[str, str]]:
    """The texts of each message by the key that the code uses."""
    found: dict[str, dict[str, str]] = {}
    for code, entry in messages().items():
        if CODE.fullmatch(code):
            texts = {name: text for name, text in entry.items() if name != "weight"}
            found |= (
                {code: texts}
                if texts.keys() & TEXTS
                else {f"{code}.{name}": of for name, of in texts.items()}
            )
    return found


def codes() -> set[str]:
    """Every code that a finding can have."""
    return {key.partition(".")[0] for key in catalogue()}


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def calls(name: str) -> Iterator[tuple[ast.Module, ast.Call]]:
    """Every place of the code that calls a function, with its file."""
    for path in (ROOT / "build_scripts").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"), path)
        yield from ((tree, call) for call in calls_in(tree, name))


def calls_in(tree: ast.Module, name: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == name
    ]


def keys_of(tree: ast.Module, key: ast.expr) -> set[str]:
    """The keys that a call can have: as written, one of two, or `f"{code}.name"`.

    The code in the last is any that stands in the file outside such a call.
    """
    if isinstance(key, ast.IfExp):
        return keys_of(tree, key.body) | keys_of(tree, key.orelse)
    if isinstance(key, ast.JoinedStr):
        strings = {str(node.value) for node in ast.walk(tree) if isinstance(node, ast.Constant)}
        said = {ast.unparse(call.args[0]) for call in calls_in(tree, "problem")}
        codes = {text for text in strings if CODE.fullmatch(text) and repr(text) not in said}
        return {ast.unparse(key)[2:-1].replace("{code}", code) for code in codes}
    return {str(key.value)} if isinstance(key, ast.Constant) else set()


def test_every_message_is_there_in_both_languages_with_a_hint() -> None:
    texts = catalogue()
    assert {key: of.keys() for key, of in texts.items()} == dict.fromkeys(texts, TEXTS)
    flat = [text for of in texts.values() for text in of.values()]
    assert [text for text in flat if not text.strip() or text != text.strip()] == []
    assert [text for text in flat if text.endswith((".", "。"))] == []
    chinese = [of[name] for of in texts.values() for name in ("zh", "zh-hint")]
    assert [text for text in chinese if not re.search(r"[\u4e00-\u9fff]", text)] == []


def test_every_code_weighs_something() -> None:
    weights = {code: messages()[code]["weight"] for code in messages() if CODE.fullmatch(code)}
    assert set(weights.values()) <= {"blocks", "warns"}


def test_both_languages_have_the_same_values() -> None:
    for key, texts in catalogue().items():
        english = placeholders(texts["en"]) | placeholders(texts["en-hint"])
        chinese = placeholders(texts["zh"]) | placeholders(texts["zh-hint"])
        assert english == chinese, key
    for name, texts in (messages()["closing"] | messages()["doing"]).items():
        assert placeholders(texts["en"]) == placeholders(texts["zh"]), name


def rules() -> Iterator[str]:
    """The findings of the rules in the shapes, which are given what the field says."""
    for name, at in (("Rule", 0), ("Known", 1), ("Filled", 0)):
        for tree, call in calls(name):
            yield from keys_of(tree, call.args[at])


def test_every_finding_of_the_code_is_in_the_catalogue_with_its_values() -> None:
    texts, used = catalogue(), set(rules())
    for key in used:
        wanted = set().union(*map(placeholders, texts[key].values()))
        assert wanted <= {"field", "value", "taken", "allowed"}, key
    for tree, call in calls("problem"):
        given = {keyword.arg for keyword in call.keywords}
        for key in keys_of(tree, call.args[0]):
            used.add(key)
            assert given == set().union(*map(placeholders, texts[key].values())), key
    assert used == texts.keys()


def test_every_closing_line_is_in_the_catalogue_with_its_values() -> None:
    texts, used = messages()["closing"], set()
    for tree, call in calls("closing"):
        given = {keyword.arg for keyword in call.keywords}
        for name in keys_of(tree, call.args[1]):
            used.add(name)
            assert given == set().union(*map(placeholders, texts[name].values())), name
    assert used == texts.keys() - {"warned_one", "units_one"}


def test_every_stage_that_is_told_has_words() -> None:
    used = {name for tree, call in calls("progress") for name in keys_of(tree, call.args[0])}
    assert used | {"step", "left"} == messages()["doing"].keys()


def test_every_sign_of_a_layout_has_words_in_both_languages() -> None:
    signs = {name for layout in LAYOUTS.values() for name, _ in layout.signs}
    said = messages()["signs"]
    assert said.keys() == {*signs, "taken"}
    assert all(words.keys() == {"en", "zh"} for words in said.values())


def test_no_finding_of_the_code_has_a_key_that_cannot_be_told() -> None:
    unknown = [call for tree, call in calls("problem") if not keys_of(tree, call.args[0])]
    # Those of a record pass through it; those of the shapes have a test of their own.
    assert sorted({ast.unparse(call.args[0]) for call in unknown}) == [
        *("filled.key", "key", "rule.key"),
    ]


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], language: Language) -> None:
    assert language_of(environment) == language


def test_a_finding_speaks_the_language_of_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    found = problem("YAML_EMPTY", Path("a.yaml"), 0)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert (
        str(found)
        == found.said("zh")
        == "a.yaml:0: YAML_EMPTY 文件是空的。提示：填好内容，或者从以前的版本取回"
    )
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert str(found) == found.said("en")


def test_values_that_are_several_are_joined_as_the_language_joins_them() -> None:
    found = problem("FIELD_UNKNOWN", Path("a"), 1, field="x", known=("b", "c"))
    assert "known here: b, c" in found.said("en")
    assert "可用的有：b、c" in found.said("zh")
    bare = problem("EN_MARKS", Path("a"), 1, address="x#op1", about="marks", marks=())
    assert "(none)" in bare.said("en")
    assert "（无）" in bare.said("zh")


def test_words_with_braces_are_shown_as_they_are() -> None:
    found = problem("UNIT_EMPTY", Path("a"), 1, unit="{unit} {0} {x.y}")
    assert "{unit} {0} {x.y} has no text" in found.said("en")


def test_a_value_that_is_not_given_is_no_traceback() -> None:
    assert "{unit} has no text" in problem("UNIT_EMPTY", Path("a"), 1).said("en")


@pytest.fixture
def term_unused_warns(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    entry: dict[str, Any] = messages()["TERM_UNUSED"]
    monkeypatch.setitem(entry, "weight", "warns")
    return entry


@pytest.mark.usefixtures("term_unused_warns")
def test_warnings_alone_are_returned_and_refuse_nothing() -> None:
    warnings = [problem("TERM_UNUSED", Path("a"), line, term="x") for line in (2, 1, 2)]
    assert [found.line for found in refuse_if(warnings)] == [1, 2]


@pytest.mark.usefixtures("term_unused_warns")
def test_what_blocks_is_shown_with_the_warnings() -> None:
    found: list[Problem] = [
        problem("TERM_UNUSED", Path("a"), 1, term="x"),
        problem("YAML_EMPTY", Path("a"), 0),
    ]
    with pytest.raises(Refused) as refused:
        refuse_if(found)
    assert [one.code for one in refused.value.problems] == ["YAML_EMPTY", "TERM_UNUSED"]


@pytest.mark.usefixtures("term_unused_warns")
@pytest.mark.parametrize(("language", "count"), [("en", "1 warning"), ("zh", "1 条提醒")])
def test_a_corpus_with_warnings_only_is_in_order(language: str, count: str, tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path / "corpus", ROOT / "tests" / "faults" / "TERM_UNUSED")
    result = say(corpus, "--quiet", "--corpus", ".", "--language", language, "check")
    assert result.returncode == 0
    first, last = result.stderr.splitlines()
    assert first.startswith("glossary.yaml:41: TERM_UNUSED ")
    assert last == count
    assert result.stdout
