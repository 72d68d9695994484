"""A table element goes in, its cells as a full grid come out, or None when the table only lays out running text."""

from __future__ import annotations

import re
from collections.abc import Callable

from bs4 import Tag

from pipeline.pages.markup import attribute, tags_within
from pipeline.simplified import simplified

_MAX_SPAN = 60
_MAX_CELLS = 50_000
_LONGEST_CELL = 400
_MAX_HEADING = 40

_HEADING = re.compile(
    r"[（(]?(?:附[:：件表录]|表\s?[一二三四五六七八九十\d]|图表).{0,36}"
    r"|[^。；！？]{0,34}(?:(?<![代发外])表|指标|情况|数据|一览|对比|统计|目标完成情况)(?:[（(][^（）()]{1,14}[）)])?[:：]?"
)
_NUMBERED = re.compile(r"(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．])")
_UNIT_LINE = re.compile(r"[（(]?\s?(?:计量)?单位\s?[:：].{1,24}")


def read_grid(table: Tag, cell_text: Callable[[Tag], str]) -> tuple[tuple[str, ...], ...] | None:
    """Rows of equal length, spanned cells repeated in every place they cover.

    None for a table that holds another table, has one row or no row of two cells, or a cell of paragraph length: such a
    table is layout, and its text belongs to the body.
    """
    elements = list(tags_within(table))
    if any(tag.name == "table" for tag in elements):
        return None
    rows = [row for tag in elements if tag.name == "tr" and (row := _cells(tag))]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return None
    texts = [[cell_text(cell) for cell in row] for row in rows]
    if any(len(text) > _LONGEST_CELL for row in texts for text in row):
        return None
    return _resolve(rows, texts)


def _cells(row: Tag) -> list[Tag]:
    return [cell for cell in row.contents if isinstance(cell, Tag) and cell.name in ("td", "th")]


def take_heading(lines: list[str]) -> str | None:
    """Remove the lines at the end of `lines` that are the title of the table that follows, with its unit line."""
    unit = lines.pop() if lines and _UNIT_LINE.fullmatch(simplified(lines[-1])) else None
    title = None
    if lines and len(lines[-1]) <= _MAX_HEADING and not _NUMBERED.match(lines[-1]):
        title = lines.pop() if _HEADING.fullmatch(simplified(lines[-1])) else None
    return " ".join(part for part in (title, unit) if part) or None


def _resolve(rows: list[list[Tag]], texts: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    grid: list[dict[int, str]] = [{} for _ in rows]
    size = 0
    for row_no, row in enumerate(rows):
        column = 0
        for cell, text in zip(row, texts[row_no], strict=True):
            while column in grid[row_no]:
                column += 1
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            size += width * height
            if size > _MAX_CELLS:
                width = height = 1
            for down in range(row_no, min(row_no + height, len(rows))):
                for across in range(column, column + width):
                    grid[down].setdefault(across, text)
            column += width
    width = max((max(line, default=-1) for line in grid), default=-1) + 1
    return tuple(tuple(line.get(column, "") for column in range(width)) for line in grid)


def _span(cell: Tag, name: str) -> int:
    value = attribute(cell, name).strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < 6 else 1
