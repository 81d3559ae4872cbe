"""YAML that people write → records that know the line of each field.

Only plain data is read: scalars, lists and mappings. Tags, aliases and repeated keys are
problems, so a hostile file is refused before anything is built from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from build_scripts.corpus.files import file_text
from build_scripts.corpus.wording import other_form, still_simplified
from build_scripts.problems import Problem, Value, problem

PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "null", "bool", "float", "timestamp")
}
NULL = "tag:yaml.org,2002:null"
MAX_DEPTH = 20
MAX_LENGTH = 8_000_000
#: Whole numbers as this corpus needs them: `²`, `٣` and numbers beyond counting are none.
NUMBER = re.compile("[0-9]{1,9}")
#: What neither HTML nor XML can carry, not even escaped.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


#: The parser of libyaml where PyYAML was built with it: about ten times as fast.
Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Record:
    """A mapping of a YAML file. Every reading method notes what is wrong and goes on."""

    path: Path
    line: int
    nodes: dict[str, yaml.Node]
    problems: list[Problem]
    read: set[str] = field(default_factory=set)

    def problem(self, key: str, line: int = 0, /, **values: Value) -> None:
        """Note a finding, in the first line of the record where no line is given."""
        self.problems.append(problem(key, self.path, line or self.line, **values))

    def line_of(self, key: str) -> int:
        return _line(self.nodes[key]) if key in self.nodes else self.line

    def _node(self, key: str) -> yaml.Node | None:
        self.read.add(key)
        node = self.nodes.get(key)
        if isinstance(node, yaml.ScalarNode) and node.tag == NULL:
            return None
        return node

    def _missing(self, key: str) -> None:
        self.problem("FIELD_MISSING.field", field=key)

    def optional_text(self, key: str) -> str | None:
        """The text of a field as it is written; None where it is absent or null."""
        node = self._node(key)
        if node is None:
            return None
        if not isinstance(node, yaml.ScalarNode):
            self.problem("FIELD_NOT_TEXT", _line(node), field=key)
            return None
        words = self._words(node)
        if key == "zh-Hant":
            at = (self.path, _line(node))
            self.problems += [*still_simplified(at, words), *other_form(at, words)]
        return words

    def text(self, key: str) -> str:
        value = self.optional_text(key)
        if not value or value.isspace():
            self._missing(key)
            return ""
        return value

    def peek(self, key: str) -> str | None:
        """The text of a field as it stands, whatever else is wrong with it."""
        node = self.nodes.get(key)
        return node.value if isinstance(node, yaml.ScalarNode) and node.tag != NULL else None

    def one_of(self, key: str, choices: tuple[str, ...], required: bool = True) -> str:
        value = self.text(key) if required else self.optional_text(key) or ""
        if value and value not in choices:
            line = self.line_of(key)
            self.problem(
                "FIELD_UNKNOWN_VALUE.choice", line, field=key, value=value, allowed=choices
            )
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        node = self._node(key)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode) or not all(
            isinstance(item, yaml.ScalarNode) for item in node.value
        ):
            self.problem("FIELD_NOT_LIST.texts", _line(node), field=key)
            return ()
        for item in node.value:
            self._plain(item)
        words = tuple(self._words(item) for item in node.value)
        if any(item.tag == NULL or not item.value.strip() for item in node.value):
            self.problem("FIELD_NOT_LIST.empty", _line(node), field=key)
            return ()
        return words

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, such as lines of a source."""
        texts = self.texts(key)
        if not all(NUMBER.fullmatch(text) for text in texts):
            self.problem("FIELD_NOT_LIST.numbers", self.line_of(key), field=key)
            return ()
        return tuple(int(text) for text in texts)

    def number(self, key: str) -> int:
        """A whole number; 0 where there is none."""
        value = self.text(key)
        if value and not NUMBER.fullmatch(value):
            self.problem("FIELD_NOT_NUMBER.number", self.line_of(key), field=key, value=value)
            return 0
        return int(value or 0)

    def _words(self, node: yaml.ScalarNode) -> str:
        found = FORBIDDEN.search(node.value)
        if found:
            self.problem("CONTROL_CHARACTER.field", _line(node), character=f"U+{ord(found[0]):04X}")
        return str(node.value)

    def _plain(self, node: yaml.Node) -> None:
        if node.tag not in PLAIN_TAGS:
            self.problem("YAML_TAG", _line(node), tag=node.tag)

    def record(self, key: str, required: bool = True) -> Record | None:
        node = self._node(key)
        if node is None:
            if required:
                self._missing(key)
            return None
        return _record(node, self.path, self.problems)

    def records(self, key: str) -> tuple[Record, ...]:
        node = self._node(key)
        if node is None:
            return ()
        return _records(node, self.path, self.problems)

    def words(self, key: str, keys: Iterable[str], required: bool = True) -> dict[str, str]:
        """A text for each of `keys`, such as one for each rendering."""
        record = self.record(key, required)
        if record is None:
            return {}
        values = {name: record.text(name) for name in keys}
        record.done()
        return values

    def done(self) -> None:
        """Note every field that nobody asked for: most often a slip of the pen."""
        for key in self.nodes.keys() - self.read:
            self.problem(
                "FIELD_UNKNOWN", self.line_of(key), field=key, known=tuple(sorted(self.read))
            )


def read_record(path: Path, problems: list[Problem]) -> Record | None:
    """The mapping that a YAML file holds; None, with a problem noted, where it holds none."""
    node = _compose(path, problems)
    return None if node is None else _record(node, path, problems)


def read_records(path: Path, problems: list[Problem]) -> tuple[Record, ...]:
    """The list of mappings that a YAML file holds. A file with comments only is an empty list."""
    node = _compose(path, problems, empty=True)
    return () if node is None else _records(node, path, problems)


def _line(part: yaml.Node | yaml.Event) -> int:
    return part.start_mark.line + 1 if part.start_mark else 0


def _compose(path: Path, problems: list[Problem], empty: bool = False) -> yaml.Node | None:
    text = file_text(path, problems)
    if text is None:
        return None
    try:
        hostile = _hostile(text, path)
        node = None if hostile else yaml.compose(text, Loader=Loader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        detail = getattr(error, "problem", None) or str(error)
        hostile = problem("YAML_SYNTAX.detail", path, mark.line + 1 if mark else 0, detail=detail)
    if hostile:
        problems.append(hostile)
        return None
    if node is None and not empty:
        problems.append(problem("YAML_EMPTY", path, 0))
    return node


def _hostile(text: str, path: Path) -> Problem | None:
    """What of a file would cost too much to read, or more than it shows."""
    if len(text) > MAX_LENGTH:
        return problem("YAML_SYNTAX.size", path, 0)
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return problem("YAML_SYNTAX.depth", path, _line(event))
        if isinstance(event, yaml.AliasEvent):
            return problem("YAML_SYNTAX.alias", path, _line(event))
    return None


def _record(node: yaml.Node, path: Path, problems: list[Problem]) -> Record | None:
    if not isinstance(node, yaml.MappingNode) or node.tag != "tag:yaml.org,2002:map":
        problems.append(problem("YAML_NOT_MAPPING", path, _line(node)))
        return None
    nodes: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in nodes:
            problems.append(problem("FIELD_TWICE", path, _line(key), field=name))
        if isinstance(value, yaml.ScalarNode) and value.tag not in PLAIN_TAGS:
            problems.append(problem("YAML_TAG", path, _line(value), tag=value.tag))
            continue
        nodes[name] = value
    return Record(path, _line(node), nodes, problems)


def _records(node: yaml.Node, path: Path, problems: list[Problem]) -> tuple[Record, ...]:
    if not isinstance(node, yaml.SequenceNode) or node.tag != "tag:yaml.org,2002:seq":
        problems.append(problem("YAML_NOT_LIST", path, _line(node)))
        return ()
    return tuple(
        record for item in node.value if (record := _record(item, path, problems)) is not None
    )
