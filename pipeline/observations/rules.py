"""A quantity in its place goes in, the name of what it measures and the rule that found it come out.

A subject stands before its number (新建充电桩210个), after it (36个老旧小区…), is carried over from the number before
(…1499.1亿元、同比增长0.6%), borrows its verb (整治河道12条、沟渠30处) or its head (其中国家级2项), or stands in the clause
before. A name is made of the sentence's own words, in one spelling. The rules are asked in their order; the first that
answers names the quantity.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from pipeline.observations.borrowing import (
    VICTIMS,
    WORKED_ON,
    Memory,
    against,
    carried,
    crossing,
    names_a_measure,
    than_as_held,
    with_borrowed_head,
    with_replaced_head,
    with_shared_start,
    without_share,
)
from pipeline.observations.curated import code_of
from pipeline.observations.parts import kind_s_share, of_a_level, over_a_sum, part_of, part_of_added, some_of_them
from pipeline.observations.phrases import strip_lead, strip_tail, verb_at, verb_of, without_verbs, words
from pipeline.observations.place import Answer, Place, counts
from pipeline.observations.subjects import (
    HELD,
    entity_of,
    is_dependent,
    is_verb,
    last_verb,
    of_a_plan,
    plan_done,
    topic_of,
    what_of,
    without_examples,
    without_new,
)

_THAN = re.compile(
    r"[比较](全[市省国区县州](?:、全[市省国区县州])*[^,;。、]{0,8}?|世界[^,;。、]{0,8}?|[省市区]平均水?平?|“?(?:十[一二三四五六]?|[八九])五”?(?:时期|期间)(?:增幅|增速)?"
    r"|(?:年初|年度|全年|省定|市定|上级)?(?:计划|预期|规划)?(?:目标|计划|预期|任务))(高出?|低|快|慢)$"
)
_FASTER_THAN = re.compile(
    r"[比较](?!上年|去年|同期|年初|历史|(?:19|20)\d\d|“|全[国省市])([^,;。、\d]{2,16}(?:增速|增幅|平均水平))(?:分别)?(高出?|低|快|慢)$"
)
_HELD_AGAINST = re.compile(rf"{HELD}(?:[^\W\d_]|“)")
_HELD_AT_END = re.compile(rf"(.*{HELD})[^\W\d_]{{2,8}}$")
_BENCHMARK = re.compile("[、,和及]?(全[国省市州](?:平均水?平?)?|[省市]平均水?平?)")
_SECTOR_OF_ECONOMY = re.compile(r"第[一二三](?:次)?产业|[一二三]产(?:业)?")
_WITHOUT = re.compile(r"(?:扣除|剔除)[^,;。]{2,16}(?<![率例量额值度])")
_EACH = {"前者": -2, "后者": -1}
_BASIS = re.compile(r"[按以][^,;。]{2,14}(?:计算|折算|折合|口径|汇率)折?(?:约?[为达合]|后)?")
_SUGGESTED = re.compile("建议|议案")
_EQUALLY = re.compile(r"(?<![人户亩年月日平])(?:均|都)(?:为|是|达到?|超过?|突破|保持在?|稳定在)?$")
_EACH_PLACED = re.compile(r"(?<![人户亩年月日平])均(?:位?居|列|位列|排)?[^,;。、\d]{0,10}$")
_BOTH = re.compile(r"[、,]?(?:均|双双|都|同步(?=增|提高|上升))")
_TAKES_ROOM = frozenset(["占地", "占地面积", "总占地面积", "规划面积", "建筑面积", "总建筑面积"])
_GDP_PER_HEAD = frozenset(["人均GDP", "人均生产总值", "人均地区生产总值"])
_GDP_OF = re.compile(r"^(?!全|我|本|地区)([^\W\d_]{1,7}(?:[市区县旗州]|县域))(?:实现|完成)?(?:地区)?(?:生产总值|GDP)$")
_TRADE = frozenset(["进口", "出口", "进口额", "出口额", "进口总额", "出口总额"])
_AT_SCHOOL = re.compile("^(?:在园|在校|在读)")
_SCHOOL = re.compile("(?:幼儿园|小学|中学|初中|高中|学校|院校|大学)$")
_EVENT = re.compile(r"(?:事故|火灾)(?:起数)?$")
_BEYOND_PLAN = re.compile("(?:超(?:额完成|出|过)?|完成)[^,;。]{0,8}(?:计划|目标|任务|指标|预算)(?:任务|指标)?")
_ASPECTS_JOINED = re.compile("[、和与]")
_DAILY = re.compile(r"(?:[日月年]均|(?:平均)?每[天日月年])(?:新增|净增)")
_ADDED_BEHIND = re.compile(r"(?:新增|净增|新增加|新建|新认定)$")
_REALISED = re.compile("^(?:实现|完成(?!投资))")
_PER = re.compile(r"[人户亩村日]均|(?:平均)?每[百千万]?(?:常住人口|人口|人|名|户)(?:拥有)?")
_EACH_YEAR = re.compile("(?:平均)?每年|年均")
_PER_PUPIL = re.compile("[生校师班]均")
_ITS_SHARE = re.compile("^(?:约|近|已|仅|均|分别|共)+(?=占)")
# 地均产出6.8亿元,仅为苏州工业园区的43%
_LIKENED_TO = re.compile("[仅只]?(?:为|是|相当于|恢复到|不及|不足)")
# 战略性新兴产业快速发展,产值已占规模以上工业的11.7%
_ITS_PART = re.compile("(?:增加值|总?产值|营收|收入|产量|增量|税收)?(?:已|约)?占(?!地)")
_CROSSES = frozenset(["", "跨越", "连跨", "连续跨越", "迈上", "跨上"])
_SHARES_OF = re.compile(r"占|贡献|拉动|带动")
# What a sum does for people, against what is done with the same things: 发放…1.9亿元,惠及17.5万人; 新签约21个,新开工18个.
_FOLLOWS = re.compile(r"惠及|覆盖|受益|带动|撬动|拉动|辐射|服务|入住|安置|吸引|转移|消费|收入|签约|交付")
_BENEFIT = re.compile(
    "惠及|受益|受惠|覆盖(?!率|面)|辐射|支持|直达|带动|撬动|入驻(?!率)|入住(?!率)|服务(?=企业|群众|居民|客户|学生|老人|用户)"
)
_AND_ALSO = re.compile("(?:[和与]|(?<![惠涉普波触])及)[近约]?$")
_SETTLES = re.compile("(?<=[^\\W\\d_]{2})(?:落户|入驻|落地)[^\\W\\d_]*$")
_GAINS = re.compile(
    "(?:农民|农户|家庭|企业|群众|居民|职工|学生|人口|老人)?(?:直接|从中|共同)?(?:受益|受惠|获益)"
    "|(?:直接|从中|共同)?(?:参加|参保|参合)"
)
_MAKES = re.compile("(?:使|让|令|带动)(?:近|超过?|约)?$")
_REACHES_WHOM = re.compile("惠及|受益|受惠|覆盖|辐射")
# 新开工48个、续建52个、前期20个: at what stage the things are.
_STAGES = frozenset(["前期", "储备", "在建", "预备"])
# A rate shared by the next in a list, and what says that this has a measure of its own.
_RATE_AT_END = re.compile(r"[^\W\d_]{2}率$")
_ITS_RATE = re.compile(r"(?:加权)?(?:平均)?[^\W\d_]{2}率$")
_HAS_MEASURE = re.compile("[率度量额比例面积重]$")
_AGAINST_PEOPLE = frozenset(["查处", "问责", "处分", "处理", "抓获"])
# What is done and is a sum of its own.
_SUMS = frozenset(["退税", "减税", "降费", "减免", "缓税", "贷款"])
_MONEY_VERBS = frozenset(["投入", "融资", "募资", "筹资", "募集资金"])
_MONEY = frozenset(["元", "美元"])
_DAY_BY_DAY = re.compile("[日月年人户]均")
# 新建公厕120座、旅游厕所8座,农村户厕14500座: these are done to what follows a comma, too.
_BUILT = frozenset(
    ["新建", "改造", "建成", "改建", "整治", "维修", "新建改建", "新改建", "修建", "硬化", "拆除", "治理"]
)
_ANOTHER_DEED = re.compile("[建修改增]|认定|达|有")
_WORKS = frozenset(["个", "座", "处", "所", "条", "公里", "千米", "亩", "平方米", "户", "套", "口", "盏"])
# 收入2000元,月平均提高212元
_EVERY = frozenset(["月", "年", "日", "季", "每年", "每月"])
# What may be measured of things that were counted.
_MEASURED_IN = frozenset(["平方米", "公里", "米", "亩", "公顷", "套", "栋", "元"])
_RATE_OF_CHANGE = re.compile("(?<=.)(?:增[幅速长]|涨幅|降幅)$")
# 在能源、化工等领域建设10个平台, of which only the end stands before the number.
_FIELDS = ("领域", "方面")
_EARNED = re.compile("(?:收入|花费|消费|产值|总额|税收|金额)$")
_GAPS = frozenset(["倍差", "收入比", "收入倍差", "收入差距", "收入之比", "收入比值"])
_INCOME = re.compile("居民.*收入|农.*收入")
# What shares a rate is short (初中), and a deed of more words than this says more than who has it from what.
_LONGEST_PLACE = 8
_LONGEST_DEED = 14
# 跨越3个千亿元台阶: what is crossed is no thing that is counted.
_ADDED_SINCE = re.compile("[比较].{2,10}(净增|新增)(?:了|近|约|超过?)?$")
_AT_STEP = re.compile(
    "(?:先后|连续|相继|成功|历史性)*(?:跨[越过上]|迈[上过]|突破|站上|登上)[^,;。]{0,12}(?:台阶|大关|关口)$"
)
_STEP = re.compile(r"[十百千万]?亿?(?:元|级)?(?:大?台阶|大关|关口)")


def name_of(place: Place) -> tuple[str, str]:
    """The indicator of one quantity and the rule that found it; the words before it where no rule answers."""
    for rule in _ON_THE_SPOT:
        if answer := rule(place):
            return answer
    subject = _bare(place.subject)
    if subject != place.subject:
        place = replace(place, subject=subject)
    for rule in _WITH_WHAT_WENT_BEFORE if place.memory.name else _WITH_NOTHING_NAMED:
        if answer := rule(place):
            return answer
    return subject, "left"


def _bare(subject: str) -> str:
    """The subject without the examples before 等, without 实现 before a head and 约 before 占."""
    subject = without_examples(subject)
    if subject.endswith(("大关", "台阶", "关口")):
        subject = crossing(subject)
    if subject.startswith(_FIELDS) and len(subject) > 3:
        subject = subject[2:]
    if subject.endswith("中") and not subject.endswith(("高中", "初中", "集中", "完中", "职中")):
        # 测评点中有22项达到最优水平
        subject = subject[:-1]
    bare = _REALISED.sub("", subject)
    if bare != subject and bare in words("generic"):
        subject = bare
    return _ITS_SHARE.sub("", subject) if "占" in subject else subject


def _of_a_plan(place: Place) -> Answer:
    if place.reading.statistic == "change" and place.memory.base and _BEYOND_PLAN.fullmatch(place.subject):
        # 投资完成17亿元,超额完成年度任务2.1亿元
        return place.memory.base + place.subject.replace("完成", "超", 1), "of-a-plan"
    if place.reading.unit not in ("%", "倍") or place.reading.statistic not in ("level", "share", "ratio"):
        return None
    if not (plan := of_a_plan(place.left)):
        return None
    own = strip_lead(strip_tail(place.left[: plan.start()])) or place.memory.base or place.memory.name
    if place.memory.name == own + plan_done(plan).removeprefix("完成"):
        # 实际利用外资13650万美元,完成年计划12000万美元的113.8%
        return place.memory.name + "完成率", "of-a-plan"
    return own + plan_done(plan), "of-a-plan"


def _counted(place: Place) -> Answer:
    """36个老旧小区, 新建36个停车场: the noun behind the number, with what is done before it."""
    noun, memory = place.noun, place.memory
    if not noun:
        return None
    subject = without_examples(place.subject, keep_rest=False)
    if place.left.endswith(("中有", "中")) and not is_verb(noun):
        subject = subject.removesuffix("有").removesuffix("中")
    if place.left.endswith("、") and is_verb(noun[:2]):
        # 连续5年提高养老金、4次提高最低工资: what stands before the mark is another deed.
        subject = ""
    if noun.startswith("指标") and place.left.endswith("等"):
        # 5G用户渗透率、电信业务收入增幅等5项指标
        subject = place.left.strip("、,")
    if _AND_ALSO.search(place.left):
        # 通过规划纲要和19个专项规划: what stands before 和 is another thing.
        subject = verb_of(subject)
    measure = without_verbs(subject).lstrip("了")
    if place.reading.unit in _MONEY and measure in words("generic") and code_of(subject) is None and len(noun) >= 2:
        # 实施总投资5.6亿元的天屏公路改建: what the sum is for stands behind it.
        return what_of(noun) + measure, "around"
    if subject in _TAKES_ROOM and len(noun) > 2:
        # 占地1200亩的文化园建成开园
        return what_of(noun) + subject, "around"
    if noun in VICTIMS and subject in ("", "造成", "致") and (event := _event(memory)):
        # 事故3起,3人死亡; 造成72人死亡
        return event + noun, "carried-head"
    if _STEP.fullmatch(noun) and (memory.base or subject not in _CROSSES):
        # 地区生产总值完成87.4亿元,五年跨越3个十亿级台阶
        return (memory.base + subject if subject in _CROSSES else subject) + noun, "step"
    if not subject and memory.unit == place.reading.unit and (whole := over_a_sum(noun, memory)):
        return whole, "some-of-them"
    if not subject and _GAINS.fullmatch(noun) and (by := _by_whom(place)):
        who = noun[:-2]
        return by + (noun.removeprefix(who) if who and by.endswith(who) else noun), "beneficiaries"
    if not subject and place.joined and memory.verb:
        # 引进4家外资企业和1家央企落户园区: where they went is said of both.
        bare = _SETTLES.sub("", noun) if memory.verb.startswith(("引", "招")) else noun
        if verb_at(bare, 2, len(bare)) is None:
            return memory.verb + bare, "shared-verb-right"
    done = without_verbs(memory.name) if _BENEFIT.fullmatch(subject) else ""
    if not memory.name and _REACHES_WHOM.fullmatch(subject):
        done = topic_of(place.clause)
    if 0 < len(done) <= _LONGEST_DEED:
        # 改造老旧小区137个、惠及2.9万户居民; 实施免费教育政策,惠及10万儿童
        return done + subject + noun, "beneficiaries"
    return subject + noun, "around" if subject else "right"


def _by_whom(place: Place) -> str:
    """饮水工程使6050万人受益; 南水北调工程通水,1.1亿人直接受益: what they gain from, nothing where no words say so."""
    if made := _MAKES.search(place.left):
        return strip_lead(strip_tail(place.left[: made.start()]))
    done = _GAINS.sub("", without_verbs(place.memory.name)) or topic_of(place.clause)
    return done if len(done) <= _LONGEST_DEED else ""


def _held_against(place: Place) -> Answer:
    if place.reading.statistic not in ("change", "contribution"):
        return None
    left = place.left
    if (other := _BENCHMARK.fullmatch(left)) and (held := _HELD_AT_END.search(place.memory.name)):
        # 高于全国1.2个、全省0.7个百分点
        return held[1] + other[1], "against-benchmark"
    if than := _THAN.search(left) or _FASTER_THAN.search(left):
        left = left[: than.start()] + than_as_held(than)
    elif not _HELD_AGAINST.search(left):
        return None
    return against(left, place.memory), "against-benchmark"


def _added_since(place: Place) -> Answer:
    """规模以上工业企业达到186家,比2007年净增65家: what came in addition is no stock."""
    if place.subject or place.reading.statistic != "level" or place.reading.unit != place.memory.unit:
        return None
    added = _ADDED_SINCE.search(place.left)
    return (added[1] + without_new(without_verbs(place.memory.name)), "added-since") if added else None


def _crossed(place: Place) -> Answer:
    """税收收入连续跨越三个“十亿元”台阶,从19.8亿元增至48.6亿元: the clause before says what is at a step."""
    at_step = _AT_STEP.search(place.clause) if not place.subject and place.clause else None
    crossed = strip_lead(place.clause[: at_step.start()]) if at_step else ""
    return (crossed, "topic") if crossed else None


def _goes_on(place: Place) -> Answer:
    subject = place.subject
    if not subject and _BOTH.match(place.left) and (joint := _joint(place.memory)):
        return joint, "joint"
    if place.reading.statistic == "rank" and _EACH_PLACED.search(place.left):
        # 生产总值增长6.2%,工业增加值增长9.3%,(增速)均居全省第一
        joint = _joint(place.memory, ("growth", "avg_growth", "level", "share"))
        if joint and subject in ("", "增速", "增幅", "总量"):
            return joint + subject, "joint"
        if joint and all(name.endswith(subject) for name in joint.split("、")):
            # 汽车产量…,新能源汽车产量…,产量均居全国第2位
            return joint, "joint"
    if not subject and place.clause and code_of((topic := topic_of(place.clause)).removesuffix("增速")):
        # 低保标准实现城乡统一,每人每月520元: the clause before names an indicator and no number.
        return topic, "topic"
    if not subject or (subject in _EVERY and place.memory.name) or _BASIS.fullmatch(subject):
        return carried(place.left, place.reading, place.memory)
    if place.memory.name and _WITHOUT.fullmatch(subject):
        return subject + place.memory.base, "without"
    if subject in _EACH and len(names := list(dict.fromkeys(place.memory.names[-4:]))) > 1:
        return names[_EACH[subject]], "carried"
    return None


def _joint(memory: Memory, statistics: tuple[str, ...] = ("level",)) -> str:
    """高新技术企业1.9万家、科技型企业2.9万家,均实现倍增: one number for the two things named before."""
    names = memory.names[-2:]
    return "、".join(names) if memory.statistic in statistics and len(set(names)) == 2 else ""


def _sector_of_economy(place: Place) -> Answer:
    if not place.subject.endswith(("产业", "产")) or not _SECTOR_OF_ECONOMY.fullmatch(place.subject):
        return None
    if place.reading.unit == "人" and place.reading.statistic in ("level", "change"):
        # 就业人员4342万人,其中第一产业1396万人
        return place.subject + "就业人员", "sector-of-economy"
    if place.reading.statistic == "change":
        return place.subject + "占比", "sector-of-economy"
    if place.reading.statistic in ("level", "growth", "avg_growth"):
        # 固定资产投资完成45.4亿元。分产业看,第一产业完成4.4亿元
        of = place.memory.name or place.memory.whole
        return place.subject + ("投资" if "投资" in of else "增加值"), "sector-of-economy"
    return None


def _of_a_place(place: Place) -> Answer:
    """朔城区生产总值100.06亿元,人均GDP达到24392元: per head of the same place."""
    if place.subject not in _GDP_PER_HEAD or not (of := _GDP_OF.search(place.memory.base)):
        return None
    return of[1] + place.subject, "borrowed-start"


def _victims(place: Place) -> Answer:
    if place.subject not in VICTIMS:
        return None
    event = _event(place.memory)
    return (event + place.subject, "carried-head") if event else None


def _event(memory: Memory) -> str:
    """The last accident that was counted; nothing where none was."""
    return without_verbs(next((name for name in reversed(memory.names[-8:]) if _EVENT.search(name)), ""))


def _added(place: Place) -> Answer:
    """市场主体新增5万户 is named as 新增市场主体; 日均新增51户 adds what was named before."""
    subject, memory = place.subject, place.memory
    if not subject.endswith(("增", "增加", "新建", "新认定")):
        return None
    if memory.name and _DAILY.fullmatch(subject):
        return subject + entity_of(memory.name), "moved-verb"
    if match := _ADDED_BEHIND.search(subject):
        whose = strip_tail(strip_lead(subject[: match.start()]))
        return match.group() + (whose or without_new(without_verbs(memory.name))), "moved-verb"
    return None


def _per_head(place: Place) -> Answer:
    if place.memory.name and ("均" in place.subject or "每" in place.subject) and _PER.fullmatch(place.subject):
        return place.subject + _REALISED.sub("", place.memory.name), "carried-head"
    if _PER_PUPIL.match(place.subject) and (before := _PER_PUPIL.search(place.memory.name, 2)):
        # 小学生均占地面积29.83平方米,生均图书43册,校均规模700人
        return place.memory.name[: before.start()] + place.subject, "borrowed-start"
    return None


def _topic(place: Place) -> Answer:
    """深化中欧班列运营改革,开行3000列: a name that says nothing alone is of what the clause before speaks of."""
    subject = _RATE_OF_CHANGE.sub("", place.subject) if place.reading.statistic == "change" else place.subject
    if (
        place.clause
        and not names_a_measure(place.clause)
        and (is_dependent(subject) or (_ITS_PART.match(place.subject) and code_of(place.subject) is None))
        and (topic := topic_of(place.clause))
    ):
        # 地区生产总值迈上新台阶,总量突破5万亿元
        if place.subject == "总量" and code_of(topic):
            return topic, "topic"
        # 开展涉企遗留问题攻坚行动,问题解决率达75%
        return topic.removesuffix(place.subject[:2]) + place.subject, "topic"
    if not place.memory.name and place.memory.opening and place.subject.removeprefix("产业") in words("generic"):
        # 石化产业…。产值突破1300亿元。
        return place.memory.opening + place.subject, "topic"
    return None


def _beneficiaries(place: Place) -> Answer:
    """改造城镇老旧小区38个、惠及居民1.27万户: they have it from what was done before, in this clause or the one before."""
    if place.reading.statistic != "level" or place.reading.unit == "%" or not _BENEFIT.match(place.subject):
        return None
    before = place.memory.name
    # 物流港一期投资3.2亿元,入驻商户1300户: nobody moves into a sum.
    into = place.memory.unit in _MONEY and place.subject.startswith("入")
    done = without_verbs(entity_of(before) if into else before) or topic_of(place.clause)
    return (done + place.subject, "beneficiaries") if 0 < len(done) <= _LONGEST_DEED else None


def _income_gap(place: Place) -> Answer:
    """城镇…17175元,农民…5153元,收入比缩小到2.06"""
    if place.subject in _GAPS and sum(_INCOME.search(name) is not None for name in set(place.memory.names)) > 1:
        return "城乡居民收入" + place.subject.removeprefix("收入"), "borrowed-start"
    return None


def _same_rate(place: Place) -> Answer:
    """小学入学率98.6%、初中92.4%: a rate that the second shares with the first."""
    if not place.joined or place.reading.unit != "%" or place.reading.statistic != "level":
        return None
    rate = _RATE_AT_END.search(place.memory.name)
    if not rate or _HAS_MEASURE.search(place.subject) or len(place.subject) > _LONGEST_PLACE:
        return None
    return place.subject + rate.group(), "borrowed-head"


def _replaced_head(place: Place) -> Answer:
    if place.memory.verb and place.subject[:-1] == place.memory.verb and place.subject.endswith("率"):
        # 调处矛盾纠纷1860起,调处率100%
        return without_verbs(place.memory.name) + place.subject, "carried-head"
    if (
        place.memory.base
        and len(aspects := _ASPECTS_JOINED.split(place.subject)) > 1
        and words("aspect").issuperset(aspects)
    ):
        # 到账外资5.2亿美元,总量和增幅均列全市第一
        return place.memory.base + place.subject, "carried-head"
    if place.memory.name and place.subject in words("generic"):
        # Of the thing itself, not of its share or rate: 完成年计划的108.6%,增幅居全市第2; 占生产总值的58%,上缴税金36亿元.
        derived = place.subject in words("aspect") or place.memory.statistic == "share"
        name = place.memory.base if derived else place.memory.name
        if derived and place.subject not in ("比重", "占比", "比例", "位次", "排名"):
            name = without_share(place.memory)
        if entity_of(name).endswith("率"):
            if code_of(place.subject):
                return place.subject, "left"
            # 矛盾纠纷1860起,调处率100%、成功率97%; 规上工业增加值41.2亿元,产销率98.2%,利税8.6亿元
            name = next(
                (said for said in reversed(place.memory.names) if not said.endswith("率")), _ITS_RATE.sub("", name)
            )
        sums_up = place.subject.startswith("总") and place.memory.verb.endswith("增")
        if place.joined and place.memory.verb and without_verbs(name) in words("generic") and not sums_up:
            # 新增产值15亿元、税收1.2亿元
            return place.memory.verb + place.subject, "shared-verb"
        if place.subject == "总数" and place.memory.things:
            # 新增上市企业1家、过会2家,总数达9家
            name = place.memory.things
        if place.subject in _TRADE and place.memory.whole in _TRADE:
            # 出口20亿元,其中农产品3亿元,进口8亿元
            name = place.memory.whole
        if "其中" in place.left and name == "教职工":
            return place.subject, "left"
        if _AT_SCHOOL.search(name) and place.subject in ("教职工", "专任教师", "毕业生", "招生"):
            # 幼儿园68所,在园幼儿17318人,教职工2525人: they are of the kindergartens.
            name = next((said for said in reversed(place.memory.names) if _SCHOOL.search(said)), name)
        if (_EQUALLY.search(place.left) or _answered(place)) and (joint := _joint(place.memory)):
            # 办理人大代表建议87件、政协提案112件,办复率均为100%
            return "、".join(map(without_verbs, joint.split("、"))) + place.subject, "joint"
        return with_replaced_head(place.subject, name), "carried-head"
    return None


def _answered(place: Place) -> bool:
    """办理人大代表建议86件、政协提案112件,办复率100%: what is answered goes without 均."""
    names = place.memory.names[-2:]
    return (
        place.subject.endswith("率")
        and len(names) == 2
        and "提案" in names[1]
        and _SUGGESTED.search(names[0]) is not None
    )


def _shared_start(place: Place) -> Answer:
    whole = with_shared_start(place.subject, place.memory)
    return (whole, "borrowed-start") if whole else None


def _share_of_it(place: Place) -> Answer:
    """占全国的6%, 对经济增长贡献率30%, 拉动3.6个百分点: of what was named before."""
    subject, memory = place.subject, place.memory
    if not memory.base or place.reading.statistic not in ("share", "level", "ratio", "contribution", "change"):
        return None
    if place.reading.statistic in ("ratio", "share") and _LIKENED_TO.match(subject):
        return memory.base + subject, "carried-share"
    if _SHARES_OF.match(subject) or (subject.startswith("对") and place.reading.statistic == "contribution"):
        return without_share(memory) + subject, "carried-share"
    return None


def _done_to_it(place: Place) -> Answer:
    """新签约21个,新开工18个: an action alone is done to the thing named before."""
    subject, memory = place.subject, place.memory
    if (
        place.reading.statistic != "level"
        or not ((is_verb(subject) and not code_of(subject)) or subject in _STAGES)
        or not (memory.name or memory.things)
    ):
        return None
    if subject in _AGAINST_PEOPLE and place.reading.unit in ("人", "名"):
        return subject + "人员", "left"
    if place.reading.unit in _MONEY and (subject in _SUMS or memory.whole.endswith(("投资", "投资总额"))):
        # 固定资产投资50亿元,其中基本建设20亿元,更新改造10亿元
        return None
    if subject == "解决":
        # 解决32万贫困人口温饱,解决46万人、38万头牲畜饮水困难: what is solved stands behind.
        return None
    to_things = memory.things and place.reading.unit in WORKED_ON
    if memory.unit in ("%", "‰") and _RATE_AT_END.search(memory.name) and not to_things:
        # 森林覆盖率42.6%,造林3.2万亩: nothing is done to a rate.
        return None
    if subject in memory.name and place.reading.unit == memory.unit:
        # 招商引资到位资金…,五年累计到位56亿元
        return memory.name, "carried"
    if place.reading.unit in _MONEY and memory.unit in WORKED_ON and subject.endswith("到位"):
        # 招商引资签约14项,到位1.06亿元: the money is that of the deals.
        done = last_verb(memory.name)
        return memory.name[: len(memory.name) - len(done)] + subject, "carried-object"
    if place.reading.unit in _MONEY and memory.unit not in _MONEY and subject in _MONEY_VERBS:
        # 新建学校11所,投入4.6亿元; 新增上市企业2家,融资18.6亿元
        return entity_of(memory.name) + subject, "carried-verb"
    if to_things and memory.name != memory.things and not _FOLLOWS.match(subject):
        return subject + without_verbs(memory.things), "carried-object"
    if memory.verb and not _FOLLOWS.match(subject):
        return subject + without_verbs(memory.name), "carried-object"
    return entity_of(memory.name.removesuffix("在建")) + subject, "carried-verb"


def _borrowed_head(place: Place) -> Answer:
    whole = with_borrowed_head(place.subject, place.left, place.quantity.unit, place.memory)
    return (whole, "borrowed-head") if whole != place.subject else None


def _shared_verb(place: Place) -> Answer:
    done = place.memory.verb or ("" if code_of(place.subject) else place.memory.deed)
    herds = place.memory.verb in ("出栏", "存栏") and place.reading.unit in ("头", "只", "羽", "匹")
    if done.endswith("增") and place.subject.startswith("总"):
        # 新增运营里程200公里、总里程达到797公里
        return None
    built = (
        done in _BUILT
        and place.left == place.subject
        and place.reading.unit == place.memory.unit in _WORKS
        and verb_at(place.subject, 0, len(place.subject)) is None
        and not _ANOTHER_DEED.search(place.subject)
    )
    if place.memory.deed == done != place.memory.verb and place.subject.endswith(place.memory.name[len(done) :]):
        # 粮食播种面积6.3万亩、油菜播种面积9.2万亩: what is measured is said of each.
        return None
    if not ((place.joined or herds or built) and done and counts(place.quantity, place.reading)) or verb_of(
        place.subject
    ):
        return None
    if place.reading.statistic != "level" or place.reading.unit in ("%", "‰") or _DAY_BY_DAY.match(place.subject):
        return None
    if place.reading.unit in _MONEY and place.memory.unit not in _MONEY and _EARNED.search(place.subject):
        # 接待游客6800万人次、旅游总花费612亿元
        return None
    return done + place.subject, "shared-verb"


def _yearly(place: Place) -> Answer:
    """年均新增城镇就业30万人、输转劳动力500万人: so is the second, in each year."""
    each = _EACH_YEAR.match(place.memory.name)
    if not place.joined or not each or place.reading.statistic != "level" or _EACH_YEAR.match(place.subject):
        return None
    return (each.group() + place.subject, "shared-verb") if verb_of(place.subject) else None


def _measured_again(place: Place) -> Answer:
    """改造3所中学校舍4290平方米: the things that were counted are measured."""
    name, subject, unit = place.memory.name, place.subject, place.reading.unit
    if place.left != subject or len(subject) < 2 or place.joined or place.reading.statistic != "level":
        return None
    if unit not in _MEASURED_IN or unit == place.memory.unit:
        return None
    return (name, "carried") if name != subject and name.endswith(subject) and verb_of(name) else None


def _shared_per(place: Place) -> Answer:
    """每千人口执业医师2.3人、医疗床位6.1张"""
    if not place.joined or place.reading.statistic != "level" or place.reading.unit in ("%", "‰"):
        return None
    per = _PER.match(place.memory.name)
    return (per.group() + place.subject, "shared-verb") if per and not _PER.match(place.subject) else None


_ON_THE_SPOT: tuple[Callable[[Place], Answer], ...] = (
    _of_a_plan,
    _counted,
    _held_against,
    _added_since,
    _crossed,
    _goes_on,
)
_WITH_WHAT_WENT_BEFORE: tuple[Callable[[Place], Answer], ...] = (
    _sector_of_economy,
    _yearly,
    _measured_again,
    _of_a_place,
    _victims,
    some_of_them,
    _added,
    _per_head,
    of_a_level,
    _beneficiaries,
    _shared_per,
    _same_rate,
    _income_gap,
    _topic,
    part_of,
    _replaced_head,
    _shared_start,
    _share_of_it,
    _done_to_it,
    kind_s_share,
    _borrowed_head,
    part_of_added,
    _shared_verb,
)
# Those of them that the first number of a sentence can answer.
_WITH_NOTHING_NAMED = (_sector_of_economy, _added, _beneficiaries, _topic, _done_to_it, part_of, _borrowed_head)
