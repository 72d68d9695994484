"""Where the project's own files are: the root of the checkout, the default folders, the reference lists and their rows."""

from __future__ import annotations

import csv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "dbt_project" / "seeds"
RAW = ROOT / "raw"
WAREHOUSE = ROOT / "warehouse"
DBT_PROJECT = ROOT / "dbt_project"


def seed_rows(name: str) -> list[dict[str, str]]:
    """The rows of a reference list by its name without suffix; dbt reads the same file."""
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
