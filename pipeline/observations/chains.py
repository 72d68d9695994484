"""The named quantities of a sentence go in; those of a chain come out with a name of its own each.

辖5个行政村51个村民组 counts one after the other, 103个部门挂包117个行政村 tells who does what to whom, and 退出6个村682户2259人
says of people what was done to their places.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.observations.phrases import strip_tail, verb_of
from pipeline.observations.place import Named
from pipeline.observations.predicates import WITH_NOUN
from pipeline.observations.units import MONEY

_ACTS = re.compile(
    r"([^\W\d_]{1,8}?)(挂包|包抓|包保|挂钩帮扶|挂钩|结对帮扶|结对|对口帮扶|帮扶|包联|联系服务|联系|指导|组成|组建)了?"
)
_MADE_UP = frozenset(["组成", "组建"])
_PLACES = re.compile("(?:行政|自然|贫困)?村|乡镇|社区")
_PLACES_AT_END = re.compile(f"(?:{_PLACES.pattern})$")
TO_WHOM = ("为", "给", "向")
"""How the words before those are told who get something."""
# 以上 between a number and those it counts.
_BOUND = 2
_GETS = re.compile("(?<=[^\\W\\d_]{2})(?:享受|获得|申报|领取)")
_SOLVED = re.compile("(?:解决)?((?:安全|人畜)?饮水(?:安全|困难)?(?:问题|难题|难)?)$")
# What a deed ends with that is done to a place and to its people as well; 新建5个村500户 is not.
_DONE_TO_ALL = re.compile("(?:退出|脱贫|出列|搬迁|搬迁安置|整村推进|惠及|覆盖|帮扶|带动|涉及)$")


def tell_apart(found: list[Named]) -> list[Named]:
    """The quantities with the names of a chain divided among its members; changes and returns the list."""
    for at in range(1, len(found)):
        first, second = found[at - 1], found[at]
        after = found[at + 1] if at + 1 < len(found) and found[at + 1].left in ("", "、") else None
        if acts := _ACTS.fullmatch(second.left):
            found[at - 1], found[at] = _who_does_what(first, second, acts[1], acts[2])
        elif second.rule == "around" and _runs_on(first, second):
            found[at] = _counted_behind(first, second)
            if (solved := _SOLVED.search(found[at].indicator)) and first.indicator.endswith(strip_tail(second.left)):
                # 解决12个村1200户4500人饮水困难: it is solved for all of them.
                found[at - 1] = replace(first, indicator=first.indicator + solved[1])
                if after and after.rule == "right" and after.indicator == solved[1]:
                    found[at + 1] = replace(after, indicator=solved.group(), rule="around")
        elif not first.indicator and _goes_on_at_once(first, second):
            # 全县共有2315户,5120人享受低保
            found[at - 1] = replace(first, indicator=second.indicator, rule="shared-predicate")
        elif given := _given_to(first, second):
            found[at - 1] = replace(first, indicator=given, rule="shared-predicate")
        elif whose := _measured_of(first, second):
            found[at] = replace(second, indicator=whose)
        elif done := _done_to_the_place_of(first, second):
            people = "人口" if second.reading.unit == "人" else "户"
            found[at] = replace(second, indicator=done + people, rule="shared-predicate")
            if after and after.reading.unit == "人":
                found[at + 1] = replace(after, indicator=done + "人口", rule="shared-predicate")
    return found


def _goes_on_at_once(first: Named, second: Named) -> bool:
    """Whether people are counted right behind households, with no more than a mark between them."""
    units = (first.reading.unit, second.reading.unit)
    return units == ("户", "人") and second.rule in WITH_NOUN and second.quantity.start - first.quantity.end == 1


def _runs_on(first: Named, second: Named) -> bool:
    """Whether only the noun that the first counts stands before the second."""
    counted = strip_tail(second.left)
    if first.rule == "right":
        return counted == first.indicator
    return (
        first.rule in ("around", "beneficiaries")
        and (
            len(counted) > 1
            or (_PLACES.fullmatch(counted) is not None and _SOLVED.search(second.indicator) is not None)
        )
        and counted == second.left
        and first.indicator.endswith(counted)
        and second.indicator.startswith(counted)
        and len(second.indicator) > len(counted)
    )


def _counted_behind(first: Named, second: Named) -> Named:
    """惠及4个乡镇9000余农户: what was done to the first is done to the second, whose name begins with the first's noun."""
    counted = strip_tail(second.left)
    done = first.indicator.removesuffix(counted)
    name = done + second.indicator[len(counted) :]
    return replace(second, indicator=name, rule="around" if done else "right")


def _given_to(first: Named, second: Named) -> str:
    """为24家企业发放补贴1978万元, 46家企业享受补助3100万元: those who get something with what they get; nothing for others."""
    who, got = first.indicator, second.indicator
    between = second.quantity.start - first.quantity.end - len(second.left)
    if first.rule != "right" or second.rule != "left" or second.reading.unit not in MONEY:
        return ""
    behind = between - (_BOUND if between > len(who) and first.reading.bound == "gt" else 0)
    if first.left.endswith(TO_WHOM) and verb_of(got) and behind == len(who):
        return got + who
    gets = _GETS.search(who)
    return got[gets.start() :] + who[: gets.start()] if gets and not between and got.startswith(who) else ""


def _measured_of(first: Named, second: Named) -> str:
    """东江流域8个断面水质优良比例: the second name with the place that stands before the count; nothing where none does."""
    if first.rule != "around" or second.rule != "left" or verb_of(first.indicator):
        return ""
    named = second.indicator
    things = next((size for size in (4, 3, 2) if first.indicator.endswith(named[:size])), 0)
    if not 0 < things < len(named) or not second.left.startswith(named[:2]):
        return ""
    where = first.indicator[: len(first.indicator) - things]
    return where + named if len(where) > 1 and "、" not in where else ""


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


def _done_to_the_place_of(first: Named, second: Named) -> str:
    """全年退出6个村682户2259人: what was done to the villages, where the second counts their households or people; else nothing."""
    place = second.left
    if second.reading.unit not in ("户", "人"):
        return ""
    if place == "、" and second.rule == "carried" and (counted := _PLACES_AT_END.search(first.indicator)):
        # 搬迁30个行政村、515户
        place = counted.group()
    elif second.indicator != place or not _PLACES.fullmatch(place):
        return ""
    done = first.indicator.removesuffix(place)
    return done if _DONE_TO_ALL.search(done) else ""
