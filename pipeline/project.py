"""Where the project's own files are: the root of the checkout, the reference lists and the default folders."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "dbt_project" / "seeds"
RAW = ROOT / "raw"
WAREHOUSE = ROOT / "warehouse"
DBT_PROJECT = ROOT / "dbt_project"
