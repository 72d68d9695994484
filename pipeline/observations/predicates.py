"""The named quantities of a sentence go in; those that share what is said of the last of a list come out with it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.observations.lists import AND
from pipeline.observations.phrases import strip_tail, verb_at, verb_of
from pipeline.observations.place import Named
from pipeline.observations.subjects import is_verb

WITH_NOUN = frozenset(["around", "right", "shared-verb-right", "step"])
"""The rules that take in the noun behind a number."""
_PROBLEM = re.compile("(?:的|(?=(?:安全)?饮水))(.{2,8})$")
_A_LEVEL = re.compile(
    "(?:国家|世界|国际|自治区|[省部市州县区乡村]|区域|全国|[三四五1-5]星|[1-5]?A+|[十百千万]?亿)级|[1-5]A级?"
    "|年?(?:主营业务|销售|营业)?(?:产值|收入|营收|规模)(?:超过?|过|达到?)?[\\d.十百千万]*亿元的?"
)
# Who does what to whom, with a number of each: 103个部门挂包117个行政村.
_ACTS = re.compile(
    r"([^\W\d_]{1,8}?)(挂包|挂钩帮扶|挂钩|结对帮扶|结对|对口帮扶|帮扶|包联|联系服务|联系|指导|组成|组建)了?"
)
_VILLAGES = re.compile("(?:行政|自然|贫困)?村|乡镇|社区")
_LEAVES_BEHIND = re.compile("退出|脱贫|出列|搬迁|易地搬迁|惠及|覆盖|帮扶|带动|涉及")
_THEIR_PEOPLE = {"户": "户", "人": "人口"}
_MADE_UP = frozenset(["组成", "组建"])
_MADE = re.compile("[^\\W\\d_]{2}(?:工程|项目|行动|成果)")


def share_predicate(found: list[Named]) -> list[Named]:
    """10所学校、12个专业群入选…: what is said of the last is said of those before it; so of 8所高校14个学科入选…."""
    for at in range(1, len(found)):
        if found[at].rule == "around" and _runs_on(found[at - 1], found[at]):
            # 辖5个行政村51个村民组, 惠及4个乡镇9000余农户
            counted = strip_tail(found[at].left)
            done = found[at - 1].indicator.removesuffix(counted)
            found[at] = replace(
                found[at],
                indicator=done + found[at].indicator[len(counted) :],
                rule="around" if done else "right",
            )
    for at in range(1, len(found)):
        if acts := _ACTS.fullmatch(found[at].left):
            found[at - 1], found[at] = _who_does_what(found[at - 1], found[at], acts[1], acts[2])
    for at in range(1, len(found)):
        if whom := _of_the_same(found[at - 1], found[at]):
            found[at] = replace(found[at], indicator=whom, rule="shared-predicate")
            after = found[at + 1] if at + 1 < len(found) else None
            if after and not after.left and after.reading.unit == "人" and after.rule == "carried":
                people = whom.removesuffix(_THEIR_PEOPLE["户"]) + _THEIR_PEOPLE["人"]
                found[at + 1] = replace(after, indicator=people, rule="shared-predicate")
    predicate = ""
    for at in range(len(found) - 1, -1, -1):
        named = found[at]
        if not named.indicator and at + 1 < len(found) and named.left.startswith("在"):
            # 在2019年增长9.8%的基础上,2020年工业增加值增长10.2%
            after = found[at + 1]
            if after.reading.statistic == named.reading.statistic != "rank" and "年" in named.left:
                found[at] = named = replace(named, indicator=after.indicator)
        if (
            at + 1 < len(found)
            and named.rule in WITH_NOUN
            and found[at + 1].left in AND
            and (headed := _headed_as(named.indicator, found[at + 1]))
        ):
            # 6个世界级、9个区域级产业集群
            named = found[at] = replace(named, indicator=headed)
        if (
            at
            and named.rule == "right"
            and named.left in AND
            and is_verb(done := found[at - 1].indicator)
            and (problem := _PROBLEM.search(named.indicator, 1))
        ):
            # 解决4.2万人、2.6万头大家畜的饮水困难
            found[at - 1] = replace(found[at - 1], indicator=done + problem[1], rule="shared-predicate")
            named = found[at] = replace(named, indicator=done + named.indicator, rule="around")
        if named.rule == "right":
            start = verb_at(named.indicator, 2, len(named.indicator))
            while start is not None and (made := _MADE.match(named.indicator, start)):
                # 沼气建设工程完工: what is built is no predicate.
                start = verb_at(named.indicator, made.end(), len(named.indicator))
            if start is not None:
                predicate = named.indicator[start:]
            elif predicate and at + 1 < len(found) and found[at + 1].left.startswith((*AND, named.indicator)):
                found[at] = replace(named, indicator=predicate + named.indicator, rule="shared-predicate")
        elif named.rule != "shared-verb-right":
            predicate = ""
    return found


def _of_the_same(first: Named, second: Named) -> str:
    """全年退出6个村682户2259人: what was done to the villages was done to the households and people; else nothing."""
    place = second.left
    if second.indicator != place or not _VILLAGES.fullmatch(place) or second.reading.unit not in _THEIR_PEOPLE:
        return ""
    done = first.indicator.removesuffix(place)
    if not _LEAVES_BEHIND.fullmatch(done):
        return ""
    return done + _THEIR_PEOPLE[second.reading.unit] if done and done != first.indicator else ""


def _who_does_what(first: Named, second: Named, who: str, done: str) -> tuple[Named, Named]:
    """103个部门挂包117个村 are 部门挂包村 twice: so many that do it, and so many to which it is done; 抽调90名干部组成9个组."""
    counted = first.indicator[: first.indicator.rfind(who) + len(who)]
    if first.rule not in WITH_NOUN or second.rule not in WITH_NOUN or not counted.endswith(who):
        return first, second
    whom = second.indicator.removeprefix(second.left).removeprefix(counted.removesuffix(who))
    if done in _MADE_UP or verb_of(counted) or counted != who:
        return replace(first, indicator=counted), replace(second, indicator=done + whom, rule="around")
    return (
        replace(first, indicator=done + whom + "的" + counted, rule="shared-predicate"),
        replace(second, indicator=counted + done + whom, rule="around"),
    )


def _headed_as(indicator: str, after: Named) -> str:
    """A level alone with the head of what stands beside it; nothing where it is none or that has no level."""
    done = verb_of(indicator)
    level = _A_LEVEL.fullmatch(indicator, len(done))
    of = _A_LEVEL.match(after.indicator, len(verb_of(after.indicator))) if level else None
    return indicator + after.indicator[of.end() :] if of and of.end() < len(after.indicator) else ""


def _runs_on(first: Named, second: Named) -> bool:
    """Whether only the noun that the first counts stands before the second."""
    counted = strip_tail(second.left)
    if first.rule == "right":
        return counted == first.indicator
    return (
        first.rule in ("around", "beneficiaries")
        and len(counted) > 1
        and counted == second.left
        and first.indicator.endswith(counted)
        and second.indicator.startswith(counted)
        and len(second.indicator) > len(counted)
    )
