"""`zhibiao export`: the published warehouse as files for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.options import WAREHOUSE_OPTION, published_file


@click.command()
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), default=Path("exports"), show_default=True)
@click.option("--format", "fmt", type=click.Choice(["parquet", "csv", "xlsx"]), default="parquet", show_default=True)
@WAREHOUSE_OPTION
def export(to: Path, fmt: str, warehouse: Path) -> None:
    """Write the published tables as Parquet, CSV that Excel opens, or one Excel workbook.

    \b
    Examples:
      zhibiao export
      zhibiao export --format xlsx --to reports/
    """
    from pipeline.warehouse.export import export as write

    for path in write(published_file(warehouse), to, fmt).files:
        click.echo(path)
