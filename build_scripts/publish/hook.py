"""What MkDocs calls. It loads this file by its path, so the publisher is imported, not here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from build_scripts.publish.mkdocs import on_files, on_pre_build

__all__ = ["on_files", "on_pre_build"]
