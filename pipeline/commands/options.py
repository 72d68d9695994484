"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.project import WAREHOUSE

FILES = click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))

WAREHOUSE_OPTION = click.option(
    "--warehouse",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="ZHIBIAO_WAREHOUSE",
    default=WAREHOUSE,
    help="Folder of the warehouse.  [default: warehouse/ of the project, or $ZHIBIAO_WAREHOUSE]",
)


def published_file(warehouse: Path) -> Path:
    """The file that consumers read."""
    return warehouse / "zhibiao.duckdb"
