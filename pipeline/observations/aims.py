"""A number that is told for another one goes in: the aim of a plan, or the whole of a share; what it is of comes out.

高于年初12%的目标14.4个百分点 recalls a target, 占全市生产总值271.2亿元的6.9% the sum of a larger place, and 4.5%左右的增长目标
names no indicator, for everybody knows whose growth is meant.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.observations.borrowing import Memory
from pipeline.observations.quantities import Quantity
from pipeline.observations.statistics import Reading
from pipeline.observations.subjects import is_verb

_OF_A_SUM = re.compile(
    "(?:[约已仅]?占|完成了?|为|是|相当于)(?!上年|年(?!度?计划|度?目标|初(?:预算|计划|目标))|去年|同期|(?:19|20)\\d\\d|“|前)([^,;。\\d]{2,20}?|年计划)$"
)
_PLANNED_SUM = re.compile("(?:全年|年度?|年初|[市省县区]|上级|政府|下达|确定)*(?:计划|目标|任务|预算)数?")
_HANDED_DOWN = re.compile("完成了?[^,;。\\d]{0,8}(?:下达|确定|安排)的?$")
_TASK = re.compile("的?([^,;。\\d]{0,8}?)(?:年度|全年|目标)*任务(?=[,;。])")
_BESIDE = ",?(?:大大|远远|略)?(?:超过|高于|低于|多于|少于|超出)了?"
_AS_SET_BEFORE = re.compile(
    f"{_BESIDE}(?:原定|原计划|预定|既定|年初(?:确定|预期|计划|目标))(?:目标|任务|计划)?的(?:近|约)?"
)
_AIM_FOLLOWS = re.compile("(?:左右|以上)?的?(?:控制|预期|增长)?(?:目标|任务|计划|规模)")
_SET_BEFORE = re.compile(f"{_BESIDE}(?:原定|预定|既定|年初(?:确定|预期|计划))的?(?:近|约)?")
_WORK_ALONE = frozenset(["建设", "实施", "征收", "改造", "开工", "新建", "工作", "建池"])
_BEYOND = re.compile("(?:高于|高出|超过|超出|超|快于|低于)[^,;。、\\d]{0,10}$")
# 比年初计划目标9.1亿元超收0.7亿元
_THAN_AN_AIM = re.compile("[比较][^,;。、\\d]{0,8}(?:目标|任务|计划|预算)(?:任务|数)?$")
BEYOND_AN_AIM = frozenset(["超过", "超收", "超出", "超额", "高", "高出", "多", "增加"])
"""How a number is led up to that says by how much a result is beyond the aim told before it."""
_BY_SO_MUCH = re.compile("|".join([*sorted(BEYOND_AN_AIM), "减少", "低", "少", "短收"]))
_OF_A_TARGET = re.compile(
    "(?:左右|以上)?的(?:预期|计划|年度|年初|既定|预定|原定|增长|调控|控制|确定|任务)*(?:目标|任务|计划|指标)"
)
_THAN = frozenset(["比", ",比", "较", ",较"])
_AIM_IN_BRACKET = re.compile(
    "(?:[省市县区州国]定|年度|全年|考核|控制|计划|规划|预期|约束性|下达)*(?:目标|指标|计划|任务)[值数]?(?:为|是|:)?"
)
_HELD_WITH = re.compile("[与同和](?:(?:19|20)\\d\\d年|[上去]年)[^,;。\\d]{0,16}的$")
_ALLOWED = re.compile("(?:低于|少于|控制在|未超过|不超过)[^,;。\\d]{0,8}控制(?:指标|目标|数)(?:数|为|的)?")
_GAP_BEHIND = re.compile(f"{_OF_A_TARGET.pattern}(?:高出?|低|多|少|快|慢)")
_FULFILLED = re.compile(
    "(?:超额|提前|圆满)?(?:完成|实现)了?[^,;。、]{0,12}(?:确定|提出|计划|规划|预期|年初)的?$|提前[^,;。]{1,3}年(?:完成|实现)了?$"
)
_OF_THE_AIM = re.compile(f"{_OF_A_TARGET.pattern}|目标|任务")
# 把经济增长预期目标定在7.5%, 4.5%左右的增长目标: whose growth is meant goes without saying.
_AIM = re.compile(
    "(?:经济)?(?:增长|增速)?(?:的?(?:预期|调控))?(?:增长)?(?:的?(?:目标|预期|速度))?(?:设定|拟定|确定|定|设|实现)?(?:在|为)?"
)
_AIM_BEHIND = re.compile("(?:左右|以上)?的?(?:经济)?(?:增长(?:预期)?目标|增长速度|增速|速度|增长(?=[,;。]))")
_AIM_AT_END = re.compile("(?<=[^\\W\\d_]{2})(?:预期)?增长(?:预期)?目标(?:设定|拟定|确定|定|设)?[在为]?$")
WHERE_ALONE = re.compile("(?:全[国省市州县区]|[东中西]部|世界|全球|国内)[^\\W\\d_]{0,2}(?:同类城市)?")
WHOLE_OF_A_SHARE = "whole-of-a-share"
"""The rule of a sum that is said for the share in it, of a larger place as a rule: 占全市生产总值271.2亿元的6.9%."""
RECALLED_TARGET = "recalled-target"
"""The rule of a target that a result is held against: 高于年初12%的目标14.4个百分点."""


def told_in_passing(
    text: str, kept: list[Quantity], number: int, left: str, right: str, memory: Memory
) -> tuple[str, str] | None:
    """The name and the rule of a number that is said only for the next; null where it is said for itself."""
    if memory.name and (
        (_BEYOND.search(left) and _OF_A_TARGET.match(right)) or (left in _THAN and _GAP_BEHIND.match(right))
    ):
        # 低于4.5%的控制目标1.3个百分点, 比4.5%的控制目标低1.3个百分点
        return memory.name, RECALLED_TARGET
    if memory.name and kept[number].unit == memory.unit and _OF_THE_AIM.match(right) and _FULFILLED.search(left):
        # 生产总值163亿元,超额完成了“十二五”计划120亿元的目标
        return memory.name, RECALLED_TARGET
    set_before = _AS_SET_BEFORE.fullmatch(left) or (_SET_BEFORE.fullmatch(left) and _AIM_FOLLOWS.match(right))
    if memory.name and kept[number].unit == memory.unit and set_before:
        # 新建公厕180座,超过原计划的150座
        return memory.name, RECALLED_TARGET
    if (
        memory.name
        and kept[number].unit == memory.unit
        and (task := _TASK.match(right))
        and (whose := _whose_task(task[1], memory))
        and _HANDED_DOWN.search(left)
        and memory.statistic == "level"
    ):
        # 城镇新增就业132万人,超额完成国家下达的110万人就业任务
        return whose, RECALLED_TARGET
    if memory.name and _THAN_AN_AIM.search(left) and _BY_SO_MUCH.match(right) and number + 1 < len(kept):
        return memory.name, RECALLED_TARGET
    if (
        memory.name
        and kept[number].unit == memory.unit
        and kept[number].value >= memory.value
        and _ALLOWED.fullmatch(left)
    ):
        # 死亡率0.26,低于控制指标0.27, but 死亡36人,低于控制指标6人: how far below
        return memory.name, RECALLED_TARGET
    if memory.name and right.startswith("相比") and _HELD_WITH.search(left):
        # 常住人口530万人,与2010年第六次人口普查的420万人相比,增加110万人
        return memory.name, "carried"
    if memory.name and left.startswith("(") and _AIM_IN_BRACKET.fullmatch(left, 1):
        # PM2.5平均浓度38微克/立方米(考核目标41微克/立方米)
        return memory.name, RECALLED_TARGET
    of = _OF_A_SUM.search(left) if memory.base and _share_follows(text, kept, number) else None
    if of is None:
        return None
    if _PLANNED_SUM.fullmatch(of[1]):
        return memory.base + of[1], RECALLED_TARGET
    return (of[1] + memory.base if WHERE_ALONE.fullmatch(of[1]) else of[1]), WHOLE_OF_A_SHARE


def _whose_task(thing: str, memory: Memory) -> str:
    """What was named before that a task is of: the last, where the task names nothing or shares two characters with it."""
    if thing in _WORK_ALONE:
        thing = ""
    told = next((name for name in reversed(memory.names[-4:]) if thing and thing in name), "")
    shares = not thing or any(thing[at : at + 2] in memory.name for at in range(len(thing) - 1))
    return told or (memory.name if shares else thing)


def as_recalled(rule: str, reading: Reading, memory: Memory) -> Reading:
    """How a target reads that a result is held against: as the result does where it is in the same unit."""
    if rule != RECALLED_TARGET:
        return reading
    if memory.unit == reading.unit:
        value = abs(reading.value) if memory.statistic == "level" else reading.value
        return replace(reading, statistic=memory.statistic, value=value)
    return replace(reading, statistic="growth" if reading.unit == "%" else "level")


def _share_follows(text: str, kept: list[Quantity], number: int) -> bool:
    """占全市生产总值271.2亿元的6.9%: whether a sum is said only for the share in it."""
    return (
        number + 1 < len(kept)
        and kept[number + 1].start == kept[number].end + 1
        and text[kept[number].end] == "的"
        and kept[number + 1].unit in ("%", "倍")
        and kept[number].unit not in ("%", "倍")
    )


def as_growth_aimed_at(name: str, left: str, text: str, quantity: Quantity, reading: Reading) -> tuple[str, Reading]:
    """增长预期目标定在7.5%左右, 确定4.5%左右的增长目标: growth of the economy, where nothing else is named."""
    behind = _AIM_BEHIND.match(text, quantity.end)
    aimed = behind or "目标" in left or "预期" in left
    if (behind and is_verb(name)) or (aimed and _AIM.fullmatch(name)):
        return "生产总值", replace(reading, statistic="growth")
    if "目标" in name and (aim := _AIM_AT_END.search(name)):
        return name[: aim.start()], replace(reading, statistic="growth")
    return name, reading
