"""What a step did goes in; metadata and progress that a person wants to see in the Dagster UI come out."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from dagster import (
    AssetExecutionContext,
    Failure,
    MarkdownMetadataValue,
    MetadataValue,
    TableColumn,
    TableMetadataValue,
    TableRecord,
    TableSchema,
)

from pipeline.errors import ZhibiaoError
from pipeline.pages.model import REASONS
from pipeline.warehouse.groups import Outcome
from pipeline.warehouse.steps import iter_rejected
from pipeline.warehouse.workers import Tick

Metadata = dict[str, Any]

PREVIEW_ROWS = 20
TICK_SECONDS = 2.0


@contextmanager
def failing_kindly() -> Iterator[None]:
    """Show what a person can mend as one line, without a traceback."""
    try:
        yield
    except ZhibiaoError as error:
        raise Failure(str(error), allow_retries=False) from None


def ticker(context: AssetExecutionContext) -> Tick:
    """Progress of a long step for the log, now and then."""
    last = time.monotonic()

    def tick(done: int, of: int) -> None:
        nonlocal last
        if time.monotonic() - last >= TICK_SECONDS:
            last = time.monotonic()
            context.log.info(f"{done:,} of {of:,} groups")

    return tick


def run_step(context: AssetExecutionContext, step: Callable[[], Outcome]) -> tuple[Outcome, Metadata]:
    """Run a step and describe what it did: how many were made anew, kept from before or lost their file, and how long."""
    began = time.monotonic()
    with failing_kindly():
        outcome = step()
    seconds = round(time.monotonic() - began, 2)
    context.log.info(f"{outcome.made:,} made, {outcome.kept:,} kept as they were")
    return outcome, {
        "made": outcome.made,
        "kept": outcome.kept,
        "withdrawn": outcome.withdrawn,
        "records": outcome.records,
        "refused": outcome.rejected,
        "seconds": seconds,
    }


def refusals(build: Path) -> MarkdownMetadataValue:
    """Refused pages by reason, then the first of them, as a Markdown table."""
    by_reason = Counter(rejected.reason for rejected in iter_rejected(build))
    lines = ["| reason | pages | meaning |", "|---|--:|---|"]
    lines += [f"| {reason} | {count} | {REASONS.get(reason, '')} |" for reason, count in by_reason.most_common()]
    lines += ["", "| page | reason | detail |", "|---|---|---|"]
    lines += [
        f"| {_cell(r.source_name)} | {r.reason} | {_cell(r.detail)} |"
        for r in islice(iter_rejected(build), PREVIEW_ROWS)
    ]
    return MetadataValue.md("\n".join(lines) if by_reason else "No page was refused.")


def preview(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> TableMetadataValue:
    """The first rows as a table; every cell as text, so that exact decimals stay exact."""
    records = [
        TableRecord({name: "" if value is None else str(value) for name, value in zip(columns, row, strict=True)})
        for row in islice(rows, PREVIEW_ROWS)
    ]
    return MetadataValue.table(records, TableSchema([TableColumn(name, "string") for name in columns]))


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
