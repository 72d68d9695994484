"""A published file goes in; an Excel workbook comes out: the data dictionary, then a sheet a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, count
from pathlib import Path
from typing import Any

from pipeline.errors import ZhibiaoError
from pipeline.warehouse.dictionary import read_dictionary
from pipeline.warehouse.reader import identifier, reading, rows

SHEET_ROWS = 1_048_576  # Excel's limits
CELL_CHARACTERS = 32_767
CUT = "…［cut, see the CSV or Parquet export］"


def write_workbook(published: Path, file: Path, sheet_rows: int = SHEET_ROWS) -> None:
    """Write all marts into `file`, row by row; a table over `sheet_rows` goes on in further sheets (`name_2` …).

    Every text is a text, never a formula. A text over Excel's limit is cut and ends with CUT; digits beyond the 15 that
    Excel keeps are lost. Raises ZhibiaoError when openpyxl is not installed or the warehouse cannot be opened.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise ZhibiaoError("Excel needs openpyxl: install it with `pip install 'zhibiao[xlsx]'`.") from None
    dictionary = read_dictionary(published)
    workbook = Workbook(write_only=True)
    header = ("table", "column", "type", "nullable", "meaning", "含义")
    entries: list[tuple[Any, ...]] = [
        (name, None, None, None, english, chinese) for name, (english, chinese) in dictionary.tables.items()
    ]
    entries += [
        (entry.table, entry.column, entry.type, entry.nullable, entry.english, entry.chinese)
        for entry in dictionary.columns
    ]
    _write_sheets(workbook, "dictionary", header, iter(entries), sheet_rows)
    with reading(published) as connection:
        for name in dictionary.tables:
            cursor = connection.execute(f"select * from {identifier(name)}")  # noqa: S608
            names = tuple(column[0] for column in cursor.description or ())
            _write_sheets(workbook, name, names, rows(cursor), sheet_rows)
    workbook.save(file)


def _write_sheets(
    workbook: Any, name: str, header: Sequence[str], answer: Iterator[tuple[Any, ...]], sheet_rows: int
) -> None:
    for number in count(1):
        sheet = workbook.create_sheet(name if number == 1 else f"{name}_{number}")
        sheet.freeze_panes = "A2"
        sheet.append(list(header))
        for _ in range(sheet_rows - 1):
            row = next(answer, None)
            if row is None:
                return
            sheet.append([_cell(sheet, value) for value in row])
        following = next(answer, None)
        if following is None:
            return
        answer = chain([following], answer)


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if not isinstance(value, str):
        return value
    return _text(sheet, value)


def _text(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    clean = ILLEGAL_CHARACTERS_RE.sub("", text)
    if len(clean.encode("utf-16-le")) > 2 * CELL_CHARACTERS:  # Excel counts in UTF-16
        clean = clean[: (CELL_CHARACTERS - len(CUT)) // 2] + CUT
    if not clean.startswith("="):
        return clean
    cell = WriteOnlyCell(sheet, value=clean)
    cell.data_type = "s"  # openpyxl takes a text that starts with = for a formula
    return cell
