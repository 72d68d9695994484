"""`zhibiao search`: the indicators that some words may mean."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.options import WAREHOUSE_OPTION, published_file


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option("--format", "fmt", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Indicators shown at most.")
@WAREHOUSE_OPTION
def search(words: tuple[str, ...], fmt: str, limit: int, warehouse: Path) -> None:
    """Find indicators by code, Chinese or English name, alias, or the words that reports use.

    \b
    Examples:
      zhibiao search 粮食
      zhibiao search budget revenue --format json

    All words must occur. Put the column `where` into a query:
      zhibiao query "select region_name, year, value, unit from fct_indicator_year where indicator_code = 'gdp'"
    """
    from pipeline.warehouse.search import search as lines

    for line in lines(published_file(warehouse), words, fmt, limit):
        click.echo(line)
