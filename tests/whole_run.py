"""`zhibiao run` in a process of its own, and what came of it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """A finished `zhibiao run`: its folder of raw pages, its warehouse, and what it said."""

    raw: Path
    warehouse: Path
    code: int
    out: str
    err: str

    @property
    def published(self) -> Path:
        return self.warehouse / "zhibiao.duckdb"


def command_line(raw: Path, warehouse: Path) -> list[str]:
    """`zhibiao run` by this Python."""
    return [sys.executable, "-m", "pipeline.cli", "run", "--raw", str(raw), "--warehouse", str(warehouse)]


def surroundings(home: Path) -> dict[str, str]:
    """The variables of a run that Dagster records in a home of its own."""
    return {**os.environ, "DAGSTER_HOME": str(home), "PYTHONUTF8": "1"}


def zhibiao_run(raw: Path, warehouse: Path, home: Path) -> Run:
    """Everything, in a process of its own."""
    done = subprocess.run(
        command_line(raw, warehouse),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env=surroundings(home),
    )
    return Run(raw, warehouse, done.returncode, done.stdout, done.stderr)
