"""A folder goes in; what killed runs left there is gone, and what a run may be writing now is not."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

STALE_SECONDS = 3600


def clear_leftovers(folder: Path, pattern: str) -> None:
    """Remove temporary files and folders that nobody has touched for an hour."""
    for left in folder.glob(pattern):
        try:
            if time.time() - left.stat().st_mtime <= STALE_SECONDS:
                continue
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        except OSError:  # somebody else was quicker, or holds it open: it is no reason to stop
            continue
