"""SQL and a published file go in; the answer comes out piece by piece, as a table, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any

import duckdb

from pipeline.errors import ZhibiaoError
from pipeline.warehouse.reader import one_line, reading, rows

_MEASURED = 1000  # rows that a table's widths are taken from
Row = tuple[Any, ...]


def query(published: Path, sql: str, fmt: str = "table") -> Iterator[str]:
    """Yield the lines of the answer to `sql`, without line ends; `fmt` is a key of FORMATS.

    Only reading is possible: no writing, no other file, no setting. A table's columns are as wide as the widest value
    among its first rows. JSON is one object a line. Raises ZhibiaoError when the format is unknown, the warehouse
    cannot be opened or the statement fails; the message is DuckDB's own first line.
    """
    try:
        write = FORMATS[fmt]
    except KeyError:
        raise ZhibiaoError(f"There is no format {fmt!r}: choose one of {', '.join(FORMATS)}.") from None
    with reading(published) as connection:
        try:
            cursor = connection.execute(sql)
            if cursor is None:
                raise ZhibiaoError("The query is empty: give one SQL statement.")
            names = [column[0] for column in cursor.description or ()]
            yield from write(names, rows(cursor))
        except duckdb.Error as error:
            raise ZhibiaoError(f"The query failed: {one_line(error)}") from error


def _csv(names: Sequence[str], answer: Iterator[Row]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="")
    for row in chain([tuple(names)], answer):
        writer.writerow(["" if value is None else _plain(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _json(names: Sequence[str], answer: Iterator[Row]) -> Iterator[str]:
    for row in answer:
        yield json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=_encodable)


def _table(names: Sequence[str], answer: Iterator[Row]) -> Iterator[str]:
    first = list(islice(answer, _MEASURED))
    cells = [[_cell(value) for value in row] for row in first]
    widths = [max([_width(name), *(_width(row[at]) for row in cells)]) for at, name in enumerate(names)]
    numeric = [any(isinstance(row[at], int | float | Decimal) for row in first) for at in range(len(names))]

    def line(values: Sequence[str]) -> str:
        padded = (_pad(*cell) for cell in zip(values, widths, numeric, strict=True))
        return "  ".join(padded).rstrip()

    yield line(names)
    yield "  ".join("-" * width for width in widths)
    yield from map(line, cells)
    for row in answer:
        yield line([_cell(value) for value in row])


def _pad(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks


def _cell(value: Any) -> str:
    """A value on one line of a terminal; control characters, which could move the cursor, become blanks."""
    text = "" if value is None else _plain(value)
    return "".join(" " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character for character in text)


def _width(text: str) -> int:
    """Columns of a terminal that the text takes: Chinese characters take two."""
    return len(text) + sum(unicodedata.east_asian_width(character) in "WF" for character in text)


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _number(value: Decimal) -> str:
    """A decimal without the zeros that its column's scale adds: 1499.100000 is 1499.1."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _encodable(value: Any) -> Any:
    if isinstance(value, Decimal):
        text = _number(value)
        return float(text) if "." in text else int(text)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)


FORMATS: dict[str, Callable[[Sequence[str], Iterator[Row]], Iterator[str]]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
}
