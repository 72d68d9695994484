"""A table of a report goes in, one observation a cell with a number comes out; columns say unit, year and statistic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from pipeline.observations.borrowing import Memory
from pipeline.observations.table_heads import (
    ANY_AMOUNT,
    IN_BRACKETS,
    MEASURE,
    PER,
    PER_HOUSEHOLDS,
    RATES,
    Column,
    Layout,
    clean,
    is_unit,
    multiplied,
    number_in,
    panels,
    read_head,
    read_layout,
    states_numbers,
    units_in,
    what_it_is_of,
)
from pipeline.observations.table_names import (
    ROW_MARK,
    WHERE,
    below,
    complete,
    measured_by,
    section_of,
    whose_in,
    without_lead,
)
from pipeline.reports.model import Document, ReportTable

_A_YEAR = re.compile(r"((?:19|20)\d\d)(?:年[末底度]?)?")
_POINTS = {"%": "个百分点", "‰": "个千分点"}
_A_RATE = re.compile(r"系数$|率$")
_HOUSEHOLDS = re.compile(r"(?:城镇|农村|全体)(?:常住)?(?:居民)?")
_NO_GOODS = re.compile(r"户|人均|每百")
# No report has a table with more columns; each of its cells holds the whole row as its sentence.
_WIDEST = 200


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
    """The numbers of a table whose first rows name its columns; nothing for a table laid out in another way."""
    if len(table.rows) < 2 or not 2 <= len(table.rows[0]) <= _WIDEST:
        return
    head, titles, first = read_head(table.rows)
    if states_numbers(head):
        return
    caption = " ".join(filter(None, [clean(table.heading or ""), *titles]))
    of_what = what_it_is_of(caption)
    memory = Memory(heading=of_what, before=of_what)
    who = set(_HOUSEHOLDS.findall(caption)) if PER_HOUSEHOLDS.search(caption) else set()
    section = who.pop() if len(who) == 1 else ""
    for span in panels(head):
        layout = read_layout(head, span, caption, document)
        for row_no, row in enumerate(table.rows[first:], first):
            if len(row) != len(head):
                continue
            whose = section_of(clean(row[layout.name_at]), [row[no] for no in span])
            section = section if whose is None else whose
            if not whose:
                yield from _row(row_no, row, section, layout, memory, document)


def _row(
    row_no: int, row: tuple[str, ...], section: str, layout: Layout, memory: Memory, document: Document
) -> Iterator[Cell]:
    section, label, in_column = _label(row, section, layout)
    inside = IN_BRACKETS.search(label)
    printed = label[: inside.start()].strip() if inside else label
    # A row of a table of years: 2012年|98.4|12.1 below 年份|生产总值|增速, or 2012年|和平区|98.4|12.1.
    nameless = _A_YEAR.fullmatch(printed)
    told_for = nameless or _A_YEAR.fullmatch(clean(row[layout.year_at]))
    if not nameless and (not printed or ((number := number_in(printed)) and not number[1])):
        return
    in_brackets = inside[1].strip() if inside and is_unit(inside[1].strip()) else ""
    usual, rate = units_in(in_column) if in_column else layout.units
    if rate and _A_RATE.search(printed):
        # 恩格尔系数 in a table of 单位:元、%
        usual = rate
    read, level = _numbers(row, layout, in_brackets, usual, "%" if rate == "%" else "")
    name = "" if nameless else without_lead(printed)
    completed = complete(name, level, memory)
    if layout.per and name and not _NO_GOODS.search(name):
        # 家用汽车 in a table of 每百户耐用消费品拥有量
        name = completed = section + layout.per + name + ("" if MEASURE.search(name) else "拥有量")
    else:
        name, completed = below(section, name), below(section, completed)
    sentence = " | ".join(row)
    starts = list(accumulate((len(cell) + 3 for cell in row), initial=0))
    for column, value, unit in read:
        multiplier, plain = multiplied(unit)
        statistic = column.statistic
        if statistic in ("growth", "change"):
            statistic = "growth" if unit in (*PER, "倍") else "change"
        in_times = statistic == "growth" and unit == "倍"
        quote = row[column.number].strip()
        year = int(told_for[1]) if told_for else column.year or document.reviewed_year
        if nameless and column.measure and column.measure not in RATES and not WHERE.search(column.measure):
            # 年份|地区生产总值|第一产业: a column is what a row is elsewhere.
            indicator = complete(column.measure, level, memory)
        else:
            indicator = measured_by(name, completed, column.measure, layout.alone) or ("" if nameless else printed)
        if not indicator:
            continue
        status = column.status or ("target" if year and document.plan_year and year >= document.plan_year else "actual")
        yield Cell(
            row=row_no,
            column=column.number,
            quote=quote,
            sentence=sentence,
            quote_start=sentence.index(quote, starts[column.number]),
            # 3.3倍 in a column of 增长(%) is growth of 330 %.
            value=value.scaleb(2 if in_times else multiplier),
            unit="%" if in_times else plain,
            unit_printed=unit,
            multiplier=multiplier,
            statistic=statistic,
            status=status,
            indicator=indicator,
            year=document.plan_year or year if column.status and not column.year else year,
        )


def _label(row: tuple[str, ...], section: str, layout: Layout) -> tuple[str, str, str]:
    """Whose a row is, what it says it is of, and its unit: 城镇 of 按地区分|城镇|280050, 亿元 of 财政收入|亿元|5."""
    label, item = clean(row[layout.name_at]), clean(row[layout.item_at])
    unit = clean(row[layout.unit_at]) if layout.unit_at is not None else ""
    if not unit and item != label and is_unit(item):
        unit = item
    if item not in (label, unit) and not (ANY_AMOUNT.fullmatch(item) or _A_YEAR.fullmatch(item) or number_in(item)):
        section, label = whose_in(label) or section, item
    return section, ROW_MARK.sub("", label), unit


def _numbers(
    row: tuple[str, ...], layout: Layout, in_brackets: str, usual: str, rate: str
) -> tuple[list[tuple[Column, Decimal, str]], str]:
    """The numbers of a row with their columns and units, and the unit of its level, also where that is missing (…)."""
    # 绝对数|比上年增减 with 单位:万人、%
    moves = rate if sum(column.statistic == "level" for column in layout.columns) == 1 else ""
    before, level = in_brackets or usual, ""
    read: list[tuple[Column, Decimal, str]] = []
    for column in layout.columns:
        value, unit = number_in(row[column.number]) or (None, "")
        unit = unit or _unit_of(column, in_brackets, usual, _POINTS.get(before) or moves or before)
        if column.statistic == "level":
            before, level = unit, level or unit
        if value is not None:
            read.append((column, value, unit))
    return read, level


def _unit_of(column: Column, in_brackets: str, usual: str, moved: str) -> str:
    """人均生产总值(元) has a unit of its own in a table of 亿元, of which a column of 完成年计划(%) has none."""
    if column.statistic == "change":
        return column.unit or moved
    if column.statistic != "level" or column.unit in PER:
        return column.unit
    return in_brackets or column.unit or usual
