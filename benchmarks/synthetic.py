"""A number of reports goes in; staging tables that hold as many made-up ones come out, straight in the build database.

The sentences are templates. Their mix is that of real reports, in round figures: some 250 statements a report, a fifth
of the indicators in most of the statements, a few regions with many reports, twice as many results as targets, one bound
in six, the reviewed and the planned year before all others. Every number is where it is said to be, so that the audits
and tests have as much to do as with real ones. The same number always gives the same report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from pipeline.observations.model import ExcludedNumber, Extraction, Observation
from pipeline.project import SEEDS
from pipeline.reports.model import Document
from pipeline.warehouse.database import build_database, connect, transaction
from pipeline.warehouse.groups import Made as Record
from pipeline.warehouse.groups import digest, group_names, group_of, group_path, refresh
from pipeline.warehouse.load import create_staging, create_state
from pipeline.warehouse.records import PostRow, ReportRecord, ThreadRow
from pipeline.warehouse.steps import OBSERVATIONS, REPORTS

CHUNK = 1000
SQL = Path(__file__).with_name("synthetic.sql")
ROWS = ("document", "paragraph", "post", "thread", "page", "observation", "excluded_number", "rejected_page")


def fill(build: Path, reports: int) -> None:
    """Write the staging tables of so many reports, as if they had been loaded, some at a time."""
    with connect(build_database(build)) as connection:
        with transaction(connection):
            create_state(connection)
            create_staging(connection)
            connection.execute("insert into state.load values (1)")
        prepare(connection)
        for first in range(0, reports, CHUNK):
            make(connection, first, min(first + CHUNK, reports))
            with transaction(connection):
                for table in ROWS:
                    connection.execute(f"insert into staging.{table} by name from made_{table}")
                connection.execute(
                    "insert into state.loaded select unnest(?), thread_key, '', [document_id] from made_thread",
                    [[REPORTS, OBSERVATIONS]],
                )
                connection.execute("insert into state.changed_document select 1, document_id from made_document")


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """The reference lists and word lists that reports are made of, as temporary tables."""
    for name in ("region", "indicator"):
        connection.execute(
            f"create or replace temp table seed_{name} as from read_csv(?, all_varchar = true)",
            [str(SEEDS / f"{name}.csv")],
        )
    for statement in _statements("prepare"):
        connection.execute(statement)


def make(connection: duckdb.DuckDBPyConnection, first: int, last: int) -> None:
    """The rows of the reports from `first` up to `last`, as temporary tables `made_…`."""
    connection.execute(f"set variable first_report = {first}")
    connection.execute(f"set variable last_report = {last}")
    for statement in _statements("make"):
        connection.execute(statement)


@dataclass(frozen=True, slots=True)
class Made:
    """Reports by their thread's key, as the steps reports and observations keep them."""

    reports: dict[str, ReportRecord]
    extractions: dict[str, Extraction]


def records(connection: duckdb.DuckDBPyConnection) -> Made:
    """What `make` made."""
    rows = {table: _by_document(connection, table) for table in ROWS if table not in ("page", "rejected_page")}
    made = Made({}, {})
    for document_id, [row] in rows["document"].items():
        of = {table: rows[table].get(document_id, []) for table in rows}
        document = msgspec.convert({**row, "paragraphs": of["paragraph"]}, Document)
        thread = msgspec.convert(of["thread"][0], ThreadRow)
        posts = msgspec.convert(of["post"], tuple[PostRow, ...])
        made.reports[thread.thread_key] = ReportRecord(thread, document, posts, withdrawn=row["withdrawn"])
        made.extractions[thread.thread_key] = Extraction(
            msgspec.convert(of["observation"], tuple[Observation, ...]),
            msgspec.convert(of["excluded_number"], tuple[ExcludedNumber, ...]),
        )
    return made


def write_groups(build: Path, made: Made) -> None:
    """Make these reports all that the group files hold."""
    _write(build / REPORTS, made.reports)
    _write(build / OBSERVATIONS, made.extractions)


def _write(step: Path, kept: Mapping[str, object]) -> None:
    groups: dict[str, dict[str, str]] = {group: {} for group in group_names(step)}
    for key, record in kept.items():
        groups.setdefault(group_of(key), {})[key] = digest(record)
    for group, wanted in groups.items():
        refresh(group_path(step, group), wanted, lambda key: [Record(kept[key], key)])


def _by_document(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, list[dict[str, Any]]]:
    cursor = connection.execute(f"from made_{table}")
    names = [column[0] for column in cursor.description or ()]
    found: dict[str, list[dict[str, Any]]] = {}
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        found.setdefault(str(row["document_id"]), []).append(row)
    return found


def _statements(part: str) -> Iterator[str]:
    """The statements of one part of the SQL file; parts begin with a line `-- part: name`."""
    parts = SQL.read_text(encoding="utf-8").split("-- part: ")
    [text] = [text for text in parts if text.startswith(f"{part}\n")]
    yield from (statement for statement in text.removeprefix(part).split(";\n") if statement.strip())
