"""`zhibiao read`: what was read of a file, for a person or for a program."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.options import FILES
from pipeline.pages.model import REASONS, RejectedPage
from pipeline.reports.model import Document
from pipeline.reports.thread import as_ranges

FIELDS = (
    "title",
    "thread_type",
    "board",
    "author",
    "posted_at",
    "document_type",
    "region_code",
    "report_year",
    "reviewed_year",
    "plan_year",
    "encoding",
    "missing_pages",
    "cut_short",
    "removed",
)


@click.command()
@FILES
@click.option("--format", "fmt", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def read(ctx: click.Context, files: tuple[Path, ...], fmt: str) -> None:
    """Show what is read of saved pages: metadata and the report's cleaned text.

    \b
    Examples:
      zhibiao read raw/jinniu-2022.html
      zhibiao read raw/ --format json | jq -r .title

    The pages of a thread are read as one where they lie in one folder or archive; which of them are missing or cut short is
    said. JSON is one object a line, one a report; a refused file has `error`. The exit status is 1 where nothing was read.
    """
    import msgspec

    from pipeline.commands.documents import read_documents

    good = False
    for document in read_documents(files):
        good |= isinstance(document, Document)
        if fmt == "json":
            click.echo(msgspec.json.encode(as_object(document)).decode())
        elif isinstance(document, Document):
            click.echo(as_text(document))
        else:
            click.echo(f"{document.source_name}: {_why(document)}", err=True)
    ctx.exit(0 if good else 1)


def as_object(document: Document | RejectedPage) -> dict[str, object]:
    """What a program gets: the fields by name and the body, or the error."""
    if isinstance(document, RejectedPage):
        return {"file": document.source_name, "error": _why(document)}
    fields = {name: getattr(document, name) for name in FIELDS}
    return {"file": document.source_name, **fields, "body": document.body}


def as_text(document: Document) -> str:
    """What a person gets: a line a field, then the report with a blank line before headings."""
    lines = [f"file           {document.source_name}"]
    for name in FIELDS:
        value = getattr(document, name)
        if isinstance(value, dict):
            value = ", ".join(f"{kind} {count}" for kind, count in value.items())
        elif isinstance(value, tuple):
            value = as_ranges(value)
        lines.append(f"{name:14} {'' if value is None else value}".rstrip())
    for paragraph in document.paragraphs:
        lines += ["", paragraph.text] if paragraph.is_heading or paragraph.paragraph_no == 0 else [paragraph.text]
    for table in document.tables:
        lines += ["", table.heading or f"table {table.table_no}", *(" | ".join(row) for row in table.rows)]
    return "\n".join([*lines, ""])


def _why(rejected: RejectedPage) -> str:
    return f"{rejected.reason}: {rejected.detail or REASONS.get(rejected.reason, '')}"
