"""Dagster's home goes out: the folder where runs are recorded, shared by `make run`, `make ui` and `zhibiao run`."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.project import ROOT

SETTINGS = Path(__file__).with_name("dagster.yaml")


def dagster_home() -> Path:
    """The folder DAGSTER_HOME names, else `.dagster` in the project, made ready for use and set for this process."""
    own = ROOT / ".dagster"
    home = Path(os.environ.get("DAGSTER_HOME") or own).absolute()
    home.mkdir(parents=True, exist_ok=True)
    settings = home / "dagster.yaml"
    # The project's own home follows the project's settings; a home of somebody else's keeps its own.
    if home == own or not settings.is_file():
        settings.write_bytes(SETTINGS.read_bytes())
    os.environ["DAGSTER_HOME"] = str(home)
    os.environ["DAGSTER_DISABLE_TELEMETRY"] = "yes"
    return home


if __name__ == "__main__":
    print(dagster_home())
