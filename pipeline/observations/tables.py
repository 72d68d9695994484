"""A table of a report goes in, one observation a cell with a number comes out; columns say unit, year and statistic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.observations.numerals import POWERS, decimal
from pipeline.observations.paragraphs import without_gaps
from pipeline.observations.text import same_length
from pipeline.reports.model import Document, ReportTable

_NAME = re.compile(r"指标|项目|名称|内容|类别|产品|地区|行业|单位名称")
_UNIT = re.compile(r"^(?:计量|计算)?单位$")
_GROWTH = re.compile(r"增长|增速|增幅|涨幅|±|同比|比上年|比去年|较上年")
_SHARE = re.compile(r"比重|占比|构成")
_TARGET = re.compile(r"目标|预期|计划|预计|安排")
_YEAR = re.compile(r"((?:19|20)\d\d)")
_IN_BRACKETS = re.compile(r"[(（]\s*(?:单位\s*[::])?\s*([^()（）]+?)\s*[)）]")
_HEADING_UNIT = re.compile(r"单位\s*[::]\s*([^\s,;。()（）]+)")
_CELL = re.compile(r"\s*([-—]?)\s*((?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?)\s*(%|‰)?\s*$")
_MULTIPLIED = re.compile(r"^(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?!瓦|克|米|升)|百(?!分))(?=.)")


@dataclass(frozen=True, slots=True)
class Column:
    """What the head of a column says of the cells below it."""

    number: int
    unit: str
    statistic: str
    status: str | None
    year: int | None
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a table, read; `sentence` is its row joined by ` | ` and `quote` lies at `quote_start` in it."""

    row: int
    column: int
    quote: str
    sentence: str
    quote_start: int
    value: Decimal
    unit: str
    unit_printed: str
    multiplier: int
    statistic: str
    status: str
    indicator: str
    year: int | None


def cells(table: ReportTable, document: Document) -> Iterator[Cell]:
    """The numbers of a table whose first row names its columns; nothing for a table laid out in another way."""
    if len(table.rows) < 2 or len(table.rows[0]) < 2:
        return
    head = [without_gaps(same_length(cell)).strip() for cell in table.rows[0]]
    if any(_CELL.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in head):
        return
    name_at = next((no for no, cell in enumerate(head) if _NAME.search(cell) and not _UNIT.match(cell)), 0)
    unit_at = next((no for no, cell in enumerate(head) if _UNIT.match(cell)), None)
    usual = _HEADING_UNIT.search(same_length(table.heading or ""))
    columns = [
        _column(no, cell, usual[1] if usual else "", document)
        for no, cell in enumerate(head)
        if no not in (name_at, unit_at) and cell
    ]
    for row_no, row in enumerate(table.rows[1:], 1):
        if len(row) == len(head):
            yield from _row(row_no, row, columns, name_at, unit_at, document)


def _column(number: int, label: str, usual: str, document: Document) -> Column:
    inside = _IN_BRACKETS.search(label)
    year = _YEAR.search(label)
    growth = bool(_GROWTH.search(label))
    statistic = "growth" if growth else "share" if _SHARE.search(label) else "level"
    status = "target" if _TARGET.search(label) and document.document_type != "bulletin" else None
    unit = inside[1] if inside else "%" if growth else usual
    return Column(number, unit, statistic, status, int(year[1]) if year else None, re.sub(_IN_BRACKETS, "", label))


def _row(
    row_no: int, row: tuple[str, ...], columns: list[Column], name_at: int, unit_at: int | None, document: Document
) -> Iterator[Cell]:
    label = re.sub(r"^(?:[#*]|其中\s*[::]|[一二三四五六七八九十\d]+[、.])\s*", "", without_gaps(row[name_at].strip()))
    inside = _IN_BRACKETS.search(same_length(label))
    name = label[: inside.start()].strip() if inside else label
    if not name or _CELL.fullmatch(same_length(name)):
        return
    sentence = " | ".join(row)
    for column in columns:
        found = _CELL.fullmatch(same_length(row[column.number]))
        if not found:
            continue
        unit = found[3] or ""
        if not unit and column.statistic == "level" and unit_at is not None:
            unit = without_gaps(row[unit_at].strip())
        unit = unit or column.unit or (inside[1] if inside else "")
        power = _MULTIPLIED.match(unit)
        multiplier = POWERS[power[1]] if power else 0
        growth = column.statistic == "growth" and unit in ("%", "‰")
        change = column.statistic == "growth" and not growth
        quote = row[column.number].strip()
        start = sentence.index(quote, sum(len(cell) + 3 for cell in row[: column.number]))
        year = column.year or document.reviewed_year
        status = column.status or ("target" if year and document.plan_year and year >= document.plan_year else "actual")
        yield Cell(
            row=row_no,
            column=column.number,
            quote=quote,
            sentence=sentence,
            quote_start=start,
            value=(-1 if found[1] else 1) * decimal(found[2].replace(" ", "")).scaleb(multiplier),
            unit=unit[power.end() :] if power else unit,
            unit_printed=unit,
            multiplier=multiplier,
            statistic="change" if change else column.statistic,
            status=status,
            indicator=name,
            year=document.plan_year if column.status and not column.year else year,
        )
