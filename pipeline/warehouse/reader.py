"""The path of a published file goes in, a connection comes out that can read its marts and touch nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from pipeline.errors import ZhibiaoError

_BATCH = 1000


@contextmanager
def reading(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection that reads and writes no other file; table names without a schema are those of `marts`.

    Raises ZhibiaoError when the file is missing or cannot be opened.
    """
    if not published.is_file():
        raise ZhibiaoError(f"There is no warehouse at {published}: run `zhibiao run` first.")
    try:
        connection = duckdb.connect(str(published), read_only=True, config={"enable_external_access": False})
    except duckdb.Error as error:
        raise ZhibiaoError(f"The warehouse {published} cannot be opened: {one_line(error)}") from error
    with connection:
        try:
            connection.execute("set schema 'marts'")
        except duckdb.Error as error:
            raise ZhibiaoError(f"{published} has no schema marts: it is not a published warehouse.") from error
        connection.execute("set lock_configuration = true")
        yield connection


def one_line(error: Exception) -> str:
    """The first line of an error's message, which names what is wrong; the rest is a picture of the statement."""
    return next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)


def rows(cursor: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """The rows of an executed statement, fetched batch by batch."""
    while batch := cursor.fetchmany(_BATCH):
        yield from batch


def identifier(name: str) -> str:
    """A name as SQL spells it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL spells it, for statements that take no parameters."""
    return "'" + text.replace("'", "''") + "'"
