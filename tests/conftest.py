"""Fixtures that more than one folder of tests needs."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages and annotated reports beside the checkout; it is never part of the project."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "eval" / "FACTS.md").is_file():
        pytest.skip(f"no shared material at {folder}")
    return folder
