"""The label of a row and the measure of a column go in, the name of what a cell measures comes out."""

from __future__ import annotations

import re

from pipeline.observations.borrowing import RECENT, Memory, with_borrowed_head
from pipeline.observations.phrases import strip_lead
from pipeline.observations.table_heads import IN_BRACKETS, LONGEST_NAME, MEASURE, OF_A_PLAN, RATES, clean, multiplied

# 指标|全县|城区|农村: whose it is stands before what it is.
WHERE = re.compile(r"[省市县区州旗乡镇村]$")
ROW_MARK = re.compile(r"^(?:[#*]|其中\s*[::]|[一二三四五六七八九十\d]+[、.]|[(（][一二三四五六七八九十]+[)）])\s*")
# 城镇居民||: whose the rows below are. 工业|| says no more of 发电量 than it says itself, but 增加值 needs it.
_WHOSE = re.compile(r"(?:居民|农民|家庭|住户|企业|单位|机构|学校|院校|全体|农村|城镇|乡村)$")
_OF_AN_INDUSTRY = re.compile(r"(?:工|农|林|牧|渔|服务|建筑|制造|旅游|餐饮)业$")
_BARE_MEASURE = re.compile(r"总?产值|增加值|投资|(?:利润|利税)总?额|主?营业务?收入|用电量|(?:从业|就业)人[员数]")
_HAS_ITS_OWN = re.compile(r"居民|农民|城镇|农村|乡村")
_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十]+[)）、.]")
_IN_ALL = frozenset(["合计", "总计", "总数"])
# 和平区, 从化区, 共和县: a row goes on from no other.
_OPENS_A_PLACE = tuple("和从共要")
_PRICE = re.compile(r"(?:居民消费|商品零售|出厂|购进)?价格")
_TOWN_OR_COUNTRY = frozenset(["城市", "农村", "城镇", "乡村"])
_PEOPLE = re.compile(r"(人口|(?:从业|就业)人员|职工|劳动力)(?:总?数|人数|总量)?$")
_GROUP = re.compile(r"^[男女]性?$|^(?:城[镇市]|[农乡]村|国有|集体|私营|个体|机关|其他)$|岁|单位$|族$|业$")
_INDUSTRY = re.compile(r"(?<![就失待创企事])业$")
_AN_INDUSTRY = "制造业"


def section_of(label: str, row: list[str]) -> str | None:
    """Whose the rows are below one of a single label (一、城镇居民||), empty below 二、价格; null where it rules none."""
    if not {clean(cell) for cell in row} <= {"", label}:
        return None
    return whose_in(label) or ("" if _NUMBERED.match(label) else None)


def whose_in(label: str) -> str:
    """城镇居民 of 一、城镇居民: and nothing of 按收入来源分."""
    bare = IN_BRACKETS.sub("", ROW_MARK.sub("", label)).rstrip(": ")
    return bare if _WHOSE.search(bare) or _OF_AN_INDUSTRY.search(bare) else ""


def below(section: str, name: str) -> str:
    """人均可支配收入 below 城镇居民 → 城镇居民人均可支配收入."""
    if not section or not name or section in name or _WHOSE.search(name):
        return name
    if name.startswith(section[-2:]):
        # 企业单位数 below 工业企业
        return section[:-2] + name
    bare = _BARE_MEASURE.fullmatch(name) or not _OF_AN_INDUSTRY.search(section)
    return section + name if bare and not _HAS_ITS_OWN.search(name) else name


def without_lead(name: str) -> str:
    """全县年末总人口 → 总人口; nothing is left of 合计 and 全县."""
    if name in _IN_ALL:
        return ""
    return name if name.startswith(_OPENS_A_PLACE) else strip_lead(name)


def measured_by(name: str, completed: str, measure: str, alone: bool) -> str:
    """粮食 in a column of 产量 → 粮食产量, 居民消费价格 in one of 城市 → 城市居民消费价格."""
    if not measure:
        return completed
    if OF_A_PLAN.search(measure) or measure in RATES:
        return completed + measure
    if measure == "人数" and completed != name:
        # 女性 in a table of 从业人员
        return completed
    if not MEASURE.search(measure) and (WHERE.search(measure) or MEASURE.search(completed)):
        return measure + completed
    if name.endswith(measure) or (alone and MEASURE.search(name)):
        return name
    # 在校生 in a column of 在校生数
    return (name.removesuffix(measure[:-1]) if len(measure) > 2 else name) + measure


def complete(name: str, printed: str, memory: Memory) -> str:
    """第一产业 below 生产总值 → 第一产业增加值: a name with what it lacks from a row above or the caption; it is remembered."""
    # No unit in a table makes no index of a sum.
    unit = multiplied(printed)[1] or "元"
    whole = _borrowing(name, unit, memory) if len(name) <= LONGEST_NAME else name
    if whole == name and MEASURE.search(name):
        memory.whole, memory.whole_units = name, frozenset([unit])
    memory.name, memory.unit = whole, unit
    memory.names = [*memory.names[-RECENT:], whole]
    return whole


def _borrowing(name: str, unit: str, memory: Memory) -> str:
    if not name:
        return memory.heading if MEASURE.search(memory.heading) else ""
    if MEASURE.search(name):
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
