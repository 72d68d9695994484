"""A published file goes in; its marts come out as Parquet, CSV or one Excel workbook in a folder of the user's."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.errors import ZhibiaoError
from pipeline.warehouse.data_package import DESCRIPTION_FILE, TIMESTAMP, describe
from pipeline.warehouse.dictionary import read_dictionary
from pipeline.warehouse.keys import read_keys
from pipeline.warehouse.reader import identifier, literal, one_line
from pipeline.warehouse.workbook import write_workbook

BOM = "\ufeff"  # without it Excel takes a CSV for the system's own code page, and Chinese becomes mojibake
_FORMULA = "^[=+\\-@\\t\\r\\n＝＋－＠]"  # Excel in Chinese takes the wide signs for the narrow ones


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that were written, in the order of their names; the description of the others last."""

    files: tuple[Path, ...]


def export(published: Path, to: Path, fmt: str = "parquet") -> Exported:
    """Write the marts into the folder `to`: a file a table (`parquet`, `csv`), or `zhibiao.xlsx` with a sheet a table.

    Beside Parquet and CSV lies `datapackage.json`, which describes the files of the last export into the folder. In CSV a text that a spreadsheet would run as a formula gets an apostrophe before it; Parquet has every text as it
    is. Files of the same name are replaced, each only once it is whole. Raises ZhibiaoError when the format is unknown,
    the warehouse cannot be read, the folder cannot be written, or openpyxl is missing for `xlsx`.
    """
    try:
        write = FORMATS[fmt]
    except KeyError:
        raise ZhibiaoError(f"There is no format {fmt!r}: choose one of {', '.join(FORMATS)}.") from None
    if not published.is_file():
        raise ZhibiaoError(f"There is no warehouse at {published}: run `zhibiao run` first.")
    try:
        to.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".export-", dir=to))
    except OSError as error:
        raise ZhibiaoError(f"The folder {to} cannot be written: {error.strerror}.") from error
    try:
        write(published, folder)
        files = sorted(folder.iterdir(), key=lambda file: (file.name == DESCRIPTION_FILE, file.name))
        return Exported(tuple(_settle(file, to) for file in files))
    except duckdb.Error as error:
        raise ZhibiaoError(f"The export failed: {one_line(error)}") from error
    except OSError as error:
        raise ZhibiaoError(f"The export into {to} failed: {error.strerror}.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _settle(file: Path, to: Path) -> Path:
    target = to / file.name
    os.replace(file, target)  # noqa: PTH105 - the atomic swap, named as what it is
    return target


def _parquet(published: Path, folder: Path) -> None:
    _copy_tables(published, folder, "parquet", "format parquet, compression zstd", lambda columns: "*")


def _csv(published: Path, folder: Path) -> None:
    _copy_tables(published, folder, "csv", f"format csv, header true, timestampformat '{TIMESTAMP}'", _csv_columns)


def _csv_columns(columns: list[tuple[str, str]]) -> str:
    """The columns with formulas defused; the byte order mark travels as the first letter of the header."""
    expressions = []
    for position, (name, type_) in enumerate(columns):
        value = identifier(name)
        if type_ == "VARCHAR":
            value = f"case when regexp_matches({value}, '{_FORMULA}') then '''' || {value} else {value} end"
        expressions.append(f"{value} as {identifier(BOM + name if position == 0 else name)}")
    return ", ".join(expressions)


def _copy_tables(
    published: Path, folder: Path, suffix: str, options: str, select: Callable[[list[tuple[str, str]]], str]
) -> None:
    with duckdb.connect(str(published), read_only=True) as connection:
        tables: dict[str, list[tuple[str, str]]] = {}
        found = connection.execute(
            "select table_name, column_name, data_type from duckdb_columns() "
            "where schema_name = 'marts' order by table_name, column_index"
        ).fetchall()
        for table, column, type_ in found:
            tables.setdefault(table, []).append((column, type_))
        for table, columns in tables.items():
            answer = f"select {select(columns)} from marts.{identifier(table)}"  # noqa: S608
            connection.execute(f"copy ({answer}) to {literal(str(folder / f'{table}.{suffix}'))} ({options})")
    files = {table: folder / f"{table}.{suffix}" for table in tables}
    description = describe(read_dictionary(published), read_keys(), files)
    text = json.dumps(description, ensure_ascii=False, indent=2)
    (folder / DESCRIPTION_FILE).write_text(text + "\n", encoding="utf-8")


def _xlsx(published: Path, folder: Path) -> None:
    write_workbook(published, folder / "zhibiao.xlsx")


FORMATS: dict[str, Callable[[Path, Path], None]] = {"parquet": _parquet, "csv": _csv, "xlsx": _xlsx}
