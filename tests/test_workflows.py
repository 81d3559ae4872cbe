"""How the site is published: the workflow, and the recipes for other hosts."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.small_corpus import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "pages.yml"


@pytest.fixture(scope="module")
def steps() -> dict[str, Any]:
    """The steps of the build that have names, by them."""
    build = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["build"]
    return {step["name"]: step for step in build["steps"] if "name" in step}


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("changed", "before", "only"),
    [
        (["corpus/glossary.yaml", "corpus/documents/a/source.txt"], "HEAD~1", "corpus"),
        (["corpus/documents/新的 文件.txt"], "HEAD~1", "corpus"),  # git quotes such a name
        (["corpus/glossary.yaml", "build_scripts/check.py"], "HEAD~1", ""),
        (["tests/corpus/glossary.yaml"], "HEAD~1", ""),
        (["corpus/glossary.yaml"], "0" * 40, ""),
        (["corpus/glossary.yaml"], "", ""),
        (["corpus/glossary.yaml"], "HEAD", ""),
    ],
)
def test_the_tests_are_left_out_for_a_change_of_the_corpus_alone(
    steps: dict[str, Any], tmp_path: Path, changed: list[str], before: str, only: str
) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "first")
    for name in changed:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "second")
    known = git(tmp_path, "rev-parse", before) if before.startswith("HEAD") else before
    script = steps["Whether nothing but the corpus changed"]["run"]
    output = tmp_path / "output"
    subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        env={"BEFORE": known, "GITHUB_OUTPUT": str(output), "PATH": "/usr/bin:/bin"},
    )
    assert output.read_text(encoding="utf-8") == f"only={only}\n"


def test_either_the_tests_run_or_the_check(steps: dict[str, Any]) -> None:
    assert steps["Test"]["if"] == "steps.changed.outputs.only != 'corpus'"
    assert steps["Check"]["if"] == "steps.changed.outputs.only == 'corpus'"
    assert "if" not in steps["Build"]
    assert "if" not in steps["Every address is recorded"]


# The recipes.


def recipe(language: str) -> str:
    """The one block of a language in the recipes."""
    text = (ROOT / "PUBLISHING.md").read_text(encoding="utf-8")
    (block,) = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    return str(block)


def test_the_recipes_build_and_publish_the_site() -> None:
    gitlab = yaml.safe_load(recipe("yaml"))["pages"]
    assert gitlab["artifacts"] == {"paths": ["public"]}
    assert gitlab["script"][0] == 'SITE_URL="$CI_PAGES_URL/" make bundle'
    netlify = tomllib.loads(recipe("toml"))
    assert netlify["build"]["publish"] == "site"
    assert netlify["build"]["command"].startswith("SITE_URL=$URL/ make bundle && ")
    for commands in (gitlab["script"], [netlify["build"]["command"]]):
        assert any("git diff --exit-code -- corpus/published-ids.txt" in one for one in commands)


def test_nginx_keeps_for_good_what_has_a_version_and_nothing_else(built: Path) -> None:
    rules = re.findall(r'"~(\S+)"\s+"([^"]+)"', recipe("nginx"))

    def kept(address: str) -> str:
        return next((value for rule, value in rules if re.search(rule, address)), "")

    page = (built / "en" / "cosp-7-1" / "index.html").read_text(encoding="utf-8")
    (sheet,) = re.findall(r'href="\.\./\.\./(assets/\w+/site\.css)"', page)
    for folder in ("/", "/library/"):
        assert "immutable" in kept(f"{folder}{sheet}")
        assert "immutable" in kept(f"{folder}search/0123456789/start-en.js")
        assert "immutable" in kept(f"{folder}terms/en/cosp-7-1.0123456789.js")
        assert kept(f"{folder}search/01234567.js?1234567890123") == ""
        assert kept(f"{folder}assets/glossary.en.js") == ""
        assert kept(f"{folder}en/cosp-7-1/?reading=two") == ""
        assert kept(f"{folder}sw.js") == "no-cache"
