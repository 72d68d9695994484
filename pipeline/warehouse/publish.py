"""The build database goes in; a fresh, compact file with the schema `marts` only comes out, swapped in atomically."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.errors import ZhibiaoError
from pipeline.warehouse.database import MEMORY_LIMIT, STORAGE_VERSION
from pipeline.warehouse.leftovers import clear_leftovers
from pipeline.warehouse.reader import identifier, literal, one_line

REQUIRED = ("dim_document", "fct_observation")
# What is asked for together lies together, so that a question reads few parts of a large table: an indicator mostly.
# Other tables keep the order of the build, where the rows of a document are neighbours.
_SERIES = "indicator_code nulls last, series_key, statistic, year, region_code"
ORDER = {
    "fct_indicator_year": _SERIES,
    "fct_target_attainment": _SERIES,
    "fct_sector_year_unit": "year, status, sector, region_code",
}


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table of the published file."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the file, its tables in the order of their names and its size in bytes."""

    path: Path
    tables: tuple[PublishedTable, ...]
    bytes: int

    @property
    def rows(self) -> int:
        """Rows of all tables together."""
        return sum(table.rows for table in self.tables)


def publish(build_db: Path, published: Path) -> Published:
    """Copy the marts of `build_db` into a new file and put it in the place of `published`.

    Readers that hold the old file keep it; new ones get the new. On any failure the old file stays as it was.
    Raises ZhibiaoError when the build file is missing, locked or lacks its marts, when a required mart is empty, or
    when the file cannot be replaced.
    """
    if not build_db.is_file():
        raise ZhibiaoError(f"There is no build database at {build_db}: run `zhibiao run` first.")
    published.parent.mkdir(parents=True, exist_ok=True)
    with _workspace(published.parent) as folder:
        fresh = folder / published.name
        tables = _copy_marts(build_db, fresh, folder)
        _flush(fresh)
        size = fresh.stat().st_size
        _replace(fresh, published)
    return Published(published, tables, size)


def identity(published: Path) -> tuple[int, int] | None:
    """Size and time of change, by which a published file is known again; none where there is none."""
    try:
        status = published.stat()
    except FileNotFoundError:
        return None
    return status.st_size, status.st_mtime_ns


def _copy_marts(build_db: Path, fresh: Path, folder: Path) -> tuple[PublishedTable, ...]:
    with duckdb.connect(config={"memory_limit": MEMORY_LIMIT, "temp_directory": str(folder / "spilled")}) as connection:
        try:
            connection.execute(f"attach {literal(str(build_db))} as build (read_only)")
        except duckdb.Error as error:
            raise ZhibiaoError(f"The build database {build_db} cannot be read: {one_line(error)}") from error
        names = _mart_names(connection)
        _refuse_empty(connection, names, build_db)
        connection.execute(f"attach {literal(str(fresh))} as fresh (storage_version '{STORAGE_VERSION}')")
        connection.execute("begin")
        connection.execute("create schema fresh.marts")
        connection.execute("use fresh.marts")  # the tables' definitions name schema and table, not the database
        tables = tuple(PublishedTable(name, _copy_table(connection, name)) for name in names)
        connection.execute("commit")
        connection.execute("checkpoint fresh")
        connection.execute("use memory")
        connection.execute("detach fresh")
        return tables


def _mart_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    found = connection.execute(
        "select table_name from duckdb_tables() where database_name = 'build' and schema_name = 'marts' order by all"
    ).fetchall()
    return [name for (name,) in found]


def _refuse_empty(connection: duckdb.DuckDBPyConnection, names: list[str], build_db: Path) -> None:
    """A build that gave nothing must not take the place of a warehouse that has something."""
    for name in REQUIRED:
        if name not in names:
            raise ZhibiaoError(f"{build_db} has no marts.{name}, nothing was published: build the dbt project first.")
        rows = connection.execute(f"select 1 from build.marts.{name} limit 1").fetchall()  # noqa: S608
        if not rows:
            raise ZhibiaoError(f"marts.{name} is empty, nothing was published: see `rejected_page` for refused pages.")


def _copy_table(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    """Copy one table with its types, constraints and comments; plain `create table as` would lose the last two."""
    [(definition, comment)] = connection.execute(
        "select sql, comment from duckdb_tables() "
        "where database_name = 'build' and schema_name = 'marts' and table_name = ?",
        [name],
    ).fetchall()
    table = f"fresh.marts.{identifier(name)}"
    connection.execute(definition)
    order = f"order by {ORDER[name]}" if name in ORDER else ""
    [(rows,)] = connection.execute(f"insert into {table} from build.marts.{identifier(name)} {order}").fetchall()
    if comment is not None:
        connection.execute(f"comment on table {table} is {literal(comment)}")
    columns = connection.execute(
        "select column_name, comment from duckdb_columns() "
        "where database_name = 'build' and schema_name = 'marts' and table_name = ? and comment is not null",
        [name],
    ).fetchall()
    for column, text in columns:
        connection.execute(f"comment on column {table}.{identifier(column)} is {literal(text)}")
    return int(rows)


@contextmanager
def _workspace(parent: Path) -> Iterator[Path]:
    """A folder of this publish's own on the same file system; those that killed ones left behind are cleared away."""
    clear_leftovers(parent, ".publish-*")
    folder = Path(tempfile.mkdtemp(prefix=".publish-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _replace(fresh: Path, published: Path) -> None:
    # nobody writes to the published file, so that a log beside it is a leftover which would spoil the new file
    published.with_name(published.name + ".wal").unlink(missing_ok=True)
    try:
        os.replace(fresh, published)  # noqa: PTH105 - the atomic swap, named as what it is
    except OSError as error:
        raise ZhibiaoError(
            f"{published} cannot be replaced ({error.strerror}): close the programs that hold it."
        ) from error
    _flush(published.parent)


def _flush(path: Path) -> None:
    """Have the disk hold what was written, so that a power cut leaves a whole file; folders only where systems can."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
