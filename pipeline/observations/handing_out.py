"""Numbers that are told of a list go in, as a rule behind 分别; one whole name for each of them comes out."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from pipeline.observations.borrowing import Memory, against, than_as_held, with_replaced_head, without_fulfilment
from pipeline.observations.curated import code_of
from pipeline.observations.lists import JOINT, split_for, split_list
from pipeline.observations.phrases import AND, ends, strip_lead, verb_of, without_verbs, words
from pipeline.observations.quantities import AFTER_VALUE, Quantity
from pipeline.observations.statistics import Reading
from pipeline.observations.subjects import HELD, is_verb, of_a_plan, plan_done, stock_of, subject_left, topic_of

_RESPECTIVELY = re.compile(r"分别|依次|分(?=居|列|达|占|获)")
# 城镇和农村人均住房面积32.9平方米、37.1平方米: a pair may be handed out with no 分别.
_PAIRED = re.compile(r"和|与|、|/|^城乡|^牛羊|^猪牛羊|存贷款|内外资|[政算]收支")
_WHOLE_AND_PART = re.compile(
    "(?<![、和及与])全[国省市县区州旗][、和及与]((?:[省市县区州]本级|[市城郊]区|县城|[^,;。、]{2,8}?(?:新区|开发区|示范区|试验区|园区))(?!域|间|级))([^,;。、\\d]{2,})$"
)
# 事故85起,死亡23人,…,四项指标分别下降…
_THOSE_FIGURES = re.compile("^(?:上述|以上|这)?(?:[两二三四五六七八九]|\\d)项(?:主要)?指标(?:同比)?$")
_OF_SCHOOLS = frozenset(
    ["毕(结)业生数", "教职工人数", "在校学生数", "在校生数", "毕业生数", "招生数", "教师数", "教师人数"]
)
_OF_SCHOOL = re.compile(f"(?:{'|'.join(re.escape(word) for word in sorted(_OF_SCHOOLS))})$")
_PER_TIME = re.compile(r"(?:提高|增加|上升|达)?到?每[月年人]$")
_AFTER_VALUE = re.compile(AFTER_VALUE)
TO_EACH = re.compile("每[人生户名亩](?:每?[年月天])?$")
"""What a number of a list may have before it that says to whom it goes: 每人每月470元、每人每年2550元."""
OWN_MOVE = re.compile("(?<=[、和及与])(?:同比|比上年)?(?:增长|增加|上升|提高|上涨|下降|减少|降低|回落|下跌|下滑)了?$")
"""分别增长3.1%、下降2.2%和上升5.4%: a number of a list may have a word of its own for how it changed."""
_RATES = frozenset(["%", "倍"])
_COUNTED_BY = frozenset("个头只件项人家户所条张座台辆起名羽支部种")
# 分别高于全国、全省平均水平1.2和0.8个百分点
_HELD_AGAINST_SOME = re.compile(
    r"(?:[高低快慢好优]于|领先|超过|高出)(全[国省市州县][^,;。、\d全和与]{0,6}(?:(?:[、和与](?:全[国省市州县区]|[省市州])|全[国省市州县区])[^,;。、\d全和与]{0,6}){1,4})$"
)
_FASTER_THAN = re.compile(
    r"[比较](全[国省市州县][^,;。\d]{0,16}?|(?:年初|年度|全年)?(?:预期|计划|规划)(?:目标)?)(高出?|低|快|慢)$"
)
_HELD_FIRST = re.compile(f"[、,]?(?:分别|均|也)*{HELD}(?:全|年初|年度|预期|计划)")
_AVERAGE = re.compile("(?:平均)?(?:水平|平均)$")
_REACHED_IN_ALL = re.compile("累计|总数|达到?$|增至|增加到")
_COUNTS_MORE = re.compile(r"(?!以[上内下]|左右|上下|多|余)[^\W\d_]")
_ENDS_A_LIST = re.compile(
    "“|近年来|首次|双|增势|(?:增长|下降|增速|增幅|涨幅|降幅)(?:较(?![多快大高]的)|明显|迅|良好|平稳|显著|强劲)|(?<![人户亩])均|稳|持续|实现"
)
# What a name says of its part in a whole: 第一产业对经济增长的贡献率, 税收占财政收入.
_WHAT_IT_DOES = re.compile("占.*$|(?:对[^对]*)?贡献率$")
# Statistics that are told of several levels at once.
_HANDED_ON = frozenset(["growth", "avg_growth", "change", "ratio"])
# 国有工业企业户数减少59%,资产总额、利税总额分别…: theirs.
_ENTERPRISES = re.compile("[^\\W\\d_]{0,14}企业(?!家)")
# 总量和增量均破万亿,分别达到12488亿元和10163亿元
_BOTH = re.compile("[均都双齐]")
_WAY = "新?开工(?:建设)?|新建|改建|扩建|改扩建|改造|续建|建成|筹措|收购|维修|整治"
_EACH_AT_ONCE = re.compile("(?<![人户亩年月日平])均(?:位?居|列|排|$)")
_WAYS = re.compile(f"(?:{_WAY})[和、与](?:{_WAY})")
_RECENT = 24
_LONGEST_LIST = 16


def handed_out(
    text: str, kept: list[Quantity], number: int, left: str, subject: str, clause: str, reading: Reading, memory: Memory
) -> list[str]:
    """The names for this and the following quantities of a group; empty where no list is handed out here.

    `left` is the text since the last boundary, `subject` what it holds, `clause` the clause before it that states no
    number of its own.
    """
    marker = _RESPECTIVELY.search(left)
    if marker:
        subject = _THOSE_FIGURES.sub("", subject_left(left[: marker.start()], reading))
        whole = _WHOLE_AND_PART.search(left[: marker.start()])
        if whole and _group(text, kept, number, marked=True) == len(whole.groups()):
            # 全市和市区空气优良天数比例分别为88%、85%: of all, and of the part.
            return [whole[2], whole[1] + whole[2]]
    elif subject.startswith(("占", "拉动", "带动")) and (
        shares := _shares_of_listed(text, kept, number, subject, memory)
    ):
        return shares
    elif reading.unit == "%" and (plan := of_a_plan(left)) and not left[: plan.start()].strip("、,"):
        # 实际利用外资2150万美元,外贸出口3860万美元,完成年计划的107%和96.5%
        return [name + plan_done(plan) for name in _alike(text, kept, number, memory)]
    elif subject and not _PAIRED.search(subject):
        return []
    elif reading.statistic == "rank" and _EACH_AT_ONCE.search(left) and _elsewhere(text, kept, number):
        # 生产总值、财政收入均居全市第一、全省第八
        return []
    elif not subject and not memory.listed:
        return _alike(text, kept, number, memory) if reading.statistic in _HANDED_ON else []
    group = _group(text, kept, number, bool(marker) or "、" in subject or not subject)
    if group == 1 and not marker:
        # 小麦面积和产量是95517亩和37554吨
        group = _coordinated(text, kept, number)
    last = kept[number + group - 1]
    if not marker and group > 1 and text[last.start - 1] == "," and _COUNTS_MORE.match(text, last.end):
        # 绿色食品、有机农产品达到120个,15个产品获认证: another statement.
        return []
    if not marker and _names_more(text, kept[number : number + group]):
        # 改建、新建桥梁173座、泵站250座, but 签约、开工项目27个、24个
        return []
    predicate = left[marker.end() :] if marker else ""
    plan = of_a_plan(predicate)
    if not marker:
        if subject and len({quantity.unit for quantity in kept[number : number + group]}) > 1 and _WAYS.match(subject):
            # 新建和改造农村公路86条、320公里: both are of all.
            return []
        names = split_for(subject, group) if subject else list(memory.listed)
        return names if group == len(names) > 1 else []
    names = split_for(subject, group) if subject else split_for(_list_in(clause), group) if group > 1 else []
    if len(names) == group > 1 and not subject:
        return names
    if not subject or (subject.startswith(("占", "完成", "为", "对")) and len(names) != group):
        if reading.statistic != "change" and _told_twice(text, kept, number, group, memory.names):
            # 2011年、2012年,收入分别达到1.6万元、1.8万元,分别增长10%、9%
            return memory.names[-group:]
        named = memory.listed or memory.names[-_RECENT:]
        if memory.whole:
            # 实际到账2亿美元,…,其中城东园引进外资1.4亿美元,实际到账0.9亿美元,分别…: of a name said twice the last counts.
            recent = list(dict.fromkeys(map(without_fulfilment, reversed(named))))[:group][::-1]
        else:
            recent = list(dict.fromkeys(map(without_fulfilment, named)))[-group:]
        if (
            group > 1
            and memory.names
            and (len(recent) < group or _told_of_one(text, kept, number, memory.names[-1]))
            and (JOINT.search(memory.names[-1]) or "存贷款" in memory.names[-1])
            and len(joint := split_list(memory.names[-1])) == group
        ):
            recent = joint
        if len(recent) == group > 1:
            shared_end = subject or (plan_done(plan) if plan else subject_left(predicate, reading))
            if shared_end.startswith(("占", "完成", "对", "拉动")):
                return [_WHAT_IT_DOES.sub("", name) + shared_end for name in recent]
            if not memory.listed:
                # 高新企业736家、总部64家,分别新增312家、29家
                if is_verb(shared_end):
                    return [shared_end + _whom(name) for name in recent]
                return [stock_of(name) for name in recent] if _REACHED_IN_ALL.search(left) else recent
    if subject in _OF_SCHOOLS and group > 1 and len(memory.listed) == group:
        # 小学40所、初中15所,教职工人数分别为…;在校学生数分别为…: each is of the schools.
        return [_OF_SCHOOL.sub("", name) + subject for name in memory.listed]
    if len(names) < 2 and len(memory.listed) >= group:
        listed = [without_fulfilment(name) for name in memory.listed]
        if _REACHED_IN_ALL.search(left):
            # 分别新增12项和44项,累计分别达到64项和288项
            listed = [stock_of(name) for name in listed]
        return [name + (subject if len(subject) <= 8 else "") for name in listed][:group]
    if subject in words("generic") and group > 1:
        # 办理代表建议87件、政协提案112件,满意率分别为96.5%和97.2%
        measured = list(dict.fromkeys(memory.names))
        things = [name for name in measured if not ends(name, "generic")][-group:] or _of_one_measure(measured[-group:])
        if len(things) == group:
            return [with_replaced_head(subject, name) for name in things]
    done = [verb_of(name) for name in memory.names[-group:]]
    if len(names) == 1 and group == len(set(done)) > 1 and all(done):
        # 申请专利8600件、授权4200件,其中发明专利分别为3100件和380件
        return [verb + subject for verb in done]
    if (
        len(names) == 1 < group
        and len(set(counted := memory.names[-group:])) == group
        and counted[-1].endswith(subject)
    ):
        # 302个省重点项目、146个市重点工程、178个县重点工程分别完成…
        names = counted
    if len(names) > group:
        names = names[-group:] if group > 1 else ["、".join(names)]
    if len(names) == group and memory.name and all(name in words("aspect") for name in names):
        return [memory.name + name for name in names]
    if (
        clause
        and group > 1
        and words("generic").issuperset(name for name in names if not code_of(name))
        and not words("generic").isdisjoint(names)
        and (topic := topic_of(clause))
    ):
        # 民营经济快速发展,销售收入、增加值分别增长30%、29%
        # 农业稳步发展,增加值、粮食产量分别增长3%、2%: of whom the one is, and what the other is alone.
        alone = set() if topic.endswith(("经济", "企业")) else {name for name in names if code_of(name)}
        names = [name if name in alone - words("generic") else topic + name for name in names]
    elif (
        group > 1
        and subject
        and marker
        and words("generic").issuperset(names)
        and not words("aspect").intersection(names)
        and _ENTERPRISES.match(memory.base)
        and not memory.base.startswith(tuple(names))
    ):
        # 国有工业企业户数减少59%,资产总额、利税总额分别增长3%、5%: theirs.
        names = [with_replaced_head(name, memory.base) for name in names]
    addition = plan_done(plan) if plan else _PER_TIME.sub("", subject_left(predicate, reading))
    if not plan:
        addition = addition.removeprefix("实现").removeprefix("完成").replace("占到", "占", 1)
    if not addition and predicate.lstrip("约近仅已").startswith("占"):
        # 第二产业、第三产业从业人员分别占32%和48%
        addition = "占比"
    if addition and (
        plan
        or code_of(addition)
        or (len(addition) <= (14 if addition[0] == "占" else 8) and not re.search(r"[达居到]", addition))
    ):
        names = [name if name.endswith(addition) else name + addition for name in names]
    return names if len(names) == group and group > 1 else []


def _shares_of_listed(text: str, kept: list[Quantity], number: int, subject: str, memory: Memory) -> list[str]:
    """存贷款余额增长5.9%、17%,占全省30%、39%: the share of each of those that were listed; nothing where it is of one."""
    group = _coordinated(text, kept, number)
    listed = memory.listed
    return [_WHAT_IT_DOES.sub("", name) + subject for name in listed] if len(listed) == group > 1 else []


def _told_twice(text: str, kept: list[Quantity], number: int, group: int, names: list[str]) -> bool:
    """Whether the numbers right before these are as many, side by side, and of one thing."""
    before = kept[number - group : number] if 1 < group <= number else []
    return (
        len(before) == group <= len(names)
        and len(set(names[-group:])) == 1
        and len({quantity.unit for quantity in before}) == 1
        and all(_AFTER_VALUE.sub("", text[one.end : other.start]) in AND for one, other in pairwise(before))
    )


def _told_of_one(text: str, kept: list[Quantity], number: int, joint: str) -> bool:
    """Whether what follows is of the members of the last name alone: 总量和增量均破万亿; 生产总值…,进口和出口23亿美元."""
    last = kept[number - 1]
    if _BOTH.search(text, last.start - 4, last.start):
        return True
    return number > 1 and last.unit != kept[number - 2].unit and all(map(code_of, split_list(joint)))


def held_against(
    text: str, kept: list[Quantity], number: int, left: str, reading: Reading, memory: Memory
) -> list[str] | None:
    """分别高于全国、全省1.8个、0.7个百分点: a name for each of the benchmarks; null where no list of them is handed out.

    Empty where there are not as many numbers as benchmarks.
    """
    if reading.statistic != "change":
        return None
    left = _FASTER_THAN.sub(than_as_held, left)
    listed = _HELD_AGAINST_SOME.search(left)
    if not listed:
        group = _group(text, kept, number, marked=True)
        each_of = memory.listed or tuple(memory.names[-group:])
        if not _HELD_FIRST.match(left) or group != len(set(each_of)):
            return None
        # 城镇、农村居民收入分别增长10%、14%,高于全国0.1、2.2个百分点: each of those that were listed.
        left = _RESPECTIVELY.sub("", left.lstrip("、,"))
        each = [against(left, reading.unit, replace(memory, name=name, base=name)) for name in each_of]
        return each if len(each) > 1 else None
    every = [one for one in re.split("[、和与]|(?<!^)(?=全)", listed[1]) if one]
    if _group(text, kept, number, marked=True) != len(every):
        return []
    average = _AVERAGE.search(every[-1])
    if average and not _AVERAGE.search(every[0]):
        every[:-1] = [one + average.group() for one in every[:-1]]
    lead = _RESPECTIVELY.sub("", left[: listed.start(1)])
    return [against(lead + one, reading.unit, memory) for one in every]


def _alike(text: str, kept: list[Quantity], number: int, memory: Memory) -> list[str]:
    """接待游客156万人次、旅游收入9.2亿元,增长31%、35.6%: with no 分别, each growth is that of one of the levels before."""
    group = _coordinated(text, kept, number) if memory.statistic == "level" else 1
    names = memory.names[-group:]
    return names if group == len(set(names)) > 1 else []


def _of_one_measure(names: list[str]) -> list[str]:
    """The names, where all are of the same measure: 粮食面积…,蔬菜面积…,产量分别为…."""
    measures = {name[len(name) - ends(name, "generic") :] for name in names}
    return names if len(measures) == 1 and "" not in measures else []


def _coordinated(text: str, kept: list[Quantity], number: int) -> int:
    """How many quantities from this one on stand side by side, in whatever units."""
    size = 1
    while number + size < len(kept) and text[kept[number + size - 1].end : kept[number + size].start] in AND:
        size += 1
    return size


def _elsewhere(text: str, kept: list[Quantity], number: int) -> bool:
    """均居全市第一、全省第八: whether the next place is one among others, so that both are of each; not 均居全省第一位、第二位."""
    return number + 1 == len(kept) or not text.startswith("第", kept[number + 1].start)


def _whom(name: str) -> str:
    """What is done to things that were named by a standard: 城市低保标准…,保障2136人 → 城市低保."""
    return without_verbs(name).removesuffix("标准")


def _group(text: str, kept: list[Quantity], number: int, marked: bool) -> int:
    """How many quantities from this one on are listed with each other."""
    size = 1
    while number + size < len(kept) and size < _LONGEST_LIST:
        before, after = kept[number + size - 1], kept[number + size]
        if after.start - before.end > 8:
            break
        between = _AFTER_VALUE.sub("", text[before.end : after.start])
        units = {before.unit, after.unit}
        if len(units) == 1:
            # 每人每月470元、每人每年2550元
            between = OWN_MOVE.sub("", TO_EACH.sub("", between))
        # 旅客和货邮吞吐量分别达到1.35亿人次、453.8万吨: behind 分别 what stands right beside is of the list in any unit.
        like = len(units) == 1 or (marked and (units <= _COUNTED_BY or units <= _RATES or between in AND))
        if len(between) > 3 or "分" in between or not like or between[:1] not in AND | {",", "以", "/"}:
            break
        if between[:1] == "," and (len(between) > 1 or len(units) > 1):
            # 分别达到69家、107家,1324人…: what follows a comma and goes on otherwise is no more of the list.
            break
        size += 1
    return size


def _names_more(text: str, group: list[Quantity]) -> bool:
    """Whether a noun stands between numbers of a group."""
    return any(len(_AFTER_VALUE.sub("", text[one.end : other.start])) > 1 for one, other in pairwise(group))


def _list_in(clause: str) -> str:
    """生产安全事故起数和死亡人数“双下降”,分别…: the list in a clause before that states no number itself."""
    return "" if any(char.isdigit() for char in clause) else strip_lead(_ENDS_A_LIST.split(clause)[0])
