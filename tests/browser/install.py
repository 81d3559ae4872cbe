"""Make sure that there is a browser for the browser tests, a font for Chinese, and what reads
the PDFs and EPUBs that tests look at.

Installs Debian's `chromium-headless-shell`, `fonts-noto-cjk`, `poppler-utils` and `epubcheck`
where that is possible. The shell is the same Chromium without its windows: a new visitor costs
it a fourth of the time. Where a system has none, `chromium` does as well. Where nothing can be
had, the browser tests are skipped, loudly; in CI (`CI=true`) that is an error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

SHELL = "chromium-headless-shell"
BROWSERS = (SHELL, "chromium", "chromium-browser", "google-chrome")
PACKAGES = ("fonts-noto-cjk", "poppler-utils", "epubcheck")
PROGRAMS = ("pdftotext", "epubcheck")


def find_browser() -> str | None:
    """The path of a Chromium on this machine; None where there is none."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def has_chinese_font() -> bool:
    """Whether text in Chinese is drawn with a font of its own and not as boxes."""
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)
    return bool(listed.stdout.strip())


def install() -> bool:
    """Try to install what is missing with apt; whether there is a browser now."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}

    def apt(*command: str) -> None:
        subprocess.run(["apt-get", *command], env=environment, check=False, stdout=sys.stderr)

    apt("update", "-qq")
    apt("install", "-y", "-qq", *PACKAGES)
    # An older Debian has no such package.
    for browser in (SHELL, "chromium"):
        if not find_browser():
            apt("install", "-y", "-qq", browser)
    return find_browser() is not None


def main() -> int:
    if (find_browser() and has_chinese_font() and all(map(shutil.which, PROGRAMS))) or install():
        return 0
    print("=" * 78, file=sys.stderr)
    print("NO CHROMIUM: the browser tests will be skipped.", file=sys.stderr)
    print(f"Install Debian's packages {SHELL} and fonts-noto-cjk, then try again.", file=sys.stderr)
    print("=" * 78, file=sys.stderr)
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
