"""A quantity in its place goes in; its name comes out where it tells of another deed, or of the same one done to other things."""

from __future__ import annotations

import re

from pipeline.observations.borrowing import APPLIED, BENEFIT, CONTRACTED, RECENT, VICTIMS, WORKED_ON, Memory
from pipeline.observations.curated import code_of
from pipeline.observations.lists import POLLUTANTS
from pipeline.observations.measures import RATE_AT_END, SHUTS, TAKINGS, is_more_than_a_part
from pipeline.observations.phrases import strip_lead, strip_tail, verb_at, verb_of, without_verbs
from pipeline.observations.place import Answer, Place, counts
from pipeline.observations.subjects import entity_of, is_deed, is_verb, last_verb, topic_of, without_deed, without_new
from pipeline.observations.units import MONEY, PEOPLE

_EVENT = re.compile(r"(?:事故|火灾)(?:起数)?$")
_EVENT_BEFORE = re.compile(f"(.*(?:事故|火灾))(?:起数|{'|'.join(sorted(VICTIMS))})?$")
_ANOTHER_CAUSE = re.compile("灾|地震|洪|旱|出生")
_DAILY = re.compile(r"(?:[日月年]均|(?:平均)?每[天日月年])(?:新增|净增)")
_ADDED_BEHIND = re.compile(r"(?:新增|净增|新增加|新建|新认定)$")
_EACH_YEAR = re.compile("(?:平均)?每年|年均")
# What a sum does for people, against what is done with the same things: 发放…1.9亿元,惠及17.5万人; 新签约21个,新开工18个.
_FOLLOWS = re.compile(r"惠及|覆盖|受益|带动|撬动|拉动|辐射|服务|入住|安置|吸引|转移|消费|收入|签约|交付")
# 新开工48个、续建52个、前期20个: at what stage the things are.
_STAGES = frozenset(["前期", "储备", "在建", "预备", "施工"])
_BUILDS = frozenset(["建成", "建设", "开工建设"])
_OTHER_MONEY = ("上年结", "调入", "动用", "专项债", "债券", "债务转贷")
_WON = ("争取", "获得", "对上争取")
_FROM_OTHERS = re.compile("补助|转移支付|返还|上解")
_UNDER_WAY = ("施工", "在建")
_FINISHED = frozenset(["竣工", "完工", "建成", "基本建成", "交付", "通车", "新开工", "主体封顶", "封顶", "投产"])
_ITS_AREA = re.compile("(?<=[^\\W\\d_]{2})(?:累计)?(?:规划|建成|建筑|占地|使用)(?:总)?面积$")
_AGAINST_PEOPLE = frozenset(["查处", "问责", "处分", "处理", "抓获"])
_SUMS_OF_A_BUDGET = ("收入", "支出")
# What is done and is a sum of its own.
_SUMS = frozenset(["退税", "留抵退税", "增值税留抵退税", "减税", "降费", "减免", "缓税", "贷款"])
_GIVEN = frozenset(["补贴", "补助", "奖励"])
_MONEY_VERBS = frozenset(["投入", "融资", "募资", "筹资", "募集资金"])
_DAY_BY_DAY = re.compile("[日月年人户]均")
# 新建公厕120座、旅游厕所8座,农村户厕14500座: these are done to what follows a comma, too.
_BUILT = frozenset(
    ["新建", "改造", "建成", "改建", "整治", "维修", "新建改建", "新改建", "修建", "硬化", "拆除", "治理", "出版"]
)
# 拆除 stands with what is built, as well.
_SHUT = SHUTS - {"拆除"}
_STANDS_AT = re.compile("(?:达到?|突破|超过|增至|增加到)$")
_MAKES_MORE = ("新", "净增", "建成", "开", "建", "培育", "引进")
_WORTH_SHUTTING = re.compile("小(?:火电|煤矿|水泥|锅炉|钢|造纸|冶炼|化工|矿)|落后|过剩|“?土小|燃煤(?!电厂)")
_GOES_ON_WELL = re.compile("绿色|标准化|现代化|骨干|规模|公益|便民|文化|新")
_ADDS = frozenset(["新增", "净增", "新培育", "培育", "新引进", "引进", "招引", "新认定", "认定", "新发展"])
# What is no more of what was added, though it is called alike: 净增企业8家,注销企业20家.
_NOT_ADDED = re.compile(
    "^含|亏损|注销|倒闭|停产|流失|治愈|疑似|在谈|履约|在建|本土|[现原]有|退休|申报|储备|在册|(?:就业|人口|里程|面积|人员)$"
)
# 出版报纸2788万份,各类期刊59万册
_PRINTED = re.compile("(?:各?类)?(?:报纸|期刊|杂志|图书|刊物|音像制品|电子出版物)")
_ANOTHER_DEED = re.compile("[建修改增]|认定|达|有")
_WORKS = frozenset(["个", "座", "处", "所", "条", "公里", "千米", "亩", "平方米", "户", "套", "口", "盏"])
# What may be measured of things that were counted.
_MEASURED_IN = frozenset(["平方米", "公里", "米", "亩", "公顷", "套", "栋", "元"])
_FOR_PEOPLE = frozenset(["培训", "救助", "慰问", "救治"])
_WORK = ("治理", "整治", "改造", "建设", "搬迁")
_DONE_ALREADY = (*_WORK, "更新", "更换", "维护", "整理", "培训")
_STOCK = re.compile("(?<=[^\\W\\d_]{2})(?:总[量数]|保有量|存量)$")
_OUTDATED = re.compile("(?:淘汰|化解|退出|压减)(?:落后|过剩)产能(?=[^\\W\\d_]{2})")
_AFFORESTS = frozenset(["封育", "封禁", "飞播", "补植", "抚育", "封山育林"])
_EARNED = re.compile("(?:收入|花费|消费|产值|总额|税收|金额)$")
LONGEST_DEED = 14
"""A deed of more words says more than who has something from what."""


def victims(place: Place) -> Answer:
    """发生事故3起,死亡2人: of the accidents that were counted."""
    if place.subject not in VICTIMS:
        return None
    event = "" if _ANOTHER_CAUSE.search(place.left) else event_of(place.memory)
    return (event + place.subject, "carried-head") if event else None


def event_of(memory: Memory) -> str:
    """The last accident that was counted; nothing where none was."""
    said = next((name for name in reversed(memory.names[-8:]) if _EVENT.search(name)), "")
    of_victims = all(name in VICTIMS or _EVENT_BEFORE.match(name) for name in memory.names[-RECENT:])
    if not said and of_victims and (before := _EVENT_BEFORE.match(memory.before)):
        # 发生事故505起。死亡189人。直接经济损失467.8万元: an earlier sentence counted them.
        said = before[1]
    return without_verbs(said).removesuffix("起数")


def added_to(place: Place) -> Answer:
    """市场主体新增5万户 is named as 新增市场主体; 日均新增51户 adds what was named before."""
    subject, memory = place.subject, place.memory
    if not subject.endswith(("增", "增加", "新建", "新认定")):
        return None
    if memory.name and _DAILY.fullmatch(subject):
        return subject + entity_of(memory.name), "moved-verb"
    if subject == "新建" and not memory.name and place.clause:
        # 抓好敬老院建设,新建13所: the clause before says what.
        return None
    if match := _ADDED_BEHIND.search(subject):
        whose = strip_tail(strip_lead(subject[: match.start()]))
        # 市场主体总量达42万户,新增6.8万户
        return match.group() + (whose or _STOCK.sub("", without_new(without_verbs(memory.name)))), "moved-verb"
    return None


def beneficiaries(place: Place) -> Answer:
    """改造城镇老旧小区38个、惠及居民1.27万户: they have it from what was done before, in this clause or the one before."""
    subject = _EACH_YEAR.sub("", place.subject, count=1)
    if place.reading.statistic != "level" or place.reading.unit == "%" or not BENEFIT.match(subject):
        return None
    # 农业园区规划面积3万亩,带动农户2000户
    before = _ITS_AREA.sub("", place.memory.name)
    if place.memory.unit in ("%", "‰") and RATE_AT_END.search(before):
        # 自来水普及率达91%,受益群众12万人
        return subject, "left"
    # 物流港一期投资3.2亿元,入驻商户1300户: nobody moves into a sum.
    into = place.memory.unit in MONEY and (place.subject.startswith("入") or before.endswith(TAKINGS))
    done = without_verbs(entity_of(before) if into else before) or _work_of(place.clause) or topic_of(place.clause)
    return (done + place.subject, "beneficiaries") if 0 < len(done) <= LONGEST_DEED else None


def _work_of(clause: str) -> str:
    """推进农村污水治理,受益农户110万户: what they gain from is the work, not only what it is done to."""
    work = without_verbs(strip_lead(clause))
    return work if len(work) > 4 and work.endswith(_WORK) and verb_at(work, 2, len(work) - 2) is None else ""


def _what_was_applied_for(name: str) -> str:
    """专利 of 专利申请量, 企业专利 of 企业申请专利; nothing of a name that begins with it, as 申请专利."""
    applied = APPLIED.sub("", name).removeprefix("受理").removeprefix("申报")
    return applied[:2] + applied[2:].replace("申请", "", 1) if "申请" in applied[2:] or applied != name else ""


def done_to_it(place: Place) -> Answer:
    """新签约21个,新开工18个: an action alone is done to the thing named before."""
    subject, memory = place.subject, place.memory
    if subject in _AFFORESTS and place.reading.statistic == "level":
        # 飞播造林22万亩、封育15万亩: nothing is done so to what was planted.
        return subject, "left"
    if (
        place.reading.statistic != "level"
        or not ((is_deed(subject) and not code_of(subject)) or subject in _STAGES)
        or not (memory.name or memory.things)
    ):
        return None
    if subject == "授权" and (applied := _what_was_applied_for(memory.name)):
        return applied + subject, "carried-verb"
    if memory.name.endswith(_UNDER_WAY) and place.reading.unit == memory.unit and subject in _FINISHED:
        # 安置楼施工40万平方米,竣工21万平方米
        return memory.name[:-2] + subject, "carried-verb"
    if is_more_than_a_part(place) and not _FOLLOWS.match(subject):
        # 开工建设安置房3200套,其中城东片区1800套、城西片区1400套,竣工2100套
        return subject + without_deed(memory.whole), "carried-object"
    if is_deed(memory.name):
        # 取消36项、承接12项、下放26项审批事项
        return subject, "left"
    if subject in _AGAINST_PEOPLE and place.reading.unit in ("人", "名"):
        return subject + "人员", "left"
    if place.reading.unit in MONEY and (
        subject in _SUMS
        or (subject in _GIVEN and memory.unit not in PEOPLE)
        or memory.whole.endswith(("投资", "投资总额"))
    ):
        # 固定资产投资50亿元,其中基本建设20亿元,更新改造10亿元
        return None
    if (
        subject in _FOR_PEOPLE
        and place.reading.unit in ("人次", "人", "名")
        and (memory.unit in _WORKS or is_verb(memory.name))
    ):
        # 建成就业服务站12个,培训3200人次
        return subject, "left"
    if subject == "解决":
        # 解决32万贫困人口温饱,解决46万人、38万头牲畜饮水困难: what is solved stands behind.
        return None
    to_things = memory.things and place.reading.unit in WORKED_ON
    if memory.unit in ("%", "‰") and RATE_AT_END.search(memory.name) and not to_things:
        # 森林覆盖率42.6%,造林3.2万亩: nothing is done to a rate.
        return None
    if subject in memory.name and place.reading.unit == memory.unit:
        # 招商引资到位资金…,五年累计到位56亿元
        return memory.name, "carried"
    if place.reading.unit in MONEY and memory.unit in WORKED_ON and subject.endswith("到位"):
        # 招商引资签约14项,到位1.06亿元: the money is that of the deals.
        done = last_verb(memory.name)
        return memory.name[: len(memory.name) - len(done)] + subject, "carried-object"
    if place.reading.unit in MONEY and memory.unit not in MONEY and subject in _MONEY_VERBS:
        # 新建学校11所,投入4.6亿元; 新增上市企业2家,融资18.6亿元
        return entity_of(memory.name) + subject, "carried-verb"
    if to_things and memory.name != memory.things and not _FOLLOWS.match(subject):
        return subject + without_deed(memory.things), "carried-object"
    things = without_deed(memory.name)
    if (memory.verb or things != memory.name) and not _FOLLOWS.match(subject):
        return subject + things, "carried-object"
    name = memory.name.removesuffix("在建")
    if subject == "授权":
        # 发明专利120件,授权36件
        return name + subject, "carried-verb"
    if subject.endswith("到位") and (paid := CONTRACTED.sub("", name)) != name:
        # 合同引进内资13.8亿元,到位5亿元
        return paid + subject, "carried-verb"
    return entity_of(name) + subject, "carried-verb"


def shared_verb(place: Place) -> Answer:
    """整治河道12条、沟渠30处: what was done to the first was done to the second."""
    if (
        place.subject.startswith(_OTHER_MONEY)
        and not any(name.startswith(_WON) for name in place.memory.names[-4:])
        and any(map(_FROM_OTHERS.search, place.memory.names[-4:]))
    ):
        # 上级补助收入3亿元、上年结余0.4亿元、调入资金0.2亿元
        return place.subject, "left"
    if place.left == place.subject in POLLUTANTS and place.memory.name.endswith(POLLUTANTS):
        # 新增削减化学需氧量132吨,氨氮103吨
        before = next(name for name in POLLUTANTS if place.memory.name.endswith(name))
        if (cut := place.memory.name.removesuffix(before)) and verb_of(place.memory.name):
            return cut + place.subject, "shared-verb"
    if (
        (place.memory.verb.startswith("新") or place.memory.verb in _BUILDS)
        and place.memory.verb != "新开工"
        and place.left[:1] == "、"
        and place.subject.endswith(_DONE_ALREADY)
        and not (place.memory.name.endswith(_DONE_ALREADY) and verb_of(place.memory.name))
    ):
        # 新植核桃40万亩、低效林改造20万亩: what is done to the second is said of it.
        return place.subject, "left"
    outdated = _OUTDATED.match(place.memory.name) if place.joined else None
    if outdated and place.reading.unit == place.memory.unit and not verb_of(place.subject):
        # 淘汰落后产能钢铁60万吨、焦化45万吨
        return outdated.group() + place.subject, "shared-verb"
    if (
        place.joined
        and _STANDS_AT.search(place.left)
        and place.subject[-2:] != place.memory.name[-2:]
        and (place.memory.verb.startswith(_MAKES_MORE) or place.reading.unit != place.memory.unit)
    ):
        # 新开航线6条、通航城市达45个: all that there are, as more of the first were made.
        whose = place.memory.deed.removesuffix(last_verb(place.memory.deed)) if not place.memory.verb else ""
        return (whose + place.subject, "shared-verb") if whose else None
    done = place.memory.verb or ("" if code_of(place.subject) else place.memory.deed)
    herds = place.memory.verb in ("出栏", "存栏") and place.reading.unit in ("头", "只", "羽", "匹")
    if done.endswith("增") and place.subject.startswith("总"):
        # 新增运营里程200公里、总里程达到797公里
        return None
    if done.endswith("改造") and place.subject.endswith(place.memory.name[len(done) :]):
        # 技术改造投资60亿元、民间投资120亿元
        return None
    if place.memory.deed == done != place.memory.verb and (
        place.subject.endswith(place.memory.name[len(done) :]) or place.subject.endswith(_SUMS_OF_A_BUDGET)
    ):
        # 粮食播种面积6.3万亩、油菜播种面积9.2万亩: what is measured is said of each.
        return None
    if not (
        (place.joined or herds or _is_done_behind_a_comma(done, place))
        and done
        and counts(place.quantity, place.reading)
    ) or verb_of(place.subject):
        return None
    if place.reading.statistic != "level" or place.reading.unit in ("%", "‰") or _DAY_BY_DAY.match(place.subject):
        return None
    if (
        place.reading.unit in MONEY
        and place.memory.unit not in MONEY
        and (_EARNED.search(place.subject) or place.subject.startswith(("实际", "合同")))
    ):
        # 接待游客6800万人次、旅游总花费612亿元
        return None
    return done + place.subject, "shared-verb"


def _is_done_behind_a_comma(done: str, place: Place) -> bool:
    """新建公厕8座,农村户厕14500座; 新培育规上企业15家,限上商贸企业22家, of the same kind; many more would be all that there are."""
    subject, memory, unit = place.subject, place.memory, place.reading.unit
    if place.left != subject or verb_at(subject, 0, len(subject)) is not None or _ANOTHER_DEED.search(subject):
        return False
    if done in _SHUT:
        # 淘汰水泥产能120万吨,焦炭产能45万吨; 关停小煤矿32处,小火电机组45万千瓦
        alike = unit == memory.unit and subject[-1] == memory.name[-1] and place.reading.value <= 2 * memory.value
        is_closed = _WORTH_SHUTTING.match(subject) or (alike and not _GOES_ON_WELL.match(subject))
        return unit not in MONEY and code_of(subject) is None and bool(is_closed)
    if done in _BUILT:
        return unit == memory.unit in _WORKS or _PRINTED.fullmatch(subject) is not None
    return (
        done in _ADDS
        and unit == memory.unit
        and unit not in MONEY
        and subject[-2:] == memory.name[-2:]
        and not _NOT_ADDED.search(subject)
        and place.reading.value <= 2 * memory.value
    )


def yearly(place: Place) -> Answer:
    """年均新增城镇就业30万人、输转劳动力500万人: so is the second, in each year."""
    each = _EACH_YEAR.match(place.memory.name)
    if not place.joined or not each or place.reading.statistic != "level" or _EACH_YEAR.match(place.subject):
        return None
    return (each.group() + place.subject, "shared-verb") if verb_of(place.subject) else None


def measured_again(place: Place) -> Answer:
    """改造3所中学校舍4290平方米: the things that were counted are measured."""
    name, subject, unit = place.memory.name, place.subject, place.reading.unit
    if place.left != subject or len(subject) < 2 or place.joined or place.reading.statistic != "level":
        return None
    if unit not in _MEASURED_IN or unit == place.memory.unit or place.memory.unit in MONEY:
        return None
    return (name, "carried") if name != subject and name.endswith(subject) and verb_of(name) else None
