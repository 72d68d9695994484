"""`zhibiao query`: SQL on the published warehouse."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.options import WAREHOUSE_OPTION, published_file


@click.command()
@click.argument("sql")
@click.option("--format", "fmt", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@WAREHOUSE_OPTION
def query(sql: str, fmt: str, warehouse: Path) -> None:
    """Run SQL on the published warehouse, read-only; tables of `marts` need no schema.

    \b
    Examples:
      zhibiao query "select title, observations from dim_document"
      zhibiao query "select * from fct_target_attainment where met" --format csv > met.csv
    """
    from pipeline.warehouse.query import query as lines

    for line in lines(published_file(warehouse), sql, fmt):
        click.echo(line)
