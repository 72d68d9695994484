"""The named quantities of a sentence go in; those that share what is said of the last of a list come out with it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.observations.phrases import AND, strip_lead, verb_at, verb_of
from pipeline.observations.place import Named
from pipeline.observations.subjects import is_deed, is_verb

WITH_NOUN = frozenset(["around", "right", "shared-verb-right", "step"])
"""The rules that take in the noun behind a number."""
_PROBLEM = re.compile("(?:的|(?=(?:安全)?饮水))(.{2,8})$")
_A_LEVEL = re.compile(
    "[大中小]型|小\\([一二]\\)型|(?:国家|世界|国际|自治区|[省部市州县区乡村]|乡镇|街道|社区|区域|全国|[三四五1-5]星|[1-5]?A+|[一二三四五六七八九十百千万\\d]*亿)级|[1-5]A级?"
    "|年?(?:主营业务|销售|营业)?(?:产值|收入|营收|规模)(?:超过?|过|达到?)?[\\d.十百千万]*亿元的?"
)
_ABILITY = re.compile("的((?:年)?(?:生产|加工|处理|供应)能力|产能)$")
_WORK = ("整治", "治理", "改造", "建设", "修复", "提升", "绿化")
# 完成12所幼儿园和3所小学的创建工作
_BUSY = re.compile("(?<=[^\\W\\d_]{2})(?:工作|任务)$")
_CONDITION = re.compile("(?:办学条件|基础设施|[人周][居边]环境|交通秩序|服务水平|机电设备|服务能力|环境卫生)$")
_OF_PEOPLE_AND_PLACES = frozenset("个所家")
_LENGTHS, _PLACES = frozenset(["公里", "米", "千米"]), frozenset("座个所家")
_NO_LINE = re.compile("(?:[厂站场馆桥库]|闸门|水库.*)$")
_ADDS, _FINISHES = ("新增", "新建", "建成"), ("完成", "实施", "启动")
_WASTE = ("污水", "垃圾", "废水", "污泥")
_ONE_PLACE = frozenset("村镇乡县")
_SAID_OF_IT = re.compile("摘帽$|出列$|脱贫$")
_MADE = re.compile("[^\\W\\d_]{2}(?:工程|项目|行动|成果)|增加值")


def share_predicate(found: list[Named]) -> list[Named]:
    """10所学校、12个专业群入选…: what is said of the last is said of those before it; so of 8所高校14个学科入选…."""
    predicate = ""
    for at in range(len(found) - 1, -1, -1):
        named = found[at]
        if not named.indicator and at + 1 < len(found) and named.left.startswith("在"):
            # 在2019年增长9.8%的基础上,2020年工业增加值增长10.2%
            after = found[at + 1]
            if after.reading.statistic == named.reading.statistic != "rank" and "年" in named.left:
                found[at] = named = replace(named, indicator=after.indicator)
        if at + 1 < len(found):
            named, after = _shared(named, found[at + 1])
            found[at], found[at + 1] = named, after
        if (
            at
            and named.rule == "right"
            and named.left in AND
            and (is_verb(done := found[at - 1].indicator) or done.startswith("解决"))
            and (problem := _PROBLEM.search(named.indicator, 1))
        ):
            # 解决4.2万人、2.6万头大家畜的饮水困难
            found[at - 1] = replace(found[at - 1], indicator=done + problem[1], rule="shared-predicate")
            named = found[at] = replace(named, indicator=(verb_of(done) or done) + named.indicator, rule="around")
        if named.rule == "right":
            # 56个村通过验收: a place may be of one character.
            start = verb_at(named.indicator, 1 if named.indicator[:1] in _ONE_PLACE else 2, len(named.indicator))
            while start is not None and (made := _MADE.match(named.indicator, start)):
                # 沼气建设工程完工: what is built is no predicate.
                start = verb_at(named.indicator, made.end(), len(named.indicator))
            if start is not None:
                predicate = "" if named.indicator.endswith(_WASTE, 0, start) else _BUSY.sub("", named.indicator[start:])
            elif at + 1 < len(found) and (
                not found[at + 1].left.startswith((*AND, named.indicator))
                or found[at + 1].left.endswith(("中有", "中"))
            ):
                # 9个县摘帽,40万人搬迁: the next clause does something else.
                predicate = ""
            elif found[at + 1 : at + 2] and found[at + 1].left.endswith("的"):
                # 79家大户的118台锅炉全部拆除: it is done to what they have.
                predicate = ""
            elif predicate and not _SAID_OF_IT.search(named.indicator):
                found[at] = replace(named, indicator=predicate + named.indicator, rule="shared-predicate")
        elif named.rule != "shared-verb-right":
            predicate = ""
    return found


def _shared(named: Named, after: Named) -> tuple[Named, Named]:
    """Two listed with each other, each with what stands only before the first or only behind the second."""
    listed = named.rule in WITH_NOUN and after.left in AND
    if (listed or _levels(named, after)) and (headed := _headed_as(named.indicator, after)):
        # 6个世界级、9个区域级产业集群; 培育国家级2家、省级8家龙头企业
        named = replace(named, indicator=headed)
        if not verb_of(after.indicator):
            after = replace(after, indicator=verb_of(headed) + after.indicator)
    if work := _work_on_both(named, after):
        # 推进174条河道、45条骨干河道专项整治
        after = replace(after, indicator=verb_of(named.indicator) + after.indicator, rule="around")
        named = replace(named, indicator=named.indicator + work)
    units = {named.reading.unit, after.reading.unit}
    alike = listed and (len(units) == 1 or units <= _OF_PEOPLE_AND_PLACES)
    if alike and (shared := _CONDITION.search(after.indicator, 2)) and not _CONDITION.search(named.indicator):
        # 提升43所村小和104所寄宿制学校办学条件
        named = replace(named, indicator=named.indicator + shared.group())
    if (able := _ABILITY.search(after.indicator)) and _is_listed(named, after):
        # 形成292万吨尿素、38万吨甲醇的生产能力
        what = verb_of(named.indicator) + after.indicator[: able.start()]
        after = replace(after, indicator=what + able[1], rule="around")
        named = replace(named, indicator=named.indicator + able[1])
    if thing := _measured_twice(named, after):
        # 完成12公里、5条背街小巷整治
        named = replace(named, indicator=thing, rule="shared-verb-right")
        after = replace(after, indicator=thing, rule="around")
    elif things := _things_done_to(named, after):
        # 新建6个、改建8个、扩建3个农贸市场
        named = replace(named, indicator=things, rule="shared-verb-right")
    return named, after


def _levels(named: Named, after: Named) -> bool:
    """Whether a level alone stands before each of two numbers, and what is of it behind the second."""
    return (
        named.rule == "left"
        and after.rule in WITH_NOUN
        and named.reading.unit == after.reading.unit
        and after.left[:1] == "、"
        and _A_LEVEL.fullmatch(after.left, 1) is not None
    )


def _headed_as(indicator: str, after: Named) -> str:
    """A level alone with the head of what stands beside it; nothing where it is none or that has no level."""
    done = verb_of(indicator)
    level = _A_LEVEL.fullmatch(indicator, len(done))
    of = _A_LEVEL.match(after.indicator, len(verb_of(after.indicator))) if level else None
    return indicator + after.indicator[of.end() :] if of and of.end() < len(after.indicator) else ""


def _is_listed(named: Named, after: Named) -> bool:
    """Whether what a number counts stands behind it, and so does what the next one counts that it is listed with."""
    return named.rule == "around" and after.rule == "right" and after.left in AND


def _work_on_both(named: Named, after: Named) -> str:
    """What is done to the things of two numbers and stands behind the second; nothing where their things are not alike."""
    if named.rule not in ("around", "right") or after.rule != "right" or after.left != "、":
        return ""
    if named.indicator.startswith(_ADDS):
        # 新增36家企业、12家企业完成改造
        return ""
    last = named.indicator[-1]
    if last in _ONE_PLACE and after.indicator[0] in _ONE_PLACE:
        work = after.indicator[1:]
    else:
        work = after.indicator.partition(named.indicator[-2:])[2]
    return work if work.endswith(_WORK) and not work.startswith(_FINISHES) else ""


def _measured_twice(named: Named, after: Named) -> str:
    """What is done to what stands behind the second of two measures; nothing where the first has a thing of its own."""
    done = strip_lead(named.left) or named.left
    if after.left != "、" or after.rule not in WITH_NOUN or after.reading.unit == named.reading.unit:
        return ""
    if named.reading.unit in _LENGTHS and after.reading.unit in _PLACES and _NO_LINE.search(after.indicator):
        # 改造电网,新建35公里、3座变电站: the length is of something else.
        return ""
    if "%" in (named.reading.unit, after.reading.unit):
        return ""
    done = next((verb for verb in _FINISHES if done.endswith(verb)), done)
    if not (done in _FINISHES or is_deed(done)) or named.indicator not in ("", done):
        return ""
    return done + after.indicator.removeprefix(done)


def _things_done_to(named: Named, after: Named) -> str:
    """A bare action with what the action behind it is done to; nothing where it is none or counts otherwise."""
    done = named.indicator or strip_lead(named.left)
    also = after.left[1:]
    if (
        after.rule not in ("around", "shared-verb-right")
        or not after.left.startswith("、")
        or not is_deed(also)
        or not is_deed(done)
    ):
        return ""
    same = after.reading.unit == named.reading.unit and after.indicator.startswith(also)
    return done + after.indicator[len(also) :] if same else ""
