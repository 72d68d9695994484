"""`zhibiao extract`: the observations of a file, without a warehouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from pipeline.commands.options import FILES
from pipeline.pages.model import RejectedPage

FIELDS = (
    "doc",
    "quote",
    "sentence",
    "quote_start",
    "value",
    "value_max",
    "unit",
    "bound",
    "statistic",
    "indicator",
    "year",
    "year_start",
    "status",
    "sector",
)
# A terminal has no room for the sentence.
SHOWN = ("doc", "quote", "indicator", "value", "value_max", "unit", "bound", "statistic", "year", "status", "sector")


@click.command()
@FILES
@click.option(
    "--format", "fmt", type=click.Choice(["table", "jsonl", "csv", "html"]), default="table", show_default=True
)
@click.pass_context
def extract(ctx: click.Context, files: tuple[Path, ...], fmt: str) -> None:
    """Extract the observations of saved pages and print them; no warehouse is needed.

    \b
    Examples:
      zhibiao extract raw/jinniu-2022.html
      zhibiao extract raw/ --format csv > observations.csv
      zhibiao extract raw/jinniu-2022.html --format html > page.html

    The exit status is 1 where no report was read.
    """
    from pipeline.commands.documents import read_documents
    from pipeline.observations.extract import extract as extract_document
    from pipeline.observations.model import Extraction
    from pipeline.observations.page import html_page
    from pipeline.reports.model import Document
    from pipeline.warehouse.query import FORMATS

    fields = SHOWN if fmt == "table" else FIELDS
    good = False

    def extracted() -> Iterator[tuple[Document, Extraction]]:
        nonlocal good
        for document in read_documents(files):
            if isinstance(document, RejectedPage):
                click.echo(f"{document.source_name}: {document.reason}: {document.detail}", err=True)
                continue
            good = True
            yield document, extract_document(document)

    def rows() -> Iterator[tuple[object, ...]]:
        for document, extraction in extracted():
            for row in extraction.observations:
                yield document.source_name, *(getattr(row, name) for name in fields[1:])

    if fmt == "html":
        for piece in html_page(extracted()):
            click.echo(piece, nl=False)
    else:
        for line in FORMATS["json" if fmt == "jsonl" else fmt](fields, rows()):
            click.echo(line)
    ctx.exit(0 if good else 1)
