"""The head of a table and its caption go in; what each column and the whole table say of their cells comes out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from pipeline.observations.numerals import POWERS, decimal
from pipeline.observations.paragraphs import without_gaps
from pipeline.observations.phrases import strip_lead
from pipeline.observations.quantities import find
from pipeline.observations.text import same_length
from pipeline.reports.model import Document

# 指标 and 地区 stand above names, 地区生产总值 and 项目(个) above numbers.
_NAME = re.compile(r"(?:指标|项目|名称|内容|类别|分类|产品|地区|行业)$")
_YEARS = re.compile(r"年\s?[份度]?|时间")
_UNIT = re.compile(r"^(?:计量|计算)?单位$")
_COUNTS_ROWS = frozenset(["序号", "编号", "代码", "行次"])
_GROWTH = re.compile(
    r"(?<!自然)增长|增速|增幅|[涨升降跌]幅|涨跌|升降|增减|±|[同环]比|(?:比|较)(?:上年|去年|(?:19|20)\d\d年)"
)
# 床位数(张)|增减: so many beds more, where no % stands beside it.
_BY_HOW_MUCH = re.compile(r"增[减加][量额数]?$")
_SHARE = re.compile(r"比重|占比|构成|^占(?![地用有])")
_PLACE = re.compile(r"(?:位次|名次|排名|排位|排序)$")
_PLACE_BEGINS = re.compile(r"(?:居|列|在)?全[国省市州].{0,2}(?:位次|名次|排名|排位|排序)|位次|名次|排名|排位|排序")
_SHARE_BEGINS = re.compile(r"占(?!地)|比重|构成")
# 完成年计划(%) is a measure of its own, no target.
OF_A_PLAN = re.compile(r"(?:完成|占|为).{0,6}(?:计划|目标|任务|预算)|(?:计划|目标|任务|预算)完成")
_TARGET = re.compile(r"目标|预期|计划|预计|安排")
# 12月|1-12月: a month is no year, what ends with it may be one; 12月末 is the year's end.
_A_MONTH = re.compile(r"(?<![-—–~至到\d])(?:1[0-2]|[1-9])月(?!份?[末底\d])|(?<![-—–~至到])[本当同]月(?![末底])")
_A_YEAR_SO_FAR = re.compile(r"累计|全年|[-—–~至到](?:\d{1,2}|本|当)月")
# 比2010年增长: no cell is of the year that it is held against.
_YEAR = re.compile(r"(?<![比较])((?:19|20)\d\d)")
_FROM_YEAR = re.compile(r"^(?:19|20)\d\d年?[-—–~至](?=(?:19|20)\d\d)")
_LAST_YEAR = re.compile(r"上年|去年")
IN_BRACKETS = re.compile(r"[(（](?:\s?单位\s?[::])?([^()（）]+)[)）]")
_HEADING_UNIT = re.compile(r"单位\s*[::]\s*([^\s,、;。()（）]+(?:[\s、,;]+[^\s,、;。()（）]+)*)")
# 元、% or, with the gap between them lost, 元%
_BETWEEN_UNITS = re.compile(r"[\s、,;]+|(?<=[^\W\d])(?=[%‰])")
PER = ("%", "‰")
_CELL = re.compile(r"([-—]?)\s*((?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?)\s*([^\d\s].{0,14})?")
_MULTIPLIED = re.compile(r"^(万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千(?!瓦|克|米|升)|百(?!分))(?=.)")
# What a column's label begins with that is no measure: 1-12月累计完成 of 1-12月累计完成投资额.
_WHEN_AND_HOW = re.compile(
    r"(?:(?:19|20)\d\d(?:年度?|[-—–~至](?=[12]))?|\d{1,2}[-—至]\d{1,2}月份?|\d{1,2}月份?|[上本去当全]年度?|年度|[上下]半年|[一二三四1-4]季度"
    r"|[年期月][末底]|[本同]期|累计|实际|完成|预计|预期|计划|目标|任务|安排|执行|决算|按?可比价格?|按?现行?价格?|名义|[年平]均(?=$|增)"
    r"|[的、:\s])+"
)
# What is left of a label that says of nothing how much it is.
ANY_AMOUNT = re.compile(
    r"(?:绝对|指标|统计)?[数量额值]|实[绩际]|数[值据]|总量|指标|合计|总计|小计|总数?|全[国省市县区州旗]|年[份度]|情况|单位|备注|[%‰]|"
)
# 增速排名
RATES = frozenset(["增速", "增幅"])
_NOT_OF_WHAT = frozenset(["数量", "金额", "数额", "指数"])
MEASURE = re.compile(
    r"(?:[量额数率值价税]|收入|支出|投资|面积|余额|存款|贷款|人[口员次]|里程|价格|存栏|出栏|[进出]口|资金|利润|消费|[外内引融]资|装机|指数|系数)$"
)
_WHOLE_PLACE = re.compile("全[国省市州县区旗镇乡]")
_FROM_LARGE_TO_SMALL = "国省市州县区旗镇乡"
PER_HOUSEHOLDS = re.compile(r"每[百千万]户")
_TABLE_NUMBER = re.compile(
    r"附?[件录图表]{0,2}\s?(?:[一二三四五六七八九十]{1,3}|\d{1,3}(?![\d年]))?(?:[-—.]\d{1,3}(?!\d))?[:、.\s]*"
)
_UNIT_FOLLOWS = re.compile(r"单位\s?:")
# 主要产品产量及其增长速度, 人口数及构成: what is measured of what stands before it.
_AND_HOW_IT_MOVES = re.compile(r"[及和与、]其?[^及和与、]{0,8}(?:增长|增速|增幅|涨跌|升降|构成|比重)")
_NO_PART_OF_IT = re.compile(r"(?:完成|基本|主要)?情况|(?:统计|一览)?表$")
_MOVES_ONLY = re.compile(r"(?:涨跌幅?度?|升降幅度?|增长速度|增长率|增速|增[减长]?幅度?)$")
LONGEST_NAME = 40
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
    """What the head of a table says of its rows; `units` is what its caption says of all of them and of rates.

    `alone` where all its columns are of one measure, or of none; `per` is the 每百户 of its caption.
    """

    columns: tuple[Column, ...]
    name_at: int
    item_at: int
    unit_at: int | None
    year_at: int
    units: tuple[str, str]
    alone: bool
    per: str


def clean(cell: str) -> str:
    """A cell in one spelling, without the white space in and around it."""
    return without_gaps(same_length(cell)).strip()


def panels(head: list[str]) -> Iterator[range]:
    """Where the columns of each table lie of those side by side: 产品|产量|增长|产品|产量|增长 are two."""
    begins = [
        no
        for no in range(2, len(head) - 1)
        # 指标|指标|2012年 is one wide cell.
        if head[no] == head[0] != head[no - 1] and (head[0] or head[no + 1] == head[1] != "")
    ]
    return (range(start, end) for start, end in pairwise([0, *begins, len(head)]))


def read_head(rows: tuple[tuple[str, ...], ...]) -> tuple[list[str], list[str], int]:
    """The labels of the columns, titles in rows of one cell before them, and the number of the first row below them.

    A head of several rows is one whose first cell reaches down: 2012年 above 绝对数|增长 gives 2012年绝对数|2012年增长.
    """
    titles: list[str] = []
    at = 0
    while at < _MOST_HEADS and at < len(rows) - 2 and len(set(rows[at])) == 1:
        titles.append(clean(rows[at][0]))
        at += 1
    head = [clean(cell) for cell in rows[at]]
    first = head
    at += 1
    while at < _MOST_HEADS + len(titles) and at < len(rows) - 1 and len(rows[at]) == len(head):
        more = [clean(cell) for cell in rows[at]]
        if more[0] not in (first[0], "") or states_numbers(more):
            break
        head = [over if over.endswith(under) else over + under for over, under in zip(head, more, strict=True)]
        at += 1
    return head, titles, at


def read_layout(head: list[str], span: range, caption: str, document: Document) -> Layout:
    """What the labels in `span` of a head, and the caption, say of the rows below."""
    unit_at = next((no for no in span if _UNIT.match(head[no])), None)
    year_at = next((no for no in span if _YEARS.fullmatch(head[no])), None)
    first = next((no for no in span if head[no] not in _COUNTS_ROWS), span[0])
    name_at = next((no for no in span if _NAME.search(head[no])), first if year_at is None else year_at)
    # 分类| |零售额: 按销售地区分|城镇|280050
    divided = name_at + 1 in span[:-1] and head[name_at + 1] in ("", head[name_at])
    units = units_in(said[1] if (said := _HEADING_UNIT.search(caption)) else "")
    places = [head[no] for no in span if _WHOLE_PLACE.fullmatch(head[no])]
    # 全国|全省|全县: the smallest is the one that reports.
    own = max(places, key=lambda place: _FROM_LARGE_TO_SMALL.index(place[1]), default="")
    columns = [
        replace(column, measure=head[no]) if head[no] in places and head[no] != own else column
        for no in span
        if no not in (name_at, unit_at, year_at) and head[no] and head[no] not in (*_COUNTS_ROWS, head[name_at])
        for column in [_column(no, head[no], document)]
    ]
    columns = list(_of_the_year(head, columns))
    if unit_at is None and _MOVES_ONLY.search(_title(caption)) and not _AND_HOW_IT_MOVES.search(caption):
        # 居民消费价格比上年涨跌幅度: so is each column of it that has no other unit.
        columns = [
            replace(column, statistic="growth", unit="%")
            if column.statistic == "level" and (column.unit or units[0]) in ("", "%")
            else column
            for column in columns
        ]
    levels = [column for column in columns if column.statistic == "level"] or columns
    measures = {column.measure for column in levels if not OF_A_PLAN.search(column.measure)}
    households = PER_HOUSEHOLDS.search(caption)
    return Layout(
        columns=tuple(_with_measures(columns, len(measures) > 1)),
        name_at=name_at,
        item_at=name_at + divided,
        unit_at=unit_at,
        year_at=name_at if year_at is None else year_at,
        units=units,
        alone=len(measures) <= 1,
        per=households.group() if households else "",
    )


def units_in(text: str) -> tuple[str, str]:
    """The unit of what is no rate, and that of rates: 元 and % of 元、%."""
    units = _BETWEEN_UNITS.split(text)
    rate = next((unit for unit in units if unit in PER), "")
    plain = (unit for unit in units if unit not in PER and is_unit(unit))
    return next(plain, units[0]) if rate else units[0], rate


def _of_the_year(head: list[str], columns: list[Column]) -> Iterator[Column]:
    """The columns but those of one month: 12月|增长(%) of 12月|增长(%)|1-12月|增长(%)."""
    of_a_month = False
    for column in columns:
        so_far = _A_YEAR_SO_FAR.search(head[column.number])
        begins = not so_far and _A_MONTH.search(head[column.number]) is not None
        if begins or so_far or column.statistic == "level":
            of_a_month = begins
        if not of_a_month:
            yield column


def _with_measures(columns: list[Column], several: bool) -> Iterator[Column]:
    """Growth and share are of what the level before them is of; a label that alone tells no columns apart says nothing."""
    measure = ""
    for column in columns:
        own = column.measure
        plain = own in _NOT_OF_WHAT or not MEASURE.search(own)
        if plain and not several and own not in RATES and not OF_A_PLAN.search(own):
            own = ""
        if column.statistic != "level":
            own = own or measure
        elif not OF_A_PLAN.search(own) and not (measure and own.startswith("净增")):
            measure = own
        yield replace(column, measure=own)


def _column(number: int, label: str, document: Document) -> Column:
    inside = IN_BRACKETS.search(label)
    bracket = inside[1].strip().replace("±", "") if inside else ""
    bare = IN_BRACKETS.sub("", label)
    of_a_plan = OF_A_PLAN.search(bare) is not None and ("%" in label or bare.endswith("率"))
    growth = not of_a_plan and _GROWTH.search(label) is not None
    placed = _PLACE.search(bare) is not None and not bracket.endswith("%")
    statistic = "rank" if placed else "growth" if growth else "level"
    if growth and "%" not in label and _BY_HOW_MUCH.search(bare):
        statistic = "change"
    elif statistic == "level" and not of_a_plan and _SHARE.search(label):
        statistic = "share"
    usual_target = _TARGET.search(label) is not None and document.document_type != "bulletin"
    is_target = not of_a_plan and (usual_target or "年度目标" in label)
    if not (is_unit(bracket) or _MULTIPLIED.match(bracket)):
        bracket = "位" if placed else "%" if of_a_plan or statistic not in ("level", "change") else ""
    said = _YEAR.search(label)
    year = int(said[1]) if said else None
    if year is None and statistic == "level" and document.reviewed_year and _LAST_YEAR.match(label):
        year = document.reviewed_year - 1
    measure = bare.rstrip("的%") if of_a_plan else _measure_in(bare, statistic)
    return Column(number, bracket, statistic, "target" if is_target else None, year, measure)


def _measure_in(label: str, statistic: str) -> str:
    """What a label says is measured: 产量 of 2012年产量比上年增长; nothing where it says only when and how."""
    ends = {"growth": _GROWTH, "change": _GROWTH, "share": _SHARE_BEGINS, "rank": _PLACE_BEGINS}.get(statistic)
    cut = ends.search(label) if ends else None
    said = label[: cut.start()] if cut else label
    begins = _WHEN_AND_HOW.match(said)
    left = (said[begins.end() :] if begins else said).removesuffix("绝对数")
    return "" if len(left) < 2 or ANY_AMOUNT.fullmatch(left) else left


def _title(caption: str) -> str:
    """A caption without the number before it, and without what is in brackets and the unit behind it."""
    unit = _UNIT_FOLLOWS.search(caption)
    title = IN_BRACKETS.sub("", caption[: unit.start()].rstrip("( ").removesuffix("计量") if unit else caption)
    number = _TABLE_NUMBER.match(title)
    return (title[number.end() :] if number else title).rstrip("( ")


def what_it_is_of(caption: str) -> str:
    """What a table is of: 主要农产品产量 of 表3 2012年全县主要农产品产量及其增长速度(单位:吨)."""
    title = strip_lead(_FROM_YEAR.sub("", _title(caption)))
    for more in (_AND_HOW_IT_MOVES, _GROWTH, _NO_PART_OF_IT):
        cut = more.search(title)
        title = title[: cut.start()] if cut else title
    return title[:LONGEST_NAME]


def number_in(cell: str) -> tuple[Decimal, str] | None:
    """A cell that is one number, read: 4.48 and 万吨 of 4.48万吨; null for any other."""
    found = _CELL.fullmatch(same_length(cell).strip())
    unit = without_gaps(found[3] or "") if found else ""
    if not found or (unit and not is_unit(unit)):
        return None
    return (-1 if found[1] else 1) * decimal(found[2].replace(" ", "")), unit


def states_numbers(row: list[str]) -> bool:
    """Whether a row has numbers other than years, and so is no head."""
    return any(number_in(cell) and not _YEAR.fullmatch(cell) for cell in row)


def multiplied(unit: str) -> tuple[int, str]:
    """The power of ten in a unit, and the unit without it: 4 and 吨 of 万吨."""
    power = _MULTIPLIED.match(unit)
    return (POWERS[power[1]], unit[power.end() :]) if power else (0, unit)


@lru_cache(maxsize=1 << 12)
def is_unit(text: str) -> bool:
    """Whether a text is a unit, with or without a multiplier, of those that numbers of running text have."""
    found = find("1" + text) if text else []
    return len(found) == 1 and found[0].end > len(text) and found[0].unit != "" and not found[0].more
