"""The user's own corrections go in as they were written; one record a line comes out, for dbt to lay over the extraction."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ZhibiaoError

FILE = "corrections.csv"
COLUMNS = ("observation_id", "field", "value", "author", "reason")


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of the file, cells trimmed and otherwise as written; whether it fits is judged and told in dbt."""

    line_no: int
    observation_id: str
    field: str
    value: str
    author: str
    reason: str


def read_corrections(raw: Path) -> list[Correction]:
    """The lines of `corrections.csv` in the folder of saved pages; none where there is no such file.

    Raises ZhibiaoError where the file as a whole cannot be understood: a run must not go on without corrections that
    somebody wrote.
    """
    path = raw / FILE
    if not path.is_file():
        return []
    try:
        return list(_lines(_text(path.read_bytes())))
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        raise ZhibiaoError(
            f"{path} cannot be read: {error}; it is CSV with the columns {', '.join(COLUMNS)}"
        ) from error


def _text(data: bytes) -> str:
    """The text of a file that a spreadsheet may have written: UTF-8, with or without a mark, or else GBK."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def _lines(text: str) -> Iterator[Correction]:
    reader = csv.reader(io.StringIO(text, newline=""))
    header = tuple(cell.strip() for cell in next(reader, []))
    if header != COLUMNS:
        raise ValueError(f"its first line is {','.join(header)!r}")
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        filled = [*cells, *[""] * (len(COLUMNS) - len(cells))]
        # the reason is the last column and the one where people write commas without quotation marks
        *named, reason = (*filled[: len(COLUMNS) - 1], ",".join(filled[len(COLUMNS) - 1 :]))
        yield Correction(reader.line_num, *(cell.strip() for cell in (*named, reason)))
