"""A quantity in its place goes in; its name comes out where the words around the number say it."""

from __future__ import annotations

import re

from pipeline.observations.borrowing import BENEFIT, VICTIMS, against, carried, than_as_held
from pipeline.observations.curated import code_of
from pipeline.observations.deeds import LONGEST_DEED, event_of
from pipeline.observations.measures import STANDARD, joint_name
from pipeline.observations.parts import over_a_sum
from pipeline.observations.phrases import AND, begins, strip_lead, strip_tail, verb_at, verb_of, without_verbs, words
from pipeline.observations.place import Answer, Place
from pipeline.observations.statistics import OVER_PLAN
from pipeline.observations.subjects import (
    HELD,
    is_verb,
    of_a_plan,
    plan_done,
    topic_of,
    what_of,
    without_examples,
    without_new,
)
from pipeline.observations.units import MONEY, PEOPLE

_THAN = re.compile(
    r"[比较](全[市省国区县州](?:、全[市省国区县州])*[^,;。、]{0,8}?|世界[^,;。、]{0,8}?|[省市区]平均水?平?|“?(?:十[一二三四五六]?|[八九])五”?(?:时期|期间)(?:增幅|增速)?"
    r"|(?:年初|年度|全年|省定|市定|上级)?(?:计划|预期|规划)?(?:目标|计划|预期|任务|预算))(高出?|低|快|慢)(?:近|约|了)?$"
)
_FASTER_THAN = re.compile(
    r"[比较](?!上年|去年|同期|年初|历史|(?:19|20)\d\d|“|全[国省市])([^,;。、\d]{2,16}(?:增速|增幅|平均水平))(?:分别)?(高出?|低|快|慢)$"
)
# 事故死亡175人,比控制指标减少3人
_THAN_ALLOWED = re.compile(
    r"[比较]([^,;。、\d]{0,8}?(?:控制(?:指标|目标|数|计划)|下达指标))(减少|少|低|下降|高|多|增加)了?$"
)
_HELD_AGAINST = re.compile(rf"{HELD}(?:[^\W\d_]|“)")
_HELD_AT_END = re.compile(rf"(.*{HELD})[^\W\d_]{{2,8}}$")
_BENCHMARK = re.compile("[、,和及]?(全[国省市州](?:平均水?平?)?|[省市]平均水?平?)")
_WITHOUT = re.compile(r"(?:扣除|剔除)[^,;。]{2,16}(?<![率例量额值度])|(?:调整|还原|考虑)[^,;。]{2,12}(?:因素|影响)后?")
_AT_CONSTANT_PRICES = re.compile("(?:扣除|剔除)(?:价格|物价)(?:上涨|变动)?因素(?:影响)?后?")
_TOLL = re.compile("(.{2,}[造致]成)(?:死亡|受伤|失踪|遇难)")
_THAN_AIMED_AT = re.compile(
    "的?(?:增长)?(?:年度|预期|控制)?(?:目标任务|目标|任务|计划)(?:值|数)?(高|低|快|慢|多|少)出?"
)
_MONEY_ITSELF = re.compile("投资$|贷款|资金|补助|奖补|基金|债券|经费|外资|税收|收入|产值|出让|合同")
_NOTHING_TO_GAIN = re.compile("(?:财政|预算).*(?:支出|投入)$|(?:收入|投资|负担)$")
_IN_SO_MANY_FIELDS = re.compile("\\d+个?(?:方面|大?类)$|[一二三四五六七八九十]+(?:个?方面|大类)$")
_EACH = {"前者": -2, "后者": -1}
_BASIS = re.compile(r"[按以][^,;。]{2,14}(?:计算|折算|折合|口径|汇率)(?:\([^()]{2,30}\))?折?(?:约?[为达合]|后)?")
# 为全区700艘渔船配备…
_FOR_ALL_OF_US = re.compile("为全[省市县区州旗镇乡]")
_ON_LAST_YEAR_S = re.compile("^在(?:去年|上年)?已?")
# 这10件实事, 上述12项工程
_POINTS_BACK = frozenset(["这", "上述", "以上", "该"])
_FOR_WHOM = re.compile("[为给][^,;。]+[人员者户民童众]")
_TIMES_THE_LAST = re.compile(r"[、,]?(?:均|都)(?:分别)?(?:是|为|相当于)(?:前|上一?个?|上届)[^,;。、]{0,8}的?")
_EACH_PLACED = re.compile(r"(?<![人户亩年月日平])均(?:位?居|列|位列|排)?[^,;。、\d]{0,10}$")
_BOTH = re.compile(r"[、,]?(?:均|双双|都|同步(?=增|提高|上升))")
# 尤其是2006年增长42.3%: of what the sentence before spoke of.
_IN_PARTICULAR = re.compile("(?:尤其|特别|其中)是?(?=(?:19|20)\\d\\d年)")
_IS_ON = re.compile(
    r"^(?:县域(?:经济)?|综合(?:实力|竞争力)|我[县市区])?(?:[^,;。]{0,12}[届年次度])?(?:成功|首次|再次|连续|强势|我[县市区])*(?:跻身|入围|荣登|上榜|入列)([^,;。]{4,24}?)(?:行列|之列|榜单)?$"
)
_RESIDENTS_IN_ALL = {"户": "总户数", "人": "总人口"}
_SETTLEMENTS = re.compile(
    "(?:下?辖|共?有|现有|共辖|设)?(?:村民小组|村委会|村民委员会|自然村|行政村|社区|居委会)|总户数"
)
_SAYS_WHAT = re.compile("竞争力|综合|百强|十强|营商|文明|创新|考核")
_IN_A_LIST = re.compile(
    r"在[^,;。]*?((?:全[国省市]|中国|世界)[^,;。的]{2,24}?(?:排名|评价|榜单?|考核|评比|测评|百强))中$"
)
_PLACED_IN_A_LIST = re.compile(
    r"(?:我[省市县区州旗]|[^\W\d_]{1,6}?[省市县区州旗镇乡])?(?:连续[^,;。在]{1,4}年)?在([^,;。、的]{4,24}?(?:考核|评价|测评|评比|评估))中"
    r"(?:位[居列]|排[名在]?|名列|荣?获得?|取得|稳?居|列|继续|再次|均|连续[^,;。]{1,4}年|综合|总?成绩|全[国省市区县州])*"
)
_ENTERED = re.compile(
    r"[、,]?(?:成功|首次|再次|强势|并|我[市县区州旗])*(?:跻身|荣登|登上|入围|入选|[位名]列)([^,;。、\d]{2,24}?(?:[十百千]强[县市区榜]?|榜单?|排行榜))"
)
_TAKES_ROOM = frozenset(["占地", "占地面积", "总占地面积", "规划面积", "建筑面积", "总建筑面积"])
_BEYOND_PLAN = re.compile("(?:超(?:额完成|出|过)?|完成)[^,;。]{0,8}(?:计划|目标|任务|指标|预算)(?:任务|指标)?")
_MAKES_A_YEAR = re.compile("[年日](?:出栏|存栏|产|处理|加工|供水|发电)$")
_LONG = re.compile("(?:[一两这该]条|[全总])?长(?:达|约)?")
_SHORTEST_OWNER = 4
_CAPACITY = frozenset(["吨", "千瓦", "立方米", "千升"])
_AMONG_PROJECTS = re.compile("等(?:一批|一大批|一系列)?(?:重点|重大)?[^,;。、]{0,6}?(?:项目|工程)")
_CROSSES = frozenset(["", "跨越", "连跨", "连续跨越", "迈上", "跨上"])
_AND_ALSO = re.compile("(?:[和与]|(?<![惠涉普波触])及)[近约]?$")
_SETTLES = re.compile("(?<=[^\\W\\d_]{2})(?:落户|入驻|落地)[^\\W\\d_]*$")
_GAINS = re.compile(
    "(?:农民|农户|家庭|企业|群众|居民|职工|学生|人口|老人)?(?:直接|从中|共同)?(?:受益|受惠|获益)"
    "|(?:直接|从中|共同)?(?:参加|参保|参合)"
)
_INTO_WHAT = re.compile("列[为入]|纳入|入选|评为|获评|获批|被评为|被列为|被列入")
_RAISED = re.compile(
    "(?:继续|再次|逐步|适当|进一步|大幅)*(?:提高|提升|调整|上调|降低|下调)了?([^,;、和及]{2,24}(?:标准|比例|报酬|补贴|工资|待遇|养老金|津贴|限额))$"
)
_EACH_GETS = re.compile("[、,]?(?:每[年月])?每[生人户名](?:每[年月])?[从由]?$")
_MAKES = re.compile("(?:使|让|令|带动)(?:近|超过?|约)?$")
_REACHES_WHOM = re.compile("惠及|受益|受惠|覆盖|辐射")
# 4亿元的西港码头等项目
_AND_OTHER_PROJECTS = re.compile("(?<=[^\\W\\d_]{2})等(?:优质|重大|重点|一批)?(?:项目|工程)")
# 收入2000元,月平均提高212元
_EVERY = frozenset(["月", "年", "日", "季", "每年", "每月"])
# 跨越3个千亿元台阶: what is crossed is no thing that is counted.
_ADDED_SINCE = re.compile("[比较].{2,10}(净增|新增)(?:了|近|约|超过?)?$")
_AT_STEP = re.compile(
    "(?:先后|连续|相继|成功|历史性)*(?:跨[越过上]|迈[上过]|突破|站上|登上)[^,;。]{0,12}(?:台阶|大关|关口)$"
)
_STEP = re.compile(r"[十百千万]?亿?(?:元|级)?(?:大?台阶|大关|关口)")


def of_its_plan(place: Place) -> Answer:
    """完成年计划的108.6%, 超额完成年度任务2.1亿元: how far a plan was fulfilled."""
    if place.reading.statistic == "change" and place.memory.base and _BEYOND_PLAN.fullmatch(place.subject):
        # 投资完成17亿元,超额完成年度任务2.1亿元
        return place.memory.base + place.subject.replace("完成", "超", 1), "of-a-plan"
    if place.reading.statistic == "change" and (over := OVER_PLAN.search(place.left)):
        # 省列重大项目完成投资超年度计划28%
        own = strip_lead(strip_tail(place.left[: over.start()])) or place.memory.base
        return own + over.group().rstrip("近约的"), "of-a-plan"
    if place.reading.unit not in ("%", "倍") or place.reading.statistic not in ("level", "share", "ratio"):
        return None
    if not (plan := of_a_plan(place.left)):
        return None
    own = strip_lead(strip_tail(place.left[: plan.start()])) or place.memory.base or place.memory.name
    if place.memory.name == own + plan_done(plan).removeprefix("完成"):
        # 实际利用外资13650万美元,完成年计划12000万美元的113.8%
        return place.memory.name + "完成率", "of-a-plan"
    return own + plan_done(plan), "of-a-plan"


def noun_behind(place: Place) -> Answer:
    """36个老旧小区, 新建36个停车场: the noun behind the number, with what is done before it."""
    noun, memory = place.noun, place.memory
    if not noun:
        return None
    subject = without_examples(place.subject, keep_rest=False)
    if noun.endswith("基础上"):
        # 在去年新增1200个停车位的基础上,再新增1500个
        noun, subject = noun.removesuffix("基础上").removesuffix("的"), _ON_LAST_YEAR_S.sub("", subject)
    if (
        place.left.endswith(("中有", "中"))
        and not is_verb(noun)
        and not subject.endswith(("高中", "初中", "职中", "完中"))
    ):
        subject = subject.removesuffix("有").removesuffix("中")
        if noun[:2] in subject:
            # 36个行业大类中有24个行业产值增长
            subject = ""
    if (
        subject in _POINTS_BACK
        or subject in ("全国有", "全国共有")
        or (subject in ("向", "给") and place.reading.unit in PEOPLE)
        or _FOR_ALL_OF_US.fullmatch(subject)
    ):
        subject = ""
    if place.left.endswith("、") and _FOR_WHOM.fullmatch(subject) and verb_at(subject, 1, len(subject)) is None:
        # 为65岁以上老年人、3000名适龄妇女免费体检: the first have no number.
        subject = ""
    if subject.endswith(("类", "方面")):
        # 办好10个方面30件民生实事
        subject = _IN_SO_MANY_FIELDS.sub("", subject)
    if place.left.endswith("、") and is_verb(noun[:2]):
        # 连续5年提高养老金、4次提高最低工资: what stands before the mark is another deed.
        subject = ""
    if noun.startswith("指标") and place.left.endswith("等"):
        # 5G用户渗透率、电信业务收入增幅等5项指标
        subject = place.left.strip("、,")
    if place.left.endswith("、") and "、" in subject and (done := verb_of(subject)):
        # 完成饮水安全巩固提升、防洪治理二期、5座水库除险加固: the others have no number.
        subject = done
    if place.left.endswith("、") and place.reading.unit == "%" and subject.startswith("实现"):
        # 实现县县通油路、98%的乡镇通沥青路
        subject = ""
    if _AND_ALSO.search(place.left):
        # 通过规划纲要和19个专项规划: what stands before 和 is another thing.
        subject = verb_of(subject)
    if makes := _MAKES_A_YEAR.search(subject):
        # 力促日处理2万吨污水处理厂等项目早日投产: what it is able to is no deed.
        whose = without_verbs(subject[: makes.start()].rpartition("、")[2])
        return (whose if len(whose) >= _SHORTEST_OWNER else "") + makes.group() + _what_makes(noun), "around"
    if place.reading.unit in _CAPACITY and (others := _AMONG_PROJECTS.search(noun, 2)):
        # 为某公司1000万吨炼油改造工程等重点项目提供服务
        noun = noun[: others.start()]
        subject = subject.rpartition("、")[2].removeprefix("为")
    if not subject and place.joined and memory.unit == "户" and place.reading.unit == "人" and verb_of(noun):
        # 为城乡低保450户、580人发放保障金
        return memory.name, "carried"
    measure = without_verbs(subject).lstrip("了")
    if place.reading.unit in MONEY and measure in words("generic") and code_of(subject) is None and len(noun) >= 2:
        # 实施总投资5.6亿元的天屏公路改建: what the sum is for stands behind it.
        return what_of(noun) + measure, "around"
    if (
        not subject
        and place.left in AND
        and memory.unit == place.reading.unit in MONEY
        and memory.name.endswith("投资")
        and code_of(memory.name) is None
        and len(noun) > 2
        and not _MONEY_ITSELF.search(noun)
    ):
        # 总投资9亿元的东港粮库、4亿元的西港码头等项目投入使用
        return what_of(_AND_OTHER_PROJECTS.split(noun)[0]) + (
            "总投资" if memory.name.endswith("总投资") else "投资"
        ), "around"
    if _LONG.fullmatch(subject) and place.reading.unit in ("公里", "米", "千米"):
        # 长约35公里的清水河堤防, 总长12公里的环城路
        return what_of(noun) + (subject[:2] if subject[0] in "全总" else ""), "around"
    if (room := without_verbs(subject)) in _TAKES_ROOM and len(noun) > 2:
        # 占地1200亩的文化园建成开园
        return what_of(noun) + room, "around"
    if (
        place.reading.unit == "%"
        and not subject
        and place.left in ("", ",", ",其中")
        and memory.unit not in ("", "%")
        and begins(noun, "verb")
        and (of := without_verbs(memory.name))
    ):
        # 审批事项减少30项,95%以上实行网上备案
        return of + noun, "carried-head"
    if noun in VICTIMS and subject in ("", "造成", "致") and (event := event_of(memory)):
        # 事故3起,3人死亡; 造成72人死亡
        return event + noun, "carried-head"
    if noun in VICTIMS and not subject and (toll := _TOLL.fullmatch(memory.name)):
        # 地质灾害造成1人死亡,3人受伤
        return toll[1] + noun, "carried-head"
    if _STEP.fullmatch(noun) and (memory.base or subject not in _CROSSES):
        # 地区生产总值完成87.4亿元,五年跨越3个十亿级台阶
        return (memory.base + subject if subject in _CROSSES else subject) + noun, "step"
    if not subject and memory.unit == place.reading.unit and (whole := over_a_sum(noun, memory)):
        return whole, "some-of-them"
    if not subject and noun[0] == "获" and (at := memory.name.rfind("获")) > 0 and memory.unit == place.reading.unit:
        # 省级比赛24人获金牌,22人获银牌
        return memory.name[:at] + noun, "borrowed-start"
    if not subject and (into := _INTO_WHAT.match(noun)) and (at := memory.name.rfind(into.group())) > 0:
        # 22个项目列为省级重点项目,128个列为市级重点项目
        return memory.name[:at] + noun, "borrowed-start"
    if not subject and _GAINS.fullmatch(noun) and (by := _by_whom(place)):
        who = noun[:-2]
        return by + (noun.removeprefix(who) if who and by.endswith(who) else noun), "beneficiaries"
    if not subject and place.joined and memory.verb:
        # 引进4家外资企业和1家央企落户园区: where they went is said of both.
        bare = _SETTLES.sub("", noun) if memory.verb.startswith(("引", "招")) else noun
        if verb_at(bare, 2, len(bare)) is None:
            return memory.verb + bare, "shared-verb-right"
    subject = subject.removeprefix("每年") if BENEFIT.fullmatch(subject, 2) else subject
    done = without_verbs(memory.name) if BENEFIT.fullmatch(subject) else ""
    if not memory.name and _REACHES_WHOM.fullmatch(subject):
        done = topic_of(place.clause)
    if 0 < len(done) <= LONGEST_DEED:
        # 改造老旧小区137个、惠及2.9万户居民; 实施免费教育政策,惠及10万儿童
        return done + subject + noun, "beneficiaries"
    return subject + noun, "around" if subject else "right"


def _what_makes(noun: str) -> str:
    """What has a capacity, without the others of its kind and what was done with it: 啤酒项目 of 啤酒项目投产."""
    others = _AMONG_PROJECTS.search(noun, 2)
    return noun[: others.start()] if others else what_of(noun)


def _by_whom(place: Place) -> str:
    """饮水工程使6050万人受益; 南水北调工程通水,1.1亿人直接受益: what they gain from, nothing where no words say so."""
    if made := _MAKES.search(place.left):
        return strip_lead(strip_tail(place.left[: made.start()]))
    done = _GAINS.sub("", without_verbs(place.memory.name)) or topic_of(place.clause)
    if _NOTHING_TO_GAIN.search(done):
        # 县财政支出2300万元,全县有1.2万户受益
        return ""
    done = done.removesuffix("支出").removesuffix("投入")
    return done if len(done) <= LONGEST_DEED else ""


def against_a_benchmark(place: Place) -> Answer:
    """高于全国1.8个百分点, 比全省快2个百分点: the gap between what was named and a benchmark."""
    if place.reading.statistic not in ("change", "contribution", "ratio"):
        return None
    left = place.left
    if (other := _BENCHMARK.fullmatch(left)) and (held := _HELD_AT_END.search(place.memory.name)):
        # 高于全国1.2个、全省0.7个百分点
        return held[1] + other[1], "against-benchmark"
    if than := _THAN.search(left) or _FASTER_THAN.search(left) or _THAN_ALLOWED.search(left):
        left = left[: than.start()] + than_as_held(than)
    elif not _HELD_AGAINST.search(left):
        return None
    return against(left, place.reading.unit, place.memory), "against-benchmark"


def added_since(place: Place) -> Answer:
    """规模以上工业企业达到186家,比2007年净增65家: what came in addition is no stock."""
    if place.subject or place.reading.statistic != "level" or place.reading.unit != place.memory.unit:
        return None
    added = _ADDED_SINCE.search(place.left)
    return (added[1] + without_new(without_verbs(place.memory.name)), "added-since") if added else None


def at_a_step(place: Place) -> Answer:
    """税收收入连续跨越三个“十亿元”台阶,从19.8亿元增至48.6亿元: the clause before says what is at a step."""
    at_step = _AT_STEP.search(place.clause) if not place.subject and place.clause else None
    crossed = strip_lead(place.clause[: at_step.start()]) if at_step else ""
    return (crossed, "topic") if crossed else None


def goes_on(place: Place) -> Answer:
    """同比增长0.6%, 均居全省第一: no subject of its own, so that of the number before, of both before, or of the clause before."""
    subject = place.subject
    if (
        not subject
        and place.reading.statistic == "level"
        and (residents := _RESIDENTS_IN_ALL.get(place.reading.unit))
        and _SETTLEMENTS.fullmatch(place.memory.name)
    ):
        # 辖12个村委会、74个村民小组,共3016户,14736人: of no group.
        return residents, "left"
    if (
        place.reading.statistic == "rank"
        and not subject
        and (listed := _IN_A_LIST.search(place.clause))
        and (not place.memory.name or _SAYS_WHAT.search(listed[1]))
    ):
        # 在全国县域经济竞争力排名中,我市位列第168位
        return listed[1], "topic"
    if place.reading.statistic == "rank" and (listed := _ENTERED.fullmatch(place.left)):
        # 荣登全国县域经济百强榜第87位,跻身全国营商环境百强县第35名
        return listed[1], "topic"
    if place.reading.statistic == "rank" and (listed := _PLACED_IN_A_LIST.fullmatch(place.left)):
        # 我县在全省高质量发展考核中位列第五
        return strip_lead(listed[1].removeprefix("全国")), "topic"
    if not place.memory.name and (
        (not subject and _IN_PARTICULAR.match(place.left)) or (place.memory.before and _BASIS.fullmatch(subject))
    ):
        # 人均生产总值9517元。按当前汇率计算,约合1149美元
        return place.memory.before, "carried"
    if not subject and _BOTH.match(place.left) and (joint := joint_name(place.memory, ("level", "change"))):
        return joint, "joint"
    if place.reading.statistic == "rank" and _EACH_PLACED.search(place.left):
        # 生产总值增长6.2%,工业增加值增长9.3%,(增速)均居全省第一
        joint = joint_name(place.memory, ("growth", "avg_growth", "level", "share"))
        if joint and subject in ("", "增速", "增幅", "总量"):
            return joint + subject, "joint"
        if joint and all(name.endswith(subject) for name in joint.split("、")):
            # 汽车产量…,新能源汽车产量…,产量均居全国第2位
            return joint, "joint"
    if (
        not subject
        and place.reading.statistic == "level"
        and place.left.startswith(("由", "从"))
        and (raised := _RAISED.match(place.clause))
    ):
        # 新建食堂12个;提高农村五保供养标准,由2000元提高到2400元
        return raised[1], "topic"
    if (
        not subject
        and place.reading.unit in MONEY
        and _EACH_GETS.match(place.left)
        and (standard := STANDARD.search(place.clause))
    ):
        # 提高生活补助标准,每生每年从300元提高到500元
        return standard[1], "topic"
    if place.memory.base and place.reading.statistic == "change" and (than := _THAN_AIMED_AT.fullmatch(place.left)):
        # 财政收入增长9.4%,比年初确定的8%的目标高1.4个百分点
        rate = "增速" if place.memory.statistic in ("growth", "avg_growth") else ""
        return f"{place.memory.base}{rate}{'高' if than[1] in '高快多' else '低'}于目标", "against-benchmark"
    if not subject and place.clause and code_of((topic := topic_of(place.clause)).removesuffix("增速")):
        # 低保标准实现城乡统一,每人每月520元: the clause before names an indicator and no number.
        return topic, "topic"
    if place.reading.statistic == "rank" and subject in ("", "排名", "位次") and (placed := _IS_ON.match(place.clause)):
        # 连续九届跻身全国百强县行列,排名升至第47位
        return placed[1] + "排名", "topic"
    if not subject or (subject in _EVERY and place.memory.name) or _BASIS.fullmatch(subject):
        return carried(place.left, place.reading, place.memory)
    if place.memory.name and _WITHOUT.fullmatch(subject):
        return ("" if _AT_CONSTANT_PRICES.fullmatch(subject) else subject) + place.memory.base, "without"
    if place.reading.statistic == "ratio" and _TIMES_THE_LAST.fullmatch(place.left):
        # 引进内资…,利用外资…,均是上一个五年的2.1倍
        return joint_name(place.memory) or place.memory.base, "joint"
    if subject in _EACH and len(names := list(dict.fromkeys(place.memory.names[-4:]))) > 1:
        return names[_EACH[subject]], "carried"
    return None
