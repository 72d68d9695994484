"""The build folder goes in; connections to the build database and transactions on it come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipeline.errors import ZhibiaoError

# A file of this version can be read by DuckDB 1.2.2 and later. The build file has it as well: with the newest version's
# compression the bodies of 100,000 reports do not go through 2 GB of memory.
STORAGE_VERSION = "v1.2.0"
# The build must not take the machine: DuckDB spills to disk beyond this. dbt's profile says the same.
MEMORY_LIMIT = "2GB"


def build_database(build: Path) -> Path:
    """The file of the build database."""
    return build / "zhibiao.duckdb"


@contextmanager
def connect(path: Path, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to the build database; ZhibiaoError where another program holds it or it is damaged."""
    path.parent.mkdir(parents=True, exist_ok=True)
    config: dict[str, str | bool | int | float | list[str]] = {"memory_limit": MEMORY_LIMIT}
    if not read_only:
        config["storage_compatibility_version"] = STORAGE_VERSION
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.IOException as error:
        holder = str(error).partition("held in ")[2].partition(". ")[0]
        if holder:
            raise ZhibiaoError(f"{path} is in use by {holder}: close that program and run again") from error
        raise ZhibiaoError(f"{path} cannot be opened: remove it and run again, it is built anew ({error})") from error
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything in the block happens, or nothing of it."""
    connection.execute("begin")
    try:
        yield
    except BaseException:
        connection.execute("rollback")
        raise
    connection.execute("commit")


def create_table(schema: str, table: str, columns: Mapping[str, str]) -> str:
    """The statement that creates a table where there is none."""
    return f"create table if not exists {schema}.{table} ({listed(columns)})"


def create_tables(connection: duckdb.DuckDBPyConnection, schema: str, tables: Mapping[str, Mapping[str, str]]) -> None:
    """Create the tables of a schema where there are none; where any has other columns, all of them are forgotten."""
    there: dict[str, dict[str, str]] = {}
    for table, column, kind in connection.execute(
        "select table_name, column_name, data_type from duckdb_columns() where schema_name = ?", [schema]
    ).fetchall():
        there.setdefault(table, {})[column] = kind
    if there and there != tables:
        connection.execute(f"drop schema {schema} cascade")
    connection.execute(f"create schema if not exists {schema}")
    for table, columns in tables.items():
        connection.execute(create_table(schema, table, columns))


def listed(columns: Mapping[str, str]) -> str:
    """Columns with their types, as SQL has them."""
    return ", ".join(f"{name} {kind}" for name, kind in columns.items())
