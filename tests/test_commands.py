"""The commands: their help, what the documentation says of them, and `new`."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from build_scripts.__main__ import _parser, main
from tests.small_corpus import ROOT, copy_corpus, replace, run, say

WRITTEN = ("README.md", "CONTRIBUTING.md", "PUBLISHING.md")
RECEIVED = "  1/3. 新的决议\n\n 大会，\n\n 1. 请秘书长提出报告。\n"


#: The commands that the help of the program lists.
COMMANDS = re.findall(r"^    ([a-z]+)\b", _parser().format_help(), re.MULTILINE)


def written(name: str) -> str:
    path = ROOT / name
    if not path.exists():
        pytest.skip(f"{name} is not there")
    return path.read_text(encoding="utf-8")


def test_the_program_lists_its_commands() -> None:
    assert {"build", "check", "new", "variants"} <= set(COMMANDS)
    result = run(ROOT, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert [name for name in COMMANDS if f"    {name}" not in result.stdout] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    result = run(ROOT, command, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith(f"usage: python -m build_scripts {command}")
    assert result.stderr == ""


def test_no_command_is_an_error_with_usage() -> None:
    result = run(ROOT)
    assert result.returncode == 2
    assert result.stderr.startswith("usage:")


@pytest.mark.parametrize("name", WRITTEN)
def test_every_command_that_is_written_of_exists(name: str) -> None:
    text = written(name)
    said = set(re.findall(r"python -m build_scripts (?:--?\S+ )*([a-z]+)", text))
    assert said <= set(COMMANDS)
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)) <= targets


def test_every_command_is_written_of() -> None:
    text = "".join(written(name) for name in WRITTEN)
    assert {name for name in COMMANDS if not re.search(rf"[` ]{name}\b", text)} == set()


def test_progress_is_told_to_a_terminal_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    corpus = copy_corpus(tmp_path / "corpus")
    for arguments, told in (((), True), (("--quiet",), False)):
        monkeypatch.setattr(sys, "stderr", screen := Screen())
        assert main([*arguments, "--language", "en", "--corpus", str(corpus), "check"]) == 0
        assert ("Reading the documents · 0 of 3" in screen.getvalue()) == told
    assert say(corpus, "--quiet", "--corpus", ".", "check").stderr == ""
    assert "Reading" not in say(corpus, "--corpus", ".", "check").stderr


def test_variants_are_listed_in_context(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    result = say(corpus, "--quiet", "--corpus", ".", "variants", "--all")
    assert result.returncode == 0
    assert "里 → 里  (2)\n  中國、馬【里】。  1×  a-1-3#vote-1-in-favour\n" in result.stdout


# One document.


def test_check_of_one_document_says_what_is_wrong_there(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    for document, before, after in (
        ("resolution", " 2. 促请", " 3. 促请"),
        ("report", "没有通过", "没有没有通过\x00"),
    ):
        replace(corpus / f"documents/{document}/source.zh-Hans.txt", before, after)
    everything = say(corpus, "--quiet", "--corpus", ".", "check")
    one = say(corpus, "--quiet", "--corpus", ".", "check", "resolution")
    other = say(corpus, "--quiet", "--corpus", ".", "check", "declaration")
    assert (everything.returncode, one.returncode, other.returncode) == (1, 1, 0)
    lines = everything.stderr.splitlines()
    # A fault in one document hides none in another.
    assert {line.split("/")[1] for line in lines if ":" in line} == {"report", "resolution"}
    assert [line for line in lines if "/resolution/" in line] == one.stderr.splitlines()[:-1]
    assert other.stderr == ""
    assert other.stdout.startswith("declaration: no problems; other findings in the corpus: ")


def test_check_of_one_document_says_what_others_say_of_it(tmp_path: Path) -> None:
    """An address that vanished stands in a list of the corpus, and is the document's."""
    corpus = copy_corpus(tmp_path / "corpus")
    with (corpus / "published-ids.txt").open("a", encoding="utf-8") as file:
        file.write("a-res-1-2#op9\n")
    result = say(corpus, "--quiet", "--corpus", ".", "check", "resolution")
    assert result.returncode == 1
    assert "ID_VANISHED a-res-1-2#op9" in result.stderr
    assert say(corpus, "--quiet", "--corpus", ".", "check", "report").returncode == 0


def test_check_of_a_document_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    corpus = copy_corpus(tmp_path / "corpus")
    result = say(corpus, "--quiet", "--corpus", ".", "check", "no-such")
    assert result.returncode == 1
    assert "DOCUMENT_UNKNOWN there is no document “no-such”" in result.stderr
    assert "declaration, report, resolution" in result.stderr


# A new document.


def new(tmp_path: Path, received: str = "received.txt") -> Path:
    """A corpus with a new document made from a file of this name."""
    corpus = copy_corpus(tmp_path / "corpus")
    (tmp_path / received).write_text(RECEIVED, encoding="utf-8")
    result = say(corpus, "--quiet", "--corpus", ".", "new", "a-res-1-3", f"../{received}")
    assert result.returncode == 0
    assert "documents/a-res-1-3" in result.stdout
    return corpus


def test_a_new_document_has_the_source_as_received(tmp_path: Path) -> None:
    folder = new(tmp_path) / "documents" / "a-res-1-3"
    assert {path.name for path in folder.iterdir()} == {
        *("document.yaml", "en.yaml", "errata.yaml", "source.zh-Hans.txt"),
    }
    assert (folder / "source.zh-Hans.txt").read_bytes() == RECEIVED.encode()


def missing_fields(corpus: Path) -> tuple[list[tuple[int, str]], list[str]]:
    """The fields that `check` calls missing, with their lines; and every other problem."""
    result = say(corpus, "--quiet", "--corpus", ".", "check")
    assert result.returncode == 1
    *lines, _ = result.stderr.splitlines()
    pattern = re.compile(
        r"documents/a-res-1-3/document\.yaml:(\d+): FIELD_MISSING the field `(.+)` is missing "
    )
    found = [(line, pattern.match(line)) for line in lines]
    missing = [(int(match[1]), match[2]) for _, match in found if match]
    return missing, [line for line, match in found if not match]


def test_check_names_the_fields_that_no_text_states(tmp_path: Path) -> None:
    corpus = new(tmp_path)
    missing, others = missing_fields(corpus)
    assert sorted(field for _, field in missing) == [
        *("en", "en", "official", "title_en", "zh-Hans", "zh-Hant"),
    ]
    assert others == []


def test_a_new_document_says_which_lines_state_what(tmp_path: Path) -> None:
    corpus = new(tmp_path)
    text = (corpus / "documents" / "a-res-1-3" / "document.yaml").read_text(encoding="utf-8")
    for stated in (
        "    # line 1: “1/3.新的决议”\n    kind: resolution\n",
        "    # line 3: “大会，”\n    opening: 大会，\n",
        "# line 3: “大会，”\nbody: assembly\n",
        "    title: 新的决议\n    # the title in English\n    title_en:\n",
        "# told by a paragraph on each line\nlayout: paragraphs\n",
    ):
        assert stated in text


@pytest.mark.parametrize("received", ["A: B.txt", "#1.txt"])
def test_a_file_of_any_name_may_be_received(tmp_path: Path, received: str) -> None:
    missing, _ = missing_fields(new(tmp_path, received))
    assert missing
    assert "received_as" not in {field for _, field in missing}


def fill_in(corpus: Path) -> None:
    """Write into the metadata of the new document what its text does not state."""
    path = corpus / "documents" / "a-res-1-3" / "document.yaml"
    text = path.read_text(encoding="utf-8")
    for empty, filled in [
        (
            "session: {zh-Hans: , zh-Hant: , en: }",
            "session: {zh-Hans: 第一届, zh-Hant: 第一屆, en: First}",
        ),
        ("title: {zh-Hans: 新的决议, en: }", "title: {zh-Hans: 新的决议, en: A new resolution}"),
        ("official:\n", "official: https://undocs.org/zh/A/RES/1/3\n"),
        ("title_en:\n", "title_en: A new resolution\n"),
    ]:
        assert empty in text, empty
        text = text.replace(empty, filled, 1)
    path.write_text(text, encoding="utf-8")


def test_a_new_document_that_is_filled_in_is_published_with_the_others(tmp_path: Path) -> None:
    corpus = new(tmp_path)
    fill_in(corpus)
    result = say(corpus, "--quiet", "--corpus", ".", "check")
    assert result.stderr == ""
    assert result.stdout.startswith("4 documents, 5 units, 31 paragraphs, 3 terms: no problems\n")


def test_the_english_of_a_new_document_is_missing_until_a_word_of_it_is_written(
    tmp_path: Path,
) -> None:
    corpus = new(tmp_path)
    fill_in(corpus)
    path = corpus / "documents" / "a-res-1-3" / "en.yaml"
    assert "  # 请秘书长提出报告。\n  op1:\n" in path.read_text(encoding="utf-8")
    replace(path, "  title:\n", "  title: A new resolution\n")
    lines = say(corpus, "--quiet", "--corpus", ".", "check").stderr.splitlines()
    missing = [line.split("EN_MISSING ")[1].split()[0] for line in lines if "EN_MISSING" in line]
    assert missing == [f"a-res-1-3#{id}:" for id in ("designation", "op1", "opening")]


def test_english_writes_the_units_that_are_not_there(tmp_path: Path) -> None:
    corpus = new(tmp_path)
    fill_in(corpus)
    path = corpus / "documents" / "a-res-1-3" / "en.yaml"
    skeleton = path.read_text(encoding="utf-8")
    path.unlink()
    command = ("--quiet", "--corpus", ".", "english", "a-res-1-3")
    assert say(corpus, *command).returncode == 0
    assert path.read_text(encoding="utf-8") == skeleton
    assert "already" in say(corpus, *command).stdout
    assert path.read_text(encoding="utf-8") == skeleton


def test_a_file_that_is_no_text_is_kept_as_received(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    corpus = copy_corpus(tmp_path / "corpus")
    received = ROOT / "tests" / "files" / "one-paragraph.pdf"
    result = say(corpus, "--quiet", "--corpus", ".", "new", "a-res-1-4", str(received))
    assert result.returncode == 0
    folder = corpus / "documents" / "a-res-1-4"
    assert (folder / "source.pdf").read_bytes() == received.read_bytes()
    text = (folder / "document.yaml").read_text(encoding="utf-8")
    assert "original: source.pdf\n" in text
    assert re.search(r'^taken_with: "?pypdfium2 ', text, re.M)
    (folder / "source.pdf").unlink()
    stderr = say(corpus, "--quiet", "--corpus", ".", "check").stderr
    assert "documents/a-res-1-4/document.yaml:0: FILE_MISSING the file source.pdf" in stderr
