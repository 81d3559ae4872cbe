"""Every finding of every stage has one shape and one way of being shown.

The words of all findings, and how much each weighs, are in `messages.yaml`; the code names a
message by its key and gives the values.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

import yaml

Language: TypeAlias = Literal["en", "zh"]
#: A value in a message. Several are joined as the language joins them.
Value: TypeAlias = str | int | tuple[str, ...]

MESSAGES = Path(__file__).with_name("messages.yaml")
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
LINE: dict[Language, str] = {
    "en": "{place}: {code} {message}. Hint: {hint}",
    "zh": "{place}: {code} {message}。提示：{hint}",
}
BARE = "{place}: {code} {message}"
#: How much of a message is shown, and how a sign without a shape: a finding is one line.
LONGEST = 300
SHOWN = "\\u{:04x}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: what is wrong, where, and what to do about it.

    `key` is the code, which is stable, or `CODE.name` where a code has several messages.
    `path` is shown as given, `line` counts from 1 (0: the file as a whole).
    """

    key: str
    path: Path
    line: int
    values: tuple[tuple[str, Value], ...]

    @property
    def code(self) -> str:
        return self.key.partition(".")[0]

    @property
    def blocks(self) -> bool:
        """Whether nothing may be built while the finding stands."""
        return bool(messages()[self.code]["weight"] == "blocks")

    def value(self, name: str) -> Value:
        """What the message says under a name."""
        return dict(self.values)[name]

    def said(self, language: Language, hint: bool = True) -> str:
        """The finding on one line, with what to do about it or without."""
        code, _, name = self.key.partition(".")
        texts = messages()[code][name] if name else messages()[code]
        message = _fill(texts[language], language, self.values)
        line = LINE[language] if hint else BARE
        said = line.format(
            place=f"{self.path}:{self.line}",
            code=code,
            message=message if len(message) <= LONGEST else f"{message[:LONGEST]}…",
            hint=_fill(texts[f"{language}-hint"], language, self.values),
        )
        return "".join(sign if sign.isprintable() else SHOWN.format(ord(sign)) for sign in said)

    def __str__(self) -> str:
        return self.said(language_of(os.environ))


def problem(key: str, path: Path, line: int, /, **values: Value) -> Problem:
    """A finding in a line of a file, with the values of its message."""
    return Problem(key, path, line, tuple(values.items()))


def bad_encoding(path: Path, error: UnicodeDecodeError) -> Problem:
    """The problem of a file that is not UTF-8, with the line of its first wrong byte."""
    line = error.object.count(b"\n", 0, error.start) + 1
    return problem("BAD_ENCODING.file", path, line, byte=f"0x{error.object[error.start]:02x}")


def closing(language: Language, name: str, /, **values: Value) -> str:
    """One of the last lines of a command; `<name>_one` is what `<name>` says of a count of one."""
    if values.get("count") == 1 and f"{name}_one" in messages()["closing"]:
        name = f"{name}_one"
    return _fill(messages()["closing"][name][language], language, values.items())


def language_of(environment: Mapping[str, str]) -> Language:
    """The language of the locale: Chinese for such as `zh_CN.UTF-8`, otherwise English."""
    locale = next(filter(None, (environment.get(name) for name in LOCALE)), "")
    return "zh" if locale.startswith("zh") else "en"


@cache
def messages() -> dict[str, Any]:
    """The catalogue: what the commands say in each language, and how much a finding weighs."""
    # The parser in C, where it is there, takes a tenth of the time.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load(MESSAGES.read_bytes(), loader)  # noqa: S506 - a safe one
    return loaded


class _Values(dict[str, str]):
    """The values of a message. One that is not given is shown by its name: better than nothing."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _fill(template: str, language: Language, values: Iterable[tuple[str, Value]]) -> str:
    lists = messages()["lists"][language]
    return template.format_map(
        _Values(
            (name, lists["between"].join(value) or lists["none"])
            if isinstance(value, tuple)
            else (name, str(value))
            for name, value in values
        )
    )


class Refused(Exception):
    """Raised when a stage cannot go on; carries every problem found up to there."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problem(s)")


def refuse_if(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, each once and in file order, where none of them blocks.

    Raises `Refused` with all of them where one does.
    """
    found = sorted(set(problems), key=lambda p: (str(p.path), p.line, p.code, p.said("en")))
    if any(problem.blocks for problem in found):
        raise Refused(found)
    return tuple(found)
