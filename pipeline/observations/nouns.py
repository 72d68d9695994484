"""A quantity and its sentence go in, the noun that it counts or that a sum went into, behind it, comes out."""

from __future__ import annotations

import re

from pipeline.observations.phrases import begins, verb_at
from pipeline.observations.place import counts
from pipeline.observations.quantities import Quantity
from pipeline.observations.statistics import MEDALS, Reading
from pipeline.observations.subjects import noun_right

# 68个省、市重大项目: a level alone is none of a list of things.
_LEVELS = frozenset(["国家", "国家级", "省", "省级", "部", "部级", "市", "市级", "州", "县", "县级", "区", "区级"])
# What stands between two marks of a list and holds no number.
_LISTED_QUALIFIER = re.compile(r"[^,;。、:()!?\d]{2,14}")
_REMARK = re.compile(r"\((?:(?:包括|含|不含)[^()\d]{1,14}|\d+[^()\d]{1,3}及?以[上下])\)")
_BRACKETED = re.compile(r"\([^()]{1,14}\)")
_NOUN_END = re.compile(
    r"[,;。、:()!?]|(?:和(?!美[乡村宜]|谐|平)|(?<![涉惠普])以?及|与)(?:近?$|(?=一批|一系列|占地|(?:总|计划)?投资(?:\d|$)))"
)
# 68个项目完成投资41亿元: these need no third character.
_SHORT_NOUNS = ("项目", "工程")
_NEXT_MEASURE = re.compile(
    r"(?<=[^\W\d_]{2})(?:(?<![实出体发呈展表])现有(?![效限机害毒线色])|拥有|共有(?!产权))"
    r"|(?<=[^\W\d_]{2})(?<![全当常去每])年(?=发电量(?:[达超约为]|$))|[月年]?[人户亩]均|[年月][^\W\d_]{0,3}标准|(?<=[^\W\d_]{2})(?:补偿|补助|补贴|供养|保障|救助)标准(?=[由从提达为])|每[年月人]|(?<!\d)年(?=(?:主营|销售|营业|业务|加工|交易|总)?(?:产[值量能]|收入|利[润税]|税收|总?额|量))"
)
# Those who are counted by households and by heads at once.
_PEOPLE = frozenset(["户", "人", "名", "个", ""])
_AND_THEIR = frozenset(["、", "村、", "自然村、", "行政村、", "村屯、", "乡镇、"])
# 11个重点城市空气质量优良天数增加5%
_WHOSE_MEASURE = re.compile(
    r"([^\W\d_]{0,10}?(?:乡镇卫生院|卫生院|水源地|水系|城市|农村专业合作社|[市州区]县|县市区?|市州|省[份市]|企业|园区|开发区|学校|医院|乡镇|街道|村|断面|水库|湖泊|饭店|酒店|宾馆|点位|景区|单位|机构|(?<!银)行业|疫苗(?!生产|企业|接种点)|病种(?!付费)|考生|公路|道路|线路|产业(?![园链化带集])))"
    r"(?!业(?!务)|[化域级场政民外内庄]|[^,;。、\d]{0,6}(?:公路|道路|线路)|(?:卫生院|技术中心|食堂|住院部|门诊|宿舍|校舍|实验室)|.{0,4}?(?:项目|工程|基金|试点|品牌|平台|集群))[^,;。、\d]{0,14}(?:增速|增幅|[率额量值]|比例|比重|占比|浓度|天数|收入|支出|投资|利润|全长|总长|里程|能耗|水耗|经费|接待费|指数|面积|用房|均值|平均值|投资强度|总市值)"
    r"(?:分别|平均|均|都|累计|实现)?(?:达到?|(?:保持|稳定)在|增加|增长|下降|提高|减少|超过?|突破|为|完成|占|升|降|[到至])*$"
)
_WHERE_THEY_LIVE = "居住的"
_AND_THEIR_PEOPLE = re.compile("((?:自然|行政)?村|村屯)、")
# Behind 以上的, what begins is the noun.
_BEHIND_BOUND = 4
_IS_WHOLE = re.compile("(?:工程|项目|中心|基地|园区|公园|[站场厂院馆])$")
# 总投资5亿元的年产20万吨水泥生产线, 总投资47亿元的甲公司等14个在建项目
_CHAINED = re.compile(
    r"的?|的[年日](?:产|处理|加工|供水)|(?:新建|修建|建设|建成)的|(?:的|(?:实施|建成|修建|新建|改造|建设|完成)了?)[^,;。\d]{2,40}等|(?:计划)?总投资(?:超过?|近|约|达)?|、(?:(?:总)?投资|(?:总)?建筑面积|占地(?:面积)?|全长|设计时速|装机(?:容量)?|总库容)(?:超过?|近|约|达)?"
)
# 全长32公里、投资5.6亿元的沿江公路
_MEASURED_FIRST = ("全长", "总长", "占地", "占地面积", "建筑面积", "总投资", "投资")
_BARE_THINGS = re.compile("项目|工程|企业")
_POWER = frozenset(["千瓦", "兆瓦", "吉瓦", "MW", "GW"])
# The longest chain of numbers with one noun behind it: 改造小区9个1100户.
_CHAIN = 4
# How far ahead words may speak for a number: keeps the cost of a sentence linear in its length.
_REACH = 200


def noun_counted(
    text: str, kept: list[Quantity], number: int, reading: Reading, to_whom: bool, begins_clause: bool
) -> tuple[str, int]:
    """The noun that a quantity counts behind it, nothing where it counts none, and where the noun ends.

    `to_whom` says that those counted get something: 为3200户农户发放小额贷款1.6亿元; `begins_clause` that no more than an
    action stands before the number.
    """
    start, stop = _noun_place(text, kept, number, begins_clause)
    if (remark := _REMARK.match(text, start, stop)) and kept[number].unit in _PEOPLE:
        # 8.6万人(含农民工)参加失业保险
        start = remark.end()
    if not counts(kept[number], reading):
        return "", start
    if text.startswith(_WHERE_THEY_LIVE, start, stop):
        # 完成2.3万人居住的老旧小区改造
        start += len(_WHERE_THEY_LIVE)
    if kept[number].unit in MEDALS:
        return kept[number].unit + "牌", start
    if begins_clause and (whose := _WHOSE_MEASURE.match(text, start, stop)) and stop < len(text):
        # 11个重点城市空气质量优良天数增加5%: what is measured of them is not what is counted.
        return noun_right(text, start, whose.end(1)), whose.end(1)
    shortest = 2 if to_whom or text.startswith(_SHORT_NOUNS, start) else 3
    end = _noun_stop(text, start, stop, shortest, is_capacity=kept[number].unit in _POWER)
    noun = noun_right(text, start, end)
    if start > kept[number].end and noun and (place := _AND_THEIR_PEOPLE.match(text, kept[number].end)):
        # 86个村、6.8万人脱贫出列
        noun += place[1]
    return noun, end


def _noun_place(text: str, kept: list[Quantity], number: int, begins_clause: bool) -> tuple[int, int]:
    """Where the noun that a quantity counts begins and must end.

    3126户9874人脱贫, 5.1万户、27.6万牧民搬进新居, 总投资112亿元的46个重点项目: behind the last of a chain.
    """
    first, last = number, number + _CHAIN
    measured = text.endswith(_MEASURED_FIRST, 0, kept[number].start)
    while number + 1 < len(kept) and number < last:
        between = text[kept[number].end : kept[number + 1].start]
        units = {kept[number].unit, kept[number + 1].unit}
        # 12个村、4500人脱贫; not 50个行政村、120个自然村道路硬化
        of_people = begins_clause and between in _AND_THEIR and units <= _PEOPLE and len(units) > 1
        if not of_people and not (_CHAINED.fullmatch(between) and (measured or not between.startswith("、"))):
            break
        if between.endswith("等") and (
            _BARE_THINGS.match(text, kept[number + 1].end)
            or text.endswith(("、投资", "、总投资"), 0, kept[number].start)
        ):
            # 投资8亿元的甲公司等6个项目: what these are called says more than that they are projects.
            break
        number += 1
    if number > first and not measured and text[kept[number].end : kept[number].end + 1] in ",;。":
        # 搬迁30个行政村、515户、1893人: nothing stands behind the last.
        number = first
    return kept[number].end, kept[number + 1].start if number + 1 < len(kept) else len(text)


def _noun_stop(text: str, start: int, stop: int, shortest: int, is_capacity: bool) -> int:
    """Where the noun behind a number ends.

    100个行业级、场景级大模型: a list that qualifies it belongs to it; 810个重点项目完成投资10428亿元: it ends where the next
    number's action begins, but has `shortest` characters at least. What has a capacity (1000万千瓦光伏基地、甲公司“灯塔工厂”) is named alone.
    """
    reach = min(stop, start + _REACH)
    right = text[start:reach]
    if "(" in right:
        right = _BRACKETED.sub(lambda found: "x" * len(found[0]), right)
    match = _NOUN_END.search(right)
    while match and match.group() in "、和及与" and (listed := _LISTED_QUALIFIER.match(right, match.end())):
        if right.startswith(("一批", "一系列"), match.end()) or (
            is_capacity and (_IS_WHOLE.search(right, 0, match.start()) or right.endswith("场", 0, match.start()))
        ):
            # 新建1.88万亩高标准农田和一批养殖场
            break
        if stop < len(text) and right.endswith("、") and _IS_WHOLE.search(right, 0, match.start()):
            # 34项饮水安全工程、公路改造工程、5800户沼气建设工程: members of a list that has numbers for some.
            break
        leveled = right[: match.start()] in _LEVELS
        if (
            match.group() == "、"
            and (of := right.find("的", _BEHIND_BOUND, match.start())) > 0
            and begins(right, "verb", match.end())
        ):
            # 12个老旧小区的供水、供电等设施
            return start + of
        if begins(right, "verb", match.end()) or (listed.end() == len(right) and stop < len(text) and not leveled):
            break
        match = _NOUN_END.search(right, listed.end())
    if match:
        return start + match.start()
    if stop == len(text):
        return reach
    if measure := _NEXT_MEASURE.search(text, start, reach):
        # 678名五保老人年供养标准提高到1200元: the next number's measure is not what is counted.
        return measure.start()
    at = verb_at(text, start + shortest, reach)
    return reach if at is None else at
