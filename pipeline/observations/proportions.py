"""One part of a proportion (22.8:38.8:38.4) goes in; the name of what it is the share of comes out."""

from __future__ import annotations

import re

from pipeline.observations.clauses import REACH
from pipeline.observations.lists import split_list
from pipeline.observations.quantities import Quantity

_COMPARED_PARTS = re.compile(r"([^,;。:\d]{2,20}?)(?:之比|比例|比重|结构|比)[^,;。]{0,30}$")
# 三次产业投资结构为30:32:38, 男女性别比为50.04:49.96
_OF_SECTORS = re.compile(
    r"三次?产业(投资|就业人员|就业|从业人员|劳动力|用电量?|税收|产值)(?:的)?(?:结构|比例|比重|构成|之比)[^,;。]{0,40}$"
)
# 投资结构为2.9:51.1:46.0
_OF_SECTORS_UNSAID = re.compile(r"(?<!产业)(?<!产业增加值)(投资|就业|从业人员|税收|用电)(?:结构|构成)[^,;。]{0,40}$")
_OF_SEXES = re.compile(r"男女[^,;。\d]{0,10}(?:[\d.]+:)?$")
_COMPARED = re.compile(r"([^,;。、]{2,14})(?:之比|比例|比|结构)[^,;。]{0,6}$")
_SECOND_AND_THIRD = re.compile("二、三(?:次)?产业|二(?:次)?产业[、和与]第?三(?:次)?产业")
_OF_THE_ECONOMY = re.compile("产业|三|工业、服务业|工、商")
_CONTRIBUTED = re.compile("(贡献|拉动)(?:(?!产业|结构|三产)[^,;。\\d]){0,12}[\\d.:-]*$")
CONTRIBUTES = ("贡献率", "拉动经济增长")
"""What the name of a part of growth ends with."""
_CROPS = re.compile("粮、?经、?[饲草][^,;。]{0,40}$")


def part_name(text: str, quantity: Quantity) -> str:
    """三次产业结构22.8:38.8:38.4 → 第一产业增加值占比, …; the words of a list before the proportion name its parts."""
    order = "一二三四五六"[quantity.part - 1]
    before = text[max(0, quantity.start - REACH) : quantity.start]
    if quantity.parts == 3:
        if _CROPS.search(before):
            # 粮经饲种植比例71:19:10
            return ("粮食", "经济", "饲料")[quantity.part - 1] + "作物占比"
        if (of_each := _COMPARED_PARTS.search(before)) and not _OF_THE_ECONOMY.search(of_each[1]):
            names = split_list(of_each[1]) if "、" in of_each[1] else []
            if len(names) == quantity.parts and all(len(name) > 1 for name in names):
                # 种植业、林业、畜牧业产值比为52:8:40
                return names[quantity.part - 1] + "占比"
        if ("贡献" in before or "拉动" in before) and (contributed := _CONTRIBUTED.search(before)):
            # 三次产业对经济增长的贡献率为6.5:40.2:53.3
            return f"第{order}产业" + CONTRIBUTES[contributed[1] == "拉动"]
        of = _OF_SECTORS.search(before) or _OF_SECTORS_UNSAID.search(before)
        return f"第{order}产业{of[1] if of else '增加值'}占比"
    if quantity.parts == 2 and _OF_SEXES.search(before):
        return f"{'男女'[quantity.part - 1]}性人口占比"
    if quantity.parts == 2 and _SECOND_AND_THIRD.search(before):
        whole = "投资" if "投资" in before else "增加值"
        return f"第{'二三'[quantity.part - 1]}产业{whole}占比"
    if (listed := _COMPARED_PARTS.search(before)) and len(names := split_list(listed[1])) == quantity.parts:
        return names[quantity.part - 1] + "占比"
    match = _COMPARED.search(before)
    return (match[1] if match else "构成") + f"第{order}部分占比"
