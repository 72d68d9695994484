"""A table of a report goes in, one observation a cell with a number comes out; columns say unit, year and statistic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate

from pipeline.observations.borrowing import RECENT, Memory, with_borrowed_head
from pipeline.observations.numerals import POWERS, decimal
from pipeline.observations.paragraphs import without_gaps
from pipeline.observations.phrases import strip_lead
from pipeline.observations.quantities import find
from pipeline.observations.text import same_length
from pipeline.reports.model import Document, ReportTable

_NAME = re.compile(r"指标|项目|名称|内容|类别|产品|地区|行业|单位名称")
_UNIT = re.compile(r"^(?:计量|计算)?单位$")
_COUNTS_ROWS = frozenset(["序号", "编号", "代码", "行次"])
_GROWTH = re.compile(
    r"(?<!自然)增长|增速|增幅|[涨升降跌]幅|涨跌|升降|增减|±|[同环]比|(?:比|较)(?:上年|去年|(?:19|20)\d\d年)"
)
_SHARE = re.compile(r"比重|占比|构成")
_PLACE = re.compile(r"(?:位次|名次|排名|排位|排序)$")
_PLACE_BEGINS = re.compile(r"(?:居|列|在)?全[国省市州].{0,2}(?:位次|名次|排名|排位|排序)|位次|名次|排名|排位|排序")
_SHARE_BEGINS = re.compile(r"占(?!地)|比重|构成")
# 完成年计划(%) is a measure of its own, no target.
_OF_A_PLAN = re.compile(r"(?:完成|占|为).{0,6}(?:计划|目标|任务|预算)|(?:计划|目标|任务|预算)完成")
_TARGET = re.compile(r"目标|预期|计划|预计|安排")
# 比2010年增长: no cell is of the year that it is held against.
_YEAR = re.compile(r"(?<![比较])((?:19|20)\d\d)")
_A_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_LAST_YEAR = re.compile(r"上年|去年")
_IN_BRACKETS = re.compile(r"[(（](?:\s?单位\s?[::])?([^()（）]+)[)）]")
_HEADING_UNIT = re.compile(r"单位\s*[::]\s*([^\s,、;。()（）]+)")
_CELL = re.compile(r"([-—]?)\s*((?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?)\s*([^\d\s].{0,14})?")
_MULTIPLIED = re.compile(r"^(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?!瓦|克|米|升)|百(?!分))(?=.)")
# What a column's label begins with that is no measure: 1-12月累计完成 of 1-12月累计完成投资额.
_WHEN_AND_HOW = re.compile(
    r"(?:(?:19|20)\d\d(?:年度?)?|\d{1,2}[-—至]\d{1,2}月份?|\d{1,2}月份?|[上本去当全]年度?|[上下]半年|[一二三四1-4]季度"
    r"|[年期月][末底]|[本同]期|累计|实际|完成|预计|预期|计划|目标|任务|安排|执行|决算|按?可比价格?|按?现行?价格?|名义|[年平]均(?=$|增)"
    r"|[的、:\s])+"
)
# What is left of a label that says of nothing how much it is.
_ANY_AMOUNT = re.compile(
    r"(?:绝对|指标|统计)?[数量额值]|实[绩际]|数[值据]|总量|指标|合计|总计|小计|总数?|全[国省市县区州旗]|年[份度]|情况|单位|备注|[%‰]|"
)
# 增速排名
_RATES = frozenset(["增速", "增幅"])
_NOT_OF_WHAT = frozenset(["数量", "金额", "数额", "指数"])
_MEASURE = re.compile(
    r"(?:[量额数率值价税]|收入|支出|投资|面积|余额|存款|贷款|人[口员次]|里程|价格|存栏|出栏|[进出]口|资金|利润|消费|[外内引融]资|装机|指数|系数)$"
)
# 指标|全县|城区|农村: whose it is stands before what it is.
_WHERE = re.compile(r"[省市县区州旗乡镇村]$")
_WHOLE_PLACE = re.compile("全[国省市州县区旗镇乡]")
_FROM_LARGE_TO_SMALL = "国省市州县区旗镇乡"
_ROW_MARK = re.compile(r"^(?:[#*]|其中\s*[::]|[一二三四五六七八九十\d]+[、.])\s*")
_IN_ALL = frozenset(["合计", "总计", "总数"])
# 和平区, 从化区, 共和县: a row goes on from no other.
_OPENS_A_PLACE = tuple("和从共要")
_TABLE_NUMBER = re.compile(
    r"附?[件录图表]{0,2}\s?(?:[一二三四五六七八九十]{1,3}|\d{1,3}(?![\d年]))?(?:[-—.]\d{1,3}(?!\d))?[:、.\s]*"
)
_UNIT_FOLLOWS = re.compile(r"单位\s?:")
# 主要产品产量及其增长速度, 人口数及构成: what is measured of what stands before it.
_AND_HOW_IT_MOVES = re.compile(r"[及和与、]其?[^及和与、]{0,8}(?:增长|增速|增幅|涨跌|升降|构成|比重)")
_NO_PART_OF_IT = re.compile(r"(?:完成|基本|主要)?情况|(?:统计|一览)?表$")
_MOVES_ONLY = re.compile(r"(?:涨跌幅?度?|升降幅度?|增长速度|增长率|增速|增[减长]?幅度?)$")
_PRICE = re.compile(r"(?:居民消费|商品零售|出厂|购进)?价格")
_TOWN_OR_COUNTRY = frozenset(["城市", "农村", "城镇", "乡村"])
_PEOPLE = re.compile(r"(人口|(?:从业|就业)人员|职工|劳动力)(?:总?数|人数|总量)?$")
_GROUP = re.compile(r"^[男女]性?$|^(?:城[镇市]|[农乡]村|国有|集体|私营|个体|机关|其他)$|岁|单位$|族$|业$")
_INDUSTRY = re.compile(r"(?<![就失待创企事])业$")
_AN_INDUSTRY = "制造业"
_LONGEST_NAME = 40
# No report has a table with more columns; each of its cells holds the whole row as its sentence.
_WIDEST = 200
_MOST_HEADS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """What the head of a column says of the cells below it."""

    number: int
    unit: str
    statistic: str
    status: str | None
    year: int | None
    measure: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What the head of a table says of its rows; `unit` is what its caption says of all of them.

    `alone` where all its columns are of one measure, or of none.
    """

    columns: tuple[Column, ...]
    name_at: int
    unit_at: int | None
    unit: str
    alone: bool


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
    head, titles, below = _head(table.rows)
    if any(_number(cell) and not _YEAR.fullmatch(cell) for cell in head):
        return
    caption = " ".join(filter(None, [without_gaps(same_length(table.heading or "")).strip(), *titles]))
    layout = _layout(head, caption, document)
    of_what = _of_what(caption)
    memory = Memory(heading=of_what, before=of_what)
    for row_no, row in enumerate(table.rows[below:], below):
        if len(row) == len(head):
            yield from _row(row_no, row, layout, memory, document)


def _head(rows: tuple[tuple[str, ...], ...]) -> tuple[list[str], list[str], int]:
    """The labels of the columns, titles in rows of one cell before them, and the number of the first row below them.

    A head of several rows is one whose first cell reaches down: 2012年 above 绝对数|增长 gives 2012年绝对数|2012年增长.
    """
    titles: list[str] = []
    at = 0
    while at < _MOST_HEADS and at < len(rows) - 2 and len(set(rows[at])) == 1:
        titles.append(without_gaps(same_length(rows[at][0])).strip())
        at += 1
    head = [without_gaps(same_length(cell)).strip() for cell in rows[at]]
    first = head
    at += 1
    while at < _MOST_HEADS + len(titles) and at < len(rows) - 1 and len(rows[at]) == len(head):
        more = [without_gaps(same_length(cell)).strip() for cell in rows[at]]
        if more[0] != first[0] or any(_number(cell) and not _YEAR.fullmatch(cell) for cell in more):
            break
        head = [over if over.endswith(under) else over + under for over, under in zip(head, more, strict=True)]
        at += 1
    return head, titles, at


def _layout(head: list[str], caption: str, document: Document) -> Layout:
    name_at = next((no for no, cell in enumerate(head) if _NAME.search(cell) and not _UNIT.match(cell)), 0)
    unit_at = next((no for no, cell in enumerate(head) if _UNIT.match(cell)), None)
    said = _HEADING_UNIT.search(caption)
    usual = said[1] if said else ""
    places = [cell for cell in head if _WHOLE_PLACE.fullmatch(cell)]
    # 全国|全省|全县: the smallest is the one that reports.
    own = max(places, key=lambda place: _FROM_LARGE_TO_SMALL.index(place[1]), default="")
    columns = [
        replace(column, measure=cell) if cell in places and cell != own else column
        for no, cell in enumerate(head)
        if no not in (name_at, unit_at) and cell and cell not in _COUNTS_ROWS
        for column in [_column(no, cell, document)]
    ]
    if unit_at is None and _MOVES_ONLY.search(_title(caption)) and not _AND_HOW_IT_MOVES.search(caption):
        # 居民消费价格比上年涨跌幅度: so is each column of it that has no other unit.
        columns = [
            replace(column, statistic="growth", unit="%")
            if column.statistic == "level" and (column.unit or usual) in ("", "%")
            else column
            for column in columns
        ]
    levels = [column for column in columns if column.statistic == "level"] or columns
    measures = {column.measure for column in levels if not _OF_A_PLAN.search(column.measure)}
    return Layout(tuple(_with_measures(columns, len(measures) > 1)), name_at, unit_at, usual, len(measures) <= 1)


def _with_measures(columns: list[Column], several: bool) -> Iterator[Column]:
    """Growth and share are of what the level before them is of; a label that alone tells no columns apart says nothing."""
    measure = ""
    for column in columns:
        own = column.measure
        if (
            own not in _RATES
            and not several
            and not _OF_A_PLAN.search(own)
            and (own in _NOT_OF_WHAT or not _MEASURE.search(own))
        ):
            own = ""
        if column.statistic != "level":
            own = own or measure
        elif not _OF_A_PLAN.search(own):
            measure = own
        yield replace(column, measure=own)


def _column(number: int, label: str, document: Document) -> Column:
    inside = _IN_BRACKETS.search(label)
    bracket = inside[1].strip().replace("±", "") if inside else ""
    bare = _IN_BRACKETS.sub("", label)
    of_a_plan = _OF_A_PLAN.search(bare) is not None and ("%" in label or bare.endswith("率"))
    growth = not of_a_plan and _GROWTH.search(label) is not None
    placed = _PLACE.search(bare) is not None and not bracket.endswith("%")
    statistic = "rank" if placed else "growth" if growth else "share" if _SHARE.search(label) else "level"
    is_target = not of_a_plan and _TARGET.search(label) is not None and document.document_type != "bulletin"
    if not (_is_unit(bracket) or _MULTIPLIED.match(bracket)):
        bracket = "位" if placed else "%" if of_a_plan or statistic != "level" else ""
    said = _YEAR.search(label)
    year = int(said[1]) if said else None
    if year is None and statistic == "level" and document.reviewed_year and _LAST_YEAR.match(label):
        year = document.reviewed_year - 1
    measure = bare.rstrip("的%") if of_a_plan else _measure_in(bare, statistic)
    return Column(number, bracket, statistic, "target" if is_target else None, year, measure)


def _measure_in(label: str, statistic: str) -> str:
    """What a label says is measured: 产量 of 2012年产量比上年增长; nothing where it says only when and how."""
    ends = {"growth": _GROWTH, "share": _SHARE_BEGINS, "rank": _PLACE_BEGINS}.get(statistic)
    cut = ends.search(label) if ends else None
    said = label[: cut.start()] if cut else label
    begins = _WHEN_AND_HOW.match(said)
    left = said[begins.end() :] if begins else said
    return "" if len(left) < 2 or _ANY_AMOUNT.fullmatch(left) else left


def _title(caption: str) -> str:
    """A caption without the number before it, and without what is in brackets and the unit behind it."""
    unit = _UNIT_FOLLOWS.search(caption)
    title = _IN_BRACKETS.sub("", caption[: unit.start()].rstrip("( ").removesuffix("计量") if unit else caption)
    number = _TABLE_NUMBER.match(title)
    return (title[number.end() :] if number else title).rstrip("( ")


def _of_what(caption: str) -> str:
    """What a table is of: 主要农产品产量 of 表3 2012年全县主要农产品产量及其增长速度(单位:吨)."""
    title = strip_lead(_title(caption))
    for more in (_AND_HOW_IT_MOVES, _GROWTH, _NO_PART_OF_IT):
        cut = more.search(title)
        title = title[: cut.start()] if cut else title
    return title[:_LONGEST_NAME]


def _number(cell: str) -> tuple[Decimal, str] | None:
    """A cell that is one number, read: 4.48 and 万吨 of 4.48万吨; null for any other."""
    found = _CELL.fullmatch(same_length(cell).strip())
    unit = without_gaps(found[3] or "") if found else ""
    if not found or (unit and not _is_unit(unit)):
        return None
    return (-1 if found[1] else 1) * decimal(found[2].replace(" ", "")), unit


@lru_cache(maxsize=1 << 12)
def _is_unit(text: str) -> bool:
    """Whether a text is a unit, with or without a multiplier, of those that numbers of running text have."""
    found = find("1" + text) if text else []
    return len(found) == 1 and found[0].end > len(text) and found[0].unit != "" and not found[0].more


def _row(row_no: int, row: tuple[str, ...], layout: Layout, memory: Memory, document: Document) -> Iterator[Cell]:
    label = _ROW_MARK.sub("", without_gaps(same_length(row[layout.name_at])).strip())
    inside = _IN_BRACKETS.search(label)
    printed = label[: inside.start()].strip() if inside else label
    # A row of a table of years: 2012年|98.4|12.1 below 年份|生产总值|增速.
    told_for = _A_YEAR.fullmatch(printed)
    if not told_for and (not printed or ((digits := _CELL.fullmatch(printed)) and not digits[3])):
        return
    in_brackets = inside[1].strip() if inside and _is_unit(inside[1].strip()) else ""
    in_column = without_gaps(same_length(row[layout.unit_at]).strip()) if layout.unit_at is not None else ""
    usual = in_column or layout.unit
    read = [(column, number) for column in layout.columns if (number := _number(row[column.number]))]
    units = [number[1] or _unit_of(column, in_brackets, usual) for column, number in read]
    level = next((unit for (column, _), unit in zip(read, units, strict=True) if column.statistic == "level"), "")
    if not level:
        # A row whose level is missing (…) is named as with one.
        levels = (column for column in layout.columns if column.statistic == "level")
        level = next((_unit_of(column, in_brackets, usual) for column in levels), "")
    name = "" if told_for else _without_lead(printed)
    completed = _completed(name, level, memory)
    sentence = " | ".join(row)
    starts = list(accumulate((len(cell) + 3 for cell in row), initial=0))
    for (column, (value, _)), unit in zip(read, units, strict=True):
        power = _MULTIPLIED.match(unit)
        multiplier = POWERS[power[1]] if power else 0
        change = column.statistic == "growth" and unit not in ("%", "‰")
        quote = row[column.number].strip()
        year = int(told_for[1]) if told_for else column.year or document.reviewed_year
        indicator = _measured(name, completed, column.measure, layout.alone) or ("" if told_for else printed)
        if not indicator:
            continue
        status = column.status or ("target" if year and document.plan_year and year >= document.plan_year else "actual")
        yield Cell(
            row=row_no,
            column=column.number,
            quote=quote,
            sentence=sentence,
            quote_start=sentence.index(quote, starts[column.number]),
            value=value.scaleb(multiplier),
            unit=unit[power.end() :] if power else unit,
            unit_printed=unit,
            multiplier=multiplier,
            statistic="change" if change else column.statistic,
            status=status,
            indicator=indicator,
            year=document.plan_year if column.status and not column.year else year,
        )


def _unit_of(column: Column, in_brackets: str, usual: str) -> str:
    """人均生产总值(元) has a unit of its own in a table of 亿元, of which a column of 完成年计划(%) has none."""
    if column.statistic != "level" or column.unit in ("%", "‰"):
        return column.unit
    return in_brackets or column.unit or usual


def _without_lead(name: str) -> str:
    """全县年末总人口 → 总人口; nothing is left of 合计 and 全县."""
    if name in _IN_ALL:
        return ""
    return name if name.startswith(_OPENS_A_PLACE) else strip_lead(name)


def _measured(name: str, completed: str, measure: str, alone: bool) -> str:
    """粮食 in a column of 产量 → 粮食产量, 居民消费价格 in one of 城市 → 城市居民消费价格."""
    if not measure:
        return completed
    if _OF_A_PLAN.search(measure) or measure in _RATES:
        return completed + measure
    if measure == "人数" and completed != name:
        # 女性 in a table of 从业人员
        return completed
    if not _MEASURE.search(measure) and (_WHERE.search(measure) or _MEASURE.search(completed)):
        return measure + completed
    if name.endswith(measure) or (alone and _MEASURE.search(name)):
        return name
    # 在校生 in a column of 在校生数
    return (name.removesuffix(measure[:-1]) if len(measure) > 2 else name) + measure


def _completed(name: str, printed: str, memory: Memory) -> str:
    """第一产业 below 生产总值 → 第一产业增加值: a name with what it lacks from a row above or the caption; it is remembered."""
    power = _MULTIPLIED.match(printed)
    # No unit in a table makes no index of a sum.
    unit = (printed[power.end() :] if power else printed) or "元"
    whole = _borrowing(name, unit, memory) if len(name) <= _LONGEST_NAME else name
    if whole == name and _MEASURE.search(name):
        memory.whole, memory.whole_units = name, frozenset([unit])
    memory.name, memory.unit = whole, unit
    memory.names = [*memory.names[-RECENT:], whole]
    return whole


def _borrowing(name: str, unit: str, memory: Memory) -> str:
    if not name:
        return memory.heading if _MEASURE.search(memory.heading) else ""
    if _MEASURE.search(name):
        return name
    for said in (memory.whole if unit in memory.whole_units else "", memory.heading):
        if price := _PRICE.search(said):
            return name + (price.group() if name in _TOWN_OR_COUNTRY else "价格")
        if (people := _PEOPLE.search(said)) and _GROUP.search(name):
            return name + ("性" if name in ("男", "女") else "") + people[1]
    if _INDUSTRY.search(name):
        # 交通运输、仓储和邮政业: each industry is measured as any other is.
        return name + with_borrowed_head(_AN_INDUSTRY, "", unit, memory).removeprefix(_AN_INDUSTRY)
    return with_borrowed_head(name, "", unit, memory)
