"""The whole site as one zip that opens from disk. The same commit gives the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import tomllib
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
#: Of use on a server only.
LEFT_OUT = ("sitemap.xml", "sitemap.xml.gz", "404.html", "sw.js")
#: The first moment that a zip can name; every entry carries it.
EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Bundle:
    """A finished bundle: its file name, its bytes counted, its SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str

    @property
    def megabytes(self) -> str:
        return f"{self.size / 1_000_000:.1f} MB"


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


def write_bundle(site: Path, folder: Path) -> Bundle:
    """Zip a built site into `folder`, every file in order and without its own date."""
    name = bundle_name()
    top = name.removesuffix(".zip")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(site.rglob("*")):
            inside = file.relative_to(site).as_posix()
            if not file.is_file() or inside in LEFT_OUT:
                continue
            entry = zipfile.ZipInfo(f"{top}/{inside}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.read_bytes(), compresslevel=9)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / f"{name}.sha256").write_text(f"{digest}  {name}\n", encoding="utf-8")
    return Bundle(name, path.stat().st_size, digest)
