"""The whole site as one zip that opens from disk. The same commit gives the same bytes."""

from __future__ import annotations

import io
import os
import subprocess
import tomllib
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from build_scripts.site.settings import Bundle

ROOT = Path(__file__).resolve().parent.parent.parent
#: Of use on a server only.
LEFT_OUT = (
    *("robots.txt", "sitemap.xml", "sitemap.xml.gz", "404.html", "offline.html", "sw.js"),
    "preview.png",
)
#: The first moment that a zip can name; every entry carries it.
EPOCH = (1980, 1, 1, 0, 0, 0)


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
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(site, key=lambda path: path.split("/")):
            if path.rpartition("/")[2] in LEFT_OUT:
                continue
            entry = zipfile.ZipInfo(f"{top}/{path}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, site[path], compresslevel=9)
    return Bundle(name, packed.getvalue())
