"""`zhibiao-dbt`: the project's dbt on the build database that ZHIBIAO_BUILD_DB names, else on the one in warehouse/.

It works in the folder of that database and calls it by its bare name. dbt parses anew where the profile has changed,
and the path of the database is part of that: without its folder, one parse serves every warehouse.
"""

from __future__ import annotations

import os
import shutil
import sysconfig
from pathlib import Path

from pipeline.errors import ZhibiaoError
from pipeline.project import DBT_PROJECT, WAREHOUSE
from pipeline.warehouse.database import build_database

BUILD_DB = "ZHIBIAO_BUILD_DB"
"""The environment variable that names the build database."""


def main() -> None:
    """Run dbt with the words of the command line."""
    database = Path(os.environ.get(BUILD_DB) or build_database(WAREHOUSE / "build")).absolute()
    database.parent.mkdir(parents=True, exist_ok=True)
    os.chdir(database.parent)
    os.environ[BUILD_DB] = database.name
    for folder in ("DBT_PROJECT_DIR", "DBT_PROFILES_DIR"):
        os.environ.setdefault(folder, str(DBT_PROJECT))
    from dbt.cli.main import cli

    cli()


def dbt_program() -> str:
    """The program's file in the environment of this Python, whether or not that is on the PATH."""
    found = shutil.which("zhibiao-dbt", path=sysconfig.get_path("scripts")) or shutil.which("zhibiao-dbt")
    if found is None:
        raise ZhibiaoError("zhibiao-dbt is not installed beside this Python: run `make setup`")
    return found
