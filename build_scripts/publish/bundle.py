"""The whole site as one zip that opens from disk. The same commit gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from build_scripts.site.settings import Bundle
from build_scripts.zipped import zipped

ROOT = Path(__file__).resolve().parent.parent.parent
#: Of use on a server only.
LEFT_OUT = (
    *("robots.txt", "sitemap.xml", "sitemap.xml.gz", "404.html", "offline.html", "sw.js"),
    "preview.png",
)


def bundle_name() -> str:
    """`<project>-<version>-<date>.zip`; the date is that of the commit (UTC)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    moment = os.environ.get("SOURCE_DATE_EPOCH") or _commit_time()
    date = datetime.fromtimestamp(int(moment), UTC).strftime("%Y-%m-%d")
    return f"{project['name']}-{project['version']}-{date}.zip"


def _commit_time() -> str:
    command = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip() or "0"


def make_bundle(site: Mapping[str, bytes]) -> Bundle:
    """Zip the edition of a site for disk, every file in order and without its own date."""
    name = bundle_name()
    top = name.removesuffix(".zip")
    paths = sorted(site, key=lambda path: path.split("/"))
    kept = (path for path in paths if path.rpartition("/")[2] not in LEFT_OUT)
    return Bundle(name, zipped((f"{top}/{path}", site[path]) for path in kept))
