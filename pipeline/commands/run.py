"""`zhibiao run`: everything, from the saved pages to the published warehouse."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.options import WAREHOUSE_OPTION
from pipeline.project import RAW


@click.command()
@click.option(
    "--raw",
    type=click.Path(path_type=Path),
    envvar="ZHIBIAO_RAW",
    default=RAW,
    help="Folder of saved pages.  [default: raw/ of the project, or $ZHIBIAO_RAW]",
)
@WAREHOUSE_OPTION
@click.option("--workers", type=click.IntRange(1), help="Processes that read and extract.  [default: one a processor]")
def run(raw: Path, warehouse: Path, workers: int | None) -> None:
    """Read the pages, extract observations, build and test the tables, publish the warehouse.

    \b
    Examples:
      zhibiao run
      zhibiao run --raw ~/pages --warehouse ~/indicators --workers 4

    What is up to date is not done again. Refused pages are listed and do not fail the run; it fails, and leaves the
    published file as it was, where nothing can be published or a contract, grain or evidence test fails.
    """
    from pipeline.commands.options import published_file
    from pipeline.commands.summary import summary
    from pipeline.dbt_manifest import begin_to_prepare
    from pipeline.errors import ZhibiaoError
    from pipeline.warehouse.publish import identity

    raw, warehouse = raw.absolute(), warehouse.absolute()
    if not raw.is_dir():  # said before the seconds that Dagster takes to start
        raise ZhibiaoError(f"{raw} is no folder: say with --raw where the saved pages are")
    begin_to_prepare()  # while Dagster is loaded
    from pipeline.commands.job import run_job

    before = identity(published_file(warehouse))
    run_job(raw, warehouse, workers)
    for line in summary(warehouse):
        click.echo(line)
    if identity(published_file(warehouse)) == before:
        click.echo("Nothing has changed since the last run: tables and warehouse are as it left them.")
